"""What a page says of itself for machines: meta tags, JSON-LD, the title of the window."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from .cleaning import squeeze
from .tree import Page

_MOST_SCRIPT: Final = 600_000
_MOST_ITEMS: Final = 2_000
_LONGEST: Final = 1_000
_DIRT: Final = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$|[\x00-\x1f]+")
_TRAILING: Final = re.compile(r",(?=\s*[}\]])")


class Metadata(NamedTuple):
    """Meta tags (name in small letters to contents), items of JSON-LD, the window's title, the page's address."""

    tags: Mapping[str, tuple[str, ...]]
    items: tuple[Mapping[str, Any], ...]
    title: str
    address: str

    def first(self, *names: str) -> str:
        """Returns the first content of the first of these meta tags that has one, else nothing."""
        return next((value for name in names for value in self.tags.get(name, ())), "")

    def of_type(self, *endings: str) -> list[Mapping[str, Any]]:
        """Returns the items whose type ends so ("Article" finds NewsArticle)."""
        return [item for item in self.items if any(name.endswith(endings) for name in types(item))]


def read_metadata(page: Page) -> Metadata:
    """Collects what the page declares about itself."""
    tags: dict[str, list[str]] = {}
    for node in page.tree.css("meta"):
        attributes = node.attributes
        content = squeeze((attributes.get("content") or "")[:_LONGEST])
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (attributes.get(key) or "").lower().strip()
            if name and content:
                tags.setdefault(name, []).append(content)
    window = page.tree.css_first("title")
    link = page.tree.css_first("link[rel='canonical']")
    address = (link.attributes.get("href") or "") if link is not None else ""
    return Metadata(
        {name: tuple(values) for name, values in tags.items()},
        tuple(_items(page)),
        squeeze(window.text(deep=True)[:_LONGEST]) if window is not None else "",
        address or next(iter(tags.get("og:url", [])), ""),
    )


def types(item: Mapping[str, Any]) -> list[str]:
    """Returns the schema.org types of an item of JSON-LD."""
    value = item.get("@type")
    return [str(name).rsplit("/", 1)[-1] for name in (value if isinstance(value, list) else [value]) if name]


def text_of(value: object) -> str:
    """Returns a value of JSON-LD as text: a string, or the name of what it stands for, else nothing."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value") or ""
    return squeeze(_untag(value)[:_LONGEST]) if isinstance(value, str) else ""


def _untag(text: str) -> str:
    from html import unescape

    return unescape(text) if "&" in text else text


def scripts(page: Page, *signs: str) -> Iterator[object]:
    """Yields the values of those scripts of JSON-LD that hold one of some signs."""
    for node in page.tree.css("script[type='application/ld+json']"):
        script = node.text(deep=True) or ""
        if any(sign in script for sign in signs):
            yield _parse(script[:_MOST_SCRIPT])


def _items(page: Page) -> Iterator[Mapping[str, Any]]:
    """Yields the items of all JSON-LD on the page, those inside others too, in their order."""
    left = _MOST_ITEMS
    for node in page.tree.css("script[type='application/ld+json']"):
        queue: list[object] = [_parse((node.text(deep=True) or "")[:_MOST_SCRIPT])]
        while queue and left > 0:
            value = queue.pop(0)
            if isinstance(value, list):
                queue = [*value[:_MOST_ITEMS], *queue]
            elif isinstance(value, Mapping):
                left -= 1
                if "@type" in value:
                    yield value
                inner = [
                    value[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")
                    if key in value
                ]
                queue = [*inner, *queue]


def _parse(script: str) -> object:
    for text in (script, _TRAILING.sub("", _DIRT.sub(" ", script)).strip().rstrip(";")):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
