"""What is said to be so."""

from dataclasses import dataclass
from typing import Final, Literal

from .spans import Argument, Span

Relation = Literal["at", "during", "before", "after", "since", "until"]
Polarity = Literal["asserted", "denied"]
Modality = Literal["fact", "possible", "planned", "predicted", "demanded", "conditional", "asked"]
#: Which phase of a happening is told: TimeML's initiation, continuation, reinitiation, termination and culmination.
Aspect = Literal["began", "continued", "resumed", "stopped", "completed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]

#: How the types of happenings begin that the event lexicon does not know: what follows is the kind of their word.
GENERAL: Final = "OTHER:"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """An expression of time in a text. `value` is that of TIMEX3 (TimeML 1.2.1, ISO 8601 with extensions)."""

    document: str
    start: int
    end: int
    text: str
    earliest: str | None
    latest: str | None
    value: str
    type: TimeType


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTime:
    """When a claimed event took place; `text`, `start` and `end` are null where no words say it."""

    earliest: str | None
    latest: str | None
    text: str | None
    start: int | None
    end: int | None
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as an interval: "at least 13" has no `high`, "dozens" is 12 to 99, a plain "13" is 13 to 13.

    `best` is the single figure that the words name (null for "dozens"); `comparator` is one of `=`, `>=`, `<=`, `>`,
    `<`, `~`.
    """

    low: float | None
    high: float | None
    best: float | None
    unit: str | None
    role: str
    comparator: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One event or state that is said to be so. `statement` is null where the outlet itself says it.

    `text`, `start` and `end` are the clause; `reason` says in words what in the lexicon and the grammar made it.
    `aspect` is the phase of the happening that is told ("stopped shelling"), and then `time` is that of the phase; null
    where the happening is told as a whole.
    `credibility` is the grade 1 to 6 that an analyst gave it, laid over when it is read; null where nobody did.
    """

    id: str
    document: str
    segment: str
    statement: str | None
    text: str
    start: int
    end: int
    event: str
    trigger: Span
    actors: tuple[Argument, ...]
    targets: tuple[Argument, ...]
    places: tuple[Argument, ...]
    time: ClaimTime | None
    quantities: tuple[Quantity, ...]
    polarity: Polarity
    modality: Modality
    reason: str
    aspect: Aspect | None = None
    credibility: int | None = None

    @property
    def is_general(self) -> bool:
        """Whether the event lexicon has no type for it: it may tell a happening again, but no link says it agrees."""
        return self.event.startswith(GENERAL)
