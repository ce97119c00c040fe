"""Whether a clause looks back or ahead, as far as the words of its verb tell."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

from ...knowledge import table
from ...records import Parse, Token

Tense = Literal["past", "future", "present", ""]
_NEAR = 12
_DEEP = 8


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("times")["tense"].items()}


def tense_at(parse: Parse, index: int) -> Tense:
    """Returns the tense of the verb that governs a word; "" where there is no verb to tell.

    What is planned ("is scheduled for", "set to land") looks ahead whatever the form of its verb. A verb that the parse
    does not give is sought among the words nearby, the ones before first.
    """
    if index >= len(parse.tokens):
        return ""
    verb = _governor(parse, index)
    return _tense(parse, verb, _DEEP) if verb is not None else ""


def _governor(parse: Parse, index: int) -> Token | None:
    token = parse.tokens[index]
    for _ in range(_DEEP):
        if token.pos == "VERB":
            return token
        copula = next((c for c in _children(parse, token) if c.dep == "cop"), None)
        if copula is not None and token.index != index:
            return token
        if token.head == token.index:
            break
        token = parse.tokens[token.head]
    sentence = parse.sentences[parse.sentence_of[index]]
    before = range(index - 1, max(sentence.first, index - _NEAR) - 1, -1)
    behind = range(index + 1, min(sentence.last, index + _NEAR))
    return next((parse.tokens[n] for n in [*before, *behind] if parse.tokens[n].pos in {"VERB", "AUX"}), None)


def _tense(parse: Parse, verb: Token, deep: int) -> Tense:
    lists = _lists()
    helpers = [c for c in _children(parse, verb) if c.dep.startswith(("aux", "cop", "mark"))]
    words = {t.lower for t in helpers}
    perfect = bool(words & lists["perfect"])
    if words & lists["ahead"] and not perfect:
        return "future"
    if _plans(verb, lists["planned"]):
        return "future"
    if "to" in words and not perfect:
        return _infinitive(parse, verb, deep)
    if perfect or words & lists["past"]:
        return "past"
    if words & lists["present"]:
        return "present"
    if "VerbForm=Ger" in verb.morph or "Tense=Pres|VerbForm=Part" in verb.morph:
        return _tense(parse, parse.tokens[verb.head], deep - 1) if deep and verb.head != verb.index else ""
    if "Tense=Past" in verb.morph:
        return "past"
    return "present" if "Tense=Pres" in verb.morph else ""


def _infinitive(parse: Parse, verb: Token, deep: int) -> Tense:
    """"set to land" looks ahead, "failed to land" is as its verb."""
    above = parse.tokens[verb.head]
    if not deep or above.index == verb.index or _plans(above, _lists()["forward"]):
        return "future"
    if above.pos in {"VERB", "AUX"}:
        return _tense(parse, above, deep - 1) or "future"
    return "future"


def _plans(token: Token, words: Iterable[str]) -> bool:
    return token.lower in words or token.lemma.lower() in words


def _children(parse: Parse, token: Token) -> list[Token]:
    return [parse.tokens[c] for c in parse.children[token.index]]
