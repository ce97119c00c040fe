"""Which part of a page is its article: blocks weighed by length, links and names, and the element that holds the most."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from .tree import Block, Element, Page

#: A block's weight is nearly its length when it is long, and next to nothing when it is short.
_HALF: Final = 150
_LINKED: Final = 0.5
_NO_PROSE: Final = frozenset({"option", "button", "label", "select", "textarea", "th"})
_MAIN_TAGS: Final = frozenset({"article", "main"})


def weights(blocks: Sequence[Block]) -> list[float]:
    """Returns how much each block looks like running text: its characters outside links, long blocks counting more."""
    return [_weight(block) for block in blocks]


def _weight(block: Block) -> float:
    size = len(block.text)
    if block.hidden or size < 30 or block.element.tag in _NO_PROSE:
        return 0.0
    free = size - block.links
    if free < _LINKED * size or free < 30:
        return 0.0
    return free * free / (free + _HALF)


class Weighed:
    """A page whose elements can be asked for the weight of the running text in them, leaving out some blocks."""

    def __init__(self, page: Page, weight: Sequence[float]) -> None:
        self.page = page
        self.sums = [0.0, *accumulate(weight)]

    def of(self, element: Element) -> float:
        """Returns the weight of an element."""
        return self.sums[element.last] - self.sums[element.first]

    @property
    def total(self) -> float:
        """The weight of the whole page."""
        return self.sums[-1]


def main_element(weighed: Weighed) -> Element | None:
    """Returns the smallest element that holds the article, null where a page has no running text."""
    elements = weighed.page.elements
    if not elements or not weighed.total:
        return None
    named = _named(weighed)
    here = named or elements[0]
    while True:
        best = max(_children(weighed.page, here), key=weighed.of, default=None)
        if best is None or weighed.of(best) < 0.85 * weighed.of(here):
            return here
        here = best


def _named(weighed: Weighed) -> Element | None:
    """Returns the innermost element that calls itself the article and holds most of the text that any such element holds."""
    found: list[Element] = []
    for element in weighed.page.elements:
        says = element.tag in _MAIN_TAGS or element.get("itemprop") == "articleBody" or "article" in element.roles
        if says and weighed.of(element) > 0.4 * weighed.total:
            found.append(element)
    if not found:
        return None
    best = max(weighed.of(element) for element in found)
    return [element for element in found if weighed.of(element) >= 0.8 * best][-1]


def _children(page: Page, element: Element) -> list[Element]:
    out = []
    at = element.index + 1
    while at < element.until:
        child = page.elements[at]
        out.append(child)
        at = child.until
    return out
