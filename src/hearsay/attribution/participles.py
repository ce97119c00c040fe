"""Who says it where the cue has no finite form: "a man saying that …", "…, adding that …", "for the mayor to say"."""

from typing import Final

from .groups import Group
from .kinds import is_giver, kind_of
from .page import Unit
from .phrases import Phrase, around, noun_phrase, whole
from .words import COMMAS, finite, listed, nominal

_NEAR: Final = 4  # words between a participle and a subject of its own ("with Norland backing")
_STEPS: Final = 6  # steps up the parse to a verb with a subject
_FRONT: Final = 3  # words before a participle that opens its sentence ("After also saying …, Doe left")
_OPENS: Final = frozenset({"SCONJ", "ADV", "ADP", "CCONJ"})


def by_participle(unit: Unit, group: Group) -> Phrase | None:
    """Returns who says what a participle without auxiliary announces."""
    return (_own(unit, group) or _beside(unit, group) or _in_main_clause(unit, group) or _above(unit, group))


def by_infinitive(unit: Unit, group: Group) -> Phrase | None:
    """`hard for Doe to say`: the subject between "for" and "to"."""
    found = _subject(unit, group.head, ceiling=group.first)
    if found is None or found <= unit.first:
        return None
    phrase = around(unit.parse, found, floor=unit.first, ceiling=group.first, place="before")
    joined = phrase is not None and phrase.last == group.first and phrase.first > unit.first
    return phrase if joined and phrase and unit.tokens[phrase.first - 1].lower == "for" else None


def _subject(unit: Unit, verb: int, *, ceiling: int) -> int | None:
    """The subject of a verb, not in a quotation and before token `ceiling`."""
    return next((n for n in unit.parse.children[verb] if unit.tokens[n].dep.startswith("nsubj")
                 and unit.first <= n < ceiling and n not in unit.inside), None)


def _own(unit: Unit, group: Group) -> Phrase | None:
    found = _subject(unit, group.head, ceiling=group.first)
    if found is None or group.first - found > _NEAR:
        return None
    phrase = around(unit.parse, found, floor=unit.first, ceiling=group.first, place="before")
    return phrase and whole(unit, phrase)


def _beside(unit: Unit, group: Group) -> Phrase | None:
    """`footage of Ana Veld asking`: the person named right before it."""
    tokens, first = unit.tokens, group.first
    while first > unit.first and tokens[first - 1].name == "PER" and tokens[first - 1].pos == "PROPN":
        first -= 1
    return Phrase(first, group.first, group.first - 1, "before") if first < group.first else None


def _in_main_clause(unit: Unit, group: Group) -> Phrase | None:
    """`After saying she was ill, Doe left`: the subject of the main clause behind the participle's own."""
    tokens = unit.tokens
    if group.first - unit.first > _FRONT or any(t.pos not in _OPENS for t in tokens[unit.first:group.first]):
        return None
    for n in range(group.last + 1, unit.end - 1):
        if tokens[n].text != "," or n in unit.inside:
            continue
        found = noun_phrase(unit, n + 1, place="elsewhere") if nominal(tokens[n + 1]) else None
        if found and found.last < unit.end and finite(tokens[found.last]):
            return found
    behind = [q for q in unit.quotations if q.first > group.last and q.outer_last < unit.end]
    if behind and tokens[behind[0].last - 1].text == "," and nominal(tokens[behind[0].outer_last]):
        return noun_phrase(unit, behind[0].outer_last, place="elsewhere")
    return None


def _above(unit: Unit, group: Group) -> Phrase | None:
    """The noun that it describes, where that can speak; else the subject of the verb above."""
    tokens, parse, at = unit.tokens, unit.parse, group.head
    apart = group.first > unit.first and tokens[group.first - 1].text in COMMAS
    described: Phrase | None = None
    for step in range(_STEPS):
        above = tokens[tokens[at].head]
        if above.index == at or not unit.first <= above.index < unit.last:
            break
        at = above.index
        if step == 0 and above.pos in {"NOUN", "PROPN", "PRON"} and at < group.first:
            described = around(parse, at, floor=unit.first, ceiling=group.first, place="elsewhere")
            if described and not apart and _can_say(unit, described):
                return described
            continue
        blamed = _object(unit, at, group=group)
        if blamed is not None:
            return around(parse, blamed, floor=at + 1, ceiling=group.first - 1, place="elsewhere")
        found = _subject(unit, at, ceiling=unit.last)
        if found is not None and not group.first <= found < group.last:
            ceiling = max(min(at, group.first) if found < at else group.first, found + 1)
            phrase = around(parse, found, floor=unit.first, ceiling=ceiling, place="elsewhere")
            return phrase and whole(unit, phrase)
    if described is None and tokens[at].pos in {"NOUN", "PROPN"} and at < group.first:
        return around(parse, at, floor=unit.first, ceiling=at + 1, place="elsewhere")  # a sentence parsed as a noun
    return described


def _can_say(unit: Unit, found: Phrase) -> bool:
    """Whether a noun is itself a giver, and no text that somebody gives out in the same sentence."""
    token = unit.tokens[found.head]
    verb = unit.tokens[token.head]
    if token.dep == "obj" and verb.lower in listed("giving") and kind_of(unit.parse, found) == "document":
        return False
    return is_giver(unit.parse, found) or bool(token.name) or token.lower in listed("people")


def _object(unit: Unit, verb: int, *, group: Group) -> int | None:
    """`scolded her for saying`: those whom the verb above has as its object."""
    tokens = unit.tokens
    if tokens[group.first - 1].lower != "for":
        return None
    found = [n for n in unit.parse.children[verb] if tokens[n].dep == "obj" and verb < n < group.first - 1]
    personal = found and (tokens[found[0]].pos == "PRON" or tokens[found[0]].name == "PER")
    return found[0] if personal else None
