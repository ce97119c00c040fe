"""Who: whether two claims name one party, two, or parties that nobody can tell apart."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Entity
from .subjects import Party
from .words import has_any, stem


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
    if (a.heads & b.heads) - vague_heads() or len(a.words & b.words) >= 2:
        return Who("alike", tuple(sorted(a.words & b.words)))
    if a.words & b.words:
        return Who("open", tuple(sorted(a.words & b.words)))
    return Who("other", ()) if is_clear(a) and is_clear(b) else Who("open", ())


def is_clear(party: Party) -> bool:
    """Tells whether a party is named well enough to be told from another one: by a name, or by more than "gunmen"."""
    return bool(party.entities) or bool(party.heads - vague_heads())


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


def _name_words(entities: Mapping[str, Entity], party: Party) -> set[str]:
    known = [entities[e] for e in party.entities if e in entities]
    names = [name for entity in known for name in (entity.name, *(alias.text for alias in entity.aliases))]
    return {stem(w) for name in names for w in name.replace("-", " ").split() if len(w) > 2} | party.words
