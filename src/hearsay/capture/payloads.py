"""What a record of a web archive holds: its body unpacked up to the limit, and whether that is a page at all.

Crawlers write bodies as the server sent them, or unpacked under the old headers: what a header says is tried, and left
where the bytes are plainly not packed that way.
"""

import re
from collections.abc import Sequence
from typing import Final

from . import bodies
from .failures import NotFetched

Headers = Sequence[tuple[str, str]]

_CHUNK: Final = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_BREAK: Final = re.compile(rb"\r?\n")
_HEAD: Final = 4_096
_MARKUP: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!--|!doctype\s+html|html|head|body|title|meta|link|div|p|table|article|h[1-6])[\s>/-]"
    rb"|(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,300}>\s*(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_PDF: Final = b"%PDF-"
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_DATA: Final = (b"{", b"[")
_PAGES: Final = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "application/pdf", "multipart/related", "message/rfc822"}
)
_UNTOLD: Final = frozenset({"", "application/octet-stream", "binary/octet-stream", "unknown/unknown", "text/xml",
                            "application/xml"})
#: What is counted under which name; the first sign that a media type begins with or holds decides.
_OTHERS: Final = (
    ("image/", "pictures"), ("video/", "films"), ("audio/", "sounds"), ("font", "fonts"), ("css", "style sheets"),
    ("javascript", "scripts"), ("ecmascript", "scripts"), ("json", "data files"), ("rss", "feeds"), ("atom", "feeds"),
    ("xml", "data files"), ("csv", "data files"),
)


def body_of(data: bytes, headers: Headers, *, max_bytes: int) -> bytes:
    """Undoes chunks and packing as the headers of the answer tell them. Raises NotFetched."""
    if "chunked" in _values(headers, "transfer-encoding").lower():
        data = _joined(data)
    layers = [name for name in re.split(r"[\s,]+", _values(headers, "content-encoding").lower()) if name]
    if len(layers) > bodies.MOST_LAYERS:
        raise NotFetched("bad-encoding", "")
    for layer in reversed(layers):
        data = _unpacked(data, layer, max_bytes)
    if len(data) > max_bytes:
        raise bodies.too_large(max_bytes)
    return data


def declared(headers: Headers) -> str | None:
    """Returns the media type that the server gave, whole."""
    return next((value.strip() for name, value in headers if name.lower() == "content-type"), None) or None


def no_page_type(media_type: str | None) -> str | None:
    """Names in the plural what a declared type stands for, null where it is one of pages or tells nothing."""
    kind = _bare(media_type)
    if kind in _PAGES | _UNTOLD:
        return None
    return next((name for sign, name in _OTHERS if sign in kind), "files of other kinds")


def no_page(data: bytes, media_type: str | None, uri: str) -> str | None:
    """Names in the plural what a body is where it is no page, null where it is one, by its type and its bytes."""
    kind = _bare(media_type)
    if not data.strip():
        return "empty answers"
    if no_page_type(media_type):
        return no_page_type(media_type)
    if data.startswith(_PDF) or _MARKUP.match(data[:_HEAD]):
        return None
    if _is_binary(data):
        return "files of other kinds"
    if uri.partition("?")[0].endswith("/robots.txt"):
        return "robots.txt files"
    if data.lstrip()[:1] in _DATA and kind != "text/html":
        return "data files"
    if kind.endswith("xml") and kind != "application/xhtml+xml":
        return "data files"
    return None


def _bare(media_type: str | None) -> str:
    return (media_type or "").partition(";")[0].strip().lower()


def _values(headers: Headers, name: str) -> str:
    return ",".join(value for key, value in headers if key.lower() == name)


def _is_binary(data: bytes) -> bool:
    sample = data[:_HEAD]
    return not sample.startswith(_WIDE) and len(_CONTROLS.findall(sample)) * 50 > len(sample)


def _joined(data: bytes) -> bytes:
    """Puts chunks together; data that is not in chunks stays as it is. Raises NotFetched for one cut off in them."""
    out, at = bytearray(), 0
    while True:
        head = _CHUNK.match(data, at)
        if head is None:
            if at == 0:
                return data
            raise NotFetched("cut-off", "")
        size = int(head[1], 16)
        if size == 0:
            return bytes(out)
        end = head.end() + size
        gone = _BREAK.match(data, end)
        if gone is None:
            if at == 0 and end > len(data) and not _MARKUP.match(data, head.end()):
                return data  # a text that happens to begin with a number
            raise NotFetched("cut-off", "")
        out += data[head.end() : end]
        at = gone.end()


def _unpacked(data: bytes, layer: str, max_bytes: int) -> bytes:
    if layer == "identity" or _MARKUP.match(data[:_HEAD]):
        return data
    if layer in ("br", "zstd"):
        return _streamed(data, layer, max_bytes)
    if layer in ("gzip", "x-gzip") and not data.startswith(b"\x1f\x8b"):
        return data
    return bodies.unpack(data, layer, max_bytes=max_bytes)


def _streamed(data: bytes, layer: str, max_bytes: int) -> bytes:
    """Unpacks what the standard library does not know, piece by piece up to the limit."""
    from io import BytesIO

    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader = BrotliReader(BytesIO(data)) if layer == "br" else ZstdReader(BytesIO(data))
    out = bytearray()
    try:
        while piece := reader.read(65_536):
            out += piece
            if len(out) > max_bytes:
                raise bodies.too_large(max_bytes)
    except OSError as error:
        if not out and not _is_binary(data):
            return data
        raise NotFetched("bad-encoding", "") from error
    return bytes(out)
