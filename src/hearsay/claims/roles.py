"""Who does it, to whom: the parts of an event, by the frame that the lexicon gives its trigger."""

from typing import NamedTuple

from ..records import Parse
from .grammar import case_of, conjuncts, dependants, surface_subject
from .noun_phrases import parties_before, phrase_tokens
from .slots import Filled
from .triggers import Trigger
from .vocabulary import words
from .wordclasses import DOERS, fits, is_name, word_classes

_NOBODY = frozenset({"no", "neither", "nobody", "none"})
_THINGS = frozenset({"vehicles", "materiel"})
_HARM = ("ASSAULT", "CASUALTY", "OUTCOME")
_NO_PARTY = frozenset({"ADV", "ADP", "SCONJ", "CCONJ", "PUNCT", "AUX", "INTJ", "PART"})


class Part(NamedTuple):
    """A party of an event: the head of its noun phrase, its words, and the slot where it stood."""

    head: int
    indices: tuple[int, ...]
    slot: str


class Roles(NamedTuple):
    """The parts of an event. `causes` are things that did it without being anybody: a bomb, a strike, a flood."""

    actors: tuple[Part, ...]
    targets: tuple[Part, ...]
    causes: tuple[int, ...]


def roles(parse: Parse, trigger: Trigger, filled: Filled, timed: frozenset[int]) -> Roles:
    """Assigns the filled slots to actors and targets; words in `timed` tell a time and are no party."""
    nominal = trigger.use == "noun"
    frame = (
        _nominal_frame(trigger)
        if nominal and trigger.entry.pos != "noun"
        else (trigger.entry.frame.actor, trigger.entry.frame.target)
    )
    used: set[str] = set()
    targets = _taken(parse, filled, frame[1], used, timed, first_only=nominal)
    if "sufferer" in filled.slots and not targets:
        targets = [Part(n, tuple(phrase_tokens(parse, n)), "verb") for n in filled.slots["sufferer"]]
    actors = _taken(parse, filled, frame[0], used, timed, first_only=nominal)
    if trigger.type == "CONTROL:hold" and nominal and case_of(parse, trigger.head) == "under":
        actors, targets = targets or actors, _held(parse, trigger.head)
    if not actors and trigger.entry.frame_name == "mutual":  # "fighting between X and Y", taken for a verb
        actors = _taken(parse, filled, ("between", "among"), used, timed, first_only=False)
    if not nominal and filled.bridge:
        actors = [Part(n, tuple(phrase_tokens(parse, n)), "verb") for n in filled.slots.get("subject", ())]
    if filled.bridge:
        actors = [_without_charge(parse, part, filled.bridge.split()[-1]) for part in actors]
    actors = [apart for part in actors if (apart := _apart(parse, part, trigger)) is not None]
    if trigger.type.startswith(_HARM):  # "the hospital strike": what is built does no harm
        actors = [part for part in actors if not _is_built(parse, part)]
    causes = [part.head for part in actors if not can_act(parse, part.head)]
    doers = [part for part in actors if can_act(parse, part.head)]
    if trigger.type.startswith("ACCUSE"):
        targets = [_without_charge(parse, part, "of") for part in targets]
    if nominal:  # "no party took responsibility for the strike" names nobody behind it
        doers = [part for part in doers if parse.tokens[part.indices[0]].lower not in _NOBODY]
    taken = {part.head for part in targets}
    targets = [_without_trigger(part, trigger) for part in _plausible(parse, targets)]
    if trigger.type.startswith("CASUALTY"):
        targets = _without_things(parse, targets)
    return Roles(tuple(p for p in doers if p.head not in taken), tuple(targets), tuple(causes))


def _is_built(parse: Parse, part: Part) -> bool:
    head = parse.tokens[part.head]
    classes = word_classes(head.lower)
    other = {"weapons", "explosives"} if part.slot == "modifier" else {"weapons", "explosives", "bodies"}
    return head.text.islower() and "facilities" in classes and not classes & other


def _without_trigger(part: Part, trigger: Trigger) -> Part:
    """ "left 13 people dead": what is said of them is no part of who they are."""
    kept = tuple(n for n in part.indices if n < trigger.first)
    return part._replace(indices=kept) if part.indices[-1] == trigger.last - 1 and part.head in kept else part


def _without_things(parse: Parse, targets: list[Part]) -> list[Part]:
    """ "lost three soldiers and two tanks": of both only people can be dead."""
    people = [part for part in targets if not word_classes(parse.tokens[part.head].lower) & _THINGS]
    return people or targets


def _held(parse: Parse, control: int) -> list[Part]:
    """What is "under the control of" somebody: the subject of that phrase or of its verb, else the noun before it."""
    token = parse.tokens[control]
    above = parse.tokens[token.head]
    found = surface_subject(parse, control) if any(dependants(parse, control, "cop")) else None
    if found is None and above.index != control:
        found = surface_subject(parse, above.index) if above.pos in {"VERB", "AUX"} else above.index
    heads = conjuncts(parse, found) if found is not None else []
    return [Part(n, tuple(phrase_tokens(parse, n)), "subject") for n in heads]


def _apart(parse: Parse, part: Part, trigger: Trigger) -> Part | None:
    """A doer without the words of the deed ("US Airstrikes Kill" of a headline), null for a mistaken one.

    What "in" or "around" stands before is no subject: "raids in and around the town killed nine".
    """
    if part.slot == "subject" and case_of(parse, part.head) in words("surely_locative"):
        return None
    if not set(part.indices) & set(range(trigger.first, trigger.last)):
        return part
    own = tuple(n for n in part.indices if n < trigger.first)
    return Part(own[-1], own, part.slot) if own else None


def _without_charge(parse: Parse, part: Part, opener: str) -> Part:
    """ "accused the rebels of treason": what somebody is accused of is no part of him."""
    cut = next((n for n in part.indices if n > part.head and parse.tokens[n].lower == opener), part.indices[-1] + 1)
    return part._replace(indices=tuple(n for n in part.indices if n < cut))


def _nominal_frame(trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The frame of a verb that is used as a noun: "the razing of the village by the army"."""
    if trigger.entry.frame_name == "mutual":
        return ("between", "among", "by", "verb", "possessive", "modifier", "of"), ("with", "against")
    if "subject" in trigger.entry.frame.target:
        return ("by", "verb"), ("of", "possessive", "modifier")
    return ("by", "verb", "possessive", "modifier", "from"), ("of", "on", "against", "possessive")


def _taken(
    parse: Parse, filled: Filled, names: tuple[str, ...], used: set[str], timed: frozenset[int], *, first_only: bool
) -> list[Part]:
    out: list[Part] = []
    for name in names:
        if name in used or not filled.slots.get(name):
            continue
        if name == "modifier":
            found = [Part(group[-1], tuple(group), name) for group in filled.modifiers]
        else:
            found = [
                Part(n, _untimed(phrase_tokens(parse, n), n, timed), name)
                for n in filled.slots[name]
                if n not in timed and parse.tokens[n].pos not in _NO_PARTY
            ]
        if not found:
            continue
        used.add(name)
        out += [part for part in found if part.head not in {p.head for p in out}]
        if first_only:
            break
    return out


def _untimed(indices: list[int], head: int, timed: frozenset[int]) -> tuple[int, ...]:
    """The words of a party without a time that runs on after it: "the army Wednesday"."""
    cut = next((n for n in indices if n > head and n in timed), indices[-1] + 1)
    return tuple(n for n in indices if n < cut)


def can_act(parse: Parse, head: int) -> bool:
    """Tells whether a noun can be a doer: somebody, a body, a name, and no weapon, event, time or report."""
    token = parse.tokens[head]
    classes = word_classes(token.lower)
    if token.lower in {"who", "what", "which", "that", "there", "this"}:
        return False
    if classes & DOERS or token.pos == "PRON":
        return True
    if token.pos == "NUM":  # "At least 44 killed in raid": how many, not who
        return False
    if classes & {"weapons", "abstract"}:
        return False
    return is_name(token) or not classes & {"territory", "facilities"}


def _plausible(parse: Parse, targets: list[Part]) -> list[Part]:
    return [
        part
        for part in targets
        if not word_classes(parse.tokens[part.head].lower) & {"abstract"}
        or fits(parse, part.head, frozenset({"number"}))
        or parse.tokens[part.head].lower in {"part", "half", "rest", "most", "majority", "position"}
    ]


def owners_of(parse: Parse, head: int) -> list[Part]:
    """Returns the parties that stand behind a weapon or an event noun: "regime shells", "a Russian air strike"."""
    return [Part(group[-1], tuple(group), "modifier") for group in parties_before(parse, head)]


def meets(parse: Parse, trigger: Trigger, filled: Filled, parts: Roles) -> bool:
    """Tells whether the conditions that the lexicon sets for a trigger hold."""
    for slot, classes in trigger.entry.needs:
        if slot == "case":
            if case_of(parse, trigger.head) not in classes:
                return False
            continue
        heads = _heads(slot, trigger, filled, parts)
        if not any(fits(parse, n, classes) for n in heads):
            return False
    for slot, barred in trigger.entry.bars:
        if slot == "case" and case_of(parse, trigger.head) in barred:
            return False
        if slot == "described" and any(
            d.lower in barred for n in filled.slots.get("object", ()) for d in dependants(parse, n, "amod")
        ):
            return False
        for n in _heads(slot, trigger, filled, parts):
            token = parse.tokens[n]
            if token.lower in barred or token.lemma in barred or "*" in barred:
                return False
        if slot == "modifier" and trigger.use == "noun" and _word_before(parse, trigger) in barred:
            return False
    return True


def _heads(slot: str, trigger: Trigger, filled: Filled, parts: Roles) -> list[int]:
    if slot == "target":
        return [p.head for p in parts.targets]
    if slot == "actor":
        return [p.head for p in parts.actors]
    if slot == "own":
        return [trigger.head, *filled.slots.get("of", [])]
    found = filled.slots.get(slot, [])
    if slot == "object" and not found:
        found = filled.slots.get("of", [])
    return found


def _word_before(parse: Parse, trigger: Trigger) -> str:
    return parse.tokens[trigger.first - 1].lower if trigger.first else ""
