"""The commands by which an analyst decides: judge accept, reject, merge, split, regrade, link, undo; and judgements."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from ..case import Case
    from ..judging import Made, Signed

_CASE = typer.Argument(metavar="CASE", help="The case file.")
_BY = typer.Option(..., help="Who judges.")
_REASON = typer.Option(..., help="Why.")

family = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="")


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    for command, short in _VERBS:
        family.command(short_help=short)(command)
    app.add_typer(family, name="judge", help=_ABOUT)
    app.command()(judgements)


_ABOUT = """Writes down what you decide: a judgement with your name and your reason. Nothing is deleted by it.

The case is worked again with it at once, it holds for pages that are added later, and it can be undone. Every record
has an id; `hearsay search` and `hearsay why` show them.

\b
Example:
  hearsay judge reject war.case lnk1:5f0c… --by "M. Field" --reason "two different bridges"
  hearsay judge undo war.case jdg1:77ab… --by "M. Field" --reason "I misread the map"
"""


def accept(
    case: Path = _CASE,
    record: str = typer.Argument(metavar="ID", help="The record that is right."),
    parts: list[str] = typer.Argument(None, metavar="PART", help="Only this: claims of an event, names of an entity."),
    by: str = _BY,
    reason: str = _REASON,
) -> None:
    """Says that a record is right; it stays whatever later analysis finds, and an earlier rejection of it falls.

    Records: a link, a piece of evidence that two things rest on one root (edg1:…), a statement, a claim, an event, an
    origin, an entity, a mention (doc1:…@12-20).

    \b
    Example:
      hearsay judge accept war.case lnk1:5f0c… --by "M. Field" --reason "both name the rail bridge"
    """
    from ..judging import accept as decide

    _judge(case, lambda opened, signed: decide(opened, record, parts or (), signed=signed), by, reason)


def reject(
    case: Path = _CASE,
    record: str = typer.Argument(metavar="ID", help="The record that is wrong."),
    parts: list[str] = typer.Argument(
        None, metavar="PART", help="Only this does not belong to it: a claim of an event, a name of an entity."
    ),
    by: str = _BY,
    reason: str = _REASON,
) -> None:
    """Says that a record is wrong; it is left out of events, links, counts, exports and the dossier.

    With a statement goes what it reports; a rejected entity names nobody. Records are those of `hearsay judge accept`.

    \b
    Example:
      hearsay judge reject war.case clm1:8c1f… --by "M. Field" --reason "the page asks, it does not say so"
    """
    from ..judging import reject as decide

    _judge(case, lambda opened, signed: decide(opened, record, parts or (), signed=signed), by, reason)


def merge(
    case: Path = _CASE,
    records: list[str] = typer.Argument(metavar="ID", help="Two or more entities, events or origins; the first stays."),
    kind: str = typer.Option(
        None, help="Of entities of different kinds, what they are: person, organisation, group, place, document, other."
    ),
    by: str = _BY,
    reason: str = _REASON,
) -> None:
    """Says that entities are one, that events are one happening, or that origins rest on one root.

    \b
    Example:
      hearsay judge merge war.case ent1:90ae… ent1:1b77… --by "M. Field" --reason "his own site spells it both ways"
    """
    from ..judging import merge as decide

    _judge(case, lambda opened, signed: decide(opened, records, becomes=kind, signed=signed), by, reason)


def split(
    case: Path = _CASE,
    record: str = typer.Argument(metavar="ID", help="The entity, event or origin that holds too much."),
    parts: list[str] = typer.Argument(
        metavar="PART",
        help="What does not belong to it: of an entity a name, a document (doc1:…) or a mention (doc1:…@12-20); of an "
        "event or an origin claims.",
    ),
    by: str = _BY,
    reason: str = _REASON,
) -> None:
    """Says that names are somebody else, that claims are of another happening, or that they do not rest on that root.

    All parts together become one new entity, event or origin; what should be several takes several calls.

    \b
    Example:
      hearsay judge split war.case ent1:90ae… "Major Kord" --by "M. Field" --reason "the brother of the minister"
    """
    from ..judging import split as decide

    _judge(case, lambda opened, signed: decide(opened, record, parts, signed=signed), by, reason)


def regrade(
    case: Path = _CASE,
    record: str = typer.Argument(metavar="ID", help="A source (its id, entity or outlet's name), an event or a claim."),
    grade: str = typer.Argument(
        metavar="GRADE",
        help="Of a source A to F; of a claim 1 to 6; of an event 1 to 6, or confirmed, fair, weak, contested or "
        "discounted.",
    ),
    topic: str = typer.Option(None, help="Of a source: on this topic only."),
    since: str = typer.Option(None, "--from", metavar="DAY", help="Of a source: from this day on (2019-03-23)."),
    until: str = typer.Option(None, metavar="DAY", help="Of a source: until this day."),
    by: str = _BY,
    reason: str = _REASON,
) -> None:
    """Gives a source, a claim or an event another grade; what the program said is kept beside it.

    \b
    Example:
      hearsay judge regrade war.case "Harbour Post" D --topic casualties --by "M. Field" --reason "never names a source"
    """
    from ..judging import regrade as decide

    scope = (topic, since, until)
    _judge(case, lambda opened, signed: decide(opened, record, grade, scope=scope, signed=signed), by, reason)


def link(
    case: Path = _CASE,
    claim: str = typer.Argument(metavar="A", help="A claim."),
    other: str = typer.Argument(metavar="B", help="Another one."),
    kind: str = typer.Argument(
        metavar="KIND",
        help="How A stands to B: repeats, corroborates, updates, narrows, contradicts, denies or retracts.",
    ),
    on: str = typer.Option(None, help="In what: number, time, place, actor, cause, polarity, state or scope."),
    by: str = _BY,
    reason: str = _REASON,
) -> None:
    """Draws a link between two claims that the program did not see; it stands in place of any other between them.

    \b
    Example:
      hearsay judge link war.case clm1:8c1f… clm1:07d2… contradicts --on place --by "M. Field" --reason "opposite banks"
    """
    from ..judging import link as decide

    _judge(case, lambda opened, signed: decide(opened, (claim, other), kind, on=on, signed=signed), by, reason)


def undo(
    case: Path = _CASE,
    judgement: str = typer.Argument(metavar="JUDGEMENT", help="The judgement that is taken back (jdg1:…)."),
    by: str = _BY,
    reason: str = _REASON,
) -> None:
    """Takes a judgement back, as if it had never been made; both stay in the list. An undoing can be undone too.

    \b
    Example:
      hearsay judge undo war.case jdg1:77ab… --by "M. Field" --reason "I misread the map"
    """
    from ..judging import undo as decide

    _judge(case, lambda opened, signed: decide(opened, judgement, signed=signed), by, reason)


def judgements(case: Path = _CASE) -> None:
    """Lists what was decided, oldest first: who, when, what, why, and whether it was undone.

    \b
    Example:
      hearsay judgements war.case
    """
    from .. import open_case
    from ..judging import listing

    with open_case(case) as opened:
        lines = list(listing(opened.judgements()))
        lost = [gap.sentence for gap in opened.read("gaps") if gap.code.startswith("judged-")]
    for line in lines or ["Nothing was decided in this case. hearsay judge --help tells how."]:
        typer.echo(line)
    for told in lost:
        typer.echo(f"not in force: {told}")


def _judge(path: Path, decide: "Callable[[Case, Signed], Made]", by: str, reason: str) -> None:
    """Writes a judgement down, works the case again with it, and says what changed."""
    from datetime import UTC, datetime

    from .. import open_case, pipeline
    from ..judging import Signed, sentence
    from .progress import bar

    with open_case(path, write=True) as case:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        made = decide(case, Signed(by=by, reason=reason, at=at))
        if not made.new:
            typer.echo(f"{made.judgement.id} says so already: {sentence(made.judgement)}.")
        else:
            typer.echo(f"{made.judgement.id}: {sentence(made.judgement)}.")
        before = {table: case.count(table) for table in _COUNTED}
        with bar() as progress:
            pipeline.settle(case, progress=progress)
        changed = [f"{table} {n} → {after}" for table, n in before.items() if (after := case.count(table)) != n]
    if changed:
        typer.echo(f"The case was worked again: {', '.join(changed)}.")


_COUNTED = ("entities", "events", "links", "origins")
_VERBS: tuple[tuple[Callable[..., None], str], ...] = (
    (accept, "This record is right."),
    (reject, "This record is wrong, or this does not belong to it."),
    (merge, "These entities are one; these events are one happening."),
    (split, "This name is somebody else; these claims are another event."),
    (regrade, "This source, claim or event deserves another grade."),
    (link, "These two claims stand so to each other."),
    (undo, "That judgement is taken back."),
)
