"""What analysts decided: every judgement with who, when and why, those that were undone too."""

from typing import Final

from ..judging import sentence
from ..records import Judgement, in_force, undoings
from .book import Book
from .html import Content, join, tag
from .plain import day, opening
from .section import ROWS, Row, Section, cut, paragraph, table

_LEAD: Final = (
    "Where an analyst decided otherwise than the program, the decision holds in all of this dossier. Nothing was "
    "deleted: each judgement is kept with its reason, in a chain in which a change would show, and can be undone."
)


def section(book: Book) -> Section | None:
    """Builds the list of judgements, the last first; nothing where none was made."""
    made = book.ledger.judgements
    if not made:
        return None
    undone, holding = undoings(made), {ruling.judgement.id for ruling in in_force(made)}
    shown = [judgement for judgement in reversed(made) if judgement.undoes is None]
    rows = [
        _row(judgement, at=at, back=undone.get(judgement.id), holds=judgement.id in holding)
        for at, judgement in enumerate(shown[:ROWS])
    ]
    columns = ("What was decided", "By whom", "Because", "Does it hold")
    told = table(columns, rows, caption="Judgements, the last first", style="judgements", titled=True)
    rest = cut(ROWS, len(shown), what="judgements", export="judgements")
    body = join([paragraph(_LEAD), told, rest])
    return Section(id="judgements", title="What analysts decided", short="Decided by analysts", body=body)


def _row(judgement: Judgement, *, at: int, back: Judgement | None, holds: bool) -> Row:
    told: Content = "yes" if holds else "no: a later one stands in its place"
    if back is not None:
        told = ["no: undone by ", back.by, tag("small", f"{_when(back)}: {back.reason}")]
    cells: tuple[Content, ...] = (
        [opening(sentence(judgement)), tag("small", tag("code", judgement.id))],
        [judgement.by, tag("small", _when(judgement))],
        judgement.reason,
        told,
    )
    return Row(id=f"judgement-{at}", cells=cells)


def _when(judgement: Judgement) -> str:
    found = day(judgement.at)
    return found.isoformat() if found else judgement.at
