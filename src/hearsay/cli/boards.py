"""Boards of competing hypotheses for a terminal: as text, and as JSON Lines for other programs."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from ..records import Ledger
from ..weighing import MARKS, Board, Cell, Exhibit, Hypothesis

_WIDE: Final = 96
_SHOWN: Final = 12  # pieces of evidence across, with hypotheses down: a terminal's width
_OWN: Final = "*"  # marks what the analyst decided


def as_text(ledger: Ledger, found: Sequence[Board], *, columns: bool) -> Iterator[str]:
    """Yields the boards as plain text, hypotheses down and evidence across, or the other way round."""
    for board in found:
        yield board.question
        yield ""
        yield from _ranked(board)
        yield ""
        yield from _columns(board) if columns else _rows(board)
        yield ""
        yield from _evidence(ledger, board)
        yield from _leaning(board)
        yield ""
    marks = "; ".join(f"{mark} {words}" for mark, words in MARKS.items())
    yield f"{marks}; . not decided; {_OWN} decided by an analyst. Only what speaks against a hypothesis is counted,"
    yield "once for each independent origin; readers' comments are not."


def as_lines(found: Sequence[Board]) -> Iterator[str]:
    """Yields one JSON object for each hypothesis and for each cell."""
    for board in found:
        for hypothesis, score in zip(board.hypotheses, board.scores, strict=True):
            row = {
                "record": "hypothesis",
                "question": board.question,
                "hypothesis": hypothesis.id,
                "number": hypothesis.number,
                "words": hypothesis.words,
                "claims": hypothesis.claims,
                "inconsistency": score.inconsistency,
                "origins_against": score.against,
                "undecided": score.undecided,
                "least": hypothesis.id in board.least,
            }
            yield json.dumps(row, ensure_ascii=False)
        for exhibit in board.exhibits:
            for hypothesis, cell in zip(board.hypotheses, exhibit.cells, strict=True):
                yield json.dumps(_cell(board, exhibit, hypothesis, cell), ensure_ascii=False)


def _cell(board: Board, exhibit: Exhibit, hypothesis: Hypothesis, cell: Cell) -> dict[str, object]:
    return {
        "record": "cell",
        "question": board.question,
        "hypothesis": hypothesis.id,
        "claims": exhibit.claims,
        "origin": exhibit.origin,
        "mark": cell.mark,
        "by": cell.by,
        "reason": cell.reason,
        "other": cell.other,
        "counts": exhibit.counts,
        "interested": exhibit.interested,
        "diagnosticity": exhibit.diagnosticity,
    }


def _ranked(board: Board) -> Iterator[str]:
    for hypothesis, score in zip(board.hypotheses, board.scores, strict=True):
        against = f"{score.inconsistency} against it" if score.inconsistency else "nothing against it"
        if not score.decided:
            yield f"  H{hypothesis.number}  {hypothesis.words}: no evidence is set against it yet"
            continue
        origins = f", from {score.against} origin{'s' if score.against > 1 else ''}" if score.against else ""
        blank = f", {score.undecided} not decided" if score.undecided else ""
        yield f"  H{hypothesis.number}  {hypothesis.words}: {against}{origins}{blank}"


def _mark(cell: Cell) -> str:
    return f"{cell.mark or '.'}{_OWN if cell.by else ''}"


def _rows(board: Board) -> Iterator[str]:
    shown = board.exhibits[:_SHOWN]
    yield "        " + "".join(f"E{at:<4}" for at in range(1, len(shown) + 1))
    for at, hypothesis in enumerate(board.hypotheses):
        name = f"H{hypothesis.number}"
        yield f"  {name:<6}" + "".join(f"{_mark(exhibit.cells[at]):<5}" for exhibit in shown)
    if len(shown) < len(board.exhibits):
        yield f"  The first {len(shown)} of {len(board.exhibits)} pieces; --format columns shows all."


def _columns(board: Board) -> Iterator[str]:
    yield "        " + "".join(f"H{hypothesis.number:<4}" for hypothesis in board.hypotheses)
    for at, exhibit in enumerate(board.exhibits, start=1):
        name = f"E{at}"
        yield f"  {name:<6}" + "".join(f"{_mark(cell):<5}" for cell in exhibit.cells)


def _evidence(ledger: Ledger, board: Board) -> Iterator[str]:
    for at, exhibit in enumerate(board.exhibits, start=1):
        claim = ledger.claims[exhibit.claims[0]]
        words = " ".join(claim.text.split())
        words = words if len(words) <= _WIDE else words[: _WIDE - 1] + "…"
        telling = "cannot tell yet" if exhibit.diagnosticity is None else f"tells apart {exhibit.diagnosticity} of 4"
        notes = [exhibit.who, telling]
        notes += ["speaks of its own side"] if exhibit.interested else []
        notes += [] if exhibit.counts else ["does not count"]
        more = f" and {len(exhibit.claims) - 1} more of the same origin" if len(exhibit.claims) > 1 else ""
        yield f"  E{at}  “{words}” ({'; '.join(notes)})"
        yield f"      {claim.id}{more}"


def _leaning(board: Board) -> Iterator[str]:
    names = {hypothesis.id: f"H{hypothesis.number}" for hypothesis in board.hypotheses}
    for leaning in board.leanings:
        then = ", ".join(names[hypothesis] for hypothesis in leaning.least)
        left = f"the least stands against {then}" if then else "no evidence is left that is decided"
        yield f"  Without {leaning.name} {left}."
    if board.lost:
        yield f"  Decided cells whose claim is not in the case as it is shown: {board.lost}."
    if board.more:
        yield f"  Further pieces of evidence, not shown: {board.more}."
