"""Which blocks of a page are its article, and of what kind each of them is."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from ..knowledge import table
from ..records import SegmentKind
from .dump_lines import ends_in_credit
from .edges import set_apart_edges
from .furniture import Mark, marks
from .phrases import speaks_of_page
from .score import Weighed, main_element, weights
from .tree import Block, Element, Page

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEAD_TAGS: Final = frozenset({"p", "h2", "h3", "div", "span", "strong", "b"})
_MOSTLY: Final = 0.6
_LEAD_LENGTH: Final = 60
#: The paragraphs at the end of an article in which its author may be spoken of.
_END: Final = 5
_LONGEST_BIOGRAPHY: Final = 500
_LONGEST_LINK: Final = 150
_LONGEST_CAPTION: Final = 300
_FEWEST_WORDS: Final = 6
#: A page with fewer words of text than this and so many times more in captions is a picture story.
_FEW: Final = 80
_MANY_TIMES: Final = 3


class Body(NamedTuple):
    """The verdict on a page: the kind of each block, and the blocks from its title to the end of its article."""

    kinds: list[SegmentKind]
    region: range


def find_body(page: Page, *, title: int, taken: frozenset[int]) -> Body:
    """Judges every block. `title` is the block of the headline (-1: none), `taken` are blocks of comments."""
    blocks = page.blocks
    _show_fallback(page)
    _show_unscripted(page)
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
    _show_picture_story(blocks, kinds)
    set_apart_edges(blocks, kinds, title=blocks[title].text if title >= 0 else "")
    first = min([number for number in (title, *lead, inside.start) if number >= 0], default=0)
    return Body(kinds, range(first, max(inside.stop, first)))


def is_article(kind: SegmentKind) -> bool:
    """Says whether a kind is part of the article's own text."""
    return kind in {"heading", "body", "list", "quote", "embed"}


def set_apart_biographies(page: Page, kinds: list[SegmentKind], authors: Sequence[str]) -> None:
    """Takes lines about the author out of the end of the article ("Ann Example is a reporter at …")."""
    last = [number for number, kind in enumerate(kinds) if is_article(kind)][-_END:]
    for number in last[1:]:
        text = page.blocks[number].text
        for author in authors:
            rest = text[len(author) :] if text.casefold().startswith(author.casefold()) else ""
            if len(text) <= _LONGEST_BIOGRAPHY and _biography().match(rest):
                kinds[number] = "boilerplate"


@cache
def _biography() -> re.Pattern[str]:
    return re.compile(table("page_phrases")["biography"]["pattern"], re.IGNORECASE)


def _show_picture_story(blocks: Sequence[Block], kinds: list[SegmentKind]) -> None:
    """Takes the captions of a page for its text where it has hardly any other: a story told in pictures."""
    captions = [number for number, kind in enumerate(kinds) if kind == "caption"]
    text = sum(len(blocks[number].text.split()) for number, kind in enumerate(kinds) if is_article(kind))
    told = sum(len(blocks[number].text.split()) for number in captions)
    if text < _FEW and told > _MANY_TIMES * _FEW and len(captions) > _MANY_TIMES:
        for number in captions:
            kinds[number] = _kind(blocks[number])


def _show_fallback(page: Page) -> None:
    """Shows what stands in `noscript` where a page has hardly any other text: without scripts that is the page."""
    shown = sum(len(block.text) for block in page.blocks if not block.hidden and not block.links)
    inside = [block for block in page.blocks if block.hidden and _under(block.element, "noscript")]
    if sum(len(block.text) for block in inside) > 3 * shown:
        for block in inside:
            block.hidden = False


def _show_unscripted(page: Page) -> None:
    """Shows what a style sheet hides where that is most of the page: a script would show it, or a click."""
    shown = sum(len(block.text) - block.links for block in page.blocks if not block.hidden)
    inside = [block for block in page.blocks if block.hidden and block.element.by_sheet]
    if sum(len(block.text) - block.links for block in inside) > shown:
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
        named = len(block.text) > 20 and _has_role(block.element, "lead")
        plain = title >= 0 and len(block.text) >= _LEAD_LENGTH and block.element.tag in _LEAD_TAGS
        if named or plain:
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
    if len(block.text) < _LONGEST_CAPTION and ends_in_credit(block.text):
        return "caption"
    if quote:
        return "quote"
    return "list" if item else "body"


def _is_link_line(block: Block) -> bool:
    """Says whether a block is nothing but links, as "read also" lines and lists of topics are."""
    sentence = block.text.endswith(".") and not block.text.endswith("..") and len(block.text.split()) >= _FEWEST_WORDS
    return block.links > _MOSTLY * len(block.text) and len(block.text) < _LONGEST_LINK and not sentence
