"""What the rules hand over: a statement in tokens, before it has offsets and an id."""

from typing import NamedTuple

from .page import Unit
from .phrases import Phrase

Stretch = tuple[int, int]


class Draft(NamedTuple):
    """Source, cue and content as token ranges (last exclusive). `unit` is the sentence that holds the cue.

    `printed` marks the agency of a dateline, whose text the page prints.
    `outer` is the cue of the statement that reports this one, where its place in a content does not tell. `untold`
    marks hearers without a teller ("had been told that").
    """

    unit: Unit
    source: Phrase | None
    cue: Stretch | None
    content: tuple[Stretch, ...]
    stance: str
    negated: bool
    reason: str
    outer: Stretch | None = None
    untold: bool = False
    printed: bool = False
