"""A text dump as rows: its lines with indentation and bullet, hard line breaks undone."""

import re
from typing import Final, NamedTuple

from .cleaning import squeeze

_LINE: Final = re.compile(r"[^\r\n\x0c\u2028\u2029]+")
_BREAK: Final = re.compile(r"\r\n|[\n\r\x0c\u2028\u2029]")
_BULLET: Final = re.compile(r"([•●◦○▪▫▸►‣∙·■□➤*+–—-]|o(?=\s)|>(?=\s)|#(?=\s))\s+(?=\S)")
_NUMBER: Final = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s+(?=\S)")
#: Lines of mail and of terminals are broken within these widths.
_NARROWEST: Final = 55
_WIDEST: Final = 100


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
    return _unwrap(out) if _is_wrapped(out) else out


def _row(line: str, at: int, gap: int) -> Row | None:
    words = squeeze(line)
    if not words:
        return None
    bare = line.lstrip()
    lead = len(line) - len(bare)
    indent = len(line[:lead].expandtabs(4))
    mark = _BULLET.match(bare)
    number = None if mark else _NUMBER.match(bare)
    skip = mark or number
    body = bare[skip.end():] if skip else bare
    start = at + lead + (skip.end() if skip else 0)
    return Row(indent, mark.group(1) if mark else "", number.group().strip() if number else "", squeeze(body), start,
               start + len(body.rstrip()), gap)


def _is_wrapped(found: list[Row]) -> bool:
    """Says whether long paragraphs are broken at a fixed width: nearly all lines within it, many of them full."""
    widths = [row.indent + len(row.text) for row in found]
    if len(widths) < 8:
        return False
    widest = sorted(widths)[int(len(widths) * 0.97)]
    full = sum(0.78 * widest <= width for width in widths)
    return _NARROWEST <= widest <= _WIDEST and max(widths) <= widest * 1.5 and full * 2 > len(widths)


def _unwrap(found: list[Row]) -> list[Row]:
    """Joins lines of one indentation that follow one another without an empty line between."""
    width = sorted(row.indent + len(row.text) for row in found)[int(len(found) * 0.97)]
    out: list[Row] = []
    last = 0
    for row in found:
        before = out[-1] if out else None
        runs_on = before is not None and not row.gap and not row.bullet and not row.number and last >= 0.7 * width
        if before is not None and runs_on and (row.indent == before.indent or before.bullet or before.number):
            joint = "" if before.text.endswith("-") and row.text[:1].islower() else " "
            out[-1] = before._replace(text=before.text + joint + row.text, end=row.end)
        else:
            out.append(row)
        last = row.indent + len(row.text)
    return out
