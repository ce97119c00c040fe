"""What stands again at the head and foot of the pages of a PDF: titles that run on, numbers of pages, addresses."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from .pdf_order import rows_of
from .pdf_words import Sheet, Word

#: Share of the height of a page in which its head and foot stand.
_MARGIN: Final = 0.14
_ROWS: Final = 4
#: Same place on two pages, as a share of the height.
_SAME_PLACE: Final = 0.02
#: A line in larger type than the text by this much is a title, even where its words stand above every page.
_LARGE: Final = 1.3
_NUMBER: Final = re.compile(r"\d+|\b[ivxlc]{1,7}\b")
_PAGE_NUMBER: Final = re.compile(
    r"(?:\W*(?:page|p\.|seite|s\.|página|pagina|strona|стр\.?)?\s*(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|de|di|sur|из|z)\s*\d{1,4})?\W*)",
    re.IGNORECASE,
)
#: What browsers print around a page: the time and title above, the address and the count of pages below.
_PRINTED: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d\d.*|(?:https?|file)://\S+(?:\s+(?:page )?\d+(?:/| of )\d+)?",
    re.IGNORECASE,
)


class Running(NamedTuple):
    """The words of a page without those that run on, and the lines that do: above and below."""

    words: list[Word]
    head: list[str]
    foot: list[str]


class _Row(NamedTuple):
    """A row at the edge of a page, how far down it stands (a share of the height), and whether it is in large type."""

    words: list[Word]
    text: str
    place: float
    large: bool


def part_running(pages: Sequence[Sheet], *, body: float) -> list[Running]:
    """Parts each page from its running head and foot; `body` is the size of the text."""
    edges = [(_edge(page, body, head=True), _edge(page, body, head=False)) for page in pages]
    places: dict[tuple[bool, str], list[float]] = defaultdict(list)
    for head, foot in edges:
        for rows, up in ((head, True), (foot, False)):
            for row in rows:
                places[up, _NUMBER.sub("#", row.text.lower())].append(row.place)
    out = []
    for page, (head, foot) in zip(pages, edges, strict=True):
        above = _outer(head, places, up=True)
        below = _outer(foot, places, up=False)
        gone = {id(word) for row in [*above, *below] for word in row.words}
        words = [word for word in page.words if id(word) not in gone]
        out.append(Running(words, [row.text for row in above], [row.text for row in reversed(below)]))
    return out


def _edge(page: Sheet, body: float, *, head: bool) -> list[_Row]:
    """Returns the rows at the top or the bottom of a page, from the outside inwards."""
    limit = _MARGIN * page.height
    outer = [word for word in page.words if (word.bottom < limit if head else word.top > page.height - limit)]
    rows = rows_of(outer)
    rows = rows[:_ROWS] if head else rows[::-1][:_ROWS]
    return [
        _Row(row, " ".join(word.text for word in row), row[0].bottom / max(page.height, 1),
             max(word.size for word in row) > _LARGE * body)
        for row in rows
    ]


def _outer(rows: Sequence[_Row], places: dict[tuple[bool, str], list[float]], *, up: bool) -> list[_Row]:
    out: list[_Row] = []
    for row in rows:
        same = places[up, _NUMBER.sub("#", row.text.lower())]
        again = sum(abs(place - row.place) < _SAME_PLACE for place in same) > 1
        alone = _PAGE_NUMBER.fullmatch(row.text) or _PRINTED.fullmatch(row.text)
        if not ((again and not row.large) or alone):
            break
        out.append(row)
    return out
