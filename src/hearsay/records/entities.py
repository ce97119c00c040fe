"""Parties and places under their names."""

from dataclasses import dataclass
from typing import Final, Literal

EntityKind = Literal["person", "organisation", "place", "group", "document", "other"]
#: What the coordinates of a place are: its own; the middle of a region or country; those of where the text puts it.
Precision = Literal["point", "area", "within"]


#: The reason of the only alias of what a text calls again without ever naming it.
NAMELESS: Final = "called again in the text, and never named there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name as it is spelled somewhere, its script (ISO 15924), and why it is taken for the same entity."""

    text: str
    script: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLinks:
    """Identifiers elsewhere."""

    geonames: int | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntity:
    """An entity as one document knows it; statements, claims and mentions point at it until the case joins it.

    `stands_for` names the body that a place is used for ("Moscow" for the Russian government), null otherwise.
    `precision` says what the coordinates are, null where there are none.
    """

    id: str
    document: str
    name: str
    kind: EntityKind
    aliases: tuple[Alias, ...] = ()
    links: EntityLinks = EntityLinks()
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    stands_for: str | None = None
    precision: Precision | None = None

    @property
    def is_nameless(self) -> bool:
        """Whether the document only describes it ("the gunmen … they"): it is nobody outside of that document."""
        return any(alias.reason == NAMELESS for alias in self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, body or place over all documents; `members` are the document entities that it was joined from.

    `precision` says what the coordinates of a place are, null where there are none.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[Alias, ...]
    links: EntityLinks
    latitude: float | None
    longitude: float | None
    members: tuple[str, ...]
    precision: Precision | None = None

    @property
    def is_nameless(self) -> bool:
        """Whether one document only describes it and none names it."""
        return any(alias.reason == NAMELESS for alias in self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a document that mean an entity, and why they are taken to."""

    document: str
    start: int
    end: int
    text: str
    entity: str
    reason: str
