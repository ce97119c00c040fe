"""The title of a page: the headline that it prints, checked against what it declares."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from .metadata import Metadata, text_of
from .tree import Element, Page

_WORD: Final = re.compile(r"\w+")
_JOINT: Final = re.compile(r"\s+[-–—|·•:»›~/]+\s+|\s*[|»›]\s*|:\s+")
_SHORTEST: Final = 3
_LONGEST: Final = 300


class Title(NamedTuple):
    """The title, and the number of the block that prints it (-1: only the markup has it)."""

    text: str
    block: int


def find_title(page: Page, metadata: Metadata, *, taken: frozenset[int]) -> Title | None:
    """Returns the title of the article. Blocks in `taken` (comments) are not looked at."""
    declared = _declared(metadata)
    headings = [(e, _weight(e, declared)) for e in page.elements if e.tag in {"h1", "h2", "h3"} or _says_title(e)]
    best: tuple[float, int, str] | None = None
    for element, weight in headings:
        if element.last <= element.first or element.first in taken:
            continue
        text = element.text() if element.last > element.first + 1 else page.blocks[element.first].text
        text = " ".join(text.split())
        if not _SHORTEST <= len(text) <= _LONGEST:
            continue
        if weight > 0 and (best is None or weight > best[0]):
            best = (weight, element.first, text)
    if best is not None:
        return Title(_without_kicker(best[2], declared), best[1])
    for text in declared:
        if text:
            return Title(text, _printed(page, text))
    return None


def _without_kicker(text: str, declared: Sequence[str]) -> str:
    """Cuts a line above or below off a headline where the page declares the headline without it."""
    for title in declared:
        if title != text and (text.endswith(title) or text.startswith(title)) and 2 * len(title) > len(text):
            return title
    return text


def _declared(metadata: Metadata) -> list[str]:
    """Returns the titles that the markup declares, the best first, without the name of the site."""
    site = metadata.first("og:site_name", "application-name")
    found = [
        metadata.first("og:title"),
        metadata.first("twitter:title"),
        *(text_of(item.get("headline")) for item in metadata.of_type("Article", "Posting", "Report")),
        metadata.first("dc.title", "dcterms.title", "sailthru.title", "parsely-title", "citation_title"),
        metadata.title,
    ]
    return [without_site(text, site, metadata.title) for text in found if text]


def without_site(text: str, site: str, window: str) -> str:
    """Cuts the name of the site off a title, in front or at the end."""
    parts = list(_JOINT.finditer(text))
    for joint in [*reversed(parts), *parts]:
        before, after = text[: joint.start()], text[joint.end() :]
        if site and same_letters(after, site):
            return before.strip()
        if site and same_letters(before, site):
            return after.strip()
    if text == window and parts:
        joint = parts[-1]
        before, after = text[: joint.start()], text[joint.end() :]
        if len(_WORD.findall(before)) >= 3 and len(_WORD.findall(after)) <= 4 and ":" not in joint.group():
            return before.strip()
    return text.strip()


def same_letters(a: str, b: str) -> bool:
    """Says whether two lines are one but for case, white space and signs."""
    return "".join(_WORD.findall(a)).casefold() == "".join(_WORD.findall(b)).casefold()


def _says_title(element: Element) -> bool:
    return element.tag in {"h4", "div", "span", "p", "a"} and element.get("itemprop") in {"headline", "name"}


def _weight(element: Element, declared: Sequence[str]) -> float:
    """Returns how sure a heading is the title: by its level, and by the words it shares with the declared titles."""
    words = set(_WORD.findall(element.text().casefold()))
    if not words or element.hidden:
        return 0.0
    level = {"h1": 0.5, "h2": 0.25, "h3": 0.1}.get(element.tag, 0.2)
    shared = 0.0
    for text in declared:
        other = set(_WORD.findall(text.casefold()))
        if other:
            shared = max(shared, len(words & other) / len(words | other))
    if declared:
        if shared >= (0.5 if element.tag == "h1" else 0.75):
            return shared + level
        return level / 4 if element.tag == "h1" else 0.0
    return level


def _printed(page: Page, title: str) -> int:
    for number, block in enumerate(page.blocks):
        if abs(len(block.text) - len(title)) <= 8 and same_letters(block.text, title):
            return number
    return -1
