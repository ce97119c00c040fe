"""Who: whether two claims name one party, two, or parties that nobody can tell apart."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Entity
from .subjects import Party
from .words import has_any, stem, stems


class Who(NamedTuple):
    """How parties stand: `same` (one entity), `alike` (the same words), `open`, or `other`; and what they share."""

    relation: str
    shared: tuple[str, ...]


def compare(a: Party, b: Party) -> Who:
    """Compares two parties; where either is not named, or only vaguely ("gunmen"), the question stays open."""
    if not (a.heads or a.entities) or not (b.heads or b.entities):
        return Who("open", ())
    if both := a.entities & b.entities:
        return Who("same", tuple(sorted(both)))
    if a.names and b.names and not a.names & b.names and not _only_point(a) and not _only_point(b):
        return Who("other", ())
    if (a.heads & b.heads) - vague_heads() or len(a.words & b.words) >= 2:
        return Who("alike", tuple(sorted(a.words & b.words)))
    if a.words & b.words:
        return Who("open", tuple(sorted(a.words & b.words)))
    if _only_point(a) or _only_point(b) or not is_clear(a) or not is_clear(b) or (_are_people(a) and _are_people(b)):
        return Who("open", ())
    return Who("other", ())


def is_clear(party: Party) -> bool:
    """Tells whether a party is named well enough to be told from another one: by a name, or by more than "gunmen"."""
    return bool(party.known or party.names) or any(h not in vague_heads() for h in party.heads)


def _only_point(party: Party) -> bool:
    return party.heads <= _pronouns()


def _are_people(party: Party) -> bool:
    """Tells whether a party is unarmed people in general: "civilians" here may be "residents" there."""
    return not party.entities and not party.names and party.heads <= people_heads()


def related(entities: Mapping[str, Entity], a: Party, b: Party) -> bool:
    """Tells whether one party may be part of the other: names share a word ("Syrian army", "Syrian government")."""
    names_a, names_b = _name_words(entities, a), _name_words(entities, b)
    return bool(names_a & names_b)


def shares_credit(sentence: str) -> str | None:
    """Returns the words with which a sentence gives the credit to more than one party, null where it does not."""
    return has_any(sentence, tuple(table("links")["rivals"]["shared"]))


@cache
def vague_heads() -> frozenset[str]:
    """Returns the stems of words for doers that nobody can tell apart."""
    return frozenset(stem(word) for word in table("links")["rivals"]["vague"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(stem(word) for word in table("links")["rivals"]["pronouns"])


@cache
def people_heads() -> frozenset[str]:
    """Returns the stems of words for people that do not bear arms, so general that one group has several of them."""
    people = table("links")["people"]
    return frozenset(stem(w) for name in ("all", "civilians", "children", "women", "men") for w in people[name])


def _name_words(entities: Mapping[str, Entity], party: Party) -> frozenset[str]:
    known = [entities[e] for e in party.entities if e in entities]
    names = [name for entity in known for name in (entity.name, *(alias.text for alias in entity.aliases))]
    return frozenset(w for name in names for w in stems(name)) | party.words
