"""Makes and models over a case: "the A380" of one page is the Airbus A380 of another."""

from collections import defaultdict
from typing import Final

from .clusters import Clusters
from .models import is_model, singular

#: Kinds that a name with a number may have been taken for.
_THINGS: Final = frozenset({"other", "organisation"})


def join_makers(clusters: Clusters) -> None:
    """Joins a model alone to the only name of the case that ends in it."""
    lone: dict[str, list[int]] = defaultdict(list)
    named: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, entity in enumerate(clusters.members):
        if entity.kind not in _THINGS:
            continue
        *before, last = entity.name.split() or [""]
        last = singular(last)
        if is_model(last):
            if before:
                named[last][" ".join(before).casefold()].append(n)
            else:
                lone[last].append(n)
    for model, numbers in sorted(lone.items()):
        clusters.together(numbers, "the same model")
        bearers = {clusters.union.top(found[0]) for found in named[model].values()}
        if len(bearers) == 1:
            top = bearers.pop()
            clusters.together([top, *numbers], f"the only name of the case that ends in {model}")
