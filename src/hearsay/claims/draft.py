"""A claim in the making: what is known of one event before its record is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..records import Argument, Aspect, ClaimTime, Modality, Polarity, Quantity, Statement
from .roles import Part, Roles
from .triggers import Trigger
from .wordclasses import is_wide_name

#: Families of events that do harm, and of the harm that they do.
VIOLENT = frozenset({"ASSAULT", "DISASTER", "ACCIDENT"})
EFFECTS = frozenset({"CASUALTY", "OUTCOME"})


@dataclass(slots=True)
class Draft:
    """One event as its own sentence has it, then completed from its neighbours; lives only inside `extract`."""

    trigger: Trigger
    type: str
    words: str
    parts: Roles
    clause: tuple[int, int]
    statement: Statement | None
    polarity: Polarity
    modality: Modality
    time: ClaimTime | None
    actors: list[Part]
    targets: list[Part]
    places: list[Argument]
    quantities: tuple[Quantity, ...] = ()
    reasons: list[str] = field(default_factory=list)
    title: bool = False
    picture: bool = False
    passive: bool = False
    aspect: Aspect | None = None
    cause: "Draft | None" = None
    lent: bool = False
    #: Entities that are whole countries: a place that says no more than they do can be told more exactly.
    countries: frozenset[str] = frozenset()

    def borrow_actors(self, other: "Draft", why: str) -> None:
        """Takes over the doers of another event, unless they are only alleged or are the ones it is done to."""
        if other.modality in {"fact", self.modality}:
            self.add_actors(other.actors, why)

    def add_actors(self, found: Sequence[Part], why: str) -> None:
        """Adds doers that were found outside the frame, with the reason."""
        heads = {part.head for part in (*self.actors, *self.targets)}
        fresh = [part for part in found if part.head not in heads]
        if fresh:
            self.actors += fresh
            self.reasons.append(f"actor: {why}")

    def one_voice(self, other: "Draft") -> bool:
        """Tells whether nobody else tells the other event: "rebels say they killed ten; the army says it lost two"."""
        if self.statement is None or other.statement is None:
            told = self.statement or other.statement
            return told is None or told.mode != "direct"
        own, others = self.statement.source, other.statement.source
        return own is None or others is None or own.start == others.start or own.entity == others.entity is not None

    def borrow_figure(self, other: "Draft", why: str) -> None:
        """Puts the exact figures of another telling before the vague ones of this one: "dozens" is "at least 42"."""
        exact = tuple(q for q in other.quantities if any(_within(q, vague) for vague in self.quantities))
        if exact and all(q.best is None for q in self.quantities):
            self.quantities = exact[:1] + self.quantities
            self.reasons.append(f"figure: from {why}")

    def complete(self, other: "Draft", why: str) -> None:
        """Takes over whatever is not said of this event from another telling of it."""
        self.borrow_setting(other, why)
        if not self.actors:
            self.borrow_actors(other, why)

    def told_as_fact(self) -> bool:
        """Tells whether it is said to have taken place."""
        return self.polarity == "asserted" and self.modality == "fact"

    def is_wide(self) -> bool:
        """Tells whether no place is known, or none narrower than a country."""
        return not self.narrow(self.places)

    def borrow_places(self, other: "Draft", why: str) -> None:
        """Takes over the places of another event where none, or no more than a country, is said of this one."""
        narrower = self.narrow(other.places)
        if (not self.places and other.places) or (narrower and self.is_wide()):
            self.places = [*narrower, *self.places] or list(other.places)
            self.lent = True
            self.reasons.append(f"place: from {why}")

    def narrow(self, places: Sequence[Argument]) -> list[Argument]:
        """Returns the places among them that are narrower than a country."""
        return [p for p in places if not is_wide_name(p.text) and p.entity not in self.countries]

    def borrow_setting(self, other: "Draft", why: str) -> None:
        """Takes over place and time of another event where none, or no more than a country, is said of this one."""
        self.borrow_places(other, why)
        self.borrow_time(other, why)

    def borrow_time(self, other: "Draft", why: str) -> None:
        """Takes over the time that the text gives to another event where it gives none to this one."""
        if self.time is None and other.time is not None and other.time.text is not None:
            self.time = other.time
            self.lent = True
            self.reasons.append(f"time: from {why}")


def _within(exact: Quantity, vague: Quantity) -> bool:
    """Tells whether an exact figure is one that a vague one of the same role allows."""
    if exact.best is None or exact.role != vague.role or vague.low is None:
        return False
    return vague.low <= exact.best <= (vague.high if vague.high is not None else 10 * vague.low)


def family(event: str) -> str:
    """Returns the part of an event type before the colon."""
    return event.partition(":")[0]
