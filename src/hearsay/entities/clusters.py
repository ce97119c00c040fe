"""Document entities while they are being joined: sets that grow together, with the reason for each that came in."""

from collections.abc import Sequence
from typing import NamedTuple

from ..records import DocumentEntity


class Union:
    """Sets of numbers that grow together; the smallest stands for its set."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def top(self, n: int) -> int:
        """Returns the number that stands for the set of `n`."""
        while self.parent[n] != n:
            self.parent[n] = self.parent[self.parent[n]]
            n = self.parent[n]
        return n

    def join(self, a: int, b: int) -> bool:
        """Makes one set of two; says whether they were two."""
        a, b = sorted((self.top(a), self.top(b)))
        self.parent[b] = a
        return a != b


class Clusters(NamedTuple):
    """Document entities in order of their ids, what was joined, and for each the reason that joined it."""

    members: Sequence[DocumentEntity]
    union: Union
    reasons: dict[int, str]

    def together(self, numbers: Sequence[int], why: str) -> None:
        """Joins members, and keeps the reason for those that were not yet."""
        for n in numbers[1:]:
            if self.union.join(numbers[0], n):
                self.reasons.setdefault(n, why)
