"""Roles that a unit or a counted noun gives to a number, whatever its sentence says."""

import re
from functools import cache

from ...knowledge import table
from ...records import Parse
from .units import Unit, far_off

_STRONG = re.compile(r"[ -]strong\b", re.IGNORECASE)


@cache
def _nouns() -> dict[str, str]:
    return {word: role for role, words in table("units")["nouns"].items() for word in words}


def measure_role(text: str, unit: Unit) -> str:
    """Returns the role of a measured number: that of its unit, but "distance" for a length from somewhere."""
    return "distance" if unit.role == "length" and far_off(text, unit.edge) else unit.role


def noun_role(parse: Parse, head: int) -> str:
    """Returns the role of a counted noun where that is plain, else "".

    Military people are a strength only where a verb of having or deploying governs them; what happens to them otherwise
    is for the events to say.
    """
    token = parse.tokens[head]
    if role := _nouns().get(token.lower):
        return role
    strength = table("units")["strength"]
    if token.lower not in strength["nouns"]:
        return ""
    return "strength" if _governing_verb(parse, head) in strength["verbs"] else ""


def _governing_verb(parse: Parse, index: int) -> str:
    token = parse.tokens[index]
    for _ in range(4):
        if token.head == token.index:
            return ""
        token = parse.tokens[token.head]
        if token.pos == "VERB":
            return token.lemma.lower()
    return ""


def strength_suffix(parse: Parse, last: int, *, text: str) -> int:
    """Returns the token behind "-strong" where that follows a number which ends before token `last`, else `last`."""
    m = _STRONG.match(text, parse.tokens[last - 1].end)
    if m is None:
        return last
    at = last
    while at < len(parse.tokens) and parse.tokens[at].start < m.end():
        at += 1
    return at
