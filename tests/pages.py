"""Captures made by hand, and short looks at what was read from them."""

import hashlib

from hearsay.reading import Reading, read
from hearsay.records import Capture, Segment


def capture(data: bytes | str, media_type: str | None = None) -> Capture:
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return Capture(
        sha256=hashlib.sha256(raw).hexdigest(),
        data=raw,
        uri="file:///anything.bin",
        retrieved_at="2024-05-01T10:00:00Z",
        media_type=media_type,
    )


def reading(data: bytes | str, media_type: str | None = None) -> Reading:
    return read(capture(data, media_type))


def words(found: Reading, segment: Segment) -> str:
    assert found.document is not None
    return found.document.text[segment.start : segment.end]


def of_kind(found: Reading, *kinds: str) -> list[str]:
    return [words(found, segment) for segment in found.segments if segment.kind in kinds]


def comments(found: Reading) -> list[Segment]:
    return [segment for segment in found.segments if segment.kind == "comment"]


def thread(found: Reading) -> list[tuple[str | None, int | None, str]]:
    return [(c.author, c.depth, words(found, c).split("\n")[0]) for c in comments(found)]


def codes(found: Reading) -> list[str]:
    return [gap.code for gap in found.gaps]
