"""What rests on what: copies and shared sources, so that ten papers with one wire report are seen to be one origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from ..records import Evidence, Origin
from . import tree
from .book import Book, cite, cites, name, place
from .html import Content, Markup, join, tag
from .plain import count, without_folders
from .section import Section, cut, fold, nothing, paragraph
from .words import outlet_link, published, quoted_statement, source_name

_SHOWN: Final = 60
_EVIDENCE: Final = 30
_LEAD: Final = (
    "Independent means resting on different primary sources. Claims under one root count once, however many outlets "
    "print them: they repeat and do not corroborate one another. Each line says why the documents are taken to rest "
    "on that root."
)
_KINDS: Final = {
    "same-text": "same text",
    "reworded": "in other words",
    "credit": "credited",
    "same-utterance": "same utterance",
    "chain": "same source",
}


def section(book: Book, names: Mapping[str, str]) -> Section:
    """Builds the roots that more than one document rests on, the widest first, and counts those that stand alone.

    `names` says for each origin's id whose word it is.
    """
    shared = [origin for origin in book.ledger.origins if origin.evidence or len(_documents(book, origin.members)) > 1]
    shared.sort(key=lambda origin: (-len(_documents(book, origin.members)), -len(origin.members), origin.id))
    alone = len(book.ledger.origins) - len(shared)
    if not shared:
        body = nothing(
            f"No two documents were found to share a text or a source. {count(alone, 'origin')} stand alone."
            if alone
            else "No origins were reckoned for this case."
        )
    else:
        body = join(
            [
                paragraph(_LEAD),
                [_origin(book, origin, at=at, named=names.get(origin.id)) for at, origin in enumerate(shared[:_SHOWN])],
                cut(_SHOWN, len(shared), what="shared origins", export="origins"),
                paragraph(
                    f"{count(alone, 'further origin')} stand alone: claims of one document that cites nobody else’s."
                )
                if alone
                else None,
            ]
        )
    return Section(id="origins", title="What rests on what", short="Origins", body=body)


def root_name(book: Book, root: str) -> Content:
    """Names a root: a document, a statement in its place, or a source outside the case."""
    ledger = book.ledger
    if root in ledger.documents:
        document = ledger.documents[root]
        return [outlet_link(book, document), f": {document.title}" if document.title else None]
    if root in ledger.statements:
        statement = ledger.statements[root]
        return [source_name(book, statement.source), ": ", quoted_statement(book, statement), " ", cite(book, root)]
    known = name(book, root)
    outside = None if known else tag("span", " (not among the documents)", class_="note")
    return [tag("span", known or root, class_="party"), outside]


def copies(book: Book) -> dict[str, set[str]]:
    """Finds for each document the others that share its text."""
    found: dict[str, set[str]] = defaultdict(set)
    for origin in book.ledger.origins:
        for evidence in origin.evidence:
            pair = {evidence.a, evidence.b} & book.ledger.documents.keys()
            if evidence.kind == "same-text" and len(pair) == 2:
                found[evidence.a].add(evidence.b)
                found[evidence.b].add(evidence.a)
    return found


def _origin(book: Book, origin: Origin, *, at: int, named: str | None) -> Markup:
    held = _documents(book, origin.members)
    resting = [
        tag(
            "li",
            outlet_link(book, book.ledger.documents[document]),
            " ",
            published(book.ledger.documents[document]),
            ": ",
            cites(book, held[document], limit=8),
        )
        for document in sorted(held, key=lambda document: place(book, document))
    ]
    heading: Content = root_name(book, origin.root)
    if named is not None and origin.root in book.ledger.entities:
        first = name(book, origin.root)
        also = tag("span", f" (first through {first})", class_="note") if first and first != named else None
        heading = [tag("span", named, class_="party"), also]
    amount = (
        f"{count(len(origin.members), 'claim')} of {count(len(held), 'document')} rest on it and count as one origin."
    )
    evidence = [tag("li", _evidence(book, item)) for item in origin.evidence[:_EVIDENCE]]
    return tag(
        "article",
        tag("h3", heading, id=f"origin-{at}"),
        paragraph(amount),
        tree.picture(book, origin, held=held, name=named or "The root"),
        tag("ul", resting, class_="tree"),
        _why(evidence, len(origin.evidence)) if evidence else None,
        class_="origin",
    )


def _why(evidence: list[Markup], total: int) -> Markup:
    missing = cut(_EVIDENCE, total, what="pieces of evidence", export="origins")
    return fold(f"Why: {count(total, 'piece')} of evidence", tag("ul", evidence), missing, style="aliases")


def _evidence(book: Book, evidence: Evidence) -> list[Content]:
    ends = [
        cite(book, end) if end in book.labels else tag("span", name(book, end) or end, class_="party")
        for end in dict.fromkeys((evidence.a, evidence.b))
    ]
    return [tag("b", _KINDS[evidence.kind]), " ", join(ends, between=" – "), ": ", without_folders(evidence.detail)]


def _documents(book: Book, claims: Iterable[str]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if claim in book.ledger.claims:
            held[book.ledger.claims[claim].document].append(claim)
    return held
