"""Dates as pages print them, in the languages of Europe: never guessed where day and month are unclear."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final, Literal, NamedTuple

from ..knowledge import table
from .phrases import any_of

#: Stands for the name of a month; whether it is one is looked up afterwards (an alternative of 500 names is slow).
_WORD: Final = r"[^\W\d_]{3,14}"
_MOST_BESIDE: Final = 60
_MOST_WORDS_BESIDE: Final = 6
_MOST_TIMES: Final = 3
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2100
_ISO: Final = r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>0?[1-9]|1[0-2])[-/.](?P<d1>0?[1-9]|[12]\d|3[01])(?!\d)"
_FAR_EAST: Final = (
    r"(?P<y2>(?:19|20)\d\d) ?[年년] ?(?P<m2>1[0-2]|0?[1-9]) ?[月월] ?(?P<d2>3[01]|[12]\d|0?[1-9]) ?[日일]"
)
_NUMBERS: Final = (
    r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sign>[./-]) ?(?P<b>0?[1-9]|[12]\d|3[01])(?P=sign) ?"
    r"(?P<y3>(?:19|20)\d\d|\d\d)(?![\d:])"
)
_DAY_MONTH: Final = (
    r"(?P<d4>3[01]|[12]\d|0?[1-9])(?:\.|st|nd|rd|th|er|º|°|-)?[\s-]*(?:de |of |d[’'])?(?P<n4>{word})\.?,?"
    r"[\s-]*(?:de |del |of )?(?P<y4>(?:19|20)\d\d)"
)
_MONTH_DAY: Final = (
    r"(?P<n5>{word})\.?[\s-]*(?P<d5>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\.)?(?:,|\s|-| of )+(?P<y5>(?:19|20)\d\d)"
)


#: Which of 3 and 4 is the month in 3/4/2019: the first, the second, or nobody knows.
Order = Literal["month", "day", ""]


class Printed(NamedTuple):
    """A date in a text: where it stands, its words, and the day (YYYY-MM-DD)."""

    start: int
    end: int
    text: str
    day: str


def printed_dates(text: str, *, order: Order = "") -> Iterator[Printed]:
    """Yields the full dates in a text; what `order` does not settle, as 3/4/2019, is no date."""
    for m in _pattern().finditer(text):
        day = _day(m, order)
        if day:
            yield Printed(m.start(), m.end(), m.group(), day)


def printed_time(text: str) -> str | None:
    """Returns the words of a text that give a time (a date with its clock, "3 hours ago"), null without any."""
    m = next((m for m in _pattern().finditer(text) if _is_date(m)), None)
    m = m or next((m for m in _partial().finditer(text) if _is_date(m)), None)
    if m:
        clock = _clock().match(text, m.end())
        return text[m.start() : clock.end() if clock else m.end()].strip(" ,|-–·•")
    ago = _ago().search(text)
    return ago.group().strip() if ago else None


def _is_date(m: re.Match[str]) -> bool:
    name = next((value for key, value in m.groupdict().items() if key[0] == "n" and value), None)
    return name is None or name.lower() in _months()


def is_dateline(text: str) -> bool:
    """Says whether a line is a date and little else, such as the name beside it, or the day of a change."""
    times: list[str] = []
    rest = text
    while len(times) < _MOST_TIMES and (time := printed_time(rest)):
        times.append(time)
        rest = rest.replace(time, " ")
    if len(times) > 1:
        rest = when_words().sub(" ", rest)
    return bool(
        times
        and any(map(str.isdigit, times[0]))
        and len(text) - sum(map(len, times)) < _MOST_BESIDE
        and len(rest.split()) <= _MOST_WORDS_BESIDE
    )


def is_update(text: str) -> bool:
    """Says whether the words before a date make it that of a change ("Last updated on")."""
    said = list(when_words().finditer(text))
    return bool(said) and said[-1].group().casefold() in table("page_dates")["updated"]["words"]


@cache
def when_words() -> re.Pattern[str]:
    """Returns the pattern of the words before a day of publication or of a later change."""
    said = table("page_dates")
    return any_of([*said["updated"]["words"], *said["published"]["words"]])


def begins_with_date(text: str) -> bool:
    """Says whether a text begins with a day and a month ("3. Mai"), which is no item of a numbered list."""
    m = _partial().match(text) or _pattern().match(text)
    return m is not None and _is_date(m)


def iso_day(value: str) -> str | None:
    """Returns the day at the head of an ISO 8601 time or of another full date, null where there is none."""
    value = value.strip()[:120]
    m = re.match(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)", value)
    if m:
        return _valid(int(m.group(1)), int(m.group(2)), int(m.group(3)))
    found = next(printed_dates(value), None)
    return found.day if found else None


def _day(m: re.Match[str], order: Order) -> str | None:
    parts = m.groupdict()
    for number in ("1", "2"):
        if parts["y" + number]:
            return _valid(int(parts["y" + number]), int(parts["m" + number]), int(parts["d" + number]))
    for number in ("4", "5"):
        if parts["y" + number]:
            month = _months().get(parts["n" + number].lower())
            return _valid(int(parts["y" + number]), month, int(parts["d" + number])) if month else None
    first, second, year = int(parts["a"]), int(parts["b"]), int(parts["y3"])
    if year < 100:
        if parts["sign"] != ".":
            return None
        year += 2000
    if parts["sign"] == "." or first > 12:
        return _valid(year, second, first)
    if second > 12 or order == "month":
        return _valid(year, first, second)
    if order == "day":
        return _valid(year, second, first)
    return _valid(year, second, first) if first == second else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in table("page_dates")["months"].items() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    parts = (_ISO, _FAR_EAST, _NUMBERS, _DAY_MONTH.format(word=_WORD), _MONTH_DAY.format(word=_WORD))
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")", re.IGNORECASE)


@cache
def _partial() -> re.Pattern[str]:
    """A date without its year, only used beside a name."""
    return re.compile(
        rf"(?<!\w)(?:(?:3[01]|[12]?\d)(?:\.|st|nd|rd|th)?\s+(?P<n1>{_WORD})|(?P<n2>{_WORD})\.?\s+(?:3[01]|[12]?\d)\b)"
        r"(?!\s*%)",
        re.IGNORECASE,
    )


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"(?:[\s,|@·•–-]|at|um|à|a las|alle|om|T){0,6}\s?\d{1,2}(?:[:.h]\d\d){1,2}(?:\s?[ap]\.?m\b\.?)?(?:\s?Uhr\b)?",
        re.IGNORECASE,
    )


@cache
def _ago() -> re.Pattern[str]:
    patterns = "|".join(pattern.replace("N", r"\d{1,3}") for pattern in table("page_dates")["ago"]["patterns"])
    return re.compile(rf"(?<!\w)(?:{patterns})(?!\w)", re.IGNORECASE)
