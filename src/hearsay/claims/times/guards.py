"""Second looks at a find: numbers that are no years, names that are no months."""

import re
from collections.abc import Callable
from functools import cache

from ...knowledge import table
from .phrases import Phrase
from .vocabulary import vocabulary

_DAY_IN_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_SENTENCE_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", '"', "—"})


def _list(name: str) -> frozenset[str]:
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("times")["around"].items()}


def clause_end(phrase: Phrase) -> bool:
    """"Two weeks after" stands alone, not before what it is counted from ("two weeks after the vote", "later than")."""
    word = phrase.words[-1]
    if word in {"later", "earlier", "previously", "afterwards", "afterward", "thereafter", "ago", "previous"}:
        return phrase.after() != "than"
    return phrase.after() in _SENTENCE_ENDS


def year(phrase: Phrase) -> bool:
    """A bare number is a year by its size and by what stands around it."""
    before, after = phrase.before(), phrase.after()
    if before in _list("labels") or before in _list("counting"):
        return False
    if after in _list("counted") and before not in _list("dates"):
        return False
    if after == "," and phrase.end == phrase.found.start(phrase.last) and phrase.after(1).isdecimal():
        return False
    if _DAY_IN_FIGURES.fullmatch(after):
        return False  # "updated 1935 05.10.2017" is a time of day
    bounds = table("times")["years"]
    number = int(phrase.figure("Year") or 0)
    if bounds["from"] <= number <= bounds["to"]:
        return True
    apart = before == "," and after in _SENTENCE_ENDS
    return number >= 1000 and (phrase.last - phrase.first > 1 or apart or before in _list("before_years"))


def decade(phrase: Phrase) -> bool:
    """"His late 30s" is an age."""
    text = phrase.figure("Decade") or ""
    if text[:4].isdecimal():
        return True
    around = {phrase.before(), phrase.before(1)}
    if around & _list("ages"):
        return False
    paired = phrase.before() in {"and", "or", "to"} and phrase.before(1).endswith("s")
    return phrase.has("the") or text.startswith("'") or paired


def weekday(phrase: Phrase) -> bool:
    """"Black Monday", "the Sunday Times"."""
    return phrase.before() not in _list("before_no_day") and phrase.after() not in _list("after_no_day")


def clock(phrase: Phrase) -> bool:
    """A bare "16:00" may be a score or a verse; it counts where a word or its form says that it is a time."""
    if len(phrase.words) > 1 or phrase.before() in _list("before_clock"):
        return True
    return len(phrase.words[0]) == 5 and phrase.before() not in {"", "chapter", "verse"}


def length(phrase: Phrase) -> bool:
    """"The years" and "light years" are no lengths, nor is "2018 day"."""
    if phrase.figure("Year") and phrase.pick("Unit") is not None and not phrase.has("-"):
        return False
    numbered = phrase.figure("Day", "Year", "FarYear", "Small", "Figure") or phrase.pick("Numeral") is not None
    return bool(numbered) or phrase.before() not in {"light", "the", "leap"}


def not_of(phrase: Phrase) -> bool:
    """"Since the fall of the town", "the dawn of history", "the night before he left"."""
    return phrase.after() not in {"of", "before", "after"}


def no_title(phrase: Phrase) -> bool:
    """"The Daily Courier", "Mountain Quarterly"."""
    return not phrase.capital() or (phrase.before() in _SENTENCE_ENDS and not phrase.capital(phrase.last))


def now(phrase: Phrase) -> bool:
    """"Soon-to-open", "now-defunct" are parts of other words, "shortly after" is no time of its own."""
    soon = phrase.words[-1] in {"soon", "shortly"}
    if soon and (phrase.after() in {"after", "before", "as"} or phrase.before() == "as"):
        return False
    return phrase.after() != "-" or phrase.words[-1] in {"term", "day"}


def counted(phrase: Phrase) -> bool:
    """"In May 23 people …": the number belongs to what follows."""
    letters = vocabulary().figures
    if phrase.found.letters[phrase.last - 1] != letters["Day"]:
        return True
    return not (phrase.before() == "in" and phrase.after() in _list("counted"))


def later_day(phrase: Phrase) -> bool:
    """"March 23 and 24" goes on with no noun: in "on March 23 and 4 people" the second number counts."""
    return phrase.figure("Year") is not None or phrase.after() in _SENTENCE_ENDS | _list("goes_on")


def nine_eleven(phrase: Phrase) -> bool:
    """"The September 11 attacks", "9/11"."""
    text = "".join(phrase.words).removeprefix("the")
    if "/" in text:
        return text == "9/11"
    return text.rstrip("thn").endswith("11") and phrase.after() in _list("nine_eleven")


def no_name(phrase: Phrase) -> bool:
    """"April" may be a person. A bare text has no names; the finder puts one that knows them in its place."""
    return phrase.last > phrase.first


GUARDS: dict[str, Callable[[Phrase], bool]] = {
    "clause_end": clause_end, "year": year, "decade": decade, "weekday": weekday, "clock": clock, "length": length,
    "not_of": not_of, "now": now, "counted": counted, "later_day": later_day, "nine_eleven": nine_eleven,
    "no_name": no_name, "no_title": no_title,
}
