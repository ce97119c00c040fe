"""Names of people that are one: family name alone, given name alone, initials, titles."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from .bodies import Bond
from .lexicon import given_names, word_set
from .naming import Name
from .romanise import skeleton
from .similar import same_name
from .titles import pronoun_of


class Bearer(NamedTuple):
    """What is known of a person's name: its folded words without particles."""

    key: str
    words: tuple[str, ...]


class Bearers(NamedTuple):
    """A lone name, and the full names of those who bear it."""

    name: Name
    bearers: tuple[str, ...]


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
    for key, bearers in _lone_names(people, full, same):
        if len(bearers) == 1:
            (one,) = bearers
            part = "family" if name_words(one)[-1] == name_words(key)[0] else "given"
            text = people[one].text
            out.append(Bond(one, key, f"{people[key].text} alone is the {part} name of {text}, the only one here"))
    return out + _other_spellings(people, full, same)


def _other_spellings(people: dict[str, Name], full: Sequence[Bearer], same: dict[str, str]) -> list[Bond]:
    """ "Gaddafi" alone where one Muammar Kadhafi is named."""
    by_sound: dict[str, set[str]] = defaultdict(set)
    endings = {bearer.words[-1] for bearer in full}
    for bearer in full:
        by_sound[skeleton(bearer.words[-1])].add(same.get(bearer.key, bearer.key))
    out = []
    for key, name in people.items():
        words = name_words(key)
        bearers = by_sound.get(skeleton(words[0]), set()) if len(words) == 1 and words[0] not in endings else set()
        if len(bearers) == 1 and len(words[0]) > 3:
            (one,) = bearers
            if same_name(name_words(one)[-1], words[0]).same:
                out.append(Bond(one, key, f"{name.text} is another spelling of the family name of {people[one].text}"))
    return out


def ambiguous_people(names: Sequence[Name]) -> list[Bearers]:
    """Returns the lone names that several people of the document bear."""
    people = {n.key: n for n in names if n.kind == "person"}
    full = [Bearer(key, name_words(key)) for key in people if " " in key]
    same = _leaders(_longer_forms(full, people))
    return [
        Bearers(people[key], tuple(sorted(people[b].text for b in bearers)))
        for key, bearers in _lone_names(people, full, same)
        if len(bearers) > 1
    ]


def _lone_names(people: dict[str, Name], full: Sequence[Bearer], same: dict[str, str]) -> list[tuple[str, set[str]]]:
    """Names of one word with the full names that begin or end with it."""
    by_word: dict[str, set[str]] = defaultdict(set)
    for bearer in full:
        for word in {bearer.words[0], bearer.words[-1]}:
            by_word[word].add(same.get(bearer.key, bearer.key))
    lone = [(key, name_words(key)) for key in people]
    return [(key, by_word[words[0]] - {key}) for key, words in lone if len(words) == 1 and words[0] in by_word]


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
                out.append(
                    Bond(
                        ranked[0].key,
                        shorter.key,
                        f"{people[shorter.key].text} and {people[ranked[0].key].text} differ only in middle names",
                    )
                )
    return out


def _fits(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    at = 0
    for word in shorter:
        while at < len(longer) and not (
            longer[at] == word
            or (len(word) == 1 and longer[at].startswith(word))
            or (len(longer[at]) == 1 and word.startswith(longer[at]))
        ):
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
