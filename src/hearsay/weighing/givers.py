"""Outlets, bodies and people as givers of information: what the case itself tells of how far they can be relied on.

Reliability is that of NATO AJP-2.1, A to F, and F ("cannot be judged") is what nearly everybody gets: one case is a
short record, and agreement with others is no proof of truth. A letter is given only to who made enough claims that
could be checked against independent ones, never A, and never on a record of praise for its own side. It ignores all
that is known of a giver from elsewhere; an analyst who knows more should say so in a judgement.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ..ids import make_id
from ..knowledge import table
from ..records import Giver, Ledger
from .deeds import is_interested
from .views import TrackRecord
from .voices import Hearing, Voice, hear

_ENOUGH: Final = 8  # claims with an independent check before a letter is given; below, chance alone makes any record
_LETTERS: Final = ((0.9, "B"), (0.7, "C"), (0.5, "D"), (0.0, "E"))
_CLASHING: Final = frozenset({"number", "time", "place", "cause", "polarity", "state"})


@dataclass
class _Record:
    name: str
    claims: int = 0
    borne_out: set[str] = field(default_factory=set)
    contradicted: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    interests: set[str] = field(default_factory=set)

    @property
    def checked(self) -> int:
        """How many claims could be set against an independent one."""
        return len(self.borne_out | self.contradicted)


def givers(ledger: Ledger) -> tuple[Giver, ...]:
    """Lists everybody who gives information in the case, with reliability, its basis in words, and their interests.

    `entity` is the name itself for an outlet that no entity of the case stands for.
    """
    hearing = hear(ledger)
    outlets = _outlets(ledger)
    records: dict[str, _Record] = {}
    for key, voice in _heard(hearing, outlets):
        record = records.setdefault(key, _Record(ledger.entities[key].name if key in ledger.entities else key))
        _enter(hearing, voice, record)
    for statement in ledger.statements.values():
        entity = ledger.entities.get(statement.source.entity or "") if statement.source else None
        if entity is not None:
            records.setdefault(entity.id, _Record(entity.name))
    for key in outlets.values():
        records.setdefault(key, _Record(ledger.entities[key].name if key in ledger.entities else key))
    made = [_giver(key, record) for key, record in records.items()]
    return tuple(sorted(made, key=lambda giver: giver.id))


def track_records(ledger: Ledger) -> Mapping[str, tuple[TrackRecord, ...]]:
    """Returns for each giver what the case tells of him by topic and year, where anything of it could be checked.

    A giver who is right about numbers of dead may be wrong about who holds a town, and may have been better once. The
    years are those of publication; the topics are told by the type of event.
    """
    hearing = hear(ledger)
    records: dict[str, dict[tuple[str, str], _Record]] = defaultdict(dict)
    for key, voice in _heard(hearing, _outlets(ledger)):
        year = voice.said.earliest[:4] if voice.said and voice.said.earliest else ""
        record = records[key].setdefault((_topic(voice.claim.event), year), _Record(key))
        _enter(hearing, voice, record)
    out = {}
    for key, found in records.items():
        checked = [(where, record) for where, record in sorted(found.items()) if record.checked or record.withdrawn]
        out[key] = tuple(_track(topic, year, record) for (topic, year), record in checked)
    return {key: told for key, told in out.items() if told}


def _heard(hearing: Hearing, outlets: Mapping[str, str]) -> Iterator[tuple[str, Voice]]:
    """Yields every claim that is not a comment's, with the giver whose record it belongs to."""
    for voice in hearing.voices.values():
        if voice.register in {"comment", "hidden"}:
            continue
        document = hearing.ledger.documents.get(voice.claim.document)
        own_voice = voice.register == "outlet" and document is not None and document.outlet
        key = voice.giver or (outlets.get(own_voice) if own_voice else None)
        if key is not None:
            yield key, voice


def _topic(event: str) -> str:
    """The topic of a type of event, in words."""
    topics = _topics()
    return topics.get(event) or topics.get(event.partition(":")[0]) or "other things"


def _track(topic: str, year: str, record: _Record) -> TrackRecord:
    return TrackRecord(
        topic=topic,
        year=year or None,
        claims=record.claims,
        borne_out=len(record.borne_out),
        contradicted=len(record.contradicted),
        withdrawn=len(record.withdrawn),
        reliability=_letter(record),
    )


def _outlets(ledger: Ledger) -> dict[str, str]:
    """For each outlet the entity of that name, or the name itself."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for entity in ledger.entities.values():
        for name in {entity.name, *(alias.text for alias in entity.aliases)}:
            by_name[_plain(name)].append(entity.id)
    outlets = sorted({document.outlet for document in ledger.documents.values() if document.outlet})
    return {outlet: min(by_name.get(_plain(outlet), [outlet])) for outlet in outlets}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _enter(hearing: Hearing, voice: Voice, record: _Record) -> None:
    claim = voice.claim.id
    record.claims += 1
    event = hearing.event_of.get(claim)
    partial = is_interested(hearing, voice)
    if partial and event:
        record.interests.add(event.id)
    for link in hearing.links.get(claim, ()):
        other = hearing.voices.get(link.b if link.a == claim else link.a)
        if other is None or not other.counts:
            continue
        if link.kind == "retracts" and link.b == claim:
            record.withdrawn.add(claim)
        elif other.origin != voice.origin and link.kind == "corroborates" and not partial:
            record.borne_out.add(claim)
        elif other.origin != voice.origin and link.kind == "contradicts" and link.on in _CLASHING:
            record.contradicted.add(claim)


def _letter(record: _Record) -> str:
    if record.checked < _ENOUGH:
        return "F"
    share = len(record.borne_out - record.contradicted) / record.checked
    return next(letter for least, letter in _LETTERS if share >= least)


def _giver(key: str, record: _Record) -> Giver:
    return Giver(
        id=make_id("gvr1", key),
        entity=key,
        reliability=_letter(record),
        basis=_basis(record, record.checked),
        interested_in=tuple(sorted(record.interests)),
    )


def _basis(record: _Record, checked: int) -> str:
    """Says what the case knows, whether or not it is enough for a letter."""
    if not record.claims:
        return "It makes no claim in this case that could be checked."
    facts = [f"{record.claims} claim{'' if record.claims == 1 else 's'} in this case"]
    if record.borne_out:
        facts.append(f"{len(record.borne_out)} borne out by independent origins")
    if record.contradicted:
        facts.append(f"{len(record.contradicted)} contradicted by independent origins")
    if record.withdrawn:
        facts.append(f"{len(record.withdrawn)} taken back by itself")
    if record.interests:
        facts.append("speaks of deeds of its own side")
    verdict = "" if checked >= _ENOUGH else f" Too few of them can be checked to judge it (fewer than {_ENOUGH})."
    return ", ".join(facts) + "." + verdict


@cache
def _topics() -> dict[str, str]:
    return {kind: row["name"] for row in table("weighing")["topic"] for kind in row["types"]}
