"""What people are called beside their names, so that "the minister" can be known again: their offices and their sex."""

from collections.abc import Sequence
from functools import cache

from ..knowledge import table
from ..records import Token

_REACH = 14  # words of an apposition that are looked at
_BEFORE = 8  # words before a name
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})


def is_office(word: str) -> bool:
    """Whether a word names an office or a profession, by which a person can be meant."""
    return word in _words("roles", "nouns")


@cache
def same_office(word: str) -> frozenset[str]:
    """Returns a word for an office and those that mean the same."""
    for key, others in table("sources")["same_role"].items():
        if word == key or word in others:
            return frozenset({key, *others})
    return frozenset({word})


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(table("sources")[section][key].split())


def beside(tokens: Sequence[Token], first: int, *, last: int) -> set[str]:
    """Returns the words that say what the bearer of the name at tokens `first` to `last` (exclusive) is."""
    words: set[str] = set()
    at = first
    while at > 0 and first - at < _BEFORE and tokens[at - 1].pos in _NAMING:
        at -= 1
        words.add(tokens[at].lower)
    if last + 1 < len(tokens) and tokens[last].text in {",", "("}:
        words |= _apposition(tokens, last + 1)
    if at == first and first > 1 and tokens[first - 1].text == ",":
        left = tokens[max(0, first - 1 - _REACH):first - 1]
        if left and is_office(left[-1].lower):
            words.update(t.lower for t in left[-3:] if t.pos in _NAMING)
    return words


def _apposition(tokens: Sequence[Token], at: int) -> set[str]:
    found: list[Token] = []
    for token in tokens[at:at + _REACH]:
        if token.text in {",", ")", ".", ";"} or token.lower in {"who", "which", "that"}:
            break
        if token.pos in {"VERB", "AUX"}:
            return set()  # "…, the officer had told": a clause, no apposition
        found.append(token)
    if not any(is_office(t.lower) for t in found):
        return set()
    return {t.lower for t in found if t.pos in _NAMING}


def sex(tokens: Sequence[Token], first: int, *, last: int) -> str | None:
    """Returns "m" or "f" where a title before or in a name tells, else None."""
    for token in tokens[max(0, first - 1):last]:
        title = token.lower.rstrip(".")
        if title in _words("titles", "male"):
            return "m"
        if title in _words("titles", "female"):
            return "f"
    return None
