"""What is told more than once, and how well it stands: claims of one happening, their origins, their grade."""

from collections.abc import Mapping
from typing import Final

from ..records import Event, Grade, RollUp
from .book import Book, cite, cites, is_comment, name
from .html import Content, join, tag
from .plain import count, days, event, listing, number, opening, without_folders
from .section import Row, Section, cut, fold, nothing, paragraph, table

_ROWS: Final = 80
_LEFT_OUT: Final = 12
_SILENT: Final = 4
_SAYS: Final = {"accepts": "takes it on:", "denies": "denies it:", "both": "takes it on and denies it:"}
_NATO: Final = {
    1: "confirmed by others",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
_LEAD: Final = (
    "Claims that speak of the same happening. Independent origins are what they rest on in the end, copies counted "
    "once. Credibility runs from 1 (best) to 6 (cannot be judged) as in NATO AJP-2.1; a grade says how well a "
    "happening is told, not whether it is true. Happenings that one claim alone speaks of are left to the other "
    "sections."
)


def section(book: Book, labels: Mapping[str, str]) -> Section:
    """Builds the table of happenings, those of most origins first. `labels` says what each is called."""
    told = [item for item in book.ledger.events.values() if len(_heard(book, item)) > 1]
    told.sort(key=lambda item: (-(item.grade.sources if item.grade else 0), -len(item.claims), item.id))
    if not told:
        body = nothing("No two claims of articles were found to speak of one happening.")
    else:
        rows = [_row(book, item, labels=labels, at=at) for at, item in enumerate(told[:_ROWS])]
        columns = ("What is said to have happened", "Claims", "Origins", "How it stands")
        body = join(
            [
                paragraph(_LEAD),
                table(columns, rows, caption="Happenings told more than once", style="events"),
                cut(_ROWS, len(told), what="happenings", export="events"),
            ]
        )
    return Section(id="events", title="What is told more than once", short="Told more than once", body=body)


def _heard(book: Book, item: Event) -> list[str]:
    """Lists the claims of a happening that are not readers' comments."""
    claims = [book.ledger.claims[claim] for claim in item.claims if claim in book.ledger.claims]
    return [claim.id for claim in claims if not is_comment(book, claim)]


def _row(book: Book, item: Event, *, labels: Mapping[str, str], at: int) -> Row:
    where, when = name(book, item.place), days(item.time)
    note = ", ".join(part for part in (where, when) if part) or "no place, no date"
    return Row(
        id=f"event-{at}",
        cells=(
            [opening(labels.get(item.id) or event(item.event)), tag("small", note)],
            cites(book, item.claims, limit=9),
            str(item.grade.sources) if item.grade else tag("span", "not counted", class_="absent"),
            [_grade(book, item.grade), [_roll_up(book, found) for found in item.roll_up]],
        ),
    )


def _grade(book: Book, grade: Grade | None) -> Content:
    if grade is None:
        return tag("span", "not graded", class_="absent")
    status = f", {grade.status.lower()}" if grade.status.lower() != grade.incident else None
    credibility = f", credibility {grade.credibility} ({_NATO[grade.credibility]})"
    axes = [tag("b", opening(grade.incident)), status, credibility]
    return tag("div", axes, _positions(book, grade), tag("small", " ", without_folders(grade.reason)))


def _positions(book: Book, grade: Grade) -> Content:
    """What those say themselves who are named as doers; the silent ones in one line."""
    spoken = [
        [tag("b", position.name), f" {_SAYS[position.says]} ", cites(book, position.claims, limit=3)]
        for position in grade.positions
        if position.says != "silent"
    ]
    silent = [position.name for position in grade.positions if position.says == "silent"][:_SILENT]
    lines = [*spoken, *([[f"no word of their own in this case: {listing(silent)}"]] if silent else [])]
    return tag("ul", [tag("li", line) for line in lines], class_="plain positions") if lines else None


def _roll_up(book: Book, found: RollUp) -> Content:
    """Says low, best and high figure of a role, and which claims they rest on."""
    said = figures_of(found)
    if not said:
        return None
    left = [tag("li", cite(book, out.claim), f" {out.reason}") for out in found.left_out[:_LEFT_OUT]]
    unit = f" ({found.unit})" if found.unit else ""
    return [
        tag("div", tag("b", opening(f"{found.role}{unit}: {said}")), " ", cites(book, found.used, limit=6)),
        fold(f"{count(len(found.left_out), 'claim')} left out", tag("ul", left), style="aliases") if left else None,
    ]


def figures_of(found: RollUp) -> str:
    """Writes a roll-up shortly: "14 (lowest 13, highest 17)"; empty where no figure is left."""
    best = number(found.best) if found.best is not None else None
    ends = [("lowest", found.low), ("highest", found.high)]
    apart = ", ".join(f"{word} {number(value)}" for word, value in ends if value is not None and value != found.best)
    return f"{best} ({apart})" if best and apart else best or apart
