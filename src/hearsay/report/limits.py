"""What was not read or not understood, and what the method does not do: the page that keeps the others honest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from ..records import Argument, Document, Gap
from .book import Book, cite, cites, is_comment
from .html import Content, Markup, join, tag
from .plain import count, without_folders
from .section import ROWS, Row, Section, cut, paragraph, table

_NAMED: Final = 40
_METHOD: Final = (
    "It does not decide who is right. It sets out who says what, on whose word, and what does not fit together.",
    "It reads words, not pictures, video or maps, and it has checked nothing outside these documents.",
    "Statements, claims, times and names were found by a program. It misses some and misreads some; before anything is "
    "printed, follow each label (D1·c1) to the words and read them in their place.",
    "Two claims are compared only where event, parties, place and time fit. Where in doubt, they are left unlinked: "
    "that no clash is shown does not mean that there is none.",
    "Independence is reckoned from shared text, credits and citations on the pages. A shared source that no page "
    "names is not seen.",
    "Readers’ comments are kept, marked as comments, and never raise a grade or count as corroboration.",
    "A document’s date is the one that its page shows. When it was said and when it happened can be earlier.",
)


def section(book: Book, omitted: Sequence[Document]) -> Section:
    """Builds the limits. `omitted` are documents whose text this dossier gives only in part."""
    ledger = book.ledger
    body = join(
        [
            tag("h3", "What this does not do"),
            tag("ul", [tag("li", sentence) for sentence in _METHOD]),
            tag("h3", "What was not read"),
            _gaps(book, ledger.gaps),
            _partly(book, omitted),
            tag("h3", "What was not understood"),
            tag("ul", [item for item in (*_unknown_of_documents(book), *_unknown_of_claims(book)) if item]),
            _unresolved(book),
        ]
    )
    return Section(id="limits", title="Limits", short="Limits", body=body)


def _gaps(book: Book, gaps: Sequence[Gap]) -> Content:
    if not gaps:
        return paragraph("Everything that was taken in was read; no step reported a gap.")
    alike: dict[tuple[str, str, str], list[Gap]] = defaultdict(list)
    for gap in gaps:
        head, colon, listed = gap.sentence.partition(": ")
        alike[gap.code, gap.stage, head if colon and "," in listed and gap.document else gap.sentence].append(gap)
    rows = [
        Row(id=f"gap-{at}", cells=(code, stage, without_folders(_said(held)), _where(book, held)))
        for at, ((code, stage, _), held) in enumerate(list(alike.items())[:ROWS])
    ]
    table_ = table(("What", "Step", "In words", "Where"), rows, caption="Gaps: what could not be done", style="gaps")
    return [table_, cut(ROWS, len(alike), what="gaps", export="gaps")]


def _said(held: Sequence[Gap]) -> str:
    """The sentence of gaps that are alike; what each of them lists is listed once."""
    head, _, _ = held[0].sentence.partition(": ")
    if len({gap.sentence for gap in held}) == 1:
        return held[0].sentence
    listed = {name for gap in held for name in gap.sentence.partition(": ")[2].rstrip(".").split(", ")}
    return f"{head}: {', '.join(sorted(listed))}."


def _where(book: Book, held: Sequence[Gap]) -> Content:
    if documents := [gap.document for gap in held if gap.document in book.ledger.documents]:
        return cites(book, [document for document in documents if document is not None], limit=15)
    gap = held[0]
    return tag("span", f"capture {gap.capture[:12]}" if gap.capture else "the whole case", class_="note")


def _partly(book: Book, omitted: Sequence[Document]) -> Content:
    if not omitted:
        return None
    named = [[cite(book, document.id), " "] for document in omitted[:_NAMED]]
    return paragraph(
        f"Of {count(len(omitted), 'document')} only the passages that this dossier cites are given, for their length: ",
        named,
        tag("span", f"and {len(omitted) - _NAMED:,} more", class_="more") if len(omitted) > _NAMED else None,
    )


def _unknown_of_documents(book: Book) -> list[Markup | None]:
    documents = book.documents
    unread = [document for document in documents if not book.segments.get(document.id) or not document.text.strip()]
    return [
        _documents(
            book,
            [d for d in documents if d.published is None],
            singular="shows no date of publication",
            plural="show no date of publication",
        ),
        _documents(
            book,
            [d for d in documents if d.outlet is None],
            singular="does not name its outlet",
            plural="do not name their outlet",
        ),
        _documents(
            book,
            [d for d in documents if d.language is None],
            singular="is in no language that could be told",
            plural="are in no language that could be told",
        ),
        _documents(
            book,
            [d for d in documents if d.language not in (None, "en")],
            singular="is not in English and was not analysed as English text is",
            plural="are not in English and were not analysed as English text is",
        ),
        _documents(book, unread, singular="holds no text that could be read", plural="hold no text that could be read"),
        _documents(
            book,
            [d for d in documents if d not in unread and not book.claims.get(d.id)],
            singular="gave no claim",
            plural="gave no claim",
        ),
    ]


def _documents(book: Book, found: Sequence[Document], *, singular: str, plural: str) -> Markup | None:
    if not found:
        return None
    named = [[" ", cite(book, document.id)] for document in found[:_NAMED]]
    more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else None
    return tag("li", f"{count(len(found), 'document')} {singular if len(found) == 1 else plural}:", named, more)


def _unknown_of_claims(book: Book) -> list[Markup | None]:
    ledger = book.ledger
    sourceless = [statement.id for statement in ledger.statements.values() if statement.source is None]
    worded = [s.id for s in ledger.statements.values() if s.source is not None and s.source.entity is None]
    undated = [claim.id for claim in ledger.claims.values() if claim.time is None and not is_comment(book, claim)]
    return [
        _records(
            book, sourceless, noun="statement", what="without a source that the page names (“it was reported that”)"
        ),
        _records(
            book,
            worded,
            noun="statement",
            what="whose source is worded but could not be told to be anybody in particular",
        ),
        _records(book, undated, noun="claim", what="of articles that name no time"),
    ]


def _records(book: Book, ids: Sequence[str], *, noun: str, what: str) -> Markup | None:
    return tag("li", f"{count(len(ids), noun)} {what}: ", cites(book, ids, limit=10)) if ids else None


def _unresolved(book: Book) -> Content:
    """Lists the words for parties and places that no entity was found for, the most frequent first."""
    held: dict[str, list[str]] = defaultdict(list)
    for claim in book.ledger.claims.values():
        for argument in _arguments(claim.actors, claim.targets, claim.places):
            if argument.entity is None:
                held[" ".join(argument.text.split())].append(claim.id)
    if not held:
        return None
    ordered = sorted(held.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = [
        Row(id=f"unresolved-{at}", cells=(text, str(len(ids)), cites(book, ids, limit=6)))
        for at, (text, ids) in enumerate(ordered[:_NAMED])
    ]
    return [
        table(
            ("Words for a party or place", "Claims", "Where"),
            rows,
            caption="Parties and places that could not be told to be anybody known",
        ),
        cut(_NAMED, len(ordered), what="wordings", export="claims"),
    ]


def _arguments(*groups: Iterable[Argument]) -> Iterable[Argument]:
    for group in groups:
        yield from group
