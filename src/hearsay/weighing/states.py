"""Who held what, and when, by what is claimed: a line for each place and group that states are told of.

Each point is one claim, not a fact. A capture is taken for holding from that day on, a defeat for the end of a group;
how long a state lasts is left open unless the claim says so. What cannot be together is taken from the links.
"""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Argument, Days, Ledger, Link
from .deeds import target_of
from .labels import entity_name
from .views import StateLine, StatePoint
from .voices import Hearing, Voice, doers, hear

_CLASHING = frozenset({"state", "polarity"})
_EXISTING = frozenset({"gone", "present"})
_DEEDS = frozenset({"CONTROL", "ASSAULT"})


class _Rule(NamedTuple):
    state: str
    of: str
    holder: str


def state_lines(ledger: Ledger) -> tuple[StateLine, ...]:
    """Draws a line of states for each place and group, those with most clashes first.

    A group that is said to be gone gets a point "present" for each deed that somebody credits it with.
    """
    hearing = hear(ledger)
    points: dict[str, dict[str, StatePoint]] = defaultdict(dict)
    for voice in hearing.voices.values():
        if voice.vouched and not voice.rejects and voice.register != "hidden":
            for subject, point in _points(hearing, voice):
                points[subject].setdefault(point.claim, point)
    _add_signs_of_life(hearing, points)
    _add_linked(hearing, points)
    lines = [_line(hearing, subject, found) for subject, found in points.items()]
    return tuple(sorted(lines, key=lambda line: (-len(line.clashes), -len(line.points), line.name, line.subject)))


def _points(hearing: Hearing, voice: Voice) -> list[tuple[str, StatePoint]]:
    claim = voice.claim
    rule = _rules().get(claim.event)
    if rule is None:
        return []
    told: tuple[Argument, ...] = claim.targets if rule.of == "target" else (*claim.actors, *claim.targets)
    if rule.of == "target" and not any(a.entity for a in told) and rule.state in {"held", "lost", "contested"}:
        told = claim.places
    who = doers(hearing, voice) if rule.holder else []
    holder = who[0] if who else (None, "")
    point = _point(voice, rule.state, holder=holder[0], name=holder[1] or None)
    subjects = dict.fromkeys(a.entity for a in told if a.entity)
    if not subjects and rule.state in _EXISTING and (group := target_of(hearing, voice)) is not None:
        subjects = {group: None}  # "all units of the Reed" are the Reed
    return [(subject, point) for subject in subjects if subject != holder[0] and not _is_person(hearing, subject)]


def _is_person(hearing: Hearing, subject: str) -> bool:
    known = hearing.ledger.entities.get(subject)
    return known is not None and known.kind == "person"


def _add_linked(hearing: Hearing, points: dict[str, dict[str, StatePoint]]) -> None:
    """Puts a claim that names its group by a mere word ("the terrorist group") on the line of what it contradicts."""
    for subject, found in points.items():
        for claim in list(found):
            for link in hearing.links.get(claim, ()):
                other = hearing.voices.get(link.b if link.a == claim else link.a)
                rule = _rules().get(other.claim.event) if other is not None else None
                told = other is not None and other.vouched and not other.rejects and other.register != "hidden"
                if link.kind == "contradicts" and link.on == "state" and other is not None and told:
                    state = rule.state if rule is not None else "present"
                    points[subject].setdefault(other.claim.id, _point(other, state))


def _point(voice: Voice, state: str, *, holder: str | None = None, name: str | None = None) -> StatePoint:
    time = voice.claim.time
    days = Days(earliest=time.earliest, latest=time.latest) if time else Days()
    return StatePoint(
        claim=voice.claim.id, state=state, holder=holder, holder_name=name, time=days, who=voice.name, said=voice.said
    )


def _add_signs_of_life(hearing: Hearing, points: dict[str, dict[str, StatePoint]]) -> None:
    gone = {subject for subject, found in points.items() if any(point.state == "gone" for point in found.values())}
    for voice in hearing.voices.values():
        family = voice.claim.event.partition(":")[0]
        if family not in _DEEDS or not voice.vouched or voice.rejects or voice.register == "hidden":
            continue
        for doer, _ in doers(hearing, voice):
            if doer in gone:
                points[doer].setdefault(voice.claim.id, _point(voice, "present"))


def _line(hearing: Hearing, subject: str, found: dict[str, StatePoint]) -> StateLine:
    clashes = {
        (link.a, link.b)
        for claim in found
        for link in hearing.links.get(claim, ())
        if link.kind == "contradicts" and link.a in found and link.b in found and _clash(found, link)
    }
    return StateLine(
        subject=subject,
        name=entity_name(hearing.ledger, subject) or subject,
        points=tuple(sorted(found.values(), key=_when)),
        clashes=tuple(sorted(clashes)),
    )


def _clash(found: dict[str, StatePoint], link: Link) -> bool:
    """Tells whether two states cannot both be. Two holders of one place cannot; two victors over one group can be
    wrong about who it was, and right that it is gone."""
    both_held = found[link.a].state == found[link.b].state == "held"
    return link.on in _CLASHING or (link.on == "actor" and both_held)


def _when(point: StatePoint) -> tuple[bool, str, str]:
    """By the day that is told, else by the day on which it was said; what has neither comes last."""
    said = point.said.earliest if point.said else None
    day = point.time.earliest or point.time.latest or said
    return day is None, day or "", point.claim


@cache
def _rules() -> dict[str, _Rule]:
    rows = table("weighing")["state"]
    return {event: _Rule(row["state"], row["of"], row["holder"]) for row in rows for event in row["types"]}
