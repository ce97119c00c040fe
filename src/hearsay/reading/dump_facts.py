"""What a text dump says of itself: title, authors, outlet, day of publication; nothing that is not printed."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from ..knowledge import table
from ..records import Published
from .authors import split_names, without_outlet
from .datelines import opens
from .dates import is_dateline, is_update, printed_dates, printed_time
from .dump_lines import BYLINE, NAME, dump_pattern
from .outlets import is_outlet_name, named_in_rights
from .pieces import Facts
from .rows import Row

_FRONT: Final = 40
_ABOVE: Final = 6
_LINE: Final = 160
_LONGEST_RIGHTS: Final = 300


def read_facts(found: Sequence[Row], below: Sequence[Row], *, title: int, start: int, end: int) -> Facts:
    """Reads the facts from the lines around the title, the head of keys, and the foot of the page."""
    heading = found[title].text if title >= 0 else None
    near = list(found[max(0, title - _ABOVE) : min(start + 1, len(found))]) if title >= 0 else list(found[: start + 1])
    named = _named_with_date(near)
    outlet = (
        _keyed(found[:_FRONT], "source_key")
        or next(filter(is_outlet_name, named), None)
        or named_in_rights([row.text for row in [*found, *below] if len(row.text) < _LONGEST_RIGHTS])
    )
    signed = _authors(found, near)
    authors = without_outlet(signed) or tuple(name for name in named if not is_outlet_name(name))
    outlet = outlet or (signed[-1] if len(authors) < len(signed) else None)
    return Facts(
        title=heading, authors=authors or _boxed(found, end), published=_published(found, near, heading), outlet=outlet
    )


def _named_with_date(near: Sequence[Row]) -> list[str]:
    """Returns the names that stand beside a date alone ("Ann Example | 3 May 2020")."""
    out = []
    for row in near:
        time = printed_time(row.text)
        rest = row.text.replace(time, " ").split() if time and is_dateline(row.text) else []
        name = " ".join(word for word in rest if word.strip(",.|").casefold() not in _beside_times()).strip(" ,|•·–—-")
        if NAME.match(name):
            out.append(name)
    return out


@cache
def _beside_times() -> frozenset[str]:
    return frozenset(table("page_dates")["beside"]["words"])


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
    found_days: list[Published] = []
    for text, evidence in lines:
        start = len(heading) if heading and text.startswith(heading) else 0
        for date in printed_dates(text[start : start + _LINE]):
            if evidence.startswith("named") or is_dateline(text) or opens(text[start:], date):
                place = "printed as the day of its update" if is_update(text[: start + date.start]) else evidence
                found_days.append(Published(earliest=date.day, latest=date.day, text=date.text, evidence=place))
    first = next((day for day in found_days if not day.evidence.endswith("update")), None)
    return first or next(iter(found_days), None)
