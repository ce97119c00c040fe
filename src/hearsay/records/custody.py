"""What could not be done, and what people decided."""

from dataclasses import dataclass

from .documents import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that could not be fetched, read or understood, so that nothing vanishes.

    `code` is stable and short ("not-text", "too-large"), `sentence` says what was found, where, and what to do.
    """

    id: str
    capture: str | None
    document: str | None
    stage: str
    code: str
    sentence: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where, when and how the bytes of a capture (its SHA-256) were taken; the same bytes may be met many times.

    `size` counts bytes; the other fields are those of `Capture`; `version` is that of the hearsay that took it.
    """

    capture: str
    size: int
    media_type: str | None
    uri: str
    retrieved_at: str
    method: Method
    status: int | None
    headers: tuple[tuple[str, str], ...]
    through: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision of an analyst on a record (`subject`: its id). Appended, undone by a later one, never changed."""

    id: str
    at: str
    by: str
    subject: str
    verdict: str
    value: str | None
    reason: str
    undoes: str | None
    chain_hash: str
