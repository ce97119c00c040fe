"""Datelines: the words before the dash at the head of a text that say from where it comes, and from which agency.

`ORSK-VALE, May 3 (Lakeland News Agency) — The army …`: the place and the day are no part of what is said.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from ..knowledge import rows, table

_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY: Final = rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}})(?:,?\s\d{{4}})?"
_HEAD: Final = re.compile(
    r"\W*(?P<place>[^\W\d_a-z][^\Wa-z_]{2,}(?:[ .'’/-]+[^\W\d_a-z][^\Wa-z_]*)*|[^\W\d_][\w'’ -]{2,30}?(?=,? ?\(|, "
    rf"{_DAY}\s?[—–-]))"
    r"(?:,\s[^—–()\n]{1,45}?)?\s*(?:\((?P<name>[^()\n]{2,40})\))?\s*(?:[—–]|--?)\s(?=\W*[^\Wa-z_])")


class Dateline(NamedTuple):
    """Where a dateline ends, and where in it an agency or a paper is named (equal: nowhere)."""

    end: int
    name_start: int
    name_end: int


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """Returns the dateline that a paragraph `text[start:end]` opens with; offsets count in `text`."""
    m = _HEAD.match(text, start, min(end, start + 140))
    if m is None:
        return None
    name = m["name"]
    if name is None:
        words = m["place"].split()
        placed = m["place"].isupper() or _dated().match(text, m.end("place"))
        return Dateline(m.end(), m.end(), m.end()) if len(words) <= 4 and placed else None
    if name.lower() not in _agencies() and not _press_words() & set(name.lower().split()):
        return Dateline(m.end(), m.end(), m.end()) if m["place"].isupper() else None
    return Dateline(m.end(), m.start("name"), m.end("name"))


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf", {_DAY}")


@cache
def _agencies() -> frozenset[str]:
    names = (name for row in rows("agencies") for name in [row["name"], *row["also"].split(";")])
    return frozenset(name.lower() for name in names if name)


@cache
def _press_words() -> frozenset[str]:
    return frozenset(table("credits")["press_words"])
