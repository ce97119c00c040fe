"""What a stretch of text is about: the stems of its words of content, and how much two stretches share."""

import re
from functools import cache, lru_cache

from ..knowledge import table
from ..records import Claim

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=50_000)
def stems(text: str) -> frozenset[str]:
    """Returns the stems of the words that carry content; numbers stay as they are."""
    empty = _empty()
    return frozenset(_stem(word) for m in _WORD.finditer(text) if (word := m.group().lower()) not in empty)


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Returns the share of stems that both have among those that either has (Jaccard)."""
    either = len(a | b)
    return len(a & b) / either if either else 0.0


def figures(claim: Claim) -> set[tuple[str, float]]:
    """Returns the exact figures of a claim, each with what it counts."""
    return {(q.role, q.best) for q in claim.quantities if q.best is not None}


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    for end, put in _endings():
        if word.endswith(end) and len(word) - len(end) >= 3 and not word.endswith("ss"):
            word = word[: -len(end)] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@cache
def _empty() -> frozenset[str]:
    words = table("plain_words")
    return frozenset([*words["empty"], *words["reporting"]])


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((end, put) for end, put in table("plain_words")["endings"])
