"""The pass over all pairs of claims that are worth comparing."""

from collections.abc import Iterator
from typing import NamedTuple

from .keys import Blocks, candidate_pairs
from .pairs import Reading, pair
from .sorts import is_happening
from .subjects import Subject, Subjects
from .tolls import compare_all


class Compared(NamedTuple):
    """Two claims that were compared."""

    a: Subject
    b: Subject
    reading: Reading


def compare_claims(subjects: Subjects, blocks: Blocks) -> Iterator[Compared]:
    """Yields every pair of claims that is worth comparing, in an order that hangs on the claims alone.

    What a page says again in the same words is compared with the first time alone.
    """
    for m, n in (*blocks.again, *candidate_pairs(subjects, blocks)):
        a, b = subjects.all[m], subjects.all[n]
        if _may_be_one(a, b):
            yield Compared(a, b, pair(subjects, a, b, numbers=compare_all(a, b)))


def _may_be_one(a: Subject, b: Subject) -> bool:
    """Claims of different sorts, or on states, meet only over a number that both count, or over a denial."""
    happen = is_happening(a.claim.event) and is_happening(b.claim.event)
    if happen and (a.sort == b.sort or a.rejects != b.rejects):
        return True
    return bool({q.role for q in a.claim.quantities} & {q.role for q in b.claim.quantities})
