"""Single numbers in a text, before anything around them is looked at: figures, number words, vague words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple
from unicodedata import numeric

from ...knowledge import table
from ...records import Token
from ..times.numerals import MOST_DIGITS, number, number_words
from .units import known_behind_figures

_PARTS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_FIGURE = re.compile(rf"\d+(?:(?:[.,]\d+)+|(?:[ '’]\d{{3}}(?!\d))+(?:[.,]\d+)?|[{_PARTS}])?|[{_PARTS}]")
_SCALE = re.compile(r"[ -]?([A-Za-z]+)\b")
_CODE = re.compile(r"\(?[A-Za-z]+-?\d")
_LONGEST_WITH_ZERO = 3  # "05 killed"
_SPACED = re.compile(r"\d{1,3}(?:[ '’]\d{3})+")
#: How many words a number in words may have ("nine hundred and ninety-nine thousand nine hundred and ninety-nine").
_MOST_WORDS = 14
_OPEN = frozenset({"and", "-", "a"})
_BETWEEN = _OPEN | {"half", "quarter"}


class Atom(NamedTuple):
    """A number at `start` to `end`. `low` and `high` are equal but for vague words.

    `kind` is "figure", "words", "vague", or "share" for a fraction, whose bounds then are percent; `scale` is what the
    last word of the number multiplies by.
    """

    start: int
    end: int
    low: float
    high: float
    kind: str
    scale: float = 1.0


class _Vague(NamedTuple):
    pattern: re.Pattern[str]
    bounds: dict[str, list[float]]
    last_words: frozenset[str]


@cache
def _vague() -> _Vague:
    bounds = table("hedges")["vague"]
    longest = sorted(bounds, key=lambda text: (-len(text), text))
    return _Vague(re.compile(r"\b(?:" + "|".join(longest) + r")\b", re.IGNORECASE), bounds,
                  frozenset(text.split()[-1] for text in bounds))


def decimal_comma(text: str) -> bool:
    """Says whether a page writes its decimals with a comma: no figure of it can be read otherwise, one must be so."""
    comma = re.search(r"(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d.,])|\d\.\d{3},\d", text)
    point = re.search(r"(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.,])|\d,\d{3}(?!\d)", text)
    return bool(comma) and not point


def figure_value(text: str, *, comma: bool) -> float | None:
    """Returns the value of digits with separators; null where they are no number ("1.2.3", "12,34,5").

    A dot or comma before other than three digits is a decimal one; before three digits it parts thousands, but a single
    dot is a decimal one unless the page writes decimals with a comma (`comma`). "2½" is 2.5.
    """
    digits = sum(c.isdecimal() for c in text)
    if digits > MOST_DIGITS:
        return None
    if text[-1] in _PARTS:
        return float(text[:-1] or 0) + numeric(text[-1])
    plain = re.sub(r"[ '’]", "", text)
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return float(plain)
    head, *groups = re.split(r"[.,]", plain)
    last, point = groups[-1], marks[-1]
    decimal = marks.count(point) == 1 and (len(last) != 3 or (point == "." and not comma) or head == "0")
    if len(marks) > 1 and len(last) == 3 and marks.count(point) == len(marks):
        decimal = False
    thousands, rest = (groups[:-1], last) if decimal else (groups, "")
    if decimal and point in marks[:-1]:
        return None
    if thousands and not _grouped(head, thousands):
        return None
    return float(head + "".join(thousands) + ("." + rest if rest else ""))


def _grouped(head: str, groups: Sequence[str]) -> bool:
    """Groups of three behind one to three digits, or the South Asian way: "1,23,456"."""
    if not 1 <= len(head) <= 3 or len(groups[-1]) != 3:
        return False
    return all(len(g) == 3 for g in groups) or (len(head) <= 2 and all(len(g) == 2 for g in groups[:-1]))


def figures(text: str, start: int, end: int, *, comma: bool) -> Iterator[Atom]:
    """Yields the numbers in figures of a folded text, with the scale that follows ("2.5 million", "$5bn")."""
    scales = number_words()
    at = start
    while m := _FIGURE.search(text, at, end):
        digits = m.group()
        at = m.end()
        if " " in digits and not _SPACED.fullmatch(digits):
            at = m.start() + digits.index(" ")
            digits = text[m.start():at]
        value = figure_value(digits, comma=comma)
        if value is None or not _stands_free(text, m.start(), at) or _is_code(digits):
            continue
        factor = 1.0
        if scale := _SCALE.match(text, at, end):
            word = scale.group(1).lower()
            known = scales.scales.get(word) or (scales.collectives.get(word.rstrip("s")) if word != "score" else None)
            if known and not (len(word) == 1 and scale.group()[0] == " "):
                factor, at = float(known), scale.end()
        yield Atom(m.start(), at, round(value * factor, 6), round(value * factor, 6), "figure", factor)


def _is_code(digits: str) -> bool:
    """ "082031": a date or a code that lost its marks; nobody counts with a zero in front of many figures."""
    return len(digits) > _LONGEST_WITH_ZERO and digits[0] == "0" and digits.isdecimal()


def _stands_free(text: str, start: int, end: int) -> bool:
    """No part of a code ("F-35A", "B61-12", "#7", "v2.1") and no broken piece of a longer number."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_#@°" or (before in ".,:/" and start > 1 and text[start - 2].isalnum()):
        return False
    if before == "-" and start > 1:
        chunk = text[max(0, start - 12):start].split(" ")[-1]
        if text[start - 2].isalpha() or _CODE.match(chunk):
            return False
    if text[end:end + 1].isalpha() and not known_behind_figures(text, end):
        return False
    after = text[end:end + 2]
    if after[:1] in ":/°" and after[1:].isalnum():
        return False
    if after[:1] in {".", ",", "-"} and after[1:].isdecimal():
        return after[0] == "-"
    return after[:1] != "_"


def words(tokens: Sequence[Token], first: int, last: int) -> Iterator[Atom]:
    """Yields the numbers in words among tokens `first` to `last` (exclusive)."""
    known, values = number_words(), _values()
    at = first
    while at < last:
        if tokens[at].lower not in values:
            at += 1
            continue
        begin = at
        scale = tokens[at].lower not in known.units and tokens[at].lower not in known.tens
        if scale and at > first and tokens[at - 1].lower in {"a", "an", "half"}:
            begin = at - 1
            if begin > first and tokens[begin].lower in {"a", "an"} and tokens[begin - 1].lower == "half":
                begin -= 1
        end = _longest(tokens, begin, at, last)
        if end:
            value = number([t.lower for t in tokens[begin:end]]) or 0.0
            factor = float(known.scales.get(tokens[end - 1].lower, 1)) if end - begin > 1 else 1.0
            yield Atom(tokens[begin].start, tokens[end - 1].end, value, value, "words", factor)
        at = max(end, at + 1)


@cache
def _values() -> frozenset[str]:
    known = number_words()
    return frozenset({*known.units, *known.tens, *table("number_words")["scales"], *known.collectives})


def _longest(tokens: Sequence[Token], begin: int, core: int, last: int) -> int:
    """The end of the longest reading of tokens from `begin` as one number, 0 where there is none."""
    most = core
    while most < min(last, begin + _MOST_WORDS) and (tokens[most].lower in _values() or tokens[most].lower in _BETWEEN):
        most += 1
    for end in range(most, core, -1):
        if tokens[end - 1].lower not in _OPEN and number([t.lower for t in tokens[begin:end]]) is not None:
            return end
    return 0


def vague(text: str, start: int, end: int, *, said: AbstractSet[str]) -> Iterator[Atom]:
    """Yields sizes without a figure ("tens of thousands"); `said` are the words of the stretch in small letters."""
    pattern, bounds, last_words = _vague()
    if said.isdisjoint(last_words):
        return
    for m in pattern.finditer(text, start, end):
        low, high = bounds[re.sub(r"\s+", " ", m.group().lower())]
        yield Atom(m.start(), m.end(), float(low), float(high), "vague")


def without_overlap(atoms: Sequence[Atom]) -> list[Atom]:
    """Returns the atoms in reading order, of overlapping ones the longer, the vaguer first among equals."""
    taken: list[Atom] = []
    for atom in sorted(atoms, key=lambda a: (a.start - a.end, a.start, a.low - a.high, a.kind)):
        at = bisect_left(taken, atom)
        if (at == 0 or taken[at - 1].end <= atom.start) and (at == len(taken) or atom.end <= taken[at].start):
            taken.insert(at, atom)
    return taken
