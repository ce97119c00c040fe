"""In whose voice each claim is made, and how: what everything else in this package asks first."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ..knowledge import table
from ..records import Claim, Days, Entity, Event, Ledger, Link, Mention, Segment, Source, Span, Statement
from .craft import Owners, owner, read_owners
from .labels import source_name
from .sides import is_first_person, sides

Register = Literal["outlet", "source", "pasted", "comment", "hidden"]

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim with the one who makes it.

    `giver` is the entity of the innermost source (null: no entity, or the outlet itself), `name` the same for people,
    `side` all entities that the giver speaks for, `beside` those who are given the same words ("the UK and France said
    that they had won"). `vouched`: it is said as a fact or as possible, not asked, planned or
    doubted. `rejects`: the claim is that it was not so. `origin` is the id of the claim's origin, or of the claim where
    none was found.
    """

    claim: Claim
    register: Register
    giver: str | None
    name: str
    side: frozenset[str]
    beside: frozenset[str]
    said: Days | None
    stance: str
    vouched: bool
    rejects: bool
    origin: str

    @property
    def counts(self) -> bool:
        """Whether it may raise a grade: said as a fact, to everybody who reads the page, and not in a comment."""
        return self.vouched and self.register in {"outlet", "source", "pasted"}


@dataclass(frozen=True, slots=True)
class Hearing:
    """A ledger with every claim in its voice, and the tables that are asked by claim.

    `states` are the places that somebody speaks for, `owners` the parties whose aircraft and men may be named.
    """

    ledger: Ledger
    voices: Mapping[str, Voice]
    sides: Mapping[str, frozenset[str]]
    states: frozenset[str]
    links: Mapping[str, tuple[Link, ...]]
    event_of: Mapping[str, Event]
    shared: Mapping[tuple[str, tuple[Span, ...]], frozenset[str]]
    mentions: Mapping[str, Sequence[Mention]]
    owners: Owners

    def inside(self, document: str, start: int, end: int) -> Iterator[Entity]:
        """Yields the entities that are mentioned inside a stretch of a document, in reading order."""
        here = self.mentions.get(document, ())
        for mention in here[bisect_left(here, start, key=lambda mention: mention.start) :]:
            if mention.start >= end:
                break
            if mention.end <= end and mention.entity in self.ledger.entities:
                yield self.ledger.entities[mention.entity]


def hear(ledger: Ledger) -> Hearing:
    """Sorts out who says what; nothing in it depends on the order of the tables."""
    links: dict[str, list[Link]] = defaultdict(list)
    for link in ledger.links:
        links[link.a].append(link)
        links[link.b].append(link)
    belongs = sides(ledger)
    origin_of = {claim: origin.id for origin in ledger.origins for claim in origin.members}
    hearing = Hearing(
        ledger=ledger,
        voices={},
        sides=belongs,
        states=frozenset(e for entity, side in belongs.items() for e in side - {entity} if _is_place(ledger, e)),
        links={claim: tuple(found) for claim, found in links.items()},
        event_of={claim: event for event in ledger.events.values() for claim in event.claims},
        shared=_shared(ledger),
        mentions=_by_document(ledger.mentions),
        owners=read_owners(ledger),
    )
    ordered = sorted(ledger.claims.values(), key=lambda c: (c.document, c.start, c.end, c.id))
    return replace(hearing, voices={c.id: _voice(hearing, c, origin_of.get(c.id, c.id)) for c in ordered})


def _is_place(ledger: Ledger, entity: str) -> bool:
    return ledger.entities[entity].kind == "place" if entity in ledger.entities else False


def doers(hearing: Hearing, voice: Voice) -> list[tuple[str | None, str]]:
    """Returns those who do what a claim tells of, as entity and words; "we" is the side of the one who speaks."""
    found: dict[tuple[str | None, str], None] = {}
    for actor in voice.claim.actors:
        known = hearing.ledger.entities.get(actor.entity) if actor.entity else None
        if is_first_person(actor.text) and voice.giver and (known is None or known.kind == "person"):
            body = body_of(hearing, voice)
            found[body, hearing.ledger.entities[body].name] = None
        elif known is not None:
            found[known.id, known.name] = None
        elif (party := owner(hearing.owners, actor.text)) is not None:
            found[party, hearing.ledger.entities[party].name] = None
        elif is_name(actor.text):
            found[None, actor.text.removeprefix("The ").removeprefix("the ")] = None
    return list(found)


def is_name(text: str) -> bool:
    """Tells whether words that no entity was found for still name somebody: "the Council", not "Two jets", "Rebels"."""
    words = text.split()
    if words and words[0].casefold() in _nobody():
        return False
    while words and words[0].casefold() in {"the", "a", "an", "its", "their", "his", "her"}:
        words.pop(0)
    large = [word for word in words if word[:1].isupper()]
    return bool(large) and not (large == words[:1] and large[0].casefold().removesuffix("s") in _in_general())


def own(hearing: Hearing, voice: Voice, doer: str | None) -> bool:
    """Tells whether a claim is about the giver's own side: a party that speaks of itself, or says "we"."""
    if doer is None or voice.giver is None:
        return False
    we = any(actor.entity == doer and is_first_person(actor.text) for actor in voice.claim.actors)
    return we or doer in voice.beside or bool(voice.side & hearing.sides.get(doer, frozenset([doer])))


def published(ledger: Ledger, claim: Claim) -> Days | None:
    """Returns when a claim's page came out, the nearest that is known of when it was said."""
    document = ledger.documents.get(claim.document)
    if document is None or document.published is None:
        return None
    return Days(earliest=document.published.earliest[:10], latest=document.published.latest[:10])


def chain(ledger: Ledger, statement: Statement) -> Iterator[Statement]:
    """Walks from a statement outward to the one that reports all others."""
    seen: set[str] = set()
    at: Statement | None = statement
    while at is not None and at.id not in seen:
        seen.add(at.id)
        yield at
        at = ledger.statements.get(at.within) if at.within else None


def _voice(hearing: Hearing, claim: Claim, origin: str) -> Voice:
    ledger = hearing.ledger
    statement = ledger.statements.get(claim.statement) if claim.statement else None
    source = statement.source if statement else None
    register, host = _register(ledger, claim, spoken=source is not None)
    stance = statement.stance if statement else "says"
    giver = _entity(hearing, claim.document, source) if source else None
    unsaid = statement is not None and statement.negated  # "we cannot say that they are beaten" says nothing
    rejecting = stance in _stances("rejecting") and not unsaid
    return Voice(
        claim=claim,
        register=register,
        giver=giver,
        name=_name(ledger, claim, statement, host),
        side=hearing.sides.get(giver, frozenset()) if giver else frozenset(),
        beside=hearing.shared.get((statement.document, statement.content), frozenset()) if statement else frozenset(),
        said=published(ledger, claim),
        stance=stance,
        vouched=claim.modality in {"fact", "possible"} and stance not in _stances("unsure") and not unsaid,
        rejects=claim.polarity == "denied" or rejecting,
        origin=origin,
    )


def _shared(ledger: Ledger) -> Mapping[tuple[str, tuple[Span, ...]], frozenset[str]]:
    """Whom the page gives the same words, by the page and the places of the words."""
    found: dict[tuple[str, tuple[Span, ...]], set[str]] = defaultdict(set)
    for statement in ledger.statements.values():
        if statement.source is not None and statement.source.entity is not None:
            found[statement.document, statement.content].add(statement.source.entity)
    return {words: frozenset(givers) for words, givers in found.items() if len(givers) > 1}


def _entity(hearing: Hearing, document: str, source: Source) -> str | None:
    """The entity of a source; where none was joined to it, the one that its words end in ("… after President X")."""
    if source.entity in hearing.ledger.entities:
        return source.entity
    here = hearing.mentions.get(document, ()) if source.kind == "named" else ()
    for mention in here[bisect_left(here, source.start, key=lambda mention: mention.start) :]:
        if mention.start >= source.end:
            break
        if mention.end == source.end and mention.entity in hearing.ledger.entities:
            return mention.entity
    return None


def _register(ledger: Ledger, claim: Claim, *, spoken: bool) -> tuple[Register, Segment | None]:
    """What kind of voice a segment is; what is pasted into a comment is a comment's, for anybody can paste anything."""
    segment = ledger.segments.get(claim.segment)
    at, seen = segment, set()
    while at is not None and at.id not in seen:
        seen.add(at.id)
        if at.kind == "comment":
            return "comment", at
        if at.kind == "hidden":
            return "hidden", at
        at = ledger.segments.get(at.parent) if at.parent else None
    if segment is not None and segment.kind == "pasted":
        return "pasted", segment
    return ("source" if spoken else "outlet"), None


def _name(ledger: Ledger, claim: Claim, statement: Statement | None, host: Segment | None) -> str:
    """Names the giver for people, from the inside out: "Y, as told by Z"."""
    names = []
    for one in chain(ledger, statement) if statement else ():
        if one.source is not None:
            entity = ledger.entities.get(one.source.entity) if one.source.entity else None
            text = source_name(entity.name if entity else one.source.text)
            names.append("somebody not named" if text.casefold() in _PRONOUNS else text)
    document = ledger.documents.get(claim.document)
    outlet = (document.outlet or document.title or document.uri) if document else "an unknown page"
    if host is not None and host.kind == "comment":
        names.append(f"a comment by {host.author}" if host.author else "a comment without a name")
    elif host is not None and host.kind == "pasted":
        names.append(host.credit or host.author or f"a text pasted into {outlet}")
    elif not names:
        names.append(outlet)
    return ", as told by ".join(dict.fromkeys(names))


def _by_document(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    out: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.document, m.start, m.end, m.entity)):
        out[mention.document].append(mention)
    return out


def body_of(hearing: Hearing, voice: Voice) -> str:
    """Returns the body that somebody speaks for when he says "we": the one of his side that is no person, else he."""
    giver = voice.giver or ""
    kinds = {entity: hearing.ledger.entities[entity].kind for entity in voice.side if entity in hearing.ledger.entities}
    bodies = sorted(entity for entity, kind in kinds.items() if kind in {"organisation", "group"} and entity != giver)
    states = sorted(entity for entity, kind in kinds.items() if kind == "place")
    if kinds.get(giver) in {"organisation", "group"}:
        return giver
    return (bodies or states or [giver])[0]


@cache
def _nobody() -> frozenset[str]:
    return frozenset(table("weighing")["nobody"]["words"])


@cache
def _in_general() -> frozenset[str]:
    return frozenset(table("links")["rivals"]["vague"])


@cache
def _stances(name: str) -> frozenset[str]:
    return frozenset(table("links")["withdrawals"][name])
