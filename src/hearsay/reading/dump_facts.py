"""What a text dump says of itself: title, authors, outlet, day of publication; nothing that is not printed."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..knowledge import table
from ..records import Published
from .authors import split_names
from .dates import Printed, is_dateline, printed_dates, printed_time
from .dump_lines import BYLINE, NAME, dump_pattern
from .outlets import named_in_rights
from .pieces import Facts
from .rows import Row

_FRONT: Final = 40
_ABOVE: Final = 6
_LINE: Final = 160
_LONGEST_RIGHTS: Final = 300
#: What may stand before the date at the beginning of an article: "Posted on", an agency, a place in capitals, a
#: weekday; after a headline on the same line an agency and a weekday.
_LEAD_IN: Final = re.compile(
    r"[\s(\[]*(?:(?i:posted|published|date of publication|publication date)(?:\s+on)?[\s:]+)?"
    r"(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ .,'-]{1,30}|.{0,120}\b(?:AFP|AP|Reuters|REUTERS|Xinhua|UPI|dpa|TASS|ANSA|EFE))[\s,(]+)?"
    r"(?:(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*[\s,.]*)?"
)
_AFTER_DATE: Final = re.compile(r"[\s.]*(?:$|[A-ZÀ-Þ\d–—|:·•()\"“-]|by\s|at\s+\d)")


def read_facts(found: Sequence[Row], below: Sequence[Row], *, title: int, start: int, end: int) -> Facts:
    """Reads the facts from the lines around the title, the head of keys, and the foot of the page."""
    heading = found[title].text if title >= 0 else None
    near = list(found[max(0, title - _ABOVE) : min(start + 1, len(found))]) if title >= 0 else list(found[:start])
    named = _named_with_date(near)
    outlet = (
        _keyed(found[:_FRONT], "source_key")
        or next(filter(_is_outlet, named), None)
        or named_in_rights([row.text for row in [*found, *below] if len(row.text) < _LONGEST_RIGHTS])
    )
    authors = _authors(found, near) or tuple(name for name in named if not _is_outlet(name))
    return Facts(
        title=heading, authors=authors or _boxed(found, end), published=_published(found, near, heading), outlet=outlet
    )


def _named_with_date(near: Sequence[Row]) -> list[str]:
    """Returns the names that stand beside a date alone ("Ann Example | 3 May 2020")."""
    out = []
    for row in near:
        time = printed_time(row.text)
        name = row.text.replace(time, " ").strip(" ,|•·–—-") if time and is_dateline(row.text) else ""
        if NAME.match(name):
            out.append(name)
    return out


def _is_outlet(name: str) -> bool:
    return not _outlet_words().isdisjoint(name.casefold().split())


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(table("page_phrases")["outlet"]["words"])


def _keyed(found: Sequence[Row], key: str) -> str | None:
    for row in found:
        mark = dump_pattern(key).match(row.text)
        if mark and len(row.text) < 200 and row.text[mark.end() :].strip():
            return row.text[mark.end() :].strip()
    return None


def _authors(found: Sequence[Row], near: Sequence[Row]) -> tuple[str, ...]:
    named = _keyed(found[:_FRONT], "author_key")
    if named:
        return tuple(split_names(named))
    for row in near:
        by = BYLINE.match(row.text) or (is_dateline(row.text) and BYLINE.search(row.text))
        if by and len(row.text) < _LINE:
            names = split_names(row.text[by.start() :])
            if names:
                return tuple(names)
    return ()


def _boxed(found: Sequence[Row], end: int) -> tuple[str, ...]:
    """Returns the names that stand twice below the article, as in a box about the author."""
    names = [row.text for row in found[end + 1 :] if NAME.match(row.text)]
    return tuple(dict.fromkeys(name for name in names if names.count(name) > 1))


def _published(found: Sequence[Row], near: Sequence[Row], heading: str | None) -> Published | None:
    keyed = _keyed(found[:_FRONT], "date_key")
    lines = [(keyed or "", "named in the head of the text"), *((row.text, "printed beside the title") for row in near)]
    for text, evidence in lines:
        start = len(heading) if heading and text.startswith(heading) else 0
        for date in printed_dates(text[start : start + _LINE]):
            if evidence.startswith("named") or is_dateline(text) or _opens(text[start:], date):
                return Published(earliest=date.day, latest=date.day, text=date.text, evidence=evidence)
    return None


def _opens(text: str, date: Printed) -> bool:
    """Says whether a date stands before a text as its dateline, and is no part of its first sentence."""
    return bool(_LEAD_IN.fullmatch(text[: date.start]) and _AFTER_DATE.match(text, date.end))
