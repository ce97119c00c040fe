"""Pictures and texts as sources, apart from who gave them out and what he says of them."""

from .cues import verbs
from .groups import Group
from .page import Unit
from .phrases import Phrase
from .words import RELATIVES, listed


def given_out(unit: Unit, group: Group, *, found: Phrase) -> Phrase:
    """Returns the pictures alone of `the group released pictures that they said showed`."""
    tokens, first, last = unit.tokens, found.first, found.last
    for n in range(found.first, found.head):
        left = tokens[n - 1] if n > unit.first else None
        released = tokens[n].lower in listed("giving") and not tokens[n].lower.endswith("ing")
        if released and left is not None and left.pos in {"NOUN", "PROPN", "PRON"}:
            first = n + 1
    relative = next((n for n in range(found.head + 1, last) if tokens[n].lower in RELATIVES | {"that"}), None)
    if relative is not None and last == group.first and tokens[last - 1].lower in verbs():
        last = relative
    return found._replace(first=first, last=last) if first <= found.head < last else found
