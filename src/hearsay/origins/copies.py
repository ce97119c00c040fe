"""From passages to claims: which claim of a copy is which claim of the original."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..records import Claim, Ledger
from .reuse import Passage, Texts
from .voices import Voice

#: So much of a claim's words must lie inside the passage.
_INSIDE = 0.8
#: Headings over a text of which so much is taken over sum up the original, whoever wrote them.
_MOSTLY_COPIED = 0.5
#: So many words a trigger may stand beside the place that it came from.
_STEPS = 2
_HEADINGS = {"title", "heading", "caption"}


class Copied(NamedTuple):
    """A claim inside a passage that was taken over; `source` is that claim in the original, null if none was read."""

    claim: str
    source: str | None
    passage: Passage


def copied_claims(
    ledger: Ledger, voices: Mapping[str, Voice], texts: Texts, passages: Sequence[Passage]
) -> list[Copied]:
    """Finds for each claim inside a copied passage what it was copied from; the longest passage decides."""
    by_voice: dict[Voice, list[Claim]] = defaultdict(list)
    for claim in ledger.claims.values():
        by_voice[voices.get(claim.segment, Voice(claim.document, None))].append(claim)
    for claims in by_voice.values():
        claims.sort(key=lambda c: (c.start, c.end, c.id))
    longest = {voice: max(c.end - c.start for c in claims) for voice, claims in by_voice.items()}
    triggers = {voice: sorted((c.trigger.start, c.id) for c in claims) for voice, claims in by_voice.items()}
    best: dict[str, Copied] = {}
    for passage in sorted(passages, key=lambda p: (-p.same, p.copy.document, p.first, p.original.document)):
        for claim in _about(by_voice.get(passage.copy, ()), passage, texts, longest=longest.get(passage.copy, 0)):
            if claim.id not in best and _inside(claim, passage, texts):
                near = _near(claim, passage, texts, triggers.get(passage.original, ()))
                source = _counterpart(claim, [(distance, ledger.claims[other]) for distance, other in near])
                best[claim.id] = Copied(claim.id, source, passage)
    for copied in _headings(ledger, by_voice, texts, passages):
        best.setdefault(copied.claim, copied)
    return [best[claim] for claim in sorted(best)]


def _headings(
    ledger: Ledger, by_voice: Mapping[Voice, Sequence[Claim]], texts: Texts, passages: Sequence[Passage]
) -> list[Copied]:
    shared: dict[tuple[Voice, Voice], list[Passage]] = defaultdict(list)
    for passage in passages:
        shared[passage.copy, passage.original].append(passage)
    out = []
    for (copy, _), some in shared.items():
        if sum(p.same for p in some) < _MOSTLY_COPIED * len(texts.words[copy].hashes):
            continue
        longest = max(some, key=lambda p: (p.same, -p.first))
        headings = (c for c in by_voice.get(copy, ()) if c.statement is None and _is_heading(ledger, c))
        out += [Copied(claim.id, None, longest) for claim in headings]
    return out


def _is_heading(ledger: Ledger, claim: Claim) -> bool:
    segment = ledger.segments.get(claim.segment)
    return segment is not None and segment.kind in _HEADINGS


def _inside(claim: Claim, passage: Passage, texts: Texts) -> bool:
    words = texts.words[passage.copy]
    first = bisect_left(words.starts, claim.start)
    last = bisect_right(words.ends, claim.end)
    shared = min(last, passage.last) - max(first, passage.first)
    return last > first and shared >= _INSIDE * (last - first)


def _about(claims: Sequence[Claim], passage: Passage, texts: Texts, *, longest: int) -> Sequence[Claim]:
    """The claims that begin before the passage ends and no further before it than the longest of them is."""
    words = texts.words[passage.copy]
    first, last = int(words.starts[passage.first]), int(words.ends[passage.last - 1])
    return claims[bisect_left(claims, first - longest, key=_start) : bisect_right(claims, last, key=_start)]


def _start(claim: Claim) -> int:
    return claim.start


def _near(
    claim: Claim, passage: Passage, texts: Texts, triggers: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """Claims of the original with their distance from where the copy's trigger came from: at most two words."""
    copy, original = texts.words[passage.copy], texts.words[passage.original]
    at = bisect_left(copy.starts, claim.trigger.start)
    after = bisect_left(passage.anchors, (at, -1))
    anchor = min(passage.anchors[max(0, after - 1) : after + 1], key=lambda a: (abs(a[0] - at), a))
    there = at - anchor[0] + anchor[1]
    low = int(original.starts[min(max(0, there - _STEPS - 1), len(original.starts) - 1)])
    for n in range(bisect_left(triggers, (low, "")), len(triggers)):
        start, other = triggers[n]
        number = bisect_left(original.starts, start)
        if number > there + _STEPS:
            break
        if number >= there - _STEPS:
            yield abs(number - there), other


def _counterpart(claim: Claim, near: Iterable[tuple[int, Claim]]) -> str | None:
    """The claim whose trigger stands at the place that the copy's trigger came from, give or take two words."""
    found = [
        (distance, other.trigger.text.lower() != claim.trigger.text.lower(), other.id)
        for distance, other in near
        if other.event == claim.event
    ]
    return min(found)[2] if found else None
