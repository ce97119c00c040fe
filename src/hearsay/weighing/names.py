"""Lists of names in any order and format: "Ambrose, Ida F.", "Ida Ambrose", "AMBROSE", "Smith, A.; Jones, B.".

One list alone is often ambiguous ("AMBROSE, IDA QUILL, RORY"), many lists for one item hardly ever: the lists that read
clearly say which words are surnames, and the others are read by that.
"""

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from .values import fold

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_JOINTS = re.compile(r"\s*[;/|&\n]\s*|\s+-\s+")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_OPENING = 8  # words at the head of a list that are looked at
_SHORTEST = 4  # letters that a surname must have to be looked for inside run-together words


class Roster(NamedTuple):
    """The surnames that a list names; `plain` says that they were read without the help of other lists."""

    surnames: frozenset[str]
    plain: bool


def look_like_names(columns: Sequence[Sequence[str]]) -> bool:
    """Tells whether a column (the values of each item) holds people: no figures, no words of titles, turned about.

    What gives names away is that some write "Ambrose, Ida" and others "Ida Ambrose" for the same item.
    """
    never = _words("never")
    words = [fold(value).split() for values in columns for value in values]
    fit = sum(bool(ws) and not any(w.isdigit() or w in never for w in ws[:_OPENING]) for ws in words)
    several = [values for values in columns if len(values) > 1]
    turned = sum(_turned_about(values) for values in several)
    share = table("weighing")["share"]
    return bool(words) and fit >= share["names"] * len(words) and turned >= share["turned_about"] * len(several) > 0


def rosters(values: Sequence[str]) -> list[Roster]:
    """Reads all lists that sources give for one item; two lists of the same people come out alike."""
    read = [_plain(value) for value in values]
    surnames: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for clear, last, first in read:
        if clear:
            surnames.update(last)
            given.update(first)
    likely = {word: count for word, count in surnames.items() if count >= given[word]}
    whole = _whole(likely)
    known = {word for word in likely if word not in whole}
    return [_resolved(value, _mended(reading, whole), known) for value, reading in zip(values, read, strict=True)]


def _turned_about(values: Sequence[str]) -> bool:
    orders: dict[tuple[str, ...], set[str]] = {}
    for value in values:
        words = fold(value)
        orders.setdefault(tuple(sorted(words.split())), set()).add(words)
    return any(len(order) > 1 for order in orders.values())


class _Reading(NamedTuple):
    clear: bool
    last: tuple[str, ...]
    first: tuple[str, ...]


def _plain(value: str) -> _Reading:
    """Reads one list by its own punctuation; `clear` where that leaves no doubt which words are surnames."""
    text = _BRACKETS.sub(" ; ", html.unescape(value))
    between = "|".join(sorted(_words("between")))
    pieces = [piece for piece in _JOINTS.split(re.sub(rf"(?i)\s+(?:{between})\s+|\bby\b", " ; ", text)) if _kept(piece)]
    clear = True
    last: list[str] = []
    first: list[str] = []
    for piece in pieces:
        reading = _piece(piece)
        clear &= reading.clear
        last += reading.last
        first += reading.first
    return _Reading(clear and bool(last), tuple(last), tuple(first))


def _piece(piece: str) -> _Reading:
    bits = [words for bit in piece.split(",") if (words := _kept(bit))]
    long = [len(words) > 1 for words in bits]
    if len(bits) == 1:
        return _Reading(True, (bits[0][-1],), tuple(bits[0][:-1]))
    if all(long):  # Ida Ambrose, Rory P. Quill
        ambiguous = len(bits) == 2 and any(len(word) == 1 for word in bits[1][1:])
        return _Reading(not ambiguous, tuple(b[-1] for b in bits), tuple(w for b in bits for w in b[:-1]))
    if len(bits) % 2 == 0 and not any(long[0::2]):  # Ambrose, Ida F., Quill, Rory
        return _Reading(True, tuple(b[-1] for b in bits[0::2]), tuple(w for b in bits[1::2] for w in b))
    if len(bits) == 2 and set(bits[0][:-1]) <= _words("particles"):  # van Oss, Piet
        return _Reading(True, (bits[0][-1],), tuple(bits[1]))
    if not long[0] and all(long[1:-1]):  # AMBROSE, IDA QUILL, RORY
        return _Reading(False, (bits[0][0], *(b[-1] for b in bits[1:-1])), ())
    return _Reading(False, tuple(b[-1] for b in bits), ())


def _whole(counts: Mapping[str, int]) -> dict[str, str]:
    """Maps surnames that are cut off ("ambr") or run together ("idaambrose") to the commoner whole ones."""
    out: dict[str, str] = {}
    for word, count in counts.items():
        for other, often in counts.items():
            cut = len(word) >= _SHORTEST - 1 and other.startswith(word)
            glued = len(other) >= _SHORTEST and word.endswith(other)
            if word != other and often > count and (cut or glued):
                out[word] = other
    return out


def _mended(reading: _Reading, whole: Mapping[str, str]) -> _Reading:
    return reading._replace(last=tuple(whole.get(word, word) for word in reading.last))


def _resolved(value: str, reading: _Reading, known: set[str]) -> Roster:
    words = set(_kept(html.unescape(value)))
    if reading.clear and known.issuperset(reading.last):
        extra = {word for word in known & words if word not in reading.last and word not in reading.first}
        extra |= {name for name in known - words if any(_is_inside(name, word) for word in reading.first)}
        return Roster(frozenset(reading.last) | frozenset(extra), not extra)
    glued = set(_kept(_GLUED.sub(" ", value)))
    squeezed = "".join(fold(value).split())
    found = {w for w in known if w in words or w in glued or _is_inside(w, squeezed)}
    return Roster(frozenset(found or reading.last or words), not known)


def _is_inside(name: str, words: str) -> bool:
    return len(name) >= _SHORTEST and name in words


def _kept(text: str) -> list[str]:
    """The words of a name in small letters without roles, degrees and figures."""
    noise = _words("noise")
    words = fold(text.replace("'", "").replace("’", "")).split()
    return [word for word in words if word not in noise and not word.isdigit()]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("weighing")["names"][name])
