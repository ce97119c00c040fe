"""Interviews: the speaker of each turn, by the name before a colon or by the dash before an answer."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from ..knowledge import table
from .pieces import Piece

_WORD: Final = r"(?:[A-ZÀ-ÞĀ-Ž][\w’'.-]*|de|van|von|der|den|al|el|bin)"
_LABEL: Final = re.compile(rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}})\s?:\s+(?P<dash>[–—-]\s)?(?=\S)")
_DASH: Final = re.compile(r"[–—]\s?(?=\S)|-\s(?=\S)")
_LONGEST_NAME: Final = 40
#: A name is that of a speaker where it stands before so many turns, and another one does too.
_FEWEST_TURNS: Final = 2
_FEWEST_DASHES: Final = 2
_TURNS: Final = 4


def with_speakers(pieces: list[Piece]) -> list[Piece]:
    """Returns the pieces, those of an interview with the name that the page prints for who speaks."""
    spoken = [number for number, piece in enumerate(pieces) if piece.kind == "body" and piece.author is None]
    labels = {number: label for number in spoken if (label := _label(pieces[number].lines[0].text))}
    if not labels:
        return pieces
    dashes = [number for number in spoken if _DASH.match(pieces[number].lines[0].text)]
    behind = {name for name, dash in labels.values() if dash}
    out = list(pieces)
    if _is_interview(pieces, [name for name, _ in labels.values()]) or (behind and len(dashes) >= _FEWEST_DASHES):
        for number, (name, _) in labels.items():
            out[number] = replace(pieces[number], author=name)
        if len(behind) == 1:
            for number in dashes:
                out[number] = replace(pieces[number], author=next(iter(behind)))
    return out


def _label(text: str) -> tuple[str, bool] | None:
    """Returns the name before a colon, and whether a dash follows."""
    found = _LABEL.match(text)
    if found is None or len(found.group("name")) > _LONGEST_NAME or found.group("name").lower() in _no_names():
        return None
    return found.group("name"), found.group("dash") is not None


def _is_interview(pieces: Sequence[Piece], names: Sequence[str]) -> bool:
    """Says whether at least two labels come back, and one of them is the name of a person in full or in the text."""
    counts = Counter(names)
    often = [name for name, count in counts.items() if count >= _FEWEST_TURNS]
    if len(often) < _FEWEST_TURNS or len(names) < _TURNS:
        return False
    return any(" " in name for name in often) or any(_is_surname(pieces, name) for name in often)


def _is_surname(pieces: Sequence[Piece], name: str) -> bool:
    pattern = re.compile(rf"(?:^|[^:]\s)[A-ZÀ-Þ][a-zà-ÿ’'.-]+ {re.escape(name.title())}\b")
    return any(pattern.search(line.text) for piece in pieces if piece.kind == "body" for line in piece.lines)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(table("page_phrases")["no_speaker"]["words"])
