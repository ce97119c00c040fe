"""Texts with marks: nothing of the text is lost, whatever overlaps."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from ledgers import Page, _ledger, case

from hearsay.report.book import open_book
from hearsay.report.documents import shortened
from hearsay.report.texts import Mark, cited_passages, runs, whole_text

spans = st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("aqwk")).map(
    lambda found: Mark(min(found[:2]), max(found[:2]) + 1, found[2])
)


def plain(markup: str) -> str:
    """Puts the elements of class `t` together, without their tags."""
    depth, out = 0, []
    for token in re.split(r"(<[^>]*>)", markup):
        if token.startswith("<"):
            inside = depth > 0
            if token.startswith("</"):
                depth -= inside
            elif inside or re.search(r'class="t( |")', token):
                depth += 1
        elif depth:
            out.append(unescape(token))
    return "".join(out)


def test_text_without_tags_is_the_text():
    book = open_book(case())
    for document in book.documents:
        assert plain(whole_text(book, document)) == document.text


@given(st.text(min_size=41, max_size=60), st.lists(spans, max_size=12))
def test_runs_cover_the_text_and_carry_exactly_their_marks(text, marks):
    found = list(runs(text, marks))
    assert "".join(text[run.start : run.end] for run in found) == text
    for run in found:
        for at in range(run.start, run.end):
            covering = {mark.style for mark in marks if mark.start <= at < mark.end}
            assert set(run.styles) - {"w2"} == covering


def test_claim_inside_credited_words_bears_both_marks():
    book = open_book(case())
    assert '<span class="w k">captured</span>' in whole_text(book, book.documents[0])


def test_pasted_article_is_boxed_with_its_credit_under_its_comment():
    book = open_book(case())
    markup = whole_text(book, book.documents[2])
    boxed = re.search(r'<div class="voice pasted d0"><p class="whose">Pasted text, credited to <b>(.*?)</b>', markup)
    assert boxed is not None
    assert boxed.group(1) == "Anders Quill"


def test_comment_names_whom_it_answers_and_its_level():
    book = open_book(case())
    markup = whole_text(book, book.documents[2])
    assert "answering stonecrop, level 2" in markup
    assert "Comment by <b>&lt;script&gt;alert(1)&lt;/script&gt;</b>" in markup


def test_segments_that_stand_inside_others_do_not_double_the_text():
    page = Page("nested.html", outlet="X")
    outer = page.add("comment", "Before.\n\nThe pasted words.\n\nBehind.", author="reed")
    inner = page.add("pasted", "x", parent=outer)
    page.segments[-1] = type(inner)(
        id=inner.id,
        document=inner.document,
        kind="pasted",
        start=9,
        end=26,
        origin_start=9,
        origin_end=26,
        parent=outer.id,
    )
    page.text = page.text[: outer.end]
    book = open_book(_ledger([page], linked=False))
    markup = whole_text(book, book.documents[0])
    assert plain(markup) == page.text
    assert "(continued)" in markup


def test_carriage_returns_and_markup_in_a_text_survive():
    page = Page("odd.html")
    page.add("body", 'A <b>bold</b> &amp; line\r\nnext "quoted" \u202eturned')
    book = open_book(_ledger([page], linked=False))
    assert plain(whole_text(book, book.documents[0])) == page.text


def test_long_document_gives_the_passages_that_are_cited():
    page = Page("long.html")
    page.add("body", "Filler. " * 30_000)
    page.add("body", "The army captured Hasrin.")
    claim = page.claim("The army captured Hasrin", "captured", "CONTROL:capture")
    book = open_book(_ledger([page], linked=False))
    document = book.documents[0]
    assert shortened(book) == (document,)
    anchor = f"c-{claim.id.replace(':', '-')}"
    assert plain(cited_passages(book, document, cited=frozenset({anchor}))) == "The army captured Hasrin."
