"""Fingerprints of running text by winnowing (Schleimer, Wilkerson and Aiken 2003).

Every stretch of `SHINGLE + WINDOW - 1` words that two texts share leaves at least one fingerprint in common, and a
text keeps only about two of every five, so that an index of a whole case stays small.
"""

import re
import zlib
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

#: Words in a shingle. Five: shorter ones are idiom ("said in a statement on"), longer ones break at every edited word.
SHINGLE = 5
#: Shingles in a window, of which one is kept.
WINDOW = 4
_WORD = re.compile(r"\w+")
_FACTOR = 0x9E3779B97F4A7C15
_MASK = 0xFFFFFFFFFFFFFFFF

Numbers = NDArray[np.uint64]


class Words(NamedTuple):
    """The words of a voice: their hashes, and where each begins and ends in the document."""

    hashes: Numbers
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


class Fingerprints(NamedTuple):
    """Kept shingles: their hashes, and the number of the word at which each begins."""

    hashes: Numbers
    places: NDArray[np.int64]


def words(text: str, stretches: list[tuple[int, int]]) -> Words:
    """Returns the words of several stretches of a text as one run; case and punctuation do not count."""
    found = [m for start, end in stretches for m in _WORD.finditer(text, start, end)]
    return Words(
        np.array([_hash(m.group().lower()) for m in found], dtype=np.uint64),
        np.array([m.start() for m in found], dtype=np.int64),
        np.array([m.end() for m in found], dtype=np.int64),
    )


def fingerprints(hashes: Numbers) -> Fingerprints:
    """Returns the kept shingles of a run of words: in every window the smallest, the rightmost of equals."""
    count = len(hashes) - SHINGLE + 1
    if count < 1:
        return Fingerprints(np.empty(0, np.uint64), np.empty(0, np.int64))
    shingles = np.zeros(count, np.uint64)
    for n in range(SHINGLE):
        shingles += hashes[n : n + count] * np.uint64(pow(_FACTOR, n + 1, _MASK + 1))
    # A product of sums keeps its low bits weak; the high bits are folded down before anything is compared.
    shingles ^= shingles >> np.uint64(29)
    if count <= WINDOW:
        chosen = np.array([count - 1 - int(shingles[::-1].argmin())], dtype=np.int64)
    else:
        windows = np.lib.stride_tricks.sliding_window_view(shingles, WINDOW)[:, ::-1]
        chosen = np.unique(np.arange(len(windows)) + WINDOW - 1 - windows.argmin(axis=1))
    return Fingerprints(shingles[chosen], chosen)


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    # The same on every machine and in every run, which Python's own hash of strings is not.
    data = word.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.adler32(data)
