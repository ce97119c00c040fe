"""Is what is to be split off, or judged by itself, really a part of its record?"""

from collections.abc import Sequence
from typing import NamedTuple

from ..case import Case
from ..errors import UsageError
from ..records import Claim, DocumentEntity, Entity, place_of, plain_name
from .subjects import Subject, find, shorten

_SHOWN = 8


class Parts(NamedTuple):
    """Parts by the names that a decision keeps, the words of each, and the document entities that mentions are of."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    owners: tuple[str, ...]


def read_parts(case: Case, subject: Subject, given: Sequence[str]) -> Parts:
    """Checks parts and brings them into one form: claims of an event or origin; names, documents or mentions.

    Raises UsageError where one is no part of the record.
    """
    names = tuple(dict.fromkeys(given))
    if subject.kind in ("event", "origin"):
        return _claims(case, subject, names)
    if subject.kind == "entity":
        return _names(case, subject, names)
    raise UsageError(
        f"{subject.id} is {_article(subject.kind)}, which has no parts. Judge it whole: leave {', '.join(names)} out."
    )


def leaves_some(case: Case, subject: Subject, parts: Parts) -> None:
    """Raises UsageError where nothing would stay behind after the parts are split off."""
    if subject.kind != "entity":
        stays = set(subject.members) - set(parts.names)
    else:
        stays = {e.id for e in _document_entities(case, subject) if not _is_whole(e, parts.names)}
    if not stays:
        hint = "Name single documents or mentions (`hearsay why` shows them as doc1:…@12-20)."
        more = hint if subject.kind == "entity" else "Leave out the claims that stay."
        raise UsageError(f"That is all of “{subject.words}”: nothing would be left to split it from. {more}")


def _claims(case: Case, subject: Subject, names: tuple[str, ...]) -> Parts:
    words = []
    for name in names:
        claim = case.find("claims", Claim, name)
        if claim is None:
            raise UsageError(
                f"{name} is no claim of this case. The parts of {_article(subject.kind)} are claims: {_some(subject)}."
            )
        if name not in subject.members:
            raise UsageError(
                f"The claim {name} (“{shorten(claim.text)}”) is not in {subject.id}. To put it there, merge: `hearsay "
                f"judge merge CASE {subject.id} ID`, with the {subject.kind} that holds it now."
            )
        words.append(shorten(claim.text))
    return Parts(names, tuple(words), ())


def _some(subject: Subject) -> str:
    more = len(subject.members) - _SHOWN
    return ", ".join(subject.members[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _names(case: Case, subject: Subject, given: tuple[str, ...]) -> Parts:
    entities = list(_document_entities(case, subject))
    known = {plain_name(text): text for e in entities for text in (e.name, *(a.text for a in e.aliases))}
    names, words, owners = [], [], []
    for name in given:
        if place_of(name) is not None:
            mention = find(case, name)
            if not set(mention.members) & {e.id for e in entities}:
                raise UsageError(f"The mention {name} (“{mention.words}”) does not mean “{subject.words}” now.")
            names.append(name)
            words.append(mention.words if plain_name(mention.words) in known else subject.words)
            owners += [owner for owner in mention.members if owner in subject.members]
        elif name.startswith("doc1:"):
            if name not in {e.document for e in entities}:
                raise UsageError(f"“{subject.words}” does not stand in the document {name}. `hearsay why` shows where.")
            names.append(name)
            words.append(name)
        elif plain_name(name) in known:
            names.append(known[plain_name(name)])
            words.append(known[plain_name(name)])
        else:
            listed = ", ".join(f"“{text}”" for text in sorted(known.values())[:_SHOWN])
            raise UsageError(f"“{name}” is no name of “{subject.words}”. Its names are {listed}.")
    return Parts(tuple(names), tuple(words), tuple(dict.fromkeys(owners)))


def _document_entities(case: Case, subject: Subject) -> list[DocumentEntity]:
    entity = subject.record
    members = entity.members if isinstance(entity, Entity) else subject.members
    found = (case.find("document_entities", DocumentEntity, member) for member in members)
    return [entity for entity in found if entity is not None]


def _is_whole(entity: DocumentEntity, parts: Sequence[str]) -> bool:
    """Whether all of a document entity goes with the parts."""
    return entity.document in parts or plain_name(entity.name) in {plain_name(part) for part in parts}


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"
