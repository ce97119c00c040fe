"""From triggers to drafts: every event of a document with what its own sentence says of it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ..records import Argument, ClaimTime, Parse, Quantity, Statement
from .captions import of_picture
from .clause import clause_of
from .counts import Eventual, assign, single
from .draft import Draft, family
from .grammar import dependants
from .known import Known
from .modality import standing
from .names import name_around
from .noun_phrases import argument, phrase_tokens
from .places import Place, located, of_another_time, with_wider
from .reasons import wording
from .roles import Part, Roles, meets, roles
from .slots import Filled, fill
from .states import find_states
from .triggers import Trigger, find_triggers
from .when import time_of
from .wordclasses import is_place, is_wide_name

#: The width of a country (`Toponyms.width`).
_COUNTRY = 2


class _Event(NamedTuple):
    trigger: Trigger
    filled: Filled
    parts: Roles


def drafts_of(known: Known) -> list[Draft]:
    """Returns a draft for every event and measured state of a document."""
    events = find_triggers(known.parse, known.timed, lambda trigger: _accepted(known, trigger))
    drafts = [_draft(known, event) for event in events]
    heads = frozenset(d.trigger.head for d in drafts)
    for draft in drafts:
        draft.time = timed(known, draft, heads)
    _count(known, drafts, [Eventual(e.trigger, e.parts, e.filled.passive) for e in events])
    used = {q.start for draft in drafts for q in draft.quantities}
    free = [f for f in known.figures if f.quantity.start not in used]
    return drafts + find_states(known.parse, known.text, free, known.speakers)


def draft_of(known: Known, trigger: Trigger) -> Draft:
    """Returns what the sentence of a trigger says of its event, without time and figures."""
    filled = fill(known.parse, trigger)
    return _draft(known, _Event(trigger, filled, roles(known.parse, trigger, filled, known.timed)))


def timed(known: Known, draft: Draft, heads: frozenset[int]) -> ClaimTime | None:
    """Returns the time of an event; `heads` are the triggers of all events of the document."""
    found = time_of(
        known.parse,
        draft.trigger,
        known.text,
        clause=draft.clause,
        times=known.times_in(known.parse.sentence_of[draft.trigger.head]),
        others=heads - {draft.trigger.head},
        cues=known.speakers.cues,
    )
    return of_picture(found) if draft.picture else found


def _accepted(known: Known, trigger: Trigger) -> _Event | None:
    filled = fill(known.parse, trigger)
    parts = roles(known.parse, trigger, filled, known.timed)
    return _Event(trigger, filled, parts) if meets(known.parse, trigger, filled, parts) else None


def _draft(known: Known, event: _Event) -> Draft:
    trigger, tokens = event.trigger, known.parse.tokens
    start, end = tokens[trigger.first].start, tokens[trigger.last - 1].end
    statement = known.speakers.innermost(start, end)
    stand = standing(known.parse, trigger, statement=statement, cues=known.speakers.cues)
    draft = Draft(
        trigger=trigger,
        type=trigger.type,
        words=known.text[start:end],
        parts=event.parts,
        clause=clause_of(known.parse, trigger),
        statement=statement,
        polarity="denied" if event.filled.denied else stand.polarity,
        modality=event.filled.modality if stand.modality == "fact" else stand.modality,
        time=None,
        actors=_said_of(known, event.parts.actors, statement),
        targets=_said_of(known, event.parts.targets, statement),
        places=[],
        title=known.is_title(trigger.head),
        picture=known.is_picture(trigger.head),
        passive=event.filled.passive,
        aspect=stand.phase.aspect if stand.phase else None,
        countries=known.toponyms.wide,
    )
    draft.reasons += wording(known.parse, draft, event.filled, stand)
    draft.places = _places(known, draft)
    return draft


def _said_of(known: Known, parts: Sequence[Part], statement: Statement | None) -> list[Part]:
    """Leaves out who says it where the tree joined him to those of whom it is said; alone he speaks of himself."""
    tokens = known.parse.tokens
    parts = [part for part in parts if part.head not in known.speakers.cues]
    source = statement.source if statement is not None else None
    if source is None or len(parts) < 2:
        return list(parts)
    return [p for p in parts if not source.start <= tokens[p.head].start < source.end] or list(parts)


def _count(known: Known, drafts: Sequence[Draft], events: Sequence[Eventual]) -> None:
    counted = assign(known.parse, events, known.figures)
    for n, draft in enumerate(drafts):
        told = counted.get(n, ())
        draft.quantities = told + tuple(q for q in single(known.parse, events[n], known.text) if _is_new(q, told))
    for draft, after in pairwise(drafts):
        _count_together(known.parse, draft, after)


def _count_together(parse: Parse, draft: Draft, after: Draft) -> None:
    """ "48 killed and injured", "killed and injured 48": one number of both, and of neither alone."""
    between = {t.lower for t in parse.tokens[draft.trigger.last : after.trigger.first]}
    joined = {draft.type, after.type} == {"CASUALTY:killed", "CASUALTY:injured"} and between <= {"and", "or", "/", "&"}
    if not joined or not between or bool(draft.quantities) == bool(after.quantities):
        return
    counted = draft if draft.quantities else after
    counted.quantities = tuple(replace(q, role="casualties") for q in counted.quantities)
    counted.reasons.append(f"its number counts {draft.words!r} and {after.words!r} together")


def _is_new(one: Quantity, told: Sequence[Quantity]) -> bool:
    """ "ten policemen and a driver": the driver counts beside them, and not as a part of a number that holds him."""
    return not any(q.unit == one.unit or q.start <= one.start < q.end for q in told)


def _places(known: Known, draft: Draft) -> list[Argument]:
    """The places of an event: in its clause, else in its sentence."""
    head = known.parse.tokens[draft.trigger.head]
    places = [
        p
        for p in known.places(known.parse.sentence_of[draft.trigger.head])
        if not _overlaps(p, draft)
        and not of_another_time(known.parse, p.first, draft.trigger.head)
        and (family(draft.type) != "CONSULT" or known.speakers.bears_on(known.parse.tokens[p.first], head))
    ]
    targets = [n for part in draft.targets for n in part.indices] + _before(known.parse, draft)
    targets += _struck(known.parse, draft)
    taken = [n for part in draft.actors for n in part.indices]
    inside = [p for p in places if draft.clause[0] <= p.first < draft.clause[1]]
    found = located(inside, targets=targets, taken=taken) or located(places, targets=targets, taken=taken)
    found += [
        p for p in _target_places(known.parse, draft) if not any(p.first < f.last and f.first < p.last for f in found)
    ]
    return _widest_last(known, [_place_argument(known, p, places) for p in found])


def _widest_last(known: Known, places: list[Argument]) -> list[Argument]:
    """Points before regions, regions before countries."""
    return sorted(places, key=lambda p: _COUNTRY if is_wide_name(p.text) else known.toponyms.width(p.entity))


def _struck(parse: Parse, draft: Draft) -> list[int]:
    """What a disaster does something to: "floods struck the village of Hesk"."""
    head = parse.tokens[draft.trigger.head]
    if family(draft.type) not in {"DISASTER", "ACCIDENT"} or draft.trigger.use != "noun":
        return []
    verbs = [head.head] if head.dep.startswith("nsubj") else [t.index for t in dependants(parse, head.index, "acl")]
    return [
        n for verb in verbs for noun in dependants(parse, verb, "obj") for n in phrase_tokens(parse, noun.index)
    ]


def _place_argument(known: Known, place: Place, others: Sequence[Place]) -> Argument:
    """The words of a place with the wider one that they go on to name; the entity is that of the narrower."""
    named = argument(
        known.text, known.parse, range(place.first, place.last), head=place.last - 1, mentions=known.mentions
    )
    if known.toponyms.width(named.entity) == _COUNTRY:
        return named
    wide = with_wider(known.parse, place, others)
    end = known.parse.tokens[wide.last - 1].end
    return replace(named, text=known.text[named.start : end], end=end)


def _overlaps(place: Place, draft: Draft) -> bool:
    return place.first < draft.trigger.last and draft.trigger.first < place.last


def _target_places(parse: Parse, draft: Draft) -> list[Place]:
    """Names that nothing marks as places, but that are shelled, captured or destroyed as places are."""
    if family(draft.type) not in {"ASSAULT", "CONTROL", "OUTCOME"} or "OUTCOME:defeat" in draft.type:
        return []
    heads = [part.head for part in draft.targets if parse.tokens[part.head].text[:1].isupper()]
    names = [name_around(parse, n) for n in heads if is_place(parse.tokens[n])]
    return [Place(name.start, name.stop, "") for name in names]


def _before(parse: Parse, draft: Draft) -> list[int]:
    """The words that stand before an event noun as its modifiers: "the Aleppo bombing"."""
    n = draft.trigger.first
    if draft.trigger.use == "noun":
        while (
            n
            and parse.tokens[n - 1].pos in {"ADJ", "NOUN", "PROPN"}
            and parse.sentence_of[n - 1] == parse.sentence_of[draft.trigger.first]
        ):
            n -= 1
    return list(range(n, draft.trigger.first))
