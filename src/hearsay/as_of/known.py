"""What of each document was known on a day: all of it, some of it, or nothing, and why the rest was not.

A day of publication counts only when all of it is sure: a page that tells the month alone may have come later.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from ..reading import iso_day
from ..records import Claim, Document, DocumentEntity, Gap, Mention, Segment, Statement, TimeExpression
from .said import said_when

#: Why something is left out: it came later, nothing tells when it came, or what tells is not exact enough.
Why = Literal["later", "undated", "perhaps-later"]
_NEVER: Final = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Holdings:
    """The readings of one document."""

    document: Document
    segments: Sequence[Segment]
    statements: Sequence[Statement]
    claims: Sequence[Claim]
    times: Sequence[TimeExpression]
    mentions: Sequence[Mention] = ()
    document_entities: Sequence[DocumentEntity] = ()
    gaps: Sequence[Gap] = ()


@dataclass(slots=True)
class Known:
    """What of a document was known.

    `why` tells why the page itself was not (null: it was), `comments` why comments were not, each with their number.
    `spans` are the stretches of its text that were known.
    """

    why: Why | None
    statements: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)
    comments: dict[Why, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def anything(self) -> bool:
        """Whether the document has a place in the view at all."""
        return self.why is None or bool(self.statements or self.claims)

    def reaches(self, start: int, end: int) -> bool:
        """Tells whether something of a stretch of the text was known."""
        at = bisect_left(self.spans, start, key=lambda span: span[1])  # the first that ends at or after the start
        return any(first < end and start < last for first, last in self.spans[at : at + 2])


def published_by(held: Holdings, day: str) -> Known:
    """Returns what was public on a day: the page if it was published by then, and comments written by then."""
    known = Known(_page(held.document, day))
    if known.why is not None:
        return known
    gone = _later_comments(held, day, known)
    known.spans = _without((0, len(held.document.text)), gone)
    whole = {s.id for s in held.statements if s.part_of is None and _inside(_extent(s), known.spans)}
    known.statements = _with_pieces(held, whole)
    known.claims = {c.id for c in held.claims if _inside([(c.start, c.end)], known.spans)}
    return known


def said_by(held: Holdings, day: str) -> Known:
    """Returns what had been said on a day: what was public by then, and what later or undated pages report of it.

    A statement was made on the days that its own sentence gives; without them not after the statement that reports it,
    nor after its page or comment.
    """
    known = published_by(held, day)
    latest = _made(held)
    known.statements |= _with_pieces(held, {name for name, last in latest.items() if last <= day})
    known.claims |= {c.id for c in held.claims if c.statement in known.statements}
    told = [span for s in held.statements if s.id in known.statements for span in _extent(s)]
    told += [(c.start, c.end) for c in held.claims if c.id in known.claims]
    known.spans = _joined([*known.spans, *told])
    return known


def _with_pieces(held: Holdings, whole: set[str]) -> set[str]:
    return whole | {s.id for s in held.statements if s.part_of in whole}


def _page(document: Document, day: str) -> Why | None:
    published = document.published
    if published is None:
        return "undated"
    if published.latest <= day:
        return None
    return "perhaps-later" if published.earliest <= day else "later"


def _later_comments(held: Holdings, day: str, known: Known) -> list[tuple[int, int]]:
    """Where the comments stand that were not written yet, as far as anybody can tell."""
    gone = []
    for start, end, written in _comments(held):
        if written is None or written > day:
            known.comments["later" if written else "undated"] += 1
            gone.append((start, end))
    return gone


def _comments(held: Holdings) -> list[tuple[int, int, str | None]]:
    """Where the comments stand, and the day on which each says that it was written."""
    comments = (segment for segment in held.segments if segment.kind == "comment")
    return [(s.start, s.end, iso_day(s.published) if s.published else None) for s in comments]


def _made(held: Holdings) -> Mapping[str, str]:
    """The last day on which each whole statement can have been made."""
    by_id = {statement.id: statement for statement in held.statements}
    printed = held.document.published.latest if held.document.published else _NEVER
    comments = _comments(held)
    out: dict[str, str] = {}
    for statement in (s for s in held.statements if s.part_of is None):
        inside = [day for start, end, day in comments if _inside(_extent(statement), [(start, end)])]
        published = inside[0] or _NEVER if inside else printed
        last, at, seen = published, statement, {statement.id}
        while True:
            days = said_when(at, held.document.text, held.times)
            # nobody can have said before its page came out what the page puts after itself: such a time is misread
            if days is not None and days.earliest and days.latest and days.earliest <= published:
                last = min(last, days.latest)
                break
            if at.within is None or at.within not in by_id or at.within in seen:
                break
            at = by_id[at.within]
            seen.add(at.id)
        out[statement.id] = last
    return out


def _extent(statement: Statement) -> list[tuple[int, int]]:
    parts = (statement.source, statement.cue, *statement.content)
    return [(part.start, part.end) for part in parts if part is not None]


def _inside(parts: Iterable[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> bool:
    return all(any(first <= start and end <= last for first, last in spans) for start, end in parts)


def _without(whole: tuple[int, int], gone: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of a stretch without others."""
    left, at = [], whole[0]
    for start, end in _joined(gone):
        if start > at:
            left.append((at, min(start, whole[1])))
        at = max(at, end)
    return [*left, (at, whole[1])] if at < whole[1] else left


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
