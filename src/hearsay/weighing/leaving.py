"""What can be taken out of a case in thought: an origin, a publisher's pages, a party with all who speak for it.

To leave something out means to hear none of its claims. Links and origins stay as they were found with it, so that a
copy of what is left out is left out with its origin, not turned into an origin of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ..knowledge import rows
from ..records import Ledger, Origin
from .labels import entity_name, source_name
from .voices import Hearing, Voice, body_of, hear

Sort = Literal["party", "publisher", "origin"]

_SORTS: tuple[Sort, ...] = ("party", "publisher", "origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Claims that can be left out together, and what they are called.

    `key` is an entity id, the name of a newsroom, or an origin's id. `carriers` are the pages (document ids) on which
    the claims of an origin stand, its root left out: the papers that copy or cite it.
    """

    sort: Sort
    key: str
    name: str
    claims: frozenset[str]
    carriers: tuple[str, ...] = ()


class Without(Mapping[str, Voice]):
    """The voices of a hearing but for some claims, looked up in place."""

    def __init__(self, voices: Mapping[str, Voice], missing: frozenset[str]) -> None:
        """Lays `missing` over `voices`; nothing is copied."""
        self._voices, self._missing = voices, missing

    def __getitem__(self, claim: str) -> Voice:
        if claim in self._missing:
            raise KeyError(claim)
        return self._voices[claim]

    def __iter__(self) -> Iterator[str]:
        return (claim for claim in self._voices if claim not in self._missing)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def without(hearing: Hearing, claims: Iterable[str]) -> Hearing:
    """Returns a hearing in which nobody makes these claims."""
    return replace(hearing, voices=Without(hearing.voices, frozenset(claims)))


def parts(hearing: Hearing) -> tuple[Part, ...]:
    """Lists what can be left out; of parts with the same claims the first of party, publisher, origin stands for all.

    Only claims that may raise a grade are in a part: leaving a comment out changes nothing.
    """
    found: dict[frozenset[str], Part] = {}
    for part in (*_parties(hearing), *_publishers(hearing), *_origins(hearing)):
        found.setdefault(part.claims, part)
    return tuple(sorted(found.values(), key=lambda part: (-len(part.claims), _SORTS.index(part.sort), part.key)))


def _parties(hearing: Hearing) -> Iterator[Part]:
    """Everybody who speaks, with what is said by those who speak for him."""
    claims: dict[str, set[str]] = defaultdict(set)
    for voice in hearing.voices.values():
        if voice.counts and voice.register == "source":
            for entity in voice.side:
                claims[entity].add(voice.claim.id)
    for entity, said in sorted(claims.items()):
        yield Part(sort="party", key=entity, name=entity_name(hearing.ledger, entity), claims=frozenset(said))


def _publishers(hearing: Hearing) -> Iterator[Part]:
    """Everything on the pages of one newsroom, whoever is quoted there."""
    claims: dict[str, set[str]] = defaultdict(set)
    for voice in hearing.voices.values():
        document = hearing.ledger.documents.get(voice.claim.document)
        if voice.counts and document is not None and document.outlet:
            claims[newsroom(document.outlet)].add(voice.claim.id)
    for name, said in sorted(claims.items()):
        yield Part(sort="publisher", key=name, name=name, claims=frozenset(said))


def _origins(hearing: Hearing) -> Iterator[Part]:
    for origin in sorted(hearing.ledger.origins, key=lambda origin: origin.id):
        known = [hearing.voices[member] for member in origin.members if member in hearing.voices]
        said = frozenset(voice.claim.id for voice in known if voice.counts)
        if said:
            pages = {voice.claim.document for voice in known if voice.counts} - {origin.root}
            name = root_name(hearing, origin)
            yield Part(sort="origin", key=origin.id, name=name, claims=said, carriers=tuple(sorted(pages)))


def root_name(hearing: Hearing, origin: Origin) -> str:
    """Names what an origin rests on: a page by its outlet, a statement by whom it names, else the source itself.

    Where several people speak for one body it is the body.
    """
    ledger = hearing.ledger
    voices = [hearing.voices[claim] for claim in sorted(origin.members) if claim in hearing.voices]
    spoken = [voice for voice in voices if voice.giver is not None]
    bodies = {body_of(hearing, voice) for voice in spoken}
    if origin.root in ledger.entities and len({voice.giver for voice in spoken}) > 1 and len(bodies) == 1:
        return entity_name(ledger, bodies.pop())
    if (document := ledger.documents.get(origin.root)) is not None:
        return document.outlet or (f"“{document.title}”" if document.title else document.uri)
    statement = ledger.statements.get(origin.root)
    if statement is not None and statement.source is not None:
        known = entity_name(ledger, statement.source.entity)
        return source_name(known) if known else f"“{source_name(statement.source.text)}”"
    if origin.root in ledger.claims or statement is not None:
        return voices[0].name if voices else "an unnamed source"
    return entity_name(ledger, origin.root) or origin.root


def origin_names(ledger: Ledger) -> dict[str, str]:
    """Returns for each origin's id what it rests on, in words."""
    hearing = hear(ledger)
    return {origin.id: root_name(hearing, origin) for origin in ledger.origins}


def newsroom(outlet: str) -> str:
    """Returns the newsroom behind an outlet's name by the list of publishers, or the name itself."""
    return _newsrooms().get(outlet.casefold(), outlet)


@cache
def _newsrooms() -> Mapping[str, str]:
    return {
        name.strip().casefold(): row["newsroom"]
        for row in rows("publishers")
        for name in (row["newsroom"], *row["outlets"].split(";"))
    }
