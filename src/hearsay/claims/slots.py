"""Fills the slots that the frames of the lexicon name: the nouns at a trigger's subject, object, phrases."""

from typing import NamedTuple

from ..records import Modality, Parse
from .grammar import (
    Phrase,
    case_of,
    conjuncts,
    dependants,
    is_nominal,
    is_passive,
    next_noun,
    objects,
    phrases,
    subjects,
    surface_subject,
)
from .lexicon import Bridge, bridges, credit_adjectives
from .noun_phrases import parties_before
from .triggers import Trigger
from .wordclasses import is_name, word_classes

Slots = dict[str, list[int]]


class Filled(NamedTuple):
    """The nouns of each slot, the parties that stand before an event noun, whether the clause is passive, and the tie.

    `bridge` is the verb that ties an outside doer to an event noun ("carried out", "blamed on"), `modality` how far
    that verb vouches for it.
    """

    slots: Slots
    modifiers: list[list[int]]
    passive: bool
    bridge: str
    modality: Modality


def fill(parse: Parse, trigger: Trigger) -> Filled:
    """Returns what stands in the slots of a trigger."""
    if trigger.use == "verb":
        return _verb(parse, trigger)
    if trigger.use == "adjective":
        return _adjective(parse, trigger)
    return _noun(parse, trigger)


def _verb(parse: Parse, trigger: Trigger) -> Filled:
    verb = trigger.head
    takes_object = "object" in (*trigger.entry.frame.target, *trigger.entry.frame.loser)
    sure = len(trigger.entry.words) == 1 or any(dependants(parse, verb, "aux:pass", "obl:agent"))
    passive = (takes_object and sure and is_passive(parse, verb)) or _shortened_passive(parse, trigger)
    slots: Slots = {"subject": subjects(parse, verb, passive=passive), "object": objects(parse, verb, passive=passive)}
    if trigger.last - trigger.first > 1 and not passive:
        slots["object"] = _beyond(parse, trigger, slots["object"]) if takes_object else []
    _add_phrases(parse, slots, [verb, *range(trigger.first, trigger.last)])
    if parse.tokens[verb].dep == "acl" and passive and "by" not in slots and _has_own_target(trigger, slots):
        passive = False
        slots |= {"subject": slots["object"], "object": []}
    hyphened = _before_hyphen(parse, verb)
    if hyphened is not None:
        slots["subject"] = [hyphened]
    tie = _credit(parse, trigger)
    if tie is not None:
        slots["subject"] = tie[1] or slots["subject"]
    return Filled(slots, [], passive, tie[0] if tie else "", tie[2] if tie else "fact")


def _has_own_target(trigger: Trigger, slots: Slots) -> bool:
    """ "people protested against the law" is no passive, though the tree may say so: its target has a preposition."""
    return any(slots.get(name) for name in trigger.entry.frame.target if name not in {"object", "at"})


def _beyond(parse: Parse, trigger: Trigger, found: list[int]) -> list[int]:
    """The objects of an expression of several words: those outside it, else the noun right after it."""
    outside = [n for n in found if not trigger.first <= n < trigger.last]
    if outside:
        return outside
    following = next_noun(parse, trigger.last - 1)
    return conjuncts(parse, following) if following is not None else []


def _shortened_passive(parse: Parse, trigger: Trigger) -> bool:
    """Headlines leave out "were": "Three women killed in raid". A transitive verb without an object is taken so."""
    verb = parse.tokens[trigger.head]
    if "object" not in trigger.entry.frame.target or trigger.last - trigger.first > 1:
        return False
    if not verb.lower.endswith(("ed", "n", "t", "ld", "ain")) or verb.lower in trigger.entry.words:
        return False
    if next(dependants(parse, verb.index, "aux", "obj"), None) is not None or next_noun(parse, verb.index) is not None:
        return False
    subject = surface_subject(parse, verb.index)
    if subject is None or not trigger.entry.type.startswith(("CASUALTY", "OUTCOME", "CONTROL:capture")):
        return False
    return not word_classes(parse.tokens[subject].lower) & {"weapons"}


def _before_hyphen(parse: Parse, verb: int) -> int | None:
    """The doer in "rebel-held", "ISIS-controlled"."""
    if (
        verb < 2
        or parse.tokens[verb - 1].text != "-"
        or (parse.tokens[verb].pos == "VERB" and "Fin" in parse.tokens[verb].morph)
    ):
        return None
    before = parse.tokens[verb - 2]
    return before.index if is_nominal(before) or before.pos == "ADJ" else None


def _adjective(parse: Parse, trigger: Trigger) -> Filled:
    token = parse.tokens[trigger.head]
    subject: list[int] = []
    if token.dep == "amod":
        subject = conjuncts(parse, token.head)
    elif token.dep == "xcomp":
        held = next(dependants(parse, token.head, "obj"), None)
        found = held.index if held is not None else surface_subject(parse, token.head)
        subject = conjuncts(parse, found) if found is not None else []
    else:
        found = surface_subject(parse, token.index)
        if (
            found is None
            and token.dep in {"acl", "appos", "advcl", "conj", "nmod"}
            and is_nominal(parse.tokens[token.head])
        ):
            found = token.head
        subject = conjuncts(parse, found) if found is not None else []
    if (
        not subject
        and token.index
        and parse.tokens[token.index - 1].pos in {"NOUN", "PROPN"}
        and parse.sentence_of[token.index - 1] == parse.sentence_of[token.index]
    ):
        subject = [token.index - 1]
    slots: Slots = {"subject": [], "object": subject, "modified": subject}
    _add_phrases(parse, slots, [token.index])
    if trigger.entry.frame_name in {"suffer", "be", "befall"}:
        slots["subject"] = subject
    return Filled(slots, [], True, "", "fact")


def _noun(parse: Parse, trigger: Trigger) -> Filled:
    slots: Slots = {}
    heads = list(range(trigger.first, trigger.last))
    _add_phrases(parse, slots, heads)
    _add_following(parse, slots, trigger)
    governor = parse.tokens[parse.tokens[trigger.head].head]
    if governor.pos == "VERB" and _is_light(parse, trigger, governor.index):
        _add_phrases(parse, slots, [governor.index])
    if "by" not in slots:
        _add_phrases(parse, slots, [n for n in slots.get("of", ()) if n > trigger.head], only="by")
    modifiers = parties_before(parse, trigger.first)
    slots["modifier"] = [group[-1] for group in modifiers]
    tie = _credit(parse, trigger) or _light(parse, trigger)
    name = ""
    modality: Modality = "fact"
    if tie is not None and tie[1]:
        name, modality = tie[0], tie[2]
        slots["sufferer" if name.endswith("→") else "verb"] = tie[1]
    return Filled(slots, modifiers, False, name.rstrip("→"), modality)


def _add_phrases(parse: Parse, slots: Slots, words: list[int], *, only: str = "") -> None:
    inside = set(words)
    for word in words:
        for phrase in phrases(parse, word):
            if phrase.head not in inside and only in {"", phrase.preposition}:
                _add(slots, phrase, parse)


def _add_following(parse: Parse, slots: Slots, trigger: Trigger) -> None:
    """The phrase right after an event noun, where the tree hangs it elsewhere: "the war on X was …"."""
    if trigger.last >= len(parse.tokens) or parse.sentence_of[trigger.last] != parse.sentence_of[trigger.head]:
        return
    after = parse.tokens[trigger.last]
    if after.pos == "ADP" and after.lower not in slots:
        found = next_noun(parse, trigger.last)
        if found is not None and parse.tokens[found].pos != "NUM":
            slots[after.lower] = [found]


def _add(slots: Slots, phrase: Phrase, parse: Parse) -> None:
    slots.setdefault(phrase.preposition, [])
    slots[phrase.preposition] += [n for n in conjuncts(parse, phrase.head) if n not in slots[phrase.preposition]]


Tie = tuple[str, list[int], Modality]


def _is_light(parse: Parse, trigger: Trigger, governor: int) -> bool:
    return any(
        _stands_between(parse, bridge, governor, trigger)
        for bridge in bridges("light").get(parse.tokens[governor].lower, ())
    )


def _light(parse: Parse, trigger: Trigger) -> Tie | None:
    """The subject of "carried out", "suffered" … for the noun of the event; for a passive one its agent."""
    token = parse.tokens[trigger.head]
    governor = parse.tokens[token.head]
    if token.dep == "acl" or governor.index == token.index:
        return None
    for bridge in bridges("light").get(governor.lower, ()):
        if not _stands_between(parse, bridge, governor.index, trigger):
            continue
        event_is_subject = token.dep.startswith("nsubj")
        passive = event_is_subject and is_passive(parse, governor.index)
        if event_is_subject and not passive:
            return None
        if bridge.subject == "target" and not passive:
            found = surface_subject(parse, governor.index)
            return " ".join(bridge.words) + "→", conjuncts(parse, found) if found is not None else [], "fact"
        return " ".join(bridge.words), subjects(parse, governor.index, passive=passive), "fact"
    return None


def _credit(parse: Parse, trigger: Trigger) -> Tie | None:
    """Who is said to stand behind an event: "claimed responsibility for", "blamed on", "responsible for"."""
    token = parse.tokens[trigger.head]
    for _ in range(3):
        if token.head == token.index:
            return None
        if token.dep.startswith(("nsubj", "conj")) and not token.dep.endswith("pass"):
            return None
        token = parse.tokens[token.head]
        if token.lower in credit_adjectives() and case_of(parse, trigger.head) in {"for", "of"}:
            found = surface_subject(parse, token.index)
            return token.lower, _parties(parse, found), "fact"
        for bridge in bridges("credit").get(token.lower, ()):
            if token.pos == "VERB" and _ties(parse, bridge, token.index, trigger):
                return " ".join(bridge.words), _credited(parse, bridge, token.index, trigger), bridge.modality
    return None


def _credited(parse: Parse, bridge: Bridge, verb: int, trigger: Trigger) -> list[int]:
    passive = is_passive(parse, verb)
    if bridge.subject == "subject":
        if passive:
            return subjects(parse, verb, passive=True)
        return _parties(parse, surface_subject(parse, verb))
    if bridge.subject == "object":
        return [n for n in objects(parse, verb, passive=passive) if not trigger.first <= n < trigger.last]
    return [n for p in phrases(parse, verb) if p.preposition == bridge.words[-1] for n in conjuncts(parse, p.head)]


def _parties(parse: Parse, found: int | None) -> list[int]:
    if found is None:
        return []
    return [
        n
        for n in conjuncts(parse, found)
        if parse.tokens[n].lower not in {"those", "it", "there"} or is_name(parse.tokens[n])
    ]


def _ties(parse: Parse, bridge: Bridge, verb: int, trigger: Trigger) -> bool:
    """Tells whether a verb of credit speaks of this very event: its object, or right after its preposition."""
    head = parse.tokens[trigger.head]
    if len(bridge.words) == 1:
        return head.dep == "obj" and head.head == verb and trigger.use == "noun"
    if bridge.subject != "after":
        n = trigger.first - 1
        while (
            n > verb
            and parse.tokens[n].pos in {"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV", "PUNCT", "SYM"}
            and parse.tokens[n].lower != bridge.words[-1]
        ):
            n -= 1
        if parse.tokens[n].lower != bridge.words[-1] and head.dep != "conj":
            return False
    return _stands_between(parse, bridge, verb, trigger)


def _stands_between(parse: Parse, bridge: Bridge, verb: int, trigger: Trigger) -> bool:
    """Tells whether the further words of a bridge stand, in order, between its verb and the event."""
    rest = bridge.words[1:]
    if bridge.subject == "after":
        return any(p.preposition == rest[-1] for p in phrases(parse, verb)) if rest else False
    if parse.tokens[trigger.head].dep.startswith("nsubj"):
        return all(any(t.lower == word for t in parse.tokens[verb + 1 : verb + 4]) for word in rest)
    at = verb + 1
    for word in rest:
        at = next((n for n in range(at, trigger.first) if parse.tokens[n].lower == word), -1) + 1
        if at == 0:
            return False
    return trigger.first > verb and trigger.first - at < 12
