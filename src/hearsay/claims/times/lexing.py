"""Text cut into words, figures and marks, each with the letter that the rules know it by."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from .vocabulary import OTHER, vocabulary

_LEXEME = re.compile(
    r"""(?P<word>[^\W\d_]++(?!\d))
      | (?P<Stamp>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\ ?Z|\ ?[+-]\d\d:?\d\d)?(?!\d))
      | (?P<IsoDate>\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}(?![\d/]))
      | (?P<NumericDate>\d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)(?:\d{4}|\d\d)(?!\d|(?P=b)\d))
      | (?P<ClockTime>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
      | (?P<Decade>'?\d0s\b|\d{3}0s\b|(?:(?<=the\ )|(?<=early\ )|(?<=late\ )|(?<=mid-))\d{3}0's\b)
      | (?P<ShortYear>'\d\d(?![\w]))
      | (?P<DayOrdinal>\d{1,2}(?:st|nd|rd|th)\b)
      | (?P<QuarterName>[QH][1-4]\b)
      | (?P<number>\d[\d,]*\d(?:\.\d+)?|\d(?:\.\d+)?)
      | (?P<mark>[^\w\s])""",
    re.VERBOSE,
)
#: What may stand behind a year from 2200 on: "14 May 2231." is a date, "in May 3000 people" is none.
_CLOSED = re.compile(
    r"\s*(?:[^\w\s$€£(-]|\Z|\n)|\s(?:in|at|on|when|as|and|or|by|to|for|with|after|before|until|the|an?|that|which|was|is|will|it|he|she|they|we)\b"
)
_PLAIN = frozenset({"word", "mark"})
_GLUED = re.compile(r"[^\W\d_]+")
_MAY_BE_GLUED = frozenset({"am", "pm", "a", "p", "h", "hrs", "hr", "min", "mins", "yr", "yrs", "gmt", "utc"})
_BEFORE_HYPHEN = re.compile(r"([^\W\d_]+)-\Z")


class Lexemes(NamedTuple):
    """The lexemes of a text: one letter for each in `letters`, and where it stands (null for a gap) in `places`."""

    letters: str
    places: list[re.Match[str] | None]

    def word(self, at: int) -> str:
        """Returns a lexeme in small letters, "" for a gap and outside of the text."""
        place = self.places[at] if 0 <= at < len(self.places) else None
        return place.group().lower() if place else ""

    def start(self, at: int) -> int:
        """Returns where a lexeme begins in the text."""
        place = self.places[at]
        return place.start() if place else 0

    def end(self, at: int) -> int:
        """Returns where a lexeme ends in the text."""
        place = self.places[at]
        return place.end() if place else 0


def lexemes(text: str, stretches: Iterable[tuple[int, int]]) -> Lexemes:
    """Cuts the stretches (start, end) of a folded text; between two of them stands a gap that no rule crosses."""
    letters: list[str] = []
    places: list[re.Match[str] | None] = []
    known = vocabulary().letters.get
    for first, last in stretches:
        found = list(_LEXEME.finditer(text, first, last))
        letters += [known(m.group()) or (OTHER if m.lastgroup in _PLAIN else _figure(text, m)) for m in found]
        letters.append(OTHER)
        places += found
        places.append(None)
    return Lexemes("".join(letters), places)


def _figure(text: str, m: re.Match[str]) -> str:
    """The letter of a lexeme with digits."""
    kind = _kind(m.lastgroup, m.group())
    if kind == "FarYear" and not _CLOSED.match(text, m.end()):
        kind = "Figure"
    free = kind and (m.group()[0] == "'" or _stands_free(text, m.start(), m.end()))
    return vocabulary().figures[kind] if kind and free else OTHER


def _kind(kind: str | None, word: str) -> str | None:
    """The class of a figure; null for one that no rule can use."""
    if kind == "ClockTime":
        hour, minute = word.split(":")[:2]
        return kind if int(hour) <= 24 and int(minute) < 60 else None
    if kind == "DayOrdinal":
        return kind if 1 <= int(word[:-2]) <= 31 else None
    if kind != "number":
        return kind
    if "." in word:
        whole, part = word.split(".", 1)
        return "DotClock" if len(whole) <= 2 and len(part) == 2 and int(whole) <= 12 and int(part) < 60 else "Decimal"
    if len(word) <= 2:
        return "Day" if 1 <= int(word) <= 31 else "Small"
    if len(word) == 4 and word.isdecimal():
        if word[0] == "0":
            return "Padded"
        return "Year" if int(word) < 2200 else "FarYear"
    return "Figure"


def _stands_free(text: str, start: int, end: int) -> bool:
    """No part of a code or a sum of money: not "F-35A", "A380", "$1990", "2014%"."""
    if end < len(text):
        after = text[end]
        if after in "%$€£°" or (after.isalpha() and _glued(text, end) not in _MAY_BE_GLUED):
            return False
    if not start:
        return True
    before = text[start - 1]
    if before.isalnum() or before in "$€£#_.":
        return False
    if before == "-" and (m := _BEFORE_HYPHEN.search(text, max(0, start - 20), start)):
        return len(m.group(1)) > 2 and not vocabulary().letters.keys().isdisjoint({m.group(1), m.group(1).lower()})
    return True


def _glued(text: str, at: int) -> str:
    m = _GLUED.match(text, at)
    return m.group().lower() if m else ""
