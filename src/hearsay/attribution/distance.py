"""Hedges, evidentials and signs of distance in a statement, and how far its source stands behind it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, cast

from ..knowledge import rows, table
from ..records import Commitment, Mark, MarkKind
from .draft import Draft
from .page import Page

#: A quotation of so many words inside a clause is a quoted expression and no speech.
_EXPRESSION: Final = 4
_KINDS: Final = ("hedge", "evidential", "distance")


def commitment(stance: str, *, negated: bool) -> Commitment:
    """Returns how far a source stands behind a content under a stance; a negated cue commits to nothing."""
    return "none" if negated else _commitments().get(stance, "full")


def marks(page: Page, draft: Draft) -> tuple[Mark, ...]:
    """Returns the words in cue and content that keep a distance, in reading order; offsets count in the document."""
    found = {(mark.start, mark.end): mark for mark in (*_words(page, draft), *_quoted(page, draft))}
    return tuple(found[place] for place in sorted(found))


def _words(page: Page, draft: Draft) -> Iterator[Mark]:
    text, tokens = page.document.text, page.tokens
    for first, last in dict.fromkeys([*([draft.cue] if draft.cue else []), *draft.content]):
        start, end = tokens[first].start, tokens[last - 1].end
        for m in _pattern().finditer(text, start, end):
            kind = cast(MarkKind, _kinds()[" ".join(m.group().lower().split())])
            yield Mark(kind=kind, text=m.group(), start=m.start(), end=m.end())


def _quoted(page: Page, draft: Draft) -> Iterator[Mark]:
    """Expressions of a few words in quotation marks, with words of the content around them."""
    tokens = page.tokens
    for quotation in draft.unit.quotations:
        whole = any(first >= quotation.outer_first and last <= quotation.outer_last for first, last in draft.content)
        inside = any(first <= quotation.first and quotation.last <= last for first, last in draft.content)
        if inside and not whole and 0 < quotation.last - quotation.first <= _EXPRESSION:
            start, end = tokens[quotation.first].start, tokens[quotation.last - 1].end
            yield Mark(kind="scare-quotes", text=page.document.text[start:end], start=start, end=end)


@cache
def _commitments() -> dict[str, Commitment]:
    return {row["stance"]: cast(Commitment, row["commitment"]) for row in rows("stances")}


@cache
def _kinds() -> dict[str, str]:
    return {words: kind for kind in _KINDS for words in table("distance")[kind]}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_kinds(), key=lambda words: (-len(words), words))
    return re.compile(r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest) + r")\b", re.IGNORECASE)
