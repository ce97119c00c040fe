"""Competing hypotheses against the evidence: a board for each question, its marks, and the words behind each mark."""

import math
from collections.abc import Sequence
from typing import Final

from ..weighing import MARKS, Board, Cell, Exhibit, Hypothesis, Score
from .book import Book, cite, cites
from .html import Content, Markup, join, tag
from .plain import count, listing
from .section import Row, Section, fold, paragraph, table
from .words import on_whose_word, quotation

_ACROSS: Final = 14  # pieces of evidence side by side on an A4 page
_LEAD: Final = (
    "What speaks against each hypothesis, after Heuer. Evidence that fits all of them decides nothing, so only what "
    "does not fit is counted: once for each independent origin, readers’ comments never. The hypothesis with least "
    "against it is not proven; it is the one that is not refuted yet. A mark is filled in from the links between "
    "claims until an analyst decides it (then it is underlined)."
)


def section(book: Book, boards: Sequence[Board]) -> Section | None:
    """Builds the boards; null where nobody has put a hypothesis."""
    if not boards:
        return None
    body = join([paragraph(_LEAD), _key(), [_board(book, board, at=at) for at, board in enumerate(boards)]])
    return Section(id="hypotheses", title="Competing hypotheses", short="Hypotheses", body=body)


def sentence(board: Board) -> Markup:
    """Says in one line how a board stands."""
    names = [f"H{it.number} “{it.words}”" for it in board.hypotheses if it.id in board.least]
    blank = sum(score.undecided for score in board.scores)
    open_ = f"; {count(blank, 'cell is', plural='cells are')} not decided yet" if blank else ""
    told = f"least stands against {listing(names)}" if names else "no evidence is set against any of them yet"
    of = count(len(board.hypotheses), "hypothesis", plural="hypotheses")
    return join([tag("a", board.question, href="#hypotheses"), f" Of {of} {told}{open_}."])


def _key() -> Markup:
    signs = [[tag("span", mark, class_=f"mark-{mark}"), f" {meaning} "] for mark, meaning in MARKS.items()]
    return tag("p", signs, tag("span", "·", class_="mark-open"), " not decided", class_="key")


def _board(book: Book, board: Board, *, at: int) -> Markup:
    total = len(board.exhibits)
    wide = math.ceil(total / max(math.ceil(total / _ACROSS), 1)) or 1
    blocks = [
        _matrix(board, at=at, first=first, shown=board.exhibits[first : first + wide])
        for first in range(0, max(total, 1), wide)
    ]
    return tag(
        "article",
        tag("h3", board.question, id=f"board-{at}"),
        _verdict(board),
        blocks,
        _leanings(book, board),
        _evidence(book, board, at=at),
        class_="board",
    )


def _verdict(board: Board) -> Markup:
    least = [f"H{it.number} ({it.words})" for it in board.hypotheses if it.id in board.least]
    blank = sum(score.undecided for score in board.scores)
    total = len(board.hypotheses) * sum(exhibit.counts for exhibit in board.exhibits)
    parts: list[Content] = [f"Least stands against {listing(least)}. " if least else "Nothing is decided yet. "]
    if blank:
        parts.append(tag("b", f"{blank} of {total} cells are not decided: the order is provisional. "))
    if board.lost:
        parts.append(f"{count(board.lost, 'decided cell')} rest on claims that are no longer in the case. ")
    if board.more:
        parts.append(f"{count(board.more, 'further piece')} of evidence are not shown. ")
    return tag("p", parts)


def _matrix(board: Board, *, at: int, first: int, shown: Sequence[Exhibit]) -> Markup:
    heads = [
        tag("a", f"E{first + place}", href=f"#exhibit-{at}-{first + place}", class_="cite")
        for place in range(1, len(shown) + 1)
    ]
    rows = [
        Row(
            id=f"hypothesis-{at}-{first}-{place}",
            cells=(
                _hypothesis(it, score),
                *(_mark(exhibit.cells[place], f"exhibit-{at}-{first + n}") for n, exhibit in enumerate(shown, 1)),
                tag("b", str(score.inconsistency)) if score.decided else tag("span", "–", class_="absent"),
            ),
        )
        for place, (it, score) in enumerate(zip(board.hypotheses, board.scores, strict=True))
    ]
    return table(("Hypothesis", *heads, "Against"), rows, caption=board.question, style="ach", titled=True)


def _hypothesis(it: Hypothesis, score: Score) -> list[Content]:
    origins = f"{count(score.against, 'origin')} against it" if score.against else "nothing against it"
    stands = origins if score.decided else "no evidence set against it yet"
    blank = f", {score.undecided} not decided" if score.decided and score.undecided else ""
    return [f"H{it.number} {it.words}", tag("small", f"{stands}{blank}")]


def _mark(cell: Cell, target: str) -> Markup:
    """A mark that leads to its evidence; its reason is shown to whoever points at it, and stands there in full."""
    sign, style = (cell.mark, f"mark-{cell.mark}") if cell.mark else ("·", "mark-open")
    style += " decided" if cell.by else ""
    meaning = f"{MARKS[cell.mark] if cell.mark else 'not decided'}: {cell.reason}"
    return tag("a", sign, href=f"#{target}", class_=style, title=meaning)


def _leanings(book: Book, board: Board) -> Content:
    names = {it.id: f"H{it.number}" for it in board.hypotheses}
    items = [
        tag(
            "li",
            f"Without {leaning.name} ",
            cites(book, leaning.claims, limit=3),
            f" least stands against {listing(names[it] for it in leaning.least) or 'none of them'}.",
        )
        for leaning in board.leanings[:8]
    ]
    if not items:
        return paragraph("Whichever single source is left out, the same has least against it.") if board.least else None
    return [paragraph("It hangs on single sources:"), tag("ul", items, class_="plain")]


def _evidence(book: Book, board: Board, *, at: int) -> Markup:
    rows = [
        Row(
            id=f"exhibit-{at}-{number}",
            cells=(f"E{number}", _words(book, exhibit), _reasons(book, board, exhibit), _telling(exhibit)),
        )
        for number, exhibit in enumerate(board.exhibits, start=1)
    ]
    columns = ("", "The evidence", "How it stands, and why", "Tells apart")
    return table(columns, rows, caption="The evidence, the most telling first", style="exhibits")


def _words(book: Book, exhibit: Exhibit) -> list[Content]:
    claim = book.ledger.claims[exhibit.claims[0]]
    others = cites(book, exhibit.claims[1:], limit=5) if len(exhibit.claims) > 1 else None
    return [
        quotation(book, claim),
        " ",
        cite(book, claim.id),
        tag("small", on_whose_word(book, claim)),
        tag("small", "same origin, same marks: ", others) if others else None,
        tag("small", "speaks of its own side", class_="warn") if exhibit.interested else None,
        tag("small", "does not count", class_="warn") if not exhibit.counts else None,
    ]


def _reasons(book: Book, board: Board, exhibit: Exhibit) -> Content:
    decided = [
        tag(
            "li",
            tag("b", f"H{it.number} {cell.mark}"),
            f" {cell.reason} ",
            cite(book, cell.other) if cell.other else None,
            tag("small", f" {cell.by}") if cell.by else None,
        )
        for it, cell in zip(board.hypotheses, exhibit.cells, strict=True)
        if cell.mark is not None
    ]
    if not decided:
        return tag("span", "not decided", class_="absent")
    if len(decided) == 1 and not any(cell.by for cell in exhibit.cells):
        return tag("ul", decided, class_="plain")
    return fold(f"{count(len(decided), 'mark')}", tag("ul", decided), style="aliases")


def _telling(exhibit: Exhibit) -> Content:
    if exhibit.diagnosticity is None:
        return tag("span", "too few marks", class_="absent")
    return f"{exhibit.diagnosticity} of 4" if exhibit.diagnosticity else "nothing"

