"""MHTML, a page and its parts in one file as browsers save it, to the page source that it holds."""

import re
from collections.abc import Mapping
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from html import escape, unescape
from typing import Final, NamedTuple
from urllib.parse import urljoin

from .decode import decode
from .limits import MOST_CHARACTERS, Cut

_HEAD: Final = 16_384
_HEADERS: Final = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*+)++")
_RELATED: Final = re.compile(
    rb"^content-type:\s*multipart/(?:related|mixed|alternative)\b", re.IGNORECASE | re.MULTILINE
)
_MAIL: Final = re.compile(rb"^(?:received|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE)
#: Parts of one file that are looked at, and frames that are put in their place.
_MOST_PARTS: Final = 5_000
_MOST_FRAMES: Final = 200
_MOST_DEPTH: Final = 5
_FRAME: Final = re.compile(
    r"<(?P<tag>i?frame)\b(?P<inside>(?:[^<>\"']{1,500}+|\"[^\"<]{0,3000}+\"|'[^'<]{0,3000}+'){0,60}+)>(?:\s*</(?P=tag)\s*>)?",
    re.IGNORECASE,
)
_SRC: Final = re.compile(r"\ssrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_INNER: Final = re.compile(r"<body\b[^<>]*>(?P<body>.*?)(?:</body\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_HEAD_TAG: Final = re.compile(r"<head\b[^<>]*>", re.IGNORECASE)
_ADDRESSED: Final = re.compile(r"<link\b[^<>]*\brel\s*=\s*[\"']?canonical\b|\bog:url\b", re.IGNORECASE)


class PageSource(NamedTuple):
    """The page source of a saved page (empty where it holds no page), and what is missing in it."""

    text: str
    cuts: list[Cut]


class _Part(NamedTuple):
    """A part with markup: its address, and its source."""

    address: str
    source: str


def is_mhtml(data: bytes) -> bool:
    """Says whether bytes begin with the headers of a page saved with its parts, and are no letter that was sent."""
    head = _HEADERS.match(data[:_HEAD])
    return bool(head and _RELATED.search(head.group()) and not _MAIL.search(head.group()))


def read_mhtml(data: bytes) -> PageSource:
    """Returns the source of the root page, its frames put in their places; raises nothing."""
    try:
        message = message_from_bytes(data)
        parts = list(_walk(message))
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError):
        return _nothing("The MHTML file is broken and could not be taken apart. Save the page anew, as HTML.")
    cuts: list[Cut] = []
    if len(parts) > _MOST_PARTS:
        said = f"The saved page has more than {_MOST_PARTS:,} parts; the rest of them was left out."
        cuts.append(Cut("page-cut", said, 0, 0))
        parts = parts[:_MOST_PARTS]
    root = _root(message, parts)
    if root is None:
        return _nothing("The MHTML file holds no page, only pictures or other parts. Save the page anew, as HTML.")
    if not _is_whole(data, message):
        said = "The saved page breaks off: its last part has no end. What was left was read."
        cuts.append(Cut("cut-short", said, 0, 0))
    known = {name: part for part in parts if _has_markup(part) for name in _names(part)}
    own = _address(root)
    source = _Frames(known, cuts).fill(_source(root), own, (id(root),))
    return PageSource(_addressed(source, str(message.get("Snapshot-Content-Location") or own).strip()), cuts)


def _nothing(sentence: str) -> PageSource:
    return PageSource("", [Cut("mhtml-broken", sentence, 0, 0)])


def _walk(message: Message) -> list[Message]:
    """Returns the parts that are no containers, in their order, without going down by calls."""
    out: list[Message] = []
    queue: list[Message] = [message]
    while queue and len(out) <= _MOST_PARTS:
        part = queue.pop(0)
        inner = part.get_payload()
        if isinstance(inner, list):
            queue = [*(one for one in inner if isinstance(one, Message)), *queue]
        else:
            out.append(part)
    return out


def _root(message: Message, parts: list[Message]) -> Message | None:
    start = _bare(_parameter(message, "start"))
    pages = [part for part in parts if _has_markup(part)]
    named = next((part for part in pages if start and _bare(str(part.get("Content-ID", ""))) == start), None)
    return named or next(iter(pages), None)


def _parameter(message: Message, name: str) -> str:
    value = message.get_param(name)
    return value if isinstance(value, str) else ""


def _has_markup(part: Message) -> bool:
    return part.get_content_type() in {"text/html", "application/xhtml+xml"}


def _bare(name: str) -> str:
    return name.strip().strip("<>").strip()


def _address(part: Message) -> str:
    return "".join(str(part.get("Content-Location") or "").split())


def _names(part: Message) -> list[str]:
    """Returns the names that a frame may call a part by."""
    name = _bare(str(part.get("Content-ID") or ""))
    return [one for one in (f"cid:{name}" if name else "", _address(part)) if one]


def _source(part: Message) -> str:
    """Returns a part as text: its transfer encoding undone, its charset as declared or, where that lies, as found."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = _parameter(part, "charset")
    declared = f"text/html; charset={charset}" if re.fullmatch(r"[\w.:-]{2,40}", charset) else None
    return decode(data, declared).text


def _is_whole(data: bytes, message: Message) -> bool:
    boundary = message.get_boundary()
    return boundary is None or f"--{boundary}--".encode("utf-8", "replace") in data


class _Frames:
    """Puts the pages of frames where the frames stand, each at most once on its own way down."""

    def __init__(self, known: Mapping[str, Message], cuts: list[Cut]) -> None:
        self.known, self.cuts = known, cuts
        self.count = self.length = 0

    def fill(self, source: str, address: str, above: tuple[int, ...]) -> str:
        """Returns page source with its frames filled; `above` are the pages that it stands in."""
        self.length += len(source)
        return _FRAME.sub(lambda frame: self._inner(frame, address, above), source)

    def _inner(self, frame: re.Match[str], address: str, above: tuple[int, ...]) -> str:
        found = _SRC.search(frame["inside"])
        name = unescape(next((value for value in found.groups() if value), "")).strip() if found else ""
        part = self.known.get(name) or self.known.get(_joined(address, name)) if name else None
        if part is None:
            return frame.group()
        if id(part) in above:
            return self._left_out(frame, "frames-recursive", "A frame of the saved page holds itself; it was left out.")
        if self.count >= _MOST_FRAMES or len(above) > _MOST_DEPTH or self.length > MOST_CHARACTERS:
            said = "The saved page has too many frames, or too many inside one another; the rest of them was left out."
            return self._left_out(frame, "frames-cut", said)
        self.count += 1
        inner = self.fill(_source(part), _address(part), (*above, id(part)))
        body = _INNER.search(inner)
        attributes = _SRC.sub("", frame["inside"]).rstrip("/ ")  # they say whether the frame is seen
        return f"<div{attributes}>{body['body'] if body else inner}</div>"

    def _left_out(self, frame: re.Match[str], code: str, sentence: str) -> str:
        if all(cut.code != code for cut in self.cuts):
            self.cuts.append(Cut(code, sentence, 0, 0))
        return frame.group()


def _joined(address: str, name: str) -> str:
    try:
        return urljoin(address, name)
    except ValueError:
        return name


def _addressed(source: str, address: str) -> str:
    """Writes the address of the page into its head, where the page does not name one itself."""
    if not address.startswith(("http://", "https://")) or _ADDRESSED.search(source):
        return source
    link = f'<link rel="canonical" href="{escape(address)}">'
    head = _HEAD_TAG.search(source)
    return source[: head.end()] + link + source[head.end() :] if head else source
