"""Readings of times of day: "16:00 UTC", "6:40 p.m.", "Friday morning", "the early hours of Saturday"."""

from datetime import timedelta

from .calendar import day_of
from .days import day
from .meaning import UNKNOWN_DAY, Meaning, View
from .numerals import number
from .phrases import Phrase

_DAYS = ("Weekday", "ShortWeekday", "Deictic", "Month", "UnsureMonth", "ShortMonth")

_NEAR = 10


def stamp(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "2019-03-23T15:00:00Z"."""
    text = phrase.words[0].upper()
    when = day_of(text)
    if when is None or int(text[11:13]) > 24 or int(text[14:16]) > 59:
        return Meaning(UNKNOWN_DAY)
    return Meaning(f"{when.isoformat()}T{text[11:16]}{'Z' if text.endswith('Z') else ''}", "TIME")


def clock(phrase: Phrase, view: View) -> Meaning | None:
    """Reads a time by the clock; its day is named with it, or in its sentence, or is the day of writing."""
    time = _time(phrase)
    if time is None:
        return None
    zone = "Z" if phrase.has("utc", "gmt") and not phrase.has("+") and not phrase.has("-") else ""
    return Meaning(f"{_day(phrase, view)}T{time}{zone}", "TIME")


def _time(phrase: Phrase) -> str | None:
    words = phrase.words
    seconds = ""
    if text := phrase.figure("ClockTime"):
        hour, minute = map(int, text.split(":")[:2])
        seconds = text[len(text) - 3:] if text.count(":") == 2 else ""
    elif text := phrase.figure("DotClock"):
        hour, minute = map(int, text.split("."))
    elif len(words[0]) == 4 and words[0].isdecimal():
        hour, minute = int(words[0][:2]), int(words[0][2:])
    else:
        found = number(words[:1])
        if found is None or found != int(found):
            return None
        hour, minute = int(found), 0
    half = _half_of_day(phrase)
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}{seconds}" if hour <= 24 and minute < 60 else None


def _half_of_day(phrase: Phrase) -> str:
    words = phrase.words
    for n, word in enumerate(words[1:], 1):
        if word in {"am", "pm"}:
            return word[0]
        if word in {"a", "p"} and "m" in words[n + 1:n + 3]:
            return word
    part = str(phrase.pick("Daypart") or "")
    return {"MO": "a", "AF": "p", "EV": "p"}.get(part, "")


def daypart(phrase: Phrase, view: View) -> Meaning | None:
    """Reads a part of a day: "this morning", "last night", "dawn on Saturday", "overnight"."""
    if phrase.has("tonight"):
        return Meaning(f"{view.today() or UNKNOWN_DAY}TNI", "TIME")
    if phrase.has("overnight"):
        return Meaning(f"{_night(view, -1 if view.tense != 'future' else 0)}TNI", "TIME")
    part = phrase.pick("Daypart", -1) or "MO"
    if phrase.has("this"):
        return Meaning(f"{view.today() or UNKNOWN_DAY}T{part}", "TIME")
    if phrase.has("last", "past") and not names_day(phrase):
        return Meaning(f"{_night(view, -1)}T{part}", "TIME")
    if phrase.has("next", "following", "previous", "before", "after") and not names_day(phrase):
        base = day_of(view.last(0)) or view.anchor
        moved = base + timedelta(days=-1 if phrase.has("previous", "before") else 1) if base else None
        return Meaning(f"{moved.isoformat() if moved else UNKNOWN_DAY}T{part}", "TIME")
    return Meaning(f"{_day(phrase, view)}T{part}", "TIME")


def names_day(phrase: Phrase) -> bool:
    """Says whether a time of day comes with its day ("Friday morning")."""
    return any(phrase.pick(name) is not None for name in _DAYS) or bool(phrase.figure("IsoDate", "NumericDate"))


def _night(view: View, offset: int) -> str:
    return (view.anchor + timedelta(days=offset)).isoformat() if view.anchor else UNKNOWN_DAY


def _day(phrase: Phrase, view: View) -> str:
    if names_day(phrase) and (named := day(phrase, view)):
        return named.value
    return view.sentence or _lately(view) or view.today() or UNKNOWN_DAY


def _lately(view: View) -> str:
    """The last day spoken of, unless it lies far from the day of writing: a bare time of day is not of such a day."""
    said = day_of(view.last(0))
    if said is None or (view.anchor and abs((view.anchor - said).days) > _NEAR):
        return ""
    return said.isoformat()
