"""What a case found, in a few lines for a terminal."""

from collections import Counter
from collections.abc import Iterator

from ..records import Ledger, Link

_MOST = 6
_CLASHES = ("contradicts", "denies", "updates", "retracts")


def sentences(ledger: Ledger) -> Iterator[str]:
    """Yields what is most worth knowing of a case: who speaks, and what clashes with what."""
    known = (ledger.entities.get(s.source.entity or "") for s in ledger.statements.values() if s.source is not None)
    speakers = Counter(entity.name for entity in known if entity is not None)
    names = ", ".join(name for name, _ in sorted(speakers.items(), key=lambda item: (-item[1], item[0]))[:_MOST])
    yield f"Who speaks most: {names}." if names else "No named source was found."
    clashes = _clashes(ledger)
    yield f"{len(clashes)} clashes, updates and denials between claims" + (", for instance:" if clashes else ".")
    for link in _varied(clashes)[:_MOST]:
        yield f"  {link.kind}{f' on {link.on}' if link.on else ''}: {link.reason}"


def _clashes(ledger: Ledger) -> list[Link]:
    """The clashes, the surest first; what copies of two claims repeat is one clash."""
    origin = {claim: origin.id for origin in ledger.origins for claim in origin.members}
    found: dict[tuple[str, str | None, frozenset[str]], Link] = {}
    for link in sorted(ledger.links, key=lambda link: (-link.score, link.a, link.b)):
        if link.kind in _CLASHES:
            roots = frozenset(origin.get(claim, claim) for claim in (link.a, link.b))
            found.setdefault((link.kind, link.on, roots), link)
    return list(found.values())


def _varied(clashes: list[Link]) -> list[Link]:
    """Puts those first that show a claim not shown yet: one claim against five others is one story."""
    seen: set[tuple[str, str | None, str]] = set()
    first: list[Link] = []
    for link in clashes:
        sides = {(link.kind, link.on, claim) for claim in (link.a, link.b)}
        if seen.isdisjoint(sides):
            first.append(link)
        seen |= sides
    return first + [link for link in clashes if link not in first]
