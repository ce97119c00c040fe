"""Agencies as hops: what stands behind a dateline that names one reaches the page through that agency."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from ..language import Dateline, dateline
from .draft import Draft, Stretch
from .page import Page, Unit
from .phrases import Phrase

_FIRST: Final = 3  # paragraphs of the body that can carry the dateline of the whole
_TEXT: Final = frozenset({"body", "list"})


def credited(page: Page) -> Iterator[Draft]:
    """Yields a statement for the agency of a dateline: all that stands in the text, up to the next dateline."""
    paragraphs = [n for n, kind in enumerate(page.kinds) if kind in _TEXT and page.parse.paragraphs[n].first
                  < page.parse.paragraphs[n].last]
    found: list[tuple[int, Dateline]] = []
    for position, number in enumerate(paragraphs):
        head = dateline(page.document.text, *_offsets(page, number))
        if head is not None and (position < _FIRST or found):
            found.append((position, head))
    ends = [position for position, _ in found[1:]] + [len(paragraphs)] * bool(found)
    firsts: dict[int, Unit] = {}
    for unit in page.units if found else ():
        if not unit.level:
            firsts.setdefault(unit.paragraph, unit)
    for (position, head), following in zip(found, ends, strict=True):
        begin = firsts.get(paragraphs[position])
        if begin is not None and head.name_end > head.name_start:
            yield _draft(page, begin, head=head, paragraphs=paragraphs[position:following])


def _offsets(page: Page, number: int) -> tuple[int, int]:
    paragraph = page.parse.paragraphs[number]
    return page.tokens[paragraph.first].start, page.tokens[paragraph.last - 1].end


def _draft(page: Page, unit: Unit, *, head: Dateline, paragraphs: Sequence[int]) -> Draft:
    first, last = (bisect_left(page.tokens, at, hi=unit.first, key=attrgetter("start"))
                   for at in (head.name_start, head.name_end))
    content: list[Stretch] = [(page.parse.paragraphs[n].first, page.parse.paragraphs[n].last) for n in paragraphs]
    content[0] = (unit.first, content[0][1])
    reason = "the dateline says that the text is this agency's"
    source, cue = Phrase(first, last, last - 1, "before"), (unit.first - 1, unit.first)
    return Draft(unit, source, cue, tuple(content), "says", False, reason, printed=True)
