"""Comments of pages that do not mark them one by one: children that repeat in a place named for comments, or lines of
name and time below a heading that says comments."""

from collections.abc import Iterable, Sequence
from typing import Final

from .comments import Found
from .rows import Row
from .threads import find_thread, is_comments_heading
from .tree import Element, Page

_NEARLY_ALL: Final = 0.8
_LEVELS_UP: Final = 3
_SHUT: Final = frozenset({"form", "nav", "footer", "select", "button"})


def repeated(page: Page) -> list[Found]:
    """Returns the repeated children of places named for comments, as comments still to be read."""
    out: list[Found] = []
    end = -1
    for area in page.elements:
        if area.index < end or "comments" not in area.roles or area.tag in _SHUT or area.last - area.first < 2:
            continue
        children = _alike(page, area)
        if children:
            end = area.until
            out += [_found(page, child) for child in children]
    return out


def _alike(page: Page, area: Element) -> list[Element]:
    """Follows an area down to where it has several children of one kind with text; returns those."""
    here = area
    while True:
        children = [child for child in _children(page, here) if child.last > child.first and child.tag not in _SHUT]
        kinds: dict[tuple[str, str], list[Element]] = {}
        for child in children:
            kinds.setdefault((child.tag, child.get("class")), []).append(child)
        best = max(kinds.values(), key=_size, default=[])
        if len(best) > 1 and 2 * _size(best) > _size([here]):
            return best
        main = max(children, key=lambda child: child.last - child.first, default=None)
        if main is None or main.last - main.first < _NEARLY_ALL * (here.last - here.first):
            return []
        here = main


def _size(elements: Iterable[Element]) -> int:
    return sum(element.last - element.first for element in elements)


def _children(page: Page, element: Element) -> list[Element]:
    out = []
    at = element.index + 1
    while at < element.until:
        out.append(page.elements[at])
        at = page.elements[at].until
    return out


def _found(page: Page, element: Element) -> Found:
    found = Found(element, 0, None)
    found.own = page.within(element)
    found.blocks = list(range(element.first, element.last))
    return found


def by_lines(page: Page) -> list[Found]:
    """Returns the comments below a heading such as "3 comments", told apart by their lines of name and time."""
    for number, block in enumerate(page.blocks):
        if block.hidden or len(block.text) > 60 or not is_comments_heading(block.text):
            continue
        found = _below(page, number)
        if found:
            return found
    return []


def _below(page: Page, heading: int) -> list[Found]:
    area: Element | None = page.blocks[heading].element
    for _ in range(_LEVELS_UP):
        area = area.parent if area is not None else None
        if area is None or area.tag == "body":
            return []
        numbers = [
            n
            for n in range(heading, area.last)
            if not page.blocks[n].hidden and not _is_shut(page.blocks[n].element, area)
        ]
        lines = [(number, line) for number in numbers for line in page.blocks[number].text.split("\n")]
        thread = find_thread([Row(0, "", "", line, 0, 0, 1) for _, line in lines])
        if thread:
            return [
                _from_lines(
                    page,
                    [lines[n][0] for n in voice.head],
                    [lines[n][0] for n in voice.words],
                    voice.author,
                    voice.published,
                )
                for voice in thread.voices
            ]
    return []


def _is_shut(element: Element, area: Element) -> bool:
    here: Element | None = element
    while here is not None and here is not area:
        if here.tag in _SHUT or "furniture" in here.roles:
            return True
        here = here.parent
    return False


def _from_lines(
    page: Page, head: Sequence[int], words: Sequence[int], author: str | None, published: str | None
) -> Found:
    body = [number for number in dict.fromkeys(words) if number not in head]
    found = Found((page.blocks[(body or list(head))[0]]).element, 0, None)
    found.blocks = list(dict.fromkeys([*head, *words]))
    found.body, found.author, found.published = body, author, published
    return found
