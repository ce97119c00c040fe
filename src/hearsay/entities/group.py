"""The names of a document put together: one group for each person, body or place, each join with its reason."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..records import Document, EntityKind
from .bodies import Bond, bonds
from .gazetteer import Gazetteer, Place
from .lexicon import is_common
from .names import Reading
from .naming import ADJECTIVES, Name
from .people import person_bonds
from .places import PART, WITHIN, Settled, settle
from .power import Power, powers
from .romanise import fold_name, skeleton
from .similar import same_name


class Member(NamedTuple):
    """A name in a group, and why it is in it."""

    name: Name
    why: str


@dataclass(slots=True)
class Group:
    """Names that mean one entity: where it lies, what a capital stands for, of which class (`family`) a body is.

    `words` and `titles` are those of all names: they are asked for again and again, and a book names some a thousand
    times.
    """

    kind: EntityKind
    name: str
    members: list[Member] = field(default_factory=list)
    place: Place | None = None
    place_why: str = ""
    stands_for: str | None = None
    family: str = ""
    words: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


def group_names(document: Document, reading: Reading, gazetteer: Gazetteer, seats: Mapping[int, Power]) -> list[Group]:
    """Returns the groups in the order of their first names."""
    places = [n for n in reading.names if n.kind == "place"]
    others = [n for n in reading.names if n.kind != "place"]
    placed = _places(document, reading, places, gazetteer, seats)
    countries = frozenset(g.place.country for g in placed if g.place is not None)
    groups = [*placed, *_rest(document, others, countries)]
    for group in groups:
        group.words = frozenset(word for m in group.members for word in m.name.key.split())
        titles = {m.name.title for m in group.members if m.name.title}
        group.titles = frozenset(word for title in titles for word in fold_name(title).split())
    return sorted(groups, key=lambda g: (g.members[0].name.start, g.members[0].name.end))


def _places(
    document: Document, reading: Reading, names: Sequence[Name], gazetteer: Gazetteer, seats: Mapping[int, Power]
) -> list[Group]:
    settled = settle(document, reading.words, names, gazetteer)
    groups: dict[str, Group] = {}
    for name in names:
        found = settled[name.key]
        power = seats.get(name.start)
        key = f"#{found.place.row}" if found.place is not None and found.place.kind not in {PART, WITHIN} else name.key
        if power is not None and power.seat:
            key = f"!{power.state}"
        group = groups.setdefault(key, Group(kind="place", name=name.text, place=found.place, place_why=found.why))
        if power is not None and power.seat:
            group.stands_for = power.body
        group.members.append(Member(name, _place_why(name, found, power)))
    for group in groups.values():
        group.name = _place_name(group)
    return list(groups.values())


def _place_why(name: Name, settled: Settled, power: Power | None) -> str:
    parts = [name.why]
    if name.shape not in ADJECTIVES and settled.place is not None:
        parts.append(settled.why)
    if power is not None:
        parts.append(power.why)
    return "; ".join(dict.fromkeys(p for p in parts if p))


def _place_name(group: Group) -> str:
    """Countries by their English name, the rest as the text mostly spells it."""
    if group.place is not None and group.place.kind in {"country", "continent"}:
        return group.place.name
    plain = [m.name.text for m in group.members if m.name.shape not in ADJECTIVES]
    if plain:
        return max(Counter(plain).items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
    return group.place.name if group.place is not None else group.name


def _rest(document: Document, names: Sequence[Name], countries: frozenset[str]) -> list[Group]:
    """People, bodies and peoples: known bodies under one name, the rest by what the text tells."""
    known = _known_bodies(names, countries)
    keys = [known.get(n.key) or f"{_side(n)}:{n.key}" for n in names]
    key_of = dict(zip((n.key for n in names), keys, strict=True))
    leader: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for bond in [*bonds(document, names), *person_bonds(names), *_spellings(names)]:
        one, other = _top(leader, key_of[bond.one]), _top(leader, key_of[bond.other])
        if one != other and _may_join(one, other):
            if other.startswith("known:"):
                one, other = other, one
            leader[other] = one
            reasons[bond.other if key_of[bond.other] == other else bond.one] = bond.why
    members: dict[str, list[Member]] = defaultdict(list)
    for name, key in zip(names, keys, strict=True):
        members[_top(leader, key)].append(Member(name, reasons.get(name.key, name.why)))
    return [_group(key, found) for key, found in members.items()]


def _side(name: Name) -> str:
    return "person" if name.kind == "person" else "people" if name.shape == "people" else "body"


def _top(leader: Mapping[str, str], key: str) -> str:
    while key in leader:
        key = leader[key]
    return key


def _may_join(one: str, other: str) -> bool:
    """Two known bodies are never one, and a person is never a body."""
    if one.startswith("known:") and other.startswith("known:"):
        return False
    return (one.startswith("person:")) == (other.startswith("person:"))


def _known_bodies(names: Sequence[Name], countries: frozenset[str]) -> dict[str, str]:
    """Names that the list of bodies knows.

    An acronym that several bear is whose long form stands in the text, else nobody's. A name that any state may have
    ("Ministry of Defence", "Congress") is the listed body's only in a text that speaks of its country.
    """
    certain = {n.entries[0].name for n in names if n.shape == "body" and len({e.name for e in n.entries}) == 1}
    out = {}
    for name in names:
        if name.shape == "body":
            bearers = {e.name for e in name.entries if e.country in countries or not countries or not is_common(e)}
            fitting = bearers if len(bearers) == 1 else bearers & certain
            if len(fitting) == 1:
                out[name.key] = f"known:{next(iter(fitting))}"
        elif name.shape == "people":
            out[name.key] = f"people:{name.entries[0].name}"
    return out


def _spellings(names: Sequence[Name]) -> list[Bond]:
    """Two spellings of one name in one text: like-sounding and very alike."""
    by_sound: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in {n.key: n for n in names}.values():
        if name.shape == "name" and len(name.key) > 4:
            by_sound[_side(name), skeleton(name.key)].append(name)
    out = []
    for found in by_sound.values():
        for other in found[1:]:
            if len(found) < 8 and same_name(found[0].text, other.text).same:
                out.append(Bond(found[0].key, other.key, f"{other.text} is another spelling of {found[0].text}"))
    return out


def _group(key: str, members: list[Member]) -> Group:
    names = [m.name for m in members]
    kinds = Counter(n.kind for n in names)
    if len(kinds) > 1:
        del kinds["other"]
    kind = max(kinds, key=lambda k: (kinds[k], k))
    if key.startswith("known:"):
        entry = next(e for n in names for e in n.entries if f"known:{e.name}" == key)
        return Group(kind="organisation", name=entry.name, members=members, family=entry.family)
    if key.startswith("people:") and names[0].entries:
        return Group(kind="group", name=names[0].entries[0].name, members=members, family=names[0].entries[0].family)
    longest = max(names, key=lambda n: (len(n.key.split()), len(n.text), -n.start))
    return Group(kind=kind, name=longest.text, members=members)


__all__ = ["Group", "Member", "group_names", "powers"]
