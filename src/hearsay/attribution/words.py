"""Word classes from the data, and small questions to a parse that survive a wrong tag here and there."""

from functools import cache

from ..knowledge import table
from ..records import Parse, Token

COMMAS = frozenset({",", ";", "—", "–", "--", "―"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"})
_VERBAL = frozenset({"VERB", "AUX"})


@cache
def listed(name: str) -> frozenset[str]:
    """Returns a class of words of `speech.toml`."""
    return frozenset(table("speech")[name].split())


SUBORDINATORS = listed("subordinators")
RELATIVES = listed("relatives")
QUESTIONS = listed("questions")
PERSONAL = listed("personal")
AUXILIARIES = listed("auxiliaries")
_FINITE = listed("finite")


def finite(token: Token) -> bool:
    """Whether a word is a verb that can carry a sentence."""
    if token.pos == "AUX":
        return "VerbForm=Fin" in token.morph or token.lower in _FINITE
    return token.pos == "VERB" and "VerbForm=Fin" in token.morph


def verbal(token: Token) -> bool:
    """Whether a word is a verb of any form."""
    return token.pos in _VERBAL


def nominal(token: Token) -> bool:
    """Whether a word can stand in a noun phrase before its head or be that head."""
    return token.pos in NOMINAL


def holds_clause(parse: Parse, first: int, *, last: int) -> bool:
    """Whether the tokens hold a finite verb."""
    return any(finite(t) for t in parse.tokens[first:last])


def leftmost(parse: Parse, index: int, *, floor: int) -> int:
    """Returns the first word of what hangs on a word, not before `floor`."""
    return _edges(parse, index, floor=floor, ceiling=index + 1)[0]


def rightmost(parse: Parse, index: int, *, floor: int, ceiling: int) -> int:
    """Returns the last word of what hangs on a word, between `floor` and `ceiling` (exclusive)."""
    return _edges(parse, index, floor=floor, ceiling=ceiling)[1]


def _edges(parse: Parse, index: int, *, floor: int, ceiling: int) -> tuple[int, int]:
    first = last = index
    stack = [index]
    while stack:
        for n in parse.children[stack.pop()]:
            if floor <= n < ceiling:
                first, last = min(first, n), max(last, n)
                stack.append(n)
    return first, last
