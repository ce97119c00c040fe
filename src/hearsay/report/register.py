"""What was read in a document: each statement and claim, why it is read so, and the lines that use it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..records import Argument, Claim, Days, Statement
from .book import Book, anchor, name
from .html import Content, Markup, tag
from .plain import ASPECTS, MODALITIES, count, days, event, listing, measure, stance
from .section import Row, fold, table
from .words import source_name


class Use(NamedTuple):
    """A line of the dossier that points at a record: the number of its section and its anchor."""

    section: int
    anchor: str


Uses = Mapping[str, Sequence[Use]]


def register(book: Book, statements: Sequence[Statement], *, claims: Sequence[Claim], uses: Uses) -> Content:
    """Builds the list behind a document's text, in the order of the text. `uses` is by name of anchor."""
    if not statements and not claims:
        return None
    amounts = [count(len(held), noun) for held, noun in ((statements, "statement"), (claims, "claim")) if held]
    summary = f"What was read here, and why: {listing(amounts)}"
    rows = [
        *(_statement(book, item, uses=uses) for item in statements),
        *(_claim(book, item, uses=uses) for item in claims),
    ]
    columns = ("Label", "Reading", "Because", "Used in section")
    return fold(
        summary,
        table(columns, rows, caption="Statements (s) and claims (c) in the order of the text", style="register"),
    )


def reading(book: Book, claim: Claim) -> list[Content]:
    """Sets out in words how a claim was read."""
    span = Days(earliest=claim.time.earliest, latest=claim.time.latest) if claim.time else None
    fields = [
        ("who", _parties(book, claim.actors)),
        ("whom or what", _parties(book, claim.targets)),
        ("where", _parties(book, claim.places)),
        ("when", days(span) or (claim.time.text if claim.time else None)),
        *((it.role, measure(it)) for it in claim.quantities),
    ]
    parts: list[Content] = [tag("b", event(claim.event))]
    parts.extend(f" · {field}: {value}" for field, value in fields if value)
    parts.append(" · said not to be so" if claim.polarity == "denied" else None)
    parts.append(f" · {ASPECTS[claim.aspect]}" if claim.aspect else None)
    parts.append(f" · {MODALITIES[claim.modality]}" if claim.modality != "fact" else None)
    return parts


def _parties(book: Book, arguments: Iterable[Argument]) -> str:
    return ", ".join(dict.fromkeys(name(book, argument.entity) or f"“{argument.text}”" for argument in arguments))


def _claim(book: Book, claim: Claim, *, uses: Uses) -> Row:
    return _row(book, claim.id, told=reading(book, claim), reason=claim.reason, prefix="c", uses=uses)


def _statement(book: Book, statement: Statement, *, uses: Uses) -> Row:
    within = book.labels.get(statement.within or "")
    how = f"{stance(statement.stance, negated=statement.negated)}, {statement.mode}"
    told = [
        source_name(book, statement.source),
        f" ({how})",
        f", as told in {within.partition('·')[2]}" if within else None,
    ]
    return _row(book, statement.id, told=told, reason=statement.reason, prefix="s", uses=uses)


def _row(book: Book, record: str, *, told: Content, reason: str, prefix: str, uses: Uses) -> Row:
    target = anchor(prefix, record)
    label = tag("a", book.labels[record].partition("·")[2], class_="cite", href=f"#{target}")
    return Row(id=anchor("k", record), cells=(label, told, reason, _back(uses.get(target, ()))))


def _back(found: Sequence[Use]) -> Markup:
    """Links to the first line of each section that points here."""
    first: dict[int, str] = {}
    for use in found:
        first.setdefault(use.section, use.anchor)
    return tag("span", [[tag("a", f"§{section}", href=f"#{name}"), " "] for section, name in first.items()])
