"""Which sources copy from one another, told by the mistakes that they share.

After Dong, Berti-Equille and Srivastava (VLDB 2009). Two good sources agree because both are right. Agreement on values
that are probably false, and that few others give, is hard to explain without copying. The probability that comes out
says "these two do not answer independently"; it does not say who copied, whether through a third, or that anybody meant
harm. It misleads where a mistake is a natural one that many make by themselves; rare mistakes therefore count for more
than common ones. Two sources that copy only truths cannot be told from two that are right, and need not be.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .forest import unite

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_FEWEST: Final = 4  # items that two sources must share before anything is said about them
_MOST_PAIRS: Final = 100_000  # pairs of sources looked into, those with most in common first
_MOST_ANSWERS: Final = 5_000_000  # pairs of answers looked at: bounds time and memory on very crowded items
_COPIED: Final = 0.8  # share of its values that a copier is taken to copy (Dong et al.)
_SUSPICION: Final = 0.1  # odds of copying before anything is seen: one pair in ten
_SURE: Final = 0.5  # probability from which two sources count as one root


_NOTHING: Final[Ints] = np.array([], dtype=np.int64)


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
    """Lists the pairs of sources that give enough same values to be judged, with all that they both answer."""
    left, right = _side_by_side(answers)
    sources = int(answers.source.max(initial=0)) + 1
    same = answers.value[left] == answers.value[right]
    codes, which = np.unique(answers.source[left] * sources + answers.source[right], return_inverse=True)
    shared = np.bincount(which, weights=same, minlength=len(codes))
    kept = np.flatnonzero(shared >= _FEWEST)
    kept = np.sort(kept[np.argsort(-shared[kept], kind="stable")][:_MOST_PAIRS])
    number = np.full(len(codes), -1, dtype=np.int64)
    number[kept] = np.arange(len(kept))
    pair = number[which]
    agree = (pair >= 0) & same
    differ = np.bincount(pair[(pair >= 0) & ~same], minlength=len(kept))
    return Pairs(codes[kept] // sources, codes[kept] % sources, left[agree], right[agree], pair[agree], differ)


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


def _side_by_side(answers: Answers) -> tuple[Ints, Ints]:
    """All pairs of answers to one item, the source with the smaller index first; items with few answers go first."""
    order = np.lexsort((answers.source, answers.item))
    edges = np.flatnonzero(np.diff(answers.item[order], prepend=-1, append=-1))
    sizes = np.diff(edges)
    lefts, rights, budget = [_NOTHING], [_NOTHING], _MOST_ANSWERS
    for size in np.unique(sizes[sizes > 1]).tolist():
        starts = edges[:-1][sizes == size][: max(0, budget // (size * (size - 1) // 2))]
        budget -= len(starts) * size * (size - 1) // 2
        block = order[starts[:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        lefts.append(block[:, one].ravel())
        rights.append(block[:, other].ravel())
    return np.concatenate(lefts), np.concatenate(rights)


def _popularity(answers: Answers, rivals: Floats) -> Floats:
    """For each value how likely a wrong source is to give it, reckoned from the others that do (the pair left out)."""
    given = np.bincount(answers.value, minlength=len(answers.item_of_value))
    asked = np.bincount(answers.item)[answers.item_of_value]
    some = rivals[answers.item_of_value]
    return np.asarray((np.maximum(given - 2, 0) + 1) / (np.maximum(asked - 2, 0) + some), dtype=np.float64)
