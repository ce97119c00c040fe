"""Who claims what: claimants down, deeds across, and under it the exact words with the chain that each rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from ..weighing import CreditCell, CreditMatrix, CreditRow, Deed
from .book import Book, cite, cites, is_comment, place
from .html import Content, Markup, join, tag
from .plain import opening
from .section import ROWS, Row, Section, cut, nothing, paragraph, table
from .words import on_whose_word, published, quotation

_ACROSS: Final = 4  # deeds side by side: what an A4 page holds in a readable size
_MATRICES: Final = 3
_DOWN: Final = 40
_SINGLE: Final = 60
_MODES: Final = {
    "own": ("●", "in its own words"),
    "announced": ("◐", "announces it, without saying who did it"),
    "by_others": ("○", "in the words of others"),
    "denied": ("✕", "said not to have"),
}
_LEAD: Final = (
    "Who is said to have done what, and by whom. ● the claimant says it of itself; ◐ the claimant announces that it "
    "was done and names nobody who did it; ○ others say it of the claimant; ✕ somebody says that it was not so. "
    "Claims of readers’ comments are marked and count for nothing. Claimants in one column may be rivals or may have "
    "acted together: the next section says which claims cannot all hold."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim under a claimant and a deed. `mode` is the field of the cell that holds it."""

    row: CreditRow
    mode: str
    claim: str


def section(book: Book, matrix: CreditMatrix) -> Section:
    """Builds the credit table; the most contested deeds come first, in the order that the matrix has.

    Deeds that one claim alone speaks of are no table: they are listed behind it.
    """
    told = {deed: entries(book, matrix, deed=deed) for deed in range(len(matrix.deeds))}
    shared = [deed for deed, found in told.items() if len(found) > 1]
    single = [deed for deed, found in told.items() if len(found) == 1]
    single.sort(key=lambda deed: is_comment(book, book.ledger.claims[told[deed][0].claim]))
    if not shared and not single:
        body = nothing("No claim in this case says who did something that one may take credit or blame for.")
    else:
        body = join(
            [
                paragraph(_LEAD),
                _matrices(book, matrix, deeds=shared),
                _words(book, matrix, told=told, shared=shared),
                _single(book, matrix, told=told, deeds=single),
            ]
        )
    return Section(id="credit", title="Who claims what", short="Who claims what", body=body)


def entries(book: Book, matrix: CreditMatrix, *, deed: int) -> list[Entry]:
    """Lists what is said of one deed: claimants in the order of the matrix, articles before readers' comments."""
    found = [
        Entry(row, mode, claim)
        for row in matrix.rows
        if (cell := row.cells[deed]) is not None
        for mode in _MODES
        for claim in sorted(getattr(cell, mode), key=lambda claim: place(book, claim))
        if claim in book.ledger.claims
    ]
    return sorted(found, key=lambda entry: is_comment(book, book.ledger.claims[entry.claim]))


def _matrices(book: Book, matrix: CreditMatrix, *, deeds: Sequence[int]) -> list[Content]:
    shown = deeds[: _ACROSS * _MATRICES]
    blocks: list[Content] = [
        _block(book, matrix, deeds=shown[at : at + _ACROSS]) for at in range(0, len(shown), _ACROSS)
    ]
    return [*blocks, cut(len(shown), len(deeds), what="deeds", export="events")]


def _block(book: Book, matrix: CreditMatrix, *, deeds: Sequence[int]) -> Content:
    rows = [row for row in matrix.rows if any(row.cells[deed] for deed in deeds)]
    lines = [
        Row(id=f"credit-{deeds[0]}-{at}", cells=(_claimant(row), *(_cell(book, row.cells[deed]) for deed in deeds)))
        for at, row in enumerate(rows[:_DOWN])
    ]
    columns = ["Claimant", *(_column(matrix.deeds[deed]) for deed in deeds)]
    missing = cut(_DOWN, len(rows), what="claimants", export="claims")
    return [table(columns, lines, caption="Claimants and deeds", style="matrix"), missing]


def _claimant(row: CreditRow) -> str:
    """Names a claimant, in quotation marks where the words could not be told to mean anybody known."""
    return row.name if row.claimant else f"“{row.name}”"


def _column(deed: Deed) -> str:
    return f"{opening(deed.label)} (rivals)" if deed.rivals else opening(deed.label)


def _cell(book: Book, cell: CreditCell | None) -> Content:
    if cell is None:
        return tag("span", "–", class_="absent", aria_label="nobody says so")
    lines: list[Content] = []
    for mode, (sign, meaning) in _MODES.items():
        ids = [claim for claim in getattr(cell, mode) if claim in book.ledger.claims]
        heard = [claim for claim in ids if not is_comment(book, book.ledger.claims[claim])]
        readers = [claim for claim in ids if claim not in heard]
        symbol = tag("span", sign, class_="sign", role="img", aria_label=meaning)
        lines.extend(tag("div", symbol, " ", cites(book, group, limit=6)) for group in (heard, readers) if group)
    return lines


def _words(
    book: Book, matrix: CreditMatrix, *, told: Mapping[int, Sequence[Entry]], shared: Sequence[int]
) -> list[Content]:
    """Tables of the words, a deed each, until the rows are used up."""
    total = sum(len(told[deed]) for deed in shared)
    blocks: list[Content] = []
    left = ROWS
    for deed in shared:
        lines = list(islice(_lines(book, told[deed], deed=deed), left))
        left -= len(lines)
        if lines:
            columns = ("Who is said to have done it", "The words", "On whose word, and when published")
            blocks.append(table(columns, lines, caption=opening(matrix.deeds[deed].label), style="words"))
    heading = tag("h3", "The words") if blocks else None
    return [heading, *blocks, cut(ROWS - left, total, what="wordings", export="claims")]


def _single(
    book: Book, matrix: CreditMatrix, *, told: Mapping[int, Sequence[Entry]], deeds: Sequence[int]
) -> list[Content]:
    """One table for the deeds that one claim alone speaks of."""
    if not deeds:
        return []
    lines: list[Row] = []
    for deed in deeds[:_SINGLE]:
        (row,) = _lines(book, told[deed], deed=deed)
        label = tag("small", matrix.deeds[deed].label)
        lines.append(replace(row, cells=([row.cells[0], label], *row.cells[1:])))
    columns = ("Who is said to have done what", "The words", "On whose word, and when published")
    return [
        tag("h3", "Deeds that one claim alone speaks of"),
        table(columns, lines, caption="Deeds told once", style="words", titled=True),
        cut(len(lines), len(deeds), what="deeds", export="claims"),
    ]


def _lines(book: Book, found: Iterable[Entry], *, deed: int) -> Iterator[Row]:
    for number, entry in enumerate(found):
        claim = book.ledger.claims[entry.claim]
        sign, meaning = _MODES[entry.mode]
        yield Row(
            id=f"deed-{deed}-{number}",
            style="reader" if is_comment(book, claim) else None,
            cells=(
                [_claimant(entry.row), tag("small", f"{sign} {meaning}")],
                [quotation(book, claim), " ", cite(book, claim.id)],
                _standing(book, entry),
            ),
        )


def _standing(book: Book, entry: Entry) -> Markup:
    claim = book.ledger.claims[entry.claim]
    document = book.ledger.documents[claim.document]
    return join([on_whose_word(book, claim), tag("small", published(document))])
