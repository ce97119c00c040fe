"""What an id stands for: the record that is judged, what it is called, and what it holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ..case import Case, link_id
from ..errors import UsageError
from ..ids import edge_id
from ..records import (
    KINDS,
    Claim,
    Document,
    Entity,
    Event,
    Giver,
    Judged,
    Origin,
    Statement,
    decision_of,
    place_of,
)

_LONGEST: Final = 120  # characters of a claim by which a reader knows it again


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A record that is judged. `members` are the claims of an event or origin, the document entities of an entity (or
    of a mention); `parts` the two ends of a link or of a piece of evidence; `record` is null where it has gone."""

    kind: Judged
    id: str
    words: str
    members: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    record: object = None


def find(case: Case, name: str) -> Subject:
    """Returns what an id stands for in a case, also one that was judged before and has gone since.

    A giver of information may be named by its entity or, an outlet, by its name. Raises UsageError for anything else.
    """
    kind = "mention" if place_of(name) else KINDS.get(name.partition(":")[0])
    found = _FINDERS[kind](case, name) if kind is not None else None
    found = found or find_giver(case, name) or _judged_before(case, name)
    if found is None:
        raise UsageError(
            f"There is nothing with the id {name} in this case that can be judged. `hearsay search CASE WORD` finds "
            "claims, `hearsay why CASE ID` shows the ids of what hangs on one, `hearsay export CASE TABLE` every id."
        )
    return found


def shorten(words: str) -> str:
    """Returns words on one line, cut to a length by which a reader knows them again."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"


def _claim(case: Case, name: str) -> Subject | None:
    claim = case.find("claims", Claim, name)
    return Subject(kind="claim", id=name, words=shorten(claim.text), record=claim) if claim else None


def _statement(case: Case, name: str) -> Subject | None:
    statement = case.find("statements", Statement, name)
    if statement is None:
        return None
    who = statement.source.text if statement.source else "nobody who is named"
    said = " … ".join(span.text for span in statement.content)
    return Subject(kind="statement", id=name, words=shorten(f"{who}: {said}"), record=statement)


def _entity(case: Case, name: str) -> Subject | None:
    entity = case.find("entities", Entity, name)
    return Subject(kind="entity", id=name, words=entity.name, members=entity.members, record=entity) if entity else None


def _event(case: Case, name: str) -> Subject | None:
    event = case.find("events", Event, name)
    if event is None:
        return None
    first = case.find("claims", Claim, event.claims[0])
    words = first.text if first else event.event
    return Subject(kind="event", id=name, words=shorten(words), members=event.claims, record=event)


def _origin(case: Case, name: str) -> Subject | None:
    origin = case.find("origins", Origin, name)
    if origin is None:
        return None
    first = case.find("claims", Claim, origin.members[0])
    root = _root(case, origin.root)
    words = f"{root}: {first.text}" if first else root
    return Subject(kind="origin", id=name, words=shorten(words), members=origin.members, record=origin)


def _root(case: Case, name: str) -> str:
    """What an origin rests on, as a reader knows it."""
    if entity := case.find("entities", Entity, name):
        return entity.name
    if (statement := case.find("statements", Statement, name)) and statement.source:
        return statement.source.text
    return next((d.outlet or d.uri for d in case.rows("documents", Document) if d.id == name), name)


def _edge(case: Case, name: str) -> Subject | None:
    for origin in case.rows("origins", Origin):
        for piece in origin.evidence:
            if edge_id(piece.kind, piece.a, piece.b) == name:
                words, ends = shorten(piece.detail), (piece.a, piece.b)
                return Subject(kind="edge", id=name, words=words, parts=ends, record=piece)
    return None


def _link(case: Case, name: str) -> Subject | None:
    found = case.find_link(name)
    if found is None:  # one that an analyst made or accepted
        found = next((k for k in case.links() if link_id(k.a, k.b, k.kind) == name), None)
    if found is None:
        return None
    return Subject(kind="link", id=name, words=shorten(found.reason), parts=(found.a, found.b), record=found)


def _mention(case: Case, name: str) -> Subject | None:
    place = place_of(name)
    found = case.mentions_at(*place) if place is not None else []
    if not found:
        return None
    owners = tuple(sorted({m.entity for m in found}))
    return Subject(kind="mention", id=name, words=found[0].text, members=owners, record=found[0])


def find_giver(case: Case, name: str) -> Subject | None:
    """Returns the giver of information with this id, of this entity, or of this name where it is an outlet."""
    for giver in case.rows("sources", Giver):
        if name in (giver.id, giver.entity):
            entity = case.find("entities", Entity, giver.entity)
            words = entity.name if entity else giver.entity
            return Subject(kind="source", id=giver.id, words=words, members=(giver.entity,), record=giver)
    return None


def _judgement(case: Case, name: str) -> Subject | None:
    known = {judgement.id: judgement for judgement in case.judgements()}
    return Subject(kind="judgement", id=name, words=name, record=known[name]) if name in known else None


def _judged_before(case: Case, name: str) -> Subject | None:
    """What was judged under this id, as it was then."""
    for judgement in reversed(case.judgements()):
        decision = decision_of(judgement)
        if name in decision.ids and decision.words:
            at = decision.ids.index(name)
            members = decision.members[at] if at < len(decision.members) else ()
            words = decision.words[at] if at < len(decision.words) else name
            parts = decision.parts if decision.kind in ("link", "edge") else ()
            return Subject(kind=decision.kind, id=name, words=words, members=members, parts=parts)
    return None


_FINDERS: Final[Mapping[Judged, Callable[[Case, str], Subject | None]]] = {
    "claim": _claim,
    "statement": _statement,
    "entity": _entity,
    "event": _event,
    "origin": _origin,
    "edge": _edge,
    "link": _link,
    "mention": _mention,
    "source": find_giver,
    "judgement": _judgement,
}
