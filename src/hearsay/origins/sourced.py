"""A page's own words that its text has from somebody: the title says "58 killed", a paragraph says who counted."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from ..records import Claim, Ledger
from .content import shared, stems
from .voices import Voice

#: A sourced claim of the page is what its own words rest on from this share of content words on …
_ALIKE = 0.5
#: … or from this one on where both give the same figure.
_ALIKE_WITH_FIGURE = 0.15
#: Sourced claims of one kind on one page that are looked at.
_MOST = 60


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
        if claim.statement in ledger.statements:
            attributed[voice, claim.event].append(claim)
        else:
            own.append(claim)
    found = []
    for claim in own:
        candidates = attributed.get((Voice(claim.document, None), claim.event), ())[:_MOST]
        if source := _best(claim, candidates):
            found.append(Sourced(claim.id, source))
    return found


def _best(claim: Claim, candidates: list[Claim] | tuple[Claim, ...]) -> str | None:
    words, figures = stems(claim.text), _figures(claim)
    fitting = []
    for other in candidates:
        if claim.polarity != other.polarity:
            continue
        alike, same = shared(words, stems(other.text)), bool(figures & _figures(other))
        if alike >= (_ALIKE_WITH_FIGURE if same else _ALIKE) and (same or not figures or not _figures(other)):
            fitting.append((-same, -alike, other.start, other.id))
    return min(fitting)[3] if fitting else None


def _figures(claim: Claim) -> set[tuple[str, float]]:
    return {(q.role, q.best) for q in claim.quantities if q.best is not None}
