"""Where in the page source the texts of a page stand.

Parsers keep no offsets. Both the tree and the source hold the texts in the same order, so they are laid side by side:
texts that occur once in each are fixed points (as in a patience diff), the rest is found between them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import unescape
from typing import Final, NamedTuple

#: Text between tags; possessive, so that it stays linear, and without a choice at its start, so that it is fast.
_CHUNK: Final = re.compile(r">\s*+([^<>\s][^<>]*+)(?=<|\Z)")
_WORDS: Final = re.compile(r"\w+(?:[ ,]{1,2}\w+)*")


class Place(NamedTuple):
    """A stretch of page source."""

    start: int
    end: int


def places(source: str, texts: Sequence[str]) -> list[Place]:
    """Returns for each text of a page, in their order, where it stands in the source.

    What cannot be found exactly gets the nearest stretch that is sure to enclose it.
    """
    chunks = [(start - 1, end - 1) for start, end in (m.span(1) for m in _CHUNK.finditer(">" + source))]
    spelled = [_key(source[start:end]) for start, end in chunks]
    wanted = [" ".join(text.split()) for text in texts]
    partner = _partners(wanted, spelled)
    out: list[Place] = []
    at = 0
    ahead = _next_known(partner, chunks, len(source))
    for number, text in enumerate(texts):
        chunk = partner[number]
        place = Place(*chunks[chunk]) if chunk >= 0 else _between(source, text, Place(at, ahead[number]))
        out.append(place)
        at = max(at, place.end)
    return out


def _key(chunk: str) -> str:
    return " ".join((unescape(chunk) if "&" in chunk else chunk).split())


def _partners(wanted: Sequence[str], spelled: Sequence[str]) -> list[int]:
    """Returns for each wanted text the index of its chunk, -1 where it has none, never going backwards."""
    out = [-1] * len(wanted)
    for number, chunk in _fixed_points(wanted, spelled):
        out[number] = chunk
    where: dict[str, list[int]] = {}
    for index, text in enumerate(spelled):
        where.setdefault(text, []).append(index)
    bound = len(spelled)
    bounds = [bound] * len(wanted)
    for number in range(len(wanted) - 1, -1, -1):
        bounds[number] = bound
        bound = out[number] if out[number] >= 0 else bound
    at = -1
    for number, text in enumerate(wanted):
        if out[number] < 0 and text in where:
            known = where[text]
            nearest = bisect_left(known, at + 1)
            if nearest < len(known) and known[nearest] < bounds[number]:
                out[number] = known[nearest]
        at = max(at, out[number])
    return out


def _fixed_points(wanted: Sequence[str], spelled: Sequence[str]) -> list[tuple[int, int]]:
    """Returns the longest rising series of pairs of texts that occur once on each side."""
    once = _once(spelled)
    pairs = [(number, once[text]) for text, number in _once(wanted).items() if text in once]
    tops: list[int] = []
    top_pairs: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, chunk) in enumerate(pairs):
        height = bisect_left(tops, chunk)
        before[index] = top_pairs[height - 1] if height else -1
        if height == len(tops):
            tops.append(chunk)
            top_pairs.append(index)
        else:
            tops[height], top_pairs[height] = chunk, index
    out: list[tuple[int, int]] = []
    at = top_pairs[-1] if top_pairs else -1
    while at >= 0:
        out.append(pairs[at])
        at = before[at]
    return out[::-1]


def _once(texts: Sequence[str]) -> dict[str, int]:
    out: dict[str, int] = {}
    for index, text in enumerate(texts):
        out[text] = -1 if text in out else index
    return {text: index for text, index in out.items() if index >= 0}


def _next_known(partner: Sequence[int], chunks: Sequence[tuple[int, int]], end: int) -> list[int]:
    """Returns for each text where the next text begins that is known."""
    out = [end] * len(partner)
    for number in range(len(partner) - 1, -1, -1):
        out[number] = end
        if partner[number] >= 0:
            end = chunks[partner[number]][0]
    return out


def _between(source: str, text: str, bounds: Place) -> Place:
    """Narrows the bounds to the first and the last words of a text that the source spells otherwise than the tree."""
    pieces = _WORDS.findall(text)
    if not pieces or bounds.end <= bounds.start:
        return bounds
    start = source.find(pieces[0], bounds.start, bounds.end)
    if start < 0:
        return bounds
    end = source.find(pieces[-1], max(start, start + len(text) // 2), bounds.end) if len(pieces) > 1 else start
    return Place(start, bounds.end if end < 0 else end + len(pieces[-1]))
