"""The spot that a sentence names in plain words ("at the ferry landing", "in a hotel"), entity or not."""

import re
from functools import cache, lru_cache

from ..knowledge import table
from .words import stem, stems

_PHRASE = re.compile(
    r"\b(?:at|in|inside|outside|near|from|on|off|aboard|into)\s+(?:(?:the|a|an|his|her|its|their|some)\s+)?"
    r"((?:[^\W_][\w’'-]*\s+){0,3}?[^\W_][\w’'-]*(?:\s+of\s+(?:the\s+)?[^\W_][\w’'-]*)?)"
    r"(?=[.,;:!?)\"”]|\s+(?:on|in|at|by|when|after|before|and|near|with|who|which|where|from|to|last|this|that|said|early"
    r"|late|yesterday|today|during|as|while|had|has|was|were|of|for)\b|\s*$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=100_000)
def spots(text: str) -> frozenset[str]:
    """Returns the stems of the words that name a spot: phrases of place that hold a name or a kind of site."""
    return frozenset(word for phrase in spot_phrases(text) for word in stems(phrase))


@lru_cache(maxsize=20_000)
def spot_phrases(text: str) -> tuple[str, ...]:
    """Returns the phrases that name a spot, as the text words them."""
    found = []
    for m in _PHRASE.finditer(text):
        words = stems(m.group(1))
        # "in U.S. raids" is cut at its stop: one letter names no spot.
        named = any(w[0].isupper() and len(w) > 1 for w in m.group(1).split())
        if (words & _sites() or named) and not words & _times():
            found.append(m.group(1))
    return tuple(found)


def kinds_of_site(text: str) -> frozenset[str]:
    """Returns what kinds of sites a clause names as spots; a clinic and a hospital are of one kind."""
    return frozenset(_kinds().get(word, word) for word in spots(text) & _facilities())


@cache
def _facilities() -> frozenset[str]:
    return frozenset(map(stem, table("nouns")["facilities"]))


@cache
def _kinds() -> dict[str, str]:
    return {stem(word): kind for kind, words in table("links")["sites"].items() for word in words}


@cache
def _sites() -> frozenset[str]:
    nouns = table("nouns")
    return frozenset(stem(word) for word in [*nouns["facilities"], *nouns["territory"]])


@cache
def _times() -> frozenset[str]:
    return frozenset(stem(word) for word in table("links")["calendar"]["words"])
