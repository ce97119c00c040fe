"""Figures in all conventions, hedges, and intervals that hold what they should."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.claims.quantities import find_quantities
from hearsay.claims.quantities.atoms import decimal_comma, figure_value
from hearsay.claims.quantities.hedges import bounded, hedge_after, hedge_before, widened
from hearsay.knowledge import table
from hearsay.records import Document, Paragraph, Parse, Sentence, Token

BEFORE = sorted(text for row in table("hedges")["hedge"] for text in row.get("before", ()))


def plain(text: str) -> tuple[Document, Parse]:
    """A document and a parse without a model: every word is a noun that hangs on itself."""
    tokens, at = [], 0
    for word in text.split(" "):
        if word:
            n, small = len(tokens), word.lower()
            tokens.append(Token(n, at, at + len(word), word, small, small, "NOUN", "", n, "root", "", False))
        at += len(word) + 1
    bounds = (Sentence(0, len(tokens), 0),), (Paragraph(0, len(tokens), "s"),)
    parse = Parse(tuple(tokens), *bounds) if tokens else Parse((), (), ())
    document = Document(id="d", capture_sha256="", uri="", media_type="", retrieved_at="", outlet=None, title=None,
                        authors=(), published=None, language="en", text=text)
    return document, parse


@pytest.mark.parametrize(("text", "value", "with_comma"), [
    ("4,013", 4013, 4013), ("19,68", 19.68, 19.68), ("1.234,5", 1234.5, 1234.5), ("1,234.5", 1234.5, 1234.5),
    ("1.234", 1.234, 1234), ("1,234,567", 1234567, 1234567), ("1.234.567", 1234567, 1234567),
    ("1,23,456", 123456, 123456), ("0,5", 0.5, 0.5), ("0.125", 0.125, 0.125), ("10 000", 10000, 10000), ("13", 13, 13),
])
def test_figures_of_all_conventions(text: str, value: float, with_comma: float) -> None:
    assert figure_value(text, comma=False) == value
    assert figure_value(text, comma=True) == with_comma


@pytest.mark.parametrize("text", ["1.2.3", "12.34,5.6", "9" * 400, "1,2345,678", "1234,567,890"])
def test_figures_that_are_none(text: str) -> None:
    assert figure_value(text, comma=False) is None


def test_the_convention_of_a_page() -> None:
    assert decimal_comma("It was 19,68 a day.")
    assert not decimal_comma("It was 19,68 a day and 1.5 a night.")
    assert not decimal_comma("It was 4,013.")


@given(st.integers(0, 10**12))
def test_thousands_are_read_back(value: int) -> None:
    assert figure_value(f"{value:,}", comma=False) == value
    if value >= 10**6:
        assert figure_value(f"{value:,}".replace(",", "."), comma=False) == value


@given(st.integers(0, 10**9), st.sampled_from([1, 2, 4]), st.integers(0, 9999))
def test_decimals_are_read_back_with_either_mark(whole: int, places: int, part: int) -> None:
    digits = f"{part:04d}"[:places]
    for mark in ".,":
        assert figure_value(f"{whole}{mark}{digits}", comma=False) == pytest.approx(float(f"{whole}.{digits}"))


@settings(deadline=None)
@given(st.floats(0, 1e12), st.sampled_from(BEFORE))
def test_intervals_hold_their_best_figure(figure: float, words: str) -> None:
    hedge = hedge_before(f"they saw {words} ", len(f"they saw {words} "), floor=0)
    limits = bounded(round(figure, 3), hedge)
    assert limits.best == round(figure, 3)
    assert limits.low is None or limits.low <= limits.best
    assert limits.high is None or limits.best <= limits.high
    assert limits.comparator in {"=", ">=", "<=", ">", "<", "~"}


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_named_intervals_stay_as_they_are(a: float, b: float) -> None:
    low, high = sorted((a, b))
    limits = widened(low, high, None)
    assert (limits.low, limits.high, limits.best) == (low, high, None)


@pytest.mark.parametrize(("text", "comparator"), [
    (" or more", ">="), ("-plus", ">="), ("+ people", ">="), (" or so", "~"), (" or fewer", "<=")])
def test_hedges_behind(text: str, comparator: str) -> None:
    found = hedge_after(f"20{text}", 2)
    assert found is not None
    assert found.comparator == comparator


def test_vague_sizes_are_in_order() -> None:
    assert all(0 < low <= high for low, high in table("hedges")["vague"].values())


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(
    ["12", "4,013", "19,68", "one", "hundred", "and", "a", "half", "million", "dozens", "of", "-", "8-10", "%", "$5",
     "100%", "(ten)", "10", "more", "than", "at", "least", "people", "miles", "square", "between", "to", "or", "km",
     "per", "day", "years", "2014", ",", "5.", "9" * 40, "1.2.3", "two-thirds", "+", "no",
     "fewer"]), max_size=14).map(" ".join))
def test_any_text_gives_sound_quantities(text: str) -> None:
    document, parse = plain(text)
    last = 0
    for found in find_quantities(document, parse):
        quantity = found.quantity
        assert text[quantity.start:quantity.end] == quantity.text
        assert quantity.start >= last
        last = quantity.end
        assert found.first < found.last
        assert quantity.low is not None or quantity.high is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        if quantity.best is not None:
            assert quantity.low is None or quantity.low <= quantity.best
            assert quantity.high is None or quantity.best <= quantity.high
