"""From a parsed document to its entities and the words that mean them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..ids import make_id
from ..records import Alias, Document, DocumentEntity, EntityLinks, Gap, Mention, Parse, Segment
from .gazetteer import Gazetteer
from .group import Group, group_names
from .names import Reading, read_names
from .naming import ADJECTIVES, Name
from .people import ambiguous_people
from .places import precision
from .power import powers
from .pronouns import Reference, references
from .romanise import script_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a document names, where, and what could not be settled."""

    entities: tuple[DocumentEntity, ...]
    mentions: tuple[Mention, ...]
    gaps: tuple[Gap, ...]


def find(document: Document, segments: Sequence[Segment], parse: Parse, *, gazetteer: Gazetteer) -> Found:
    """Finds people, bodies and places, puts their names together, and resolves places, pronouns and descriptions.

    It depends on nothing but the document, its parse and the gazetteer. Ids are those of the first mention.
    """
    reading = read_names(document, segments, parse, gazetteer)
    groups = group_names(document, reading, gazetteer, powers(parse, reading.words, reading.names))
    ids = [_id(document, group) for group in groups]
    mentions = [
        Mention(document=document.id, start=m.name.start, end=m.name.end, text=m.name.text, entity=one, reason=m.why)
        for one, group in zip(ids, groups, strict=True)
        for m in group.members
    ]
    said = references(document, parse, reading, groups)
    mentions.extend(_reference(document, ids, reference) for reference in said)
    entities = tuple(_entity(document, one, group) for one, group in zip(ids, groups, strict=True))
    return Found(
        entities=entities,
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end))),
        gaps=(*_unplaced(document, groups), *_ambiguous(document, reading)),
    )


def _unplaced(document: Document, groups: Sequence[Group]) -> Iterator[Gap]:
    """A gap for all places that have no coordinates."""
    unknown = [group for group in groups if group.kind == "place" and group.place is None]
    if unknown:
        names = ", ".join(sorted({group.name for group in unknown}))
        sentence = f"The gazetteer does not know these places, which are kept without coordinates: {names}."
        first = min((group.members[0].name for group in unknown), key=lambda name: name.start)
        yield _gap(document, "place-unknown", sentence, first)


def _ambiguous(document: Document, reading: Reading) -> Iterator[Gap]:
    """A gap for every lone name that several people bear."""
    for name, bearers in ambiguous_people(reading.names):
        yield _gap(document, "name-ambiguous", f"{name.text} may be {' or '.join(bearers)}: it is left apart.", name)


def _gap(document: Document, code: str, sentence: str, name: Name) -> Gap:
    return Gap(
        id=make_id("gap1", document.id, "entities", code, name.start, name.end),
        capture=document.capture_sha256,
        document=document.id,
        stage="entities",
        code=code,
        sentence=sentence,
        start=name.start,
        end=name.end,
    )


def _id(document: Document, group: Group) -> str:
    first = group.members[0].name
    return make_id("ent1", document.id, first.start, first.end)


def _reference(document: Document, ids: Sequence[str], reference: Reference) -> Mention:
    start, end = reference.start, reference.end
    return Mention(
        document=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        entity=ids[reference.group],
        reason=reference.why,
    )


def _entity(document: Document, one: str, group: Group) -> DocumentEntity:
    place = group.place if group.kind == "place" else None
    return DocumentEntity(
        id=one,
        document=document.id,
        name=group.name,
        kind=group.kind,
        aliases=_aliases(group),
        links=EntityLinks(geonames=place.geonames) if place is not None else EntityLinks(),
        latitude=place.latitude if place is not None else None,
        longitude=place.longitude if place is not None else None,
        country=(place.country or None) if place is not None else None,
        stands_for=group.stands_for,
        precision=precision(place) if place is not None else None,
    )


def _aliases(group: Group) -> tuple[Alias, ...]:
    """Every spelling once, with the reason of its first place; names with their titles too."""
    reasons: dict[str, str] = {}
    for member in group.members:
        if member.name.text != group.name:
            known = group.place is not None and member.name.shape not in ADJECTIVES and group.stands_for is None
            reasons.setdefault(member.name.text, "another name of the same place" if known else member.why)
        if member.name.title and group.kind == "person":
            reasons.setdefault(f"{member.name.title} {member.name.text}", "title and name")
    return tuple(Alias(text=text, script=script_of(text), reason=why) for text, why in sorted(reasons.items()))
