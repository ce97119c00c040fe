"""What the case leans on: which conclusions change when one party, one publisher or one origin is left out.

For each of them every event that it speaks of is graded anew without it. That tells how much hangs on one word, not
whether the word is true. It takes the links and origins as they were found, so it does not ask what would have been
found in a case that never held the pages; and it leaves out one source at a time, so two that carry each other's
weight both look dispensable.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ..records import Event, Grade, Ledger, RollUp
from .grades import grade_event
from .leaving import Part, parts, without
from .people import counted_as
from .rollup import roll_up
from .voices import Hearing, hear

_FIRM: Final = 2  # weight of an incident grade that changes, and of a corroboration that is lost
_FIGURE: Final = 3  # and of a figure: it is what is quoted
_BUDGET: Final = 1_000_000  # claims looked at in all: about a minute
_WIDEST: Final = 400  # claims of an event beyond which it is not graded anew: such a cluster is no single happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """What becomes of one event: the conclusions that change, in words, and its grades before and after.

    `weight` ranks falls: a figure or the only corroboration that goes weighs more than a step of credibility.
    """

    event: str
    changes: tuple[str, ...]
    before: Grade
    after: Grade
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A source that conclusions lean on. `alone` are the events that nobody else (in articles) tells of."""

    part: Part
    falls: tuple[Fall, ...]
    alone: tuple[str, ...]


class Sensitivity(NamedTuple):
    """The sources that conclusions lean on, and how many of all sources were left out in turn."""

    supports: tuple[Support, ...]
    tried: int
    total: int


def sensitivity(ledger: Ledger) -> Sensitivity:
    """Lists the sources without which some conclusion changes, those that most hangs on first.

    A conclusion is a grade of an event, its roll-ups, or that two independent origins bear it out. Events that rest on
    one origin only are counted (`alone`), not told one by one: without it they are not heard of.
    """
    hearing = hear(ledger)
    before = {event.id: grade_event(hearing, event) for event in ledger.events.values()}
    rolled = {event.id: roll_up(hearing, event) for event in ledger.events.values()}
    every = parts(hearing)
    tried = _within_budget(hearing, every)
    found = [_support(hearing, part, before=before, rolled=rolled) for part in tried]
    ordered = sorted(found, key=lambda s: (-_weight(s), -len(s.alone), s.part.name, s.part.key))
    kept: list[Support] = []
    for support in ordered:
        if support.falls and not any(_is_within(support, wider) for wider in kept):
            kept.append(support)
    return Sensitivity(tuple(kept), len(tried), len(every))


def _within_budget(hearing: Hearing, every: Sequence[Part]) -> list[Part]:
    """Takes parts, those with most claims first, until grading anew what they touch would take too long."""
    tried: list[Part] = []
    left = _BUDGET
    for part in every:
        left -= sum(len(event.claims) for event in _touched(hearing, part))
        if left < 0:
            break
        tried.append(part)
    return tried


def _weight(support: Support) -> int:
    return sum(fall.weight for fall in support.falls)


def _is_within(support: Support, wider: Support) -> bool:
    """Tells whether a part of somebody's word has no other effect than the whole: a spokesman beside his party."""
    falls = {(fall.event, fall.changes) for fall in wider.falls}
    return support.part.claims <= wider.part.claims and all((f.event, f.changes) in falls for f in support.falls)


def _support(
    hearing: Hearing, part: Part, *, before: Mapping[str, Grade], rolled: Mapping[str, Sequence[RollUp]]
) -> Support:
    rest = without(hearing, part.claims)
    falls, alone = [], []
    for event in _touched(hearing, part):
        then, now = before[event.id], grade_event(rest, event)
        if then.sources and not now.sources:
            alone.append(event.id)
        else:
            figures = tuple(_counted(rolled[event.id], roll_up(rest, event)))
            if changes := (*_graded(then, now), *figures):
                firm = _FIRM * (then.sources > 1 and now.sources == 1) + _FIRM * (then.incident != now.incident)
                weight = 1 + firm + _FIGURE * len(figures)
                falls.append(Fall(event=event.id, changes=changes, before=then, after=now, weight=weight))
    falls.sort(key=lambda fall: (-fall.weight, -fall.before.sources, fall.event))
    return Support(part=part, falls=tuple(falls), alone=tuple(alone))


def _touched(hearing: Hearing, part: Part) -> list[Event]:
    """Events that the part speaks of, and those that its claims are linked with."""
    found: dict[str, Event] = {}
    for claim in part.claims:
        ends = {claim, *(end for link in hearing.links.get(claim, ()) for end in (link.a, link.b))}
        for event in (hearing.event_of.get(end) for end in ends):
            if event is not None and len(event.claims) <= _WIDEST:
                found[event.id] = event
    return [found[event] for event in sorted(found)]


def _graded(then: Grade, now: Grade) -> Iterator[str]:
    """Says what falls of the grades; an event that nobody asserts had nothing to lose."""
    if not then.sources:
        return
    credibility = f"credibility {now.credibility}, not {then.credibility}"
    if then.sources > 1 and now.sources == 1:
        yield "it rests on one origin alone" + (f" ({credibility})" if then.credibility != now.credibility else "")
        if now.incident != "weak":
            yield f"it is {now.incident}"
    elif then.incident != now.incident:
        yield f"it is {now.incident}, no longer {then.incident}" + (
            f" ({credibility})" if then.credibility != now.credibility else ""
        )
    elif then.credibility != now.credibility:
        yield credibility


def _counted(then: Sequence[RollUp], now: Sequence[RollUp]) -> Iterator[str]:
    left = {(rolled.role, counted_as(rolled.unit)): rolled for rolled in now}
    several = Counter(rolled.role for rolled in then)
    for rolled in then:
        if rolled.best is None:
            continue
        what = f"{rolled.role} ({rolled.unit})" if several[rolled.role] > 1 and rolled.unit else rolled.role
        rest = left.get((rolled.role, counted_as(rolled.unit)))
        if rest is None or rest.best is None:
            yield f"no figure for {what} is left (now {rolled.best:,g})"
        elif rest.best != rolled.best:
            yield f"{what}: best figure {rest.best:,g}, not {rolled.best:,g}"
        elif (rest.low, rest.high) != (rolled.low, rolled.high):
            yield f"{what}: {_ends(rest)}, not {_ends(rolled)}"


def _ends(rolled: RollUp) -> str:
    low, high = (f"{end:,g}" if end is not None else "?" for end in (rolled.low, rolled.high))
    return low if low == high else f"{low} to {high}"
