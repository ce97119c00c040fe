"""From passages to claims: which claim of a copy is which claim of the original."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..records import Claim, Ledger
from .reuse import Passage, Texts
from .voices import Voice

#: So much of a claim's words must lie inside the passage.
_INSIDE = 0.8
#: Headings over a text of which so much is taken over sum up the original, whoever wrote them.
_MOSTLY_COPIED = 0.5
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
    best: dict[str, Copied] = {}
    for passage in sorted(passages, key=lambda p: (-p.same, p.copy.document, p.first, p.original.document)):
        for claim in by_voice.get(passage.copy, ()):
            if claim.id not in best and _inside(claim, passage, texts):
                source = _counterpart(claim, passage, texts, by_voice.get(passage.original, ()))
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


def _counterpart(claim: Claim, passage: Passage, texts: Texts, candidates: Sequence[Claim]) -> str | None:
    """The claim whose trigger stands at the place that the copy's trigger came from, give or take two words."""
    copy, original = texts.words[passage.copy], texts.words[passage.original]
    at = bisect_left(copy.starts, claim.trigger.start)
    anchor = min(passage.anchors, key=lambda a: (abs(a[0] - at), a))
    there = at - anchor[0] + anchor[1]
    near = []
    for other in candidates:
        distance = abs(bisect_left(original.starts, other.trigger.start) - there)
        if distance <= 2 and other.event == claim.event:
            near.append((distance, other.trigger.text.lower() != claim.trigger.text.lower(), other.id))
    return min(near)[2] if near else None
