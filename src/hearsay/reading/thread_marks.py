"""Signs of quotation before the lines of a thread ("> > Ann, 3 May 2019"), which say how deep each of them lies."""

import re
from collections.abc import Sequence
from typing import Final

from .cleaning import squeeze
from .dates import printed_time
from .rows import Row
from .threads import is_comments_heading

_MARKS: Final = re.compile(r"(?:>[ \t]*)*")
_STEP: Final = 4
_LONGEST_HEAD: Final = 120


def set_in(found: Sequence[Row], text: str) -> list[Row]:
    """Turns signs of quotation below the heading of comments into indentation where heads of comments bear them."""
    start = next((number for number, row in enumerate(found) if is_comments_heading(row.text)), len(found))
    changed = [_bare(row, text) for row in found[start + 1 :]]
    heads = [row for row, old in zip(changed, found[start + 1 :], strict=True) if row is not old and _is_head(row)]
    return [*found[: start + 1], *changed] if heads else list(found)


def _bare(row: Row, text: str) -> Row:
    raw = text[row.start : row.end]
    lead = _MARKS.match(raw)
    skip = lead.end() if lead else 0
    count = raw[:skip].count(">") + (row.bullet == ">")
    if not count or not raw[skip:].strip():
        return row
    bullet = "" if row.bullet == ">" else row.bullet
    return row._replace(
        indent=row.indent + _STEP * count, bullet=bullet, text=squeeze(raw[skip:]), start=row.start + skip
    )


def _is_head(row: Row) -> bool:
    time = printed_time(row.text)
    return len(row.text) <= _LONGEST_HEAD and time is not None and len(time) < len(row.text)
