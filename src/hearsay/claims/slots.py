"""Fills the slots that the frames of the lexicon name: the nouns at a trigger's subject, object, phrases."""

from typing import NamedTuple

from ..records import Modality, Parse
from .grammar import (
    Phrase,
    conjuncts,
    dependants,
    is_passive,
    objects,
    opens_next,
    phrases,
    subjects,
    surface_subject,
)
from .noun_phrases import parties_before
from .ties import Tie, credit, is_light, light
from .triggers import Trigger
from .vocabulary import words
from .word_order import is_nominal, next_noun
from .wordclasses import word_classes

Slots = dict[str, list[int]]
#: "came under fire": its subject is the one it is done to, those behind it follow "from".
_SUFFERED = ("come", "under")


class Filled(NamedTuple):
    """The nouns of each slot, the parties that stand before an event noun, whether the clause is passive, and the tie.

    `bridge` is the verb that ties an outside doer to an event noun ("carried out", "blamed on"), `modality` how far
    that verb vouches for it, `denied` that it says the opposite ("denied a part in").
    """

    slots: Slots
    modifiers: list[list[int]]
    passive: bool
    bridge: str = ""
    modality: Modality = "fact"
    denied: bool = False


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
    takes_object = takes_object or trigger.entry.frame_name == "fire"
    sure = len(trigger.entry.words) == 1 or any(dependants(parse, verb, "aux:pass", "obl:agent"))
    passive = (takes_object and sure and is_passive(parse, verb)) or _shortened_passive(parse, trigger)
    passive = passive or trigger.entry.words[:2] == _SUFFERED
    slots: Slots = {"subject": subjects(parse, verb, passive=passive), "object": objects(parse, verb, passive=passive)}
    if parse.tokens[verb].dep == "amod" and parse.tokens[verb].lower.endswith("ing"):
        slots["object"] = []  # "a burning tank" is on fire, and nobody says who lit it
    if trigger.last - trigger.first > 1 and not passive:
        slots["object"] = _beyond(parse, trigger, slots["object"]) if takes_object else []
    if trigger.further and not slots["object"]:  # "pulled out 12 people alive", whatever the tree hangs them on
        between = (parse.tokens[n] for n in range(trigger.last, trigger.further[-1]))
        held = (t for t in between if t.pos in {"NOUN", "PROPN"} and t.dep.startswith(("nsubj", "obj")))
        slots["object"] = [t.index for t in held]
    if _follows_passive(parse, verb):
        slots["subject"] = subjects(parse, parse.tokens[verb].head, passive=True)
    _add_phrases(parse, slots, [verb, *range(trigger.first, trigger.last)])
    if parse.tokens[verb].dep == "acl" and passive and "by" not in slots and _has_own_target(trigger, slots):
        passive = False
        slots |= {"subject": slots["object"], "object": []}
    if not slots["subject"] and passive:
        slots["subject"] = slots.get("from", []) if trigger.entry.words[:2] == _SUFFERED else _holders(parse, verb)
    if passive and not slots["subject"]:  # "was shot dead by gunmen", where the tree hangs them on "dead"
        slots["subject"] = slots.get("by", [])
    counted = _counted_before(parse, verb)
    if counted is not None and passive:
        slots["object"] = [counted]
    hyphened = _before_hyphen(parse, verb)
    if hyphened is not None:
        slots["subject"] = [hyphened]
    tie = credit(parse, trigger)
    if tie is None:
        return Filled(slots, [], passive)
    slots["subject"] = tie.heads or slots["subject"]
    return Filled(slots, [], passive, tie.words, tie.modality, tie.denied)


def _follows_passive(parse: Parse, verb: int) -> bool:
    """ "The plane was shot down, killing five": what a passive is followed by is not done by its subject."""
    token = parse.tokens[verb]
    if token.dep != "advcl" or not token.lower.endswith("ing") or any(dependants(parse, verb, "mark", "nsubj")):
        return False
    return any(dependants(parse, token.head, "aux:pass")) or any(dependants(parse, token.head, "nsubj:pass"))


def _holders(parse: Parse, participle: int) -> list[int]:
    """Who has what a participle describes: "the coalition has 180 aircraft deployed"."""
    governor = parse.tokens[parse.tokens[participle].head]
    if governor.dep == "obj":
        governor = parse.tokens[governor.head]
    if governor.index == participle or governor.lower not in {"has", "have", "had"}:
        return []
    found = surface_subject(parse, governor.index)
    return conjuncts(parse, found) if found is not None else []


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
    after = [t.index for t in dependants(parse, verb.index, "obj")]
    following = next_noun(parse, verb.index)
    if following is not None:
        after.append(following)
    if any(dependants(parse, verb.index, "aux")) or not all(opens_next(parse, n) for n in after):
        return False
    subject = surface_subject(parse, verb.index)
    if subject is None:
        return False
    if trigger.entry.type == "MOBILIZE" and word_classes(parse.tokens[subject].lower) & {"vehicles"}:
        return True
    if not trigger.entry.type.startswith(("CASUALTY", "OUTCOME", "CONTROL:capture")):
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


def _counted_before(parse: Parse, index: int) -> int | None:
    """The number that alone stands before a participle or adjective: "leaving one driver dead and two missing"."""
    number = parse.tokens[index - 1] if index else None
    clause = any(dependants(parse, index, "aux", "aux:pass", "cop", "nsubj", "nsubj:pass"))
    if number is None or number.head > index or clause:
        return None
    counts = number.pos == "NUM" or number.lower in words("amounts")
    return number.index if counts and not any(dependants(parse, number.index, "case")) else None


def _adjective(parse: Parse, trigger: Trigger) -> Filled:
    token = parse.tokens[trigger.head]
    subject: list[int] = []
    counted = _counted_before(parse, token.index)
    if counted is not None and token.dep != "amod":
        subject = [counted]
    elif token.dep == "amod":
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
    return Filled(slots, [], True)


def _noun(parse: Parse, trigger: Trigger) -> Filled:
    slots: Slots = {}
    heads = list(range(trigger.first, trigger.last))
    _add_phrases(parse, slots, heads)
    _add_following(parse, slots, trigger)
    governor = parse.tokens[parse.tokens[trigger.head].head]
    if governor.pos == "VERB" and is_light(parse, trigger, governor.index):
        _add_phrases(parse, slots, [governor.index])
    if governor.lemma == "inflict" and "of" not in slots and "on" in slots:
        slots["of"] = slots["on"]
    if "by" not in slots:
        struck = [n for name in ("of", "on", "against", "at") for n in slots.get(name, ()) if n > trigger.head]
        _add_phrases(parse, slots, struck, only="by")  # "an attack on a checkpoint by militants"
    modifiers = parties_before(parse, trigger.first)
    slots["modifier"] = [group[-1] for group in modifiers]
    tie = credit(parse, trigger) or light(parse, trigger)
    if tie is None or not tie.heads:
        return Filled(slots, modifiers, False)
    if not _ended_by_another(parse, trigger, slots, tie):
        slots["sufferer" if tie.part == "target" else "verb"] = tie.heads
    return Filled(slots, modifiers, False, tie.words, tie.modality, tie.denied)


def _ended_by_another(parse: Parse, trigger: Trigger, slots: Slots, tie: Tie) -> bool:
    """ "The rebels stopped the army's attack": who ends what another is said to do does not do it."""
    if tie.words not in words("ending"):
        return False
    doers = {"possessive", "modifier", "by"}.intersection(trigger.entry.frame.actor)
    return any(parse.tokens[n].pos != "PRON" for name in doers for n in slots.get(name, ()))


def _add_phrases(parse: Parse, slots: Slots, heads: list[int], *, only: str = "") -> None:
    inside = set(heads)
    for word in heads:
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
