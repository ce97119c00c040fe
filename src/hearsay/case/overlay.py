"""Readings of single documents with what analysts decided laid over them, as they are read.

The machine's rows stay as they are; what was rejected is not passed on, and a name or mention that was split off means
the entity that it was given.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..ids import apart_id
from ..records import Argument, Claim, Mention, Ruling, Statement, place_of, plain_name
from ..records.codec import changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A mention that means something else than the machine took it for; `new` is null where it means nobody."""

    start: int
    end: int
    old: str
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What is laid over: the entity of the case for each document entity, what is rejected, moved and graded.

    `closed`: a document entity that belongs to no entity of the case names nobody, because that one was rejected.
    """

    joined: Mapping[str, str]
    closed: bool
    statements: frozenset[str]
    claims: frozenset[str]
    moved: Mapping[str, Sequence[Moved]]
    credibility: Mapping[str, int]


def read_overlay(connection: sqlite3.Connection, rulings: Sequence[Ruling], joined: Mapping[str, str]) -> Overlay:
    """Reads what the judgements in force change in the records of single documents."""
    statements, claims = rejected_readings(connection, rulings)
    return Overlay(
        joined=joined,
        closed=any(_is_rejected(ruling, "entity") and not ruling.decision.parts for ruling in rulings),
        statements=statements,
        claims=claims,
        moved=_moved(connection, rulings, joined),
        credibility={
            r.decision.ids[0]: int(r.decision.grade)
            for r in rulings
            if r.judgement.verdict == "regrade" and r.decision.kind == "claim" and r.decision.grade
        },
    )


def lay_over(overlay: Overlay, record: Any) -> Any:
    """Returns a record as a user sees it, null where an analyst rejected it."""
    if isinstance(record, Mention):
        return _mention(overlay, record)
    if isinstance(record, Statement):
        return None if record.id in overlay.statements else _statement(overlay, record)
    if isinstance(record, Claim):
        return None if record.id in overlay.claims else _claim(overlay, record)
    return record


def _is_rejected(ruling: Ruling, kind: str) -> bool:
    return ruling.judgement.verdict == "reject" and ruling.decision.kind == kind


def rejected_readings(
    connection: sqlite3.Connection, rulings: Sequence[Ruling]
) -> tuple[frozenset[str], frozenset[str]]:
    """Returns the ids of the statements and claims that are not passed on.

    What hangs on a statement that nobody made goes with it: its pieces, what it reports, and the claims in it.
    """
    claims = {r.decision.ids[0] for r in rulings if _is_rejected(r, "claim")}
    statements = {r.decision.ids[0] for r in rulings if _is_rejected(r, "statement")}
    if statements:
        reported: dict[str, list[str]] = defaultdict(list)
        for row in connection.execute("SELECT id, within, part_of FROM statements"):
            for whole in {row["within"], row["part_of"]} - {None}:
                reported[whole].append(row["id"])
        waiting = list(statements)
        while waiting:
            fresh = [s for s in reported[waiting.pop()] if s not in statements]
            statements.update(fresh)
            waiting += fresh
        rows = connection.execute("SELECT id, statement FROM claims WHERE statement IS NOT NULL")
        claims |= {row["id"] for row in rows if row["statement"] in statements}
    return frozenset(statements), frozenset(claims)


def _moved(
    connection: sqlite3.Connection, rulings: Sequence[Ruling], joined: Mapping[str, str]
) -> Mapping[str, Sequence[Moved]]:
    names: set[str] = set()
    places: dict[tuple[str, int, int], bool] = {}
    for ruling in rulings:
        decision, verdict = ruling.decision, ruling.judgement.verdict
        split = decision.kind == "entity" and (verdict == "split" or verdict == "reject")
        for part in decision.parts if split else decision.ids if _is_rejected(ruling, "mention") else ():
            place = place_of(part)
            if place is not None:
                places[place] = split
            elif not part.startswith("doc1:"):
                names.add(plain_name(part))
    out: dict[str, list[Moved]] = defaultdict(list)
    if not names and not places:
        return out
    some = f"WHERE document IN ({', '.join('?' * len(places))})" if not names else ""
    known = [document for document, _, _ in places] if not names else []
    for row in connection.execute(f'SELECT document, start, "end", text, entity FROM mentions {some}', known):
        place, old = (row["document"], row["start"], row["end"]), row["entity"]
        if places.get(place) is False:
            out[place[0]].append(Moved(start=place[1], end=place[2], old=old, new=None))
            continue
        own = [f"{place[1]}-{place[2]}"] if place in places else []
        own += [name] if (name := plain_name(row["text"])) in names else []
        new = next((one for words in own if (one := apart_id(old, words)) in joined), None)
        if new is not None:
            out[place[0]].append(Moved(start=place[1], end=place[2], old=old, new=joined[new]))
    return out


def _meant(overlay: Overlay, document: str, at: tuple[int, int], old: str | None) -> str | None:
    """The entity of the case for words that the machine takes for a document entity."""
    if old is None:
        return None
    for moved in overlay.moved.get(document, ()):
        if moved.old == old and moved.start < at[1] and moved.end > at[0]:
            return moved.new
    return overlay.joined.get(old, None if overlay.closed else old)


def _mention(overlay: Overlay, mention: Mention) -> Mention | None:
    entity = _meant(overlay, mention.document, (mention.start, mention.end), mention.entity)
    return changed(mention, entity=entity) if entity is not None else None


def _statement(overlay: Overlay, statement: Statement) -> Statement:
    source = statement.source
    if source is None:
        return statement
    entity = _meant(overlay, statement.document, (source.start, source.end), source.entity)
    meant = (overlay.joined.get(c, None if overlay.closed else c) for c in source.candidates)
    candidates = tuple(dict.fromkeys(c for c in meant if c is not None))
    return changed(statement, source=changed(source, entity=entity, candidates=candidates))


def _claim(overlay: Overlay, claim: Claim) -> Claim:
    def known(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
        return tuple(
            changed(a, entity=_meant(overlay, claim.document, (a.start, a.end), a.entity)) if a.entity else a
            for a in arguments
        )

    return changed(
        claim,
        actors=known(claim.actors),
        targets=known(claim.targets),
        places=known(claim.places),
        credibility=overlay.credibility.get(claim.id),
    )
