"""The exact words of a claim, and on whose word they stand: the outlet, whom it cites, whom that one cites."""

from typing import Final

from ..records import Claim, Document, Origin, Quantity, Source, Span, Statement
from .book import Book, anchor, cite, name, outlet, segment_chain
from .html import Content, Markup, join, tag
from .plain import days, shorten, stance

_QUOTED: Final = 320  # code points of a clause that are quoted in a table; the whole stands in the document below
_SOURCE: Final = 80


def quotation(book: Book, claim: Claim, *, stressed: Span | Quantity | None = None) -> Markup:
    """Quotes the clause of a claim with one word of it marked, the one that carries it if no other is given.

    A long clause is cut on both sides of that word.
    """
    document, word = book.ledger.documents[claim.document], stressed or claim.trigger
    start, end = min(claim.start, word.start), max(claim.end, word.end)
    long = end - start > _QUOTED
    first = max(start, word.start - _QUOTED * 2 // 3) if long else start
    last = max(min(end, first + _QUOTED), word.end) if long else end
    inner = [
        "…" if first > start else None,
        document.text[first : word.start],
        tag("b", word.text),
        document.text[word.end : last],
        "…" if last < end else None,
    ]
    return words(inner, document)


def words(content: Content, document: Document | None) -> Markup:
    """Sets words of a page as a quotation, in the page's language and kept apart from the direction of the line."""
    return tag("q", content, lang=(document.language or "") if document else None, dir="auto")


def quoted_statement(book: Book, statement: Statement) -> Markup:
    """Quotes what a statement is credited with."""
    content = " … ".join(span.text for span in statement.content)
    return words(shorten(content, _QUOTED), book.ledger.documents[statement.document])


def chain_of(book: Book, claim: Claim) -> tuple[Statement, ...]:
    """Walks from the statement that holds a claim outwards to the one that reports the others, never in a circle."""
    chain: list[Statement] = []
    current = book.ledger.statements.get(claim.statement) if claim.statement else None
    while current is not None and current not in chain:
        chain.append(current)
        current = book.ledger.statements.get(current.within) if current.within else None
    return tuple(chain)


def on_whose_word(book: Book, claim: Claim) -> Markup:
    """Sets out the chain that a claim rests on, the outlet first, the first source last, each with its link."""
    document = book.ledger.documents[claim.document]
    links: list[Content] = [outlet_link(book, document), *_voices(book, claim)]
    chain = chain_of(book, claim)
    if (root := _outside_root(book, claim, chain=chain)) is not None:
        links.append(tag("span", root, class_="party"))
    links.extend(_giver(book, statement) for statement in reversed(chain))
    if len(links) == 1:
        links[0] = [links[0], " ", tag("span", "in its own voice", class_="note")]
    arrow = tag("span", "←", class_="arrow", role="img", aria_label="citing")
    return tag("span", join([link for item in links for link in (" ", arrow, " ", item)][3:]), class_="chain")


def outlet_link(book: Book, document: Document) -> Markup:
    """Links to a document under its outlet's name and number."""
    unnamed = document.outlet is None
    label = tag("a", book.labels[document.id], class_="cite", href=f"#{anchor('d', document.id)}")
    return join([tag("span", outlet(document), class_="party unnamed" if unnamed else "party"), " ", label])


def published(document: Document) -> Markup:
    """Says when a document was published, or that it does not say."""
    known = days(document.published)
    return tag("span", known, class_="day") if known else tag("span", "no date", class_="absent")


def source_name(book: Book, source: Source | None) -> Markup:
    """Names a source as the case knows it, with the words of the page where they differ."""
    if source is None:
        return tag("span", "source not named", class_="absent")
    known, said = name(book, source.entity), shorten(source.text, _SOURCE)
    if known is None:
        return tag("span", said, class_="party")
    also = [" ", tag("span", "“", said, "”", class_="note")] if said.casefold() != known.casefold() else None
    return join([tag("span", known, class_="party"), also])


def first_source(book: Book, claim: Claim) -> str:
    """Names shortly whose word a claim is in the end: the first source, else the reader, else the outlet."""
    chain = chain_of(book, claim)
    source = chain[0].source if chain else None
    if source is not None:
        return name(book, source.entity) or f"“{shorten(source.text, _SOURCE)}”"
    author = next((it.author or "a reader" for it in segment_chain(book, claim.segment) if it.kind == "comment"), None)
    if author is not None:
        return f"comment by {author}"
    return "source not named" if chain else outlet(book.ledger.documents[claim.document])


def _voices(book: Book, claim: Claim) -> list[Content]:
    """Names the reader and the pasted article between an outlet and a claim: the comment itself, not its thread."""
    found: list[Content] = []
    for segment in segment_chain(book, claim.segment):
        if segment.kind == "comment":
            found.append(
                tag("span", f"comment by {segment.author or 'a reader without a name'}", class_="party reader")
            )
            break
        if segment.kind == "pasted":
            credit = f"credited to {segment.credit}" if segment.credit else "without credit"
            found.append(tag("span", f"pasted text {credit}", class_="party reader"))
    return found[::-1]


def _giver(book: Book, statement: Statement) -> Content:
    return [
        source_name(book, statement.source),
        " ",
        tag("span", "(", stance(statement.stance, negated=statement.negated), ")", class_="stance"),
        " ",
        cite(book, statement.id),
    ]


def _outside_root(book: Book, claim: Claim, *, chain: tuple[Statement, ...]) -> str | None:
    """Names the source outside the case that a claim rests on, where its chain does not name it already."""
    root: Origin | None = book.roots.get(claim.id)
    segment = book.ledger.segments.get(claim.segment)
    if root is None or root.root in book.labels or (segment and segment.kind in ("comment", "pasted")):
        return None  # the reader and the credit of a pasted text stand in the chain already
    credited = any(item.kind == "credit" for item in root.evidence)
    if root.root in book.ledger.entities and not credited:
        return None  # a party that speaks on several pages, and no agency
    known = name(book, root.root) or root.root
    named = {value.casefold() for statement in chain if statement.source for value in _names(book, statement.source)}
    return None if known.casefold() in named else known


def _names(book: Book, source: Source) -> tuple[str, ...]:
    return (source.text, name(book, source.entity) or source.text)
