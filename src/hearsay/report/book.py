"""A ledger with its reading order: documents numbered, statements and claims labelled so that paper can refer to them.

`D3·c12` is the twelfth claim of the third document. Anchors in the file are made of the records' own ids instead, so
that a link into a dossier still holds in the next one.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from ..records import Claim, Document, Ledger, Origin, Segment, Statement
from .html import Markup, tag
from .plain import shorten, without_folders

_Record = TypeVar("_Record", Segment, Statement, Claim)
#: Happenings that the event lexicon gives no type are shown where so many pages tell them.
_TOLD_ON: Final = 2
_NOT_IN_ANCHORS: Final = re.compile(r"[^0-9A-Za-z_.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What the parts of a dossier look up: records by document in the order of the text, labels, roots of claims."""

    ledger: Ledger
    documents: tuple[Document, ...]
    labels: Mapping[str, str]
    segments: Mapping[str, tuple[Segment, ...]]
    statements: Mapping[str, tuple[Statement, ...]]
    claims: Mapping[str, tuple[Claim, ...]]
    roots: Mapping[str, Origin]


def open_book(ledger: Ledger) -> Book:
    """Numbers the documents by day of publication (undated last), outlet and title, and labels what they hold."""
    ledger = ledger.typed(told_on=_TOLD_ON)
    documents = tuple(sorted(ledger.documents.values(), key=_reading_order))
    segments = _by_document(ledger.segments.values(), key=lambda segment: (segment.start, segment.end, segment.id))
    statements = _by_document(ledger.statements.values(), key=lambda statement: (position(statement), statement.id))
    claims = _by_document(ledger.claims.values(), key=lambda claim: (claim.trigger.start, claim.start, claim.id))
    labels = {document.id: f"D{number}" for number, document in enumerate(documents, start=1)}
    for document in documents:
        head = labels[document.id]
        labels.update(
            {it.id: f"{head}·s{number}" for number, it in enumerate(statements.get(document.id, ()), start=1)}
        )
        labels.update({it.id: f"{head}·c{number}" for number, it in enumerate(claims.get(document.id, ()), start=1)})
    return Book(
        ledger=ledger,
        documents=documents,
        labels=labels,
        segments=segments,
        statements=statements,
        claims=claims,
        roots={member: origin for origin in ledger.origins for member in origin.members},
    )


def position(statement: Statement) -> int:
    """Finds where a statement begins to be readable: its content, else its cue, else its source."""
    starts = [span.start for span in (*statement.content, statement.cue, statement.source) if span is not None]
    return starts[0] if starts else 0


def anchor(prefix: str, record: str) -> str:
    """Makes the name of an anchor from a record's id: `c` for claims in their place, `s` for statements in theirs."""
    return f"{prefix}-{_NOT_IN_ANCHORS.sub('-', record)}"


def cite(book: Book, record: str) -> Markup:
    """Links to the words of a claim or statement, or to a document, by its label, and marks readers' comments."""
    label = book.labels.get(record)
    if label is None:
        return tag("span", "not in this case", class_="absent")
    if record in book.ledger.documents:
        return tag("a", label, class_="cite", href=f"#{anchor('d', record)}")
    claim = book.ledger.claims.get(record)
    owner = claim or book.ledger.statements[record]
    mark = tag("small", voice(book, owner)) if is_comment(book, owner) else None
    return tag("a", label, mark, class_="cite", href=f"#{anchor('c' if claim else 's', record)}")


def cites(book: Book, records: Iterable[str], *, limit: int = 12) -> Markup:
    """Links to several records in the order of the text, the first `limit` of them, and says how many are left out."""
    known = sorted({record for record in records if record in book.labels}, key=lambda record: place(book, record))
    links = [cite(book, record) for record in known[:limit]]
    rest = len(known) - limit
    more = tag("span", f"and {rest:,} more", class_="more") if rest > 0 else None
    return Markup(" ".join([*links, *([more] if more else [])]))


def place(book: Book, record: str) -> tuple[int, int, str]:
    """Gives the sort key of a record in reading order: document, number in it, kind."""
    document, _, rest = book.labels.get(record, "D0").partition("·")
    return int(document[1:]), int(rest[1:] or 0), rest[:1]


def segment_chain(book: Book, segment: str) -> tuple[Segment, ...]:
    """Walks from a segment to the one that it stands in or answers, and on, never in a circle."""
    chain: list[Segment] = []
    current = book.ledger.segments.get(segment)
    while current is not None and current not in chain:
        chain.append(current)
        current = book.ledger.segments.get(current.parent) if current.parent else None
    return tuple(chain)


def is_comment(book: Book, record: Claim | Statement) -> bool:
    """Tells whether words stand in a reader's comment, or in something pasted into one."""
    chain = segment_chain(book, record.segment)
    return any(segment.kind == "comment" for segment in chain)


def voice(book: Book, record: Claim | Statement) -> str:
    """Names the kind of place that words stand in: "comment", "pasted in comment", else the segment's kind."""
    segment = book.ledger.segments.get(record.segment)
    if segment is None:
        return "body"
    if segment.kind != "comment" and is_comment(book, record):
        return f"{segment.kind} in comment"
    return segment.kind


def outlet(document: Document) -> str:
    """Names the outlet; where the page does not tell it, its title in quotation marks, else its file or address."""
    if document.outlet is None and document.title:
        return f"“{shorten(document.title, 36)}”"
    return document.outlet or shorten(without_folders(document.uri), 60) or "a page without a name"


def name(book: Book, entity: str | None) -> str | None:
    """Looks up the name of an entity; null where none is known."""
    known = book.ledger.entities.get(entity) if entity else None
    return known.name if known else None


def _reading_order(document: Document) -> tuple[str, str, str, str]:
    published = document.published
    return (published.earliest if published else "~", document.outlet or "~", document.title or "~", document.id)


def _by_document(
    records: Iterable[_Record], *, key: Callable[[_Record], tuple[object, ...]]
) -> dict[str, tuple[_Record, ...]]:
    found: dict[str, list[_Record]] = defaultdict(list)
    for record in records:
        found[record.document].append(record)
    return {document: tuple(sorted(held, key=key)) for document, held in found.items()}
