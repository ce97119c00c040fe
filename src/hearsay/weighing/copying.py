"""Which sources copy from one another, told by the mistakes that they share.

After Dong, Berti-Equille and Srivastava (VLDB 2009). Two good sources agree because both are right. Agreement on values
that are probably false, and that few others give, is hard to explain without copying. The probability that comes out
says "these two do not answer independently"; it does not say who copied, whether through a third, or that anybody meant
harm. It misleads where a mistake is a natural one that many make by themselves; rare mistakes therefore count for more
than common ones. Two sources that copy only truths cannot be told from two that are right, and need not be.
"""

from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .forest import unite

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_FEWEST: Final = 4  # items that two sources must share before anything is said about them
_CROWD: Final = 60  # a value that more sources give is common knowledge and names no suspects
_MOST_PAIRS: Final = 100_000  # pairs looked into, those with most in common first: keeps the work near-linear
_COPIED: Final = 0.8  # share of its values that a copier is taken to copy (Dong et al.)
_SUSPICION: Final = 0.1  # odds of copying before anything is seen: one pair in ten
_SURE: Final = 0.5  # probability from which two sources count as one root


class Answers(NamedTuple):
    """Who gives which value for which item, as parallel arrays of indices; a source gives one value for an item."""

    source: Ints
    value: Ints
    item: Ints
    item_of_value: Ints


class Pairs(NamedTuple):
    """Pairs of sources (`a`, `b`) that share values, and how many they give differently (`differ`).

    `first` and `second` are indices of answers that agree, `pair` is the pair that they belong to.
    """

    a: Ints
    b: Ints
    first: Ints
    second: Ints
    pair: Ints
    differ: Ints


def suspects(answers: Answers) -> Pairs:
    """Lists the pairs of sources with enough in common to be judged."""
    by_source = np.argsort(answers.source, kind="stable")
    edges = np.searchsorted(answers.source[by_source], np.arange(answers.source.max(initial=-1) + 2))
    own = [by_source[edges[k] : edges[k + 1]] for k in range(len(edges) - 1)]
    own = [rows[np.argsort(answers.item[rows], kind="stable")] for rows in own]
    a: list[int] = []
    b: list[int] = []
    differ: list[int] = []
    first: list[Ints] = []
    second: list[Ints] = []
    pair: list[Ints] = []
    for one, other in _candidates(answers, sources=len(own)):
        _, left, right = np.intersect1d(
            answers.item[own[one]], answers.item[own[other]], assume_unique=True, return_indices=True
        )
        if len(left) < _FEWEST:
            continue
        left, right = own[one][left], own[other][right]
        agree = answers.value[left] == answers.value[right]
        first.append(left[agree])
        second.append(right[agree])
        pair.append(np.full(int(agree.sum()), len(a), dtype=np.int64))
        differ.append(int((~agree).sum()))
        a.append(one)
        b.append(other)
    return Pairs(_ints(a), _ints(b), _joined(first), _joined(second), _joined(pair), _ints(differ))


def dependence(answers: Answers, pairs: Pairs, *, belief: Floats, accuracy: Floats, rivals: Floats) -> Floats:
    """Returns for each pair the probability that one copies from the other.

    `belief` is the probability of each value, `accuracy` of each answer's source there, `rivals` the number of false
    values that each item offers.
    """
    value = answers.value[pairs.first]
    true = belief[value]
    mean = np.clip((accuracy[pairs.first] + accuracy[pairs.second]) / 2, 0.05, 0.95)
    apart_true = np.clip(accuracy[pairs.first] * accuracy[pairs.second], 1e-6, 1)
    wrong = (1 - accuracy[pairs.first]) * (1 - accuracy[pairs.second])
    apart_false = np.clip(wrong * _popularity(answers, rivals)[value], 1e-9, 1)
    bits = true * np.log((_COPIED * mean + (1 - _COPIED) * apart_true) / apart_true)
    bits += (1 - true) * np.log((_COPIED * (1 - mean) + (1 - _COPIED) * apart_false) / apart_false)
    total = np.bincount(pairs.pair, weights=bits, minlength=len(pairs.a)) + pairs.differ * np.log(1 - _COPIED)
    odds = np.clip(total + np.log(_SUSPICION / (1 - _SUSPICION)), -50, 50)
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)


def independence(answers: Answers, pairs: Pairs, *, copied: Floats, skill: Floats) -> Floats:
    """Returns for each answer the share of it that counts as the source's own word.

    It is 1 where no better source gives the same; the less accurate of two is taken for the copier.
    """
    first_leads = (skill[pairs.a] >= skill[pairs.b])[pairs.pair]
    loser = np.where(first_leads, pairs.second, pairs.first)
    loss = np.log(1 - _COPIED * copied)[pairs.pair]
    return np.exp(np.bincount(loser, weights=loss, minlength=len(answers.source)))


def roots(answers: Answers, pairs: Pairs, *, copied: Floats, values: int) -> Ints:
    """Counts for each value the groups of sources behind it that do not copy from one another."""
    tied = copied[pairs.pair] >= _SURE
    joins = np.zeros(values, dtype=np.int64)
    first, second = pairs.first[tied].tolist(), pairs.second[tied].tolist()
    parent = {answer: answer for answer in (*first, *second)}
    for one, other in zip(first, second, strict=True):
        joins[answers.value[one]] += unite(parent, one, other)
    return np.asarray(np.bincount(answers.value, minlength=values) - joins, dtype=np.int64)


def _candidates(answers: Answers, *, sources: int) -> list[tuple[int, int]]:
    """Pairs that give at least `_FEWEST` same values, those with most in common first."""
    order = np.argsort(answers.value, kind="stable")
    edges = np.flatnonzero(np.diff(answers.value[order], prepend=-1, append=-1))
    codes = []
    for start, end in pairwise(edges.tolist()):
        if 2 <= end - start <= _CROWD:
            crowd = np.sort(answers.source[order[start:end]])
            one, other = _corners(end - start)
            codes.append(crowd[one] * sources + crowd[other])
    if not codes:
        return []
    code, count = np.unique(np.concatenate(codes), return_counts=True)
    kept = np.flatnonzero(count >= _FEWEST)
    kept = kept[np.argsort(-count[kept], kind="stable")][:_MOST_PAIRS]
    return [(int(c) // sources, int(c) % sources) for c in code[kept]]


@cache
def _corners(size: int) -> tuple[Ints, Ints]:
    one, other = np.triu_indices(size, 1)
    return one.astype(np.int64), other.astype(np.int64)


def _popularity(answers: Answers, rivals: Floats) -> Floats:
    """For each value how likely a wrong source is to give it, reckoned from the others that do (the pair left out)."""
    given = np.bincount(answers.value, minlength=len(answers.item_of_value))
    asked = np.bincount(answers.item)[answers.item_of_value]
    some = rivals[answers.item_of_value]
    return np.asarray((np.maximum(given - 2, 0) + 1) / (np.maximum(asked - 2, 0) + some), dtype=np.float64)


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else _ints([])
