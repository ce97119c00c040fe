"""What the case leans on: which conclusions fall when one party, one publisher or one origin is left out."""

from collections.abc import Mapping
from typing import Final

from ..weighing import Fall, Sensitivity, Support
from .book import Book, cites
from .html import Content, Markup, join, tag
from .plain import count, listing, opening
from .section import Row, Section, cut, nothing, paragraph, table
from .words import outlet_link

_ROWS: Final = 20
_FALLS: Final = 8
_CARRIERS: Final = 4
_LEAD: Final = (
    "Each source is left out in turn and what it speaks of is graded anew. What changes hangs on its word; that says "
    "nothing about whether its word is true. Copies go with what they copy, spokesmen with their party."
)


def section(book: Book, leant: Sensitivity, *, names: Mapping[str, str]) -> Section | None:
    """Builds the table of sources without which a conclusion changes; null where none does."""
    found = leant.supports
    if not found:
        return None
    rest = f"Of {leant.total:,} sources the {leant.tried:,} with most claims were tried." if _is_cut(leant) else None
    rows = [
        Row(id=f"without-{at}", cells=(without(book, support), _falls(book, support, names=names)))
        for at, support in enumerate(found[:_ROWS])
    ]
    columns = ("Left out", "What changes then")
    body = join(
        [
            paragraph(_LEAD),
            table(columns, rows, caption="Sources that conclusions lean on", style="leaning", titled=True),
            cut(_ROWS, len(found), what="sources", export="origins"),
            nothing(rest) if rest else None,
        ]
    )
    return Section(id="leaning", title="What it leans on", short="What it leans on", body=body)


def _is_cut(leant: Sensitivity) -> bool:
    return leant.tried < leant.total


def without(book: Book, support: Support) -> Markup:
    """Says who is left out: "Without the Orla Council and the 3 pages that print its word"."""
    part = support.part
    if part.sort == "party":
        note = "" if _is_person(book, support) else "and all who speak for it"
    elif part.sort == "publisher":
        note = "all its pages, whoever speaks there"
    else:
        note = ""
    carriers = [book.ledger.documents[page] for page in part.carriers if page in book.ledger.documents]
    shown: list[Content] = [outlet_link(book, page) for page in carriers[:_CARRIERS]]
    rest = f" and {len(carriers) - _CARRIERS} more" if len(carriers) > _CARRIERS else None
    carried = [f"and {count(len(carriers), 'page')} that print its word: ", join(shown, between=", "), rest]
    return join(
        [
            "Without ",
            part.name,
            tag("small", note) if note else None,
            tag("small", carried) if carriers else None,
            tag("small", count(len(part.claims), "claim"), " ", cites(book, part.claims, limit=3)),
        ]
    )


def sentence(book: Book, support: Support, *, names: Mapping[str, str]) -> Markup:
    """Tells in one line what changes most without a source."""
    fall = support.falls[0]
    more = len(support.falls) - 1
    also = f"; {count(more, 'other happening')} changed too" if more else ""
    who = support.part.name
    if support.part.sort == "publisher":
        who = f"the pages of {who}"
    elif support.part.sort == "party" and not _is_person(book, support):
        who = f"{who} and all who speak for it"
    told = [tag("b", _named(fall, names)), f": {listing(fall.changes)}{also}."]
    return join([tag("a", f"Without {who}", href="#leaning"), ", ", told])


def _is_person(book: Book, support: Support) -> bool:
    known = book.ledger.entities.get(support.part.key)
    return known is not None and known.kind == "person"


def _falls(book: Book, support: Support, *, names: Mapping[str, str]) -> Content:
    items = [
        tag("li", tag("b", _named(fall, names)), " ", _cites(book, fall), f": {listing(fall.changes)}.")
        for fall in support.falls[:_FALLS]
    ]
    more = len(support.falls) - _FALLS
    items += [tag("li", f"{count(more, 'further happening')} changed.")] if more > 0 else []
    if support.alone:
        amount = count(len(support.alone), "happening is", plural="happenings are")
        items.append(tag("li", tag("span", f"{amount} told by nobody else.", class_="note")))
    return tag("ul", items, class_="plain")


def _cites(book: Book, fall: Fall) -> Markup:
    return cites(book, book.ledger.events[fall.event].claims, limit=2)


def _named(fall: Fall, names: Mapping[str, str]) -> str:
    return opening(names.get(fall.event) or "a happening")

