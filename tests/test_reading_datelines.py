"""Datelines of text dumps, days that a page disagrees on, and agencies that a paragraph credits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading.credits import agency_credit
from hearsay.reading.datelines import split_dateline
from hearsay.reading.dump import read_dump
from hearsay.reading.page import read_page
from hearsay.reading.rows import rows

BODY = "The old bridge over the Sarn fell into the river on Tuesday night and nobody was hurt, the mayor of Velmar said."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Wed 19 Apr 2017 ", "2017-04-19"),
        ("Published July 5 2015 ", "2015-07-05"),
        ("Posted on April 4 2017 ", "2017-04-04"),
        ("Date of publication 7 July 2016 ", "2016-07-07"),
        ("Saturday 11 April 2015 18:05 ", "2015-04-11"),
        ("Share Tuesday 19 July 2016 16:45 ", "2016-07-19"),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(head, day):
    dump = read_dump(f"Bridge falls into the river in Velmar\n\n{head}{BODY}\n")
    assert dump.facts.published.earliest == day
    assert dump.facts.title == "Bridge falls into the river in Velmar"
    if not head.startswith("Share"):
        assert [line.text for piece in dump.pieces if piece.kind == "body" for line in piece.lines] == [BODY]


def test_a_title_that_stands_once_more_behind_the_date_is_no_sentence_of_the_text():
    title = "Bridge falls into the river in Velmar"
    text = f"{title}\n\nWed 19 Apr 2017 {title}. {BODY}\n"
    dump = read_dump(text)
    assert [line.text for piece in dump.pieces if piece.kind == "body" for line in piece.lines] == [BODY]
    for piece in dump.pieces:
        for line in piece.lines:
            assert text[line.start : line.end] == line.text


@pytest.mark.parametrize("text", ["3 May 2016 was the day when the old bridge over the Sarn fell into the river.", BODY])
def test_a_date_inside_a_sentence_stays_in_it(text):
    found = rows(text)
    assert split_dateline(found, text) == found


@given(st.lists(st.sampled_from(["Wed 19 Apr 2017 ", "Velmar bridge falls down ", BODY + " ", "\n", ". ", "Posted on "])))
def test_parting_a_dateline_loses_and_doubles_no_word(parts):
    text = "".join(parts)
    after = split_dateline(rows(text), text)
    assert all(a.end <= b.start for a, b in pairwise(after))
    kept = "".join(text[row.start : row.end] for row in after)
    letters = [c for c in "".join(row.text for row in rows(text)) if c.isalnum()]
    assert [c for c in kept if c.isalnum()] == letters


def page(head: str, line: str) -> str:
    return (
        f"<html lang=en-GB><head><title>Bridge falls in Velmar</title>{head}</head><body><h1>Bridge falls in Velmar</h1>"
        f"{line}<article>" + f"<p>{BODY}</p>" * 5 + "</article></body></html>"
    )


def test_the_only_day_that_a_page_prints_is_taken_and_the_other_is_told():
    meta = '<meta property="article:published_time" content="2016-08-29T10:00:00Z">'
    read = read_page(page(meta, '<div class="byline">Updated 6 May 2019</div>'))
    assert read.facts.published.earliest == "2019-05-06"
    told = next(cut.sentence for cut in read.cuts if cut.code == "rival-dates")
    assert "2019-05-06" in told
    assert "2016-08-29" in told


def test_where_the_page_prints_both_days_the_later_one_is_a_change():
    meta = '<meta property="article:published_time" content="2016-08-29T10:00:00Z">'
    line = '<div class="byline">Published 29 August 2016, updated 6 May 2019</div>'
    assert read_page(page(meta, line)).facts.published.earliest == "2016-08-29"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<link rel="canonical" href="https://example.org/world/2020/oct/02/bridge-falls">', "2020-10-02"),
        ('<script>var page = {"published_at":"2019-03-02T06:22:28+01:00"}</script>', "2019-03-02"),
    ],
)
def test_address_and_scripts_are_asked_where_nothing_else_has_a_day(head, day):
    assert read_page(page(head, "")).facts.published.earliest == day


def test_a_paragraph_that_begins_with_its_date_gives_the_day_of_the_page():
    assert read_page(page("", f"<p>Published July 5 2015 {BODY}</p>")).facts.published.earliest == "2015-07-05"


def test_scripts_that_know_several_days_are_not_believed():
    head = '<script>a = [{"published_at":"2019-03-02"}, {"published_at":"2019-03-09"}]</script>'
    assert read_page(page(head, "")).facts.published is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("VELMAR, Sarnia, May 3 (Reuters) - The bridge fell.", "Reuters"),
        ("VELMAR (AP) — Two men were hurt.", "AP"),
        ("Reuters contributed to this report.", "Reuters"),
        ("With files from The Associated Press", "Associated Press"),
        ("AP and Reuters contributed to this story", "AP and Reuters"),
        ("Nobody was hurt, the mayor said. (dpa/AFP)", "dpa/AFP"),
        ("The mayor at the bridge (AP)", None),
        ("Additional reporting by Ann Example", None),
        ("Nobody was hurt, the mayor told Reuters.", None),
    ],
)
def test_agencies_are_credited_where_the_paragraph_says_so(line, credit):
    assert agency_credit([line]) == credit


@pytest.mark.parametrize("head", ["{title} AFP Monday 13 Nov 2017 ", "Wed 19 Apr 2017 {title} AP ", "{title} Reuters "])
def test_title_date_and_agency_in_front_of_a_text_are_parted_from_it_in_any_order(head):
    title = "Bridge falls into the river in Velmar"
    dump = read_dump(f"{title}\n\n{head.format(title=title)}{BODY}\n")
    assert [line.text for piece in dump.pieces if piece.kind == "body" for line in piece.lines] == [BODY]
    assert {piece.kind for piece in dump.pieces} == {"title", "boilerplate", "body"}
