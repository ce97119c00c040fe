"""When a statement was made, where its own sentence gives the time: "said on Monday", "On 12 March, Orso told …".

Only a time beside the words of saying counts: before the source at the head of the sentence, between source and cue, or
right behind them. A time inside what is said belongs to what happened. What is not sure is left unknown.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from ..knowledge import table
from ..records import Days, Statement, TimeExpression

#: Characters between the words of saying and the time ("told reporters in the capital on Monday"), at the most.
_BEHIND: Final = 60
_BEFORE: Final = 40
_LEAD: Final = 16  # before a time at the head of a sentence: "Earlier on "
_OWNER: Final = ("'s", "’s")
_BREAK: Final = re.compile(r"[.;:!?\"“”«»\n]")
_SENTENCE: Final = re.compile(r"[.!?][\"”’»)]*\s|\n")


def said_when(statement: Statement, text: str, times: Sequence[TimeExpression]) -> Days | None:
    """Returns the days in which a statement was made by the words beside it, null where none tell.

    `times` are those of the document. Of several the nearest counts.
    """
    spans = [span for span in (statement.source, statement.cue) if span is not None]
    if statement.cue is None or not spans:
        return None
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    content = [(part.start, part.end) for part in statement.content]
    near = []
    for time in times:
        if time.earliest is None or time.latest is None or time.type not in ("DATE", "TIME"):
            continue
        if _overlaps(time.start, time.end, [*content, *((span.start, span.end) for span in spans)]):
            continue
        if not _stands_alone(time, text):
            continue
        distance = _distance(text, time, frame=(start, end), content=content)
        if distance is not None:
            near.append((distance, time.start, Days(earliest=time.earliest, latest=time.latest)))
    return min(near, key=lambda found: found[:2])[2] if near else None


def _distance(
    text: str, time: TimeExpression, *, frame: tuple[int, int], content: Iterable[tuple[int, int]]
) -> int | None:
    """How far a time stands from the words of saying, null where it does not belong to them."""
    start, end = frame
    if start <= time.start and time.end <= end:
        return 0
    first, last = (time.end, start) if time.end <= start else (end, time.start)
    between = text[first:last]
    if first > last or _BREAK.search(between) or _overlaps(first, last, content):
        return None
    if _last_word(text[:time.start]) in _words("not_after"):
        return None
    if time.end <= start:
        head = max((m.end() for m in _SENTENCE.finditer(text, 0, time.start)), default=0)
        return len(between) if len(between) <= _BEFORE and time.start - head <= _LEAD else None
    return len(between) if len(between) <= _BEHIND else None


def _stands_alone(time: TimeExpression, text: str) -> bool:
    """Whether a time tells its day by itself, and is no mere part of a name ("Monday's strike")."""
    words = set(re.findall(r"[^\W\d_]+", time.text.casefold()))
    return bool(words & _words("tells")) and not words & _words("leans") and text[time.end : time.end + 2] not in _OWNER


def _last_word(text: str) -> str:
    found = re.search(r"(\w+)\W*$", text[-_BEHIND:])
    return found[1].casefold() if found else ""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("saying_times")[name])


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)
