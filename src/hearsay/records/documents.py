"""What was taken in, and what a reader of it sees."""

from dataclasses import dataclass
from typing import Literal

SegmentKind = Literal[
    "title", "heading", "body", "list", "caption", "quote", "embed", "pasted", "comment", "boilerplate", "hidden"
]
#: How bytes were taken; an archive is a WARC or WACZ file that somebody else took them into.
Method = Literal["file", "standard-input", "web", "archive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they were taken: never changed, known by their SHA-256 (hexadecimal).

    `media_type` is what the giver declared them to be ("text/html; charset=windows-1251"), null where nobody did.
    `method` says how they were taken; `status` and `headers` are those of the answer of a server, in its order;
    `through` are the addresses that led to `uri`: the ones that redirected to it, or the archive that held it.
    """

    sha256: str
    data: bytes
    uri: str
    retrieved_at: str
    media_type: str | None = None
    method: Method = "file"
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When a page says that it was published, with the words or the markup that say so."""

    earliest: str
    latest: str
    text: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A capture as text: title, body, comments in the order of the page, without markup.

    `text` is what all offsets of the case count in. `language` is an ISO 639-1 code, null where it cannot be told.
    """

    id: str
    capture_sha256: str
    uri: str
    media_type: str
    retrieved_at: str
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Published | None
    language: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of one voice in a document.

    `origin_start` and `origin_end` count code points of the decoded capture. `parent` is the comment that a comment
    answers, or the segment that something pasted stands in; `depth` 0 is a top-level comment, null where the page does
    not tell. `published` is the time that the page prints beside a comment or a pasted article, as printed; `page` is
    the page of a PDF on which the stretch begins, from 1.
    """

    id: str
    document: str
    kind: SegmentKind
    start: int
    end: int
    origin_start: int
    origin_end: int
    parent: str | None = None
    author: str | None = None
    depth: int | None = None
    published: str | None = None
    credit: str | None = None
    page: int | None = None
