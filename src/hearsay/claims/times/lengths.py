"""Readings of lengths of time and of what comes back: "three days", "the past decade", "every week"."""

from datetime import timedelta
from math import ceil
from typing import NamedTuple

from ...records import Days
from .meaning import Meaning, View
from .numerals import number
from .phrases import Phrase
from .vocabulary import vocabulary

_DAYS = {"D": 1.0, "W": 7.0, "2W": 14.0, "M": 30.44, "Q": 91.3, "Y": 365.25, "10Y": 3652.5, "100Y": 36525.0,
         "TH": 1 / 24, "TM": 1 / 1440}
#: As many of a unit as a vague word for some of them may reach.
_FEW = {"couple": 3.0, "few": 7.0, "several": 9.0}
_VAGUE = frozenset(
    {"several", "few", "many", "some", "numerous", "various", "couple", "number", "dozens", "hundreds", "thousands"})


class Amount(NamedTuple):
    """So many of a unit of time (a unit of times.toml); `size` is null for "several", the word then in `vague`."""

    size: float | None
    unit: str
    vague: str = ""


def amount(phrase: Phrase) -> Amount | None:
    """Returns the first number with its unit of time that stands in a phrase."""
    units = {**vocabulary().values["Unit"], **vocabulary().values["Units"]}
    words = phrase.words
    at = next((n for n, word in enumerate(words) if word in units), None)
    if at is None:
        return None
    unit = str(units[words[at]])
    vague = next((word for word in words[:at] if word in _VAGUE), "")
    return Amount(_count(words[:at], words[at + 1:]), unit, vague)


def _count(before: list[str], behind: list[str]) -> float | None:
    if any(word in _VAGUE for word in before):
        return None
    for first in range(len(before)):
        last = len(before)
        while last > first:
            if (found := number(before[first:last])) is not None:
                extra = number(behind[1:3]) if behind[:2] == ["and", "a"] and len(behind) > 2 else None
                return found + (extra if extra is not None and extra < 1 else 0)
            last -= 1
    return 1.0 if "single" in before or behind[:1] == ["-"] else None


def duration(found: Amount) -> str:
    """Returns the TIMEX3 value of a length: "P3D", "PT30M", "P2.5Y", "PXM"."""
    count, unit = found.size, found.unit
    if count is None:
        return {"10Y": "PXDE", "100Y": "PXCE", "1000Y": "PXY", "2W": "PXW"}.get(unit, _period("X", unit))
    if unit.endswith("Y") or unit == "2W":
        count, unit = count * int(unit[:-1] or 1), unit[-1]
    if unit == "TH" and count < 1:
        count, unit = count * 60, "TM"
    return _period(f"{count:g}" if count != int(count) else str(int(count)), unit)


def _period(count: str, unit: str) -> str:
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"


def length(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "two and a half years", "12-hour", "several months", "55-year-old"."""
    found = amount(phrase)
    return Meaning(duration(found), "DURATION") if found else None


def first_length(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "60" of "between 60 and 90 days": its unit stands behind the second number."""
    units = vocabulary().values["Units"]
    unit = next((units[word] for d in range(6) if (word := phrase.after(d)) in units), None)
    count = number(phrase.words)
    return Meaning(duration(Amount(count, str(unit))), "DURATION") if unit and count is not None else None


def stretch(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "the past nine days", "the next four years": a length that begins or ends with the day of writing."""
    found = amount(phrase)
    if found is None:
        return None
    back = (phrase.number("Back") or phrase.number("Forth") or -1) < 0
    return Meaning(duration(found), "DURATION", _beside(found, view, back=back))


def _beside(found: Amount, view: View, *, back: bool) -> Days:
    """The days that the length covers; null where it is too vague or its beginning not known."""
    size = _FEW.get(found.vague) if found.size is None else found.size
    if size is None or view.anchor is None or found.unit not in _DAYS:
        return Days()
    try:
        other = view.anchor + timedelta(days=ceil(size * _DAYS[found.unit])) * (-1 if back else 1)
    except OverflowError:
        return Days()
    first, last = sorted((view.anchor.isoformat(), other.isoformat()))
    return Days(earliest=first, latest=last)


def long(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "yearlong"."""
    return Meaning(str(phrase.pick("Long")), "DURATION")


def often(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "daily", "annually"."""
    value = phrase.pick("Often")
    return Meaning(str(value), "SET") if value else None


def every(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "every day", "every four years", "each Monday", "twice a week", "a year" (of a rate)."""
    if (part := phrase.pick("Daypart")) is not None:
        return Meaning(f"XXXX-XX-XXT{part}", "SET")
    if (number_of := phrase.number("Weekday")) is not None:
        return Meaning(f"XXXX-WXX-{number_of}", "SET")
    if phrase.has("weekend"):
        return Meaning("XXXX-WXX-WE", "SET")
    found = amount(phrase)
    if found is None:
        return None
    count = 2.0 if phrase.has("other", "second") else 1.0 if phrase.has("once", "twice") else found.size or 1.0
    return Meaning(duration(Amount(count, found.unit)), "SET")


def weekdays(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "Fridays", "weekends"."""
    number_of = phrase.number("Weekdays")
    if number_of:
        return Meaning(f"XXXX-WXX-{number_of}", "SET")
    return Meaning("XXXX-WXX-WE" if phrase.has("weekends") else "XXXX-WXX", "SET")
