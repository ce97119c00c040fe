"""How well an event stands: Airwars' incident grade and status, NATO's credibility, independent origins counted.

Three numbers that are kept apart because they answer different questions. `sources` counts independent origins that
say it happened; comments, hidden text, plans and denials are no origin. `credibility` (AJP-2.1, 1 best to 5, 6: cannot
be judged) weighs those origins against the ones that contradict them, and says nothing about who is reliable; but what
only those say who speak of their own side is borne out by nobody, however many they are. `incident` tells who takes or
is given the blame, `positions` what each of those says itself.

All of it is reckoned from what the case holds. It misleads where two origins are one that no page owns up to, where the
cluster joins two happenings, and where a party is silent because nobody asked it. It never says what is true.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from ..knowledge import table
from ..records import Event, Grade, IncidentGrade, Ledger, Position
from .deeds import is_interested
from .rollup import roll_up
from .voices import Hearing, Voice, doers, hear, own

_NAMED: Final = 4  # givers that a reason names before it counts the rest


@dataclass(frozen=True, slots=True)
class _Standing:
    """What speaks for and against an event; `origins` are those of which nothing shows that two are one."""

    asserting: tuple[Voice, ...]
    origins: frozenset[str]
    alike: int
    against: frozenset[str]
    denying: tuple[Voice, ...]
    accepted: dict[str, str]
    blamed: dict[str, str]
    rivals: tuple[str, ...]
    withdrawn: bool
    figures: str
    ignored: int
    harm: bool
    disinterested: int
    positions: tuple[Position, ...]

    @property
    def clashes(self) -> bool:
        """Somebody says that it was not so, or that another one did it."""
        return bool(self.against or self.rivals)

    @property
    def firm(self) -> bool:
        """Nothing clashes, the numbers included."""
        return not self.clashes and not self.figures


def grade(ledger: Ledger) -> tuple[Event, ...]:
    """Fills the roll-ups and the grade of every event; origins and links must have been found before."""
    hearing = hear(ledger)
    graded = (replace(e, roll_up=roll_up(hearing, e), grade=grade_event(hearing, e)) for e in ledger.events.values())
    return tuple(sorted(graded, key=lambda event: event.id))


def grade_event(hearing: Hearing, event: Event) -> Grade:
    """Grades one event and says why in words."""
    standing = _standing(hearing, event)
    incident = _incident(standing)
    return Grade(
        incident=incident,
        status=_status(standing, incident, event),
        credibility=_credibility(standing),
        sources=len(standing.origins),
        reason=_reason(hearing, standing),
        positions=standing.positions,
    )


def _standing(hearing: Hearing, event: Event) -> _Standing:
    voices = [hearing.voices[claim] for claim in sorted(event.claims) if claim in hearing.voices]
    asserting = tuple(v for v in voices if v.counts and not v.rejects and not _is_withdrawn(hearing, v))
    named = frozenset(v.origin for v in asserting)
    origins = _independent(hearing, asserting)
    against, denying = _against(hearing, asserting)
    denying += [v for v in voices if v.counts and v.rejects]
    accepted: dict[str, str] = {}
    blamed: dict[str, str] = {}
    admitting = table("weighing")["harm"]["admitting"]
    for voice in asserting:
        for doer, name in doers(hearing, voice):
            blamed[doer or name] = name
            if own(hearing, voice, doer) and voice.stance in admitting:
                accepted[doer or name] = name
    rivals = _rivals(hearing, asserting)
    harm = event.event.partition(":")[0] in _harm("families") or event.event in _harm("types")
    return _Standing(
        asserting=asserting,
        origins=origins,
        alike=len(named) - len(origins),
        against=frozenset(against) | frozenset(v.origin for v in denying) - named,
        denying=tuple({v.claim.id: v for v in denying}.values()),
        accepted=accepted,
        blamed=blamed,
        rivals=rivals,
        withdrawn=any(_is_withdrawn(hearing, v) for v in voices),
        figures=_differing(hearing, asserting),
        ignored=sum(not v.counts for v in voices),
        harm=harm,
        disinterested=len(_independent(hearing, [v for v in asserting if not is_interested(hearing, v)])),
        positions=tuple(_positions(hearing, asserting, denying)) if harm else (),
    )


def _independent(hearing: Hearing, voices: Sequence[Voice]) -> frozenset[str]:
    """The origins of some claims, but of those that may be one, no two.

    They may where a link says that nothing shows them to be two, and where a page that says it itself quotes another on
    it. Those that may be one with the fewest others come first: a paper that may have it from either of two sides does
    not make one of them.
    """
    of = {voice.claim.id: voice.origin for voice in voices}
    alike: dict[str, set[str]] = {origin: set() for origin in of.values()}

    def note(one: str, other: str) -> None:
        if one != other:
            alike[one].add(other)
            alike[other].add(one)

    for claim, origin in of.items():
        for link in hearing.links.get(claim, ()):
            if link.kind == "repeats":
                note(origin, of.get(link.b if link.a == claim else link.a, origin))
    quoted: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        if voice.register == "source":
            quoted[voice.claim.document].add(voice.origin)
    for voice in voices:
        for origin in quoted[voice.claim.document] if voice.register == "outlet" else ():
            note(voice.origin, origin)
    chosen: set[str] = set()
    for origin in sorted(alike, key=lambda o: (len(alike[o]), o)):
        if alike[origin].isdisjoint(chosen):
            chosen.add(origin)
    return frozenset(chosen)


def _positions(hearing: Hearing, asserting: Sequence[Voice], denying: Sequence[Voice]) -> Iterator[Position]:
    """What each party that is named as a doer says itself."""
    named = {found for voice in (*asserting, *denying) for found in doers(hearing, voice)}
    for party, name in sorted(named, key=lambda found: (found[1], found[0] or "")):
        taken = [v.claim.id for v in asserting if _speaks_for(hearing, v, party) and _names(hearing, v, party)]
        denied = [v.claim.id for v in denying if _speaks_for(hearing, v, party)]
        says: Literal["accepts", "denies", "both", "silent"] = "silent"
        if taken or denied:
            says = "both" if taken and denied else "accepts" if taken else "denies"
        yield Position(party=party, name=name, says=says, claims=tuple(sorted({*taken, *denied})))
    yield from _other_denials(hearing, denying, {party for party, _ in named})


def _other_denials(hearing: Hearing, denying: Sequence[Voice], named: Set[str | None]) -> Iterator[Position]:
    """Denials of bodies of which no page says whose they are ("the Defence Ministry denied it")."""
    claims: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for voice in denying:
        if voice.register == "source" and not any(_speaks_for(hearing, voice, party) for party in named):
            claims[voice.giver, voice.name].add(voice.claim.id)
    for (party, name), said in sorted(claims.items(), key=lambda pair: (pair[0][1], pair[0][0] or "")):
        yield Position(party=party, name=name, says="denies", claims=tuple(sorted(said)))


def _speaks_for(hearing: Hearing, voice: Voice, party: str | None) -> bool:
    return party is not None and own(hearing, voice, party)


def _names(hearing: Hearing, voice: Voice, party: str | None) -> bool:
    admitting = table("weighing")["harm"]["admitting"]
    return voice.stance in admitting and any(doer == party for doer, _ in doers(hearing, voice))


def _is_withdrawn(hearing: Hearing, voice: Voice) -> bool:
    links = hearing.links.get(voice.claim.id, ())
    return any(link.kind == "retracts" and link.b == voice.claim.id and link.a in hearing.voices for link in links)


def _against(hearing: Hearing, asserting: Sequence[Voice]) -> tuple[set[str], list[Voice]]:
    """Origins of claims elsewhere that say it was not so, and the claims that deny it."""
    origins: set[str] = set()
    denying = []
    for voice in asserting:
        for link in hearing.links.get(voice.claim.id, ()):
            other = hearing.voices.get(link.b if link.a == voice.claim.id else link.a)
            if other is None or not other.counts or other.origin == voice.origin:
                continue
            if link.kind == "denies" or (link.kind == "contradicts" and link.on in {"polarity", "state", "cause"}):
                origins.add(other.origin)
                denying += [other] if other.rejects else []
    return origins, denying


def _rivals(hearing: Hearing, asserting: Sequence[Voice]) -> tuple[str, ...]:
    """Names of doers that exclude each other, as the links on the actor say."""
    names: dict[str, None] = {}
    for voice in asserting:
        for link in hearing.links.get(voice.claim.id, ()):
            if link.kind != "contradicts" or link.on != "actor":
                continue
            pair = [hearing.voices.get(link.a), hearing.voices.get(link.b)]
            if all(side is not None and side.counts for side in pair):
                names.update((name, None) for side in pair if side for _, name in doers(hearing, side))
    return tuple(sorted(names))


def _differing(hearing: Hearing, asserting: Sequence[Voice]) -> str:
    """The figures of an event between which a link says that they contradict, as worded; empty where there are none."""
    here = {voice.claim.id: voice.claim for voice in asserting}
    words: dict[str, None] = {}
    for claim in here:
        for link in hearing.links.get(claim, ()):
            if link.kind == "contradicts" and link.on == "number" and link.a in here and link.b in here:
                words.update((q.text, None) for side in (link.a, link.b) for q in here[side].quantities)
    return ", ".join(sorted(words)[:_NAMED])


def _incident(standing: _Standing) -> IncidentGrade:
    if not standing.origins:
        return "discounted" if standing.withdrawn or standing.denying else "weak"
    if len(standing.rivals) > 1 or len(standing.against) >= len(standing.origins):
        return "contested"
    if standing.accepted and standing.harm:
        return "confirmed"
    return "fair" if len(standing.origins) > 1 else "weak"


def _status(standing: _Standing, incident: IncidentGrade, event: Event) -> str:
    """Airwars' words for strikes, plain ones for everything else."""
    strike = event.event in table("weighing")["harm"]["strikes"]
    if not standing.origins:
        return "Withdrawn or denied" if incident == "discounted" else "No usable source"
    if incident == "contested":
        return "Contested strike" if strike else "Contested"
    if standing.accepted:
        return "Declared strike" if strike else "Declared by the doer"
    if len(standing.origins) == 1:
        return "Single source claim"
    return "Likely strike" if strike else "Reported by several"


def _credibility(standing: _Standing) -> int:
    count = len(standing.origins)
    if not count:
        return 5 if standing.withdrawn or standing.denying else 6
    if standing.clashes:
        return 3 if count > max(1, len(standing.against)) and not standing.rivals else 4
    best = {1: 3, 2: 2}.get(count, 1 if standing.firm else 2)
    return max(best, {0: 3, 1: 2}.get(standing.disinterested, 1))


def _reason(hearing: Hearing, standing: _Standing) -> str:
    parts = [_who_says_so(standing)]
    copies = len(standing.asserting) - len(standing.origins) - standing.alike
    if copies > 0:
        parts.append(f"further claims that rest on the same and count for nothing: {copies}")
    if standing.alike:
        parts.append(f"further origins that may be one with these, and are not counted: {standing.alike}")
    if standing.ignored:
        parts.append(f"{standing.ignored} left aside (comments, plans, predictions, doubts, hidden text)")
    if standing.figures:
        parts.append(f"it is told with figures that cannot all hold ({standing.figures})")
    if standing.rivals:
        parts.append(f"rival doers are named: {', '.join(standing.rivals)}")
    if standing.accepted and standing.harm:
        parts.append(f"taken on by {', '.join(sorted(set(standing.accepted.values())))}")
    deniers = sorted({voice.name for voice in standing.denying})
    if deniers:
        parts.append(f"denied by {', '.join(deniers)}")
    elif standing.against:
        parts.append(f"other origins that contradict it: {len(standing.against)}")
    if standing.withdrawn:
        parts.append("a source has taken its claim back")
    if standing.asserting and all(is_interested(hearing, voice) for voice in standing.asserting):
        parts.append("all who say so speak of their own side, so nobody bears it out")
    elif standing.disinterested == 1 < len(standing.origins):
        parts.append("all but one who say so speak of their own side")
    return "; ".join(parts) + "."


def _who_says_so(standing: _Standing) -> str:
    count = len(standing.origins)
    if not count:
        return "no independent origin says so"
    names = sorted({voice.name for voice in standing.asserting if voice.origin in standing.origins})
    shown = "; ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    return f"{count} independent origins say so ({shown})" if count > 1 else f"1 origin says so ({shown})"


@cache
def _harm(name: str) -> frozenset[str]:
    return frozenset(table("weighing")["harm"][name])
