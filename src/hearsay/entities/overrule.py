"""Entities of a case with what analysts decided laid over: names that are one, names that are not, no names at all.

The machine joins first; then each decision changes what it found, oldest first. What is split off takes with it what
later pages call so. Entities that come out as the machine had them are the machine's again, to the letter: merging and
splitting back leaves no trace. It does not join anew what a decision makes likely (two bearers of a family name that
turn out to be one leave a lone family name where it was).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..ids import apart_id, make_id
from ..records import Alias, DocumentEntity, Entity, EntityKind, Gap, Ruling, place_of, plain_name
from .join import join
from .romanise import script_of


class Overruled(NamedTuple):
    """The entities that hold, and what could not be laid over because its subject has gone."""

    entities: tuple[Entity, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Document entities that the machine took for one, and why they are in their group (null: the machine says so)."""

    entity: Entity
    why: str | None = None


@dataclass(slots=True)
class _State:
    """The groups so far, by id, and what is needed to cut them."""

    found: Mapping[str, DocumentEntity]
    machine: Mapping[frozenset[str], Entity]
    groups: dict[str, list[_Piece]]
    kinds: dict[str, EntityKind] = field(default_factory=dict)


def overrule(found: Iterable[DocumentEntity], rulings: Sequence[Ruling]) -> Overruled:
    """Joins the document entities of a case and lays over what was decided on entities, oldest first."""
    members = {entity.id: entity for entity in found}
    joined = join(members.values())
    state = _State(members, {frozenset(e.members): e for e in joined}, {e.id: [_Piece(e)] for e in joined})
    gaps = []
    for ruling in rulings:
        if ruling.decision.kind == "entity" and not _lay_over(state, ruling):
            gaps.append(_lost(ruling))
    entities = (_entity(name, pieces, kind=state.kinds.get(name)) for name, pieces in state.groups.items())
    return Overruled(tuple(sorted(entities, key=lambda e: e.id)), tuple(gaps))


def _lay_over(state: _State, ruling: Ruling) -> bool:
    """Lays one decision over the groups; false where its subject is not there any more."""
    verdict, decision = ruling.judgement.verdict, ruling.decision
    meant = [_resolve(state, ruling, number) for number in range(len(decision.ids))]
    groups = list(dict.fromkeys(name for name in meant if name is not None))
    if not groups:
        return False
    if verdict == "merge":
        _merge(state, groups, ruling)
        return None not in meant
    if verdict in ("split", "reject") and decision.parts:
        _split(state, groups[0], ruling)
    elif verdict == "reject":
        del state.groups[groups[0]]
    elif verdict == "accept" and not decision.parts:
        _keep(state, groups[0], ruling)
    return True


def _resolve(state: _State, ruling: Ruling, number: int) -> str | None:
    """The group that bears the id that was judged, else the one that holds most of what it held then."""
    decision = ruling.decision
    if decision.ids[number] in state.groups:
        return decision.ids[number]
    held = decision.members[number] if number < len(decision.members) else ()
    return next(iter(_holders(state, held)), None)


def _holders(state: _State, held: Sequence[str]) -> list[str]:
    """Groups with any of some document entities, those with most of them first."""
    wanted = set(held)
    counts = {
        name: sum(len(wanted.intersection(piece.entity.members)) for piece in pieces)
        for name, pieces in state.groups.items()
    }
    return sorted((name for name, count in counts.items() if count), key=lambda name: (-counts[name], name))


def _merge(state: _State, groups: Sequence[str], ruling: Ruling) -> None:
    """Puts all groups into the first one, which keeps its name."""
    first, *others = groups
    why = f"taken for one with {state.groups[first][0].entity.name} by {ruling.because}"
    for name in others:
        moved = [replace(piece, why=piece.why or why) for piece in state.groups.pop(name)]
        state.groups[first] += moved
    if ruling.decision.becomes is not None:
        state.kinds[first] = ruling.decision.becomes


def _keep(state: _State, name: str, ruling: Ruling) -> None:
    """Holds together what was in a group when it was accepted, and leaves everything else where it is."""
    held = {m for members in ruling.decision.members[:1] for m in members}
    why = f"accepted as one name by {ruling.because}"
    for other in _holders(state, sorted(held)):
        if other != name:
            pieces = state.groups.pop(other)
            stay = [cut for p in pieces for cut in _cut(state, p, [m for m in p.entity.members if m not in held])]
            came = [cut for p in pieces for cut in _cut(state, p, [m for m in p.entity.members if m in held])]
            state.groups[name] += [replace(piece, why=piece.why or why) for piece in came]
            if stay:
                state.groups[other] = stay


def _split(state: _State, name: str, ruling: Ruling) -> None:
    """Takes what the parts name out of a group, all of it into one new group."""
    parts = [plain_name(part) for part in ruling.decision.parts]
    stay: list[_Piece] = []
    leave: list[_Piece] = []
    for piece in state.groups[name]:
        going = {m for m in piece.entity.members if any(_is_meant(state, m, part) for part in parts)}
        fresh = list(_derived(state, piece, going, ruling))
        rest = [m for m in piece.entity.members if m not in going]
        stay += _cut(state, piece, rest, without=parts if fresh else ())
        leave += _cut(state, piece, sorted(going)) + [_Piece(e) for e in join(fresh)]
    if not leave or not stay:
        return  # there is nothing left to divide: what was decided is so already
    del state.groups[name]
    state.kinds.pop(name, None)
    kept = _own_id(state, stay) or name
    own = _own_id(state, leave)
    state.groups[kept] = stay
    state.groups[own if own and own != kept else make_id("ent1", "case", "apart", name, sorted(parts))] = leave


def _own_id(state: _State, pieces: Sequence[_Piece]) -> str | None:
    """The machine's id of a group that is again what the machine found."""
    same = state.machine.get(frozenset(m for piece in pieces for m in piece.entity.members))
    return same.id if same is not None and len(pieces) == 1 else None


def _cut(state: _State, piece: _Piece, members: Sequence[str], without: Sequence[str] = ()) -> list[_Piece]:
    """The piece with only some of its members, and without the names that were split off."""
    if not members:
        return []
    entities = [piece.entity] if len(members) == len(piece.entity.members) else []
    if not entities:
        known = [state.found[m] for m in members if m in state.found]
        entities = list(join(known))
    return [_Piece(_without(e, without) if without else e, piece.why) for e in entities]


def _without(entity: Entity, names: Sequence[str]) -> Entity:
    return replace(entity, aliases=tuple(a for a in entity.aliases if plain_name(a.text) not in names))


def _is_meant(state: _State, member: str, part: str) -> bool:
    """Whether a part names a document entity whole: by its document, or by the name that it goes by there."""
    entity = state.found.get(member)
    if entity is None:
        return False
    if part.startswith("doc1:"):
        return part == entity.document
    return plain_name(entity.name) == part


def _derived(state: _State, piece: _Piece, going: set[str], ruling: Ruling) -> Iterator[DocumentEntity]:
    """New document entities for names and mentions that are split off one which stays.

    The second group of members of a decision are the document entities that its mentions belonged to.
    """
    parts, words = ruling.decision.parts, ruling.decision.words[1:]
    owners = {m for members in ruling.decision.members[1:] for m in members} & set(state.found)
    for member in piece.entity.members:
        entity = state.found.get(member)
        if entity is None or member in going:
            continue
        for part, name in zip(parts, words if len(words) == len(parts) else parts, strict=True):
            place = place_of(part)
            if place is None and any(plain_name(alias.text) == plain_name(part) for alias in entity.aliases):
                yield _alone(entity, plain_name(part), name)
            elif place is not None and place[0] == entity.document and (member in owners or not owners):
                yield _alone(entity, f"{place[1]}-{place[2]}", name)


def _alone(entity: DocumentEntity, words: str, name: str) -> DocumentEntity:
    return DocumentEntity(id=apart_id(entity.id, words), document=entity.document, name=name, kind=entity.kind)


def _entity(name: str, pieces: Sequence[_Piece], *, kind: EntityKind | None) -> Entity:
    """A group as one entity under the name of its first piece."""
    first = pieces[0].entity
    if len(pieces) == 1:
        return first if first.id == name and kind is None else replace(first, id=name, kind=kind or first.kind)
    reasons: dict[str, str] = {}
    for piece in pieces:
        for alias in piece.entity.aliases:
            reasons.setdefault(alias.text, alias.reason)
        if piece.entity.name != first.name:
            reasons.setdefault(piece.entity.name, piece.why or "the same name")
    reasons.pop(first.name, None)
    placed = next((p.entity for p in pieces if p.entity.latitude is not None), first)
    numbered = next((p.entity for p in pieces if p.entity.links.geonames is not None), first)
    return Entity(
        id=name,
        name=first.name,
        kind=kind or first.kind,
        aliases=tuple(Alias(text=text, script=script_of(text), reason=why) for text, why in sorted(reasons.items())),
        links=numbered.links,
        latitude=placed.latitude,
        longitude=placed.longitude,
        members=tuple(sorted(m for piece in pieces for m in piece.entity.members)),
        precision=placed.precision,
    )


def _lost(ruling: Ruling) -> Gap:
    judgement, decision = ruling.judgement, ruling.decision
    named = ", ".join(f"“{words}”" for words in decision.words) or ", ".join(decision.ids)
    return Gap(
        id=make_id("gap1", "judgements", judgement.id),
        capture=None,
        document=None,
        stage="joining",
        code="judged-record-gone",
        sentence=f"{judgement.by} judged on {judgement.at[:10]} ({judgement.verdict}) what the case does not hold any "
        f"more, at least in part: {named}. The judgement {judgement.id} is kept and holds again when it is found.",
    )
