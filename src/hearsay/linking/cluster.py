"""Happenings: claims that speak of one, drawn together by their strongest ties.

They are kept apart where any two differ, and where all that was compared between two groups speaks against one
happening on the whole: else one sentence that suits two raids would make one of them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import floor, fsum
from typing import Final

from ..ids import make_id
from ..records import Days, Event
from .compare import Compared
from .decided import Decided
from .pages import LEAD, TITLE_END
from .places import Gazetteer, compare, kilometres
from .sorts import is_happening
from .stretches import is_habit
from .subjects import Days as Meant
from .subjects import Subject, Subjects
from .times import LONG
from .words import sets_apart, stem

#: Bits from which on a pair is drawn together.
TOGETHER = 1.0
#: Stands for the bits of two claims that are known to be of two happenings.
DIFFER: Final = -99
_AGAIN = 4.0
_TITLE = 2.5
_COUNTED_APART = -2.0
_NEXT_DAY = -3.0
_OF_HABIT = -4.0
#: Days that what is said of one happening may be off, and that a page that says no day may be late.
_OFF = 1
_UNSAID = 4
_NEVER = 10**7
#: Kilometres from the middle of a province within which a town may lie in it.
_PROVINCE = 250.0
_NONE: Final[Mapping[str, float]] = {}


@dataclass(slots=True)
class Ties:
    """What the pairs of claims say about which belong together: ties by strength, and claims known to differ.

    `bits` has every pair that was compared and speaks for or against one happening, under the smaller of its ids.
    """

    strong: list[tuple[float, str, str]] = field(default_factory=list)
    differ: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    bits: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def note(self, a: str, b: str, tie: float) -> None:
        """Takes in how strongly two claims are tied."""
        if tie == DIFFER:
            self.differ[a].add(b)
            self.differ[b].add(a)
        elif tie:
            first, second = (a, b) if a < b else (b, a)
            self.bits[first][second] = tie
            if tie >= TOGETHER:
                self.strong.append((-tie, first, second))

    def speak_for(self, some: Collection[str], others: Collection[str]) -> bool:
        """Tells whether the pairs between two groups, as far as they were compared, speak for one happening."""
        return fsum(self.bits.get(min(a, b), _NONE).get(max(a, b), 0.0) for a in some for b in others) >= 0


def tie(compared: Compared) -> float:
    """Returns how strongly a comparison ties two claims to one happening, in bits; or DIFFER.

    Bits below TOGETHER are rounded down to halves, so that what is remembered of all pairs stays small.
    """
    if not (is_happening(compared.a.claim.event) and is_happening(compared.b.claim.event)):
        return 0
    if _known_to_differ(compared):
        return DIFFER
    if compared.a.sort != compared.b.sort:
        return 0
    strength = round(compared.reading.score + _taken_up(compared) + _told_apart(compared), 2)
    return strength if strength >= TOGETHER else floor(2 * strength) / 2


def cluster(subjects: Subjects, ties: Ties, decided: Decided) -> tuple[Event, ...]:
    """Puts every claim that a happening took place into exactly one event; roll-ups and grades are left for later.

    What analysts decided is given where the ties alone would not lead there.
    """
    by_id = {s.claim.id: s for s in subjects.all if is_happening(s.claim.event)}
    happenings = [by_id[claim] for claim in sorted(by_id)]
    groups = _grow(subjects, happenings, ties, Decided())
    if not decided.holds_in(groups):
        groups = _grow(subjects, happenings, ties, decided)
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
    words = any(sets_apart(s.claim) for s in (a, b)) and a.at != b.at
    verdicts = {f.verdict for f in reading.numbers}
    if words or "apart" not in verdicts or "same" in verdicts:
        return words
    return bool(a.places and b.places and not a.places & b.places) and reading.where.relation != "same"


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
    return _TITLE if word and first < TITLE_END and second < LEAD else 0.0


def _told_apart(compared: Compared) -> float:
    """Bits against one happening: figures of one page that cannot both hold; the next town on the next day."""
    a, b, reading = compared
    verdicts = {one.verdict for one in reading.numbers}
    bits = _COUNTED_APART if a.document.id == b.document.id and "apart" in verdicts and "same" not in verdicts else 0.0
    bits += _OF_HABIT if is_habit(a) != is_habit(b) else 0.0
    return bits + (_NEXT_DAY if reading.where.relation == "near" and reading.when.relation == "off" else 0.0)


@dataclass(slots=True)
class _Group:
    """Claims drawn together so far: the days on which the happening can have been by all of them, and their places.

    `first` and `last` are ordinals; `long` tells whether the claims speak of a long stretch or of days, null where no
    claim says.
    """

    claims: list[str]
    first: int
    last: int
    long: bool | None
    places: Counter[str]


def _grow(subjects: Subjects, happenings: Sequence[Subject], ties: Ties, decided: Decided) -> list[list[str]]:
    """Joins along the strongest ties first, but never so that one event holds two claims that are known to differ.

    Claims that agree two by two need not have a day in common: a chain of them could lead through a whole year.
    """
    of = {subject.claim.id: _group(subjects, subject) for subject in happenings}
    differ = _differ(ties, decided)
    for claims in decided.together:
        for a, b in pairwise(sorted(claim for claim in claims if claim in of)):
            if of[a] is not of[b]:
                _unite(of, of[b], of[a])
    for _, a, b in sorted(ties.strong):
        small, large = sorted((of[a], of[b]), key=lambda g: (len(g.claims), g.claims[0]))
        if small is large or not _fit(subjects, small, large):
            continue
        if any(of[x] is large for claim in small.claims for others in differ(claim) for x in others if x in of):
            continue
        if not ties.speak_for(small.claims, large.claims):
            continue
        _unite(of, small, large)
    return [sorted(group.claims) for group in {id(group): group for group in of.values()}.values()]


def _differ(ties: Ties, decided: Decided) -> Callable[[str], list[Collection[str]]]:
    """Gives for a claim the sets of claims that are of other happenings, by the pairs compared and by decision."""
    apart: dict[str, list[Collection[str]]] = defaultdict(list)
    for one, other in decided.apart:
        for claim in one:
            apart[claim].append(other)
        for claim in other:
            apart[claim].append(one)
    return lambda claim: [ties.differ.get(claim, ()), *apart.get(claim, ())]


def _unite(of: dict[str, _Group], small: _Group, large: _Group) -> None:
    """Puts one group into another; what an analyst joins need not have a day in common, and then spans both."""
    for claim in small.claims:
        of[claim] = large
    large.claims += small.claims
    first, last = max(small.first, large.first), min(small.last, large.last)
    if first > last:
        first, last = min(small.first, large.first), max(small.last, large.last)
    large.first, large.last = first, last
    large.long = small.long if large.long is None else large.long
    large.places += small.places


def _group(subjects: Subjects, subject: Subject) -> _Group:
    days, own = subject.days, subject.places - subjects.gazetteer.countries
    if days is None:
        return _Group([subject.claim.id], 0, _NEVER, None, Counter(own))
    slack = _OFF if days.said else _UNSAID
    long = days.last - days.first >= LONG if days.said else None
    return _Group([subject.claim.id], days.first - slack, days.last + slack, long, Counter(own))


def _fit(subjects: Subjects, one: _Group, other: _Group) -> bool:
    """Tells whether two groups can be one happening: a common day, one scale of time, and places not far apart."""
    if max(one.first, other.first) > min(one.last, other.last):
        return False
    if one.long is not None and other.long is not None and one.long != other.long:
        return False
    if not one.places or not other.places:
        return True
    if one.places.keys() & other.places.keys():
        return True
    a, b = (min(g.places, key=lambda p: (-g.places[p], p)) for g in (one, other))
    return not _apart(subjects.gazetteer, a, b)


def _apart(gazetteer: Gazetteer, a: str, b: str) -> bool:
    """Tells whether two places are surely not one; a town may lie far from the middle of its province."""
    if compare(gazetteer, frozenset([a]), frozenset([b])).relation != "apart":
        return False
    areas = [gazetteer.places[p].precision == "area" for p in (a, b)]
    return areas[0] == areas[1] or (kilometres(gazetteer, a, b) or 0.0) > _PROVINCE


def _event(subjects: Subjects, group: Sequence[Subject]) -> Event:
    ids = tuple(sorted(s.claim.id for s in group))
    return Event(
        id=make_id("evt1", ids),
        event=_type(s.claim.event for s in group),
        claims=ids,
        place=commonest_place(subjects.gazetteer, (place for subject in group for place in subject.places)),
        time=days_in_common([s.days for s in group if s.days]),
    )


def _type(types: Iterable[str]) -> str:
    """The commonest type that is most exact: "ASSAULT:airstrike" before "ASSAULT"."""
    counts = Counter(types)
    return min(counts, key=lambda t: (":" not in t, -counts[t], t))


def commonest_place(gazetteer: Gazetteer, places: Iterable[str]) -> str | None:
    """Returns the place that is named most, a country only where nothing narrower is."""
    counts = Counter(places)
    return min(counts, key=lambda p: (p in gazetteer.countries, -counts[p], p)) if counts else None


def days_in_common(all_days: Sequence[Meant]) -> Days:
    """Returns what all days that texts say have in common, or from the first to the last where they have none."""
    days = [d for d in all_days if d.said] or all_days
    if not days:
        return Days()
    first, last = max(d.first for d in days), min(d.last for d in days)
    if first > last:
        first, last = min(d.first for d in days), max(d.last for d in days)
    return Days(earliest=date.fromordinal(first).isoformat(), latest=date.fromordinal(last).isoformat())
