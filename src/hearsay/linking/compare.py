"""The pass over all pairs of claims that are worth comparing."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from .keys import Blocks, candidate_pairs, may_be_one
from .pairs import Reading, pair
from .subjects import Subject, Subjects
from .tolls import compare_all


class Compared(NamedTuple):
    """Two claims that were compared."""

    a: Subject
    b: Subject
    reading: Reading


def pairs_of(subjects: Subjects, blocks: Blocks) -> Iterator[tuple[Subject, Subject]]:
    """Yields every pair of claims that is worth comparing, in an order that hangs on the claims alone.

    What a page says again in the same words is compared with the first time alone.
    """
    again = (pair for pair in blocks.again if may_be_one(subjects.all[pair[0]], subjects.all[pair[1]]))
    for m, n in chain(again, candidate_pairs(subjects, blocks)):
        yield subjects.all[m], subjects.all[n]


def compare(subjects: Subjects, a: Subject, b: Subject) -> Compared:
    """Compares two claims."""
    return Compared(a, b, pair(subjects, a, b, numbers=compare_all(a, b)))
