"""Clashes of state: what cannot be so of one place or one group at one time.

Three of them: a group is said to be wiped out, and at the same time or later it is said to be there or to act; the land
of a group is said to be won, and its threat to remain (a difference of scope, not of fact); one place is said to be
held by two parties on the same days. Only claims on the same entity meet. It ignores how long a state lasts unless the
text says so, and misleads where a name covers more than one body.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Entity, Ledger, Link, Reason
from . import parties, places
from .sides import of_two_sides
from .subjects import Subject, Subjects
from .verdicts import Verdict, make_link
from .words import has_any, stem, stems

_NAME = re.compile(r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*")
#: "a number of the", "a truck belonging to": what goes before is some of a group, or what it has.
_PART_OF = re.compile(r"(\w+)\s+(?:of|belong(?:ed|ing|s)\s+to)\s+(?:the\s+)?([A-Z][\w’'-]*)")
#: How far behind a clause words are looked for that make it speak of a part of a town.
_BEHIND = 25
#: Signs of life that an end is set against: the nearest in time, no more.
_MOST = 4


class _Sign(NamedTuple):
    """A claim that shows a group to be there, and the words that do; `stated` where it is said and not only a deed."""

    day: int
    subject: Subject
    words: str
    stated: bool


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
    nameless: list[Subject] = []
    for subject in subjects.all:
        if not subject.vouched or subject.outside or subject.claim.aspect == "stopped":  # "no longer holds the town"
            continue
        if subject.claim.event in _types("present") and not subject.rejects and _is_nameless(subjects, subject):
            nameless.append(subject)
        if _is_end(subject):
            for entity in _groups(subjects, subject):
                ends[entity].append(subject)
        for entity, sign in _signs(subjects, subject):
            signs[entity].append(sign)
        if subject.claim.event in _types("holds") and not subject.rejects:
            for place in (subject.targets.entities | subject.places) & towns:
                if _is_held_itself(subject, place):
                    holds[place].append(subject)
    for entity, sign in _named_by_page(ends, nameless):
        signs[entity].append(sign)
    found = [
        *_ended_yet_alive(subjects.gazetteer, ledger.entities, ends, signs),
        *_held_by_two(subjects, ledger.entities, holds),
    ]
    return [make_link(made.verdict, made.grounds) for made in found]


def _is_held_itself(subject: Subject, place: str) -> bool:
    """Tells whether the place is what is held, and not only where: "several towns near Varn" are not Varn."""
    claim = subject.claim
    if has_any(subject.document.text[claim.start : claim.end + _BEHIND], _words("held", "part")):
        return False
    if place in subject.targets.entities:
        return True
    names = [p.text.lower() for p in subject.claim.places if p.entity == place]
    held = [target.text.lower() for target in subject.claim.targets]
    whole = _words("held", "whole")
    return all(any(n in words for n in names) or words.rpartition(" ")[2] in whole for words in held)


def _is_end(subject: Subject) -> bool:
    if subject.claim.event not in _types("ends") or subject.rejects or _total(subject) is None:
        return False
    heads = subject.targets.heads
    if heads and not heads & (_stems("groups") | subject.targets.names | stems(subject.claim.text) & _stems("total")):
        return False
    return not any(_is_some_of(subject, m) for m in _PART_OF.finditer(subject.claim.text))


def _is_some_of(subject: Subject, found: re.Match[str]) -> bool:
    """Tells whether words leave a group itself aside: leaders, a truck or "gatherings" of it, but not all its units."""
    claim = subject.claim
    if claim.trigger.start <= claim.start + found.start() < claim.trigger.end:
        return False
    if claim.targets and stem(found[2]) not in subject.targets.names:
        return False
    return stem(found[1]) not in _stems("groups") | _stems("total") | _stems("share")


def _total(subject: Subject) -> str | None:
    """The words of a clause that leave nobody: "all units", "completely"."""
    return has_any(subject.claim.text, _words("existence", "total"))


def _groups(subjects: Subjects, subject: Subject) -> frozenset[str]:
    """The groups that a state is said of: those it is done to, or else those that the clause names otherwise."""
    own = subject.targets.entities - subjects.gazetteer.places.keys()
    return own or subject.bodies - subject.actors.entities or _named_in(subjects, subject.targets.text)


def _named_in(subjects: Subjects, words: str) -> frozenset[str]:
    """Parties whose names stand in a phrase, though nobody marked them there."""
    none: frozenset[str] = frozenset()
    return none.union(*(subjects.by_name.get(m.group().lower(), none) for m in _NAME.finditer(words)))


def _signs(subjects: Subjects, subject: Subject) -> Iterator[tuple[str, _Sign]]:
    """Groups that a claim shows to be there: whose presence is stated, whose end is denied, or who acts."""
    event, trigger, day = subject.claim.event, f"“{subject.claim.trigger.text}”", _day(subject)
    family = event.partition(":")[0]
    if event in _types("ends") and subject.rejects and event != "STATE:existence":
        for entity in _groups(subjects, subject):
            yield entity, _Sign(day, subject, f"{trigger} is denied", True)
    elif subject.rejects:
        return
    elif event in _types("present"):
        if _total(subject):
            return
        for entity in _groups(subjects, subject):
            yield entity, _Sign(day, subject, trigger, True)
    elif event in _types("deeds") or family in _types("deeds"):
        for entity in subject.actors.entities:
            yield entity, _Sign(day, subject, trigger, False)


def _is_nameless(subjects: Subjects, subject: Subject) -> bool:
    named = _groups(subjects, subject)
    return not named and has_any(subject.claim.text, _words("existence", "groups")) is not None


def _named_by_page(ends: Mapping[str, Sequence[Subject]], nameless: Sequence[Subject]) -> Iterator[tuple[str, _Sign]]:
    """ "The terrorist group" is the one group of the page that is said to be gone, if there is but one."""
    gone: dict[str, set[str]] = defaultdict(set)
    for entity, ended in ends.items():
        for end in ended:
            gone[end.document.id].add(entity)
    for subject in nameless:
        entities = gone.get(subject.document.id, set())
        if len(entities) == 1:
            yield min(entities), _Sign(_day(subject), subject, f"“{subject.claim.trigger.text}”", True)


def _ended_yet_alive(
    gazetteer: places.Gazetteer,
    entities: Mapping[str, Entity],
    ends: Mapping[str, Sequence[Subject]],
    signs: Mapping[str, list[_Sign]],
) -> Iterator[_Clash]:
    for entity, ended in sorted(ends.items()):
        some = sorted(signs.get(entity, ()), key=lambda s: (s.day, s.subject.claim.id))
        days = [s.day for s in some]
        stated: dict[str, list[_Sign]] = defaultdict(list)
        for sign in some:
            if sign.stated:
                stated[sign.subject.document.id].append(sign)
        for end in ended:
            near = stated.get(end.document.id, ())
            first = bisect_left(days, _day(end))
            later = [s for s in some[first : first + 2 * _MOST] if s.subject.document.id != end.document.id]
            for sign in [*near[:_MOST], *later[:_MOST]]:
                if _elsewhere(gazetteer, end, sign.subject):
                    continue
                if made := _life(entities[entity].name if entity in entities else entity, end, sign):
                    yield made


def _elsewhere(gazetteer: places.Gazetteer, end: Subject, other: Subject) -> bool:
    """An end in one town ("finished in Tesqal") says nothing of other places; one in a country, of all in it."""
    own = end.places - gazetteer.countries
    return bool(own) and places.compare(gazetteer, own, other.places).relation not in {"same", "near"}


def _life(name: str, end: Subject, sign: _Sign) -> _Clash | None:
    """A deed on the page itself may lie before the end; only what is said to be there still clashes with it there."""
    other = sign.subject
    if other.claim.id == end.claim.id or other.at == end.at:
        return None
    if other.document.id != end.document.id and not _comes_after(other, end):
        return None
    total = _total(end)
    if scope := _scope(end, other):
        why = f"the one is about land (“{scope}”), the other about more than land: both may be true of {name}"
        return _Clash(Verdict("contradicts", "scope", end, other, "scope", why), _grounds(name, end, other))
    why = f"{name} cannot be gone (“{total}”, “{end.claim.trigger.text}”) and there ({sign.words})"
    return _Clash(Verdict("contradicts", "state", end, other, "state", why), _grounds(name, end, other))


def _scope(end: Subject, other: Subject) -> str | None:
    """The words of land that narrow an end down, where the other claim is not of land itself."""
    if other.claim.event.startswith("CONTROL"):
        return None
    own = has_any(end.claim.text, _words("scope", "territory"))
    wider = has_any(end.sentence, _words("scope", "territory"))
    return own or (wider if has_any(other.sentence, _words("scope", "threat")) else None)


def _comes_after(later: Subject, end: Subject) -> bool:
    if later.days is None or end.days is None:
        return False
    return later.days.first > end.days.last or (later.days.first >= end.days.first and later.days.said)


def _held_by_two(
    subjects: Subjects, entities: Mapping[str, Entity], holds: Mapping[str, Sequence[Subject]]
) -> Iterator[_Clash]:
    for place, some in sorted(holds.items()):
        held = sorted((s for s in some if s.actors.text), key=lambda s: (_day(s), s.claim.id))
        for number, a in enumerate(held):
            for b in held[number + 1 : number + 1 + 2 * _MOST]:
                if _both_hold(entities, a, b):
                    name = subjects.gazetteer.name(place)
                    why = f"on the same days {name} is in the hands of “{a.actors.text}” and of “{b.actors.text}”"
                    yield _Clash(Verdict("contradicts", "state", a, b, "state", why), _grounds(name, a, b))


def _both_hold(entities: Mapping[str, Entity], a: Subject, b: Subject) -> bool:
    """A place can be captured from one by the other on one day; only what is held by both is a clash."""
    if a.days is None or b.days is None or "CONTROL:hold" not in (a.claim.event, b.claim.event):
        return False
    if a.days.last < b.days.first or b.days.last < a.days.first:
        return False
    if not (a.days.said and b.days.said) and not _of_one_moment(a, b):
        return False
    if of_two_sides(a.actors, b.actors):
        return True
    named = bool(a.actors.entities and b.actors.entities)
    other = named and parties.compare(a.actors, b.actors).relation == "other"
    return other and not parties.related(entities, a.actors, b.actors)


def _of_one_moment(a: Subject, b: Subject) -> bool:
    """Pages of one day that say no other speak of that day, where both say who holds the place."""
    if a.claim.event != b.claim.event or a.published is None or a.published != b.published:
        return False
    return not any(s.days is not None and s.days.said for s in (a, b))


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
def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, _words("existence", name)))


@cache
def _types(name: str) -> frozenset[str]:
    return frozenset(_words("existence", name))
