"""Whose aircraft and men did it: "Lorvian warplanes" are Lorvia's, "Tesqal Union jets" and its fighters the union's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Ledger


class Owners(NamedTuple):
    """Bodies by each of their names, and states by what their people are called, in small letters.

    A name that two have is left out, and so are peoples: what fighters of theirs do is not theirs.
    """

    bodies: Mapping[str, str]
    states: Mapping[str, str]


def read_owners(ledger: Ledger) -> Owners:
    """Returns the bodies and states of a case under their names."""
    bodies, states = [], []
    for entity in ledger.entities.values():
        also = [(alias.text, entity.id) for alias in entity.aliases]
        if entity.kind == "organisation":
            bodies += [(entity.name, entity.id), *also]
        elif entity.kind == "place":
            states += also
    return Owners(_of_one(bodies), _of_one(states))


def owner(owners: Owners, text: str) -> str | None:
    """Returns the party whose aircraft, ships, guns or men the words name; null where they name none or another thing.

    Men are those of a body alone: "Lorvian rebels" are not Lorvia.
    """
    words = _plain(text).split()
    for cut in range(1, len(words)):
        name, rest = " ".join(words[:cut]).removesuffix("'s").removesuffix("'"), " ".join(words[cut:])
        if rest in _craft():
            return owners.bodies.get(name, owners.states.get(name))
        if rest in _members() and name in owners.bodies:
            return owners.bodies[name]
    return None


def _of_one(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, party in names:
        found[_plain(name)].add(party)
    return {name: next(iter(parties)) for name, parties in found.items() if len(parties) == 1}


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).removeprefix("the ")


@cache
def _craft() -> frozenset[str]:
    nouns = table("nouns")
    return _forms(word for kind in ("vehicles", "projectiles", "materiel", "drones") for word in nouns[kind])


@cache
def _members() -> frozenset[str]:
    return _forms(table("weighing")["members"]["words"])


def _forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, f"{word}s"))
