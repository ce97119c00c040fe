"""Comments in a page that was printed to PDF: by the same signs as in a text dump, with indentation as printed."""

from collections.abc import Sequence
from typing import Final

from .pdf_paragraphs import Paragraph
from .rows import Row
from .threads import Thread, find_thread

#: Points of paper that count as one space.
_SPACE: Final = 3.0


def printed_thread(found: Sequence[Paragraph], texts: Sequence[str], *, start: int) -> Thread | None:
    """Returns the comments below the text that begins with paragraph `start`, null where there are none."""
    rows = [
        Row(max(0, round(paragraph.lines[0].x0 / _SPACE)), "", "", text, 0, 0, 1)
        for paragraph, text in zip(found, texts, strict=True)
    ]
    thread = find_thread(rows)
    return thread if thread is not None and thread.first > start else None
