"""Everything a case holds, in memory: what the stages across documents and the dossier read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .claims import GENERAL, Claim, TimeExpression
from .custody import Gap, Judgement
from .documents import Document, Segment
from .entities import Entity, Mention
from .holdings import Event, Giver, Link, Origin
from .statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The tables of a case, by id where the records have one, each in a fixed order (by document, then by place).

    Entity ids in it are those of the case (`Entity.id`), not of single documents. `statements` are whole ones; the
    `pieces` of them lie apart, so that nothing is counted twice. What analysts decided is laid over the records
    already; `judgements` are all of their decisions, undone ones too, in the order of their making.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    segments: Mapping[str, Segment] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    pieces: Mapping[str, Statement] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    origins: tuple[Origin, ...] = ()
    links: tuple[Link, ...] = ()
    events: Mapping[str, Event] = field(default_factory=dict)
    givers: tuple[Giver, ...] = ()
    gaps: tuple[Gap, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def named(self) -> "Ledger":
        """Returns the same without what documents only describe, and its mentions."""
        nameless = {name for name, entity in self.entities.items() if entity.is_nameless}
        entities = {name: entity for name, entity in self.entities.items() if name not in nameless}
        return replace(self, entities=entities, mentions=tuple(m for m in self.mentions if m.entity not in nameless))

    def typed(self, *, told_on: int | None = None) -> "Ledger":
        """Returns what is named, without claims of general types, which are not weighed: no link says that they agree.

        Those of a happening that so many pages tell (`told_on`) are kept.
        """
        kept: set[str] = set()
        events = {}
        for event in self.events.values():
            claims = [self.claims[c] for c in event.claims if c in self.claims]
            if told_on is not None and len({c.document for c in claims}) >= told_on:
                kept.update(event.claims)
                events[event.id] = event
            elif not event.event.startswith(GENERAL):
                events[event.id] = replace(event, claims=tuple(c.id for c in claims if not c.is_general))
        claims_left = {name: c for name, c in self.claims.items() if not c.is_general or name in kept}
        return replace(self.named(), claims=claims_left, events=events)
