"""Web archives (WARC): a capture for every page in them, one gap for all that is damaged, one for all that is no page.

Records are read as they come, so that memory does not grow with the archive. Where one is damaged, reading goes on at
the next place that looks like the beginning of a record.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ..records import Capture, Gap
from .files import gap
from .framing import Opener, is_packed, is_whole, next_start
from .taking import Damaged, Short, Taker

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_LONGEST_HEAD: Final = 65_536
#: A record of which so much is of no use is not unpacked to get behind it: the next one is looked for.
_WORTH_JUMPING: Final = 32_000_000
_MOST_FAILURES: Final = 10_000


def take(
    openers: Iterable[Opener], *, uri: str, max_bytes: int, clock: Callable[[], str]
) -> Iterator[Capture | Gap]:
    """Yields the pages in the files of one archive with the address `uri`, then what is to be said of the whole."""
    taker = Taker(uri=uri, max_bytes=max_bytes, clock=clock)
    for opener in openers:
        yield from _file(taker, opener)
    for code, sentence in taker.tally.said():
        yield gap(uri, code, f"{uri}: {sentence}")


@dataclass(slots=True)
class _Walk:
    """One way through a file from `start` until it ends or something is wrong at, or behind, the record at `place`.

    `suspect`: between the last record that was read and the start something may have been lost.
    """

    opener: Opener
    packed: bool
    start: int
    suspect: bool
    place: int = 0
    moved: bool = False
    short: bool = False
    end: Literal["end", "behind", "here", "beyond", "jump"] = "end"


def _file(taker: Taker, opener: Opener) -> Iterator[Capture | Gap]:
    start, packed, suspect = 0, is_packed(opener), False
    for _ in range(_MOST_FAILURES):
        walk = _Walk(opener, packed, start, suspect, place=start)
        yield from _records(taker, walk)
        following, suspect = _judged(taker, walk)
        if following is None:
            return
        start = following
    taker.tally.cut = f"After {_MOST_FAILURES:,} damaged records the rest, from byte {start:,} on, was left."


def _records(taker: Taker, walk: _Walk) -> Iterator[Capture | Gap]:
    from fastwarc.warc import ArchiveIterator

    with walk.opener() as file:
        size = file.seek(0, 2)
        file.seek(walk.start)
        records = ArchiveIterator(file, parse_http=False, max_header_len=_LONGEST_HEAD, fsspec_args=False)
        while True:
            try:
                record: WarcRecord | None = next(records, None)
            except OSError:
                walk.end = "behind"
                return
            if record is None:
                return
            if walk.suspect or walk.short:
                taker.tally.damaged(walk.place, taker.last)
            walk.place, walk.moved, walk.suspect, walk.short = record.stream_pos, True, False, False
            if not walk.packed and walk.place + record.content_length > size:
                walk.end = "beyond"  # it claims more than there is
                return
            try:
                item = taker.item(record, walk.opener)
            except Short:
                walk.short = True
                continue
            except (Damaged, OSError):
                walk.end = "here"
                return
            if item is not None:
                yield item
            if walk.packed and record.content_length > max(taker.max_bytes, _WORTH_JUMPING):
                walk.end = "jump"
                return


def _judged(taker: Taker, walk: _Walk) -> tuple[int | None, bool]:
    """Counts what a walk lost; returns where to go on, null at the end, and whether more may have been lost there."""
    tally = taker.tally
    if walk.end == "end":
        if walk.suspect:
            tally.damaged(walk.start, taker.last)
        if walk.short or (walk.packed and not is_whole(walk.opener, walk.place)):
            tally.cut = f"The archive ends in the middle of a record, behind byte {walk.place:,}."
        return None, False
    following = next_start(walk.opener, walk.place + 1, packed=walk.packed)
    if walk.end == "jump":
        return following, False
    if walk.end == "beyond" and following is None:
        tally.cut = f"The archive ends in the middle of a record, the one at byte {walk.place:,}."
        return None, False
    certain = walk.end in ("here", "beyond") or walk.short or not walk.moved
    if certain or following is None:
        tally.damaged(walk.place, taker.last)
    return following, not certain
