"""Who says it, where no comma shows it: "ten were hurt said the head of the clinic", on pages without commas."""

from itertools import takewhile

from .groups import Group
from .page import MARKS, Unit
from .phrases import Phrase, noun_phrase
from .speaking import speaks
from .words import COMMAS, finite, holds_clause, listed, nominal, verbal


def unmarked(unit: Unit, group: Group, *, beside: Phrase | None) -> Phrase | None:
    """Returns who stands behind a plain "said", where the words right before it (`beside`) can say nothing."""
    tokens, at = unit.tokens, group.last
    plain = group.cue.lemma == "say" and group.first + 1 == at and group.shape in {"past", "third"}
    if group.passive or not plain or not unit.first < group.first < at < unit.end or not nominal(tokens[at]):
        return None
    left = tokens[group.first - 1]
    if left.text in COMMAS or left.text in MARKS or not left.text[0].isalnum() or left.pos == "PRON":
        return None
    if any(t.lower in listed("times") for t in tokens[at:at + 2]):
        return None  # "the monitor said Monday"
    found = noun_phrase(unit, at, place="after")
    if found is None or not speaks(unit, found) or (beside is not None and _acts(unit, beside)):
        return None
    if found.last < unit.end and tokens[found.last].text in MARKS:
        return None  # "the report says the firm “holds land”"
    within = any(t.pos == "ADP" for t in tokens[found.first:found.head])  # "said the same of Doe"
    goes_on = any(finite(t) for t in takewhile(lambda t: t.text != ",", tokens[found.last:unit.end]))
    return None if within or goes_on or not holds_clause(unit.parse, unit.first, last=group.first) else found


def _acts(unit: Unit, beside: Phrase) -> bool:
    """Whether it can be who says it: no object, as in "killed nine people said the mayor"."""
    after_verb = beside.first > unit.first and verbal(unit.tokens[beside.first - 1])
    return speaks(unit, beside) and not after_verb
