"""The documents themselves: where each comes from, how its date is known, its text with marks, its register."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from ..records import Claim, Document, Statement
from .book import Book, anchor, cite, outlet
from .html import Content, Markup, join, tag
from .origins import copies
from .plain import count, days, shorten, without_folders
from .register import Uses, register
from .section import Section, cut, nothing, paragraph
from .texts import cited_passages, whole_text

_WHOLE: Final = 200_000  # code points of one document that is printed whole
_ALL: Final = (
    1_500_000  # code points of all documents together; about 500 articles, which a browser still shows at once
)
_LISTED: Final = 1_000
_LEAD: Final = (
    "Every document as it was read, by day of publication. Labels in the text (s1, c1) open the reading of that "
    "statement or claim and the reason for it, and lead back to the lines of this dossier that use it."
)


def shortened(book: Book) -> tuple[Document, ...]:
    """Finds the documents that are printed in part only: those too long, and those beyond what one file can hold."""
    found: list[Document] = []
    left = _ALL
    for document in book.documents:
        if len(document.text) > min(_WHOLE, left):
            found.append(document)
        else:
            left -= len(document.text)
    return tuple(found)


def section(book: Book, uses: Uses) -> Section:
    """Builds all documents. `uses` says by name of anchor which lines of the dossier point at it."""
    partly = {document.id for document in shortened(book)}
    twins = copies(book)
    versions = defaultdict[str, list[Document]](list)
    for document in book.documents:
        versions[document.uri].append(document)
    shown = [
        _document(
            book,
            document,
            uses=uses,
            whole=document.id not in partly,
            facts=_facts(book, document, twins=sorted(twins.get(document.id, ())), versions=versions),
        )
        for document in book.documents[:_LISTED]
    ]
    body = join(
        [
            paragraph(_LEAD) if shown else nothing("This case holds no documents."),
            _contents(book),
            shown,
            cut(_LISTED, len(book.documents), what="documents", export="documents"),
        ]
    )
    return Section(id="documents", title="The documents", short="Documents", body=body)


def _contents(book: Book) -> Content:
    items = [
        tag(
            "li",
            cite(book, document.id),
            " ",
            ": ".join(filter(None, (document.outlet, document.title))) or outlet(document),
        )
        for document in book.documents[:_LISTED]
    ]
    return tag("ul", items, class_="listing") if len(items) > 1 else None


def _document(book: Book, document: Document, *, uses: Uses, whole: bool, facts: Markup) -> Markup:
    statements, claims = book.statements.get(document.id, ()), book.claims.get(document.id, ())
    if whole:
        text: Content = whole_text(book, document)
    else:
        cited = frozenset(uses)
        text = [_partly(document), cited_passages(book, document, cited=cited)]
        statements, claims = _held(book, statements, claims=claims, cited=cited)
    heading = tag(
        "h3",
        tag("span", book.labels[document.id], class_="number"),
        " ",
        document.title or "Without a title",
        dir="auto",
    )
    return tag(
        "article",
        heading,
        facts,
        text,
        register(book, statements, claims=claims, uses=uses),
        class_="document",
        id=anchor("d", document.id),
    )


def _partly(document: Document) -> Markup:
    length = count(len(document.text), "character")
    rest = tag("code", "hearsay export CASE documents")
    return tag(
        "p",
        f"This document is {length} long. Only the passages that this dossier cites stand here; the whole is in ",
        rest,
        ".",
        class_="cut",
    )


def _held(
    book: Book, statements: Sequence[Statement], *, claims: Sequence[Claim], cited: frozenset[str]
) -> tuple[tuple[Statement, ...], tuple[Claim, ...]]:
    """Keeps the records of the passages that are printed."""
    held = {item.segment for item in claims if anchor("c", item.id) in cited}
    held |= {item.segment for item in statements if anchor("s", item.id) in cited}
    return tuple(it for it in statements if it.segment in held), tuple(it for it in claims if it.segment in held)


def _facts(
    book: Book, document: Document, *, twins: Sequence[str], versions: Mapping[str, Sequence[Document]]
) -> Markup:
    absent = tag("span", "not stated on the page", class_="absent")
    facts: list[tuple[str, Content]] = [
        ("Outlet", document.outlet or absent),
        ("Published", _published(document)),
        ("By", ", ".join(document.authors) or absent),
        ("File or address", tag("code", without_folders(document.uri))),
        ("Taken", document.retrieved_at or absent),
        ("SHA-256", tag("code", document.capture_sha256)),
    ]
    others = [one for one in versions.get(document.uri, ()) if one.id != document.id]
    if others:
        facts.append(("Other versions", [[cite(book, one.id), f" taken {one.retrieved_at} "] for one in others]))
    if twins:
        facts.append(("Shares text with", [[cite(book, twin), " "] for twin in twins]))
    return tag("dl", [[tag("dt", term), tag("dd", fact)] for term, fact in facts], class_="facts")


def _published(document: Document) -> Content:
    if document.published is None:
        return tag("span", "no date shown on the page", class_="absent")
    evidence = f" (“{shorten(document.published.text, 120)}”, from {shorten(document.published.evidence, 120)})"
    return [days(document.published), tag("span", evidence, class_="note")]
