"""Which earlier phrase does a phrase mean? A ranking by learned weights of plain features.

For each class of phrase and each feature the model has a weight for every value seen in training; a candidate's score
is their sum, and so is that of "none of them". The weights come from `training/references.py`. What the score means:
the logarithm of the odds between candidates, as far as the features tell. It knows no more of the world than which
nouns were used of which kind of name in its training texts, and misleads in genres far from them.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from ..records import Parse
from .phrases import Phrase

#: Made by training/references.py.
MODEL: Final = "references.json.gz"
#: How far back (sentences) and how many phrases of it are looked at for pronouns and for nouns.
_BACK: Final = {"who": 0, "which": 0}
_BACK_PRONOUN: Final = 3
_BACK_NOUN: Final = 5
_MOST: Final = 24
#: How many phrases of the same noun further back are looked at.
_SAME_NOUN: Final = 3
PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "who", "which"})
_POINTING: Final = frozenset({"the", "this", "own", "capital"})

Features = tuple[tuple[str, str], ...]
Weights = Mapping[str, Mapping[str, Mapping[str, float]]]


@cache
def weights() -> Weights:
    """Returns the shipped model: class of phrase, feature, value, weight."""
    data = files("hearsay.language").joinpath("models", MODEL).read_bytes()
    found: Weights = json.loads(gzip.decompress(data))
    return found


def group_of(phrase: Phrase) -> str:
    """Returns the class of phrases that have weights of their own."""
    return phrase.form if phrase.form in PRONOUNS else "noun"


def candidates(found: Sequence[Phrase], number: int, same: Sequence[int]) -> list[int]:
    """Returns the numbers of the phrases before one that it may mean, the nearest first.

    `same` are the numbers of those before it with the same noun. A noun that nothing introduces as known can only take
    up the same noun or the phrase that it stands beside.
    """
    out: list[int] = []
    phrase = found[number]
    pronoun = phrase.form in PRONOUNS
    back = _BACK.get(phrase.form, _BACK_PRONOUN) if pronoun else _BACK_NOUN
    near = pronoun or phrase.form in _POINTING
    for n in range(number - 1, -1, -1):
        other = found[n]
        if phrase.sentence - other.sentence > back or len(out) >= _MOST:
            break
        beside = phrase.role == "apposition" and other.head == phrase.governor
        if (near and _agrees(phrase, other)) or beside:
            out.append(n)
    if not pronoun:
        out += [n for n in reversed(same[-_SAME_NOUN:]) if n not in out]
    return out


def _agrees(phrase: Phrase, other: Phrase) -> bool:
    """Whether nothing in person and number speaks against one being the other."""
    if other.form in PRONOUNS and phrase.form in PRONOUNS:
        relative = {"who", "which"}
        return phrase.form == other.form or other.form in relative or phrase.form in relative
    if phrase.form in {"he", "she"}:
        return other.plural is not True and other.kind not in {f"person {_OTHER[phrase.form]}", "place", "organisation"}
    if phrase.form == "it":
        return other.plural is not True and not other.kind.startswith("person")
    if phrase.form == "they":
        return other.plural is not False or other.kind in {"body", "organisation", "group"}
    if phrase.form not in PRONOUNS and phrase.plural is not None and other.plural is not None:
        return phrase.plural == other.plural
    return True


_OTHER: Final = {"he": "she", "she": "he"}


def compare(parse: Parse, phrase: Phrase, other: Phrase, *, rank: int, size: int) -> Features:
    """Returns the features of a phrase and a candidate. `rank`: how many are nearer; `size`: how often it was meant."""
    apart = phrase.sentence - other.sentence
    far = str(apart) if apart < 4 else "4" if apart < 6 else "6" if apart < 11 else "11"
    match = _match(phrase, other)
    return (
        ("far", far),
        ("rank", str(rank) if rank < 4 else "4" if rank < 6 else "6" if rank < 10 else "10"),
        ("form", other.form),
        ("kind", other.kind),
        ("role", f"{other.role} {min(apart, 2)}"),
        ("roles", f"{phrase.role} {other.role}"),
        ("number", f"{phrase.plural} {other.plural} {other.kind}"),
        ("size", str(size) if size < 3 else "3" if size < 6 else "6"),
        ("match", f"{match} {phrase.form} {other.form}"),
        ("match far", f"{match} {far}"),
        ("quoted", f"{phrase.quoted} {other.quoted} {apart > 0}"),
        ("paragraph", str(phrase.paragraph == other.paragraph)),
        ("tie", _tie(parse, phrase, other)),
        ("noun kind", f"{phrase.lemma} {other.kind}"),
        ("kinds", f"{phrase.kind} {other.kind} {phrase.form}"),
        ("nouns", f"{phrase.lemma} {other.lemma}" if match == "none" else ""),
    )


def alone(phrase: Phrase, found: Sequence[int], same: bool) -> Features:
    """Returns the features of a phrase by itself, which speak for none of the candidates."""
    return (
        ("alone", "always"),
        ("alone form", f"{phrase.form} {same}"),
        ("alone kind", f"{phrase.kind} {phrase.form}"),
        ("alone noun", phrase.lemma),
        ("alone role", phrase.role),
        ("alone words", f"{min(len(phrase.words), 3)} {phrase.form} {same}"),
        ("alone number", f"{phrase.plural} {phrase.form}"),
        ("alone choice", str(min(len(found), 5))),
        ("alone quoted", str(phrase.quoted)),
    )


def score(features: Features, learned: Mapping[str, Mapping[str, float]]) -> float:
    """Sums the weights of features; values that were not seen in training weigh nothing."""
    total = 0.0
    for name, value in features:
        known = learned.get(name)
        if known is not None:
            total += known.get(value, 0.0)
    return total


def _match(phrase: Phrase, other: Phrase) -> str:
    if phrase.form in PRONOUNS or other.form in PRONOUNS:
        return "none"
    if phrase.lemma != other.lemma:
        return "part" if phrase.lemma in other.words or other.lemma in phrase.words else "none"
    if phrase.words == other.words:
        return "same"
    return "fewer" if phrase.words < other.words else "more" if phrase.words > other.words else "differ"


def _tie(parse: Parse, phrase: Phrase, other: Phrase) -> str:
    """How the two hang together in one sentence."""
    if phrase.sentence != other.sentence:
        return ""
    if phrase.role == "apposition" and phrase.governor == other.head:
        return "apposition"
    if other.first <= phrase.head < other.last or phrase.first <= other.head < phrase.last:
        return "nested"
    if other.governor == phrase.head and any(parse.tokens[n].dep == "cop" for n in parse.children[phrase.head]):
        return "is"
    if phrase.governor == other.governor:
        return "beside"
    return "above" if other.governor in _above(parse, phrase.governor) else "next" if phrase.first == other.last else ""


def _above(parse: Parse, at: int) -> Iterator[int]:
    for _ in range(5):
        yield at
        if parse.tokens[at].head == at:
            return
        at = parse.tokens[at].head
