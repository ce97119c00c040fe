"""Which place of that name? Candidates of the gazetteer weighed by what the document says and names besides.

The weights are bits: one bit makes a reading twice as likely. What they ignore: where the outlet sits, and which of
two like places is in the news. They mislead where a text names a single small place without its country.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from ..records import Document, Precision
from .capitals import SEAT
from .gazetteer import Candidate, Gazetteer, Place
from .lexicon import place_kinds, word_set
from .naming import ADJECTIVES, Name
from .placing import Located, beside, company, inside, is_put
from .romanise import fold_name
from .words import Word

#: The kind of a place that is a part of another one.
PART: Final = "part"
#: The kind of a place that only the text places, in or near another one whose position stands for its own.
WITHIN: Final = "within"
#: Too wide to stand for a village inside.
_TOO_WIDE: Final = frozenset({"country", "continent", "ocean", "sea", PART})
#: A place of the gazetteer whose people nobody has counted has about this many.
_UNCOUNTED: Final = 1_000
_BY: Final = {"name": 1.5, "alias": 0.0, "article": 0.5, "sound": -1.0}
_SAME_COUNTRY: Final = 5.0
_INSIDE: Final = 8.0
_NEAR_KM: Final = 250.0
_NEAR: Final = 3.0
#: A country with this share of the talk of places is one that the text speaks of.
_TALKED_OF: Final = 0.1
#: This many towns that the text names first tell which others are near.
_MOST_ANCHORS: Final = 40
#: "X, Y": how far from the middle of a region Y a place X may lie.
_REGION_KM: Final = 700.0
_WIDE: Final = frozenset(
    {
        "country",
        "continent",
        "ocean",
        "area",
        "state",
        "province",
        "region",
        "sea",
        "governorate",
        "oblast",
        "republic",
        "territory",
        "county",
        "emirate",
        "krai",
        "department",
        "prefecture",
        "district",
        "island",
    }
)


class Settled(NamedTuple):
    """The place that a name is taken to mean (null: not known) and why."""

    place: Place | None
    why: str


class _Open(NamedTuple):
    """A name to settle: its candidates, and the names of the regions that the text says it lies in."""

    candidates: tuple[Candidate, ...]
    inside: tuple[str, ...]
    kinds: frozenset[str]
    times: int
    beside: tuple[str, ...] = ()


def precision(place: Place) -> Precision:
    """Returns what the coordinates of a place are: its own, the middle of an area, those of the place around it."""
    return "within" if place.kind == WITHIN else "area" if place.kind in _WIDE | {PART} else "point"


def distance(a: Place, b: Place) -> float:
    """Returns kilometres between two places along the earth's surface."""
    la, lb = math.radians(a.latitude), math.radians(b.latitude)
    h = (
        math.sin((lb - la) / 2) ** 2
        + math.cos(la) * math.cos(lb) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def settle(
    document: Document, words: Sequence[Word], names: Sequence[Name], gazetteer: Gazetteer
) -> dict[str, Settled]:
    """Returns for the key of each name of a place what it means in this document."""
    places: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(names, key=lambda n: n.shape == "formed"):
        places[name.key].append(name)
    found = {key: _open(document, words, group, gazetteer) for key, group in places.items()}
    countries = _countries(found)
    first = {key: _choose(key, item, found, countries, ()) for key, item in found.items()}
    anchors = [s.place for s in first.values() if s.place is not None and s.place.kind == "town"][:_MOST_ANCHORS]
    countries = _countries(found, first)
    out = {}
    for key, item in found.items():
        own = first[key].place
        out[key] = _choose(key, item, found, countries, [a for a in anchors if a is not own])
    out = {key: by_sound(key, settled, countries, gazetteer) for key, settled in out.items()}
    said = {key: _placed_by_text(settled, found[key], out, places[key][0]) for key, settled in out.items()}
    located = [
        Located(name, settled.place)
        for key, settled in said.items()
        if settled.place is not None and settled.place.kind not in _TOO_WIDE | {WITHIN}
        for name in places[key]
        if name.shape not in ADJECTIVES
    ]
    return {key: _placed_by_company(words, places[key], one, located) for key, one in said.items()}


def _placed_by_company(
    words: Sequence[Word], names: Sequence[Name], settled: Settled, located: Sequence[Located]
) -> Settled:
    """A place that no gazetteer knows, where all places that the text names close to it lie together."""
    if settled.place is not None or not any(is_put(words, name, _plain_kinds()) for name in names):
        return settled
    around = company(names, located, distance)
    if around is None:
        return settled
    place = around._replace(name=names[0].text, kind=WITHIN, geonames=None, population=0)
    why = f"the gazetteer does not know it; the text names it close to {around.name}, which stands for it"
    return Settled(place, why)


def _placed_by_text(settled: Settled, item: _Open, out: Mapping[str, Settled], name: Name) -> Settled:
    """A place that no gazetteer knows, at the position of the region or town that the text says it lies in or near."""
    if settled.place is not None:
        return settled
    for other in (*item.inside, *item.beside):
        around = out.get(fold_name(other))
        if around is None or around.place is None or around.place.kind in _TOO_WIDE or fold_name(other) == name.key:
            continue
        place = around.place._replace(name=name.text, kind=WITHIN, geonames=None, population=0)
        why = f"the gazetteer does not know it; the text puts it in or near {around.place.name}, which stands for it"
        return Settled(place, why)
    return settled


def by_sound(key: str, settled: Settled, countries: Mapping[str, float], gazetteer: Gazetteer) -> Settled:
    """Where no place is spelled so: one that sounds alike in the country that the document is mostly about."""
    if settled.place is not None or not countries:
        return settled
    likely = sorted((c for c, share in countries.items() if share >= _TALKED_OF), key=lambda c: (-countries[c], c))
    found = (c for country in likely for c in gazetteer.find_by_sound(key, country))
    alike = [c for c in found if _alike(key, fold_name(c.place.name))]
    if len(alike) != 1:
        return settled
    return Settled(alike[0].place, f"it sounds like {alike[0].place.name}, in a country that the text speaks of")


def _alike(a: str, b: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio(a, b.split()[-1]) >= 70 or ratio(a, b) >= 70


def demonym_place(name: Name) -> str:
    """Returns the name of the place that an adjective or inhabitant's name belongs to."""
    return next(e.name for e in name.entries if e.what == "demonym")


def _open(document: Document, words: Sequence[Word], names: Sequence[Name], gazetteer: Gazetteer) -> _Open:
    first = names[0]
    if first.shape == SEAT:
        seat = first.entries[0]
        found = (c for c in gazetteer.find(seat.name) if c.place.country == seat.country and c.place.kind == "town")
        return _Open(tuple(found)[:1], (), frozenset(), len(names))
    if first.shape == "demonym":
        return _Open(gazetteer.find(demonym_place(first))[:1], (), frozenset(), len(names))
    kinds = {k for n in names for k in _kind_words(words, n)}
    holders = tuple(dict.fromkeys(i for n in names for i in inside(document, words, n)))
    candidates = _candidates(first, kinds, gazetteer)
    if not candidates and (cut := _run_together(first, gazetteer)) is not None:
        return _Open(cut, holders, frozenset(kinds), len(names))
    near = () if candidates else tuple(dict.fromkeys(b for n in names for b in beside(document, words, n)))
    return _Open(candidates, holders, frozenset(kinds), len(names), near)


def _run_together(name: Name, gazetteer: Gazetteer) -> tuple[Candidate, ...] | None:
    """ "Orvena Tessmark": a town and the country or province that it lies in, with no comma between them."""
    folded = name.key.split()
    for cut in range(len(folded) - 1, 0, -1):
        wide = [c.place for c in gazetteer.find(" ".join(folded[cut:])) if c.place.kind in _WIDE]
        held = [c for c in gazetteer.find(" ".join(folded[:cut])) if any(_holds(w, c.place) for w in wide)]
        if held:
            return tuple(held)
    return None


@cache
def _plain_kinds() -> frozenset[str]:
    return frozenset(place_kinds())


def _candidates(name: Name, kinds: set[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    folded = name.key.split()
    for kind in kinds:
        if found := gazetteer.find(f"{name.key} {kind}"):
            return found
    if found := gazetteer.find(name.text):
        return found
    if (
        len(folded) > 1
        and folded[-1] in place_kinds()
        and place_kinds()[folded[-1]] in {"region", "town"}
        and folded[-1] not in {"county", "area"}
    ):
        return gazetteer.find(" ".join(folded[:-1]))
    return _part(name, gazetteer)


def _part(name: Name, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """ "Northern Syria" lies where Syria lies, and is a place of its own."""
    first, _, rest = name.key.partition(" ")
    if first not in word_set("place_words", "parts", "words") or not rest:
        return ()
    return tuple(
        c._replace(place=c.place._replace(name=name.text, kind=PART, geonames=None)) for c in gazetteer.find(rest)[:1]
    )


def _kind_words(words: Sequence[Word], name: Name) -> set[str]:
    """The word of kind beside a name: "province" in "Homs province", "the province of Homs", "city of Homs"."""
    out = set()
    if name.last < len(words):
        after = words[name.last]
        if after.joined == " " and after.folded in _plain_kinds() and not after.folded.endswith("s"):
            out.add(after.folded)
    at = name.first - 1
    if at >= 1 and words[name.first].joined and words[at].folded == "of" and words[at - 1].folded in _plain_kinds():
        out.add(words[at - 1].folded)
    elif at >= 0 and words[name.first].joined and words[at].folded in {"city", "town", "village"}:
        out.add(words[at].folded)
    return out


def _countries(found: Mapping[str, _Open], settled: Mapping[str, Settled] | None = None) -> dict[str, float]:
    """How much of the document's talk of places is of each country, as shares."""
    counts: dict[str, float] = {}
    for key, item in found.items():
        place = settled[key].place if settled is not None else _plain_place(item)
        if place is not None and place.country:
            weight = (1.0 if place.kind in _WIDE or settled is None else 0.6) * math.sqrt(item.times)
            counts[place.country] = counts.get(place.country, 0.0) + weight
    total = sum(counts.values())
    return {country: count / total for country, count in counts.items()} if total else {}


def _plain_place(item: _Open) -> Place | None:
    """The place of a name that means only one: a country, or the single candidate."""
    if not item.candidates:
        return None
    wide = [c for c in item.candidates if c.place.kind == "country"]
    if len(wide) == 1 and not any(c.place.kind == "state" for c in item.candidates):
        return wide[0].place
    return item.candidates[0].place if len(item.candidates) == 1 else None


def _choose(
    key: str, item: _Open, found: Mapping[str, _Open], countries: Mapping[str, float], anchors: Sequence[Place]
) -> Settled:
    if not item.candidates:
        return Settled(None, "the gazetteer knows no place of this name")
    regions = [_region(name, found) for name in item.inside]
    scored = [(_score(c, item, regions, countries, anchors), -n, c) for n, c in enumerate(item.candidates)]
    bits, _, best = max(scored)
    others = sorted(
        (s for s, n, c in scored if c is not best and distance(c.place, best.place) > _NEAR_KM), reverse=True
    )
    return Settled(best.place, _why(key, best, item, regions, countries, bits - others[0] if others else None))


def _region(name: str, found: Mapping[str, _Open]) -> list[Place]:
    item = found.get(fold_name(name))
    return [c.place for c in item.candidates if c.place.kind in _WIDE or c.place.population > 100_000] if item else []


def _score(
    candidate: Candidate,
    item: _Open,
    regions: Sequence[Sequence[Place]],
    countries: Mapping[str, float],
    anchors: Sequence[Place],
) -> float:
    place = candidate.place
    bits = math.log2((place.population or _UNCOUNTED) + 100) * 0.75 + _BY[candidate.by]
    if place.country:
        bits += _SAME_COUNTRY * math.sqrt(countries.get(place.country, 0.0))
    for group in regions:
        if held := [region for region in group if _holds(region, place)]:
            bits += _INSIDE if held[0].kind != "town" else _INSIDE / 2
        elif group and place.kind not in _WIDE:
            bits -= _INSIDE / 2
    if item.kinds:
        town = bool(item.kinds & {"city", "town", "village", "hamlet", "neighbourhood", "neighborhood", "camp", "port"})
        if town == (place.kind in _WIDE):
            bits -= 4.0
    if anchors and place.kind == "town":
        near = sum(1 for a in anchors if distance(a, place) < _NEAR_KM)
        bits += min(_NEAR, near * 1.5)
    return bits


def _holds(region: Place, place: Place) -> bool:
    """Whether a place may lie in a region: of one country, and not farther from its middle than regions reach."""
    if region is place or (place.kind in _WIDE and region.kind != "country"):
        return False
    if region.kind == "country":
        return region.country == place.country
    if region.country and place.country and region.country != place.country:
        return False
    reach = 120.0 if region.kind == "town" else 60.0 if region.kind == "county" else _REGION_KM
    return distance(region, place) < reach


def _why(
    key: str,
    best: Candidate,
    item: _Open,
    regions: Sequence[Sequence[Place]],
    countries: Mapping[str, float],
    lead: float | None,
) -> str:
    place = best.place
    for group in regions:
        holder = next((r for r in group if _holds(r, place)), None)
        if holder is not None:
            return f"the text puts it in {holder.name}"
    if lead is None:
        return "all places of this name lie together" if len(item.candidates) > 1 else "the only place of this name"
    if place.country and countries.get(place.country, 0.0) >= 0.3 and place.kind != "country":
        return f"of {len(item.candidates)} places of this name, one in a country that the text speaks of"
    return f"the best known of {len(item.candidates)} places of this name"
