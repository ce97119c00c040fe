"""Numbers in sentences, read as intervals with unit and role."""

from typing import NamedTuple

import pytest

from hearsay.claims.quantities import Measured, find_quantities
from hearsay.claims.times import TimeSpan, find_times
from hearsay.language import analyse
from hearsay.records import Document, Parse, Segment


class Seen(NamedTuple):
    text: str
    low: float | None
    high: float | None
    best: float | None
    comparator: str
    unit: str | None


def page(text: str) -> tuple[Document, Parse]:
    document = Document(id="doc1:x", capture_sha256="", uri="x", media_type="text/plain", retrieved_at="", outlet=None,
                        title=None, authors=(), published=None, language="en", text=text)
    segment = Segment(id="seg1:x", document=document.id, kind="body", start=0, end=len(text), origin_start=0,
                      origin_end=len(text))
    return document, analyse(document, [segment])


def measured(text: str) -> list[Measured]:
    document, parse = page(text)
    found = find_quantities(document, parse)
    for one in found:
        assert text[one.quantity.start:one.quantity.end] == one.quantity.text
        assert parse.tokens[one.first].start <= one.quantity.start
        assert one.quantity.end <= parse.tokens[one.last - 1].end
    return found


def seen(text: str) -> list[Seen]:
    return [Seen(q.text, q.low, q.high, q.best, q.comparator, q.unit) for q in (m.quantity for m in measured(text))]


def only(text: str) -> Seen:
    (found,) = seen(text)
    return found


@pytest.mark.parametrize(("text", "found"), [
    ("They killed 4,013 militia members.", Seen("4,013 militia members", 4013, 4013, 4013, "=", "militia members")),
    ("They killed at least 13 people.", Seen("at least 13 people", 13, None, 13, ">=", "people")),
    ("They killed more than 20 people.", Seen("more than 20 people", 20, None, 20, ">", "people")),
    ("They killed up to 10 people.", Seen("up to 10 people", None, 10, 10, "<=", "people")),
    ("They killed fewer than 10 people.", Seen("fewer than 10 people", None, 10, 10, "<", "people")),
    ("They killed about 200 people.", Seen("about 200 people", 180, 220, 200, "~", "people")),
    ("They killed nearly 200 people.", Seen("nearly 200 people", 180, 200, 200, "~", "people")),
    ("They killed about 5 people.", Seen("about 5 people", 4, 6, 5, "~", "people")),
    ("They killed only 5 people.", Seen("5 people", 5, 5, 5, "=", "people")),
    ("They killed dozens of people.", Seen("dozens of people", 12, 99, None, "~", "people")),
    ("They killed more than two dozen people.", Seen("more than two dozen people", 24, None, 24, ">", "people")),
    ("They killed tens of thousands of people.",
     Seen("tens of thousands of people", 20000, 99999, None, "~", "people")),
    ("They killed at least several hundred people.",
     Seen("at least several hundred people", 200, None, None, ">=", "people")),
    ("They killed 8-10 people.", Seen("8-10 people", 8, 10, None, "~", "people")),
    ("They killed 8–10 people.", Seen("8–10 people", 8, 10, None, "~", "people")),
    ("They killed between 8 and 10 people.", Seen("between 8 and 10 people", 8, 10, None, "~", "people")),
    ("They killed 13 to 46 people.", Seen("13 to 46 people", 13, 46, None, "~", "people")),
    ("They killed two or three people.", Seen("two or three people", 2, 3, None, "~", "people")),
    ("They moved 8 to 10 thousand people.", Seen("8 to 10 thousand people", 8000, 10000, None, "~", "people")),
    ("They killed 10 (ten) people.", Seen("10 (ten) people", 10, 10, 10, "=", "people")),
    ("They killed twenty-five people.", Seen("twenty-five people", 25, 25, 25, "=", "people")),
    ("They killed a dozen people.", Seen("a dozen people", 12, 12, 12, "=", "people")),
    ("They moved ½ million people.", Seen("½ million people", 500000, 500000, 500000, "=", "people")),
    ("They moved 1½ million people.", Seen("1½ million people", 1500000, 1500000, 1500000, "=", "people")),
    ("They moved half a million people.", Seen("half a million people", 500000, 500000, 500000, "=", "people")),
    ("They moved two and a half million people.",
     Seen("two and a half million people", 2.5e6, 2.5e6, 2.5e6, "=", "people")),
    ("They killed 60-plus people.", Seen("60-plus people", 60, None, 60, ">=", "people")),
    ("They killed 20 people or more.", Seen("20 people or more", 20, None, 20, ">=", "people")),
    ("They killed 1.234,5 people.", Seen("1.234,5 people", 1234.5, 1234.5, 1234.5, "=", "people")),
    ("They killed 13 more people.", Seen("13 more people", 13, 13, 13, "=", "people")),
    ("They killed 13 of the soldiers.", Seen("13 of the soldiers", 13, 13, 13, "=", "soldiers")),
    ("They killed 13 members of the council.",
     Seen("13 members of the council", 13, 13, 13, "=", "members of the council")),
    ("They flew 19,68 sorties per day.", Seen("19,68 sorties per day", 19.68, 19.68, 19.68, "=", "sorties per day")),
    ("They hold %100 of it.", Seen("%100", 100, 100, 100, "=", "percent")),
    ("They hold 100% of it.", Seen("100%", 100, 100, 100, "=", "percent")),
    ("They hold 90 percent of it.", Seen("90 percent", 90, 90, 90, "=", "percent")),
    ("They hold two-thirds of it.", Seen("two-thirds", 66.7, 66.7, 66.7, "=", "percent")),
    ("One in five residents fled.", Seen("One in five", 20, 20, 20, "=", "percent")),
    ("Nearly two out of three wells ran dry.", Seen("Nearly two out of three", 60.03, 66.7, 66.7, "~", "percent")),
    ("One of every ten homes burned.", Seen("One of every ten", 10, 10, 10, "=", "percent")),
    ("One soldier in four deserted.", Seen("One soldier in four", 25, 25, 25, "=", "percent")),
    ("More than half the town burned.", Seen("More than half", 50, None, 50, ">", "percent")),
    ("They lost 40 percent of their herds.", Seen("40 percent", 40, 40, 40, "=", "percent")),
    ("They lost between 20 and 25% of it.", Seen("between 20 and 25%", 20, 25, None, "~", "percent")),
    ("They spent $97 Billion.", Seen("$97 Billion", 97e9, 97e9, 97e9, "=", "dollar")),
    ("They spent 500 million dollars.", Seen("500 million dollars", 500e6, 500e6, 500e6, "=", "dollar")),
    ("They spent US$1.6bn.", Seen("US$1.6bn", 1.6e9, 1.6e9, 1.6e9, "=", "US dollar")),
    ("It is 1.5 miles wide.", Seen("1.5 miles", 1.5, 1.5, 1.5, "=", "mile")),
    ("It is 1.5 square miles.", Seen("1.5 square miles", 1.5, 1.5, 1.5, "=", "square mile")),
    ("It is 700 sq. km in size.", Seen("700 sq. km", 700, 700, 700, "=", "square kilometre")),
    ("It lasted 48 hours.", Seen("48 hours", 48, 48, 48, "=", "hour")),
    ("They killed 22.", Seen("22", 22, 22, 22, "=", None)),
])
def test_a_number_is_an_interval_with_a_unit(text: str, found: Seen) -> None:
    assert only(text) == found


@pytest.mark.parametrize(("text", "role"), [
    ("It is 1.5 miles wide.", "length"), ("It is 1.5 square miles.", "area"),
    ("It lies 20 miles north of the town.", "distance"),
    ("They hold 90 percent of it.", "share"), ("They spent $5m.", "money"), ("It lasted two years.", "duration"),
    ("They lost 40 tanks.", "vehicles"), ("They flew 300 sorties.", "sorties"), ("They killed 40 soldiers.", ""),
    ("The force has 2,000 troops.", "strength"), ("A 5,000-strong force came.", "strength"),
    ("They killed 40 people.", ""), ("They fired 12 tonnes of it.", "weight"),
])
def test_the_unit_gives_the_role_where_it_can(text: str, role: str) -> None:
    (found,) = measured(text)
    assert found.quantity.role == role


@pytest.mark.parametrize("text", [
    "The F-35A and the S-400 flew.", "The B61-12 was moved.", "It follows Resolution 2254.", "She won 3-1.",
    "Aged 56, she left.", "The 33-year-old left.", "It came on the 5th and the twenty-first.", "It fell in 2014.",
    "It fell on 23 March 2019 at 16:40.",
    "1. The fight began.", "Call +1 202 555 0143 or 555-0143.", "The index rose 5%.", "Prices fell by 3.76 percent.",
    "Follow @abc123 or #45.", "See https://example.org/12/45.html for it.", "It happened at 24:61.", "No one came.",
    "It was one of the largest towns.", "They held two-way talks.", "Version 10.2.1 is out.", "They left [12].",
    "It is " + "9" * 400 + ".", "They came two years ago.", "Several came.",
])
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert seen(text) == []


def test_times_that_are_known_need_not_be_sought_again() -> None:
    text = "It lasted two years, until 23 March 2019, and cost 40 lives."
    document, parse = page(text)
    segment = Segment(id="seg1:x", document=document.id, kind="body", start=0, end=len(text), origin_start=0,
                      origin_end=len(text))
    times = [TimeSpan(t.start, t.end, t.type == "DURATION") for t in find_times(document, [segment], parse)]
    assert find_quantities(document, parse, times=times) == find_quantities(document, parse)


def test_sums_stay_apart() -> None:
    found = seen("The raid killed 4,013 militia members and injured 302 others.")
    assert [(s.text, s.best) for s in found] == [("4,013 militia members", 4013), ("302 others", 302)]


def test_broken_number_words_invent_nothing() -> None:
    assert [s.best for s in seen("They killed two hundred and.")] == [200]
    assert [s.best for s in seen("They killed five six seven.")] == [5, 6, 7]


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert [s.best for s in seen("The toll rose from 8 to 13 people.")] == [8, 13]


def test_the_page_settles_what_a_dot_before_three_digits_is() -> None:
    assert seen("They killed 1.234 people, or 19,5 a day on 12,25 days.")[0].best == 1234
    assert only("It measured 1.234 miles.").best == 1.234


def test_no_sign_is_taken_from_another_line() -> None:
    assert [s.text for s in seen("0 $\n2,350 $\n$3")] == ["0 $", "2,350 $", "$3"]


def test_the_noun_is_a_token() -> None:
    document, parse = page("They killed 4,013 militia members.")
    (found,) = find_quantities(document, parse)
    assert found.noun is not None
    assert parse.tokens[found.noun].text == "members"


def test_empty_and_degenerate_text() -> None:
    assert seen("") == []
    assert seen("- " * 500) == []
    assert len(seen("12 " * 2000)) == 2000
    assert seen("and " * 2000) == []


@pytest.mark.parametrize("text", [
    "They killed two in three raids.",
    "Prices rose 40 percent.",
    "It is half the size of Hesk.",
    "He was one of 30 men.",
    "They killed four in 2013.",
])
def test_no_share_is_read_into_counts_and_comparisons(text: str) -> None:
    assert "percent" not in {one.unit for one in seen(text)}
