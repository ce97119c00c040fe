"""Threads of comments in page source: which elements are one comment, who wrote it, when, and what it answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from .phrases import is_button
from .thread_places import answered, levels
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
_ON_SOMETHING: Final = frozenset({"comment", "suggestedAnswer", "acceptedAnswer"})
_POST_ID: Final = re.compile(r"(?:p|pid|post|msg|message)[-_]?\d+$", re.IGNORECASE)
_MEMBER: Final = re.compile(r"member(?:list)?\.php|profile\.php|action=profile|/members?/|/by/")
_SCHEMA: Final = re.compile(r"schema\.org/(?:Comment|UserComments|Answer)\b")

_FEW: Final = 2
_DEEPEST: Final = 500
#: Elements looked through for one sign: enough for every page, and bounded for pages that are made to be slow.
_LOOKED: Final = 300

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
    items = [(element, rank) for element in page.elements if (rank := _rank(element) or _rank_of_post(page, element))]
    return gathered(page, [item for item in items if item[1] >= SURE or not _is_only_buttons(page, item[0])])


def _is_only_buttons(page: Page, element: Element) -> bool:
    """Says whether what is named like a comment is no more than the button that answers one."""
    return element.last - element.first <= _FEW and all(
        is_button(block.text) for block in page.blocks[element.first : element.last]
    )


def gathered(page: Page, items: Sequence[tuple[Element, int]]) -> list[Found]:
    """Returns the comments that these elements (in the order of their tags) are, by how plainly they say so."""
    found = _threads(page, items)
    _share(page, found)
    return [comment for comment in found if comment.blocks]


def _rank(element: Element) -> int:
    """Returns how plainly an element calls itself a comment, 0 where it does not."""
    if element.last <= element.first or not element.attributes or element.tag in _INLINE:
        return 0
    if element.tag.endswith("-comment"):
        return SURE
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


def _rank_of_post(page: Page, element: Element) -> int:
    """Ranks what carries the number of a post: one of a forum shows a member, or text that is named as a message."""
    identifier = element.get("id") if element.attributes and element.last > element.first else ""
    if not identifier or not _POST_ID.match(identifier) or element.tag in _INLINE:
        return 0
    for inner in page.elements[element.index + 1 : min(element.until, element.index + _LOOKED)]:
        if "forum_part" in inner.roles or (inner.tag == "a" and _MEMBER.search(inner.get("href"))):
            return POST
    return 0


def _threads(page: Page, items: Sequence[tuple[Element, int]]) -> list[Found]:
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
        if outer is not None and "comment_text" in item.roles and not _has_head(page, item):
            continue
        kept[item.index] = comment = Found(item, rank, outer)
        out.append(comment)
    return out


def _has_head(page: Page, item: Element) -> bool:
    """Says whether an element named as the words of a comment names somebody: it is a comment, not half of one."""
    inside = page.elements[item.index + 1 : min(item.until, item.index + _LOOKED)]
    return any(not inner.roles.isdisjoint({"comment_author", "comment_date"}) for inner in inside)


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
    return first is not None and sum(_signature(other, item) == _signature(first, item) for other, _ in inner) > 1


def _signature(element: Element, area: Element) -> tuple[str, frozenset[str], int]:
    """Returns how an element looks and how deep it lies: a reply lies elsewhere than the head of what it answers."""
    levels, above = 0, element.parent
    while above is not None and above is not area and levels < _LOOKED:
        levels, above = levels + 1, above.parent
    return element.tag, element.roles, levels


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
    """Sets parents and depths: by what comments say they answer, by nesting, by printed levels, else not at all."""
    told = answered(found)
    if told:
        for number, above in told.items():
            if not _answers(above, found[number]):
                found[number].parent = above
        _count_up(found)
    elif any(comment.parent for comment in found) or all(_is_declared(comment.element) for comment in found):
        _count_up(found)
    else:
        known = levels(found)
        if known is not None:
            _hang(found, known)


def _answers(comment: Found, other: Found) -> bool:
    """Says whether one comment answers another, straight or through others; chains without end count as rings."""
    here: Found | None = comment
    for _ in range(_DEEPEST):
        if here is None or here is other:
            return here is not None
        here = here.parent
    return True


def _count_up(found: Sequence[Found]) -> None:
    for comment in found:
        comment.depth, above = 0, comment.parent
        while above is not None:
            comment.depth, above = comment.depth + 1, above.parent


def answer_page(found: Sequence[Found]) -> None:
    """Hangs on the page itself what answers a comment that is none any more, such as the post that opens a thread."""
    left = {id(comment) for comment in found}
    for comment in found:
        if comment.parent is not None and id(comment.parent) not in left:
            comment.parent = None
    if any(comment.parent for comment in found) or any(comment.depth for comment in found):
        _count_up(found)


def _is_declared(element: Element) -> bool:
    """Says whether an element declares to be a comment on what it lies in: the page tells that it is no reply."""
    return element.get("itemprop") in _ON_SOMETHING


def _hang(found: Sequence[Found], known: Sequence[int]) -> None:
    ranks = {level: rank for rank, level in enumerate(sorted(set(known)))}
    last: dict[int, Found] = {}
    for comment, level in zip(found, known, strict=True):
        comment.depth = ranks[level]
        comment.parent = last.get(comment.depth - 1)
        last[comment.depth] = comment
        for deeper in [depth for depth in last if depth > comment.depth]:
            del last[deeper]
