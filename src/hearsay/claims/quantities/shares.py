"""Shares told in words: "two-thirds of", "half the town", "one in five residents"."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from ...knowledge import table
from ...records import Token
from ..times.numerals import number_words
from ..wordclasses import PEOPLE, word_classes
from .atoms import Atom

_OF_SCALE = re.compile(r" of an? ([A-Za-z]+)\b")
#: How many of the words that follow may name those of whom it is a share ("one in five young residents").
_NAMED_WITHIN = 3
#: … and how far before them a deed may stand whose victims they would be.
_DONE_WITHIN = 8


def shares(text: str, start: int, end: int, *, said: AbstractSet[str]) -> Iterator[Atom]:
    """Yields fractions of something as percent, those of a scale as counts; `said` are the words of the stretch."""
    if said.isdisjoint(_fractions()):
        return
    for m in _shares().finditer(text, start, end):
        value = float(table("units")["shares"][m.group().lower().replace("-", " ")])
        scale = _OF_SCALE.match(text, m.end(), end)
        factor = number_words().scales.get(scale.group(1).lower()) if scale else None
        if scale and factor:  # "a quarter of a million"
            count = round(value * factor / 100)
            yield Atom(m.start(), scale.end(), count, count, "words", float(factor))
        else:
            yield Atom(m.start(), m.end(), value, value, "share")


def ratios(text: str, tokens: Sequence[Token]) -> Iterator[Atom]:
    """Yields shares told by two numbers, as percent: "one in five residents", "two out of three", "one man in ten"."""
    said = {token.lower for token in tokens}
    if not tokens or said.isdisjoint({"in", "out", "every"}):
        return
    for m in _ratio().finditer(text, tokens[0].start, tokens[-1].end):
        one, whole = _value(m.group(1)), _value(m.group(5))
        if one is None or whole is None or not 0 < one < whole <= 1000 or (m.group(2) and m.group(3) != "in"):
            continue
        after = [t for t in tokens if t.start >= m.end()][:_NAMED_WITHIN]
        before = [t for t in tokens if t.end <= m.start()][-_DONE_WITHIN:]
        if _is_ratio(m, before, after):
            value = round(100 * one / whole, 1)
            yield Atom(m.start(), m.end(), value, value, "share")


def _is_ratio(m: re.Match[str], before: Sequence[Token], after: Sequence[Token]) -> bool:
    """ "Killed two in three raids" counts raids: without "out of" or "every" people are named, or nothing is done."""
    between, joint, every, whole = m.group(2), m.group(3), m.group(4), m.group(5)
    if between is not None:
        return bool(word_classes(between.lower()) & PEOPLE) and not _names(after[:1])
    if every is not None or joint == "out of":
        return True
    if joint == "of" or (whole.isdecimal() and int(whole) > 100):
        return False
    people = any(word_classes(t.lower) & PEOPLE for t in after)
    opened = next((n for n in range(len(before), 0, -1) if before[n - 1].pos in {"PUNCT", "SCONJ"}), 0)
    told = table("no_happenings")["saying"]["verbs"]
    done = any(t.pos in {"VERB", "ADJ"} and t.lemma not in told for t in before[opened:])
    return people or (not done and bool(after) and after[0].pos != "PUNCT" and _names(after[:1]))


def _names(tokens: Sequence[Token]) -> bool:
    return any(t.pos in {"NOUN", "PROPN", "ADJ"} for t in tokens)


def _value(word: str) -> int | None:
    if word.isdecimal() and word.isascii() and len(word) <= 4:
        return int(word)
    known = number_words()
    found = known.units.get(word.lower()) or known.tens.get(word.lower()) or known.scales.get(word.lower())
    return int(found) if found else None


@cache
def _ratio() -> re.Pattern[str]:
    known = number_words()
    number = rf"(\d{{1,4}}|{'|'.join([*known.units, *known.tens, 'hundred', 'thousand'])})"
    joint = r"(?: (?!out )([a-z]+))? (in|out of|of)( every)? "
    return re.compile(rf"(?<![\w.,-]){number}{joint}{number}(?![\w-]|[.,]\d| ?%)", re.IGNORECASE)


@cache
def _fractions() -> frozenset[str]:
    return frozenset(text.split()[-1] for text in table("units")["shares"])


@cache
def _shares() -> re.Pattern[str]:
    longest = sorted(table("units")["shares"], key=lambda text: (-len(text), text))
    fractions = "|".join(t.replace(" ", "[ -]") for t in longest)
    half = table("units")["half"]
    owned = rf"(?= (?:{'|'.join(half['before'])}) (?!(?:{'|'.join(half['not_before'])})\b))"
    return re.compile(rf"\b(?:{fractions})\b(?= of\b)|\bhalf\b{owned}", re.IGNORECASE)
