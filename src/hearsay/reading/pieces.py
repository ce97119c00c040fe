"""What the two readers (page source, text dump) hand to the builder: stretches of one voice, and facts."""

from dataclasses import dataclass
from typing import NamedTuple

from ..records import Published, SegmentKind


class Line(NamedTuple):
    """A paragraph as it will stand in the document, and where in the decoded capture it comes from."""

    text: str
    start: int
    end: int


class Paste(NamedTuple):
    """Lines `first` to `last` (exclusive) of a piece that somebody else wrote."""

    first: int
    last: int
    credit: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one voice. `answers` is the number of the piece that a comment replies to."""

    kind: SegmentKind
    lines: tuple[Line, ...]
    author: str | None = None
    depth: int | None = None
    published: str | None = None
    answers: int | None = None
    pastes: tuple[Paste, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says of itself."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    outlet: str | None = None
