"""Low, best and high figure of an event, the way of UCDP GED: a figure for each independent origin, nothing added up.

`low` and `high` are the ends of what is claimed, not of what is likely; `best` is the figure that most independent
origins give, and of equals the later one. It ignores how reliable anybody is. It misleads where all origins repeat one
early count whose source no page names, and where pages mean different happenings under one event. What is not used is
named with its reason, so that every roll-up can be done again by hand.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from ..knowledge import table
from ..records import Event, LeftOut, Quantity, RollUp
from .people import counted, is_part
from .voices import Hearing, Voice

_VAGUE: Final = 2.0  # a range whose upper end is more than this many times its lower one names no figure ("dozens")


class _Figure(NamedTuple):
    voice: Voice
    quantity: Quantity

    @property
    def day(self) -> str:
        """The day on which it was said, empty (before all others) where no page tells."""
        return self.voice.said.latest or "" if self.voice.said else ""


def roll_up(hearing: Hearing, event: Event) -> tuple[RollUp, ...]:
    """Rolls up every role of number that an event's claims give, people of different kinds apart."""
    groups: dict[tuple[str, str], list[_Figure]] = defaultdict(list)
    parts: list[_Figure] = []
    for claim in sorted(event.claims):
        voice = hearing.voices.get(claim)
        for quantity in voice.claim.quantities if voice else ():
            if voice and quantity.role in table("weighing")["roles"]:
                figure = _Figure(voice, quantity)
                (parts if is_part(quantity) else groups[quantity.role, counted(quantity)]).append(figure)
    for part in parts:
        groups[_beside(groups, part.quantity)].append(part)
    return tuple(_rolled(hearing, event, role, figures) for (role, _), figures in sorted(groups.items()))


def _beside(groups: Collection[tuple[str, str]], part: Quantity) -> tuple[str, str]:
    """The figures that a part ("six others") is added to: those of its kind of people, else the first of its role."""
    own = (part.role, counted(part))
    return own if own in groups else min((group for group in groups if group[0] == part.role), default=own)


def _rolled(hearing: Hearing, event: Event, role: str, figures: Sequence[_Figure]) -> RollUp:
    out: dict[str, str] = {}
    kept = []
    beside = {figure.voice.claim.id for figure in figures}
    for figure in figures:
        reason = _unfit(hearing, event, figure, beside=beside)
        if reason:
            out.setdefault(figure.voice.claim.id, reason)
        else:
            kept.append(figure)
    kept = list(_without_parts(kept, out))
    kept = list(_one_an_origin(kept, out))
    kept = list(_without_vague(kept, out))
    used = tuple(sorted({figure.voice.claim.id for figure in kept}))
    units = Counter(figure.quantity.unit for figure in kept or figures if figure.quantity.unit)
    return RollUp(
        role=role,
        unit=min(units, key=lambda unit: (-units[unit], unit)) if units else None,
        low=min((end for f in kept if (end := _low(f.quantity)) is not None), default=None),
        best=_best(kept),
        high=max((end for f in kept if (end := _high(f.quantity)) is not None), default=None),
        used=used,
        left_out=tuple(LeftOut(claim=claim, reason=out[claim]) for claim in sorted(out) if claim not in used),
    )


def _unfit(hearing: Hearing, event: Event, figure: _Figure, *, beside: set[str]) -> str | None:
    """Says why a figure cannot stand for the event by itself, null where it can."""
    voice = figure.voice
    if voice.register == "comment":
        return "said in a comment: comments never count"
    if voice.register == "hidden":
        return "the page hides it from its readers"
    if voice.rejects:
        return "the figure is denied here, not given"
    if not voice.vouched:
        return "not said as a fact: it is planned, predicted, asked or doubted"
    if later := _superseded(hearing, voice, beside):
        return later
    if _is_tally(hearing, event, voice):
        return "counts a longer time or more than this event"
    return None


def _superseded(hearing: Hearing, voice: Voice, beside: set[str]) -> str | None:
    """Says what has taken a figure's place: a withdrawal, or a later figure of the same people of the same event."""
    for link in hearing.links.get(voice.claim.id, ()):
        by = hearing.voices.get(link.a)
        if link.b != voice.claim.id or by is None or by.register in {"comment", "hidden"}:
            continue
        if link.kind == "retracts":
            return f"taken back: {link.reason}"
        if link.kind == "updates" and link.on == "number" and link.a in beside:
            return f"superseded by a later figure: {link.reason}"
    return None


def _is_tally(hearing: Hearing, event: Event, voice: Voice) -> bool:
    claim, rule = voice.claim, table("weighing")["tally"]
    document = hearing.ledger.documents.get(claim.document)
    text = document.text[claim.start : claim.end].casefold() if document else claim.text.casefold()
    if any(f" {words} " in f" {text} " for words in _tally_words()):
        return True
    if claim.time is None:
        return False
    own = _length(claim.time.earliest, claim.time.latest)
    whole = _length(event.time.earliest, event.time.latest)
    return own is not None and own > rule["days"] and (whole is None or own > whole + rule["days"])


def _one_an_origin(figures: Sequence[_Figure], out: dict[str, str]) -> Iterator[_Figure]:
    """Keeps one figure of each origin: of those of its last day the one that it gives most often, else first."""
    by_origin: dict[str, list[_Figure]] = defaultdict(list)
    for figure in figures:
        by_origin[figure.voice.origin].append(figure)
    for _, some in sorted(by_origin.items()):
        ordered = sorted(some, key=lambda f: (f.day, f.voice.claim.document, f.quantity.start, f.voice.claim.id))
        last = [figure for figure in ordered if figure.day == ordered[-1].day]
        ((value, _),) = Counter(_ends(figure.quantity) for figure in last).most_common(1)  # of equals the first
        chosen = next(figure for figure in ordered if _ends(figure.quantity) == value)  # later ones are its copies
        for figure in ordered:
            if figure is not chosen:
                out.setdefault(figure.voice.claim.id, _why_not(figure, chosen))
        yield chosen


def _why_not(figure: _Figure, chosen: _Figure) -> str:
    if _ends(figure.quantity) == _ends(chosen.quantity):
        return "same figure, same origin: counted once"
    if figure.day < chosen.day:
        return "an older figure of the same origin"
    return f"the same origin gives “{chosen.quantity.text}” more often or first; this may be a part or an older count"


def _without_parts(figures: Sequence[_Figure], out: dict[str, str]) -> Iterator[_Figure]:
    whole = any(not is_part(figure.quantity) for figure in figures)
    for figure in figures:
        if whole and is_part(figure.quantity):
            added = f"“{figure.quantity.text}” is added to another figure, and no count of all by itself"
            out.setdefault(figure.voice.claim.id, added)
        else:
            yield figure


def _without_vague(figures: Sequence[_Figure], out: dict[str, str]) -> Iterator[_Figure]:
    exact = any(figure.quantity.best is not None for figure in figures)
    for figure in figures:
        if exact and _is_vague(figure.quantity):
            out.setdefault(figure.voice.claim.id, f"“{figure.quantity.text}” is vaguer than the figures used")
        else:
            yield figure


def _is_vague(quantity: Quantity) -> bool:
    low, high = quantity.low, quantity.high
    return quantity.best is None and low is not None and high is not None and high > _VAGUE * max(low, 1)


def _best(figures: Sequence[_Figure]) -> float | None:
    """The figure of most origins; of equals the one said last, then the lower one."""
    votes: dict[float, list[_Figure]] = defaultdict(list)
    for figure in figures:
        named = figure.quantity.best if figure.quantity.best is not None else figure.quantity.low
        if named is not None:
            votes[named].append(figure)
    ranked = sorted(votes, key=lambda value: (len(votes[value]), max(f.day for f in votes[value]), -value))
    return ranked[-1] if ranked else None


def _low(quantity: Quantity) -> float | None:
    return quantity.low if quantity.low is not None else quantity.best if quantity.best is not None else quantity.high


def _high(quantity: Quantity) -> float | None:
    """An open end ("at least 13") claims no more than it says."""
    return quantity.high if quantity.high is not None else quantity.best if quantity.best is not None else quantity.low


def _ends(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    return quantity.low, quantity.best, quantity.high


def _length(earliest: str | None, latest: str | None) -> int | None:
    try:
        first, last = (date.fromisoformat((day or "")[:10]) for day in (earliest, latest))
    except ValueError:
        return None
    return (last - first).days


@cache
def _tally_words() -> Iterable[str]:
    return tuple(table("weighing")["tally"]["words"])
