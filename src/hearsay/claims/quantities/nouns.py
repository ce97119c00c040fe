"""The noun phrase that a number counts: "ISIS members" of "4,013 ISIS members"."""

import re
from typing import NamedTuple

from ...knowledge import table
from ...records import Parse, Token

_INSIDE = {"ADJ", "NOUN", "PROPN"}
_LONGEST = 6
_COMPOUND = re.compile(r"-([a-z]+)\b", re.IGNORECASE)


class Noun(NamedTuple):
    """Tokens `first` to `last` (exclusive) are the phrase, `head` is its noun."""

    first: int
    last: int
    head: int


def compound(parse: Parse, last: int, *, text: str) -> Noun | None:
    """Returns the noun that hangs on a number with a hyphen ("a 40-member delegation"), null where none counts."""
    m = _COMPOUND.match(text, parse.tokens[last - 1].end)
    if m is None or m.group(1).lower() not in table("units")["compounds"]["words"]:
        return None
    at = next((n for n in range(last, min(last + 3, len(parse.tokens))) if parse.tokens[n].start == m.start(1)), None)
    return Noun(at, at + 1, at) if at is not None else None


def counted_noun(parse: Parse, number: int, *, bound: int, timed: frozenset[int]) -> Noun | None:
    """Returns the noun phrase behind a number whose last word is token `number`, within tokens below `bound`.

    It is read off the words and not off the tree, which numbers often lead astray; the tree decides only where two
    nouns in a row may belong to different phrases. `timed` are the tokens of expressions of time.
    """
    tokens = parse.tokens
    at = number + 1
    skipped, skipped_words = 0, table("units")["noun_phrase"]["skipped"]
    while at < bound and skipped < 4 and tokens[at].lower in skipped_words and at not in timed:
        if tokens[at].lower == "of" and at + 1 < bound and tokens[at + 1].pos in {"PRON", "NUM"}:
            return None
        at, skipped = at + 1, skipped + 1
    first = at
    while at < bound and at - first < _LONGEST and at not in timed and _goes_on(parse, first, at):
        at += 1
    while at > first and tokens[at - 1].pos not in {"NOUN", "PROPN"}:
        at -= 1
    if at == first or not _plausible(tokens[at - 1], tokens[first:at]):
        return None
    head = at - 1
    return Noun(first, _opened(parse, head, bound=bound, timed=timed), head)


def _goes_on(parse: Parse, first: int, at: int) -> bool:
    """Whether the phrase takes in the word at a place."""
    token = parse.tokens[at]
    if _is_fate(parse, at):
        return False
    if at > first and token.start == parse.tokens[at - 1].end and "-" in {token.lower, parse.tokens[at - 1].lower}:
        return True
    if token.pos not in _INSIDE:
        return _participle(parse, at)
    if at == first:
        return True
    before = parse.tokens[at - 1]
    if before.pos in {"NOUN", "PROPN"} and "Number=Plur" in before.morph:
        return token.pos == "NOUN" and token.head != before.index and before.head == token.index
    if before.pos == "NOUN" and token.pos == "PROPN":
        return before.head == token.index
    return not (before.pos == "NOUN" and token.pos == "ADJ" and token.head != before.head)


def _is_fate(parse: Parse, at: int) -> bool:
    """Whether a word tells what befell those who are counted, as headlines put it: "2 killed others injured"."""
    lists = table("units")["noun_phrase"]
    if parse.tokens[at].lower not in lists["fates"]:
        return False
    behind = parse.tokens[at + 1 : at + 2]
    return not behind or behind[0].pos not in {*_INSIDE, "VERB"} or behind[0].lower in lists["not_described"]


def _participle(parse: Parse, at: int) -> bool:
    """"13 armed men", "20 US-backed fighters": a participle right before a noun that it describes."""
    token = parse.tokens[at]
    behind = parse.tokens[at + 1:at + 2]
    if not behind or behind[0].pos not in {"NOUN", "PROPN"}:
        return False
    participle = token.pos == "VERB" and "VerbForm=Part" in token.morph
    return participle and (token.dep == "amod" or token.head == behind[0].index)


def _plausible(head: Token, phrase: tuple[Token, ...]) -> bool:
    """A name alone is not counted ("In 13 Aleppo"), but a people may be ("13 Syrians")."""
    if not any(c.isalpha() for c in head.text):  # "8-10"
        return False
    plural = "Number=Plur" in head.morph or head.lower.endswith("s")
    return plural or any(t.pos == "NOUN" for t in phrase)


def _opened(parse: Parse, head: int, *, bound: int, timed: frozenset[int]) -> int:
    """The end of the phrase with its "of ISIS" where the noun says little without."""
    tokens = parse.tokens
    at = head + 1
    says_little = tokens[head].lemma.lower() in table("units")["noun_phrase"]["open"]
    if not says_little or at >= bound or tokens[at].lower != "of":
        return at
    end = at + 1
    while end < bound and end - at < _LONGEST and end not in timed and tokens[end].pos in {*_INSIDE, "DET"}:
        end += 1
    while end > at and tokens[end - 1].pos not in {"NOUN", "PROPN"}:
        end -= 1
    return end if end > at + 1 else head + 1
