"""Expressions of time in sentences, read against a day of publication (a Sunday)."""

from dataclasses import replace

import pytest

from hearsay.claims.times import find_times
from hearsay.language import analyse
from hearsay.records import Document, Published, Segment, TimeExpression

SUNDAY = "2019-03-24"


def page(text: str, *, published: str | None = SUNDAY, latest: str | None = None) -> tuple[Document, list[Segment]]:
    when = None
    if published:
        when = Published(earliest=published, latest=latest or published, text=published, evidence="given")
    document = Document(id="doc1:x", capture_sha256="", uri="x", media_type="text/plain", retrieved_at="", outlet=None,
                        title=None, authors=(), published=when, language="en", text=text)
    segments, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            end = at + len(line)
            segments.append(Segment(id=f"seg1:{number}", document=document.id, kind="body", start=at, end=end,
                                    origin_start=at, origin_end=end))
        at += len(line) + 1
    return document, segments


def times(text: str, *, published: str | None = SUNDAY, latest: str | None = None) -> list[TimeExpression]:
    document, segments = page(text, published=published, latest=latest)
    return find_times(document, segments, analyse(document, segments))


def pairs(text: str, *, published: str | None = SUNDAY) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in times(text, published=published)]


@pytest.mark.parametrize(("text", "found"), [
    ("The bridge fell on March 23rd, 2019.", ("March 23rd, 2019", "2019-03-23")),
    ("The bridge fell on 23 March 2019.", ("23 March 2019", "2019-03-23")),
    ("The bridge fell on the 23rd of March.", ("the 23rd of March", "2019-03-23")),
    ("The bridge fell on Mar. 23.", ("Mar. 23", "2019-03-23")),
    ("The bridge fell on 23.03.2019.", ("23.03.2019", "2019-03-23")),
    ("The bridge fell on 03/23/2019.", ("03/23/2019", "2019-03-23")),
    ("The bridge fell on 2019-03-23.", ("2019-03-23", "2019-03-23")),
    ("The bridge fell on Saturday, March 23, 2019.", ("Saturday, March 23, 2019", "2019-03-23")),
    ("The bridge fell on Sat 23 Mar 2019.", ("Sat 23 Mar 2019", "2019-03-23")),
    ("The bridge fell in March 2014.", ("March 2014", "2014-03")),
    ("The bridge fell in late December 2018.", ("late December 2018", "2018-12")),
    ("The bridge fell in October of last year.", ("October of last year", "2018-10")),
    ("The bridge fell in 2014.", ("2014", "2014")),
    ("The bridge fell in the 1990s.", ("the 1990s", "199")),
    ("The bridge was built in the 19th century.", ("the 19th century", "18")),
    ("The bridge fell in the summer of 2016.", ("the summer of 2016", "2016-SU")),
    ("The bridge fell in the third quarter of 2015.", ("the third quarter of 2015", "2015-Q3")),
    ("The bridge fell in the first half of 2015.", ("the first half of 2015", "2015-H1")),
    ("The bridge fell on Christmas Eve.", ("Christmas Eve", "2018-12-24")),
    ("The bridge fell on Easter Sunday 2018.", ("Easter Sunday 2018", "2018-04-01")),
    ("The bridge fell on Thanksgiving 2017.", ("Thanksgiving 2017", "2017-11-23")),
    ("The bridge fell in the last week of March.", ("the last week of March", "2019-W13")),
    ("The bridge fell yesterday.", ("yesterday", "2019-03-23")),
    ("The bridge fell the day before yesterday.", ("the day before yesterday", "2019-03-22")),
    ("The bridge fell last week.", ("last week", "2019-W11")),
    ("The bridge fell late last month.", ("late last month", "2019-02")),
    ("The bridge will open next year.", ("next year", "2020")),
    ("The bridge fell three months ago.", ("three months ago", "2018-12")),
    ("The bridge fell two days ago.", ("two days ago", "2019-03-22")),
    ("The bridge fell nearly twenty years ago.", ("nearly twenty years ago", "1999")),
    ("The bridge will open ten days from now.", ("ten days from now", "2019-04-03")),
    ("The bridge fell last night.", ("Last night".lower(), "2019-03-23TNI")),
    ("The bridge fell on Friday morning.", ("Friday morning", "2019-03-22TMO")),
    ("The bridge fell in the early hours of Saturday.", ("the early hours of Saturday", "2019-03-23TMO")),
    ("The bridge fell at dawn on Friday.", ("dawn on Friday", "2019-03-22TMO")),
    ("The bridge fell at 6:40 p.m. on Friday.", ("6:40 p.m. on Friday", "2019-03-22T18:40")),
    ("The bridge fell at 0800 GMT.", ("0800 GMT", "2019-03-24T08:00Z")),
    ("The bridge fell this weekend.", ("this weekend", "2019-W12-WE")),
    ("The bridge fell in AD 842.", ("AD 842", "0842")),
    ("The bridge fell over 48 hours ago.", ("over 48 hours ago", "2019-03-22")),
    ("The bridge fell on Easter 2018.", ("Easter 2018", "2018-04-01")),
    ("The bridge fell in the 1800s.", ("the 1800s", "18")),
    ("The bridge fell last summer.", ("last summer", "2018-SU")),
])
def test_dates(text: str, found: tuple[str, str]) -> None:
    assert found in pairs(text)


@pytest.mark.parametrize(("text", "value"), [
    ("The army left on Wednesday.", "2019-03-20"),
    ("The army left on Sunday.", "2019-03-24"),
    ("The army will leave on Wednesday.", "2019-03-27"),
    ("The army is scheduled to leave on Wednesday.", "2019-03-27"),
    ("The army left last Sunday.", "2019-03-17"),
    ("The army left in November.", "2018-11"),
    ("The army will leave in November.", "2019-11"),
    ("The army left in May.", "2018-05"),
])
def test_tense_decides_on_which_side_a_date_lies(text: str, value: str) -> None:
    assert [v for _, v in pairs(text)] == [value]


@pytest.mark.parametrize(("text", "found", "kind"), [
    ("It lasted two years.", ("two years", "P2Y"), "DURATION"),
    ("It lasted two and a half years.", ("two and a half years", "P2.5Y"), "DURATION"),
    ("It lasted several months.", ("several months", "PXM"), "DURATION"),
    ("It lasted half an hour.", ("half an hour", "PT30M"), "DURATION"),
    ("It lasted a decade.", ("a decade", "P10Y"), "DURATION"),
    ("The 48-hour ceasefire ended.", ("48-hour", "PT48H"), "DURATION"),
    ("The 12-year-old boy fled.", ("12-year-old", "P12Y"), "DURATION"),
    ("It fell over the past nine days.", ("the past nine days", "P9D"), "DURATION"),
    ("They meet every two weeks.", ("every two weeks", "P2W"), "SET"),
    ("They meet every Monday.", ("every Monday", "XXXX-WXX-1"), "SET"),
    ("They meet annually.", ("annually", "P1Y"), "SET"),
    ("They meet twice a week.", ("twice a week", "P1W"), "SET"),
    ("They now meet.", ("now", "PRESENT_REF"), "DATE"),
    ("They met recently.", ("recently", "PAST_REF"), "DATE"),
    ("They will meet soon.", ("soon", "FUTURE_REF"), "DATE"),
])
def test_lengths_sets_and_vague_times(text: str, found: tuple[str, str], kind: str) -> None:
    assert [(t.text, t.value, t.type) for t in times(text)] == [(*found, kind)]


def test_a_range_is_two_expressions() -> None:
    assert pairs("It held between September 2014 and January 2019.") == [
        ("September 2014", "2014-09"), ("January 2019", "2019-01")]
    assert pairs("It held between April and June 2009.") == [("April", "2009-04"), ("June 2009", "2009-06")]
    assert pairs("It held on March 23-25, 2018.") == [("March 23", "2018-03-23"), ("25, 2018", "2018-03-25")]
    assert pairs("It held on 23 and 24 March 2018.") == [("23", "2018-03-23"), ("24 March 2018", "2018-03-24")]
    assert pairs("It takes between 60 and 90 days.") == [("60", "P60D"), ("90 days", "P90D")]


def test_what_was_spoken_of_before_is_counted_from() -> None:
    text = ("On 3 March 2011 it began. The next day, shells fell. Four days later, a truce was signed. "
            "That year was hard.")
    assert pairs(text) == [("3 March 2011", "2011-03-03"), ("The next day", "2011-03-04"),
                           ("Four days later", "2011-03-08"), ("That year", "2011")]


def test_a_story_of_long_ago_keeps_its_year() -> None:
    assert pairs("In September 2014 the war began. In November the village fell.") == [
        ("September 2014", "2014-09"), ("November", "2014-11")]


def test_a_history_keeps_to_its_years() -> None:
    text = ("She was born in 1810. In 1830 she left, and in 1832 she was wounded on 30 May.\n"
            "She died on 5 June. She was buried in 1832, and a street was named after her in 1909.")
    assert [t.value for t in times(text)] == ["1810", "1830", "1832", "1832-05-30", "1832-06-05", "1832", "1909"]


def test_a_length_before_what_it_is_counted_from_stays_a_length() -> None:
    assert pairs("Two weeks after the vote, he left.") == [("Two weeks", "P2W")]
    assert pairs("On 3 March 2011 they voted. Two weeks after, he left.")[1] == ("Two weeks after", "2011-W11")


@pytest.mark.parametrize("text", [
    "It happened on 31 February 2019.", "It happened on 2019-02-30.", "It happened on 30/30/2019.",
])
def test_a_day_that_does_not_exist_is_no_day(text: str) -> None:
    found = times(text)
    assert [(t.value, t.earliest, t.latest) for t in found] == [("XXXX-XX-XX", None, None)]


@pytest.mark.parametrize("text", [
    "It happened at 24:61.", "They sold 1,990 of them.", "He paid $2015 for it.", "Flight 1998 landed.",
    "An A380 fell.", "They hit more than 2000 trucks.", "It came shortly after.", "He read the Mountain Quarterly.",
    "Since the fall of the town he wept.",
    "They may march on the town.", "Theresa May spoke.", "It was Black Friday for them.", "2014 people fled.",
    "The F-35 flew.", "A second attack came.", "The S-300 and the S-400 were sold.",
])
def test_no_time_is_seen_where_none_is(text: str) -> None:
    assert times(text) == []


def test_numeric_dates_that_can_be_read_two_ways_stay_open_unless_the_page_settles_them() -> None:
    assert [(t.value, t.earliest, t.latest) for t in times("It fell on 02/05/2017.")] == [
        ("2017-XX-XX", "2017-02-05", "2017-05-02")]
    assert [t.value for t in times("It fell on 02/05/2017, not on 25/04/2017.")] == ["2017-05-02", "2017-04-25"]
    assert [t.value for t in times("It fell on 02/05/2017, not on 04/25/2017.")] == ["2017-02-05", "2017-04-25"]
    assert [t.value for t in times("It fell on 02.05.2017.")] == ["2017-05-02"]
    assert [t.value for t in times("It fell on 05/02/2017.", published="2017-05-03")] == ["2017-05-02"]


@pytest.mark.parametrize("text", [
    "Monday, 02-09-2013. Two bridges fell.",
    "02-09-2013 (Monday). Two bridges fell.",
    "02-09-2013. Two bridges fell. The first one was closed on 23-08-2013.",
    "02-09-2013 Two bridges fell. The first one fell on Monday, a monitor said.",
    "02-09-2013 Two bridges fell. They fell on Saturday and on Sunday, a monitor said.",
    "02.09.2013. Two bridges fell.",
])
def test_a_page_settles_the_order_of_its_numeric_dates(text: str) -> None:
    first = next(t for t in times(text, published=None) if "09" in t.text)
    assert first.value == "2013-09-02"


@pytest.mark.parametrize("text", [
    "02-09-2013 Two bridges fell.",
    "02-09-2013 Two bridges fell. They fell on Thursday, a monitor said.",
    "02-09-2013 Two bridges fell. They fell on Monday, a monitor said. On Friday they were still up.",
    "02-09-2013 Two bridges fell. Last Monday they were still up.",
])
def test_what_does_not_settle_the_order_leaves_it_open(text: str) -> None:
    first = times(text, published=None)[0]
    assert (first.earliest, first.latest) == ("2013-02-09", "2013-09-02")


def test_a_settled_date_at_the_head_is_the_day_of_writing() -> None:
    found = pairs("02-09-2013 Two bridges fell. The first one fell on Monday.", published=None)
    assert found == [("02-09-2013", "2013-09-02"), ("Monday", "2013-09-02")]


@pytest.mark.parametrize(("text", "found"), [
    ("The probe lands on 14 May 2231.", [("14 May 2231", "2231-05-14")]),
    ("The probe lands on May 14, 2231, in the north.", [("May 14, 2231", "2231-05-14")]),
    ("The probe lands in the year 2345.", [("the year 2345", "2345")]),
    ("The bridge was built on 14 May 1823.", [("14 May 1823", "1823-05-14")]),
    ("On 14 May 3000 people fled.", [("14 May", "2018-05-14")]),
])
def test_years_far_ahead_and_far_back(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text) == found


def test_without_a_day_of_writing_relative_dates_stay_open() -> None:
    found = times("The army left on Wednesday. It had come last year, on March 23.", published=None)
    assert [(t.text, t.value, t.earliest, t.latest) for t in found] == [
        ("Wednesday", "XXXX-WXX-3", None, None), ("last year", "XXXX", None, None),
        ("March 23", "XXXX-03-23", None, None)]


def test_a_full_date_at_the_head_of_an_undated_page_is_its_day() -> None:
    found = times("Army leaves the valley\n24 March 2019\nThe army left on Wednesday.", published=None)
    assert [t.value for t in found] == ["2019-03-24", "2019-03-20"]


def test_a_page_dated_to_a_stretch_gives_stretches() -> None:
    found = times("The army left yesterday. It had come last year.", published="2019-03-24", latest="2019-03-26")
    assert [(t.value, t.earliest, t.latest) for t in found] == [
        ("2019-03-XX", "2019-03-23", "2019-03-25"), ("2018", "2018-01-01", "2018-12-31")]


def test_a_comment_counts_from_its_own_day_and_never_from_the_page() -> None:
    document, segments = page("The army left yesterday.\nIt left yesterday.\nIt left yesterday, on March 2.")
    voices = [segments[0], replace(segments[1], kind="comment", published="Apr 2, 2019 at 5:33 pm"),
              replace(segments[2], kind="comment", published="3 days ago")]
    found = find_times(document, voices, analyse(document, voices))
    assert [t.value for t in found] == ["2019-03-23", "2019-04-01", "XXXX-XX-XX", "2019-03-02"]


def test_earlier_this_month_ends_with_the_day_of_writing() -> None:
    (found,) = times("It fell earlier this month.")
    assert (found.value, found.earliest, found.latest) == ("2019-03", "2019-03-01", "2019-03-24")


def test_a_length_that_touches_the_day_of_writing_has_days() -> None:
    (found,) = times("It fell over the past nine days.")
    assert (found.earliest, found.latest) == ("2019-03-15", "2019-03-24")


def test_times_of_day_take_their_day_from_their_sentence() -> None:
    assert ("16:00", "2019-03-22T16:00") in pairs("At 16:00, as he said on Friday, the bridge fell.")


def test_the_attacks_of_2001_are_known_by_their_day() -> None:
    assert pairs("It followed the September 11 attacks.") == [("September 11", "2001-09-11")]
    assert pairs("It fell on September 11.") == [("September 11", "2018-09-11")]


def test_typographic_marks_do_not_hide_a_time() -> None:
    assert pairs("It held 2014–2019, in “March 2015”, on today’s terms.") == [
        ("2014", "2014"), ("2019", "2019"), ("March 2015", "2015-03"), ("today", "2019-03-24")]


def test_empty_and_degenerate_text() -> None:
    assert times("") == []
    assert times("the " * 3000) == []
    assert times("one " * 3000) == []
    assert times("12 " * 3000) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over the past few days 20 people died.", ("the past few days", "PXD", "2031-05-07", "2031-05-14")),
        ("In the past 24 hours ten people died.", ("the past 24 hours", "PT24H", "2031-05-13", "2031-05-14")),
        ("They arrived on the 5th.", ("the 5th", "2031-05-05", "2031-05-05", "2031-05-05")),
        ("They arrived on the 20th.", ("the 20th", "2031-04-20", "2031-04-20", "2031-04-20")),
        ("They will vote on the 20th.", ("the 20th", "2031-05-20", "2031-05-20", "2031-05-20")),
        ("Two days later they fled.", ("Two days later", "XXXX-XX-XX", None, None)),
        ("It was May 2030's last vote.", ("May 2030", "2030-05", "2030-05-01", "2030-05-31")),
        ("On 31 February the bridge fell.", ("31 February", "XXXX-XX-XX", None, None)),
    ],
)
def test_stretches_and_days_against_the_day_of_writing(text, expected):
    from told import page

    found = find_times(*page(text, day="2031-05-14"))
    assert [(t.text, t.value, t.earliest, t.latest) for t in found] == [expected]
