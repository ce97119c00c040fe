"""Why: whether two sentences name causes that exclude each other."""

from functools import cache, lru_cache
from typing import NamedTuple

from ..knowledge import table
from .words import has_any


class Cause(NamedTuple):
    """A kind of cause and the words that name it."""

    kind: str
    words: str


def clash(a: str, b: str) -> tuple[Cause, Cause] | None:
    """Returns the two causes of two sentences that cannot both be, null where either names none or they share one."""
    causes_a, causes_b = causes(a), causes(b)
    if not causes_a or not causes_b or {c.kind for c in causes_a} & {c.kind for c in causes_b}:
        return None
    return causes_a[0], causes_b[0]


@lru_cache(maxsize=20_000)
def causes(sentence: str) -> tuple[Cause, ...]:
    """Returns the kinds of cause that a sentence names, each once, with its first words."""
    return tuple(Cause(kind, words) for kind, some in _kinds() if (words := has_any(sentence, some)))


@cache
def _kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, tuple(words)) for kind, words in table("links")["causes"].items())
