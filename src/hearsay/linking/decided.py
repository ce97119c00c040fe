"""What analysts decided on happenings: claims that belong together, and claims that do not.

Decisions are read oldest first, and a later one takes back what it touches of an earlier one. Claims that nobody
decided on follow their ties, with what was decided as given: a new page finds its way to the right one of two strikes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..records import Ruling


@dataclass(slots=True)
class Decided:
    """Claims that are of one happening (sets without a common claim), and pairs of sets that are of two."""

    together: list[frozenset[str]] = field(default_factory=list)
    apart: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)

    def holds_in(self, groups: Iterable[Sequence[str]]) -> bool:
        """Tells whether groups of claims agree with all that was decided."""
        of = {claim: number for number, group in enumerate(groups) for claim in group}
        one = all(len({of[c] for c in claims if c in of}) <= 1 for claims in self.together)
        two = all({of[c] for c in a if c in of}.isdisjoint(of[c] for c in b if c in of) for a, b in self.apart)
        return one and two


def read_decided(rulings: Iterable[Ruling]) -> Decided:
    """Reads the judgements in force on events."""
    out = Decided()
    for ruling in rulings:
        decision, verdict = ruling.decision, ruling.judgement.verdict
        if decision.kind != "event":
            continue
        held = frozenset(claim for members in decision.members for claim in members)
        part = frozenset(decision.parts)
        if verdict == "merge" or verdict == "accept":
            _join(out, held | part)
        elif verdict in ("split", "reject") and part:
            _divide(out, part, held - part)
    return out


def _join(decided: Decided, claims: frozenset[str]) -> None:
    whole = claims.union(*(group for group in decided.together if group & claims))
    decided.together = [group for group in decided.together if not group & claims] + [whole]
    _forget_apart(decided, whole)


def _divide(decided: Decided, part: frozenset[str], rest: frozenset[str]) -> None:
    kept = [group - part for group in decided.together]
    decided.together = [group for group in [*kept, part] if len(group) > 1]
    _forget_apart(decided, part)
    decided.apart.append((part, rest))


def _forget_apart(decided: Decided, claims: frozenset[str]) -> None:
    """What was set apart inside claims that are one now is apart no longer; apart from others they stay."""
    pairs = [half for a, b in decided.apart for half in ((a - claims, b), (a & claims, b - claims))]
    decided.apart = [(a, b) for a, b in pairs if a and b]
