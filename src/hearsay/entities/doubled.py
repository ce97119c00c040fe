"""Towns spelled with one letter where the map has two: "Hazara" for Hazzara."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from .clusters import Clusters
from .romanise import fold_name

_DOUBLED: Final = re.compile(r"([a-z])\1")
#: Shorter names are anybody's.
_LONG_ENOUGH: Final = 4


def join_doubled(clusters: Clusters, unplaced: Iterable[Sequence[int]]) -> None:
    """Joins a place on no map to the only town on it whose name differs in a doubled letter alone."""
    placed: dict[str, set[int]] = defaultdict(set)
    for n, entity in enumerate(clusters.members):
        if entity.kind == "place" and entity.precision == "point":
            placed[_squeezed(entity.name)].add(clusters.union.top(n))
    for numbers in unplaced:
        name = clusters.members[numbers[0]].name
        known = {clusters.union.top(top) for top in placed.get(_squeezed(name), ())}
        if len(known) == 1 and len(name) >= _LONG_ENOUGH:
            top = known.pop()
            clusters.together([top, *numbers], f"{clusters.members[top].name} but for a doubled letter")


def _squeezed(name: str) -> str:
    return _DOUBLED.sub(r"\1", fold_name(name))
