"""What the views of a case are made of: tables that can be drawn without knowing how they were reckoned.

Every cell holds claim ids, so that each can be followed to its words.
"""

from dataclasses import dataclass

from ..records import Days, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that was done and that one may take credit or blame for: a column of the credit matrix.

    `label` is in words ("capture of Tarnova"), `event` the type, `events` the ids of the events that speak of it,
    `target` and `place` entity ids. `rivals` says that at least two claimants are named who are not worded as having
    done it together.
    """

    id: str
    label: str
    event: str
    events: tuple[str, ...]
    target: str | None
    place: str | None
    claims: tuple[str, ...]
    rivals: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditCell:
    """Claims (ids) that a claimant did a deed: in its own words, in the words of others, and claims that it did not.

    `announced` are claims of the claimant itself that it was done, without a word on who did it ("all units have been
    destroyed", a general said): a party that speaks so is often taken to speak of itself, but does not say so.
    """

    own: tuple[str, ...] = ()
    by_others: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow:
    """A claimant with one cell for each deed of the matrix, in the order of its deeds; null where nobody speaks of it.

    `claimant` is an entity id, null where the words name somebody that no entity was found for; `name` is for people.
    """

    claimant: str | None
    name: str
    cells: tuple[CreditCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditMatrix:
    """Who is said to have done what, and by whom: claimants down, deeds across, the most contested first."""

    deeds: tuple[Deed, ...]
    rows: tuple[CreditRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that somebody gives. `who` says in words who says so, `giver` is that party's entity id.

    `said` is the day of publication of the document (the nearest that a page tells of when it was said), null where the
    page shows none. `voice` is `comment` where a reader of the page says it.
    """

    claim: str
    document: str
    quantity: Quantity
    who: str
    giver: str | None
    said: Days | None
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """The figures that answer one question ("killed at Tarnova bridge"), earliest said first, undated last.

    `event` is null for figures of claims that belong to no event. `clash` says in words what does not fit together,
    null where all figures can hold at once.
    """

    question: str
    event: str | None
    role: str
    unit: str | None
    place: str | None
    figures: tuple[Figure, ...]
    clash: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePoint:
    """What one claim makes of a place or group at a time: held by somebody, destroyed, still there.

    `state` is one of `held`, `lost`, `contested`, `gone`, `present`; `holder` the entity that holds or lost it.
    """

    claim: str
    state: str
    holder: str | None
    holder_name: str | None
    time: Days
    who: str
    said: Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLine:
    """The states that a place or group (`subject`: entity id) is said to have been in, earliest first.

    `clashes` are pairs of claims that cannot both hold.
    """

    subject: str
    name: str
    points: tuple[StatePoint, ...]
    clashes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A row of the timeline: when a claim says that something happened, and when it was said. Null is unknown."""

    claim: str
    document: str
    label: str
    event: str
    happened: Days | None
    relation: str | None
    said: Days | None
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A cell of the contradiction matrix: links (pairs of claim ids) that set a giver against others on a question.

    `claims` are the giver's own among them.
    """

    pairs: tuple[tuple[str, str], ...]
    against: tuple[str, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashRow:
    """A giver with one cell for each question of the matrix.

    `giver` is an entity id, else the name of the outlet, else a document id with the words that name somebody there;
    `name` is for people.
    """

    giver: str
    name: str
    cells: tuple[Clash | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashMatrix:
    """Who contradicts whom on what: givers down, questions (`number`, `time`, `actor` …) across."""

    questions: tuple[str, ...]
    rows: tuple[ClashRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """What a case tells of a giver on one topic in one year of publication (null: undated), with a letter A to F."""

    topic: str
    year: str | None
    claims: int
    borne_out: int
    contradicted: int
    withdrawn: int
    reliability: str
