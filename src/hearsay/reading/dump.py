"""Plain-text dumps of pages to pieces: what stands above the title, the article, what stands below it, the comments."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from ..records import SegmentKind
from .cleaning import squeeze
from .datelines import split_dateline
from .dump_article import read_article
from .dump_lines import dump_pattern
from .pastes import find_paste
from .pieces import Facts, Line, Piece
from .rows import Row, rows
from .thread_interviews import with_speakers
from .thread_marks import set_in
from .threads import Thread, Voice, find_thread

_FRONT: Final = 40
#: Lines at the very end in which the owner of the page may be named.
_FOOT: Final = 12


class ReadDump(NamedTuple):
    """The pieces of a dump in their order, and its facts."""

    pieces: list[Piece]
    facts: Facts


def read_dump(text: str) -> ReadDump:
    """Reads a page that was saved as text; every line with words is in one of the pieces."""
    found = set_in(split_dateline(_split_keys(rows(text), text), text), text)
    thread = find_thread(found)
    first, last = (thread.first, thread.last) if thread else (len(found), len(found))
    article = read_article(found[:first], found[first:][-_FOOT:])
    pieces = _article_pieces(found[:first], article.kinds)
    if thread:
        pieces += _thread_pieces(found, thread, len(pieces))
        pieces += _article_pieces(found[last:], ["boilerplate"] * (len(found) - last))
    return ReadDump(with_speakers(pieces), article.facts)


def _split_keys(found: list[Row], text: str) -> list[Row]:
    """Parts a line such as "Title: Bridge blown up" into the key and the title."""
    for number, row in enumerate(found[:_FRONT]):
        raw = text[row.start : row.end]
        key = dump_pattern("title_key").match(raw)
        if key and raw[key.end() :].strip():
            parts = [
                row._replace(text=squeeze(key.group()), end=row.start + key.end()),
                row._replace(text=squeeze(raw[key.end() :]), start=row.start + key.end(), gap=0),
            ]
            return [*found[:number], *parts, *found[number + 1 :]]
    return found


def _article_pieces(found: Sequence[Row], kinds: Sequence[SegmentKind]) -> list[Piece]:
    """Makes a piece of each row, and one of each run of rows that are furniture or one block quote."""
    out: list[Piece] = []
    run: list[Row] = []
    for number, row in enumerate(found):
        run.append(row)
        goes_on = (
            number + 1 < len(found) and kinds[number + 1] == kinds[number] and _joins(kinds[number], found[number + 1])
        )
        if not goes_on:
            out.append(Piece(kind=kinds[number], lines=tuple(map(_line, run))))
            run = []
    return out


def _joins(kind: SegmentKind, after: Row) -> bool:
    return kind == "boilerplate" or (kind == "quote" and not after.gap)


def _line(row: Row) -> Line:
    return Line(row.text, row.start, row.end)


def _thread_pieces(found: Sequence[Row], thread: Thread, base: int) -> list[Piece]:
    """Makes a piece of each comment; heads, buttons and empty comments become furniture."""
    out: list[Piece] = []
    numbers: dict[int, int] = {}
    opening = range(thread.first, thread.voices[0].head[0])
    side = [found[number] for number in opening]
    for voice in thread.voices:
        side += [found[number] for number in voice.head]
        if not voice.words:
            continue
        out.append(Piece(kind="boilerplate", lines=tuple(map(_line, side))))
        numbers[id(voice)] = base + len(out)
        out.append(_comment(found, voice, _answered(voice, numbers)))
        side = [found[number] for number in voice.buttons]
    if side:
        out.append(Piece(kind="boilerplate", lines=tuple(map(_line, side))))
    return out


def _answered(voice: Voice, numbers: dict[int, int]) -> int | None:
    """Returns the piece of the nearest comment above that has words."""
    above = voice.parent
    while above is not None and id(above) not in numbers:
        above = above.parent
    return numbers[id(above)] if above is not None else None


def _comment(found: Sequence[Row], voice: Voice, answers: int | None) -> Piece:
    lines = tuple(_line(found[number]) for number in voice.words)
    paste = find_paste([line.text for line in lines])
    return Piece(
        kind="comment",
        lines=lines,
        author=voice.author,
        depth=voice.depth,
        published=voice.published,
        answers=answers,
        pastes=(paste,) if paste else (),
    )
