"""Adjectives that a text forms itself: "Orlanian forces" belong to the Orlania that the text names too."""

from collections.abc import Collection, Mapping
from typing import Final

#: Endings of adjectives of places, with what they take away from the place's name.
_ENDINGS: Final = (
    ("ian", ""),
    ("an", ""),
    ("n", ""),
    ("ese", ""),
    ("ish", ""),
    ("i", ""),
    ("ian", "y"),
    ("ian", "ia"),
    ("an", "e"),
    ("ese", "a"),
    ("i", "a"),
    ("ic", "ia"),
    ("ish", "a"),
    ("ite", ""),
    ("er", ""),
)
_SHORTEST: Final = 4


def homes(names: Collection[str]) -> Mapping[str, str]:
    """Returns for each adjective among the folded names the place among them that it is formed from."""
    out = {}
    for name in names:
        for ending, lost in _ENDINGS:
            base = name.removesuffix(ending) + lost
            if name.endswith(ending) and len(base) >= _SHORTEST and base != name and base in names and " " not in name:
                out[name] = base
                break
    return out
