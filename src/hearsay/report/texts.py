"""A document's text, whole and unchanged, with voices set apart and the words of statements and claims marked in it.

Every character of the text stands in an element of class `t`, in order: putting those together gives the text back.
Marks overlap freely, so the text is cut into runs at each of their ends, and a run carries all marks that cover it.
Labels beside the words (`c12`) are drawn by the style sheet and are no part of the text.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from ..records import Claim, Document, Segment, Statement
from .book import Book, anchor, position
from .html import Content, Markup, join, tag
from .section import fold

_FURNITURE: Final = frozenset({"boilerplate", "hidden"})
_SHORT: Final = 80  # code points of page furniture that are worth no line of their own
_LINE_END: Final = tag("span", "\n", class_="line")  # a paragraph's end: a break with a little room
_DEEPEST: Final = 8  # steps of indentation; deeper comments stand at the last, with their depth in words


class Mark(NamedTuple):
    """A stretch of text under a mark: `a` source, `q` cue, `w` words credited, `k` the word that carries a claim."""

    start: int
    end: int
    style: str


class Run(NamedTuple):
    """A stretch of text under one set of marks, with the anchors that stand before and behind it."""

    start: int
    end: int
    styles: tuple[str, ...]
    before: tuple[Markup, ...]
    behind: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one voice: a segment without what stands inside it. `segment` is null between segments."""

    start: int
    end: int
    segment: Segment | None


def whole_text(book: Book, document: Document) -> Markup:
    """Renders all of a document's text."""
    return _render(book, document, pieces=_pieces(book, document))


def cited_passages(book: Book, document: Document, *, cited: frozenset[str]) -> Markup:
    """Renders only the segments of a long document that hold cited records (`cited`: names of anchors)."""
    held = {claim.segment for claim in book.claims.get(document.id, ()) if anchor("c", claim.id) in cited}
    held |= {item.segment for item in book.statements.get(document.id, ()) if anchor("s", item.id) in cited}
    pieces = [piece for piece in _pieces(book, document) if piece.segment and piece.segment.id in held]
    return _render(book, document, pieces=pieces)


def marks_of(statements: Iterable[Statement], claims: Iterable[Claim]) -> list[Mark]:
    """Collects the marks of statements and claims."""
    marks: list[Mark] = []
    for statement in statements:
        marks.extend(Mark(span.start, span.end, "w") for span in statement.content)
        if statement.source:
            marks.append(Mark(statement.source.start, statement.source.end, "a"))
        if statement.cue:
            marks.append(Mark(statement.cue.start, statement.cue.end, "q"))
    marks.extend(Mark(claim.trigger.start, claim.trigger.end, "k") for claim in claims)
    return [mark for mark in marks if mark.start < mark.end]


def runs(text: str, marks: Sequence[Mark], *, cuts: Iterable[int] = ()) -> Iterator[Run]:
    """Cuts a text at the ends of all marks (and at `cuts`) into runs that cover it without gap or overlap."""
    opening, closing = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for mark in marks:
        opening[mark.start].append(mark.style)
        closing[mark.end].append(mark.style)
    edges = sorted({0, len(text), *opening, *closing, *(cut for cut in cuts if 0 < cut < len(text))})
    open_marks: Counter[str] = Counter()
    for start, end in pairwise(edges):
        open_marks.subtract(closing[start])
        open_marks.update(opening[start])
        styles = tuple(style for style in "awqk" if open_marks[style] > 0)
        nested = ("w2",) if open_marks["w"] > 1 else ()
        yield Run(start, end, styles + nested, (), ())


def _render(book: Book, document: Document, *, pieces: Sequence[Piece]) -> Markup:
    statements, claims = book.statements.get(document.id, ()), book.claims.get(document.id, ())
    before, behind = _anchors(book, statements, claims=claims)
    cuts = {*before, *behind, *(piece.start for piece in pieces), *(piece.end for piece in pieces)}
    cut_up = [
        run._replace(before=tuple(before.get(run.start, ())), behind=tuple(behind.get(run.end, ())))
        for run in runs(document.text, marks_of(statements, claims), cuts=cuts)
    ]
    starts = [run.start for run in cut_up]
    seen: set[str] = set()
    page = 0
    blocks: list[Content] = []
    for furniture, group in groupby(zip(_furnished(pieces), pieces, strict=True), key=itemgetter(0)):
        rendered: list[Content] = []
        length = 0
        for _, piece in group:
            length += piece.end - piece.start
            inside = cut_up[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
            if piece.segment and piece.segment.page and piece.segment.page > page:
                page = piece.segment.page
                rendered.append(tag("p", f"Page {page}", class_="whose"))
            rendered.append(_piece(book, piece, content=[_run(document, run) for run in inside], seen=seen))
        blocks.append(_furniture(rendered, length) if furniture else rendered)
    return tag("div", blocks, class_="text", lang=document.language or "")


def _furnished(pieces: Sequence[Piece]) -> list[bool]:
    """Tells for each piece whether it is page furniture; white space goes with what stands before it."""
    flags: list[bool] = []
    for piece in pieces:
        before = flags[-1] if flags else False
        flags.append(before if piece.segment is None else piece.segment.kind in _FURNITURE)
    return flags


def _furniture(blocks: list[Content], length: int) -> Markup:
    if length <= _SHORT:
        sign = tag(
            "span", "⋯", role="img", aria_label="page furniture or hidden text", title="Page furniture or hidden text"
        )
        return fold(sign, blocks, style="furniture short")
    return fold("Page furniture or hidden text", blocks, style="furniture")


def _run(document: Document, run: Run) -> Content:
    lines = join(document.text[run.start : run.end].split("\n"), between=_LINE_END)
    marked = tag("span", lines, class_=" ".join(run.styles)) if run.styles else lines
    return [run.before, marked, run.behind]


def _piece(book: Book, piece: Piece, *, content: Content, seen: set[str]) -> Markup:
    """Sets a piece as a block of its voice; between segments stands white space as a rule, which takes no room."""
    segment = piece.segment
    if segment is None:
        return tag("span", content, class_="t between")
    again, depth = segment.id in seen, _depth(book, segment)
    seen.add(segment.id)
    indent = f" d{min(depth, _DEEPEST)}" if depth is not None else ""
    return tag(
        "div",
        _heading(book, segment, again=again),
        tag("div", content, class_="t", dir="auto"),
        class_=f"voice {segment.kind}{indent}",
    )


def _heading(book: Book, segment: Segment, *, again: bool) -> Markup | None:
    """Says whose voice follows, for all that is not the outlet's own article."""
    if segment.kind == "comment":
        who = segment.author or "a reader whose name the page does not print"
        answered = book.ledger.segments.get(segment.parent) if segment.parent else None
        parts = ["Comment by ", tag("b", who), " (continued)" if again else None]
        if answered and not again:
            parts.append(f", answering {answered.author or 'a reader without a name'}")
        level = f", level {segment.depth + 1}" if segment.depth else None
        return tag("p", parts, level, f" · {segment.published}" if segment.published else None, class_="whose")
    if segment.kind == "pasted":
        credit = ["credited to ", tag("b", segment.credit)] if segment.credit else "without credit"
        return tag(
            "p", "Pasted text, ", credit, f" · {segment.published}" if segment.published else None, class_="whose"
        )
    if segment.kind in ("caption", "embed", "quote") and not again:
        by = f" of {segment.author or segment.credit}" if segment.author or segment.credit else ""
        named = {"caption": "Caption", "embed": "Embedded post", "quote": "Quotation"}[segment.kind]
        return tag("p", f"{named}{by}", class_="whose")
    return None


def _depth(book: Book, segment: Segment) -> int | None:
    """Gives the depth in a thread of a comment, or of what stands in one; one of unknown depth stands at the top."""
    if segment.kind == "comment":
        return segment.depth or 0
    parent = book.ledger.segments.get(segment.parent) if segment.parent else None
    return _depth(book, parent) if parent is not None and parent.kind == "comment" else None


def _anchors(
    book: Book, statements: Iterable[Statement], *, claims: Iterable[Claim]
) -> tuple[dict[int, list[Markup]], dict[int, list[Markup]]]:
    """Makes the labels: that of a statement before its content, that of a claim behind the word that carries it."""
    before, behind = defaultdict[int, list[Markup]](list), defaultdict[int, list[Markup]](list)
    for statement in statements:
        before[position(statement)].append(_label(book, statement, prefix="s"))
    for claim in claims:
        behind[claim.trigger.end].append(_label(book, claim, prefix="c"))
    return before, behind


def _label(book: Book, record: Statement | Claim, *, prefix: str) -> Markup:
    label = book.labels[record.id]
    style = "label denied" if isinstance(record, Claim) and record.polarity == "denied" else "label"
    return tag(
        "a",
        id=anchor(prefix, record.id),
        class_=style,
        href=f"#{anchor('k', record.id)}",
        data_label=label.partition("·")[2],
        aria_label=f"{'claim' if prefix == 'c' else 'statement'} {label}",
    )


def _pieces(book: Book, document: Document) -> list[Piece]:
    """Cuts a text so that each stretch belongs to the innermost segment around it."""
    segments = book.segments.get(document.id, ())
    edges = sorted({0, len(document.text), *(s.start for s in segments), *(s.end for s in segments)})
    opening = defaultdict[int, list[Segment]](list)
    for segment in segments:
        opening[segment.start].append(segment)
    held: list[Segment] = []
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        held = [segment for segment in (*held, *opening[start]) if segment.end > start]
        inner = max(held, key=lambda segment: (segment.start, -segment.end)) if held else None
        if pieces and pieces[-1].segment is inner and inner is not None:
            pieces[-1] = Piece(pieces[-1].start, end, inner)
        else:
            pieces.append(Piece(start, end, inner))
    return pieces
