"""What the order of words tells where the tree of a sentence is wrong."""

from collections.abc import Sequence

from ..records import Parse, Token


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
