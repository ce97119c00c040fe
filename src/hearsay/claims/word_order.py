"""What the order of words tells where the tree of a sentence is wrong."""

from collections.abc import Sequence

from ..records import Parse, Token
from .vocabulary import words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_SKIPPED_BEFORE_OBJECT = frozenset({"DET", "NUM", "ADJ", "ADV"})


def noun_before(parse: Parse, verb: int) -> int | None:
    """Returns the noun before a finite verb whose subject the tree does not hold: "Bomb blast kills six".

    Auxiliaries, adverbs and one phrase between commas may stand between: "they had, in fact, defeated".
    """
    tokens = parse.tokens
    first = parse.sentences[parse.sentence_of[verb]].first
    if "VerbForm=Inf" in tokens[verb].morph:
        return None
    n = _skipped(tokens, verb - 1, first)
    if n > first and tokens[n].text == ",":
        opening = next((k for k in range(n - 1, max(n - 6, first), -1) if tokens[k].text == ","), None)
        n = _skipped(tokens, opening - 1, first) if opening is not None else n
    return n if n >= first and tokens[n].pos in {"NOUN", "PROPN", "PRON"} else None


def _skipped(tokens: Sequence[Token], n: int, first: int) -> int:
    """Goes left over what may stand between a subject and its verb."""
    while n >= first and (
        tokens[n].pos in {"AUX", "ADV", "NUM", "SYM"} or tokens[n].lower in {"had", "has", "have", "%"}
    ):
        n -= 1
    return n


def is_nominal(token: Token) -> bool:
    """Tells whether a word can head a noun phrase."""
    return token.pos in _NOMINAL or (
        token.pos in {"ADJ", "DET"} and token.dep.split(":")[0] in {"nsubj", "obj", "obl", "nmod"}
    )


def next_noun(parse: Parse, verb: int) -> int | None:
    """Returns the head of the noun phrase that begins right after a word, past "at least" and the like."""
    tokens = parse.tokens
    limit = min(parse.sentences[parse.sentence_of[verb]].last, verb + 9)
    at = verb + 1
    while (
        at < limit
        and (tokens[at].pos in _SKIPPED_BEFORE_OBJECT or _hedges(tokens, at, limit) or _hyphened(tokens, at))
        and tokens[at].lower not in words("causal_marks")
    ):
        at += 1
    if at >= limit or not is_nominal(tokens[at]):
        return at - 1 if at > verb + 1 and tokens[at - 1].pos == "NUM" else None
    while at + 1 < limit and tokens[at + 1].pos in {"NOUN", "PROPN"} and tokens[at + 1].head >= at:
        at += 1
    return at


def _hedges(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Tells whether a word belongs to a hedge before a number: "at least", "more than", "up to"."""
    word = tokens[at].lower
    if word not in words("hedges") or not any(t.pos == "NUM" for t in tokens[at + 1 : min(at + 4, limit)]):
        return False
    opens = {"at": {"least", "most"}, "as": {"many", "few", "much"}, "up": {"to"}, "to": set()}.get(word)
    before = tokens[at - 1].lower
    return opens is None or tokens[at + 1].lower in opens or before in {"up", "many", "few", "much", "close"}


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Tells whether a word belongs to one with a hyphen that describes the next noun: "a five-storey building"."""
    if tokens[at].text == "-":
        return tokens[at].start == tokens[at - 1].end
    return tokens[at - 1].text == "-" and tokens[at].start == tokens[at - 1].end and at + 1 < len(tokens) and (
        tokens[at + 1].pos in {"NOUN", "PROPN", "ADJ"})
