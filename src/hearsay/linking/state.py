"""Clashes of state: what cannot be so of one place or one group at one time.

Three of them: a group is said to be wiped out, and at the same time or later it is said to be there or to act; the
land of a group is said to be won, and its threat to remain (a difference of scope, not of fact); one place is said to
be held by two parties on the same days. Only claims on the same entity meet. It ignores how long a state lasts unless
the text says so, and misleads where a name covers more than one body.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Entity, Ledger, Link, Reason
from . import parties
from .subjects import Subject, Subjects
from .verdicts import Verdict, make_link
from .words import has_any

_END = {"OUTCOME:defeat", "OUTCOME:destroy", "STATE:existence"}
_HOLD = {"CONTROL:hold", "CONTROL:capture", "CONTROL:recapture", "CONTROL:liberate"}
#: Signs of life that an end is set against: the nearest in time, no more.
_MOST = 4


class _Sign(NamedTuple):
    """A claim that shows a group to be there, and the words that do."""

    day: int
    subject: Subject
    words: str


class _Clash(NamedTuple):
    """A clash of state, and why both claims are about one thing."""

    verdict: Verdict
    grounds: list[Reason]


def state_links(subjects: Subjects, ledger: Ledger) -> list[Link]:
    """Finds the clashes of state in a case, inside one page too."""
    ends: dict[str, list[Subject]] = defaultdict(list)
    signs: dict[str, list[_Sign]] = defaultdict(list)
    holds: dict[str, list[Subject]] = defaultdict(list)
    towns = set(subjects.gazetteer.places) - subjects.gazetteer.countries
    for subject in subjects.all:
        if not subject.vouched or subject.rejects:
            continue
        if subject.claim.event in _END and (words := _total(subject)):
            for entity in subject.targets.entities - subjects.gazetteer.countries:
                ends[entity].append(subject)
        for entity, words in _signs(subject):
            signs[entity].append(_Sign(_day(subject), subject, words))
        if subject.claim.event in _HOLD:
            for place in (subject.targets.entities | subject.places) & towns:
                holds[place].append(subject)
    found = [*_ended_yet_alive(ledger.entities, ends, signs), *_held_by_two(subjects, ledger.entities, holds)]
    return [make_link(made.verdict, made.grounds) for made in found]


def _total(subject: Subject) -> str | None:
    return has_any(subject.sentence, _words("existence", "total"))


def _signs(subject: Subject) -> Iterator[tuple[str, str]]:
    """Entities that a claim shows to be there: who acts, and whose presence is stated."""
    event = subject.claim.event
    family = event.partition(":")[0]
    if event == "STATE:presence":
        for entity in subject.targets.entities | subject.actors.entities:
            yield entity, f"“{subject.claim.trigger.text}”"
    elif event in _deeds() or family in _deeds():
        for entity in subject.actors.entities:
            yield entity, f"“{subject.claim.trigger.text}”"
    elif alive := has_any(subject.claim.text, _words("existence", "alive")):
        for entity in subject.actors.entities | subject.targets.entities:
            yield entity, f"“{alive}”"


def _ended_yet_alive(
    entities: Mapping[str, Entity], ends: Mapping[str, Sequence[Subject]], signs: Mapping[str, list[_Sign]]
) -> Iterator[_Clash]:
    for entity, ended in sorted(ends.items()):
        some = sorted(signs.get(entity, ()), key=lambda s: (s.day, s.subject.claim.id))
        days = [s.day for s in some]
        for end in ended:
            near = [s for s in some if s.subject.document.id == end.document.id and s.subject.claim.id != end.claim.id]
            first = bisect_left(days, _day(end))
            for sign in [*near[:_MOST], *(s for s in some[first : first + _MOST] if s not in near)]:
                if made := _life(entities[entity].name if entity in entities else entity, end, sign):
                    yield made


def _life(name: str, end: Subject, sign: _Sign) -> _Clash | None:
    """A deed on the page itself may lie before the end; only what is said to be there still clashes with it there."""
    other = sign.subject
    if other.claim.id == end.claim.id or other.at == end.at or other.claim.event in _END:
        return None
    lives = other.claim.event == "STATE:presence" or has_any(other.sentence, _words("existence", "alive"))
    if other.document.id == end.document.id and not lives:
        return None
    if other.document.id != end.document.id and not _comes_after(other, end):
        return None
    land = has_any(end.sentence, _words("scope", "territory"))
    threat = has_any(other.sentence, _words("scope", "threat"))
    total = _total(end)
    if land and threat:
        why = f"the one is about land (“{land}”), the other about the threat (“{threat}”): both may be true of {name}"
        return _Clash(Verdict("contradicts", "scope", end, other, "scope", why), _grounds(name, end, other))
    why = f"{name} cannot be gone (“{total}”, “{end.claim.trigger.text}”) and there ({sign.words})"
    return _Clash(Verdict("contradicts", "state", end, other, "state", why), _grounds(name, end, other))


def _comes_after(later: Subject, end: Subject) -> bool:
    if later.days is None or end.days is None:
        return False
    return later.days.first > end.days.last or (later.days.first >= end.days.first and later.days.said)


def _held_by_two(
    subjects: Subjects, entities: Mapping[str, Entity], holds: Mapping[str, Sequence[Subject]]
) -> Iterator[_Clash]:
    for place, some in sorted(holds.items()):
        held = sorted((s for s in some if s.actors.entities), key=lambda s: (_day(s), s.claim.id))
        for number, a in enumerate(held):
            for b in held[number + 1 : number + 1 + 2 * _MOST]:
                if _both_hold(entities, a, b):
                    name = subjects.gazetteer.name(place)
                    why = f"on the same days {name} is in the hands of “{a.actors.text}” and of “{b.actors.text}”"
                    yield _Clash(Verdict("contradicts", "state", a, b, "state", why), _grounds(name, a, b))


def _both_hold(entities: Mapping[str, Entity], a: Subject, b: Subject) -> bool:
    if a.days is None or b.days is None or "CONTROL:hold" not in (a.claim.event, b.claim.event):
        return False
    if not (a.days.said and b.days.said) or a.days.last < b.days.first or b.days.last < a.days.first:
        return False
    return parties.compare(a.actors, b.actors).relation == "other" and not parties.related(entities, a.actors, b.actors)


def _grounds(name: str, a: Subject, b: Subject) -> list[Reason]:
    reasons = [Reason(name="subject", bits=3.0, text=f"both speak of {name}")]
    if a.document.id == b.document.id:
        reasons.append(Reason(name="page", bits=1.0, text="both stand on one page"))
    return reasons


def _day(subject: Subject) -> int:
    return subject.days.first if subject.days else 10**7


@cache
def _words(part: str, name: str) -> tuple[str, ...]:
    return tuple(table("links")[part][name])


@cache
def _deeds() -> frozenset[str]:
    return frozenset(_words("existence", "deeds"))
