"""A page's own words that its text has from somebody: the title says "58 killed", a paragraph says who counted.

A heading sums up what stands under it. It is the page's own even where it hangs a nameless source on ("… - monitor"):
who that is, the text says.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..records import Claim, Ledger
from .content import figures, shared, stems
from .voices import Voice

#: A sourced claim of the page is what its own words rest on from this share of content words on …
_ALIKE = 0.5
#: … or from this one on where both give the same figure.
_ALIKE_WITH_FIGURE = 0.15
#: Sourced claims of one kind on one page that are looked at.
_MOST = 60
_HEADINGS = {"title", "heading"}


class Sourced(NamedTuple):
    """A claim in a page's own voice, and the claim of the same page that names its source."""

    claim: str
    source: str


def sourced_claims(ledger: Ledger, voices: Mapping[str, Voice]) -> list[Sourced]:
    """Finds the claims that a page first makes in its own voice and then credits to a source."""
    attributed: dict[tuple[Voice, str], list[Claim]] = defaultdict(list)
    own: list[Claim] = []
    for _, claim in sorted(ledger.claims.items()):
        voice = voices.get(claim.segment, Voice(claim.document, None))
        if voice.segment is not None:
            continue
        heading = _is_heading(ledger, claim)
        if claim.statement not in ledger.statements or (heading and _is_nameless(ledger, claim)):
            own.append(claim)
        elif not heading:
            for kind in dict.fromkeys((claim.event, _family(claim))):
                attributed[voice, kind].append(claim)
    found: dict[str, str] = {}
    for claim in own:
        kinds = (claim.event, _family(claim)) if _is_heading(ledger, claim) else (claim.event,)
        for kind in kinds:
            candidates = attributed.get((Voice(claim.document, None), kind), ())[:_MOST]
            source = _best(claim, candidates, heading=_is_heading(ledger, claim))
            if source:
                found[claim.id] = source
                break
    found |= _of_one_heading(ledger, own, found)
    return [Sourced(claim, source) for claim, source in sorted(found.items())]


def _of_one_heading(ledger: Ledger, own: Sequence[Claim], found: Mapping[str, str]) -> dict[str, str]:
    """What a heading says of one happening in two ways ("strike", "kills 16") rests on one source."""
    by_segment: dict[str, list[str]] = defaultdict(list)
    for claim in own:
        if claim.id in found and _is_heading(ledger, claim):
            by_segment[claim.segment].append(found[claim.id])
    rest = (c for c in own if c.id not in found and c.segment in by_segment)
    return {claim.id: min(by_segment[claim.segment]) for claim in rest}


def _is_heading(ledger: Ledger, claim: Claim) -> bool:
    segment = ledger.segments.get(claim.segment)
    return segment is not None and segment.kind in _HEADINGS


def _is_nameless(ledger: Ledger, claim: Claim) -> bool:
    source = ledger.statements[claim.statement].source if claim.statement else None
    return source is None or source.entity is None


def _family(claim: Claim) -> str:
    return claim.event.partition(":")[0]


def _best(claim: Claim, candidates: Sequence[Claim], *, heading: bool) -> str | None:
    """The claim of the text that says the same; of a heading the figure is enough."""
    words, told = stems(claim.text), figures(claim)
    fitting = []
    for other in candidates:
        if claim.polarity != other.polarity:
            continue
        alike, same = shared(words, stems(other.text)), bool(told & figures(other))
        least = (0.0 if heading else _ALIKE_WITH_FIGURE) if same else _ALIKE
        if alike >= least and (same or not told or not figures(other)):
            fitting.append((-same, -alike, other.start, other.id))
    return min(fitting)[3] if fitting else None
