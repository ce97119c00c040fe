"""Which year a date means that names none, and the words that turn to another one."""

from datetime import date

from .calendar import day_of, interval
from .meaning import View
from .phrases import Phrase
from .vocabulary import vocabulary

#: Classes of words that name a month.
MONTHS = ("Month", "UnsureMonth", "ShortMonth")
_JOINS = {"and", "to", "-", "or", "through", "until", "till", ","}
_PARTS = {"early", "late", "mid", "of"}
_CLOSE = 21


def year_in(phrase: Phrase, view: View) -> int | None:
    """Returns the year that a phrase names: in figures, or as "this year", "last year"."""
    if text := phrase.figure("Year", "FarYear"):
        return int(text)
    if phrase.has("year") and view.anchor and not phrase.has("fiscal", "financial"):
        if phrase.has("this", "current"):
            return view.anchor.year
        if turn := turn_of(phrase):
            return view.anchor.year + turn
        if phrase.has("same") and (said := view.last(4)):
            return int(said[:4])
    return None


def following_year(phrase: Phrase) -> int | None:
    """Returns the year that stands behind a second date of one pair: for "April" in "April and June 2009"."""
    joined = month = False
    for distance in range(7):
        word = phrase.after(distance)
        at = phrase.last + distance
        if word in _JOINS:
            joined = joined or word != ","
        elif joined and at < len(phrase.found.letters) and phrase.found.letters[at] == vocabulary().figures["Year"]:
            return int(word)
        elif joined and month_word(word):
            month = True
        elif not (joined and (word.rstrip("stndrh").isdecimal() or word in _PARTS or (word == "in" and month))):
            return None
    return None


def choose_year(number: int, one: int, view: View, *, weekday: int | None = None) -> int | None:
    """Returns the year of a month (and day, 0 for none) by the tense, else the nearest; null where unknown.

    A day of the month that lies within weeks of the day of writing is that one even where the tense speaks against it.
    Without a day of writing, the date spoken of last says the year.
    """
    back = view.tense in {"past", ""}
    if back and view.history and len(view.story) == 4:
        return int(view.story)
    told = view.told() if back else None
    base = told or view.anchor or view.year_from or day_of(interval(view.last(4)).earliest)
    if base is None:
        return None
    found = {year: when for year in range(base.year - 1, base.year + 2)
             if (when := real_day(year, number, one or min(base.day, 28))) is not None}
    if weekday is not None and one and any(when.isoweekday() == weekday for when in found.values()):
        found = {year: when for year, when in found.items() if when.isoweekday() == weekday}
    nearest = min(found, key=lambda year: (abs((found[year] - base).days), year), default=None)
    if nearest is None or told or not view.anchor or (one and abs((found[nearest] - base).days) <= _CLOSE):
        return nearest
    if not one and (nearest, number) == (base.year, base.month):
        return nearest
    if view.tense == "past":
        return max((year for year, when in found.items() if when <= base), default=nearest)
    if view.tense == "future":
        return min((year for year, when in found.items() if when >= base), default=nearest)
    return nearest


def short_year(two: int, view: View) -> int:
    """Returns the year that two digits stand for: at most ten years after the day of writing."""
    now = view.anchor.year if view.anchor else 2030
    full = now - now % 100 + two
    return full if full <= now + 10 else full - 100


def real_day(year: int, number: int, one: int) -> date | None:
    """Returns a day of the calendar, null where there is no such day ("31 February")."""
    try:
        return date(year, number, one)
    except ValueError:
        return None


def turn_of(phrase: Phrase) -> int:
    """Returns -1 for "last", "previous" and the like, 1 for "next", 0 where neither stands in a phrase."""
    return phrase.number("Back") or phrase.number("Forth") or 0


def month_word(word: str) -> int | None:
    """Returns the number of the month that a word (in small letters) names, null where it names none."""
    values = vocabulary().values
    found = next((values[name][word] for name in MONTHS if word in values[name]), None)
    return found if isinstance(found, int) else None
