"""One key for one giver of information: an entity of the case, a news agency, a newsroom, or a bare name."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ..knowledge import rows
from ..language import fold
from ..records import Entity, Ledger

_SPACE = re.compile(r"\W+")
_BODIES = {"organisation", "group", "other", "document"}
#: Shorter names are compared with their capital letters: "AP" is an agency, "ap" is not.
_LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the case's entities, and which entity goes under a canonical name."""

    by_name: Mapping[str, str]
    keys: Mapping[str, str]
    shown: Mapping[str, str]

    def key(self, name: str) -> str:
        """Returns the key of a name that a page prints as a credit, an outlet or an author."""
        canonical = agency(name) or _newsroom(name)
        if canonical:
            return _name_key(canonical)
        return self.by_name.get(_plain(name)) or _name_key(name)

    def of_entity(self, entity: str) -> str:
        """Returns the key of an entity: that of the agency or newsroom which it is, else its own id."""
        return self.keys.get(entity, entity)

    def show(self, key: str) -> str:
        """Returns what stands for a key in `Origin.root`: the id of an entity, or a name."""
        return self.shown.get(key) or key.removeprefix("name:")


def read_names(ledger: Ledger) -> Names:
    """Collects the names of all entities; a name that two entities share leads to neither."""
    owners: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, str] = {}
    shown: dict[str, str] = {}
    for entity in ledger.entities.values():
        for name in _names(entity):
            owners[_plain(name)].add(entity.id)
        canonical = _body(entity)
        if canonical:
            key = _name_key(canonical)
            keys[entity.id] = key
            shown[key] = min(shown.get(key, entity.id), entity.id)
    for name in [*_agencies().values(), *_newsrooms().values()]:
        shown.setdefault(_name_key(name), name)
    for document in ledger.documents.values():
        for printed in (document.outlet, *document.authors):
            if printed:
                shown.setdefault(_name_key(printed), printed)
    for segment in ledger.segments.values():
        for printed in (segment.credit, segment.author):
            if printed:
                shown.setdefault(_name_key(printed), printed)
    for statement in ledger.statements.values():
        if statement.source:
            shown.setdefault(_name_key(statement.source.text), statement.source.text)
    by_name = {name: min(ids) for name, ids in owners.items() if len(ids) == 1}
    return Names({name: keys.get(entity_id, entity_id) for name, entity_id in by_name.items()}, keys, shown)


def agency(name: str) -> str | None:
    """Returns the name under which a news agency is counted, null where the words name none."""
    return _agencies().get(_exact(name))


def _body(entity: Entity) -> str | None:
    if entity.kind not in _BODIES:
        return None
    found = {c for name in _names(entity) if (c := agency(name) or _newsroom(name))}
    return min(found) if found else None


def _names(entity: Entity) -> list[str]:
    return sorted({entity.name, *(alias.text for alias in entity.aliases)})


def _newsroom(name: str) -> str | None:
    return _newsrooms().get(_exact(name))


@cache
def _agencies() -> dict[str, str]:
    return _spellings("agencies", "name", "also")


@cache
def _newsrooms() -> dict[str, str]:
    return _spellings("publishers", "newsroom", "outlets")


def _spellings(name: str, shown: str, also: str) -> dict[str, str]:
    return {_exact(n): row[shown] for row in rows(name) for n in [row[shown], *row[also].split(";")] if n.strip()}


@lru_cache(maxsize=50_000)
def _exact(name: str) -> str:
    plain = " ".join(_SPACE.sub(" ", fold(name)).split()).removeprefix("the ").removeprefix("The ")
    return plain if len(plain) <= _LONGEST_ACRONYM else plain.lower()


@lru_cache(maxsize=50_000)
def _plain(name: str) -> str:
    return " ".join(_SPACE.sub(" ", fold(name).lower()).split()).removeprefix("the ")


def _name_key(name: str) -> str:
    return f"name:{_plain(name)}"
