"""Readings of months, years and what they make up: "late December", "fiscal 2009", "the 1990s", "last summer"."""

from datetime import date

from ...records import Days
from .calendar import interval, quarter
from .meaning import Meaning, View
from .phrases import Phrase
from .years import MONTHS, choose_year, following_year, short_year, turn_of, year_in

_SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def a_month(phrase: Phrase, view: View) -> Meaning | None:
    """Reads a month: "March 2019", "late December", "October of next year", "last May"."""
    number = phrase.number(*MONTHS)
    if number is None:
        return None
    known = year_in(phrase, view) or following_year(phrase)
    turn = turn_of(phrase)
    if known is None and turn and not phrase.has("year") and view.anchor:
        past = turn < 0
        known = view.anchor.year + (
            (-1 if number >= view.anchor.month else 0) if past else (1 if number <= view.anchor.month else 0))
    elif known is None and phrase.has("this") and view.anchor:
        known = view.anchor.year
    if known is None:
        known = choose_year(number, 0, view)
    return Meaning(f"{known:04d}-{number:02d}" if known else f"XXXX-{number:02d}")


def a_year(phrase: Phrase, view: View) -> Meaning | None:
    """Reads a year: "2014", "early 2014", "fiscal 2009", "FY09"."""
    text = phrase.figure("Year", "FarYear", "Day", "Small")
    if text is None:
        return None
    number = int(text) if len(text) == 4 else short_year(int(text), view)
    return Meaning(f"FY{number:04d}" if phrase.has("fy", "fiscal") else f"{number:04d}")


def two_years(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "2010-11": both years where they follow on each other, else the month of that number."""
    first, text = int(phrase.figure("Year") or 0), phrase.figure("Day", "Small") or ""
    if (first + 1) % 100 == int(text) and len(text) == 2:
        return Meaning(f"{first:04d}", days=Days(earliest=interval(f"{first:04d}").earliest,
                                                 latest=interval(f"{first + 1:04d}").latest))
    if len(text) == 2 and 1 <= int(text) <= 12:
        return Meaning(f"{first:04d}-{text}")
    return a_year(phrase, view)


def apostrophe_year(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "'82"."""
    text = phrase.figure("ShortYear")
    return Meaning(f"{short_year(int(text[1:]), view):04d}") if text else None


def of_our_era(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "AD 842", "347 CE"."""
    text = phrase.figure("Year", "FarYear", "Figure", "Small", "Day") or ""
    return Meaning(f"{int(text):04d}") if text.isdecimal() and len(text) <= 4 else None


def decade(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "the 1990s", "the '90s", "the nineties"; "the 1800s" are a century."""
    text = phrase.figure("Decade")
    tens = phrase.number("Twenties")
    if text:
        digits = "".join(c for c in text if c.isdecimal())
        if len(digits) == 4:
            return Meaning(digits[:2] if digits.endswith("00") and digits < "2000" else digits[:3])
        tens = int(digits)
    if tens is None:
        return None
    century = 20 if phrase.has("twenty") or (tens < 20 and not phrase.has("nineteen")) else 19
    return Meaning(f"{century * 100 + tens:04d}"[:3])


def century(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "the 19th century", "the twenty-first century"."""
    text = phrase.figure("DayOrdinal")
    number = int(text.rstrip("stndrh")) if text else (phrase.number("Ordinal") or 0) + (phrase.number("Numeral") or 0)
    return Meaning(f"{number - 1:02d}") if number else None


def before_christ(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "44 BC"; such years lie outside of the days that can be told."""
    text = phrase.words[0]
    return Meaning(f"BC{int(text):04d}") if text.isdecimal() and len(text) <= 5 else None


def season(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "last summer", "the spring of 2016", "this winter"; a winter is named after the year that it begins in."""
    code = str(phrase.pick("Season"))
    if (known := year_in(phrase, view)) is not None:
        return Meaning(f"{known:04d}-{code}")
    if view.anchor is None:
        return Meaning(f"XXXX-{code}")
    known = _season_year(code, phrase, view, view.anchor)
    if code != "WI":
        return Meaning(f"{known:04d}-{code}")
    first, last = interval(f"{known:04d}-12").earliest, interval(f"{known + 1:04d}-02").latest
    return Meaning(f"{known:04d}-WI", days=Days(earliest=first, latest=last))


def _season_year(code: str, phrase: Phrase, view: View, anchor: date) -> int:
    """The year of a season that is named without one: the running one, else by its direction word or the tense."""
    begins = _SEASON_BEGINS[code]
    year = anchor.year - (1 if code == "WI" and anchor.month < 3 else 0)
    begun = begins <= anchor.month or year < anchor.year
    running = begun and (anchor.month < begins + 3 or year < anchor.year)
    turn = turn_of(phrase)
    if turn < 0:
        return year - 1 if running or not begun else year
    if turn > 0:
        return year + 1 if begun else year
    if phrase.has("this") and view.tense != "past":
        return year
    if not begun:
        return year if view.tense == "future" else year - 1
    return year + 1 if view.tense == "future" and not running else year


def a_quarter(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "the third quarter of 2009", "third-quarter", "last quarter"."""
    text = phrase.figure("DayOrdinal")
    number = phrase.number("Ordinal") or (int(text.rstrip("stndrh")) if text else 0)
    known = year_in(phrase, view)
    if not number and known and phrase.words[0] in {"last", "the"} and phrase.has("last"):
        number = 4
    if not number:
        return Meaning(quarter(view.anchor, turn_of(phrase))) if view.anchor else Meaning("XXXX-QX")
    if number > 4:
        return None
    if known is None and phrase.has("year") and view.anchor:
        known = view.anchor.year
    if known is None and view.anchor:
        known = view.anchor.year
        if 3 * number - 2 > view.anchor.month and view.tense != "future":
            known -= 1
    return Meaning(f"{known:04d}-Q{number}" if known else f"XXXX-Q{number}")


def half(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "the first half of 2015"."""
    known = year_in(phrase, view) or (view.anchor.year if view.anchor else None)
    number = 1 if phrase.has("first") else 2
    return Meaning(f"{known:04d}-H{number}" if known else f"XXXX-H{number}")


def named_quarter(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads "Q3 2009" and "H1 2015"."""
    return Meaning(f"{phrase.figure('Year')}-{phrase.words[0].upper()}")
