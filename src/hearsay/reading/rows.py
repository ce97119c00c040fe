"""A text dump as rows: its lines with indentation and bullet, hard line breaks undone."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from .cleaning import squeeze
from .dates import begins_with_date

_LINE: Final = re.compile(r"[^\r\n\x0c\u2028\u2029]+")
_BREAK: Final = re.compile(r"\r\n|[\n\r\x0c\u2028\u2029]")
_BULLET: Final = re.compile(r"([•●◦○▪▫▸►‣∙·■□➤*+–—-]|o(?=\s)|>(?=\s)|#(?=\s))\s+(?=\S)")
_NUMBER: Final = re.compile(r"(?!\(c\)\s*\d{4})(?:\d{1,3}[.)]|[a-z]\)|\([a-z0-9]{1,2}\)|[ivx]{1,4}\.)\s+(?=\S)")
_ENDS: Final = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
#: Lines of mail and of terminals are broken within these widths.
_NARROWEST: Final = 50
_WIDEST: Final = 100
#: A line with at least this share of the full width is full.
_FULL: Final = 0.7
_FEWEST: Final = 3


class Row(NamedTuple):
    """One paragraph of a dump: how far it is indented, its bullet or number, its words, and where they stand."""

    indent: int
    bullet: str
    number: str
    text: str
    start: int
    end: int
    gap: int


def rows(text: str) -> list[Row]:
    """Returns the lines of a text that have words; `gap` counts the empty lines above."""
    out: list[Row] = []
    gap = 0
    at = 0
    for stop in [*_BREAK.finditer(text), None]:
        end = stop.start() if stop else len(text)
        row = _row(text[at:end], at, gap)
        if row is not None:
            out.append(row)
        gap = 0 if row is not None else gap + 1
        at = stop.end() if stop else end
    width = _width(out)
    return _unwrap(out, width) if width else out


def _row(line: str, at: int, gap: int) -> Row | None:
    words = squeeze(line)
    if not words:
        return None
    bare = line.lstrip()
    lead = len(line) - len(bare)
    indent = len(line[:lead].expandtabs(4))
    mark = _BULLET.match(bare)
    number = None if mark or begins_with_date(bare) else _NUMBER.match(bare)
    skip = mark or number
    if skip is not None and not squeeze(bare[skip.end() :]):
        mark = number = skip = None
    body = bare[skip.end() :] if skip else bare
    start = at + lead + (skip.end() if skip else 0)
    return Row(
        indent,
        mark.group(1) if mark else "",
        number.group().strip() if number else "",
        squeeze(body),
        start,
        start + len(body.rstrip()),
        gap,
    )


def _width(found: list[Row]) -> int:
    """Returns the width at which paragraphs were broken into lines, 0 where they were not.

    They were if most lines with another one right below are full and end in the middle of a sentence.
    """
    inner = [row for row, after in pairwise(found) if not after.gap and not after.bullet and not after.number]
    widths = sorted(row.indent + len(row.text) for row in inner)
    wide = [row for row in inner if row.indent + len(row.text) >= _NARROWEST * _FULL]
    if len(wide) < _FEWEST:
        return 0
    width = widths[-1 - len(widths) // 20]
    full = [row for row in wide if row.indent + len(row.text) >= _FULL * width]
    broken = sum(not _ENDS.search(row.text) for row in full)
    fits = _NARROWEST <= width <= _WIDEST and 2 * len(full) > len(wide) and 2 * broken > len(full)
    return width if fits else 0


def _unwrap(found: list[Row], width: int) -> list[Row]:
    """Joins lines of one indentation that follow one another without an empty line between."""
    out: list[Row] = []
    last = 0
    for row in found:
        before = out[-1] if out else None
        runs_on = before is not None and not row.gap and not row.bullet and not row.number and last >= _FULL * width
        if before is not None and runs_on and (row.indent == before.indent or before.bullet or before.number):
            joint = "" if before.text.endswith("-") and row.text[:1].islower() else " "
            out[-1] = before._replace(text=before.text + joint + row.text, end=row.end)
        else:
            out.append(row)
        last = row.indent + len(row.text)
    return out
