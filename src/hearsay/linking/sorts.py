"""Which types of event may be one happening."""

from functools import cache
from typing import NamedTuple

from ..knowledge import table


class Sort(NamedTuple):
    """The sort of happening that types of event share, and the block in which sorts are compared."""

    name: str
    block: str


def sort_of(event: str) -> Sort:
    """Returns the sort of a type; one that the table does not have is a sort of its own, in a block of its family."""
    family = event.partition(":")[0]
    known = _sorts()
    return known.get(event) or known.get(family) or Sort(event, family)


@cache
def is_happening(event: str) -> bool:
    """Tells whether a type of event is something that happens, and not a state."""
    return event.partition(":")[0] not in table("links")["states"]


@cache
def _sorts() -> dict[str, Sort]:
    return {t: Sort(row["name"], row["block"]) for row in table("links")["sort"] for t in row["types"]}


@cache
def may_be_one_attack(a: str, b: str) -> bool:
    """Tells whether two types can be one attack in other words; all that are no attacks can."""
    attacks = table("links")["attacks"]
    kinds = {a, b}
    if len(kinds) == 1 or kinds & set(attacks["open"]) or not all(t.startswith("ASSAULT") for t in kinds):
        return True
    return any(kinds <= set(line) for line in attacks["alike"])
