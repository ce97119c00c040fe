"""Who signs a page: the names in its markup and in the line below its title."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from ..knowledge import table
from .cleaning import squeeze
from .dates import printed_time, when_words
from .metadata import Metadata
from .outlets import is_outlet_name
from .tree import Element, Page

_MOST: Final = 12
_LONGEST: Final = 60
_LONGEST_LINE: Final = 160
_MOST_WORDS: Final = 6
_ADDRESS: Final = re.compile(r"https?://|www\.|@\w|\.(?:com|de|org|net|html?|php)\b", re.IGNORECASE)
#: What stands in no name: times, years, keys with a colon, signs of links and lists.
_NO_NAME: Final = re.compile(r"\d[:.]\d\d|\b(?:19|20)\d\d\b|: |[\[\]#→©|<>]|\bunder\b")
_TAIL: Final = re.compile(r"\s(?:am|um|on|at|le|el|il|[Pp]ublished|[Pp]osted|[Uu]pdated)$")
_SPLIT: Final = re.compile(r"\s*(?:,|;|\||/|·|•|\s&\s|\s(?:and|und|et|y|e|och|en)\s)\s*")


def find_authors(
    page: Page, metadata: Metadata, *, region: range, taken: frozenset[int], outlet: str | None
) -> tuple[str, ...]:
    """Returns the names that sign the article, from the surest place that has one.

    `region` is the stretch of blocks around the article; blocks in `taken` belong to comments. The outlet's own name
    counts only where nobody else signs.
    """
    own: tuple[str, ...] = ()
    for found in _candidates(page, metadata, region, taken):
        names = _clean(found, outlet)
        if names:
            return names
        own = own or _clean(found, None)
    return own


def _candidates(page: Page, metadata: Metadata, region: range, taken: frozenset[int]) -> Iterator[list[str]]:
    yield _in_items(metadata)
    yield _in_markup(page, region, taken)
    yield _in_tags(metadata)
    yield _in_line(page, region, taken)


def _in_items(metadata: Metadata) -> list[str]:
    for item in metadata.of_type("Article", "Posting", "Report", "Recipe", "Review", "WebPage"):
        value = item.get("author") or item.get("creator")
        values = value if isinstance(value, list) else [value]
        names = [_named(one) for one in values[:_MOST]]
        if any(names):
            return [name for name in names if name]
    return []


def _named(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        name = value.get("name")
        if isinstance(name, list):
            name = ", ".join(str(part) for part in name[:_MOST])
        if isinstance(name, str):
            return name
    return ""


def _in_tags(metadata: Metadata) -> list[str]:
    for name in table("page_metadata")["author"]["tags"]:
        values = [value for value in metadata.tags.get(name, ()) if not _ADDRESS.search(value)]
        if values and (name != "twitter:data1" or not re.search(r"\d", values[0])):
            return list(values)
    return []


def _in_markup(page: Page, region: range, taken: frozenset[int]) -> list[str]:
    """Returns names in elements that are marked as author, within the article and the lines around its title."""
    best: list[str] = []
    for wanted in (_is_author_property, _is_author_link, _is_author_name):
        for element in page.elements:
            if (
                element.last <= element.first
                or element.first not in region
                or element.first in taken
                or not wanted(element)
            ):
                continue
            text = _inner_name(page, element)
            if text and text not in best and len(text) <= _LONGEST_LINE and len(best) < _MOST and not _in_form(element):
                best.append(text)
        if _clean(best, None):
            return best
    return []


def _in_form(element: Element) -> bool:
    above: Element | None = element
    while above is not None:
        if above.tag in {"form", "label"} or "comments" in above.roles:
            return True
        above = above.parent
    return False


def _is_author_property(element: Element) -> bool:
    return element.get("itemprop") in {"author", "creator"}


def _is_author_link(element: Element) -> bool:
    return "author" in element.get("rel").split()


def _is_author_name(element: Element) -> bool:
    return "author" in element.roles and element.tag in {
        "a", "span", "p", "div", "address", "strong", "b", "li", "h3", "h4", "h5", "h6", "em",
    }


def _inner_name(page: Page, element: Element) -> str:
    """Returns the text of the part that is marked as the name, else of the whole."""
    for inner in page.within(element)[:40]:
        if inner.get("itemprop") == "name" or "author_name" in inner.roles:
            return inner.text()
    return element.text()


def _in_line(page: Page, region: range, taken: frozenset[int]) -> list[str]:
    """Returns the names of a line such as "By Ann Example and Joe Sample" near the title."""
    for number in list(region)[:25]:
        block = page.blocks[number]
        if number in taken or block.hidden or len(block.text) > 160:
            continue
        found = _by().match(block.text)
        if found:
            return [found.group("name")]
    return []


def _clean(values: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    out: list[str] = []
    for value in values:
        if outlet is None or value.casefold().strip() != outlet.casefold():
            out += [
                name
                for name in split_names(value)
                if name not in out and (outlet is None or name.casefold() != outlet.casefold())
            ]
    names = tuple(name for name in out[:_MOST] if not _joins_others(name, out))
    return without_outlet(names)


def without_outlet(names: tuple[str, ...]) -> tuple[str, ...]:
    """Returns names without a last one that is a newspaper's ("By Ann Example and Joe Sample, Harbour Post")."""
    return names[:-1] if len(names) > 1 and is_outlet_name(names[-1]) else names


def _joins_others(name: str, names: Sequence[str]) -> bool:
    """Says whether a name is made of other names that were found on their own."""
    rest = name
    for other in names:
        rest = rest.replace(other, "") if other != name else rest
    return not any(map(str.isalpha, rest))


def split_names(text: str) -> list[str]:
    """Returns the names in a byline ("By Ann Example, Joe Sample and Max Muster | 3 May 2020")."""
    text = squeeze(text)[:300]
    time = printed_time(text)
    if time and any(map(str.isdigit, time)):
        text = text.replace(time, "|")
    found = _by().match(text)
    text = found.group("name") if found else text
    told = when_words().search(text)
    text = text[: told.start()] if told and told.start() else text
    names = [_trim(part) for part in _SPLIT.split(text)]
    return [name for name in names if _is_name(name)]


def _trim(name: str) -> str:
    name = _TAIL.sub("", _lead().sub("", name.strip(" \t.:-–—|•·»«*\"'“”()[]")))
    return name.strip(" \t.:-–—|•·»«*\"'“”()[]")


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= _LONGEST or len(name.split()) > _MOST_WORDS or _ADDRESS.search(name):
        return False
    words = name.split()
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    if len(words) > 2 and capitals * 2 < len(words):
        return False
    return any(map(str.isalpha, name)) and not _NO_NAME.search(name) and name.casefold() not in _no_names()


@cache
def _no_names() -> frozenset[str]:
    return frozenset(table("page_phrases")["no_author"]["words"])


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(table("page_phrases")["by"]["words"])
    return re.compile(rf"(?:{words})[\s:]+(?P<name>[^\W\d_].{{1,150}})$", re.IGNORECASE | re.DOTALL)


@cache
def _lead() -> re.Pattern[str]:
    words = "|".join(table("page_phrases")["by"]["words"])
    return re.compile(rf"^(?:{words})[\s:]+", re.IGNORECASE)
