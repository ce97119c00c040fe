"""Writes captures as a web archive: WARC 1.1, one record for every time that a page was taken.

The bytes are those that are kept, already unpacked, so the headers that told how they were packed on the way are set
aside under other names, as web archives do.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final
from uuid import NAMESPACE_URL, uuid5

from ..records import Capture, Sighting

if TYPE_CHECKING:
    from warcio.warcwriter import WARCWriter

_VERSION: Final = "WARC/1.1"
_OF_THE_WAY: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_REASONS: Final = {int(status): status.phrase for status in HTTPStatus}
_SET_ASIDE: Final = "X-Archive-Orig-"


def write_archive(
    captures: Iterable[Capture], sightings: Iterable[Sighting], file: BinaryIO, *, version: str, made_at: str,
    packed: bool = True,
) -> int:
    """Writes a record for every sighting of the captures, and returns how many; the same input is the same archive.

    `version` is that of hearsay, `made_at` the time in ISO 8601, `packed` says whether each record is gzipped.
    """
    from warcio.warcwriter import WARCWriter

    seen: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        seen.setdefault(sighting.capture, []).append(sighting)
    writer = WARCWriter(file, gzip=packed, warc_version=_VERSION)
    about = _about(writer, version, made_at)
    written = 0
    for capture in captures:
        for sighting in seen.get(capture.sha256, ()):
            _write(writer, capture.data, sighting, about)
            written += 1
    return written


def _about(writer: "WARCWriter", version: str, made_at: str) -> str:
    """Writes what the archive is, and returns the id of that record."""
    told = (
        f"software: hearsay/{version}\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        "description: the captures of a case, one record for every time that each was taken\r\n"
    ).encode()
    name = _id("warcinfo", version, made_at)
    fields = {"WARC-Record-ID": name, "WARC-Date": _date(made_at)}
    writer.write_record(
        writer.create_warc_record("", "warcinfo", payload=BytesIO(told), length=len(told), warc_headers_dict=fields)
    )
    return name


def _write(writer: "WARCWriter", data: bytes, sighting: Sighting, about: str) -> None:
    from warcio.statusandheaders import StatusAndHeaders

    fields = {
        "WARC-Record-ID": _id(
            sighting.capture, sighting.uri, sighting.retrieved_at, sighting.method, *sighting.through
        ),
        "WARC-Date": _date(sighting.retrieved_at),
        "WARC-Warcinfo-ID": about,
    }
    kind, head, media_type = "resource", None, sighting.media_type or ""
    if sighting.status is not None:
        line = f"{sighting.status} {_REASONS.get(sighting.status, '')}".strip()
        kind, media_type = "response", ""
        head = StatusAndHeaders(line, _headers(sighting, len(data)), protocol="HTTP/1.1")
    record = writer.create_warc_record(
        sighting.uri, kind, payload=BytesIO(data), length=len(data), warc_content_type=media_type,
        warc_headers_dict=fields, http_headers=head,
    )
    if kind == "resource" and not media_type:
        record.content_type = None  # nobody said what it is; the library would call it a WARC record
    writer.write_record(record)


def _headers(sighting: Sighting, size: int) -> list[tuple[str, str]]:
    kept = [
        (_SET_ASIDE + name if name.lower() in _OF_THE_WAY else name, " ".join(value.split()))
        for name, value in sighting.headers
        if name.isascii() and name.strip()  # others are no headers, and no library writes them
    ]
    return [*kept, ("Content-Length", str(size))]


def _id(*parts: str) -> str:
    """The name of a record, made from what it is about: the same sighting has the same one in every archive."""
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, 'hearsay:' + ' '.join(parts))}>"


def _date(moment: str) -> str:
    """A time as WARC writes it, in UTC with a Z."""
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC).isoformat().replace("+00:00", "Z")
