"""From pieces to a document and its segments: the text is joined here, and every offset is counted here."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from ..ids import make_id
from ..records import Capture, Document, Segment, SegmentKind
from .credits import agency_credit
from .languages import language_of
from .pieces import Facts, Line, Piece

#: Kinds of the page's own voice, whose agency is looked for.
_CREDITED: Final = frozenset({"heading", "body", "list", "boilerplate"})


def build(
    capture: Capture, pieces: Sequence[Piece], facts: Facts, *, media_type: str, page_ends: Sequence[int] = ()
) -> tuple[Document, tuple[Segment, ...]]:
    """Joins the pieces, in their order, into one text, and marks where each of them stands in it.

    `page_ends` are the offsets into the decoded capture at which its printed pages end, empty where it has none.
    """
    texts: list[str] = []
    spans: list[list[tuple[int, int]]] = []
    at = 0
    for piece in pieces:
        places = []
        for line in piece.lines:
            places.append((at, at + len(line.text)))
            texts.append(line.text)
            at += len(line.text) + 1
        spans.append(places)
    text = "\n".join(texts)
    document = make_id("doc1", capture.sha256)
    made: Iterable[Segment] = _segments(document, pieces, spans)
    if page_ends:
        made = (replace(one, page=bisect_right(page_ends, one.origin_start) + 1) for one in made)
    return Document(
        id=document,
        capture_sha256=capture.sha256,
        uri=capture.uri,
        media_type=media_type,
        retrieved_at=capture.retrieved_at,
        outlet=facts.outlet,
        title=facts.title,
        authors=facts.authors,
        published=facts.published,
        language=language_of(pieces),
        text=text,
    ), tuple(made)


def _segments(document: str, pieces: Sequence[Piece], spans: Sequence[Sequence[tuple[int, int]]]) -> list[Segment]:
    names = [_name(document, piece.kind, places) for piece, places in zip(pieces, spans, strict=True)]
    out: list[Segment] = []
    for piece, places, name in zip(pieces, spans, names, strict=True):
        out.append(
            Segment(
                id=name,
                document=document,
                kind=piece.kind,
                start=places[0][0],
                end=places[-1][1],
                origin_start=_origin(piece.lines)[0],
                origin_end=_origin(piece.lines)[1],
                parent=names[piece.answers] if piece.answers is not None else None,
                author=piece.author,
                depth=piece.depth,
                published=piece.published,
                credit=_credit(piece),
            )
        )
        for paste in piece.pastes:
            inner = places[paste.first : paste.last]
            start, end = _origin(piece.lines[paste.first : paste.last])
            out.append(
                Segment(
                    id=_name(document, "pasted", inner),
                    document=document,
                    kind="pasted",
                    start=inner[0][0],
                    end=inner[-1][1],
                    origin_start=start,
                    origin_end=end,
                    parent=name,
                    published=paste.published,
                    credit=paste.credit,
                )
            )
    return out


def _credit(piece: Piece) -> str | None:
    return agency_credit(line.text for line in piece.lines) if piece.kind in _CREDITED else None


def _name(document: str, kind: SegmentKind, places: Sequence[tuple[int, int]]) -> str:
    return make_id("seg1", document, places[0][0], places[-1][1], kind)


def _origin(lines: Sequence[Line]) -> tuple[int, int]:
    return min(line.start for line in lines), max(line.end for line in lines)
