"""Happenings: claims that speak of one, drawn together by their strongest ties, kept apart where any two differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from ..ids import make_id
from ..knowledge import table
from ..records import Days, Event
from .compare import Compared
from .pages import LEAD
from .places import Gazetteer
from .sorts import is_happening
from .subjects import Subject, Subjects
from .words import has_any, stem

#: Bits from which on a pair is drawn together.
TOGETHER = 1.0
_AGAIN = 4.0
_TITLE = 2.5
#: Characters from the head of a page that are surely its title.
_TITLE_END = 90


@dataclass(slots=True)
class Ties:
    """What the pairs of claims say about which belong together: ties by strength, and claims known to differ."""

    strong: list[tuple[float, str, str]] = field(default_factory=list)
    differ: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def note(self, compared: Compared) -> None:
        """Takes a pair in."""
        a, b = compared.a.claim.id, compared.b.claim.id
        if not (is_happening(compared.a.claim.event) and is_happening(compared.b.claim.event)):
            return
        if _known_to_differ(compared):
            self.differ[a].add(b)
            self.differ[b].add(a)
            return
        strength = round(compared.reading.score + _taken_up(compared), 2)
        if compared.a.sort == compared.b.sort and strength >= TOGETHER:
            self.strong.append((-strength, min(a, b), max(a, b)))


def cluster(subjects: Subjects, ties: Ties) -> tuple[Event, ...]:
    """Puts every claim that a happening took place into exactly one event; roll-ups and grades are left for later."""
    by_id = {s.claim.id: s for s in subjects.all if is_happening(s.claim.event)}
    groups = _grow(sorted(by_id), sorted(ties.strong), ties.differ)
    events = [_event(subjects, [by_id[claim] for claim in group]) for group in groups]
    return tuple(sorted(events, key=lambda e: e.id))


def _known_to_differ(compared: Compared) -> bool:
    """Two happenings: far apart in place or time, set apart by a word ("another strike") or by figures of one page."""
    a, b, reading = compared.a, compared.b, compared.reading
    if a.sort != b.sort:
        return False
    if reading.where.relation == "apart" or reading.when.relation in {"apart", "scale"}:
        return True
    if a.document.id != b.document.id:
        return False
    words = any(has_any(s.claim.text, _another()) for s in (a, b)) and a.at != b.at
    counts = [f for f in reading.numbers if f.verdict == "apart"]
    own = bool(a.places and b.places and not a.places & b.places) and reading.where.relation != "same"
    return words or (bool(counts) and own)


def _taken_up(compared: Compared) -> float:
    """Bits for a happening that one page names again: its title and its lead, or "the deal" once it was told of."""
    a, b, _ = compared
    if a.document.id != b.document.id or a.at == b.at:
        return 0.0
    if a.sentence == b.sentence and a.claim.text == b.claim.text:
        return _AGAIN
    word = stem(a.claim.trigger.text) == stem(b.claim.trigger.text)
    if min(a.substance, b.substance) <= 1:
        return _AGAIN if word else _AGAIN / 2
    first, second = sorted((a.depth, b.depth))
    return _TITLE if word and first < _TITLE_END and second < LEAD else 0.0


def _grow(
    claims: Sequence[str], ties: Sequence[tuple[float, str, str]], differ: Mapping[str, set[str]]
) -> list[list[str]]:
    """Joins along the strongest ties first, but never so that one event holds two claims that are known to differ."""
    of: dict[str, str] = {claim: claim for claim in claims}
    members: dict[str, list[str]] = {claim: [claim] for claim in claims}
    for _, a, b in ties:
        one, other = of[a], of[b]
        if one == other:
            continue
        small, large = sorted((one, other), key=lambda g: (len(members[g]), g))
        if any(of[x] == large for claim in members[small] for x in differ.get(claim, ())):
            continue
        for claim in members[small]:
            of[claim] = large
        members[large] += members.pop(small)
    return [sorted(group) for group in members.values()]


def _event(subjects: Subjects, group: Sequence[Subject]) -> Event:
    ids = tuple(sorted(s.claim.id for s in group))
    return Event(
        id=make_id("evt1", ids),
        event=_type(s.claim.event for s in group),
        claims=ids,
        place=_place(subjects.gazetteer, group),
        time=_time(group),
    )


def _type(types: Iterable[str]) -> str:
    """The commonest type that is most exact: "ASSAULT:airstrike" before "ASSAULT"."""
    counts = Counter(types)
    return min(counts, key=lambda t: (":" not in t, -counts[t], t))


def _place(gazetteer: Gazetteer, group: Sequence[Subject]) -> str | None:
    counts = Counter(place for subject in group for place in subject.places)
    return min(counts, key=lambda p: (p in gazetteer.countries, -counts[p], p)) if counts else None


def _time(group: Sequence[Subject]) -> Days:
    """What all days that the texts say have in common, or from the first to the last of them where they have none."""
    said = [s.days for s in group if s.days and s.days.said]
    days = said or [s.days for s in group if s.days]
    if not days:
        return Days()
    first, last = max(d.first for d in days), min(d.last for d in days)
    if first > last:
        first, last = min(d.first for d in days), max(d.last for d in days)
    return Days(earliest=date.fromordinal(first).isoformat(), latest=date.fromordinal(last).isoformat())


@cache
def _another() -> tuple[str, ...]:
    return tuple(table("links")["another"]["words"])
