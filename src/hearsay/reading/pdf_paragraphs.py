"""Lines of a PDF to paragraphs: by leading, indentation, type and full lines; words parted at line ends made whole."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from ..knowledge import table
from .dates import printed_time
from .dump_lines import SENTENCE_END
from .pdf_order import TextLine
from .pdf_words import Word

#: Sizes of type that differ by less are one.
_SAME_SIZE: Final = 0.08
#: A pitch beyond the usual one by this factor parts paragraphs.
_WIDER: Final = 1.3
#: Indentation of a first line, in heights of the line.
_INDENT: Final = 0.6
#: A last line that leaves this share of the column free was ended on purpose.
_FREE: Final = 0.25
_BULLET: Final = re.compile(r"(?:[•●◦○▪▫▸►‣∙·■□➤*–—-]\s|\d{1,2}[.)]\s(?=\S)|\([a-z0-9]{1,2}\)\s|[a-z]\)\s)")
_PARTED: Final = re.compile(r"(?<=[^\W_])[-\u2010]$")
_LAST_PART: Final = re.compile(r"[^\W_]+(?:[-'’\u2010][^\W_]+)*[-\u2010]$")
_LONGEST_PART: Final = 60
_FIRST_PART: Final = re.compile(r"[^\W_]+(?:[-'’\u2010][^\W_]+)*")
_DIGIT: Final = re.compile(r"\d")
_LONGEST_HEAD: Final = 90
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


class Paragraph(NamedTuple):
    """Lines that belong together; `opens` where its first line is the first of a column."""

    lines: tuple[TextLine, ...]
    opens: bool

    @property
    def size(self) -> float:
        """The height of most of its lines."""
        return max(line.size for line in self.lines[:1])

    @property
    def bold(self) -> bool:
        """Whether all of it is in bold type."""
        return all(line.bold for line in self.lines)

    @property
    def indented(self) -> bool:
        """Whether its first line begins further right than the column."""
        return _is_indented(self.lines[0])


def paragraphs(lines: Sequence[TextLine]) -> list[Paragraph]:
    """Groups lines in reading order; a paragraph that goes on in the next column is still two here."""
    pitches = _pitches(lines)
    edges = _right_edges(lines)
    groups: list[list[TextLine]] = []
    opening: list[bool] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        headed = before is not None and len(groups[-1]) == 1 and _is_head(before.text, line.text)
        if before is not None and not headed and not _begins(before, line, pitches, edges):
            groups[-1].append(line)
        else:
            groups.append([line])
            opening.append(before is None or before.zone != line.zone)
    return [Paragraph(tuple(group), opens) for group, opens in zip(groups, opening, strict=True)]


def body_size(sized: Iterable[TextLine | Word]) -> float:
    """Returns the size of type that most letters are in."""
    counts: Counter[float] = Counter()
    for one in sized:
        counts[round(one.size * 2) / 2] += len(one.text)
    return max(counts, key=lambda size: (counts[size], -size), default=10.0)


def _pitches(lines: Sequence[TextLine]) -> Mapping[int, float]:
    """Returns for each size of type the usual distance of lines within a paragraph."""
    seen: dict[int, list[float]] = defaultdict(list)
    for a, b in pairwise(lines):
        if a.zone == b.zone and _same_size(a, b) and 0 < b.bottom - a.bottom < 3 * a.size:
            seen[round(a.size)].append(b.bottom - a.bottom)
    return {size: sorted(found)[len(found) * 3 // 10] for size, found in seen.items()}


def _right_edges(lines: Sequence[TextLine]) -> Mapping[tuple[int, int], float]:
    """Returns how far lines of a size reach in a column."""
    out: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.zone, round(line.size))
        out[key] = max(out.get(key, 0.0), line.x1)
    return out


def _same_size(a: TextLine, b: TextLine) -> bool:
    return abs(a.size - b.size) <= _SAME_SIZE * max(a.size, b.size)


def _is_indented(line: TextLine) -> bool:
    return line.x0 > line.left + _INDENT * line.size


def _begins(a: TextLine, b: TextLine, pitches: Mapping[int, float], edges: Mapping[tuple[int, int], float]) -> bool:
    """Says whether line `b` begins a paragraph below line `a`."""
    pitch = b.bottom - a.bottom
    usual = min(pitches.get(round(b.size), 1.3 * b.size), 2 * b.size)
    apart = a.zone != b.zone and (a.page != b.page or abs(a.x0 - b.x0) > 2)
    if apart or not _same_size(a, b) or a.bold != b.bold or a.cells or b.cells:
        return True
    if pitch > _WIDER * usual or pitch <= 0 or _BULLET.match(b.text):
        return True
    if _is_indented(b) and not _is_indented(a) and not _BULLET.match(a.text) and _ends(a.text):
        return True
    right = edges[b.zone, round(b.size)]
    free = right - a.x1
    if free - 0.3 * b.size <= b.first:
        return _is_indented(b) and _is_indented(a) and _ends(a.text) and abs(a.x0 - b.x0) < 2 and free > b.size
    return _ends(a.text) or (free > _FREE * (right - b.left) and not _is_centred(a, b))


def _is_head(text: str, below: str) -> bool:
    """Says whether a line ends in a time, as the name and time above a comment, and what is below begins anew."""
    if not _DIGIT.search(text) or len(text) > _LONGEST_HEAD or below[:1].islower():
        return False
    time = printed_time(text)
    return time is not None and text.endswith(time)


def _is_centred(a: TextLine, b: TextLine) -> bool:
    return abs(a.x0 - b.x0) > 2 and abs((a.x0 + a.x1) - (b.x0 + b.x1)) < a.size


def _ends(text: str) -> bool:
    return bool(SENTENCE_END.search(text))


def is_listed(paragraph: Paragraph) -> bool:
    """Says whether a paragraph begins with a bullet or a number of a list."""
    return bool(_BULLET.match(paragraph.lines[0].text))


def goes_on(a: Paragraph, b: Paragraph, *, indents: bool, aside: bool) -> bool:
    """Says whether a paragraph goes on in another one, behind the end of its column or a picture (`aside`).

    `indents`: first lines are indented in this document, so that one that is not begins nothing.
    """
    last, first = a.lines[-1], b.lines[0]
    if not (b.opens or aside) or not _same_size(last, first) or last.bold != first.bold or last.cells or first.cells:
        return False
    if is_listed(b) or b.indented:
        return False
    if _PARTED.search(last.text) or (first.text[:1].islower() and not _ends(last.text)):
        return True
    full = last.x1 > last.right - _FREE * (last.right - last.left)
    return full and (indents if _ends(last.text) else b.opens)


def compounds(lines: Iterable[TextLine]) -> Mapping[str, int]:
    """Counts the words of a document, in small letters, those with hyphens whole; parts at line ends count for none."""
    counts: Counter[str] = Counter()
    for line in lines:
        text = _LAST_PART.sub(" ", line.text) if line.text.endswith(("-", "\u2010")) else line.text
        counts.update(_WORD.findall(text.lower().replace("\u2010", "-")))
    return counts


def joined(lines: Sequence[TextLine], known: Mapping[str, int]) -> str:
    """Returns the words of a paragraph on one line, `known` being the words of the whole document."""
    out = lines[0].text if lines else ""
    for line in lines[1:]:
        out = _join(out, line.text, known)
    return out


def _join(a: str, b: str, known: Mapping[str, int]) -> str:
    left = _LAST_PART.search(a, max(0, len(a) - _LONGEST_PART)) if a.endswith(("-", "\u2010")) else None
    right = _FIRST_PART.match(b)
    if left is None or right is None:
        dashed = a.endswith(("/", "—")) and not a.endswith((" /", " —"))
        return a + ("" if dashed else " ") + b
    if right.group().lower() in _hyphen_words("held_over"):
        return f"{a} {b}"
    if not b[0].islower():
        return a + b
    head, tail = left.group()[:-1].lower().replace("\u2010", "-"), right.group().lower().replace("\u2010", "-")
    kept, whole = known.get(f"{head}-{tail}", 0), known.get(head + tail, 0)
    if kept > whole or (not whole and (a[-2].isdigit() or "-" in head or head in _hyphen_words("keeps"))):
        return a + b
    return a[:-1] + b


@cache
def _hyphen_words(key: str) -> frozenset[str]:
    return frozenset(table("printed_pages")["hyphen"][key])
