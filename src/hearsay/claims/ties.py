"""Verbs that tie somebody to an event that a noun names: "carried out strikes", "blamed for", "denied a part in"."""

from typing import NamedTuple

from ..records import Modality, Parse
from .grammar import case_of, conjuncts, dependants, is_passive, objects, phrases, subjects, surface_subject
from .lexicon import Bridge, bridges, credit_adjectives
from .triggers import Trigger
from .vocabulary import words
from .wordclasses import is_name


class Tie(NamedTuple):
    """The words of a tie, those tied to the event, the part they play, and how far the words vouch for it."""

    words: str
    heads: list[int]
    part: str
    modality: Modality = "fact"
    denied: bool = False


def is_light(parse: Parse, trigger: Trigger, governor: int) -> bool:
    """Tells whether a verb only says that the event took place: "carried out", "launched"."""
    return any(
        _stands_between(parse, bridge, governor, trigger)
        for bridge in bridges("light").get(parse.tokens[governor].lower, ())
    )


def light(parse: Parse, trigger: Trigger) -> Tie | None:
    """The subject of "carried out", "suffered" … for the noun of the event; for a passive one its agent."""
    token = parse.tokens[trigger.head]
    governor = parse.tokens[token.head]
    if token.dep == "acl" or governor.index == token.index:
        return None
    if governor.lemma == "make" and any(dependants(parse, governor.index, "xcomp")):  # "made the victory possible"
        return None
    for bridge in bridges("light").get(governor.lower, ()):
        if not _stands_between(parse, bridge, governor.index, trigger):
            continue
        if len(bridge.words) == 1 and _is_beside(parse, trigger.head, governor.index):
            continue
        event_is_subject = token.dep.startswith("nsubj")
        passive = event_is_subject and is_passive(parse, governor.index)
        if event_is_subject and not passive:
            return None
        if bridge.subject == "target" and not passive:
            found = surface_subject(parse, governor.index)
            return Tie(" ".join(bridge.words), conjuncts(parse, found) if found is not None else [], "target")
        return Tie(" ".join(bridge.words), subjects(parse, governor.index, passive=passive), "actor")
    return None


def _is_beside(parse: Parse, event: int, verb: int) -> bool:
    """ "the row led to the killing", "drones launched in an attack": the event is no object of the light verb."""
    case = case_of(parse, event)
    return case == "to" or (case in words("beside_light") and is_passive(parse, verb))


def credit(parse: Parse, trigger: Trigger) -> Tie | None:
    """Who is said to stand behind an event: "claimed responsibility for", "blamed on", "responsible for"."""
    token = parse.tokens[trigger.head]
    told = _charged(parse, trigger) or _behind(parse, trigger) or _supposed(parse, trigger)
    if told is not None:
        return told
    for _ in range(3):
        if token.head == token.index:
            return None
        if token.dep.startswith(("nsubj", "conj")) and not token.dep.endswith("pass"):
            return None
        token = parse.tokens[token.head]
        if token.lower in credit_adjectives() and case_of(parse, trigger.head) in {"for", "of", "in"}:
            found = surface_subject(parse, token.index)
            return Tie(token.lower, _parties(parse, found), "actor", denied=_negated(parse, token.index))
        for bridge in bridges("credit").get(token.lower, ()):
            if token.pos == "VERB" and _ties(parse, bridge, token.index, trigger):
                return _tie(parse, bridge, token.index, trigger)
    return None


def _charged(parse: Parse, trigger: Trigger) -> Tie | None:
    """ "accused X of having carried out the raid", "of being behind it", "of a role in it": what X is accused of."""
    token = parse.tokens[trigger.head]
    for _ in range(3):
        if token.head == token.index:
            return None
        openers = {t.lower for t in dependants(parse, token.index, "mark", "case")}
        above = parse.tokens[token.head]
        accused = above.dep.startswith(("obj", "nsubj:pass"))
        verb = parse.tokens[above.head] if accused and above.pos != "VERB" else above
        for bridge in bridges("credit").get(verb.lower, ()):
            if bridge.subject == "object" and bridge.words[-1] in openers and verb.index < token.index:
                heads = objects(parse, verb.index, passive=is_passive(parse, verb.index))
                return Tie(" ".join(bridge.words), [n for n in heads if n < token.index], "actor", bridge.modality)
        if above.lower not in bridges("light") and above.lower not in words("shares_in"):
            return None
        token = above
    return None


def _behind(parse: Parse, trigger: Trigger) -> Tie | None:
    """ "X was behind the attack", "the attack was the work of X"."""
    if trigger.use != "noun":
        return None
    token = parse.tokens[trigger.head]
    if case_of(parse, trigger.head) == "behind" and any(dependants(parse, trigger.head, "cop")):
        return Tie("behind", _parties(parse, surface_subject(parse, trigger.head)), "actor")
    above = parse.tokens[token.head]
    if token.dep.startswith("nsubj") and above.lower in words("works") and any(dependants(parse, above.index, "cop")):
        heads = [n for p in phrases(parse, above.index) if p.preposition == "of" for n in conjuncts(parse, p.head)]
        return Tie(f"{above.lower} of", heads, "actor") if heads else None
    return None


def _supposed(parse: Parse, trigger: Trigger) -> Tie | None:
    """ "a strike believed to have been carried out by X"."""
    if trigger.use != "noun":
        return None
    for clause in dependants(parse, trigger.head, "acl"):
        for verb in dependants(parse, clause.index, "xcomp"):
            heads = [n for p in phrases(parse, verb.index) if p.preposition == "by" for n in conjuncts(parse, p.head)]
            if heads:
                modality: Modality = "possible" if clause.lemma in words("supposing") else "fact"
                return Tie(f"{clause.lower} … {verb.lower}", heads, "actor", modality)
    return None


def _tie(parse: Parse, bridge: Bridge, verb: int, trigger: Trigger) -> Tie | None:
    """The tie of a verb of credit; "did not deny a part in it" leaves it possible, "did not claim it" ties nobody."""
    heads = _credited(parse, bridge, verb, trigger)
    negated = _negated(parse, verb) or (bridge.holds_negated and _has_none(parse, verb, trigger))
    if negated and not (bridge.denied or bridge.holds_negated):
        return None
    modality: Modality = "possible" if bridge.denied and negated else bridge.modality
    return Tie(" ".join(bridge.words), heads, "actor", modality, bridge.denied != negated)


def _negated(parse: Parse, index: int) -> bool:
    """Tells whether a verb is denied, by a word of its own or by a subject that is nobody ("no rebel or guard")."""
    if any(t.lower in {"not", "n't", "n’t", "never"} for t in dependants(parse, index, "advmod")):
        return True
    nobody = {"no", "neither", "nobody", "none"}
    return any(
        t.lower in nobody or any(parse.tokens[n].lower in nobody for n in parse.children[t.index])
        for t in dependants(parse, index, "nsubj")
    )


def _has_none(parse: Parse, verb: int, trigger: Trigger) -> bool:
    """ "had no hand in the raid": the negation stands on the share."""
    before = parse.tokens[verb + 1 : trigger.first]
    return any(t.lower == "no" and parse.tokens[t.head].lower in words("shares_in") for t in before)


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
        if parse.tokens[n].lower not in {"those", "there"} or is_name(parse.tokens[n])
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
        near = {t.lower for t in parse.tokens[verb + 1 : verb + 4]}
        if not rest or not near.issuperset(rest[:-1]):  # "put down to"; "put an end to" blames nobody
            return False
        return any(p.preposition == rest[-1] for p in phrases(parse, verb))
    if parse.tokens[trigger.head].dep.startswith("nsubj"):
        return all(any(t.lower == word for t in parse.tokens[verb + 1 : verb + 4]) for word in rest)
    at = verb + 1
    for word in rest:
        at = next((n for n in range(at, trigger.first) if parse.tokens[n].lower == word), -1) + 1
        if at == 0:
            return False
    return trigger.first > verb and trigger.first - at < 12
