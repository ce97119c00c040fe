"""Who says so."""

from dataclasses import dataclass
from typing import Literal

from .spans import Span

SourceKind = Literal["named", "anonymous", "collective", "document", "outlet"]
Mode = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words of a text that name the giver of a statement ("he"), and the entity that they mean."""

    text: str
    start: int
    end: int
    entity: str | None
    kind: SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A source, a cue, and the content that it is credited with.

    `source` is null where the page names none ("it was reported that"). `within` is the id of the statement that
    reports this one. Quotation marks are no part of `content`. `reason` says in words which rule found it.
    """

    id: str
    document: str
    segment: str
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    stance: str
    negated: bool
    within: str | None
    reason: str
