"""Datelines: the date, and often the title once more, in front of the first words of an article."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..knowledge import table
from .cleaning import squeeze
from .dates import Printed, printed_dates
from .phrases import any_of, is_button
from .rows import Row

#: Rows of a page in which its dateline may stand.
_FRONT: Final = 40
_LINE: Final = 160
_SHORTEST_TITLE: Final = 4
#: A stretch of an article at least this long may stand behind its dateline.
_FEWEST_WORDS: Final = 8
_WEEKDAY: Final = r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:(?i:day))?[\s,.]*)?"
_PLACE_OR_AGENCY: Final = re.compile(
    r"[\s(\[]*(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ .,'-]{1,30}|"
    r".{0,120}\b(?:AFP|AP|Reuters|REUTERS|Xinhua|UPI|dpa|TASS|ANSA|EFE))[\s,(]+)?" + _WEEKDAY
)
_BEFORE: Final = re.compile(r"[\s(\[]*" + _WEEKDAY)
_LAST_WEEKDAY: Final = re.compile(_WEEKDAY + "$")
_AFTER: Final = re.compile(r"[\s.]*(?:$|[A-ZÀ-Þ\d–—|:·•()\"“‘'-]|by\s|at\s+\d|title\s*:)")
_CLOCK: Final = re.compile(
    r"[\s,|·–-]*(?:at\s+|um\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?|\d{4}(?=\s(?:[AP]M|GMT|UTC)))"
    r"\s*(?:[ap]\.?m\.?|uhr|gmt|utc)?(?!\w)[\s,|·–-]*",
    re.IGNORECASE,
)
#: What follows a title that stands once more: a sentence of its own, never the rest of one.
_NEXT: Final = re.compile(r"[\s.]*(?=\s[A-ZÀ-Þ\d\"“‘(]|$)|\s*\.\s*")
_TITLE_KEY: Final = re.compile(r"[\s.:|–—-]*(?:title\s*:\s*)?", re.IGNORECASE)


def opens(text: str, date: Printed) -> bool:
    """Says whether a date stands before a text as its dateline, and is no part of its first sentence."""
    head = text[: date.start]
    plain = _PLACE_OR_AGENCY.fullmatch(_without_words(head)) or is_button(_LAST_WEEKDAY.sub("", head))
    return bool(plain and _AFTER.match(text, date.end))


def split_dateline(found: Sequence[Row], text: str) -> list[Row]:
    """Parts a paragraph that begins with its date, or with the date and the title above it once more, from these."""
    for number, row in enumerate(found[:_FRONT]):
        raw = text[row.start : row.end]
        cut = _end_of_date(raw)
        title = _repeated(raw, cut, found[:number])
        rest = max(cut, title)
        if not rest or len(raw[rest:].split()) < _FEWEST_WORDS:
            continue
        stops = sorted({0, cut, title})
        parts = [_part(row, raw, start, end) for start, end in zip(stops, [*stops[1:], len(raw)], strict=True)]
        return [*found[:number], *(part for part in parts if part.text), *found[number + 1 :]]
    return list(found)


def _part(row: Row, raw: str, start: int, end: int) -> Row:
    words = raw[start:end]
    lead = len(words) - len(words.lstrip(" \t\n\r.:|–—-"))
    lead = lead if start else 0
    body = words[lead:].rstrip()
    first = row.start + start + lead
    return row._replace(text=squeeze(body), start=first, end=first + len(body), gap=0 if start else row.gap)


def _end_of_date(raw: str) -> int:
    """Returns where the date ends that a paragraph begins with, 0 where it begins with none."""
    for date in printed_dates(raw[:_LINE]):
        head = raw[: date.start]
        if _BEFORE.fullmatch(_without_words(head)) and _AFTER.match(raw, date.end):
            clock = _CLOCK.match(raw, date.end)
            return clock.end() if clock else date.end
        break
    return 0


def _without_words(head: str) -> str:
    """Cuts words of publication off the front of what stands before a date."""
    bare = head.lstrip(" \t([")
    m = _publish_words().match(bare)
    return bare[m.end() :] if m else head


def _repeated(raw: str, start: int, above: Sequence[Row]) -> int:
    """Returns where the title ends that a paragraph says once more behind its date, 0 where it does not."""
    for row in above:
        words = row.text.rstrip(" .").split()
        if len(words) < _SHORTEST_TITLE or len(row.text) > _LINE:
            continue
        key = _TITLE_KEY.match(raw, start)
        again = re.compile(r"\s+".join(map(re.escape, words))).match(raw, key.end() if key else start)
        after = _NEXT.match(raw, again.end()) if again else None
        if after:
            return after.end()
    return 0


@cache
def _publish_words() -> re.Pattern[str]:
    words = table("page_dates")["published"]["words"]
    return re.compile(rf"(?:{any_of(words).pattern})(?:\s+(?:on|at|am|le|el))?[\s:]*", re.IGNORECASE)
