"""The calendar behind TIMEX3 values: which days a value can mean, and days, weeks, months and years counted on.

Seasons are the meteorological ones of the northern half of the earth. A winter may be named after the year that it
begins or ends in, so its interval takes in both.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from ...records import Days

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_OPEN = Days()


@lru_cache(maxsize=1 << 12)
def interval(value: str) -> Days:
    """Returns the first and the last day that a TIMEX3 value can mean; null where it names no stretch of the calendar.

    Masked digits ("2011-06-XX") widen it; durations, sets, `PAST_REF` and days that do not exist have none.
    """
    for form, read in _FORMS:
        if m := form.fullmatch(value):
            try:
                first, last = read(*m.groups())
            except (ValueError, OverflowError):
                return _OPEN
            return Days(earliest=first.isoformat(), latest=last.isoformat())
    return _OPEN


def _day(year: str, month: str, day: str) -> tuple[date, date]:
    one = date(int(year), int(month), int(day))
    return one, one


def _month(year: str, month: str) -> tuple[date, date]:
    return months(int(year), int(month), int(month))


def _year(year: str) -> tuple[date, date]:
    return months(int(year), 1, 12)


def _fiscal(year: str) -> tuple[date, date]:
    """A fiscal year begins between April of the year before and April of its own, by country and firm."""
    return date(int(year) - 1, 4, 1), months(int(year) + 1, 3, 3)[1]


def _years(head: str) -> tuple[date, date]:
    width = 10 ** (4 - len(head))
    first = int(head) * width
    return date(max(first, 1), 1, 1), date(first + width - 1, 12, 31)


def _week(year: str, week: str) -> tuple[date, date]:
    first = date.fromisocalendar(int(year), int(week), 1)
    return first, first + timedelta(days=6)


def _weekend(year: str, week: str) -> tuple[date, date]:
    first = date.fromisocalendar(int(year), int(week), 6)
    return first, first + timedelta(days=1)


def _weekday(year: str, week: str, day: str) -> tuple[date, date]:
    one = date.fromisocalendar(int(year), int(week), int(day))
    return one, one


def _quarter(year: str, quarter: str) -> tuple[date, date]:
    return months(int(year), 3 * int(quarter) - 2, 3 * int(quarter))


def _half(year: str, half: str) -> tuple[date, date]:
    return months(int(year), 6 * int(half) - 5, 6 * int(half))


def _season(year: str, season: str) -> tuple[date, date]:
    if season == "WI":
        return date(int(year), 1, 1), months(int(year) + 1, 2, 2)[1]
    return months(int(year), *_SEASONS[season])


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., tuple[date, date]]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", _day),
        (r"(\d{4})-(\d\d)(?:-XX)?(?:T.*)?", _month),
        (r"(\d{4})(?:-XX)?(?:-XX)?(?:T.*)?", _year),
        (r"(\d{4})-W(\d\d)", _week),
        (r"(\d{4})-W(\d\d)-WE", _weekend),
        (r"(\d{4})-W(\d\d)-([1-7])", _weekday),
        (r"(\d{4})-Q([1-4])", _quarter),
        (r"(\d{4})-H([12])", _half),
        (r"(\d{4})-(SP|SU|FA|WI)", _season),
        (r"FY(\d{4})", _fiscal),
        (r"(\d{2,3})X{0,2}", _years),
    )
)


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """Returns the first day of month `first` and the last day of month `last` of a year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def day_of(text: str | None) -> date | None:
    """Returns the day that an ISO date (or a longer stamp that begins with one) names; null where it names none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def shift(value: str, unit: str, count: int) -> str | None:
    """Returns the date value that lies `count` units (D, W, M, Q, Y) from another one; null where that is not defined.

    The answer is as coarse as the unit: a year before "2019-03-23" is "2018".
    """
    days = interval(value)
    first = day_of(days.earliest)
    if first is None:
        return None
    exact = days.earliest == days.latest
    try:
        if unit == "D":
            return (first + timedelta(days=count)).isoformat() if exact else None
        if unit == "W":
            return week(first + timedelta(weeks=count)) if exact or "-W" in value else None
        if unit == "M":
            return month(first, count) if len(value) >= 7 else None
        if unit == "Q":
            return quarter(first, count) if len(value) >= 7 else None
        return f"{year(first.year + count):04d}" if unit == "Y" else None
    except (ValueError, OverflowError):
        return None


def year(number: int) -> int:
    """Returns the number where the calendar has such a year (1 to 9999), else raises ValueError."""
    return date(number, 1, 1).year


def week(one: date) -> str:
    """Returns the value of the ISO week of a day."""
    number = one.isocalendar()
    return f"{number.year:04d}-W{number.week:02d}"


def month(one: date, count: int = 0) -> str:
    """Returns the value of the month `count` months from a day's."""
    number = one.year * 12 + one.month - 1 + count
    return f"{year(number // 12):04d}-{number % 12 + 1:02d}"


def quarter(one: date, count: int = 0) -> str:
    """Returns the value of the quarter `count` quarters from a day's."""
    number = one.year * 4 + (one.month - 1) // 3 + count
    return f"{year(number // 4):04d}-Q{number % 4 + 1}"


def nth_weekday(number: int, month_number: int, nth: int, weekday: int) -> date:
    """Returns the nth such weekday of a month, the last one where it has not so many."""
    first, last = months(number, month_number, month_number)
    one = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    while one > last:
        one -= timedelta(weeks=1)
    return one


def easter(number: int) -> date:
    """Returns Easter Sunday of a year, western reckoning (the anonymous Gregorian algorithm)."""
    a, b, c = number % 19, number // 100, number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    at = h + k - 7 * m + 114
    return date(number, at // 31, at % 31 + 1)
