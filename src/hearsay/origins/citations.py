"""Citations followed into the case: what an outlet has something from that another page has from the outlet."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from ..records import Claim, Ledger
from .content import shared, stems
from .voices import day_of

#: The claim that is cited is the one of the cited outlet with so many content words in common.
_ALIKE = 0.4
#: Words that more claims of one outlet hold than this say nothing about which is meant.
_COMMON = 60


class Cited(NamedTuple):
    """A claim is taken from an outlet, and `source` is the claim of that outlet which it is taken from."""

    claim: str
    source: str


def cited_claims(ledger: Ledger, roots: Mapping[str, str], outlets: Mapping[str, str]) -> list[Cited]:
    """Finds what the cited outlet itself wrote; `outlets` gives the outlet's key for each document.

    A page cannot have something from one that was published after it.
    """
    named = set(outlets.values())
    citing = [
        c
        for _, c in sorted(ledger.claims.items())
        if c.statement and roots[c.id] in named and outlets.get(c.document) != roots[c.id]
    ]
    index = _index(ledger, outlets, {roots[c.id] for c in citing})
    return [Cited(claim.id, source) for claim in citing if (source := _best(ledger, index, claim, roots[claim.id]))]


def _index(ledger: Ledger, outlets: Mapping[str, str], cited: set[str]) -> Mapping[tuple[str, str, str], list[str]]:
    out: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for claim in ledger.claims.values():
        outlet = outlets.get(claim.document)
        if outlet in cited:
            for stem in stems(claim.text):
                out[outlet, claim.event, stem].append(claim.id)
    return out


def _best(ledger: Ledger, index: Mapping[tuple[str, str, str], list[str]], claim: Claim, outlet: str) -> str | None:
    words = stems(claim.text)
    counts: Counter[str] = Counter()
    for stem in words:
        found = index.get((outlet, claim.event, stem), ())
        if len(found) <= _COMMON:
            counts.update(found)
    day = day_of(ledger.documents[claim.document]) if claim.document in ledger.documents else ""
    candidates = []
    for other, _ in counts.items():
        source = ledger.claims[other]
        alike = shared(words, stems(source.text))
        if alike >= _ALIKE and source.document in ledger.documents and day_of(ledger.documents[source.document]) <= day:
            candidates.append((-alike, source.statement is None, other))
    return min(candidates)[2] if candidates else None
