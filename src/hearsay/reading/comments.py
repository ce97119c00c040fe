"""Threads of comments in page source: which elements are one comment, who wrote it, when, and what it answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from .tree import Element, Page

_INLINE: Final = frozenset(
    [
        "a", "span", "em", "i", "b", "strong", "small", "h1", "h2", "h3", "h4", "h5", "h6", "button", "form",
        "textarea", "label", "time", "cite", "sup", "sub", "u", "s", "img", "input", "select", "option", "figure",
        "figcaption", "ul", "ol", "nav", "footer", "header", "body", "html", "main", "p",
    ]
)
_ID: Final = re.compile(
    r"(?:li-|div-|article-|wc-|dsq-|wp-|xenforo-)?(?:comm(?:ent)?|kommentar|reply|review|bb_message|t1)[-_]?\w*\d+(?:_\d+)?$",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(
    r"(?:^|[\s_-])(?:depth|level|lvl|nest(?:ing|ed)?|indent)[\s_-]?(\d{1,2})(?=$|[\s_-])", re.IGNORECASE
)
_MARGIN: Final = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,3})(?:px|%|em|rem)", re.IGNORECASE)
_LEVEL_ATTRIBUTES: Final = ("data-depth", "data-level", "aria-level", "data-comment-depth", "data-nesting-level")
_SCHEMA: Final = re.compile(r"schema\.org/(?:Comment|UserComments|Answer)\b")


#: How plainly an element calls itself a comment.
SURE: Final = 4
_BOX: Final = 3
POST: Final = 2
_INNER: Final = 1


@dataclass(slots=True)
class Found:
    """One comment: its element, the numbers of its blocks and elements, and the comment that it answers."""

    element: Element
    rank: int
    parent: "Found | None"
    own: list[Element] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    author: str | None = None
    published: str | None = None
    depth: int | None = None


def find_comments(page: Page) -> list[Found]:
    """Returns what may be the comments of a page, in reading order, each with its own elements and blocks."""
    items = [(element, rank) for element in page.elements if (rank := _rank(element))]
    found = _threads(items)
    _share(page, found)
    return [comment for comment in found if comment.blocks]


def _rank(element: Element) -> int:
    """Returns how plainly an element calls itself a comment, 0 where it does not."""
    if element.last <= element.first or not element.attributes or element.tag in _INLINE:
        return 0
    itemtype = element.get("itemtype")
    if (itemtype and _SCHEMA.search(itemtype)) or element.get("itemprop") in {"comment", "review"}:
        return SURE
    roles = element.roles
    identifier = element.get("id")
    if "comment_item" in roles or (identifier and _ID.match(identifier) and "furniture" not in roles):
        return SURE
    if "comment_box" in roles:
        return _BOX
    if "forum_item" in roles:
        return POST
    return _INNER if "comment_inner" in roles else 0


def _threads(items: Sequence[tuple[Element, int]]) -> list[Found]:
    """Drops what lies around the same comment as another item, and hangs replies under what they answer."""
    inside = _inside(items)
    kept: dict[int, Found] = {}
    out: list[Found] = []
    for item, rank in items:
        inner = inside.get(item.index, [])
        if _is_area(item, inner) or any(other > rank for _, other in inner):
            continue
        outer = _outer(item, kept)
        if outer is not None and (item.first == outer.element.first or rank < outer.rank):
            continue
        kept[item.index] = comment = Found(item, rank, outer)
        out.append(comment)
    return out


def _inside(items: Sequence[tuple[Element, int]]) -> dict[int, list[tuple[Element, int]]]:
    """Returns for each item the items nearest inside it."""
    numbers = {item.index for item, _ in items}
    out: dict[int, list[tuple[Element, int]]] = {}
    for item, rank in items:
        above = item.parent
        while above is not None and above.index not in numbers:
            above = above.parent
        if above is not None:
            out.setdefault(above.index, []).append((item, rank))
    return out


def _is_area(item: Element, inner: Sequence[tuple[Element, int]]) -> bool:
    """Says whether an item that starts with another item holds several of them, and no words of its own."""
    first = next((other for other, _ in inner if other.first == item.first), None)
    return first is not None and sum(_signature(other) == _signature(first) for other, _ in inner) > 1


def _signature(element: Element) -> tuple[str, frozenset[str]]:
    return element.tag, element.roles


def _outer(item: Element, kept: dict[int, Found]) -> Found | None:
    above = item.parent
    while above is not None:
        if above.index in kept:
            return kept[above.index]
        above = above.parent
    return None


def _share(page: Page, found: Sequence[Found]) -> None:
    """Gives each element and each block to the innermost comment around it."""
    elements = [(comment.element.index + 1, comment.element.until) for comment in found]
    for index, number in enumerate(_innermost(elements, len(page.elements))):
        if number >= 0:
            found[number].own.append(page.elements[index])
    blocks = [(comment.element.first, comment.element.last) for comment in found]
    for index, number in enumerate(_innermost(blocks, len(page.blocks))):
        if number >= 0:
            found[number].blocks.append(index)


def _innermost(ranges: Sequence[tuple[int, int]], size: int) -> list[int]:
    """Returns for each place the last range around it, -1 where there is none; ranges lie inside one another."""
    out = [-1] * size
    above: list[int] = []
    at = 0
    for number, (start, _) in enumerate([*ranges, (size, size)]):
        while above and ranges[above[-1]][1] <= start:
            stop = max(at, ranges[above[-1]][1])
            out[at:stop] = [above.pop()] * (stop - at)
            at = stop
        if above:
            out[at:start] = [above[-1]] * (start - at)
        at = max(at, start)
        above.append(number)
    return out


def settle(found: Sequence[Found]) -> list[Found]:
    """Returns the comments that have words; their replies hang on what is left, and depths are set as far as known."""
    kept: list[Found] = []
    for comment in found:
        while comment.parent is not None and not comment.parent.body:
            comment.parent = comment.parent.parent
        if comment.body:
            kept.append(comment)
    _levels(kept)
    return kept


def _levels(found: Sequence[Found]) -> None:
    """Sets depths: by nesting, else by what classes, attributes or margins say, else not at all."""
    if any(comment.parent for comment in found):
        for comment in found:
            comment.depth = comment.parent.depth + 1 if comment.parent and comment.parent.depth is not None else 0
        return
    levels = [_printed_level(comment.element) for comment in found]
    known = [level for level in levels if level is not None]
    if len(known) < len(found) or not known:
        return
    ranks = {level: rank for rank, level in enumerate(sorted(set(known)))}
    last: dict[int, Found] = {}
    for comment, level in zip(found, known, strict=True):
        comment.depth = ranks[level]
        comment.parent = last.get(comment.depth - 1)
        last[comment.depth] = comment
        for deeper in [depth for depth in last if depth > comment.depth]:
            del last[deeper]


def _printed_level(element: Element) -> int | None:
    for name in _LEVEL_ATTRIBUTES:
        if element.get(name).isdigit():
            return int(element.get(name))
    level = _LEVEL.search(element.get("class"))
    if level:
        return int(level.group(1))
    margin = _MARGIN.search(element.get("style"))
    return int(margin.group(1)) if margin else None
