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
from .thread_declared import confirmed, declared
from .thread_repeats import answerable
from .tree import Block, Element, Page

_HEAD_TAGS: Final = frozenset({"form", "button", "cite", "time", "footer", "select", "textarea", "label", "nav"})
_USER_LINK: Final = re.compile(
    r"/(?:users?|profiles?|members?|author|autor|u|people|nutzer|mitglied(?:er)?|accounts?)/|[?&](?:user|uid|author)=|profile|member\.php"
)
#: A paragraph longer than this is taken for words of the comment even under a name that says otherwise.
_LONG_HEAD: Final = 90
_NEAR_AREA: Final = 40
_MOST: Final = 0.5
#: Elements of one comment that are looked through: enough for every page, and bounded for those made to be slow.
_LOOKED: Final = 300
_SIGNS: Final = 12
#: Blocks at the top of a comment in which its time may stand alone.
_TOP: Final = 6
_SUBJECT_TAGS: Final = frozenset({"h3", "h4", "h5", "h6"})
_HEAD_ROLES: Final = frozenset({"comment_head", "comment_author", "comment_date"})
_NO_NAMES: Final = frozenset({"img", "svg", "p", "li", "ul", "form"})
_TEXT_PROPERTIES: Final = frozenset({"text", "commentText", "reviewBody", "articleBody"})
_NAME_PROPERTIES: Final = frozenset({"name", "givenName"})
_TITLE_TAGS: Final = frozenset({"h1", "h2", "h3", "h4"})


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
    known = sure or settle(_loose(page))
    said = declared(page)
    return confirmed(page, known, said) if said else known


def _loose(page: Page) -> list[Found]:
    """Returns comments that the page does not mark one by one; most of them must show who wrote them or when."""
    found = repeated(page)
    for comment in found:
        _read_parts(page, comment)
    if found and 2 * sum(bool(comment.published) for comment in found) > len(found):
        return found
    found = answerable(page)
    for comment in found:
        _read_parts(page, comment)
    if found and 2 * sum(bool(comment.author and comment.body) for comment in found) > len(found):
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
    speaking = [element for element in comment.own if not _is_quoted(element, comment.element)]
    comment.author = _author(comment, speaking, blocks=blocks, heads=heads)
    comment.published = _published(speaking, blocks, heads)
    texts = _texts(comment.own, blocks) or set(blocks)
    words = [number for number in comment.blocks if number in texts and not is_button(blocks[number].text)]
    if comment.rank == POST:
        heads |= {number for number in words if _in_title(blocks[number].element)}
        heads |= {number for number in words if _is_time_alone(blocks[number].text)}
    body = [number for number in words if number not in heads] or words
    comment.body = [number for number in body if not blocks[number].hidden or comment.element.hidden]
    _drop_head_lines(comment, blocks)


def _heads(own: Sequence[Element], blocks: dict[int, Block]) -> set[int]:
    """Returns the blocks under an element that calls itself author, date, button or the like."""
    out: set[int] = set()
    for element in own:
        named = not element.roles.isdisjoint(_HEAD_ROLES) and "comment_text" not in element.roles
        if element.tag in _HEAD_TAGS or named:
            for number in range(element.first, element.last):
                block = blocks.get(number)
                if block is None or (len(block.text) > _LONG_HEAD and element.tag not in _HEAD_TAGS):
                    continue
                if _is_inside(block.element, element) or len(element.text()) * 2 > len(block.text):
                    out.add(number)
    return out


def _is_time_alone(text: str) -> bool:
    """Says whether a paragraph is a time and next to nothing else."""
    time = printed_time(text) if len(text) <= _LONG_HEAD else None
    return time is not None and any(map(str.isdigit, time)) and len(text) - len(time) <= _SIGNS


def _in_title(element: Element) -> bool:
    """Says whether words are the title that forums set above each post anew."""
    near = (element, element.parent)
    return any(e is not None and (e.tag in _TITLE_TAGS or "comment_subject" in e.roles) for e in near)


def _is_inside(inner: Element, outer: Element) -> bool:
    return outer.index <= inner.index < outer.until


def _texts(own: Sequence[Element], blocks: dict[int, Block]) -> set[int]:
    """Returns the blocks under elements that call themselves the text of a comment, the innermost where they nest."""
    named = [element for element in own if element.get("itemprop") in _TEXT_PROPERTIES]
    named = named or [element for element in own if "comment_text" in element.roles and element.last > element.first]
    out: set[int] = set()
    named = named[:_LOOKED]
    for element in named:
        if not any(_is_inside(other, element) and other is not element and _covers(other, element) for other in named):
            out.update(number for number in range(element.first, element.last) if number in blocks)
    if out:
        titles = [element for element in own if _is_subject(element)]
        out |= {number for title in titles for number in range(title.first, title.last) if number in blocks}
    return out


def _is_subject(element: Element) -> bool:
    """Says whether an element is the title that a commenter gave: named so, or a heading that is named as nothing."""
    return "comment_subject" in element.roles or (
        element.tag in _SUBJECT_TAGS and element.roles.isdisjoint(_HEAD_ROLES) and not element.get("itemprop")
    )


def _covers(inner: Element, outer: Element) -> bool:
    """Says whether an element holds the end of the text of another one: what stands before is its head."""
    return inner.last >= outer.last - 1 or inner.last - inner.first >= _MOST * (outer.last - outer.first)


def _is_quoted(element: Element, comment: Element) -> bool:
    """Says whether an element of a comment lies in a quotation: its names and times are those of another one."""
    above = element.parent
    for _ in range(_NEAR_AREA):
        if above is None or above is comment:
            break
        if above.tag == "blockquote":
            return True
        above = above.parent
    return False


def _author(
    comment: Found, own: Sequence[Element], *, blocks: dict[int, Block], heads: set[int]
) -> str | None:
    for wanted in (_by_markup, _by_name, _by_link):
        for element in own:
            if element.last > element.first and wanted(element):
                name = as_name(_nearest(element, own).text())
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


def _nearest(element: Element, own: Sequence[Element]) -> Element:
    """Returns the name proper inside what holds an author with a picture, a rank, a count of posts."""
    near = own[:_LOOKED]
    inside = [other for other in near if other.last > other.first and element.index < other.index < element.until]
    for names in (_NAME_PROPERTIES, frozenset[str]()):
        for other in inside:
            if other.get("itemprop") in names or (not names and (_by_link(other) or "author_name" in other.roles)):
                return other
    return element


def _by_markup(element: Element) -> bool:
    return element.get("itemprop") in {"author", "creator"} or "author" in element.get("rel") or element.tag == "cite"


def _by_name(element: Element) -> bool:
    roles = element.roles
    return "comment_author" in roles and "comment_text" not in roles and element.tag not in _NO_NAMES


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
    dated = [number for number in list(blocks)[:_TOP] if _is_time_alone(blocks[number].text)]
    for number in [*sorted(heads), *dated] or list(blocks)[:2]:
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
            if sum(map(str.isalpha, rest)) <= 4 or is_button(rest):
                comment.body.remove(number)
