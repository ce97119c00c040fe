"""The first answer to what a claim rests on: the innermost known source, or who answers for the page's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Claim, Ledger, Statement
from .credits import Credit
from .names import Names
from .voices import Voice

_NAMELESS = {"anonymous", "collective"}
_PARTIES = {"person", "organisation", "group"}


class Root(NamedTuple):
    """What something rests on (`key`). A nameless source rests on itself; then `carrier` is who passes its words on."""

    key: str
    carrier: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What is needed to tell the root of a claim.

    `editions` gives for each document the first in order of ids that was taken from the same address.
    """

    ledger: Ledger
    names: Names
    voices: Mapping[str, Voice]
    credits: Mapping[str, Credit]
    editions: Mapping[str, str]


def root_of_claim(setting: Setting, claim: Claim) -> str:
    """Returns the key of a claim's root before copies and citations are followed.

    What a comment passes on rests on the comment: nobody knows where its writer has it from.
    """
    voice = setting.voices.get(claim.segment, Voice(claim.document, None))
    statement = setting.ledger.statements.get(claim.statement) if claim.statement else None
    segment = setting.ledger.segments.get(claim.segment)
    if statement is not None and not _is_comment(setting, voice):
        return root_of_statement(setting, statement).key
    if voice.segment is None and segment is not None and segment.author and segment.kind in {"quote", "embed"}:
        return setting.names.key(segment.author)
    return root_of_voice(setting, voice)


def root_of_statement(setting: Setting, statement: Statement) -> Root:
    """Follows a statement outward to the first source that is known by name."""
    nameless: Statement | None = None
    at: Statement | None = statement
    seen: set[str] = set()
    carrier = root_of_voice(setting, setting.voices.get(statement.segment, Voice(statement.document, None)))
    while at is not None and at.id not in seen:
        seen.add(at.id)
        key = _source_key(setting, at, carrier)
        if key:
            return Root(f"statement:{nameless.id}", key) if nameless else Root(key, key)
        if nameless is None and at.source is not None:
            nameless = at
        at = setting.ledger.statements.get(at.within) if at.within else None
    return Root(f"statement:{(nameless or statement).id}", carrier)


def root_of_voice(setting: Setting, voice: Voice) -> str:
    """Returns the key of who answers for words in nobody's mouth: outlet, credited agency, commenter, pasted author."""
    document = setting.ledger.documents.get(voice.document)
    segment = setting.ledger.segments.get(voice.segment) if voice.segment else None
    if segment is not None and segment.kind == "pasted":
        printed = segment.credit or segment.author
        return setting.names.key(printed) if printed else f"segment:{segment.id}"
    if segment is not None:
        return f"comment:{voice.document}:{segment.author.lower()}" if segment.author else f"segment:{segment.id}"
    if credit := setting.credits.get(voice.document):
        return setting.names.key(credit.name)
    if document and document.outlet:
        return setting.names.key(document.outlet)
    return f"document:{setting.editions.get(voice.document, voice.document)}"


def editions(ledger: Ledger) -> dict[str, str]:
    """Returns for each document the first, in order of ids, of the same address: a page that changed is one voice."""
    first: dict[str, str] = {}
    known = {d: document.uri for d, document in ledger.documents.items() if "://" in document.uri}
    return {d: first.setdefault(known.get(d, d), d) for d in sorted(ledger.documents)}


def _is_comment(setting: Setting, voice: Voice) -> bool:
    segment = setting.ledger.segments.get(voice.segment) if voice.segment else None
    return segment is not None and segment.kind == "comment"


def _source_key(setting: Setting, statement: Statement, own: str) -> str | None:
    source = statement.source
    if source is None:
        return None
    if source.text.lower() in _own_witnesses():
        return own
    entity = setting.ledger.entities.get(source.entity) if source.entity else None
    if entity is not None and (source.kind not in _NAMELESS or entity.kind in _PARTIES):
        return setting.names.of_entity(entity.id)
    return setting.names.key(source.text) if source.kind in {"named", "outlet", "document"} else None


@cache
def _own_witnesses() -> frozenset[str]:
    return frozenset(table("credits")["own_witnesses"])
