"""RSS and Atom: what is a feed by its bytes, and which pages it names. Nothing is fetched here.

Well-formed feeds go through expat, which takes ten thousand items in a part of a second; of a broken one the tags are
read one by one as far as they can be told.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin
from xml.parsers import expat

_HEAD: Final = 65_536
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PREAMBLE: Final = re.compile(
    r"(?:\s|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->|<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?+>)*+", re.DOTALL
)
_FEED: Final = re.compile(
    r"<(?:rss(?=[\s>])|(?:[\w-]+:)?feed\s[^>]*?(?:www\.w3\.org/2005/Atom|purl\.org/atom/)"
    r"|(?:[\w-]+:)?RDF\s[^>]*?(?:purl\.org/rss/|my\.netscape\.com/rdf/))"
)
_ENCODING: Final = re.compile(r"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_ITEMS: Final = frozenset({"item", "entry"})
_DATES: Final = frozenset({"pubDate", "published", "updated", "date", "issued", "modified", "created"})
#: Prefixes under which links and dates of an item stand; others (media:, itunes:) name other things the same way.
_PREFIXES: Final = frozenset({"", "atom", "atom10", "a10", "rss", "dc", "dcterms"})
_TAG: Final = re.compile(r"(/?)([\w:.-]+)([^>]*)")
_ATTRIBUTE: Final = re.compile(r"(?<![\w:.-])([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
#: The largest depth and the longest field that an honest feed has.
_DEEPEST: Final = 100
_LONGEST: Final = 8_000
_MOST_ITEMS: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed names. `links` are whole web addresses, newest first, each once; `broken` says why it is not XML."""

    links: tuple[str, ...]
    without_link: int
    broken: str | None


def is_feed(data: bytes) -> bool:
    """Says whether bytes are an RSS or Atom feed, by their first element."""
    text = _head(data)
    preamble = _PREAMBLE.match(text)
    return bool(_FEED.match(text, preamble.end() if preamble else 0))


def read_feed(data: bytes, *, base: str | None) -> Feed:
    """Reads which pages a feed names; relative links are joined with `base`, the feed's own address, if it has one."""
    reader = _Reader()
    broken = _parse(data, reader)
    if broken:
        reader = _Reader()
        with suppress(_Excess):
            _scan(_decoded(data), reader)
    items = reader.finished()
    found: list[tuple[str, str]] = []
    without = 0
    for item in items:
        link = _whole(item.link or item.guid, base)
        if link is None:
            without += 1
        else:
            found.append((item.moment(), link))
    # sorting is stable: items without a date follow the dated ones in the order of the feed
    newest = sorted(found, key=lambda pair: pair[0], reverse=True)
    return Feed(links=tuple(dict.fromkeys(link for _, link in newest)), without_link=without, broken=broken)


@dataclass(slots=True)
class _Item:
    link: str = ""
    guid: str = ""
    date: str = ""

    def moment(self) -> str:
        """The date as sortable text, empty where there is none that can be read."""
        moment = _date(self.date)
        return moment.astimezone(UTC).isoformat() if moment else ""


@dataclass(slots=True)
class _Reader:
    """Takes tags and text as they come and keeps what stands right below an item."""

    items: list[_Item] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    item: _Item | None = None
    item_depth: int = 0
    text: list[str] | None = None
    attributes: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Takes an opening tag. Raises _Excess after too many items."""
        prefix, _, local = name.rpartition(":")
        self.path.append(name)
        if len(self.items) >= _MOST_ITEMS:
            raise _Excess(f"more than {_MOST_ITEMS:,} items")
        if self.item is None and local in _ITEMS:
            self.item, self.item_depth = _Item(), len(self.path)
        elif self.item is not None and len(self.path) == self.item_depth + 1 and prefix in _PREFIXES:
            if local == "link" and attributes.get("href"):
                if attributes.get("rel", "alternate") == "alternate" and not self.item.link:
                    self.item.link = attributes["href"]
            elif local in {"link", "guid", "id"} | _DATES:
                self.text, self.attributes = [], attributes

    def data(self, text: str) -> None:
        """Takes text between tags."""
        if self.text is not None:
            self.text.append(text)

    def end(self, name: str) -> None:
        """Takes a closing tag, and closes what a broken feed left open in between."""
        if name not in self.path[-_DEEPEST:]:
            return
        while self.path:
            closed = self.path.pop()
            self._close(closed)
            if closed == name:
                return

    def _close(self, name: str) -> None:
        depth = len(self.path) + 1
        if self.item is not None and depth == self.item_depth:
            self.items.append(self.item)
            self.item = self.text = None
        elif self.item is not None and self.text is not None and depth == self.item_depth + 1:
            self._keep(name.rpartition(":")[2], "".join(self.text).strip()[:_LONGEST])
            self.text = None

    def _keep(self, name: str, value: str) -> None:
        item = self.item
        if item is None:
            return
        if name == "link":
            item.link = item.link or value
        elif name in ("guid", "id"):
            item.guid = value if self.attributes.get("isPermaLink") != "false" else item.guid
        elif name in _DATES:  # a date of publication before one of change
            item.date = value if name in ("pubDate", "published") else item.date or value

    def finished(self) -> Sequence[_Item]:
        """All items, the one that a cut-off feed left open among them."""
        if self.item is not None:
            self.end(self.path[self.item_depth - 1])
        return self.items


class _Excess(Exception):
    """A feed that does what no honest feed does: it declares entities, which bombs are made of, or never ends."""


def _parse(data: bytes, reader: _Reader) -> str | None:
    """Reads well-formed XML; returns why it is not, null where it is."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return f"{expat.ErrorString(error.code)}, line {error.lineno}"
    except (_Excess, ValueError, LookupError) as error:
        return str(error)
    return None


def _refuse(*_: object) -> None:
    raise _Excess("it declares entities of its own")


def _scan(text: str, reader: _Reader) -> None:
    """Reads the tags of a broken feed one after the other, each once."""
    for kind, content in _pieces(text):
        if kind == "text":
            reader.data(html.unescape(content))
        elif kind == "data":
            reader.data(content)
        elif tag := _TAG.match(content):
            _tag(reader, tag)


def _tag(reader: _Reader, tag: re.Match[str]) -> None:
    if tag[1]:
        reader.end(tag[2])
        return
    given = {m[1]: html.unescape(m[2] if m[2] is not None else m[3]) for m in _ATTRIBUTE.finditer(tag[3][:_LONGEST])}
    if tag[2].rpartition(":")[2] in _ITEMS and reader.item is not None:
        reader.end(reader.path[reader.item_depth - 1])  # an item in an item: the first was never closed
    reader.start(tag[2], given)
    if tag[3].endswith("/"):
        reader.end(tag[2])


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Cuts markup into tags, text, and character data; comments and declarations are left out."""
    at = 0
    while at < len(text):
        opening = text.find("<", at)
        if opening != at:
            yield "text", text[at : opening if opening >= 0 else len(text)]
        if opening < 0:
            return
        for sign, closing, kind in (("<![CDATA[", "]]>", "data"), ("<!--", "-->", ""), ("<", ">", "tag")):
            if text.startswith(sign, opening):
                end = text.find(closing, opening + len(sign))
                end = end if end >= 0 else len(text)
                if kind:
                    yield kind, text[opening + len(sign) : end]
                at = end + len(closing)
                break


def _whole(link: str, base: str | None) -> str | None:
    try:
        joined = urljoin(base or "", link.strip()) if link.strip() else ""
    except ValueError:
        return None
    return joined if joined.lower().startswith(("http://", "https://")) else None


def _date(text: str) -> datetime | None:
    readers: tuple[Callable[[str], datetime], ...] = (parsedate_to_datetime, datetime.fromisoformat)
    for reader in readers:
        try:
            moment = reader(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return moment.astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _head(data: bytes) -> str:
    start = data[:_HEAD]
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return start.decode(encoding, "replace")
    return start.decode("latin-1")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    declared = _ENCODING.search(data[:200].decode("latin-1"))
    try:
        if declared and b"<".decode(declared[1]) == "<":  # what can be read here is not written in UTF-16
            return data.decode(declared[1], "replace")
    except (LookupError, ValueError):
        pass
    return data.decode("utf-8", "replace")
