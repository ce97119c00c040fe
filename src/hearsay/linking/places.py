"""Where: how two claims' places stand to each other, by entity, by distance, and by what the pages name beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

from ..knowledge import rows
from ..records import Entity, Ledger

#: Kilometres within which two points may be one town and its outskirts.
SAME_TOWN = 12.0
#: … and within which one may be a place of the region that the other one names.
SAME_REGION = 90.0
#: … and from which on a region, or a place that only its region locates, is surely not the other one.
_AROUND = 300.0


class Where(NamedTuple):
    """How places stand, and which two show it.

    `same`, `near` (one may hold the other), `region` (one is a region, and may hold or border on the other), `unknown`
    or `apart`.
    """

    relation: str
    a: str | None
    b: str | None


_UNKNOWN: Final = Where("unknown", None, None)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The case's places, and which of them are whole countries."""

    places: Mapping[str, Entity]
    countries: frozenset[str]
    _known: dict[tuple[frozenset[str], frozenset[str]], Where] = field(default_factory=dict)

    def spots(self, named: frozenset[str]) -> frozenset[str]:
        """Returns those of some places that are no regions or countries."""
        return frozenset(p for p in named - self.countries if self.places[p].precision != "area")

    def name(self, entity: str) -> str:
        """Returns a place's name for a sentence."""
        return self.places[entity].name


def read_gazetteer(ledger: Ledger) -> Gazetteer:
    """Collects the places of a case; countries are known by their names."""
    places = {e.id: e for e in ledger.entities.values() if e.kind == "place"}
    countries = frozenset(e.id for e in places.values() if e.name.lower().removeprefix("the ") in _country_names())
    return Gazetteer(places, countries)


def compare(gazetteer: Gazetteer, a: frozenset[str], b: frozenset[str]) -> Where:
    """Compares two sets of places by their closest pair. A country holds its towns and tells none apart."""
    if not a or not b:
        return _UNKNOWN
    known = gazetteer._known
    found = known.get((a, b))
    if found is None:
        found = known[a, b] = _compared(gazetteer, a, b)
    return found


def _compared(gazetteer: Gazetteer, a: frozenset[str], b: frozenset[str]) -> Where:
    small_a, small_b = a - gazetteer.countries, b - gazetteer.countries
    if both := small_a & small_b:
        one, other = gazetteer.spots(small_a), gazetteer.spots(small_b)
        if one & both or not one or not other:
            return Where("same", min(both), min(both))
        small_a, small_b = one, other  # two villages of one province
    if not small_a or not small_b:
        both = a & b
        return Where("near", min(both), min(both)) if both else _UNKNOWN
    pairs = sorted((_distance(gazetteer.places[x], gazetteer.places[y]), x, y) for x in small_a for y in small_b)
    known = [p for p in pairs if p[0] >= 0]
    if not known:
        return Where("unknown", pairs[0][1], pairs[0][2])
    distance, x, y = known[0]
    stated = {gazetteer.places[x].precision, gazetteer.places[y].precision}
    if stated == {"area"}:
        return Where("region", x, y)
    if stated & {"within", "area"}:
        around = "region" if "area" in stated else "unknown"
        return Where("near" if distance <= SAME_REGION else around if distance <= _AROUND else "apart", x, y)
    relation = "same" if distance <= SAME_TOWN else "near" if distance <= SAME_REGION else "apart"
    return Where(relation, x, y)


def kilometres(gazetteer: Gazetteer, a: str, b: str) -> float | None:
    """Returns how far two places lie from each other, null where one has no coordinates."""
    found = _distance(gazetteer.places[a], gazetteer.places[b])
    return found if found >= 0 else None


def _distance(a: Entity, b: Entity) -> float:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return -1.0
    y1, x1, y2, x2 = map(radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    h = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))


@cache
def _country_names() -> frozenset[str]:
    names = (n for row in rows("countries") for n in [row["name"], *row["other_names"].split("|")] if n.strip())
    return frozenset(name.strip().lower() for name in names)
