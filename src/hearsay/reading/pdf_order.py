"""The words of a page in the order of reading: columns side by side, what runs across them, lines in each."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from .pdf_words import Word

#: Narrowest strip of paper between columns, in heights of a line (a space is a quarter, stretched ones two thirds).
_GUTTER: Final = 0.75
#: Columns hold running text: so many lines, so many words a line; what has less is a table and is read across.
_FEWEST_LINES: Final = 3
_FEWEST_WORDS: Final = 2.3
#: Lines on one side only that may stand before the strip is seen.
_LOOK_AHEAD: Final = 4
_MOST_DEPTH: Final = 6
#: Bands of a table up to this number are tried again without the first one, which may be a line above columns.
_LONGEST_DOUBT: Final = 60
#: Gap within a line that parts the cells of a table.
_CELL: Final = 1.6
#: An initial over several lines is at least this much larger than the text.
_INITIAL: Final = 1.7


class TextLine(NamedTuple):
    """A line of a column; `zone` counts the columns of the document, `left` and `right` are the column's edges."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    first: float
    cells: bool
    page: int
    zone: int
    left: float
    right: float


def lines_of(words: Sequence[Word], *, page: int, zone: int) -> list[TextLine]:
    """Returns the lines of a page in reading order; their zones are counted from `zone` on."""
    if not words:
        return []
    words = _initials(words)
    gutter = _GUTTER * median(word.size for word in words)
    out: list[TextLine] = []
    for number, bands in enumerate(_zones(words, gutter, 0)):
        left, right = _edge([min(w.x0 for w in band) for band in bands]), max(w.x1 for band in bands for w in band)
        for band in bands:
            for line in _rows(band):
                out.append(_line(line, page=page, zone=zone + number, edges=(left, right)))
    return out


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Returns the words of a page in rows straight across it, from the top."""
    return [row for band in _bands(words) for row in _rows(band)]


def _edge(starts: list[float]) -> float:
    """Returns the left edge at which most lines begin (a hanging number may stand further left)."""
    starts = sorted(starts)
    return min(starts, key=lambda x: (-sum(abs(x - y) < 2 for y in starts[:200]), x)) if len(starts) > 2 else starts[0]


def _zones(words: Sequence[Word], gutter: float, depth: int) -> list[list[list[Word]]]:
    """Returns stretches of bands that are read downwards, in reading order."""
    bands = _bands(words)
    out: list[list[list[Word]]] = []
    across: list[list[Word]] = []
    at = 0
    while at < len(bands):
        end, gaps = _group(bands, at, gutter)
        columns = _split([word for band in bands[at:end] for word in band], gaps)
        if depth < _MOST_DEPTH and sum(map(_is_text, columns)) > 1:
            if across:
                out.append(across)
            across = []
            for column in columns:
                out += _zones(column, gutter, depth + 1)
        else:
            end = at + 1 if end - at <= _LONGEST_DOUBT else end
            across += bands[at:end]
        at = end
    return [*out, across] if across else out


def _bands(words: Sequence[Word]) -> list[list[Word]]:
    """Parts words where a free strip runs across; of the heights only the middle halves count."""
    out: list[list[Word]] = []
    low = float("-inf")
    for word in sorted(words, key=lambda w: (w.top + w.size / 4, w.x0)):
        if not out or word.top + word.size / 4 >= low:
            out.append([])
        out[-1].append(word)
        low = max(low, word.bottom - word.size / 4)
    return out


def _group(bands: Sequence[list[Word]], at: int, gutter: float) -> tuple[int, list[float]]:
    """Returns how far bands from `at` on leave a strip free from top to bottom, and the middles of such strips."""
    covered: list[tuple[float, float]] = []
    best: tuple[int, list[float]] = (at + 1, [])
    for number in range(at, len(bands)):
        covered = _merged([*covered, *((w.x0, w.x1) for w in bands[number])], gutter)
        if len(covered) > 1:
            best = (number + 1, [(a[1] + b[0]) / 2 for a, b in pairwise(covered)])
        elif best[1] or number - at >= _LOOK_AHEAD:
            break
    return best


def _merged(stretches: list[tuple[float, float]], gutter: float) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if out and start - out[-1][1] < gutter:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _split(words: Sequence[Word], gaps: Sequence[float]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in range(len(gaps) + 1)]
    for word in words:
        columns[sum(word.x0 > gap for gap in gaps)].append(word)
    return [column for column in columns if column]


def _is_text(column: Sequence[Word]) -> bool:
    lines = len(_bands(column))
    return lines >= _FEWEST_LINES and len(column) >= _FEWEST_WORDS * lines


def _rows(band: Sequence[Word]) -> list[list[Word]]:
    """Parts a band into its lines; a small raised number belongs to the line that it touches."""
    if all(abs(word.bottom - band[0].bottom) < 0.2 * band[0].size for word in band):
        return [sorted(band, key=lambda w: w.x0)]
    lines: list[list[Word]] = []
    for word in sorted(band, key=lambda w: (-round(w.size), w.top, w.x0)):
        near = next((line for line in lines if _touch(line[0], word)), None)
        if near is None:
            lines.append([word])
        else:
            near.append(word)
    return [sorted(line, key=lambda w: w.x0) for line in sorted(lines, key=lambda line: (line[0].top, line[0].x0))]


def _touch(a: Word, b: Word) -> bool:
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.size, b.size)


def _line(words: Sequence[Word], *, page: int, zone: int, edges: tuple[float, float]) -> TextLine:
    sizes: dict[float, int] = {}
    for word in words:
        size = round(word.size, 1)
        sizes[size] = sizes.get(size, 0) + len(word.text)
    size = max(sizes, key=lambda s: (sizes[s], s))
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    return TextLine(
        text=" ".join(word.text for word in words),
        x0=words[0].x0,
        top=min(word.top for word in words),
        x1=max(word.x1 for word in words),
        bottom=median(word.bottom for word in words),
        size=size,
        bold=2 * sum(len(word.text) for word in words if word.bold) > sum(len(word.text) for word in words),
        first=words[0].x1 - words[0].x0,
        cells=any(gap > _CELL * size for gap in gaps) and not _is_stretched(gaps),
        page=page,
        zone=zone,
        left=edges[0],
        right=edges[1],
    )


def _is_stretched(gaps: Sequence[float]) -> bool:
    """Says whether the spaces of a line were all made wider, so that it fills its column."""
    return len(gaps) > 1 and max(gaps) < 1.25 * min(gaps)


def _initials(words: Sequence[Word]) -> list[Word]:
    """Puts an initial over several lines in front of the word that it begins."""
    usual = median(word.size for word in words)
    out = list(words)
    for cap in words:
        if len(cap.text) > 1 or not cap.text.isupper() or cap.size < _INITIAL * usual:
            continue
        beside = [
            word for word in out
            if word is not cap and word.text[0].isalpha() and word.size < cap.size / _INITIAL
            and -usual < word.x0 - cap.x1 < usual and word.bottom > cap.top and word.top < cap.bottom
        ]
        if beside:
            word = min(beside, key=lambda w: (w.top, w.x0))
            out.remove(cap)
            out[out.index(word)] = word._replace(text=cap.text + word.text, x0=cap.x0)
    return out
