"""What each paragraph of a PDF is: title, byline, text, heading, caption, list: by type, place and words."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..knowledge import table
from ..records import SegmentKind
from .dates import is_dateline
from .dump_lines import BYLINE, SENTENCE_END, dump_pattern, ends_in_credit, is_noise
from .outlets import is_outlet_name
from .pdf_paragraphs import Paragraph, is_listed

#: Type larger than the text by this factor is that of a heading.
_LARGER: Final = 1.12
_SMALLER: Final = 0.94
_PROSE: Final = 80
_LONGEST_HEADING: Final = 160
_LONGEST_CAPTION: Final = 600
_LONGEST_LINE: Final = 160
_MOST_TITLE: Final = 300
_FEWEST_TITLE: Final = 3


def find_title(found: Sequence[Paragraph], texts: Sequence[str], *, body: float) -> int:
    """Returns the paragraph with the title, −1 without one: the largest type above the text of page one.

    The name of the paper above it may be larger still; a title has three words at least where anything has.
    """
    first = _first_prose(found, texts, body=body)
    above = [
        number for number in range(len(found) if first < 0 else first)
        if found[number].lines[0].page == found[0].lines[0].page and len(texts[number]) <= _MOST_TITLE
        and any(map(str.isalpha, texts[number])) and not is_dateline(texts[number])
    ]
    large = [number for number in above if found[number].size >= _LARGER * body]
    large = large or [number for number in above if found[number].bold and not _is_signature(texts[number])]
    named = [n for n in large if len(texts[n].split()) >= _FEWEST_TITLE and not is_outlet_name(texts[n])]
    named = named or [n for n in large if not is_outlet_name(texts[n])]
    return max(named or large, key=lambda number: (found[number].size, -number), default=-1)


def first_of_text(found: Sequence[Paragraph], texts: Sequence[str], *, body: float, title: int) -> int:
    """Returns the paragraph in which the text begins: below the title the first of the text's type."""
    first = _first_prose(found, texts, body=body)
    if first >= 0 and first > title:
        return first
    return title + 1


def kinds_of(
    found: Sequence[Paragraph], texts: Sequence[str], *, body: float, title: int, start: int
) -> list[SegmentKind]:
    """Returns the kind of each paragraph; `start` is the one in which the text begins."""
    out: list[SegmentKind] = []
    noise = zone = -1
    for number, (paragraph, text) in enumerate(zip(found, texts, strict=True)):
        if number == title:
            out.append("title")
        elif _is_caption(paragraph, text, body):
            out.append("caption")
        elif is_noise(text) or not any(map(str.isalnum, text)):
            out.append("boilerplate")
            noise, zone = number, paragraph.lines[0].zone
        elif noise == number - 1 >= start and zone == paragraph.lines[0].zone and _is_label(text):
            out.append("boilerplate")
            noise = number
        elif number < start:
            out.append(_above(text, number, title))
        elif is_listed(paragraph):
            out.append("list")
        else:
            out.append("heading" if _is_heading(paragraph, text, body) else "body")
    return out


def _first_prose(found: Sequence[Paragraph], texts: Sequence[str], *, body: float) -> int:
    """Returns the first paragraph of running text in the usual type, −1 where there is none."""
    prose = [
        number for number, text in enumerate(texts)
        if _SMALLER * body <= found[number].size < _LARGER * body and len(text) >= _PROSE
        and not _is_caption(found[number], text, body) and (SENTENCE_END.search(text) or len(text) > 2 * _PROSE)
    ]
    return prose[0] if prose else -1


def _is_caption(paragraph: Paragraph, text: str, body: float) -> bool:
    if len(text) > _LONGEST_CAPTION or paragraph.size >= _LARGER * body:
        return False
    if _figure().match(text) or dump_pattern("credit").fullmatch(text) or dump_pattern("caption_start").match(text):
        return True
    return paragraph.size < _SMALLER * body and ends_in_credit(text)


def _above(text: str, number: int, title: int) -> SegmentKind:
    if number < title or _is_signature(text):
        return "boilerplate"
    return "heading" if len(text.split()) >= 4 else "boilerplate"


def _is_signature(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and bool(BYLINE.match(text) or is_dateline(text))


def _is_heading(paragraph: Paragraph, text: str, body: float) -> bool:
    if len(text) > _LONGEST_HEADING or paragraph.lines[0].cells or SENTENCE_END.search(text.rstrip("?!:")):
        return False
    stands_out = paragraph.size >= _LARGER * body or paragraph.bold or (text.isupper() and len(text.split()) > 1)
    return stands_out and not text.endswith((",", ";"))


def _is_label(text: str) -> bool:
    """Says whether a paragraph is short and no sentence, as what stands under "Related stories"."""
    return len(text) <= _LONGEST_HEADING and not SENTENCE_END.search(text)


@cache
def _figure() -> re.Pattern[str]:
    longest = sorted(table("printed_pages")["caption"]["names"], key=len, reverse=True)
    names = "|".join(map(re.escape, longest))
    return re.compile(rf"(?:{names})\s*\d+[a-z]?(?:\.\d+)*\s*[.:|–—-]", re.IGNORECASE)
