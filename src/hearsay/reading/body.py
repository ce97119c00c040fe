"""Which blocks of a page are its article, and of what kind each of them is."""

from collections.abc import Sequence
from typing import Final

from ..records import SegmentKind
from .furniture import Mark, marks
from .phrases import speaks_of_page
from .score import Weighed, main_element, weights
from .tree import Block, Element, Page

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOSTLY: Final = 0.6
_LEAD_LENGTH: Final = 60


class Body:
    """The verdict on a page: the kind of each block, and the blocks from its title to the end of its article."""

    __slots__ = ("kinds", "region")

    def __init__(self, kinds: list[SegmentKind], region: range) -> None:
        self.kinds = kinds
        self.region = region


def find_body(page: Page, *, title: int, taken: frozenset[int]) -> Body:
    """Judges every block. `title` is the block of the headline (-1: none), `taken` are blocks that belong to comments."""
    blocks = page.blocks
    _show_fallback(page)
    plain = [0.0 if number in taken else weight for number, weight in enumerate(weights(blocks))]
    mark = marks(page, Weighed(page, plain))
    main = main_element(Weighed(page, [0.0 if mark[number] else weight for number, weight in enumerate(plain)]))
    inside = range(main.first, main.last) if main is not None else range(0)
    lead = _lead(page, mark, title=title, start=inside.start, taken=taken) if main is not None else set()
    kinds: list[SegmentKind] = []
    for number, block in enumerate(blocks):
        if block.hidden:
            kinds.append("hidden")
        elif number in taken:
            kinds.append("boilerplate")
        elif number == title:
            kinds.append("title")
        elif mark[number]:
            kinds.append("caption" if mark[number] == "caption" else "boilerplate")
        elif number in inside or number in lead:
            kinds.append(_kind(block))
        else:
            kinds.append("boilerplate")
    first = min([number for number in (title, *lead, inside.start) if number >= 0], default=0)
    return Body(kinds, range(first, max(inside.stop, first)))


def _show_fallback(page: Page) -> None:
    """Shows what stands in `noscript` where a page has hardly any other text: without scripts that is the page."""
    shown = sum(len(block.text) for block in page.blocks if not block.hidden and not block.links)
    inside = [block for block in page.blocks if block.hidden and _under(block.element, "noscript")]
    if sum(len(block.text) for block in inside) > 3 * shown:
        for block in inside:
            block.hidden = False


def _under(element: Element | None, tag: str) -> bool:
    while element is not None:
        if element.tag == tag:
            return True
        element = element.parent
    return False


def _lead(page: Page, mark: Sequence[Mark], *, title: int, start: int, taken: frozenset[int]) -> set[int]:
    """Returns the blocks between the headline and the article that are running text: the lines in bold above it."""
    first = title + 1 if 0 <= title < start else max(0, start - 12)
    out = set()
    for number in range(first, start):
        block = page.blocks[number]
        if mark[number] or number in taken or block.hidden or 2 * block.links > len(block.text):
            continue
        named = _has_role(block.element, "lead")
        if named and len(block.text) > 20 or title >= 0 and len(block.text) >= _LEAD_LENGTH and block.element.tag in {"p", "h2", "h3", "div", "span", "strong", "b"}:
            out.add(number)
    return out


def _has_role(element: Element | None, role: str) -> bool:
    for _ in range(3):
        if element is None:
            return False
        if role in element.roles:
            return True
        element = element.parent
    return False


def _kind(block: Block) -> SegmentKind:
    if speaks_of_page(block.text) or _is_link_line(block):
        return "boilerplate"
    element: Element | None = block.element
    quote = embed = item = heading = False
    for _ in range(8):
        if element is None or element.tag in {"article", "body", "main"}:
            break
        heading = heading or element.tag in _HEADINGS
        item = item or element.tag in {"li", "dd", "dt"}
        quote = quote or element.tag == "blockquote"
        embed = embed or "embed" in element.roles
        element = element.parent
    if embed:
        return "embed"
    if heading:
        return "heading"
    if quote:
        return "quote"
    return "list" if item else "body"


def _is_link_line(block: Block) -> bool:
    """Says whether a block is nothing but links, as "read also" lines and lists of topics are."""
    return block.links > _MOSTLY * len(block.text) and len(block.text) < 150
