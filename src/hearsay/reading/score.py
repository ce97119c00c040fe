"""Which part of a page is its article: blocks weighed by length and links, and the element that holds the most."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from .tree import Block, Element, Page

#: A block's weight is nearly its length when it is long, and next to nothing when it is short.
_HALF: Final = 150
_LINKED: Final = 0.5
_NO_PROSE: Final = frozenset({"option", "button", "label", "select", "textarea", "th"})
_MAIN_TAGS: Final = frozenset({"article", "main"})
_LEAVES: Final = frozenset({"p", "li", "td", "tr", "blockquote", "span", "strong", "em", "a", "font", "b", "i"})
#: The share of a page's running text that an element must hold to be believed when it calls itself the article.
_GOOD_PART: Final = 0.4
#: The share of an element's text that one of its children must hold to be followed down to.
_NEARLY_ALL: Final = 0.85


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
    """Returns the smallest element that holds the article, null where a page has no running text.

    An element that calls itself the article is taken at its word if it holds a good part of the text; else the page is
    followed down as long as one element holds nearly all of it.
    """
    elements = weighed.page.elements
    if not elements or not weighed.total:
        return None
    here = _named(weighed)
    if here is not None:
        return here
    here = elements[0]
    while True:
        best = max(_children(weighed.page, here), key=weighed.of, default=None)
        if best is None or best.tag in _LEAVES or weighed.of(best) < _NEARLY_ALL * weighed.of(here):
            return here
        here = best


def _named(weighed: Weighed) -> Element | None:
    """Returns the innermost element that calls itself the article and holds most of the text of all that do.

    Where the article comes in several elements of one name, the element around all of them.
    """
    says = [
        e
        for e in weighed.page.elements
        if e.tag in _MAIN_TAGS or e.get("itemprop") == "articleBody" or "article" in e.roles
    ]
    best = max(map(weighed.of, says), default=0.0)
    if best <= _GOOD_PART * weighed.total:
        return None
    chosen = [e for e in says if weighed.of(e) >= 0.8 * best][-1]
    alike = [e for e in says if e.tag == chosen.tag and e.get("class") == chosen.get("class") and chosen.get("class")]
    if len(alike) > 1 and sum(map(weighed.of, alike)) > 1.3 * weighed.of(chosen):
        return _around(chosen, alike)
    return chosen


def _around(inner: Element, others: Sequence[Element]) -> Element:
    """Returns the smallest element around one element and some others."""
    first, last = min(e.index for e in others), max(e.until for e in others)
    while inner.parent is not None and not (inner.index <= first and last <= inner.until):
        inner = inner.parent
    return inner


def _children(page: Page, element: Element) -> list[Element]:
    out = []
    at = element.index + 1
    while at < element.until:
        child = page.elements[at]
        out.append(child)
        at = child.until
    return out
