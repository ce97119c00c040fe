"""What holds: links between claims, the roots that they rest on, events, grades, givers of information."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from .spans import Days, Reason

LinkKind = Literal["repeats", "corroborates", "updates", "narrows", "contradicts", "denies", "retracts"]
Question = Literal["number", "time", "place", "actor", "cause", "polarity", "state", "scope"]
EvidenceKind = Literal["same-text", "reworded", "credit", "same-utterance", "chain"]
#: How the claims of a link stand to each other, as words between them.
STANDS: Final[Mapping[LinkKind, str]] = {
    "repeats": "repeats",
    "corroborates": "and, independently,",
    "updates": "updates",
    "narrows": "is more exact than",
    "contradicts": "cannot hold together with",
    "denies": "denies",
    "retracts": "takes back",
}
IncidentGrade = Literal["confirmed", "fair", "weak", "contested", "discounted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How claim `a` stands to claim `b` (`a < b` for kinds without direction). `score` sums the reasons' bits."""

    a: str
    b: str
    kind: LinkKind
    on: Question | None
    reason: str
    reasons: tuple[Reason, ...]
    score: float
    decided_by: Literal["machine", "analyst"] = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What comparing a claim with others gave, kept so that a page that is added leaves the rest as it is.

    `mark` is a digest of all that a comparison reads of the claim; `found` says for other claims how strongly both are
    tied, how much their pages share, and whether they rest on one origin (1 or 0). It is no finding: nothing is lost
    where it is forgotten.
    """

    claim: str
    mark: str
    found: Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why two documents or statements (`a`, `b`: ids) are taken to rest on one root."""

    kind: EvidenceKind
    a: str
    b: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What rests on one root. `root` is a document or statement id, or the name of a source outside the case.

    `members` are ids of claims.
    """

    id: str
    root: str
    members: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A claim that a roll-up does not use, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """Low, best and high figure of one role over an event's claims (UCDP GED's way), with what was used."""

    role: str
    unit: str | None
    low: float | None
    best: float | None
    high: float | None
    used: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a party that is blamed or credited for an event says of it itself, or who else denies it, with the claims.

    `party` is an entity id, null where the words name somebody that no entity was found for. `silent`: the case holds
    no word of its own on it.
    """

    party: str | None
    name: str
    says: Literal["accepts", "denies", "both", "silent"]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """How well an event stands: Airwars' axes, NATO's credibility 1 (best) to 6 (cannot be judged), origins counted.

    `positions` are those of the parties that are named as doers, for events that did harm.
    `decided_by` is the analyst where a judgement set the incident grade or the credibility.
    """

    incident: IncidentGrade
    status: str
    credibility: int
    sources: int
    reason: str
    positions: tuple[Position, ...] = ()
    decided_by: Literal["machine", "analyst"] = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims that speak of the same happening. `place` is an entity id."""

    id: str
    event: str
    claims: tuple[str, ...]
    place: str | None
    time: Days
    roll_up: tuple[RollUp, ...] = ()
    grade: Grade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An analyst's word on a giver: a letter A to F, on one topic (any words) and period, or on all."""

    reliability: str
    topic: str | None
    earliest: str | None
    latest: str | None
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """An outlet, person or body as a giver of information (a row of the table `sources`).

    `reliability` A to F (NATO AJP-2.1; F: cannot be judged), with its basis in words; `interested_in` are ids of events
    whose outcome it claims for itself. `assessments` are the letters that analysts gave it, laid over when it is read.
    """

    id: str
    entity: str
    reliability: str
    basis: str
    interested_in: tuple[str, ...]
    assessments: tuple[Assessment, ...] = ()
