"""Readings of times that are told from another one: "last week", "two years ago", "the next day", "the same period"."""

from datetime import date, timedelta

from ...records import Days
from .calendar import day_of, interval, months, shift, week
from .days import day
from .lengths import Amount, amount
from .meaning import GRAINS, MASKS, UNKNOWN_DAY, Meaning, View, truncated
from .periods import a_month
from .phrases import Phrase
from .years import year_in

#: Words that count from what was spoken of; the others ("last", "next", "this") count from the day of writing.
_ANAPHORIC = ("previous", "preceding", "prior", "following", "subsequent", "before", "after", "that")


def turn(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "last week", "the previous year", "earlier this month", "this weekend", "the week before"."""
    unit = phrase.pick("Unit")
    count = phrase.number("Back") or phrase.number("Forth")
    if count is None:
        here = phrase.has("this", "that", "current")
        count = 0 if here else phrase.number("Earlier") or phrase.number("Later") or 0
    if phrase.has("last") and phrase.has("before"):
        count = -2
    if phrase.has("weekend"):
        return _weekend(count, phrase, view)
    if phrase.has("end") and (text := phrase.figure("Year")):
        return Meaning(text)
    if not isinstance(unit, str) or unit not in GRAINS:
        return None
    if (unit in {"10Y", "100Y"} and phrase.has("past", "coming")) or (unit == "D" and phrase.has("past")):
        return Meaning(f"P{unit if unit != 'D' else '1D'}", "DURATION")
    anaphoric = phrase.has(*_ANAPHORIC) or phrase.words[-1] == "earlier" or (unit == "D" and phrase.has("next"))
    base = view.base(unit) if anaphoric else view.today()
    value = _moved(base, unit, count) if base else None
    if value is None:
        return Meaning(MASKS[unit])
    return Meaning(value, days=_bounded(value, phrase, view))


def _moved(base: str, unit: str, count: int) -> str | None:
    if unit == "10Y":
        return f"{int(base[:3]) + count:03d}"
    if unit == "100Y":
        return f"{int(base[:2]) + count:02d}"
    if count == 0:
        return truncated(base, unit) or None
    return shift(base, unit, count)


def _bounded(value: str, phrase: Phrase, view: View) -> Days | None:
    """"earlier this month" ends with the day of writing, "later this week" begins with it."""
    days = interval(value)
    today = view.today()
    if not phrase.has("this") or not days.earliest or not days.latest or not days.earliest <= today <= days.latest:
        return None
    if phrase.has("earlier"):
        return Days(earliest=days.earliest, latest=today)
    return Days(earliest=today, latest=days.latest) if phrase.has("later") else None


def _weekend(count: int, phrase: Phrase, view: View) -> Meaning:
    if view.anchor is None:
        return Meaning("XXXX-WXX-WE")
    started = view.anchor.isoweekday() >= 6
    if not count and not started and view.tense == "past":
        count = -1
    base = view.anchor + timedelta(weeks=count)
    return Meaning(f"{week(base)}-WE")


def same(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "the same day", "that year", "the end of the day": what was spoken of last, as coarse as the unit."""
    if phrase.has("time"):
        return Meaning(view.last(4) or "PAST_REF")
    if phrase.has("weekend"):
        return _weekend(0, phrase, view)
    unit = phrase.pick("Unit")
    if not isinstance(unit, str) or unit not in MASKS:
        return None
    whole = unit != "D" and phrase.has("of") and not phrase.has("that", "same")
    base = view.today() if whole else ""
    return Meaning(truncated(base or view.base(unit), unit) or MASKS[unit])


def same_period(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "the same period last year": what was spoken of last, in that year."""
    said = view.last(4)
    known = year_in(phrase, view)
    if not said or not said[:4].isdecimal():
        return Meaning(f"{known:04d}") if known else None
    if known is None or phrase.has("earlier", "ago", "before"):
        known = int(said[:4]) - 1
    value = f"{known:04d}{said[4:]}"
    return Meaning(value if interval(value).earliest else f"{known:04d}")


def weekday_of(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "Monday of last week"."""
    return day(phrase, view)


def week_from(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "a week ago Monday", "a week from Tuesday"."""
    when = day(phrase, view)
    one = day_of(when.value) if when else None
    if one is None:
        return None
    return Meaning((one + timedelta(days=7 if phrase.has("from") else -7)).isoformat())


def nth_in(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "the last week of March", "the first day of 2019"; a week belongs to the month of its Thursday."""
    behind = phrase._replace(first=phrase.first + phrase.words.index("of") + 1)
    whole = a_month(behind, view) or Meaning(behind.figure("Year") or (str(year_in(behind, view) or "")))
    days = whole.stretch()
    first, last = day_of(days.earliest), day_of(days.latest)
    unit = phrase.words[1] if phrase.words[0] != "the" else phrase.words[2]
    if first is None or last is None:
        return whole if whole.value else None
    from_end = phrase.has("last", "final")
    count = 0 if from_end else (phrase.number("Ordinal") or 1) - 1
    if unit == "day":
        one = last if from_end else first + timedelta(days=count)
        return Meaning(one.isoformat())
    if unit == "month":
        return Meaning(f"{first.year:04d}-{12 if from_end else first.month + count:02d}")
    thursdays = [t for n in range((last - first).days + 1) if (t := first + timedelta(days=n)).isoweekday() == 4]
    if from_end:
        return Meaning(week(thursdays[-1]))
    return Meaning(week(thursdays[count])) if count < len(thursdays) else None


def ago(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "two years ago", "ten days from now"; as coarse as the unit."""
    found = amount(phrase)
    sign = 1 if phrase.has("from", "hence") else -1
    return _counted(found, sign, view.today(), view) if found else None


def shifted(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "two days later", "a year earlier": counted from the date spoken of last."""
    found = amount(phrase)
    if found is None:
        return None
    sign = -1 if phrase.has("ago") else phrase.number("Earlier") or phrase.number("Later") or 1
    if found.size is None and not phrase.has("ago"):
        return _vaguely(found.unit, sign, view)
    base = view.base(found.unit[-1])
    meant = _counted(found, sign, base, view)
    ahead = sign > 0 and view.tense == "past" and base == view.today()
    if ahead and (meant.stretch().earliest or "") > base:  # what is over cannot be counted on from the day of writing
        return Meaning(MASKS.get(found.unit, UNKNOWN_DAY))
    return meant


def _vaguely(unit: str, sign: int, view: View) -> Meaning:
    """"Hours later" is that day or the next, "weeks later" is not known."""
    if unit.startswith("T"):
        return _within_hours(day_of(interval(view.base("D")).earliest), sign, 24)
    return Meaning(MASKS.get(unit, UNKNOWN_DAY))


def _counted(found: Amount, sign: int, base: str, view: View) -> Meaning:
    past = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if found.size is None:
        return Meaning(past)
    unit, count = found.unit, found.size
    first = day_of(interval(base).earliest)
    if unit == "TH" and count >= 24 and count % 24 == 0:
        unit, count = "D", count / 24
    if unit.startswith("T"):
        return _within_hours(first, sign, count)
    if unit in {"10Y", "100Y"}:
        if first is None:
            return Meaning(MASKS[unit])
        target = first.year + sign * int(count) * int(unit[:-1])
        return Meaning(f"{target:04d}"[:3], days=_year_around(target))
    if unit == "2W":
        unit, count = "W", 2 * count
    if count != int(count):
        unit, count = ("M", round(12 * count)) if unit == "Y" else ("D", round({"W": 7, "M": 30}.get(unit, 1) * count))
    value = shift(base, unit, sign * int(count)) if base else None
    return Meaning(value or MASKS[unit])


def _within_hours(first: date | None, sign: int, count: float) -> Meaning:
    """Hours and minutes from a time that is known by its day only: that day or the one beside it."""
    if first is None or count > 24:
        return Meaning(UNKNOWN_DAY)
    other = first + timedelta(days=sign)
    days = sorted((first.isoformat(), other.isoformat()))
    return Meaning(first.isoformat(), days=Days(earliest=days[0], latest=days[1]))


def _year_around(number: int) -> Days | None:
    if not 6 <= number <= 9990:
        return None
    return Days(earliest=months(number - 5, 1, 1)[0].isoformat(), latest=months(number + 5, 12, 12)[1].isoformat())
