"""One record of a web archive as a capture, as the gap that says why not, or as one more in the count of the others."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from ..records import Capture, Gap
from .failures import NotFetched
from .files import gap
from .framing import Opener
from .payloads import body_of, declared, no_page, no_page_type
from .tally import Tally

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

#: Head of the answer and packing that costs more than it saves: a record may be so much larger than its page.
_ALLOWANCE: Final = 1_048_576
_DIGEST: Final = re.compile(
    r"(?:sha1:(?:[A-Za-z2-7]{32}|[0-9a-fA-F]{40})|sha256:(?:[A-Za-z2-7]{52}=*|[0-9a-fA-F]{64}))"
)
_GOOD: Final = (200, 203)
_REDIRECTS: Final = range(300, 400)
_WEB: Final = ("http://", "https://", "ftp://", "file:")
_OWN: Final = re.compile(rb"^software: hearsay/", re.MULTILINE)
_FOREIGN: Final = b"\r\n\r\nWARC/1."
_OTHERS: Final = {
    "request": "requests", "metadata": "notes of the crawler", "conversion": "converted texts",
    "continuation": "parts of records in pieces", "revisit": "repeated pages whose first copy is not in the archive",
}
_SENTENCES: Final = {
    "too-large": "It is larger than the limit of {most:,} bytes. Raise it with --max-bytes if the page is wanted.",
    "cut-off": "It ends too early: a part of the page is missing in the archive. Look for another copy.",
    "bad-encoding": "It is not packed as its headers say, or is damaged, and cannot be unpacked. Look for another.",
}


class Damaged(Exception):
    """The record is not what it says it is."""


class Short(Exception):
    """The record is shorter than it says: the archive ends in it, or its length is wrong."""


class _Original(NamedTuple):
    """Where a record stands that later ones may say they repeat."""

    opener: Opener
    place: int
    record: str


class _Answer(NamedTuple):
    """What a record holds, its body still packed; `status` is null for what did not come as an answer."""

    status: int | None
    headers: tuple[tuple[str, str], ...]
    media_type: str | None
    body: bytes


@dataclass(slots=True, kw_only=True)
class Taker:
    """What is taken out of one archive, record by record. `last` is the address of the last that was whole."""

    uri: str
    max_bytes: int
    clock: Callable[[], str]
    tally: Tally = field(default_factory=Tally)
    last: str = ""
    _own: bool = False
    _originals: dict[str, _Original] = field(default_factory=dict)

    def item(self, record: "WarcRecord", opener: Opener) -> Capture | Gap | None:
        """Returns what becomes of a record, null where it is only counted. Raises Damaged, Short, OSError."""
        item = self._item(record, opener)
        if isinstance(item, str):
            self.tally.others[item] += 1
            return None
        return item

    def _item(self, record: "WarcRecord", opener: Opener) -> Capture | Gap | str | None:
        """The page, the gap, or what the record is instead of a page, in the plural."""
        kind, uri = record.headers.get("WARC-Type"), _address(record)
        if kind is None or record.headers.get("Content-Length") is None:
            raise Short  # cut off in its own head
        if kind == "warcinfo":
            self._own = bool(_OWN.search(record.reader.read(_ALLOWANCE)))
            return None
        if kind not in ("response", "resource", "revisit"):
            return _OTHERS.get(kind, "records of other kinds")
        if record.content_length > self.max_bytes + _ALLOWANCE:
            return self._oversized(record, kind, uri)
        answer = _answer(record, kind)
        self.last = uri
        if kind == "revisit":
            return self._revisit(record, answer, uri)
        other = self._no_answer(record, answer, uri)
        if other:
            return other
        item = self._page(record, answer, uri)
        digest = record.headers.get("WARC-Payload-Digest")
        if digest and isinstance(item, Capture):
            at = _Original(opener, record.stream_pos, record.headers.get("WARC-Record-ID") or "")
            self._originals.setdefault(digest.lower(), at)
        return item

    def _oversized(self, record: "WarcRecord", kind: str, uri: str) -> Gap | str:
        """Reads the head alone of a record that is over the limit."""
        self.last = uri
        if kind == "response":
            record.parse_http()
        status, media_type = _head(record, kind)
        answer = _Answer(status, (), media_type, b"")
        other = self._no_answer(record, answer, uri)
        return other or self._gap(uri, "too-large")

    def _no_answer(self, record: "WarcRecord", answer: _Answer, uri: str) -> str | None:
        """Names a record that holds no page whatever its body is; what hearsay wrote itself was a page to somebody."""
        if self._own:
            return None
        if not uri.lower().startswith(_WEB):
            return "records without a web address"
        if answer.status is None:
            is_resource = record.headers.get("WARC-Type") == "resource"
            return no_page_type(answer.media_type) if is_resource else "answers of other protocols"
        if answer.status in _REDIRECTS:
            return "redirects"
        return no_page_type(answer.media_type) if answer.status in _GOOD else "errors that servers sent"

    def _page(self, record: "WarcRecord", answer: _Answer, uri: str) -> Capture | Gap | str:
        try:
            data = body_of(answer.body, answer.headers, max_bytes=self.max_bytes)
        except NotFetched as failure:
            return self._gap(uri, failure.code)
        other = no_page(data, answer.media_type, uri)
        if other and not (self._own and data):
            return other
        self.tally.pages += 1
        self.tally.incomplete += record.headers.get("WARC-Truncated") is not None
        return Capture(
            sha256=hashlib.sha256(data).hexdigest(),
            data=data,
            uri=uri,
            retrieved_at=_moment(record.headers.get("WARC-Date")) or self.clock(),
            media_type=answer.media_type,
            method="archive",
            status=answer.status,
            headers=answer.headers,
            through=(self.uri,),
        )

    def _revisit(self, record: "WarcRecord", answer: _Answer, uri: str) -> Capture | Gap | str:
        """Takes the bytes from the record that is repeated, address, time and head from the one that repeats it."""
        original = self._originals.get((record.headers.get("WARC-Payload-Digest") or "").lower())
        if original is None:
            return _OTHERS["revisit"]
        found = _again(original)
        if found is None:
            return _OTHERS["revisit"]
        # what tells how the body is packed stands in the head of the record that holds the body
        taken = self._page(record, found, uri)
        return replace(taken, headers=answer.headers) if isinstance(taken, Capture) and answer.headers else taken

    def _gap(self, uri: str, code: str) -> Gap:
        self.tally.failed += 1
        said = _SENTENCES.get(code, _SENTENCES["bad-encoding"]).format(most=self.max_bytes)
        return gap(uri, code, f"{uri} in {self.uri}: {said}")


def _again(original: _Original) -> _Answer | None:
    from fastwarc.warc import ArchiveIterator

    with original.opener() as file:
        file.seek(original.place)
        try:
            record = next(ArchiveIterator(file, parse_http=False, fsspec_args=False), None)
            if record is None or (record.headers.get("WARC-Record-ID") or "") != original.record:
                return None  # packed in one piece: there is no way back into the middle
            return _answer(record, record.headers.get("WARC-Type") or "")
        except (OSError, Damaged, Short):
            return None


def _answer(record: "WarcRecord", kind: str) -> _Answer:
    told_length = record.content_length
    record.freeze()
    if record.content_length < told_length:
        raise Short
    digest = record.headers.get("WARC-Block-Digest") or ""
    told = bool(_DIGEST.fullmatch(digest))
    true = told and record.verify_block_digest()
    if kind != "resource" and record.is_http:
        record.parse_http()
    status, media_type = _head(record, kind)
    body = record.reader.read()
    if not true and (told or _FOREIGN in body):  # without a digest: a length that runs over the records behind it
        raise Damaged
    headers = tuple(record.http_headers.items()) if status is not None else ()
    return _Answer(status, headers, media_type, body)


def _head(record: "WarcRecord", kind: str) -> tuple[int | None, str | None]:
    if kind == "resource":
        return None, record.headers.get("Content-Type")
    if not record.is_http_parsed or record.http_headers.status_code is None:
        return None, None
    return record.http_headers.status_code, declared(record.http_headers.items())


def _address(record: "WarcRecord") -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")


def _moment(date: str | None) -> str | None:
    """The date of a record as ISO 8601 with its offset, null where it cannot be read."""
    try:
        moment = datetime.fromisoformat((date or "").strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return None
