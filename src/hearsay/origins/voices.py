"""Whose words a stretch of a page is: the page's own, one comment's, or one pasted article's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..records import Document, Ledger, Segment

#: Segments that only their own writer answers for; everything else on a page is the page's own voice.
_APART = {"comment", "pasted"}
_UNREAD = {"boilerplate", "hidden"}


class Voice(NamedTuple):
    """A document and, for a comment or a pasted article, the segment that holds it (else null)."""

    document: str
    segment: str | None


def voices_of(ledger: Ledger) -> Mapping[str, Voice]:
    """Tells for each segment whose words it is; a segment inside a pasted article or a comment belongs to that one."""
    out: dict[str, Voice] = {}
    for segment in ledger.segments.values():
        at: Segment | None = segment
        seen: set[str] = set()
        while at is not None and at.kind not in _APART and at.id not in seen:
            seen.add(at.id)
            at = ledger.segments.get(at.parent) if at.parent else None
        out[segment.id] = Voice(segment.document, at.id if at is not None and at.kind in _APART else None)
    return out


def stretches(ledger: Ledger, voices: Mapping[str, Voice]) -> dict[Voice, list[tuple[int, int]]]:
    """Returns for each voice its stretches of text in reading order; what stands inside another voice is taken out."""
    by_document: dict[str, list[Segment]] = defaultdict(list)
    for segment in ledger.segments.values():
        if segment.kind not in _UNREAD:
            by_document[segment.document].append(segment)
    out: dict[Voice, list[tuple[int, int]]] = defaultdict(list)
    for segments in by_document.values():
        segments.sort(key=lambda s: (s.start, -s.end, s.id))
        for number, segment in enumerate(segments):
            out[voices[segment.id]].extend(_without_inner(segment, segments[number + 1 :]))
    return out


def _without_inner(segment: Segment, later: Iterable[Segment]) -> list[tuple[int, int]]:
    out, at = [], segment.start
    for inner in later:
        if inner.start >= segment.end:
            break
        if inner.end <= segment.end and inner.start >= at:
            out.append((at, inner.start))
            at = inner.end
    out.append((at, segment.end))
    return [(start, end) for start, end in out if end > start]


def day_of(document: Document) -> str:
    """Returns the first day that a page may have been published; undated pages come after all dated ones."""
    return document.published.earliest if document.published else "9999-99-99"
