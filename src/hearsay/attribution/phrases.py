"""Noun phrases: around a head word by the parse, or from their first word on by the order of words."""

from typing import NamedTuple

from ..records import Parse, Token
from .page import MARKS, Unit
from .words import COMMAS, leftmost, nominal, rightmost

_STRIP = frozenset({"CCONJ", "PUNCT", "SCONJ"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
#: Relations by which more words belong to a noun phrase.
_HANGS = frozenset({"nmod", "appos", "acl:relcl", "acl", "flat", "amod", "list", "nmod:desc", "conj", "nmod:poss"})


class Phrase(NamedTuple):
    """A noun phrase: tokens `first` to `last` (exclusive) around `head`.

    `place` says where it stands to the cue: before, after, or elsewhere (the subject of a verb above).
    """

    first: int
    last: int
    head: int
    place: str


def around(parse: Parse, head: int, *, floor: int, ceiling: int, place: str) -> Phrase | None:
    """Returns the noun phrase around a head word, without a preposition or comma at its edges."""
    tokens = parse.tokens
    first = leftmost(parse, head, floor=floor)
    last = rightmost(parse, head, floor=floor, ceiling=ceiling) + 1
    # "three months after the minister said": what stands before the head's own preposition is no part of it
    first = max(
        [first, *(c + 1 for c in parse.children[head] if floor <= c < head and tokens[c].dep in {"case", "mark"})]
    )
    while first < head and (tokens[first].pos in _STRIP or tokens[first].dep in {"case", "mark", "advmod"}):
        first += 1
    if first + 1 < head and tokens[first].pos == "NUM" and tokens[first + 1].text == ",":
        first += 2  # "Blast kills two, governor says"
    while last > head + 1 and _loose(tokens[last - 1]):
        last -= 1
    return Phrase(first, last, head, place) if last > first else None


def _loose(token: Token) -> bool:
    return token.pos == "PUNCT" and token.text not in ")]" and token.text not in MARKS


def noun_phrase(unit: Unit, at: int, *, place: str) -> Phrase | None:
    """Returns the noun phrase that begins at a token, with what the parse hangs on it and with its apposition."""
    tokens = unit.tokens
    ceiling = min([unit.last, *(q.outer_first for q in unit.quotations if q.outer_first > at)])
    last = at
    while last < ceiling and _continues(unit, last, first=at):
        last += 1
    while last > at and tokens[last - 1].pos in {"ADP", "DET", "PART"}:
        last -= 1
    heads = [n for n in range(at, last) if tokens[n].pos in _HEADS]
    if not heads:
        return None
    inside = [n for n in heads if not at <= tokens[n].head < last or tokens[n].head == n]
    head = inside[0] if inside else heads[-1]
    return Phrase(at, _extended(unit.parse, at, last=last, ceiling=ceiling), head, place)


def _continues(unit: Unit, n: int, *, first: int) -> bool:
    token = unit.tokens[n]
    if n > first and token.pos in {"PRON", "DET"} and unit.tokens[n - 1].lower != "of":
        return False
    return nominal(token) or token.lower in {"'s", "of", "-", "'"} or (token.pos == "ADV" and n == first)


def _extended(parse: Parse, first: int, *, last: int, ceiling: int) -> int:
    """Takes in prepositions, appositions and relative clauses that hang on words of the phrase."""
    tokens = parse.tokens
    while last < ceiling:
        at = last + 1 if tokens[last].text in {",", "("} else last
        if at >= ceiling or tokens[at].lower in {"told", "said"}:
            break
        top = _top(parse, at)
        adrift = tokens[at].pos == "ADP" and tokens[top].dep not in {"nmod", "obl"}
        if adrift or not _belongs(parse, top, first=first, last=last):
            break
        end = rightmost(parse, top, floor=at, ceiling=ceiling) + 1
        if end <= last:
            break
        last = end
    while last > first + 1 and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].text not in ")]":
        last -= 1
    return last


def _belongs(parse: Parse, top: int, *, first: int, last: int) -> bool:
    token = parse.tokens[top]
    owner = parse.tokens[token.head]
    return first <= owner.index < last and (token.dep in _HANGS or (token.dep == "obl" and owner.pos == "ADJ"))


def _top(parse: Parse, at: int) -> int:
    """The highest word above `at`, on the way up, before the way turns back."""
    for _ in range(30):
        if parse.tokens[at].head <= at:
            break
        at = parse.tokens[at].head
    return at


def whole(unit: Unit, found: Phrase) -> Phrase:
    """Takes in a title, a first name, or a name with an apposition, where the parser left them out."""
    tokens, first = unit.tokens, found.first
    while first > unit.first and tokens[first].pos == "PROPN" and _capital(tokens[first - 1]):
        first -= 1
    head = found.head
    if (
        first > unit.first + 1
        and tokens[first - 1].text == ","
        and tokens[first - 2].pos == "PROPN"
        and (tokens[head].pos == "NOUN" or tokens[first].pos == "DET")
    ):
        start = first - 1
        while start > unit.first and _capital(tokens[start - 1]):
            start -= 1
        if start == unit.first or tokens[start - 1].text in COMMAS or tokens[start - 1].text in MARKS:
            first, head = start, first - 2
    return found._replace(first=first, head=head)


def _capital(token: Token) -> bool:
    return token.pos in {"PROPN", "ADJ"} and token.text[0].isupper()
