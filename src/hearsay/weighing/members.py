"""Lists weighed name by name: to leave out is one kind of mistake, to put in another (Zhao et al., VLDB 2012).

Each source has two rates, how often it lists somebody who belongs there and how often somebody who does not. The names
of one list are taken to be listed or left out independently, which is not quite so where a source gives first authors
only; its first rate then comes out low, and its silence counts for little, as it should.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from .copying import Answers, Floats, Ints

# Guesses about a new source, and how many names of its own record they weigh (those of Zhao et al.).
_HIT: Final = (0.5, 100.0)  # lists half of those who belong
_SLIP: Final = (0.01, 1000.0)  # and 1 in 100 of those who do not
_SLIVER: Final = 1e-4


class Members(NamedTuple):
    """For each answer, and for each value, every name that anybody gives for the item and whether it is in there."""

    answer: Ints
    answer_name: Ints
    listed: Floats
    value: Ints
    value_name: Ints
    inside: Floats
    names: int


def members(answers: Answers, lists: Sequence[frozenset[str]]) -> Members:
    """Lays out who names whom; `lists` are the names in each value."""
    values_of: dict[int, list[int]] = defaultdict(list)
    for value, item in enumerate(answers.item_of_value.tolist()):
        values_of[item].append(value)
    rows: list[tuple[int, int, int]] = []
    names = 0
    for values in values_of.values():
        everyone = sorted(frozenset().union(*(lists[value] for value in values)))
        rows += [(value, names + k, name in lists[value]) for value in values for k, name in enumerate(everyone)]
        names += len(everyone)
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    table = table[np.argsort(table[:, 0], kind="stable")]
    edges = np.searchsorted(table[:, 0], np.arange(len(lists) + 1))
    sizes = np.diff(edges)[answers.value]
    answer = np.repeat(np.arange(len(answers.value)), sizes)
    offset = np.arange(len(answer)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    line = edges[answers.value[answer]] + offset
    inside = table[:, 2].astype(np.float64)
    return Members(answer, table[line, 1], inside[line], table[:, 0], table[:, 1], inside, names)


def believed_lists(answers: Answers, lists: Members, *, belief: Floats | None, share: Floats) -> Floats:
    """Returns the probability of each list, from beliefs of the round before and the share of each answer that counts.

    Before the first round there is no belief (null) and all sources have the rates of a new one.
    """
    source = answers.source[lists.answer]
    sure = np.zeros(len(source)) if belief is None else _belonging(lists, belief)[lists.answer_name]
    out = np.zeros(len(source)) if belief is None else 1 - sure
    hit = _rate(source, lists.listed * sure, sure, guess=_HIT)
    slip = _rate(source, lists.listed * out, out, guess=_SLIP)
    for_it = np.where(lists.listed > 0, np.log(hit / slip)[source], np.log((1 - hit) / (1 - slip))[source])
    odds = np.bincount(lists.answer_name, weights=for_it * share[lists.answer], minlength=lists.names)
    member = np.clip(1 / (1 + np.exp(-np.clip(odds, -30, 30))), _SLIVER, 1 - _SLIVER)[lists.value_name]
    fit = np.where(lists.inside > 0, np.log(member), np.log(1 - member))
    logs = np.bincount(lists.value, weights=fit, minlength=len(answers.item_of_value)).astype(np.float64)
    return shares(logs, answers.item_of_value)


def shares(logs: Floats, group: Ints) -> Floats:
    """Turns logarithmic weights into shares that add up to 1 within each group."""
    top = np.full(int(group.max(initial=-1)) + 1, -np.inf)
    np.maximum.at(top, group, logs)
    weight = np.exp(logs - top[group])
    return np.asarray(weight / np.bincount(group, weights=weight)[group], dtype=np.float64)


def _belonging(lists: Members, belief: Floats) -> Floats:
    sums = np.bincount(lists.value_name, weights=lists.inside * belief[lists.value], minlength=lists.names)
    return np.asarray(np.clip(sums, 0, 1), dtype=np.float64)


def _rate(source: Ints, done: Floats, possible: Floats, *, guess: tuple[float, float]) -> Floats:
    size = int(source.max(initial=-1)) + 1
    count = np.bincount(source, weights=done, minlength=size) + guess[0] * guess[1]
    return np.asarray(np.clip(count / (np.bincount(source, weights=possible, minlength=size) + guess[1]), 0.01, 0.99))
