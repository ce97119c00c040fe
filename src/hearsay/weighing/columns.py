"""Reports as a table of numbers: who gives which value for which item, values that mean the same as one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from .copying import Answers, Ints
from .names import Roster, look_like_names, rosters
from .values import Kind, is_answer, kind_of, meaning, rounded

_SPLITS: Final = re.compile(r"[|/#:\t]")
_FEWEST: Final = 10  # items that a column must have on average before items are taken to come in columns


class Report(NamedTuple):
    """What one source gives as the value of an item."""

    source: str
    item: str
    value: str


class Cell(NamedTuple):
    """A value of an item: all spellings that mean the same, each with the sources that give it."""

    item: str
    spellings: dict[str, list[str]]
    surnames: frozenset[str]
    plain: frozenset[str]


class Sheet(NamedTuple):
    """Columns that are weighed together: `column` of each item, `cells` behind the index of each value."""

    kind: Kind
    sources: tuple[str, ...]
    items: tuple[str, ...]
    column: Ints
    cells: tuple[Cell, ...]
    answers: Answers


def latest(reports: Iterable[Report]) -> dict[tuple[str, str], str]:
    """Keeps the last value that each source gives for an item, in an order that does not depend on that of the rest."""
    last = {(report.item, report.source): report.value for report in reports}
    return {key: last[key] for key in sorted(last)}


def sheets(given: dict[tuple[str, str], str]) -> list[Sheet]:
    """Sorts items into columns, tells what each column holds, and joins values that mean the same.

    Items named like "chicago|pressure" make a column for each ending. Lists of names make a sheet for each column; all
    other columns share one, since a source that is careful in one of them is likely to be so in another.
    """
    name = _columns(sorted({item for item, _ in given}))
    by_column: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for key, value in given.items():
        if is_answer(value):
            by_column[name[key[0]]][key] = value
    shared: dict[str, dict[tuple[str, str], str]] = {}
    out = []
    for column, part in sorted(by_column.items()):
        lists = [sorted(answers.values()) for answers in _by_item(part).values()]
        if kind_of(list(part.values())) == "text" and look_like_names(lists):
            out.append(_sheet({column: part}, kinds={column: "names"}))
        else:
            shared[column] = part
    kinds = {column: kind_of(list(part.values())) for column, part in shared.items()}
    return [*out, _sheet(shared, kinds=kinds)] if shared else out


def _columns(items: Sequence[str]) -> dict[str, str]:
    endings = {item: _SPLITS.split(item)[-1] for item in items}
    count = len(set(endings.values()))
    return endings if count > 1 and count * _FEWEST <= len(items) else dict.fromkeys(items, "")


def _sheet(parts: dict[str, dict[tuple[str, str], str]], *, kinds: dict[str, Kind]) -> Sheet:
    sources = sorted({source for part in parts.values() for _, source in part})
    number = {source: index for index, source in enumerate(sources)}
    items: list[str] = []
    column: list[int] = []
    cells: list[Cell] = []
    rows: list[tuple[int, int, int]] = []
    for index, name in enumerate(parts):
        for item, answers in _by_item(parts[name]).items():
            for cell in _cells(item, answers, kinds[name]):
                rows += [(number[s], len(cells), len(items)) for ss in cell.spellings.values() for s in ss]
                cells.append(cell)
            items.append(item)
            column.append(index)
    array = np.array(rows, dtype=np.int64).reshape(-1, 3)
    where = {item: index for index, item in enumerate(items)}
    item_of_value = np.array([where[cell.item] for cell in cells], dtype=np.int64)
    answers_ = Answers(array[:, 0], array[:, 1], array[:, 2], item_of_value)
    kind: Kind = "names" if "names" in kinds.values() else "text"
    return Sheet(kind, tuple(sources), tuple(items), np.array(column, dtype=np.int64), tuple(cells), answers_)


def _by_item(part: dict[tuple[str, str], str]) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for (item, source), value in part.items():
        out[item][source] = value
    return out


def _cells(item: str, answers: dict[str, str], kind: Kind) -> list[Cell]:
    values = list(answers.values())
    read = rosters(values) if kind == "names" else [Roster(frozenset([key]), True) for key in _keys(values, kind)]
    spellings: dict[frozenset[str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    plain: dict[frozenset[str], set[str]] = defaultdict(set)
    for (source, value), roster in zip(answers.items(), read, strict=True):
        spellings[roster.surnames][value].append(source)
        if roster.plain:
            plain[roster.surnames].add(value)
    keys = sorted(spellings, key=sorted)
    return [Cell(item, dict(spellings[key]), key, frozenset(plain[key])) for key in keys]


def _keys(values: list[str], kind: Kind) -> list[str]:
    finer = rounded(values) if kind == "number" else {}
    return [finer.get(value) or meaning(value, kind) for value in values]


def spelled(cell: Cell, weight: dict[str, float]) -> str:
    """Picks the spelling of a value that the weightiest sources use; one that reads clearly goes first."""
    votes = Counter({text: sum(weight.get(s, 1.0) for s in ss) for text, ss in cell.spellings.items()})
    return min(votes, key=lambda text: (text not in cell.plain, -votes[text], text))
