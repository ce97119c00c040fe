"""Passages that one voice took over from another, word for word or nearly so, and which of the two had them first.

Each fingerprint is followed to the first voice that has it and to no other, so that the work grows with the text and
not with the number of pairs. First is: published earlier; then a page's own text before what is pasted into one; then
not credited to another; then the longer one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..records import Ledger
from .shingles import SHINGLE, WINDOW, Words, fingerprints, words
from .voices import Voice, day_of

#: Words that two voices must share in one go: eight words in a row are often one man's quotation or an idiom, twelve
#: hardly ever.
LEAST = 12
#: … or this many once the page is known to be a copy of the other one.
LEAST_IN_A_COPY = 8
#: A page is a copy if so much of it stands in the other one.
COPIED_SHARE = 0.3
#: An edited word or a dropped half-sentence does not end a passage.
_GAP = 12


class Passage(NamedTuple):
    """Words `first` to `last` (exclusive) of `copy` stand in `original` too, `same` of them word for word.

    `anchors` are pairs of word numbers that belong together.
    """

    copy: Voice
    original: Voice
    first: int
    last: int
    same: int
    anchors: tuple[tuple[int, int], ...]


class Texts(NamedTuple):
    """The words of each voice, and the voices in the order of who had a passage first."""

    words: Mapping[Voice, Words]
    order: Sequence[Voice]


class _Match(NamedTuple):
    copy: int
    original: int
    at: int
    there: int


def read_texts(
    ledger: Ledger, stretches: Mapping[Voice, list[tuple[int, int]]], credited: Mapping[str, object]
) -> Texts:
    """Splits every voice into words and puts the voices into order."""
    documents = ledger.documents
    read = {v: words(documents[v.document].text, s) for v, s in stretches.items() if v.document in documents}

    def first(voice: Voice) -> tuple[bool, str, bool, int, Voice]:
        day, outside = day_of(documents[voice.document]), voice.segment is not None
        last = Voice(voice.document, voice.segment or "")
        return (outside, day, voice.document in credited, -len(read[voice].hashes), last)

    return Texts(read, sorted(read, key=first))


def passages(texts: Texts) -> list[Passage]:
    """Finds every passage, in a fixed order."""
    runs: dict[tuple[int, int], list[list[_Match]]] = defaultdict(list)
    for match in _matches(texts):
        _attach(runs[match.copy, match.original], match)
    found = []
    for (copy, _), some in sorted(runs.items()):
        size = len(texts.words[texts.order[copy]].hashes)
        candidates = [p for run in some if (p := _passage(texts, run)).same >= LEAST_IN_A_COPY]
        is_copy = sum(p.same for p in candidates) >= max(COPIED_SHARE * size, LEAST_IN_A_COPY)
        found += [p for p in candidates if p.same >= (LEAST_IN_A_COPY if is_copy else LEAST)]
    return found


def _matches(texts: Texts) -> list[_Match]:
    hashes, ranks, places = _index(texts)
    # Equal fingerprints side by side, the first voice's before all others.
    order = np.lexsort((places, ranks, hashes))
    hashes, ranks, places = hashes[order], ranks[order], places[order]
    borders = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    found = []
    for n in np.flatnonzero(np.diff(borders) > 1):
        low, high = int(borders[n]), int(borders[n + 1])
        first = int(ranks[low])
        if ranks[high - 1] == first:
            continue
        there = [int(p) for r, p in zip(ranks[low:high], places[low:high], strict=True) if r == first][:3]
        found += [
            _Match(int(r), first, int(p), t)
            for r, p in zip(ranks[low:high], places[low:high], strict=True)
            if r != first
            for t in there
        ]
    return sorted(found)


def _index(texts: Texts) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]]:
    kept = [fingerprints(texts.words[voice].hashes) for voice in texts.order]
    ranks = np.repeat(np.arange(len(kept)), [len(k.places) for k in kept]) if kept else np.empty(0, np.int64)
    hashes = np.concatenate([k.hashes for k in kept]) if kept else np.empty(0, np.uint64)
    places = np.concatenate([k.places for k in kept]) if kept else np.empty(0, np.int64)
    return hashes, ranks, places


def _attach(runs: list[list[_Match]], match: _Match) -> None:
    """Adds a match to the latest run that it goes on, or begins a run with it."""
    for run in reversed(runs[-4:]):
        last = run[-1]
        if 0 < match.at - last.at <= _GAP and 0 < match.there - last.there <= _GAP:
            run.append(match)
            return
    runs.append([match])


def _passage(texts: Texts, run: list[_Match]) -> Passage:
    """Counts as the same the words of each fingerprint, and what lies between two at one distance in both."""
    same = SHINGLE
    for before, after in pairwise(run):
        step = after.at - before.at
        whole = step == after.there - before.there and step <= SHINGLE + WINDOW - 1
        same += step if whole else min(step, SHINGLE)
    copy, original = texts.order[run[0].copy], texts.order[run[0].original]
    anchors = [(m.at, m.there) for m in run]
    first, last = _stretch(texts.words[copy], texts.words[original], anchors)
    same += anchors[0][0] - first + last - anchors[-1][0] - SHINGLE
    return Passage(copy, original, first, last, same, tuple(anchors))


def _stretch(copy: Words, original: Words, anchors: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The passage to its true ends: outward from the outer fingerprints, word by word, while both voices agree."""
    at, there = anchors[0]
    while at > 0 and there > 0 and copy.hashes[at - 1] == original.hashes[there - 1]:
        at, there = at - 1, there - 1
    first = at
    at, there = anchors[-1][0] + SHINGLE, anchors[-1][1] + SHINGLE
    while at < len(copy.hashes) and there < len(original.hashes) and copy.hashes[at] == original.hashes[there]:
        at, there = at + 1, there + 1
    return first, at
