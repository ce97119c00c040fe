"""Whether a noun phrase can be who says something, by what it names and by where it stands."""

from .groups import Group
from .kinds import is_somebody
from .page import Unit
from .phrases import Phrase
from .words import listed


def speaks(unit: Unit, found: Phrase) -> bool:
    """Whether it is somebody who can say something: a name of no place, an office, a body, a medium."""
    head = unit.tokens[found.head]
    if head.pos == "PROPN" or head.name:
        return head.name != "LOC" and head.lower not in listed("times")
    return is_somebody(unit.parse, found)


def is_setting(unit: Unit, found: Phrase) -> bool:
    """`left and in Orvena told reporters`: the town is where it was said."""
    if found.first == unit.first or unit.tokens[found.head].name != "LOC":
        return False
    before = unit.tokens[found.first - 1]
    return before.pos == "ADP" and before.lower in {"in", "at", "near"}


def is_object(unit: Unit, group: Group, *, found: Phrase) -> bool:
    """`erred, promised an inquiry and left`: what a verb that takes a thing is followed by, unless it can speak."""
    return "thing" in group.takes and not speaks(unit, found)
