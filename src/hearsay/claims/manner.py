"""How harm was done, where the word for the event does not tell: by what did it, or by the weapon beside it."""

from ..records import Parse
from .draft import Draft, family
from .grammar import phrases
from .lexicon import modes
from .wordclasses import word_classes

_BY = {"with", "using", "by"}
_CHAIN = 3


def tell_manner(parse: Parse, draft: Draft) -> None:
    """Makes "hit" of "air raids hit the market" an air strike, and "attacks with rockets" shelling."""
    without = modes().without_manner
    if draft.type not in without:
        return
    cause = draft.cause
    for _ in range(_CHAIN):  # "the strikes hit": its cause may itself have its manner from another
        if cause is None or cause is draft:
            break
        if family(cause.type) == "ASSAULT" and cause.type not in without:
            draft.type = cause.type
            draft.reasons.append(f"{cause.type}, for what did it is {cause.words!r}")
            return
        cause = cause.cause
    _by_weapon(parse, draft)


def _by_weapon(parse: Parse, draft: Draft) -> None:
    for phrase in phrases(parse, draft.trigger.head):
        token = parse.tokens[phrase.head]
        if phrase.preposition not in _BY or "weapons" not in word_classes(token.lower):
            continue
        named = [token, *(parse.tokens[n] for n in parse.children[phrase.head] if parse.tokens[n].dep == "compound")]
        mode = next((modes().words[t.lower] for t in named if t.lower in modes().words), None)
        if mode is not None:
            draft.type = f"ASSAULT:{mode}"
            draft.reasons.append(f"{draft.type}, for it was done {phrase.preposition} {token.text!r}")
            return
