"""Numbers in running text: found, and read as intervals with a unit, the noun that they count, and a role."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ...language import fold
from ...records import Document, Paragraph, Parse
from ..times import TimeSpan, time_spans
from .atoms import Atom, decimal_comma, figures, vague, without_overlap, words
from .exclusions import in_address, unreadable
from .joins import joined
from .measuring import Measured, Page, left_edge, measured
from .shares import ratios, shares


def find_quantities(document: Document, parse: Parse, *, times: Sequence[TimeSpan] | None = None) -> list[Measured]:
    """Returns the numbers of a document as intervals, in reading order.

    Dates, times of day, ages, ordinals, list numbers, names with figures and percentages of change are left out. Give
    `times` (in reading order) where the document's expressions of time are known already; else they are sought again.
    """
    if not parse.tokens:
        return []
    spans = time_spans(document, parse) if times is None else sorted(times)
    starts = [token.start for token in parse.tokens]
    timed = frozenset(n for s in spans for n in range(bisect_left(starts, s.start), bisect_left(starts, s.end)))
    # ends of lines stay: no sign of money belongs to a number on the line before
    folded = "\n".join(map(fold, document.text.split("\n")))
    page = Page(document.text, folded, parse, starts, spans, timed)
    comma = decimal_comma(page.folded)
    return [found for paragraph in parse.paragraphs for found in _in_paragraph(page, paragraph, comma=comma)]


def _in_paragraph(page: Page, paragraph: Paragraph, *, comma: bool) -> Iterable[Measured]:
    tokens = page.parse.tokens
    start, end = tokens[paragraph.first].start, tokens[paragraph.last - 1].end
    said = {token.lower for token in tokens[paragraph.first:paragraph.last]}
    found = [*figures(page.folded, start, end, comma=comma), *words(tokens, paragraph.first, paragraph.last),
             *vague(page.folded, start, end, said=said), *shares(page.folded, start, end, said=said),
             *ratios(page.folded, tokens[paragraph.first:paragraph.last])]
    if not found:
        return
    times = page.times[bisect_left(page.times, (start,)):bisect_left(page.times, (end,))]
    closed = sorted([*((s.start, s.end) for s in times if not s.length), *unreadable(page.folded, start, end)])
    free = [a for a in without_overlap(found) if not _covered(a, closed)
            and not (a.kind == "figure" and in_address(page.folded, a.start, a.end))]
    groups = joined(page.folded, free)
    edges = [left_edge(page.folded, group) for group in groups]
    floor = start
    for group, ceiling in zip(groups, [*edges[1:], end][:len(groups)], strict=True):
        one = measured(page, group, floor=floor, ceiling=ceiling)
        floor = group.end
        if one is not None:
            floor = max(floor, one.quantity.end)
            yield one


def _covered(atom: Atom, closed: Sequence[tuple[int, int]]) -> bool:
    """Whether a number touches one of the stretches (in reading order) that are no numbers."""
    at = bisect_left(closed, (atom.end,))
    return any(end > atom.start for _, end in closed[max(0, at - 3):at])
