"""When a page says that it was published: each place that a page has for a date, the surest first.

A page that names several days is taken at the surest place, and the others are told.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from ..knowledge import table
from ..records import Published
from .datelines import opens
from .dates import Order, iso_day, printed_dates
from .limits import Cut
from .metadata import Metadata
from .phrases import any_of
from .tree import Element, Page

_PATH_DATE: Final = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_PATH_NAMED: Final = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)", re.IGNORECASE)
#: A day that begins a quoted value, and the key before it.
_SCRIPT_DATE: Final = re.compile(r"(?:[\"']|&quot;)((?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_SCRIPT_KEY: Final = re.compile(r"([A-Za-z][\w-]{6,30})(?:\\*[\"']|&quot;)?\s{0,3}[:=]\s{0,3}\\*$")
_LONGEST_KEY: Final = 60
_SHORT: Final = 160
_DIGIT: Final = re.compile(r"\d")
_ARTICLES: Final = ("Article", "Posting", "Report", "Recipe", "Review")
_MOST_RIVALS: Final = 5
#: Blocks at each end of the stretch around an article that are looked at for a line with its day.
_EDGE: Final = 14
_CLOCK: Final = re.compile(r"[\s,|·–-]*(?:at|um|à|a las|alle|om)?\s*\d{1,2}[:.]\d\d")
#: Lines below the title that are looked at for a printed date, and above it.
_BELOW: Final = 14
#: Where a date must begin in a long paragraph to be its dateline.
_DATELINE: Final = 3
_FEW_WORDS: Final = 6
_ABOVE: Final = 6


class Dated(NamedTuple):
    """The day that a page is taken to be of (null: it names none), and what is to be told of days that differ."""

    published: Published | None
    rivals: Cut | None


class _Candidate(NamedTuple):
    """A day that a page offers, its words, and where on the page it stands."""

    day: str
    words: str
    place: str


def find_published(page: Page, metadata: Metadata, *, region: range, title: int, taken: frozenset[int]) -> Dated:
    """Returns the day on which the page says that it was published, with its words, null where it does not say.

    The markup's time may be that of another zone; where the page prints the day before or after, or has it in its
    address, and nothing else agrees with the markup, that is the day.
    """
    first = next(_candidates(page, metadata, region, title, taken), None)
    if first is None:
        return Dated(None, None)
    seen = [*_near_title(page, metadata, title, taken), *_in_address(metadata)]
    best, why = first, "the surest of the places where a page says it"
    if _is_machine_time(first) and all(other.day != first.day for other in seen):
        near = next((other for other in seen if _apart(other, first) == 1), None)
        if near is not None:
            best, why = near, "the markup counts in another time zone"
    shown = _only_shown(page, first, region, taken)
    if shown is not None:
        best, why = shown, "it is the only day that the page prints"
    declared = [*_in_items(metadata, _ARTICLES), *_in_tags(metadata)]
    marked = list(islice(_in_times(page, region, taken, marked=True), 1))
    updates = list(_updates(page, metadata, title, taken))
    others = [one for one in [*declared, *marked, *seen] if _apart(one, best) > 1 and one.day not in _days(updates)]
    others = [first, *others] if shown is not None else others
    return Dated(
        Published(earliest=best.day, latest=best.day, text=best.words[:200], evidence=_evidence(best, why, updates)),
        _rivals(best, others, why),
    )


def _only_shown(page: Page, first: _Candidate, region: range, taken: frozenset[int]) -> _Candidate | None:
    """Returns the day in the line about author and time where that is later than all that the markup says.

    The text that is read is then that of the printed day; the markup has an earlier one, or none that means anything.
    """
    if not first.place.startswith(("JSON-LD", "meta")):
        return None
    printed = list(_in_names(page, region, taken))
    if len(_days(printed)) != 1 or printed[0].day < first.day or _apart(printed[0], first) < 2:
        return None
    every = [*printed, *_in_times(page, region, taken, marked=False)]
    return printed[0] if first.day not in _days(every) else None


def _days(found: list[_Candidate]) -> set[str]:
    return {one.day for one in found}


def _apart(a: _Candidate, b: _Candidate) -> int:
    return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)


def _is_machine_time(found: _Candidate) -> bool:
    return found.place.startswith(("JSON-LD", "meta")) and "T" in found.words


def _evidence(best: _Candidate, why: str, updates: list[_Candidate]) -> str:
    """Says where the day stands, why it was taken if that is not plain, and when the page was changed."""
    reason = f" ({why})" if why.startswith(("the markup", "it is")) else ""
    later = next((one for one in updates if one.day > best.day), None)
    changed = f"; changed {later.day} ({later.place})" if later else ""
    return best.place + reason + changed


def _rivals(best: _Candidate, others: list[_Candidate], why: str) -> Cut | None:
    """Tells of days that disagree with the one that was taken, each once, with the first place that has it."""
    first = {one.day: one for one in reversed(others)}
    named = [one for one in dict.fromkeys(others) if first[one.day] is one][:_MOST_RIVALS]
    if not named:
        return None
    listed = ", ".join(f"{one.day} ({one.place})" for one in named)
    sentence = (
        f"The page names several days for its publication: {best.day} ({best.place}) was taken, {why}; it also says "
        f"{listed}."
    )
    return Cut("rival-dates", sentence, 0, 0)


def _updates(page: Page, metadata: Metadata, title: int, taken: frozenset[int]) -> Iterator[_Candidate]:
    """Yields the days on which the page says that it was changed, which are never days of publication."""
    for item in metadata.of_type(*_ARTICLES, "WebPage"):
        value = item.get("dateModified")
        day = iso_day(value) if isinstance(value, str) else None
        if day and isinstance(value, str):
            yield _Candidate(day, value, "JSON-LD dateModified")
    for name in table("page_metadata")["updated"]["tags"]:
        for value in metadata.tags.get(name, ()):
            day = iso_day(value)
            if day:
                yield _Candidate(day, value, f"meta tag {name}")
    for number in _around(page, title) if title >= 0 else ():
        text = page.blocks[number].text[:_SHORT]
        if number not in taken and _DIGIT.search(text):
            for start, end in _updated_parts(text):
                for found in printed_dates(text[start:end], order=_order(metadata, page)):
                    yield _Candidate(found.day, found.text, "printed beside the title as an update")


def _candidates(
    page: Page, metadata: Metadata, region: range, title: int, taken: frozenset[int]
) -> Iterator[_Candidate]:
    yield from _in_items(metadata, _ARTICLES)
    yield from _in_tags(metadata)
    yield from _in_items(metadata, ("WebPage", "Page", "Product", "CreativeWork"))
    yield from _in_times(page, region, taken, marked=True)
    yield from _near_title(page, metadata, title, taken)
    yield from _in_names(page, region, taken)
    yield from _in_times(page, region, taken, marked=False)
    yield from _at_edges(page, metadata, region, taken)
    yield from _in_address(metadata)
    yield from _in_scripts(page)


def _in_items(metadata: Metadata, endings: tuple[str, ...]) -> Iterator[_Candidate]:
    for key in ("datePublished", "dateCreated"):
        for item in metadata.of_type(*endings):
            value = item.get(key)
            day = iso_day(value) if isinstance(value, str) else None
            if day and isinstance(value, str):
                yield _Candidate(day, value, f"JSON-LD {key}")


def _in_tags(metadata: Metadata) -> Iterator[_Candidate]:
    for name in table("page_metadata")["published"]["tags"]:
        for value in metadata.tags.get(name, ()):
            day = iso_day(value)
            if day:
                yield _Candidate(day, value, f"meta tag {name}")


def _in_times(page: Page, region: range, taken: frozenset[int], *, marked: bool) -> Iterator[_Candidate]:
    """Yields times of `<time>` and microdata: those marked as the time of publication, or all near the article."""
    for element in page.elements:
        if not element.attributes or element.first in taken or (element.first not in region and not marked):
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
            yield _Candidate(day, text or value, "time marked on the page")


def _is_entry_date(element: Element) -> bool:
    names = element.get("class").split()
    return bool(
        {"published", "entry-date", "post-date", "article-date", "entry-published", "dt-published"} & set(names)
    )


def _around(page: Page, title: int) -> list[int]:
    last = min(len(page.blocks), title + 1 + _BELOW)
    return [*range(title, last), *range(title - 1, max(-1, title - 1 - _ABOVE), -1)]


def _near_title(page: Page, metadata: Metadata, title: int, taken: frozenset[int]) -> Iterator[_Candidate]:
    if title < 0:
        return
    for number in _around(page, title):
        block = page.blocks[number]
        text = block.text[:_SHORT]
        if number in taken or block.hidden or not _DIGIT.search(text):
            continue
        updates = _updated_parts(text)
        for found in printed_dates(text, order=_order(metadata, page)):
            if any(start <= found.start < end for start, end in updates):
                continue
            line = len(block.text) <= _SHORT and not _is_sentence(block.text)
            if line or found.start < _DATELINE or opens(text, found):
                yield _Candidate(found.day, found.text, "printed beside the title")


def _is_sentence(text: str) -> bool:
    """Says whether a line tells something, so that a date in it is that of what is told."""
    return text.rstrip("\"'”’»)").endswith((".", "!", "?")) and len(text.split()) > _FEW_WORDS


def _updated_parts(text: str) -> list[tuple[int, int]]:
    """Returns the stretches of a line that speak of a later change, each to the word of publication or its end."""
    out = []
    for m in _update_words().finditer(text):
        published = _publish_words().search(text, m.end())
        out.append((m.start(), published.start() if published else len(text)))
    return out


@cache
def _update_words() -> re.Pattern[str]:
    return any_of(table("page_dates")["updated"]["words"])


@cache
def _publish_words() -> re.Pattern[str]:
    return any_of(table("page_dates")["published"]["words"])


def _in_names(page: Page, region: range, taken: frozenset[int]) -> Iterator[_Candidate]:
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
                    yield _Candidate(found.day, found.text, "printed in the line about the author")


def _at_edges(page: Page, metadata: Metadata, region: range, taken: frozenset[int]) -> Iterator[_Candidate]:
    """Yields the day at the head of a short line above the article, or below it with a clock; several days are none."""
    found: dict[str, _Candidate] = {}
    for number in [*region[:_EDGE], *region[_EDGE:][-_EDGE:]]:
        block = page.blocks[number]
        text = block.text
        if number in taken or block.hidden or len(text) > _SHORT or not _DIGIT.search(text):
            continue
        if _is_sentence(text) or 2 * block.links > len(text):
            continue
        for printed in printed_dates(text, order=_order(metadata, page)):
            head = text[: printed.start].strip(" ,:|·-")
            timed = number in region[:_EDGE] or _CLOCK.match(text, printed.end)
            if timed and (not head or _publish_words().fullmatch(head)):
                found[printed.day] = _Candidate(printed.day, printed.text, "printed above or below the article")
    if len(found) == 1:
        yield from found.values()


def _in_address(metadata: Metadata) -> Iterator[_Candidate]:
    m = _PATH_DATE.search(metadata.address)
    day = iso_day(f"{m.group(1)}-{int(m.group(2)):02}-{int(m.group(3)):02}") if m else None
    if m is None and (m := _PATH_NAMED.search(metadata.address)):
        day = iso_day(f"{m.group(3)} {m.group(2)} {m.group(1)}")
    if m and day:
        yield _Candidate(day, m.group().strip("/"), "address that the page gives for itself")


def _in_scripts(page: Page) -> Iterator[_Candidate]:
    """Yields the day of publication in the scripts of a page that says it nowhere else, if they know of one only."""
    days: dict[str, str] = {}
    keys = table("page_metadata")["scripts"]["published"]
    for m in _SCRIPT_DATE.finditer(page.source):
        key = _SCRIPT_KEY.search(page.source[max(0, m.start() - _LONGEST_KEY) : m.start()])
        day = iso_day(m.group(1))
        if key and day and key.group(1).lower().replace("_", "").replace("-", "") in keys:
            days[day] = m.group(1)
    if len(days) == 1:
        yield from (_Candidate(day, words, "script of the page") for day, words in days.items())


def _order(metadata: Metadata, page: Page) -> Order:
    """Returns which of day and month a page writes first in 3/4/2019, as far as its declared language tells."""
    language = next((element.get("lang") for element in page.elements[:1]), "") or metadata.first("og:locale")
    language = language.lower().replace("_", "-")
    if language.startswith("en"):
        return "month" if language == "en-us" else "day" if len(language) > 2 and language != "en-ca" else ""
    return "day" if language[:2] in table("page_dates")["day_first"]["languages"] else ""
