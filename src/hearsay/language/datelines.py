"""Datelines: the words at the head of a text that say from where it comes, when, and from which agency.

`ORSK-VALE, May 3 (Lakeland News Agency) — The army …`: the place and the day are no part of what is said.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from ..knowledge import rows, table
from .listed_places import listed_places

_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY: Final = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\s*(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}"
    r"[./]\d{2,4})?(?:,?\s\d{4})?"
)
#: What parts a dateline from the text: a dash, a bar, a line, a colon; behind an agency in brackets nothing at all.
_SEPARATOR: Final = re.compile(r"\s*(?:[—–―|]|--+|[-_]|(?P<colon>:))\s+|(?P<bracket>(?<=\)))\s+")
_BEGINS: Final = re.compile(r"\W*[^\Wa-z_]")
_HEAD: Final = re.compile(r"\W*(?P<rest>[^()]*?)[\s,]*(?:\((?P<name>[^()\n]{2,40})\))?[\s,]*")
_PART: Final = re.compile(r"[^,/]+")
_CAPITALISED: Final = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:[^\W\d_a-z]|al-|de |of )[\w'’.-]*){0,3}")
_JOINT: Final = re.compile(r"\s+and\s+|\s+via\s+|[,/&]|\b[Pp]hotos?(?: by)?\b:?")
_LONGEST: Final = 140
_MOST_PARTS: Final = 5
_TRIED: Final = 4
_MOST_WORDS: Final = 4
_SHORTEST: Final = 3  # letters of a place in capitals


class Dateline(NamedTuple):
    """Where a dateline ends, and where in it an agency or a paper is named (equal: nowhere)."""

    end: int
    name_start: int
    name_end: int


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """Returns the dateline that a paragraph `text[start:end]` opens with; offsets count in `text`."""
    limit = min(end, start + _LONGEST)
    for number, mark in enumerate(_SEPARATOR.finditer(text, start, limit)):
        if number == _TRIED:
            break
        if mark.end() < limit and _BEGINS.match(text, mark.end(), end):
            found = _judged(text, start, mark)
            if found is not None:
                return found
    return None


def _judged(text: str, start: int, mark: re.Match[str]) -> Dateline | None:
    """The dateline before a separator, where the words there are a place, a day and an agency and nothing else."""
    head = _HEAD.fullmatch(text, start, mark.start())
    if head is None:
        return None
    parts = list(_PART.finditer(text, *head.span("rest")))
    named = head.span("name") if head["name"] and _is_press(head["name"]) else _agency_among(text, parts)
    if len(parts) > _MOST_PARTS or not _is_one(parts, mark, name=head["name"], credited=bool(named)):
        return None
    return Dateline(mark.end(), *(named or (mark.end(), mark.end())))


def _is_one(parts: Sequence[re.Match[str]], mark: re.Match[str], *, name: str | None, credited: bool) -> bool:
    words = [part.group().strip() for part in parts]
    if not words or not words[0]:
        return bool(name) and (credited or _is_outlet(name or ""))
    place, rest = words[0], [w for w in words[1:] if not _DAY.fullmatch(w)]
    if not place[0].isupper() or len(place.split()) > _MOST_WORDS:
        return False
    dated = len(rest) < len(words) - 1
    if mark["bracket"] is not None:
        return credited or _is_outlet(name or "")
    if credited or dated:
        return True
    if not all(_CAPITALISED.fullmatch(w) for w in [place, *rest]):
        return False
    shouted = place.isupper() and sum(c.isalpha() for c in place) >= _SHORTEST
    listed = " ".join(place.lower().split()) in listed_places().ranks and name is None
    return (shouted and listed) if mark["colon"] else (shouted or listed)


def _agency_among(text: str, parts: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Where an agency stands behind the place and its comma: "Lund, SANA -"."""
    for part in parts[1:]:
        words = part.group()
        if words.strip().lower() in _agencies():
            first = part.start() + len(words) - len(words.lstrip())
            return first, first + len(words.strip())
    return None


def is_credit(words: str) -> bool:
    """Tells whether a bracket credits an agency or paper: "(Reuters)", "(Photo AP)", "(KTV and Agencies)"."""
    parts = [part.strip() for part in _JOINT.split(words)]
    named = [part for part in parts if part]
    known = (_is_press(part) or part.lower() in table("credits")["picture_words"] for part in named)
    return bool(named) and all(_CAPITALISED.fullmatch(part) for part in named) and any(known)


def _is_press(name: str) -> bool:
    return name.lower() in _agencies() or bool(_press_words() & set(name.lower().split()))


def _is_outlet(name: str) -> bool:
    return name.lower() in _outlets()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(n.lower() for row in rows("agencies") for n in [row["name"], *row["also"].split(";")] if n)


@cache
def _outlets() -> frozenset[str]:
    papers = (n.lower() for row in rows("publishers") for n in [row["newsroom"], *row["outlets"].split(";")] if n)
    return _agencies() | frozenset(papers)


@cache
def _press_words() -> frozenset[str]:
    return frozenset(table("credits")["press_words"])
