"""What a dossier is put together from: numbered sections, and tables that say when they are not whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from .html import Content, Markup, tag

ROWS: Final = 200  # rows of a table before the rest is left to the export


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section under its anchor; `short` is its title in the contents."""

    id: str
    title: str
    short: str
    body: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a table. `id` makes it a place that the words can link back to."""

    cells: tuple[Content, ...]
    id: str | None = None
    style: str | None = None


def table(
    columns: Sequence[Content], rows: Iterable[Row], *, caption: str, style: str = "", titled: bool = False
) -> Markup:
    """Builds a table whose first cell heads each row; under a heading that says the same (`titled`) its caption is for
    those who listen only."""
    head = tag("tr", [tag("th", column, scope="col") for column in columns])
    return tag(
        "table",
        tag("caption", caption, class_="aside" if titled else None),
        tag("thead", head),
        tag("tbody", [_row(row) for row in rows]),
        class_=style or None,
    )


def cut(shown: int, total: int, *, what: str, export: str) -> Markup | None:
    """Says that a list is not whole, and where the rest is; nothing where it is."""
    if shown >= total:
        return None
    rest = tag("code", f"hearsay export CASE {export}")
    return tag("p", f"The first {shown:,} of {total:,} {what}; the rest is in ", rest, ".", class_="cut")


def paragraph(*content: Content, style: str | None = None) -> Markup:
    """Sets running text."""
    return tag("p", *content, class_=style)


def nothing(sentence: str) -> Markup:
    """Says that a section is empty, and why that may be."""
    return tag("p", sentence, class_="nothing")


def fold(summary: Content, *content: Content, style: str | None = None) -> Markup:
    """Puts detail behind a line that opens it."""
    return tag("details", tag("summary", summary), *content, class_=style)


def _row(row: Row) -> Markup:
    first, *rest = row.cells
    cells = [tag("th", first, scope="row"), *(tag("td", cell) for cell in rest)]
    return tag("tr", cells, id=row.id, class_=row.style)
