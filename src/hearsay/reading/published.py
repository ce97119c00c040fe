"""When a page says that it was published: each place that a page has for a date, the surest first."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ..knowledge import table
from ..records import Published
from .dates import iso_day, printed_dates
from .metadata import Metadata
from .tree import Element, Page

_PATH_DATE: Final = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_SHORT: Final = 160
#: Lines below the title that are looked at for a printed date, and above it.
_BELOW: Final = 14
#: Where a date must begin in a long paragraph to be its dateline.
_DATELINE: Final = 3
_FEW_WORDS: Final = 6
_ABOVE: Final = 6


def find_published(
    page: Page, metadata: Metadata, *, region: range, title: int, taken: frozenset[int]
) -> Published | None:
    """Returns the day on which the page says that it was published, with its words, null where it does not say.

    The markup's time may be that of another zone; where the page prints the day before or after, or has it in its
    address, that is the day.
    """
    best = next(_candidates(page, metadata, region, title, taken), None)
    if best is None:
        return None
    if best[2].startswith(("JSON-LD", "meta")) and "T" in best[1]:
        for other in [*_near_title(page, metadata, title, taken), *_in_address(metadata)]:
            if abs(date.fromisoformat(other[0]) - date.fromisoformat(best[0])).days == 1:
                best = other
                break
    return Published(earliest=best[0], latest=best[0], text=best[1][:200], evidence=best[2])


def _candidates(
    page: Page, metadata: Metadata, region: range, title: int, taken: frozenset[int]
) -> Iterator[tuple[str, str, str]]:
    yield from _in_items(metadata, ("Article", "Posting", "Report", "Recipe", "Review"))
    yield from _in_tags(metadata)
    yield from _in_items(metadata, ("WebPage", "Page", "Product", "CreativeWork"))
    yield from _in_times(page, region, taken, marked=True)
    yield from _near_title(page, metadata, title, taken)
    yield from _in_names(page, region, taken)
    yield from _in_times(page, region, taken, marked=False)
    yield from _in_address(metadata)


def _in_items(metadata: Metadata, endings: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for key in ("datePublished", "dateCreated"):
        for item in metadata.of_type(*endings):
            value = item.get(key)
            day = iso_day(value) if isinstance(value, str) else None
            if day and isinstance(value, str):
                yield day, value, f"JSON-LD {key}"


def _in_tags(metadata: Metadata) -> Iterator[tuple[str, str, str]]:
    for name in table("page_metadata")["published"]["tags"]:
        for value in metadata.tags.get(name, ()):
            day = iso_day(value)
            if day:
                yield day, value, f"meta tag {name}"


def _in_times(page: Page, region: range, taken: frozenset[int], *, marked: bool) -> Iterator[tuple[str, str, str]]:
    """Yields times of `<time>` and microdata: those marked as the time of publication, or all near the article."""
    for element in page.elements:
        if element.first in taken or (element.first not in region and not marked):
            continue
        says = element.get("itemprop") in {"datePublished", "dateCreated"} or "pubdate" in element.attributes
        if marked and not (says or (element.tag == "time" and _is_entry_date(element))):
            continue
        if element.tag != "time" and not says:
            continue
        if element.get("itemprop") == "dateModified" or "updated" in element.get("class").split():
            continue
        value = element.get("datetime") or element.get("content") or element.get("title")
        text = element.text()[:_SHORT]
        day = iso_day(value) or next((found.day for found in printed_dates(text)), None)
        if day:
            yield day, text or value, "time marked on the page"


def _is_entry_date(element: Element) -> bool:
    names = element.get("class").split()
    return bool(
        {"published", "entry-date", "post-date", "article-date", "entry-published", "dt-published"} & set(names)
    )


def _near_title(page: Page, metadata: Metadata, title: int, taken: frozenset[int]) -> Iterator[tuple[str, str, str]]:
    if title < 0:
        return
    last = min(len(page.blocks), title + 1 + _BELOW)
    for number in [*range(title, last), *range(title - 1, max(-1, title - 1 - _ABOVE), -1)]:
        block = page.blocks[number]
        if number in taken or block.hidden or _other_time(block.text):
            continue
        for found in printed_dates(block.text[:_SHORT], month_first=_month_first(metadata, page)):
            if (len(block.text) <= _SHORT and not _is_sentence(block.text)) or found.start < _DATELINE:
                yield found.day, found.text, "printed beside the title"


def _is_sentence(text: str) -> bool:
    """Says whether a line tells something, so that a date in it is that of what is told."""
    return text.rstrip("\"'”’»)").endswith((".", "!", "?")) and len(text.split()) > _FEW_WORDS


def _other_time(text: str) -> bool:
    return bool(re.match(r"(?:last )?(?:updated|modified|aktualisiert|mis à jour)\b", text, re.IGNORECASE))


def _in_names(page: Page, region: range, taken: frozenset[int]) -> Iterator[tuple[str, str, str]]:
    for element in page.elements:
        if (
            element.first in region
            and element.first not in taken
            and element.last > element.first
            and "byline" in element.roles
        ):
            text = element.text()
            if len(text) <= _SHORT:
                for found in printed_dates(text):
                    yield found.day, found.text, "printed in the line about the author"


def _in_address(metadata: Metadata) -> Iterator[tuple[str, str, str]]:
    m = _PATH_DATE.search(metadata.address)
    if m:
        day = iso_day(f"{m.group(1)}-{int(m.group(2)):02}-{int(m.group(3)):02}")
        if day:
            yield day, m.group().strip("/"), "address that the page gives for itself"


def _month_first(metadata: Metadata, page: Page) -> bool:
    language = next((element.get("lang") for element in page.elements[:1]), "").lower()
    return language == "en-us" or metadata.first("og:locale").lower() == "en_us"
