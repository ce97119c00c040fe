"""English word forms: which basic form a word as printed may have, without asking a model.

The lexicon is looked up by the words as they stand in the text, so that a headline in capitals or a wrong lemma of the
model does not hide an event.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from ..knowledge import table

FormKind = Literal["base", "third", "past", "participle", "ing", "plural"]
_VOWELS = "aeiou"


@cache
def verb_forms(verb: str) -> Mapping[str, FormKind]:
    """Returns every form of a verb with what it is; a form that is both past and participle is `past`."""
    irregular: Mapping[str, Sequence[str]] = table("events")["irregular"]
    forms: dict[str, FormKind] = {}
    for form in _particles(verb, irregular.get(verb)):
        forms.setdefault(form[0], form[1])
    return forms


def _particles(verb: str, irregular: Sequence[str] | None) -> list[tuple[str, FormKind]]:
    out: list[tuple[str, FormKind]] = [(verb, "base")]
    if verb in {"be", "have"}:
        return out + [(form, "past") for form in irregular or ()]
    out += [(_third(verb), "third"), (_ing(verb), "ing")]
    if irregular is None:
        return [*out, (_past(verb), "past")]
    out.append((irregular[0], "past"))
    return out + [(form, "participle") for form in irregular[1:]]


@cache
def noun_forms(noun: str) -> tuple[str, ...]:
    """Returns a noun and its plurals."""
    plurals: Mapping[str, Sequence[str]] = table("events")["plurals"]
    if noun in plurals:
        return (noun, *plurals[noun])
    if noun.endswith("man") and noun not in {"human", "german", "ottoman"}:
        return noun, noun[:-3] + "men"
    return noun, _third(noun)


@cache
def all_forms(word: str) -> frozenset[str]:
    """Returns every form that a word has as a verb or as a noun."""
    return frozenset(verb_forms(word)) | frozenset(noun_forms(word))


def _third(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "go", "do", "to")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """The verb with its last consonant doubled where an ending that begins with a vowel asks for it."""
    if verb in table("events")["spelling"]["doubled"]:
        return verb + verb[-1]
    tail = verb[-3:]
    short = len(tail) == 3 and tail[0] not in _VOWELS and tail[1] in _VOWELS and tail[2] not in _VOWELS + "wxy"
    one_syllable = sum(a in _VOWELS and b not in _VOWELS for a, b in zip(verb, verb[1:] + "x", strict=False)) == 1
    return verb + verb[-1] if short and one_syllable else verb
