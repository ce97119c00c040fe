"""What analysts decided on origins: evidence that does not hold, roots that are one, claims that rest on their own."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..ids import edge_id
from ..records import Claim, Evidence, Ledger, Ruling


@dataclass(frozen=True, slots=True)
class Decided:
    """The judgements in force on origins, oldest first, and the ids of the evidence that was rejected."""

    rulings: Sequence[Ruling]
    rejected: frozenset[str]

    def holds(self, kind: str, a: str, b: str) -> bool:
        """Tells whether nobody rejected that `a` and `b` rest on one root by evidence of this kind."""
        return not self.rejected or edge_id(kind, a, b) not in self.rejected

    def keep(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Returns the evidence without what was rejected."""
        return tuple(e for e in evidence if self.holds(e.kind, e.a, e.b))


@dataclass(slots=True)
class Settled:
    """The root at the end of each claim after the decisions, and the evidence that they are between two claims.

    `moved` gives the root into which another one went, unless it was given back to some; `loose` are the claims that
    rest on nothing that was found.
    """

    ends: dict[str, str]
    grounds: dict[tuple[str, str], Evidence] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    @property
    def loose(self) -> frozenset[str]:
        """The claims that an analyst gave a root of their own."""
        return frozenset(claim for claim, end in self.ends.items() if end.startswith("claim:"))


def read_decided(rulings: Iterable[Ruling]) -> Decided:
    """Reads the judgements in force on origins and on the evidence in them."""
    about = [r for r in rulings if r.decision.kind in ("origin", "edge")]
    rejected = (r for r in about if r.decision.kind == "edge" and r.judgement.verdict == "reject")
    return Decided(about, frozenset(r.decision.ids[0] for r in rejected))


def settle(ledger: Ledger, ends: Mapping[str, str], decided: Decided) -> Settled:
    """Lays the decisions over the roots that were found, oldest first."""
    out = Settled(dict(ends))
    for ruling in decided.rulings:
        decision, verdict = ruling.decision, ruling.judgement.verdict
        if decision.kind == "edge":
            if verdict == "reject":
                _part_ends(ledger, out, ends, ruling)
        elif verdict == "merge":
            _join(ledger, out, ruling)
        elif verdict == "accept":
            _keep(out, [claim for members in decision.members for claim in members])
        elif verdict in ("split", "reject"):
            _divide(out, ends, part=decision.parts, rest=decision.members)
    back = set(out.ends.values())
    out.moved = {root: to for root, to in out.moved.items() if root not in back}
    out.grounds = {pair: said for pair, said in out.grounds.items() if out.ends[pair[0]] == out.ends[pair[1]]}
    return out


def _join(ledger: Ledger, out: Settled, ruling: Ruling) -> None:
    groups = [[c for c in members if c in out.ends] for members in ruling.decision.members]
    ends = [_commonest(out.ends[c] for c in claims) for claims in groups if claims]
    if not ends:
        return
    others = {out.ends[c] for claims in groups for c in claims} - {ends[0]}
    firsts = [min(claims) for claims in groups if claims]
    for one, other in pairwise(firsts):
        a, b = (place_of_claim(ledger.claims[c]) for c in (one, other))
        detail = f"taken for one root by {ruling.because}"
        out.grounds[one, other] = Evidence(kind="chain", a=a, b=b, detail=detail)
    out.ends = {claim: ends[0] if end in others else end for claim, end in out.ends.items()}
    out.moved = {root: ends[0] if to in others else to for root, to in out.moved.items()}
    out.moved.update(dict.fromkeys(others, ends[0]))


def _keep(out: Settled, claims: Iterable[str]) -> None:
    """Holds together the claims that rested on one root when it was accepted, and no others."""
    held = [claim for claim in claims if claim in out.ends]
    if held:
        out.ends.update(dict.fromkeys(held, _commonest(out.ends[claim] for claim in held)))


def _divide(out: Settled, machine: Mapping[str, str], *, part: Iterable[str], rest: Iterable[Sequence[str]]) -> None:
    """Gives claims a root of their own again: the one that the machine found, if the others do not rest on it."""
    gone = sorted(claim for claim in part if claim in out.ends)
    left = {out.ends[c] for members in rest for c in members if c in out.ends and c not in gone}
    for claim in gone:
        own = machine[claim]
        out.ends[claim] = own if own not in left else f"claim:{gone[0]}"


def _part_ends(ledger: Ledger, out: Settled, machine: Mapping[str, str], ruling: Ruling) -> None:
    """Parts what rests on one root by name alone: the words credited at one end from those at the other."""
    if len(ruling.decision.parts) != 2:
        return
    here: dict[str, list[str]] = {place: [] for place in ruling.decision.parts}
    for claim in out.ends:
        place = place_of_claim(ledger.claims[claim])
        if place in here:
            here[place].append(claim)
    one, other = (here[place] for place in ruling.decision.parts)
    shared = {out.ends[c] for c in one} & {out.ends[c] for c in other}
    if shared and ruling.decision.parts[0] != ruling.decision.parts[1]:
        _divide(out, machine, part=[c for c in one if out.ends[c] in shared], rest=[other])


def place_of_claim(claim: Claim) -> str:
    """Returns where the evidence of an origin places a claim: in its statement, else on its page."""
    return claim.statement or claim.document


def _commonest(ends: Iterable[str]) -> str:
    counts = Counter(ends)
    return min(counts, key=lambda end: (-counts[end], end))
