"""Reuse in other words: what a page that is known to copy another one says like it, though not word for word.

An editor who takes over an article shortens its sentences and writes "fourteen" for "14". Weaker than the same text: a
claim is only looked for on the page that others of its passages come from, and has to be of one kind, agree in its
figures and share most of its words of content. Pages that share no passage are never compared: two reporters of one
event write alike.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from ..records import Claim, Ledger
from .content import figures, shared, stems
from .reuse import Passage, Texts
from .voices import Voice

#: A page is taken to have had the other one before it if such a share of its words stands there too, or so many of
#: them; fewer words than the fewest may be one quotation in both.
_SHARE = 0.2
_MANY = 60
_FEWEST = 24
#: Share of the content words of both claims from which on one is the other in other words …
_ALIKE = 0.5
#: … or from this one on where both give the same figure.
_ALIKE_WITH_FIGURE = 0.3


class Reworded(NamedTuple):
    """A claim in a page's own voice, and the claim of the page that it copies, which says the same in other words."""

    claim: str
    source: str


def reworded_claims(
    ledger: Ledger, voices: Mapping[str, Voice], texts: Texts, passages: Sequence[Passage], *, told: Set[str]
) -> list[Reworded]:
    """Finds what a page says again after the page that it copies; of the claims in `told` more is known than that."""
    originals = _originals(texts, passages)
    by_voice: dict[Voice, list[Claim]] = defaultdict(list)
    for _, claim in sorted(ledger.claims.items()):
        by_voice[voices.get(claim.segment, Voice(claim.document, None))].append(claim)
    found = []
    for copy, sources in sorted(originals.items()):
        own = [c for c in by_voice[copy] if c.statement is None and c.id not in told]
        for claim in own:
            source = next((s for voice in sources if (s := _best(claim, by_voice[voice])) is not None), None)
            if source is not None:
                found.append(Reworded(claim.id, source))
    return found


def _originals(texts: Texts, passages: Sequence[Passage]) -> Mapping[Voice, Sequence[Voice]]:
    """The pages that each page had before it, the one that most was taken from first."""
    same: dict[tuple[Voice, Voice], int] = defaultdict(int)
    for passage in passages:
        if passage.copy.segment is None and passage.original.segment is None:
            same[passage.copy, passage.original] += passage.same
    out: dict[Voice, list[Voice]] = defaultdict(list)
    for (copy, original), count in sorted(same.items(), key=lambda item: (-item[1], item[0])):
        if count >= max(_FEWEST, min(_MANY, _SHARE * len(texts.words[copy].hashes))):
            out[copy].append(original)
    return out


def _best(claim: Claim, others: Sequence[Claim]) -> str | None:
    words, told = stems(claim.text), figures(claim)
    fitting = []
    for other in others:
        if other.event != claim.event or other.polarity != claim.polarity or other.statement is not None:
            continue
        alike, given = shared(words, stems(other.text)), figures(other)
        same = bool(told & given)
        if alike >= (_ALIKE_WITH_FIGURE if same else _ALIKE) and (same or not (told and given)):
            fitting.append((-alike, other.start, other.id))
    return min(fitting)[2] if fitting else None
