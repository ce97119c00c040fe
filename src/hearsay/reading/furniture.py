"""What surrounds an article on its page, by tags, roles and names: furniture, captions, lines about author and time."""

from collections.abc import Sequence
from typing import Final, Literal

from .score import Weighed
from .tree import Element, Page

Mark = Literal["furniture", "caption", "byline", ""]

_TAGS: Final = frozenset(
    ["nav", "footer", "aside", "form", "button", "select", "menu", "dialog", "label", "option", "textarea", "legend"]
)
_ROLES: Final = frozenset(
    [
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "menubar",
        "tablist", "toolbar", "alertdialog", "status",
    ]
)
_INLINE: Final = frozenset(
    ["a", "span", "em", "strong", "b", "i", "u", "small", "time", "cite", "font", "abbr", "sup", "sub", "label"]
)
_TOPS: Final = frozenset({"html", "body", "main"})
#: An element with more than this share of a page's running text is no furniture, whatever its name says.
_TOO_MUCH: Final = 0.35
#: So much of it may be furniture where the article stands beside it and says so.
_MOST: Final = 0.8
#: Running text that a weak name cannot explain away (about one short paragraph).
_SOME: Final = 120.0


def marks(page: Page, weighed: Weighed) -> list[Mark]:
    """Returns for each block what its surroundings say of it, else nothing; the outermost mark counts."""
    out: list[Mark] = [""] * len(page.blocks)
    articles = [element for element in page.elements if _is_article(element) and weighed.of(element) >= _SOME]
    for element in page.elements:
        if element.last <= element.first or element.tag in _TOPS:
            continue
        weight = weighed.of(element)
        mark = _mark(element, weight)
        if not mark or (weight > _TOO_MUCH * weighed.total and not _has_rival(element, articles, weighed)):
            continue
        for number in range(element.first, element.last):
            if not out[number] and _covers(element, page, number):
                out[number] = mark
    return out


def _is_article(element: Element) -> bool:
    if element.tag == "article":
        return True
    return bool(element.attributes) and ("article" in element.roles or element.get("itemprop") == "articleBody")


def _has_rival(element: Element, articles: Sequence[Element], weighed: Weighed) -> bool:
    """Says whether beside an element with a lot of text another one calls itself the article."""
    return weighed.of(element) < _MOST * weighed.total and any(
        other.until <= element.index or other.index >= element.until for other in articles
    )


def _mark(element: Element, weight: float) -> Mark:
    tag, roles = element.tag, element.roles
    if tag in {"figcaption", "caption"} or "caption" in roles:
        return "caption"
    if tag in _TAGS or element.get("role") in _ROLES:
        return "furniture"
    if not roles.isdisjoint({"furniture", "comments", "weak_furniture"}):
        weak = "article" in roles or roles.isdisjoint({"furniture", "comments"})
        return "" if weak and (weight >= _SOME or tag == "article") else "furniture"
    return "byline" if "byline" in roles and weight < _SOME else ""


def _covers(element: Element, page: Page, number: int) -> bool:
    """Says whether a block lies in an element with most of its words (an inline element may hold a few of them)."""
    block = page.blocks[number]
    if not element.index <= block.element.index < element.until:
        return False
    return element.tag not in _INLINE or len(element.text()) * 3 > 2 * len(block.text)
