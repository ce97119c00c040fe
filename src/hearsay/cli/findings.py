"""What a case found, in a few lines for a terminal."""

from collections import Counter
from collections.abc import Iterator

from ..records import Ledger

_MOST = 6
_CLASHES = ("contradicts", "denies", "updates", "retracts")


def sentences(ledger: Ledger) -> Iterator[str]:
    """Yields what is most worth knowing of a case: who speaks, and what clashes with what."""
    known = (ledger.entities.get(s.source.entity or "") for s in ledger.statements.values() if s.source is not None)
    speakers = Counter(entity.name for entity in known if entity is not None)
    names = ", ".join(name for name, _ in sorted(speakers.items(), key=lambda item: (-item[1], item[0]))[:_MOST])
    yield f"Who speaks most: {names}." if names else "No named source was found."
    clashes = [link for link in ledger.links if link.kind in _CLASHES]
    yield f"{len(clashes)} clashes, updates and denials between claims" + (", for instance:" if clashes else ".")
    for link in sorted(clashes, key=lambda found: (-found.score, found.a, found.b))[:_MOST]:
        yield f"  {link.kind}{f' on {link.on}' if link.on else ''}: {link.reason}"
