"""The calendar behind TIMEX3 values, and numbers in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.claims.times import find_times, interval
from hearsay.claims.times.calendar import easter, nth_weekday, shift
from hearsay.claims.times.numerals import number
from hearsay.records import Days, Document, Paragraph, Parse, Published, Segment, Sentence, TimeExpression, Token

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2050, 12, 31))
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def times(text: str) -> list[TimeExpression]:
    """Finds times in one line without a model: every word is a token that hangs on itself."""
    tokens, at = [], 0
    for n, word in enumerate(text.split(" ")):
        tokens.append(Token(n, at, at + len(word), word, word.lower(), word.lower(), "X", "", n, "root", "", False))
        at += len(word) + 1
    parse = Parse(tuple(tokens), (Sentence(0, len(tokens), 0),), (Paragraph(0, len(tokens), "s"),))
    published = Published(earliest="2019-03-24", latest="2019-03-24", text="", evidence="")
    document = Document(id="d", capture_sha256="", uri="", media_type="", retrieved_at="", outlet=None, title=None,
                        authors=(), published=published, language="en", text=text)
    segment = Segment(id="s", document="d", kind="body", start=0, end=len(text), origin_start=0, origin_end=0)
    return find_times(document, [segment], parse)


def ordinal(number_of_day: int) -> str:
    if number_of_day in {11, 12, 13}:
        return f"{number_of_day}th"
    return f"{number_of_day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number_of_day % 10, 'th') }"


@pytest.mark.parametrize(("value", "first", "last"), [
    ("2019-03-23", "2019-03-23", "2019-03-23"), ("2019-03-23T15:00Z", "2019-03-23", "2019-03-23"),
    ("2019-02", "2019-02-01", "2019-02-28"), ("2020-02", "2020-02-01", "2020-02-29"),
    ("2019", "2019-01-01", "2019-12-31"), ("2019-W12", "2019-03-18", "2019-03-24"),
    ("2019-W12-WE", "2019-03-23", "2019-03-24"), ("2019-W12-3", "2019-03-20", "2019-03-20"),
    ("2019-Q3", "2019-07-01", "2019-09-30"), ("2019-H2", "2019-07-01", "2019-12-31"),
    ("2019-SU", "2019-06-01", "2019-08-31"), ("2019-WI", "2019-01-01", "2020-02-29"),
    ("199", "1990-01-01", "1999-12-31"), ("199X", "1990-01-01", "1999-12-31"), ("18", "1800-01-01", "1899-12-31"),
    ("2011-06-XX", "2011-06-01", "2011-06-30"), ("2011-XX-XX", "2011-01-01", "2011-12-31"),
])
def test_interval(value: str, first: str, last: str) -> None:
    assert interval(value) == Days(earliest=first, latest=last)


@pytest.mark.parametrize("value", ["P3D", "PXM", "PRESENT_REF", "XXXX-03-23", "2019-02-30", "2019-13", "2019-W54",
                                   "0000", "2019-Q5", "BC0044", "", "XXXX-WXX-1", "20190323"])
def test_what_names_no_stretch_has_no_days(value: str) -> None:
    assert interval(value) == Days()


@settings(deadline=None)
@given(st.text(alphabet="0123456789-XWQHTSPUFAIER:Z", max_size=14))
def test_intervals_never_end_before_they_begin(value: str) -> None:
    days = interval(value)
    assert (days.earliest is None) == (days.latest is None)
    assert days.earliest is None or days.latest is None or days.earliest <= days.latest


@settings(deadline=None)
@given(DAYS, st.integers(-200, 200))
def test_shifted_days_come_back(day: date, count: int) -> None:
    moved = shift(day.isoformat(), "D", count)
    assert moved is not None
    assert date.fromisoformat(moved) == day + timedelta(days=count)
    assert shift(moved, "D", -count) == day.isoformat()


@settings(deadline=None)
@given(DAYS, st.sampled_from("WMQY"), st.integers(-40, 40))
def test_shifting_leads_to_a_stretch_that_can_be_told(day: date, unit: str, count: int) -> None:
    value = shift(day.isoformat(), unit, count)
    assert value is not None
    assert interval(value).earliest is not None


def test_movable_feasts() -> None:
    assert [easter(year) for year in (2016, 2018, 2019, 2024)] == [
        date(2016, 3, 27), date(2018, 4, 1), date(2019, 4, 21), date(2024, 3, 31)]
    assert nth_weekday(2017, 11, 4, 4) == date(2017, 11, 23)
    assert nth_weekday(2019, 5, 9, 1) == date(2019, 5, 27)


@settings(deadline=None)
@given(DAYS, st.sampled_from(["{m} {d}, {y}", "{m} {o}, {y}", "{d} {m} {y}", "{o} {m} {y}", "the {o} of {m} {y}",
                              "{w}, {m} {d}, {y}", "{w} {d} {m} {y}", "{iso}", "{m3} {d}, {y}", "{d}-{m3}-{y}",
                              "{dot}", "{m3}{stop} {d}, {y}", "{w3} {d} {m3} {y}", "{iso}T12:30:00Z"]))
def test_a_day_written_in_any_order_is_found_as_that_day(day: date, form: str) -> None:
    month = MONTHS[day.month - 1]
    weekday = WEEKDAYS[day.weekday()]
    text = form.format(y=day.year, m=month, d=day.day, o=ordinal(day.day), w=weekday, iso=day.isoformat(), m3=month[:3],
                       w3=weekday[:3], stop="" if month == "May" else ".", dot=f"{day:%d.%m.%Y}")
    (found,) = times(f"Seen on {text} there")
    assert found.text == text
    assert (found.earliest, found.latest) == (day.isoformat(), day.isoformat())
    assert found.value[:10] == day.isoformat()


@settings(deadline=None)
@given(DAYS, st.booleans())
def test_numeric_dates_hold_the_day(day: date, month_first: bool) -> None:
    text = f"{day:%m/%d/%Y}" if month_first else f"{day:%d/%m/%Y}"
    (found,) = times(f"Seen on {text} there")
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= day.isoformat() <= found.latest


@settings(deadline=None)
@given(st.text(alphabet="0123456789 /.-:,'amp", max_size=40) | st.lists(st.sampled_from(
    ["march", "March", "23", "31", "2019", "of", "the", "last", "next", "two", "years", "ago", "day", "Monday", "and",
     "in", "-", "early", "hours", "9999", "0", "summer", "quarter", "week", "later", "end", "a", "half", "century",
     "99999", "ten"]), max_size=12).map(" ".join))
def test_any_text_gives_sound_expressions(text: str) -> None:
    last = 0
    for found in times(text) if text.strip() == text and "  " not in text else []:
        assert text[found.start:found.end] == found.text
        assert found.start >= last
        last = found.end
        assert (found.earliest is None) == (found.latest is None)
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        assert found.value


UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(value: int) -> str:
    """Writes a number below a billion in words, the British way."""
    for scale, name in ((1_000_000, "million"), (1000, "thousand")):
        if value >= scale:
            rest = value % scale
            tail = f" and {in_words(rest)}" if 0 < rest < 100 else f" {in_words(rest)}" if rest else ""
            return f"{in_words(value // scale)} {name}{tail}"
    if value >= 100:
        return f"{UNITS[value // 100]} hundred" + (f" and {in_words(value % 100)}" if value % 100 else "")
    if value < 20:
        return UNITS[value]
    return TENS[value // 10] + (f" - {UNITS[value % 10]}" if value % 10 else "")


@settings(deadline=None)
@given(st.integers(0, 999_999_999))
def test_numbers_in_words_are_read_back(value: int) -> None:
    assert number(in_words(value).split()) == value


@pytest.mark.parametrize(("words", "value"), [
    ("a dozen", 12), ("two dozen", 24), ("half a dozen", 6), ("half a million", 500_000), ("a", 1),
    ("two and a half million", 2_500_000), ("a million and a half", 1_500_000), ("4,013", 4013),
    ("2.5 million", 2_500_000), ("fifteen hundred", 1500),
])
def test_mixed_numbers(words: str, value: float) -> None:
    assert number(words.split()) == value


@pytest.mark.parametrize("words", ["two hundred and", "and", "five six", "twenty twelve", "nineteen ninety", "two two",
                                   "", "million thousand million", "9" * 400, "1,5", "and five"])
def test_words_that_make_no_number(words: str) -> None:
    assert number(words.split()) is None
