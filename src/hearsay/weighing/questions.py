"""Which figures answer one question: one role, people of one kind (or one measure), and one happening or subject.

Within an event that is all. Counts of casualties of different events are laid side by side too where they name the same
place or party and lie close in time, because pages on one happening often do not look alike; a reader sees at once
what does not belong. A link on the number joins what these rules keep apart.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise

from ..knowledge import rows, table
from ..records import Claim, Quantity
from .forest import head, unite
from .people import counted
from .voices import Hearing, Voice

_NUMBERS = frozenset({"contradicts", "updates", "narrows", "corroborates", "repeats", "retracts"})
_CLOSE = 3  # days between two happenings that may be one, told of with slightly different days
_NEWS = 21  # days between two pages on one happening, where one of them does not say when it was

Item = tuple[Voice, Quantity]
Key = tuple[str, ...]


def questions(hearing: Hearing) -> list[list[Item]]:
    """Groups all figures that somebody can read by the question that they answer."""
    groups: dict[Key, list[Item]] = defaultdict(list)
    for voice in hearing.voices.values():
        for quantity in voice.claim.quantities if voice.register != "hidden" else ():
            groups[_key(hearing, voice.claim, quantity)].append((voice, quantity))
    parent = {key: key for key in sorted(groups)}
    _join_linked(hearing, groups, parent)
    _join_tolls(hearing, groups, parent)
    out: dict[Key, list[Item]] = defaultdict(list)
    for key in parent:
        out[head(parent, key)] += groups[key]
    return list(out.values())


def _key(hearing: Hearing, claim: Claim, quantity: Quantity) -> Key:
    event = hearing.event_of.get(claim.id)
    kind = counted(quantity)
    if event:
        return quantity.role, kind, event.id
    named = [a.entity for a in (*claim.targets, *claim.actors, *claim.places) if a.entity]
    return (quantity.role, kind, claim.event, named[0]) if named else (quantity.role, kind, claim.id)


def _join_linked(hearing: Hearing, groups: Mapping[Key, list[Item]], parent: dict[Key, Key]) -> None:
    keys_of: dict[str, list[Key]] = defaultdict(list)
    for key in parent:
        for claim in sorted({voice.claim.id for voice, _ in groups[key]}):
            keys_of[claim].append(key)
    for link in sorted(hearing.ledger.links, key=lambda link: (link.a, link.b, link.kind)):
        if link.on == "number" and link.kind in _NUMBERS:
            ours, theirs = keys_of.get(link.a, []), keys_of.get(link.b, [])
            for one in ours:
                for other in theirs:
                    if one[0] == other[0] or len(ours) == len(theirs) == 1:
                        unite(parent, one, other)


def _join_tolls(hearing: Hearing, groups: Mapping[Key, list[Item]], parent: dict[Key, Key]) -> None:
    """Joins counts of people that name one place or party, each with the next one in time if that is near enough."""
    subjects: dict[Key, list[tuple[str, Key, Voice]]] = defaultdict(list)
    for key in parent:
        for voice, quantity in groups[key]:
            if quantity.role in table("weighing")["roles"]:
                for entity in _named(hearing, voice.claim):
                    subjects[quantity.role, counted(quantity), entity].append((_moment(voice), key, voice))
    for _, some in sorted(subjects.items()):
        ordered = sorted(some, key=lambda entry: (entry[0], entry[1], entry[2].claim.id))
        for (_, one, earlier), (_, other, later) in pairwise(ordered):
            if _near(earlier, later):
                unite(parent, one, other)


def _named(hearing: Hearing, claim: Claim) -> Iterator[str]:
    """Places that a claim names, without whole states; where it names none, the groups that it is about.

    A group that is only named beside the figure (as the one who gives it) says nothing of whom it counts.
    """
    entities = {a.entity for a in (*claim.targets, *claim.actors) if a.entity}
    entities.update(entity.id for entity in hearing.inside(claim.document, claim.start, claim.end))
    entities -= hearing.states  # "the Karvelian ministry" says who counts, not where
    entities.update(a.entity for a in claim.places if a.entity)
    known = [hearing.ledger.entities[entity] for entity in sorted(entities) if entity in hearing.ledger.entities]
    places = [entity.id for entity in known if entity.kind == "place" and entity.name.casefold() not in _states()]
    targets = {a.entity for a in claim.targets}
    yield from places or [entity.id for entity in known if entity.kind == "group" and entity.id in targets]


def _near(one: Voice, other: Voice) -> bool:
    days = [_told(voice) for voice in (one, other)]
    if days[0] and days[1]:
        return _apart(days[0], days[1]) <= _CLOSE
    moments = [_moment(voice) for voice in (one, other)]
    return bool(moments[0] and moments[1]) and _apart(moments[0], moments[1]) <= _NEWS


def _told(voice: Voice) -> str:
    time = voice.claim.time
    return (time.earliest or time.latest or "") if time else ""


def _moment(voice: Voice) -> str:
    return _told(voice) or (voice.said.earliest or "" if voice.said else "")


def _apart(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return _NEWS + 1


@cache
def _states() -> frozenset[str]:
    named = (name for row in rows("countries") for name in (row["name"], *row["other_names"].split("|")))
    return frozenset(name.strip().casefold() for name in named if name.strip())
