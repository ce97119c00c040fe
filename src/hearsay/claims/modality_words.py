"""The words of `modality.toml`, in all their printed forms."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from ..knowledge import table
from ..records import Token
from .inflection import noun_forms, verb_forms


@cache
def pairs(name: str) -> Mapping[str, str]:
    """Returns a block of words, each with its verdict."""
    found: Mapping[str, str] = table("modality")[name]
    return found


@cache
def tellings() -> frozenset[str]:
    """Returns nouns for what is told: "report", "claims"."""
    return frozenset(form for noun in table("modality")["tellings"]["nouns"] for form in noun_forms(noun))


@cache
def reported() -> frozenset[str]:
    """Returns forms of verbs of telling: "reported", "confirm"."""
    return frozenset(form for verb in table("modality")["tellings"]["reporting"] for form in verb_forms(verb))


@cache
def listed(name: str) -> frozenset[str]:
    """Returns a list of words."""
    return frozenset(table("modality")[name])


@cache
def _governors(name: str) -> Mapping[str, str]:
    """Printed forms of the words of a block, with their verdict."""
    inflected: Callable[[str], Iterable[str]] = {"verbs": verb_forms, "nouns": noun_forms}.get(
        name, lambda word: (word,)
    )
    return {form: verdict for verdict, words in table("modality")[name].items() for w in words for form in inflected(w)}


def governor(token: Token) -> str | None:
    """Returns the verdict of a verb, adjective or noun on the event that hangs on it."""
    if token.pos in {"VERB", "AUX"} and token.lower in listed("forbidding"):
        return "demanded"
    if token.pos in {"VERB", "AUX"}:
        return _governors("verbs").get(token.lower)
    if token.pos == "ADJ":
        return _governors("predicates").get(token.lower) or _governors("verbs").get(token.lower)
    return _governors("nouns").get(token.lower) if token.pos in {"NOUN", "PROPN"} else None
