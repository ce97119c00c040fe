"""Who speaks: everybody to whom statements are credited, how they say it, under which names, and their grade."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..records import Days, Entity, Giver, Statement
from ..weighing import TrackRecord
from .book import Book, cites, is_comment
from .html import Content, join, tag
from .plain import count, days, stance
from .section import Row, Section, cut, fold, nothing, paragraph, table

_ROWS: Final = 150
_WORDINGS: Final = 60
_LEAD: Final = (
    "Everybody to whom words are credited, the most quoted first. Where several names are taken for one, each join has "
    "its reason. Reliability is A to F as in NATO AJP-2.1; F means that it cannot be judged, and is no bad mark."
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source that the case knows, with its statements."""

    entity: Entity
    statements: tuple[Statement, ...]


def section(
    book: Book, givers: Mapping[str, Giver], records: Mapping[str, Sequence[TrackRecord]] | None = None
) -> Section:
    """Builds the table of sources, then the sources that nobody can name. `givers` and `records` are by entity."""
    found = speakers(book)
    if not book.ledger.statements:
        body = nothing("No statement in this case is credited to anybody: all is said in the outlets’ own voices.")
    else:
        body = join([paragraph(_LEAD), _known(book, found, givers=givers, records=records or {}), _unknown(book)])
    return Section(id="speakers", title="Who speaks", short="Who speaks", body=body)


def speakers(book: Book) -> list[Speaker]:
    """Gathers statements by the entity that they are credited to, the most quoted first."""
    held: dict[str, list[Statement]] = defaultdict(list)
    for statement in book.ledger.statements.values():
        if statement.source and statement.source.entity in book.ledger.entities:
            held[statement.source.entity or ""].append(statement)
    found = [Speaker(book.ledger.entities[entity], tuple(statements)) for entity, statements in held.items()]
    return sorted(found, key=lambda speaker: (-len(speaker.statements), speaker.entity.name, speaker.entity.id))


def _known(
    book: Book,
    found: list[Speaker],
    *,
    givers: Mapping[str, Giver],
    records: Mapping[str, Sequence[TrackRecord]],
) -> Content:
    if not found:
        return None
    rows = [
        _row(
            book,
            speaker,
            grade=_reliability(book, givers.get(speaker.entity.id), records.get(speaker.entity.id, ())),
            at=at,
        )
        for at, speaker in enumerate(found[:_ROWS])
    ]
    columns = ("Source", "How it speaks", "Reliability", "Where")
    return [
        table(columns, rows, caption="Sources that the case knows by name", style="speakers"),
        cut(_ROWS, len(found), what="sources", export="sources"),
    ]


def _row(book: Book, speaker: Speaker, *, grade: Content, at: int) -> Row:
    readers = sum(is_comment(book, statement) for statement in speaker.statements)
    return Row(
        id=f"speaker-{at}",
        cells=(
            [speaker.entity.name, tag("small", speaker.entity.kind), _aliases(speaker.entity)],
            [
                _stances(speaker.statements),
                tag("small", f"{count(readers, 'statement')} as told by comments") if readers else None,
            ],
            grade,
            cites(book, (statement.id for statement in speaker.statements), limit=10),
        ),
    )


def _stances(statements: tuple[Statement, ...]) -> str:
    counted = Counter(stance(statement.stance, negated=statement.negated) for statement in statements)
    return ", ".join(
        f"{how} {amount:,}" for how, amount in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _aliases(entity: Entity) -> Content:
    others = [alias for alias in entity.aliases if alias.text != entity.name]
    if not others:
        return None
    items = [tag("li", tag("b", alias.text, dir="auto"), f": {alias.reason}") for alias in others]
    return fold(f"{count(len(others), 'other name')}", tag("ul", items), style="aliases")


def _reliability(book: Book, giver: Giver | None, records: Sequence[TrackRecord]) -> Content:
    if giver is None:
        return tag("span", "not graded", class_="absent")
    party = None
    if giver.interested_in:
        events = [book.ledger.events[event] for event in giver.interested_in if event in book.ledger.events]
        claims = [claim for event in events for claim in event.claims]
        party = tag(
            "small",
            f"party to {count(len(giver.interested_in), 'event')} that it speaks of ",
            cites(book, claims, limit=3),
        )
    return [tag("b", giver.reliability), " ", tag("small", giver.basis), _assessed(giver), party, _record(records)]


def _record(records: Sequence[TrackRecord]) -> Content:
    """The record by topic and year, where something of it could be checked."""
    if not records:
        return None
    items = [
        tag(
            "li",
            tag("b", f"{it.topic}, {it.year or 'no date'}"),
            f": {it.borne_out} borne out, {it.contradicted} contradicted"
            + (f", {it.withdrawn} taken back" if it.withdrawn else "")
            + f", of {count(it.claims, 'claim')} ({it.reliability})",
        )
        for it in records
    ]
    return fold("Its record by topic and year", tag("ul", items), style="aliases")


def _assessed(giver: Giver) -> Content:
    """Lists the letters that analysts gave on one topic or for one time; one for all stands in the basis."""
    told = []
    for given in giver.assessments:
        if given.topic or given.earliest or given.latest:
            when = days(Days(earliest=given.earliest, latest=given.latest))
            scope = ", ".join(filter(None, (f"{given.reliability} on {given.topic or 'everything'}", when)))
            told.append(tag("small", f"{scope}: {given.by}, {given.reason}"))
    return told


def _unknown(book: Book) -> Content:
    """Lists sources that the page words but nobody can name: "officials", "a man who …"."""
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in book.ledger.statements.values():
        if statement.source and statement.source.entity not in book.ledger.entities:
            held[statement.source.text, statement.source.kind].append(statement.id)
    if not held:
        return None
    ordered = sorted(held.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = [
        Row(id=f"worded-{at}", cells=(text, kind, str(len(ids)), cites(book, ids, limit=8)))
        for at, ((text, kind), ids) in enumerate(ordered[:_WORDINGS])
    ]
    columns = ("As the page words it", "Kind", "Statements", "Where")
    return [
        tag("h3", "Sources known by these words only"),
        table(columns, rows, caption="Sources that no known name could be given to", style="speakers", titled=True),
        cut(_WORDINGS, len(ordered), what="wordings", export="statements"),
    ]
