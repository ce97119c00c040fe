"""Whose aircraft and guns did it: "Lorvian warplanes" are Lorvia's, "the Tesqal Union's jets" the union's."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from ..knowledge import table
from ..records import Ledger

_PARTIES = {"group", "organisation"}


def read_owners(ledger: Ledger) -> Mapping[str, str]:
    """Returns the parties of a case under each of their names in small letters; a name of two parties is left out.

    A state is one by what its people are called.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for entity in ledger.entities.values():
        also = [alias.text for alias in entity.aliases]
        for name in [entity.name, *also] if entity.kind in _PARTIES else also if entity.kind == "place" else ():
            found[_plain(name)].add(entity.id)
    return {name: next(iter(parties)) for name, parties in found.items() if len(parties) == 1}


def owner(owners: Mapping[str, str], text: str) -> str | None:
    """Returns the party whose aircraft, ships or guns the words name, null where they name none or something else."""
    words = _plain(text).split()
    for cut in range(1, len(words)):
        if _is_craft(" ".join(words[cut:])):
            return owners.get(" ".join(words[:cut]).removesuffix("'s").removesuffix("'"))
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).removeprefix("the ")


def _is_craft(words: str) -> bool:
    return bool({words, words.removesuffix("s")} & _craft())


@cache
def _craft() -> frozenset[str]:
    nouns = table("nouns")
    return frozenset(word for kind in ("vehicles", "projectiles", "materiel", "drones") for word in nouns[kind])
