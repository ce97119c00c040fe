"""Datelines: the date, and often the title once more, in front of the first words of an article."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..knowledge import rows, table
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
_MOST_PARTS: Final = 4
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
    """Parts a paragraph that begins with its date, its agency or the title above it once more, from these."""
    for number, row in enumerate(found[:_FRONT]):
        raw = text[row.start : row.end]
        stops = _stops(raw, found[:number])
        if stops == [0] or len(raw[stops[-1] :].split()) < _FEWEST_WORDS:
            continue
        parts = [_part(row, raw, start, end) for start, end in zip(stops, [*stops[1:], len(raw)], strict=True)]
        return [*found[:number], *(part for part in parts if part.text), *found[number + 1 :]]
    return list(found)


def _stops(raw: str, above: Sequence[Row]) -> list[int]:
    """Returns where date, title and agency end that stand in front of a paragraph, in any order; 0 comes first."""
    out = [0]
    for _ in range(_MOST_PARTS):
        at = out[-1]
        end = max(_end_of_date(raw, at), _repeated(raw, at, above), _end_of_agency(raw, at) if at else 0)
        if end <= at:
            break
        out.append(end)
    return out


def _part(row: Row, raw: str, start: int, end: int) -> Row:
    words = raw[start:end]
    lead = len(words) - len(words.lstrip(" \t\n\r.:|–—-"))
    lead = lead if start else 0
    body = words[lead:].rstrip()
    first = row.start + start + lead
    return row._replace(text=squeeze(body), start=first, end=first + len(body), gap=0 if start else row.gap)


def _end_of_date(raw: str, start: int) -> int:
    """Returns where the date ends that stands at `start`, 0 where there is none."""
    for date in printed_dates(raw[start : start + _LINE]):
        head, end = raw[start : start + date.start], start + date.end
        if _BEFORE.fullmatch(_without_words(head)) and _AFTER.match(raw, end):
            clock = _CLOCK.match(raw, end)
            return clock.end() if clock else end
        break
    return 0


def _end_of_agency(raw: str, start: int) -> int:
    """Returns where the agency ends that stands behind a title or date ("AP The bridge fell"), 0 where none does."""
    m = _agencies().match(raw, start)
    return m.end() if m else 0


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


@cache
def _agencies() -> re.Pattern[str]:
    names = {name for row in rows("agencies") for name in (row["name"], *row["also"].split(";")) if len(name) > 1}
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"[\s.|:–—-]*[(\[]?(?:{'|'.join(map(re.escape, longest))})[)\]]?[\s.|:–—-]+(?=[A-ZÀ-Þ\d\"“‘'])")
