"""On whose side: whether two doers that no name tells apart ("rebels", "the army") fight on two sides of a war."""

from functools import cache

from ..knowledge import table
from .subjects import Party
from .words import stem


def of_two_sides(a: Party, b: Party) -> bool:
    """Tells whether the words for both say a side, and not the same one."""
    one, other = _sides(a), _sides(b)
    return bool(one and other) and not one & other


def of_one_side(a: Party, b: Party) -> bool:
    """Tells whether the words for both say one side: "jihadists" are "extremists" elsewhere."""
    return bool(_sides(a) & _sides(b))


def may_be_one_side(a: Party, b: Party) -> bool:
    """Tells whether two doers can be one side: not if a name or a side is given for both and nothing joins them."""
    if not (_says_who(a) and _says_who(b)):
        return True
    return bool(a.entities & b.entities or (a.words & b.words) or _sides(a) & _sides(b))


def _says_who(party: Party) -> bool:
    return bool(party.known or party.names or _sides(party))


def _sides(party: Party) -> frozenset[str]:
    return frozenset(side for side, words in _table() if party.words & words)


@cache
def _table() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((side, frozenset(map(stem, words))) for side, words in table("links")["sides"].items())
