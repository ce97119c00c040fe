"""Deeds: what one may take credit or blame for, and which claims speak of one and the same.

A defeat or a capture of one target is one deed whoever tells of it, unless the claims lie far apart in time; any other
happening is a deed of its own. This misleads where one name covers two targets, and where a target goes by no name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from ..ids import make_id
from ..knowledge import table
from .labels import entity_name, is_generic, label
from .sides import has_post
from .views import Deed
from .voices import Hearing, Voice, body_of, doers, own


def deeds(hearing: Hearing) -> list[tuple[Deed, list[Voice]]]:
    """Lists the deeds that somebody is named for, each with the claims on it, the most contested first."""
    found = [(_deed(hearing, key, voices), voices) for key, voices in _filed(hearing).items()]
    named = [(d, vs) for d, vs in found if any(agents(hearing, d, v) or announcer(hearing, d, v) for v in vs)]
    return sorted(named, key=lambda p: (not p[0].rivals, -sum(v.counts for v in p[1]), p[0].label, p[0].id))


def agents(hearing: Hearing, deed: Deed, voice: Voice) -> list[tuple[str | None, str]]:
    """Returns those who do a deed by what a claim says of it, without the one that it is done to.

    Nobody defeats himself: where the words put the defeated first ("X beaten in fierce fight") he was read as the doer.
    """
    return [(doer, name) for doer, name in doers(hearing, voice) if not _is_target(hearing, deed, voice, (doer, name))]


def _is_target(hearing: Hearing, deed: Deed, voice: Voice, found: tuple[str | None, str]) -> bool:
    rule = _rule(deed.event)
    if deed.target is None or rule is None or not rule.whole or found[0] == deed.target:
        return found[0] == deed.target is not None
    spans = [actor for actor in voice.claim.actors if found[0] is None and found[1] in actor.text]
    return any(deed.target in _bodies(hearing, voice.claim.document, a.start, a.end) for a in spans)


def announcer(hearing: Hearing, deed: Deed, voice: Voice) -> str | None:
    """Returns the party that announces a deed and says nothing of who did it; null where none does."""
    party = announcing(hearing, voice)
    return None if party in {deed.target, deed.place} else party


def announcing(hearing: Hearing, voice: Voice) -> str | None:
    """Returns the party that says of a victory or capture that it was won, and not by whom; null where none does.

    A party is a body, a state, or somebody with a post; reporters and witnesses only tell of it.
    """
    rule = _rule_of(hearing, voice)
    told = voice.register == "source" and voice.claim.modality == "fact" and not voice.rejects
    if rule is None or not rule.announced or voice.claim.actors or not told:
        return None
    statement = hearing.ledger.statements.get(voice.claim.statement or "")
    source = statement.source if statement else None
    known = hearing.ledger.entities.get(voice.giver) if voice.giver else None
    if known is None or source is None or source.kind in {"outlet", "document"}:
        return None
    party = body_of(hearing, voice)
    if known.kind == "person" and party == known.id and not has_post(known, source.text):
        return None
    return party


def is_interested(hearing: Hearing, voice: Voice) -> bool:
    """Tells whether a claim is about the giver's own side: its success, its innocence, a victory that it announces."""
    return announcing(hearing, voice) is not None or any(own(hearing, voice, doer) for doer, _ in doers(hearing, voice))


class _Rule(NamedTuple):
    number: int
    name: str | None
    whole: bool
    announced: bool
    apart: int | None


def _filed(hearing: Hearing) -> dict[tuple[str, ...], list[Voice]]:
    """Files claims under the deeds that they speak of."""
    filed: dict[tuple[str, ...], list[Voice]] = defaultdict(list)
    rules: dict[tuple[str, ...], _Rule] = {}
    ruled = [(voice, rule) for voice in hearing.voices.values() if (rule := _rule_of(hearing, voice)) is not None]
    beaten = _beaten(hearing, ruled)
    for voice, rule in ruled:
        if not voice.vouched or voice.register == "hidden":
            continue
        key = _key(hearing, voice, rule, beaten=beaten)
        filed[key].append(voice)
        rules[key] = rule
    out: dict[tuple[str, ...], list[Voice]] = {}
    for key in sorted(filed):
        for number, group in enumerate(_apart(filed[key], rules[key].apart)):
            out[(*key, str(number))] = group
    return out


def _beaten(hearing: Hearing, ruled: Iterable[tuple[Voice, _Rule]]) -> dict[tuple[str, int], str]:
    """The one group or body that the articles of a page, and no two of them, name as the target of a kind of deed."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for voice, rule in ruled:
        target = target_of(hearing, voice) if rule.whole and voice.register != "comment" else None
        known = hearing.ledger.entities.get(target or "")
        if known is not None and known.kind in {"group", "organisation"}:
            found[voice.claim.document, rule.number].add(known.id)
    return {where: next(iter(targets)) for where, targets in found.items() if len(targets) == 1}


def _key(
    hearing: Hearing, voice: Voice, rule: _Rule, *, beaten: Mapping[tuple[str, int], str]
) -> tuple[str, ...]:
    event = hearing.event_of.get(voice.claim.id)
    happening = event.id if event else voice.claim.id
    target = target_of(hearing, voice)
    if target is None and _names_only_a_group(voice):
        target = beaten.get((voice.claim.document, rule.number))
    target = target or _target_of_event(hearing, voice, rule)
    return (str(rule.number), target) if rule.whole and target else (str(rule.number), "", happening)


def target_of(hearing: Hearing, voice: Voice) -> str | None:
    """The entity that a deed was done to: "all units of the Black Reed" are the Black Reed, "the town" is the place."""
    claim = voice.claim
    known = hearing.ledger.entities  # without what documents only describe
    named = [a.entity for a in claim.targets if a.entity and a.entity in known]
    for argument in claim.targets if not named else ():
        named += _bodies(hearing, claim.document, argument.start, argument.end)
    rule = _rule(claim.event)
    if not named and claim.targets and not claim.actors and rule is not None and rule.whole:
        # "the last of them defeated, the Black Reed is no more"; who is named beside the killed may have killed them
        clause = set(_bodies(hearing, claim.document, claim.start, claim.end))
        named = sorted(clause) if len(clause) == 1 else []
    if not named and claim.event.startswith("CONTROL") and all(is_generic(a.text) for a in claim.targets):
        named = [a.entity for a in claim.places if a.entity and a.entity in known]
    return named[0] if named else None


def _bodies(hearing: Hearing, document: str, start: int, end: int) -> list[str]:
    return [e.id for e in hearing.inside(document, start, end) if e.kind in {"group", "organisation"}]


def _names_only_a_group(voice: Voice) -> bool:
    """Tells whether the words name no target, or one that only points at a group: "the terrorist group"."""
    if voice.register == "comment" or not voice.claim.event.startswith("OUTCOME"):
        return False
    words = [set(re.findall(r"\w+", target.text.casefold())) for target in voice.claim.targets]
    return all(said & _groups() for said in words)


def _target_of_event(hearing: Hearing, voice: Voice, rule: _Rule) -> str | None:
    """The target that the other claims of the same happening name, where they name one only."""
    event = hearing.event_of.get(voice.claim.id)
    others = [hearing.voices[claim] for claim in event.claims if claim in hearing.voices] if event else []
    named = {target for other in others if _rule_of(hearing, other) == rule and (target := target_of(hearing, other))}
    return next(iter(named)) if len(named) == 1 else None


def _apart(voices: Sequence[Voice], apart: int | None) -> Iterator[list[Voice]]:
    """Splits a deed where more than `apart` days lie between two claims; those without a day go with the last group."""
    if apart is None:
        yield list(voices)
        return
    dated = sorted((day, voice.claim.id) for voice in voices if (day := _day(voice)) is not None)
    by_id = {voice.claim.id: voice for voice in voices}
    groups: list[list[Voice]] = [[]]
    last: int | None = None
    for day, claim in dated:
        if last is not None and day - last > apart:
            groups.append([])
        groups[-1].append(by_id[claim])
        last = day
    groups[-1] += [voice for voice in voices if _day(voice) is None]
    yield from groups


def _day(voice: Voice) -> int | None:
    time = voice.claim.time
    told = (time.earliest or time.latest) if time else None
    day = told or (voice.said.earliest if voice.said else None)
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def _deed(hearing: Hearing, key: tuple[str, ...], voices: Sequence[Voice]) -> Deed:
    claims = [voice.claim for voice in voices]
    events = sorted({event.id for claim in claims if (event := hearing.event_of.get(claim.id))})
    rule = _rule_of(hearing, voices[0])
    targets = Counter(found for voice in voices if (found := target_of(hearing, voice)))
    target = key[1] or min(targets, key=lambda t: (-targets[t], t), default=None)
    places = [a.entity for claim in claims for a in claim.places if a.entity]
    whole = rule is not None and rule.whole and rule.name is not None and target is not None
    one_doer = rule is not None and rule.whole
    name = rule.name.format(entity_name(hearing.ledger, target)) if whole and rule and rule.name else ""
    return Deed(
        id=make_id("deed1", *key),
        label=name or _worded(hearing, rule, voices) or label(hearing.ledger, claims),
        event=claims[0].event,
        events=tuple(events),
        target=target,
        place=places[0] if places else None,
        claims=tuple(claim.id for claim in claims),
        rivals=_are_rivals(hearing, voices, target=target) if one_doer else _exclude_each_other(hearing, voices),
    )


def _worded(hearing: Hearing, rule: _Rule | None, voices: Sequence[Voice]) -> str:
    """Names a deed whose target only goes by a word ("the valley", not "it"); empty where no claim has one."""
    targets = [a.text for voice in voices for a in voice.claim.targets]
    words = sorted(text for text in targets if is_generic(text) and " " in text)
    return rule.name.format(f"“{words[0]}”") if words and rule is not None and rule.whole and rule.name else ""


def _exclude_each_other(hearing: Hearing, voices: Sequence[Voice]) -> bool:
    """A happening may have many doers: rivals are those of claims that a link on the doer sets against each other."""
    here = {voice.claim.id for voice in voices if voice.counts and not voice.rejects}
    links = (link for claim in sorted(here) for link in hearing.links.get(claim, ()))
    return any(k.kind == "contradicts" and k.on == "actor" and {k.a, k.b} <= here for k in links)


def _are_rivals(hearing: Hearing, voices: Sequence[Voice], *, target: str | None) -> bool:
    """Two doers of different sides, each named alone by somebody, and never named together."""
    named: dict[str, frozenset[str]] = {}
    together: set[frozenset[str]] = set()
    for voice in voices:
        if voice.rejects or not voice.counts:
            continue
        found = [doer or name for doer, name in doers(hearing, voice) if doer != target]
        named.update((doer, hearing.sides.get(doer, frozenset([doer]))) for doer in found)
        together.update(frozenset((a, b)) for a in found for b in found if a != b)
    return any(
        not named[a] & named[b] and frozenset((a, b)) not in together for a in named for b in named if a < b
    )


def _rule_of(hearing: Hearing, voice: Voice) -> _Rule | None:
    """To destroy a group is to defeat it; to destroy a town is not."""
    rule = _rule(voice.claim.event)
    if voice.claim.event in _of_groups():
        target = hearing.ledger.entities.get(target_of(hearing, voice) or "")
        return _of_groups()[voice.claim.event] if target and target.kind in {"group", "organisation"} else rule
    return rule


def _rule(event: str) -> _Rule | None:
    return _rules().get(event) or _rules().get(event.partition(":")[0])


@cache
def _groups() -> frozenset[str]:
    return frozenset(table("weighing")["generic"]["groups"])


@cache
def _rules() -> dict[str, _Rule]:
    out: dict[str, _Rule] = {}
    for number, row in enumerate(table("weighing")["deed"]):
        for event in row["types"]:
            announced = row.get("announced", False)
            out.setdefault(event, _Rule(number, row.get("name"), row["whole"], announced, row.get("apart")))
    return out


@cache
def _of_groups() -> dict[str, _Rule]:
    return {
        event: rule
        for row in table("weighing")["deed"]
        if (rule := _rules().get(row["types"][0])) is not None
        for event in row.get("of_groups", ())
    }
