"""What competing hypotheses are laid out as: a board for each question, hypotheses against evidence."""

from dataclasses import dataclass
from typing import Final, Literal

Mark = Literal["CC", "C", "N", "I", "II", "NA"]

#: How a piece of evidence stands to a hypothesis, after Heuer: consistent, neutral, inconsistent, not applicable.
MARKS: Final[dict[Mark, str]] = {
    "CC": "very consistent",
    "C": "consistent",
    "N": "neutral",
    "I": "inconsistent",
    "II": "very inconsistent",
    "NA": "not applicable",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """An answer to a question, in the analyst's words. `claims` are ids of claims that say just this.

    `number` counts all hypotheses of the case in the order in which they were put, dropped ones too, so that H3 stays
    H3. `judgement` is the one that put it: taking that back drops it.
    """

    id: str
    number: int
    words: str
    question: str
    claims: tuple[str, ...]
    by: str
    at: str
    reason: str
    judgement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How evidence stands to a hypothesis; `mark` is null where nothing is decided yet.

    `by` is the analyst who decided, null where the links between claims filled it in; `other` is then the claim of the
    hypothesis that the link leads to.
    """

    mark: Mark | None
    by: str | None
    reason: str
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A piece of evidence: claims of one origin that stand to every hypothesis alike, the first in reading order.

    `cells` are in the order of the board's hypotheses. `counts` is false for comments, plans and doubts. `interested`:
    all who say so speak of their own side. `diagnosticity` is null where fewer than two cells are decided.
    """

    claims: tuple[str, ...]
    origin: str
    who: str
    counts: bool
    interested: bool
    cells: tuple[Cell, ...]
    diagnosticity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How much stands against a hypothesis (`inconsistency`), from how many origins (`against`).

    `decided` and `undecided` count the evidence with and without a mark.
    """

    hypothesis: str
    inconsistency: int
    against: int
    decided: int
    undecided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """What leaving one source out would change: which hypotheses have least against them then."""

    name: str
    claims: tuple[str, ...]
    least: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A question with its hypotheses, those with least against them first, and the evidence, the most telling first.

    `lost` counts decided cells whose claim is no longer in the case; `more` the pieces of evidence left out for want of
    room.
    """

    question: str
    hypotheses: tuple[Hypothesis, ...]
    exhibits: tuple[Exhibit, ...]
    scores: tuple[Score, ...]
    least: tuple[str, ...]
    leanings: tuple[Leaning, ...]
    lost: int
    more: int
