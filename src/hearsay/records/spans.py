"""Places in a text, and values that point at one. All offsets count code points of `Document.text`, end exclusive."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a document: `document.text[start:end] == text`, always."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Words that name a party or a place, and the entity that they are taken to mean (null: not known)."""

    text: str
    start: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A stretch of the calendar, both days included, `YYYY-MM-DD`; null where that side is open or unknown."""

    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One ground of a decision: its name, its weight in bits (0 where it is no matter of degree), and a sentence."""

    name: str
    bits: float
    text: str
