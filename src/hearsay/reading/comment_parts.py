"""What lies in one comment: the name of its author, its time as printed, its words, and the buttons around them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .comments import POST, SURE, Found, find_comments, settle
from .dates import is_dateline, printed_time
from .heads import as_name, says
from .loose_comments import by_lines, repeated
from .phrases import is_button, speaks_of_page
from .tree import Block, Element, Page

_HEAD_TAGS: Final = frozenset({"form", "button", "cite", "time", "footer", "select", "textarea", "label", "nav"})
_USER_LINK: Final = re.compile(
    r"/(?:users?|profiles?|members?|author|autor|u|people|nutzer|mitglied(?:er)?|accounts?)/|[?&](?:user|uid|author)=|profile|member\.php"
)
#: A paragraph longer than this is taken for words of the comment even under a name that says otherwise.
_LONG_HEAD: Final = 90
_NEAR_AREA: Final = 40


def read_comments(page: Page) -> list[Found]:
    """Returns the comments of a page in reading order, with author, time, own words and place in the thread."""
    found = find_comments(page)
    for comment in found:
        _read_parts(page, comment)
    for comment in found:
        _lend(comment)
    for head, text in pairwise(found):
        _pair(head, text)
    sure = settle([comment for comment in found if _is_sure(comment, found, page)])
    return sure or settle(_loose(page))


def _loose(page: Page) -> list[Found]:
    """Returns comments that the page does not mark one by one; most of them must show who wrote them or when."""
    found = repeated(page)
    for comment in found:
        _read_parts(page, comment)
    if found and 2 * sum(bool(comment.published) for comment in found) > len(found):
        return found
    return by_lines(page)


def _pair(head: Found, text: Found) -> None:
    """Joins the two halves of a comment in a definition list: the term is its head, the definition its words."""
    if head.element.tag == "dt" and text.element.tag == "dd" and head.element.parent is text.element.parent:
        text.author, text.published = text.author or head.author, text.published or head.published
        head.body = []


def _is_sure(comment: Found, found: Sequence[Found], page: Page) -> bool:
    """Says whether what may be a comment is one: it shows who wrote it or when, or stands where comments stand."""
    if comment.rank == POST:
        return bool(comment.author and comment.published) and sum(other.rank == POST for other in found) > 1
    if comment.author and (comment.published or comment.rank == SURE) and comment.body:
        return True
    if comment.body and all(speaks_of_page(page.blocks[number].text) for number in comment.body):
        return False
    return in_area(comment.element) or len(found) > 2 or bool(comment.published)


def in_area(element: Element) -> bool:
    """Says whether an element lies in a place named for comments."""
    above: Element | None = element
    for _ in range(_NEAR_AREA):
        if above is None:
            return False
        if "comments" in above.roles:
            return True
        above = above.parent
    return False


def _lend(comment: Found) -> None:
    """Hands the words of a nameless element inside a comment without words to that comment: they are one."""
    outer = comment.parent
    if outer is not None and not outer.body and not (comment.author or comment.published) and comment.body:
        outer.body, comment.body = comment.body, []


def _read_parts(page: Page, comment: Found) -> None:
    """Fills in author, time and the numbers of the blocks that are the comment's own words."""
    blocks = {number: page.blocks[number] for number in comment.blocks}
    heads = _heads(comment.own, blocks)
    comment.author = _author(comment, blocks, heads)
    comment.published = _published(comment.own, blocks, heads)
    texts = _texts(comment.own, blocks) or set(blocks)
    words = [number for number in comment.blocks if number in texts and not is_button(blocks[number].text)]
    body = [number for number in words if number not in heads] or words
    comment.body = [number for number in body if not blocks[number].hidden or comment.element.hidden]
    _drop_head_lines(comment, blocks)


def _heads(own: Sequence[Element], blocks: dict[int, Block]) -> set[int]:
    """Returns the blocks under an element that calls itself author, date, button or the like."""
    out: set[int] = set()
    for element in own:
        if element.tag in _HEAD_TAGS or not element.roles.isdisjoint(
            {"comment_head", "comment_author", "comment_date"}
        ):
            for number in range(element.first, element.last):
                block = blocks.get(number)
                if block is None or (len(block.text) > _LONG_HEAD and element.tag not in _HEAD_TAGS):
                    continue
                if _is_inside(block.element, element) or len(element.text()) * 2 > len(block.text):
                    out.add(number)
    return out


def _is_inside(inner: Element, outer: Element) -> bool:
    return outer.index <= inner.index < outer.until


def _texts(own: Sequence[Element], blocks: dict[int, Block]) -> set[int]:
    """Returns the blocks under elements that call themselves the text of a comment."""
    out: set[int] = set()
    for element in own:
        if "comment_text" in element.roles or element.get("itemprop") in {
            "text",
            "commentText",
            "reviewBody",
            "articleBody",
        }:
            out.update(number for number in range(element.first, element.last) if number in blocks)
    return out


def _author(comment: Found, blocks: dict[int, Block], heads: set[int]) -> str | None:
    for wanted in (_by_markup, _by_name, _by_link):
        for element in comment.own:
            if element.last > element.first and wanted(element):
                name = as_name(element.text())
                if name:
                    return name
    for number in comment.blocks[:3]:
        block = blocks[number]
        marked = number in heads or block.strong * 2 > len(block.text) or block.links * 2 > len(block.text)
        if marked or is_dateline(block.text):
            name = as_name(block.text)
            if name:
                return name
    return None


def _by_markup(element: Element) -> bool:
    return element.get("itemprop") in {"author", "creator"} or "author" in element.get("rel") or element.tag == "cite"


def _by_name(element: Element) -> bool:
    return "comment_author" in element.roles and element.tag not in {"img", "svg", "p", "li", "ul", "form"}


def _by_link(element: Element) -> bool:
    return element.tag == "a" and bool(_USER_LINK.search(element.get("href")))


def _published(own: Sequence[Element], blocks: dict[int, Block], heads: set[int]) -> str | None:
    for element in own:
        if (
            element.tag == "time"
            or "comment_date" in element.roles
            or element.get("itemprop") in {"datePublished", "dateCreated"}
        ):
            text = element.text()
            if 0 < len(text) <= 200:
                found = printed_time(text)
                if found or element.tag == "time":
                    return found or text
    for number in sorted(heads) or list(blocks)[:2]:
        found = printed_time(blocks[number].text[:200])
        if found:
            return found
    return None


def _drop_head_lines(comment: Found, blocks: dict[int, Block]) -> None:
    """Takes a head that stands as a paragraph of its own ("Ann on 3 May:") out of the words."""
    for number in comment.body[:2]:
        text = blocks[number].text
        if len(text) <= _LONG_HEAD and comment.author and comment.author in text:
            rest = says().sub(
                " ", " " + text.replace(comment.author, " ").replace(comment.published or "\n", " ") + " "
            )
            if sum(map(str.isalpha, rest)) <= 4:
                comment.body.remove(number)
