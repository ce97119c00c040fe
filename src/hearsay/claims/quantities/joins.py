"""Numbers that are one: ranges ("8-10", "between 8 and 10") and figures repeated in words ("10 (ten)")."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ...knowledge import table
from ..inflection import verb_forms
from .atoms import Atom

_RANGE = re.compile(r" ?%?(?: percent)? ?(-|—|to|or|and) ?(?:to )?[$€£]?")
_CHANGE = re.compile(r"((?:\w+ ){1,4})from (?:about |around |some |nearly )?[$€£]?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:about |around |some )?[$€£]?\Z", re.IGNORECASE)
_REACH = 40


class Group(NamedTuple):
    """One number or range; `span` says that the words name both ends."""

    start: int
    end: int
    low: float
    high: float
    span: bool
    kind: str


def joined(text: str, atoms: Sequence[Atom]) -> list[Group]:
    """Returns the numbers of a paragraph (in reading order) with ranges and repetitions put together.

    Two figures with a hyphen that do not rise ("3-1") are a result, and neither is a number.
    """
    out: list[Group] = []
    at = 0
    while at < len(atoms):
        one = atoms[at]
        other = atoms[at + 1] if at + 1 < len(atoms) else None
        between = text[one.end:other.start] if other else ""
        if other and between.strip() == "(" and text[other.end:other.end + 1] == ")" and one.low == other.low:
            out.append(Group(one.start, other.end + 1, one.low, one.high, False, one.kind))
            at += 2
        elif other and (word := _joins(text, one, other, between)):
            low = one.low * other.scale if one.scale == 1 and one.low * other.scale < other.high else one.low
            if low < other.high:
                opened = _BETWEEN.search(text, max(0, one.start - _REACH), one.start) if word == "and" else None
                out.append(Group(opened.start() if opened else one.start, other.end, low, other.high, True, one.kind))
            elif word in {"to", "or"}:
                out += [_alone(one), _alone(other)]
            at += 2
        else:
            out.append(_alone(one))
            at += 1
    return out


def _alone(atom: Atom) -> Group:
    return Group(atom.start, atom.end, atom.low, atom.high, atom.low != atom.high, atom.kind)


def _joins(text: str, one: Atom, other: Atom, between: str) -> str:
    """The word or mark that makes one range of two numbers, "" where nothing does."""
    m = _RANGE.fullmatch(between)
    if m is None or "share" in {one.kind, other.kind}:
        return ""
    before = text[max(0, one.start - _REACH):one.start]
    if m.group(1) == "and":
        return "and" if _BETWEEN.search(before) else ""
    if m.group(1) == "—" and between.strip() != between:
        return ""
    changed = _CHANGE.search(before)
    if changed and not _changing().isdisjoint(changed.group(1).lower().split()):
        return ""
    return m.group(1)


@cache
def _changing() -> frozenset[str]:
    """Words before "from" that make a former and a present number of two: "raised from 12 to 15"."""
    change = table("units")["change"]
    verbs = (form for verb in (*change["verbs"], *change["anew"]) for form in verb_forms(verb))
    return frozenset((*verbs, *change["before"], *change["after"]))
