"""Names of people that are one: family name alone, given name alone, initials, titles."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from .bodies import Bond
from .lexicon import given_names, word_set
from .names import Name
from .titles import pronoun_of


class Bearer(NamedTuple):
    """What is known of a person's name: its folded words without particles."""

    key: str
    words: tuple[str, ...]


def name_words(key: str) -> tuple[str, ...]:
    """Returns the words of a person's name without particles ("al", "von"), which come and go."""
    kept = tuple(w for w in key.split() if w not in word_set("titles", "particles", "words"))
    return kept or tuple(key.split())


def person_bonds(names: Sequence[Name]) -> list[Bond]:
    """Returns which names of people in one document mean one person.

    A family name alone is somebody's only where one full name of the document ends in it; two bearers leave it apart.
    """
    people = {n.key: n for n in names if n.kind == "person"}
    full = [Bearer(key, name_words(key)) for key in people if " " in key]
    out = _longer_forms(full, people)
    same = _leaders(out)
    by_word: dict[str, set[str]] = defaultdict(set)
    for bearer in full:
        if len(bearer.words) > 1:
            by_word[bearer.words[-1]].add(same.get(bearer.key, bearer.key))
            by_word[bearer.words[0]].add(same.get(bearer.key, bearer.key))
        else:
            by_word[bearer.words[-1]].add(same.get(bearer.key, bearer.key))
    for key, name in people.items():
        words = name_words(key)
        if len(words) == 1:
            bearers = by_word.get(words[0], set()) - {key}
            if len(bearers) == 1:
                (one,) = bearers
                part = "family" if name_words(one)[-1] == words[0] else "given"
                out.append(Bond(one, key, f"{name.text} alone is the {part} name of {people[one].text}, the only one here"))
    return out


def _longer_forms(full: Sequence[Bearer], people: dict[str, Name]) -> list[Bond]:
    """ "Donald J. Trump" and "Donald Trump": one first and last word, the middle left out or cut to an initial."""
    out = []
    groups: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for bearer in full:
        if len(bearer.words) > 1:
            groups[bearer.words[0], bearer.words[-1]].append(bearer)
    for bearers in groups.values():
        ranked = sorted(bearers, key=lambda b: (-len(b.words), b.key))
        for shorter in ranked[1:]:
            if _fits(ranked[0].words, shorter.words):
                out.append(Bond(ranked[0].key, shorter.key,
                                f"{people[shorter.key].text} and {people[ranked[0].key].text} differ only in middle names"))
    return out


def _fits(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    at = 0
    for word in shorter:
        while at < len(longer) and not (longer[at] == word or (len(word) == 1 and longer[at].startswith(word))
                                        or (len(longer[at]) == 1 and word.startswith(longer[at]))):
            at += 1
        if at == len(longer):
            return False
        at += 1
    return True


def _leaders(bonds: Sequence[Bond]) -> dict[str, str]:
    return {bond.other: bond.one for bond in bonds}


def pronoun_for(names: Sequence[Name]) -> str:
    """Returns `he` or `she` where a title or the given name tells it, else an empty string."""
    for name in names:
        if name.title and (pronoun := pronoun_of(name.title)):
            return pronoun
    for name in names:
        words = name_words(name.key)
        if len(words) > 1 and (pronoun := given_names().get(words[0], "")):
            return pronoun
    return ""
