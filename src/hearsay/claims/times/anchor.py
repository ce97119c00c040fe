"""The day of writing that a text's relative dates count from, for each of its voices."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ...language import READ_KINDS, fold
from ...records import Document, Segment
from .calendar import day_of
from .guards import GUARDS
from .lexing import lexemes
from .meaning import View
from .phrases import Phrase, phrases
from .readings import READINGS

#: A full date that stands this near to the head of an undated page is taken for the day of writing.
_HEAD = 250
_FULL = frozenset({"day", "stamp"})


class Anchor(NamedTuple):
    """The day of writing: the first and the last that it can be.

    Where it is not known, as of an undated comment, `year_from` may still tell the year of "March 23".
    """

    first: date | None
    last: date | None
    year_from: date | None = None


NOWHEN = Anchor(None, None)


def anchors(document: Document, segments: Sequence[Segment], found: Sequence[Phrase]) -> Mapping[str, Anchor]:
    """Returns the day of writing by the id of each segment that is read: its own where printed, else the page's.

    Comments and pasted articles are written at other times than the page and never take its day.
    """
    published = document.published
    page = Anchor(day_of(published.earliest), day_of(published.latest)) if published else NOWHEN
    if page.first is None:
        page = _dateline(segments, found)
    out = {}
    for segment in segments:
        if segment.kind in READ_KINDS:
            own = _printed(segment.published) if segment.published else None
            foreign = segment.kind in {"comment", "pasted"}
            out[segment.id] = Anchor(own, own) if own else Anchor(None, None, page.first) if foreign else page
    return out


def _dateline(segments: Sequence[Segment], found: Iterable[Phrase]) -> Anchor:
    head = min((s.start for s in segments if s.kind in READ_KINDS), default=0)
    open_view = View(None, ())
    for phrase in found:
        if phrase.start > head + _HEAD:
            break
        if phrase.rule.reading in _FULL:
            meaning = READINGS[phrase.rule.reading](phrase, open_view)
            when = day_of(meaning.value) if meaning else None
            if when is not None:
                return Anchor(when, when)
    return NOWHEN


def _printed(text: str) -> date | None:
    """The day that a page prints beside a comment, where it names one in full."""
    lexed = lexemes(fold(text), [(0, len(text))])
    for phrase in phrases(lexed, GUARDS):
        if phrase.rule.reading in _FULL:
            meaning = READINGS[phrase.rule.reading](phrase, View(None, ()))
            if meaning and (when := day_of(meaning.value)):
                return when
    return None


def month_first(found: Iterable[Phrase]) -> bool | None:
    """Returns whether numeric dates of a page put the month first, as those show that can be read one way only."""
    orders = set()
    for phrase in found:
        if text := phrase.figure("NumericDate"):
            a, b = (int(part) for part in text.replace("/", "-").replace(".", "-").split("-")[:2])
            if a > 12 >= b or b > 12 >= a:
                orders.add(b > 12)
    return orders.pop() if len(orders) == 1 else None


