"""One utterance in several mouths: nameless sources with nearly the same words, bodies that speak through a person."""

import re
import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from ..records import EvidenceKind, Ledger, Source, Statement
from .content import shared, stems
from .roots import Root, Setting

#: Two nameless sources under one word ("police") are taken for one from this share of content words on.
_NEARLY_SAME = 0.5
#: Words of content that a direct quotation needs before another nameless one with the same words is taken for it.
_LEAST_WORDS = 4
_MARKS = 4
_OF = re.compile(r"\w,?\s+(?:of|from|with)\s+(?:the\s+)?$", re.IGNORECASE)


class Join(NamedTuple):
    """Two keys that are one, with the statements that show it."""

    first: str
    second: str
    kind: EvidenceKind
    a: str
    b: str
    detail: str


def one_utterance(setting: Setting, roots: dict[str, Root]) -> list[Join]:
    """Joins nameless sources: on one page under one word, across pages where they say nearly the same."""
    blocks: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in setting.ledger.statements.values():
        if statement.id in roots and roots[statement.id].key == f"statement:{statement.id}" and statement.source:
            head = _head(statement.source.text)
            blocks["page", statement.document, head].append(statement)
            blocks["carrier", roots[statement.id].carrier, head].append(statement)
            for mark in _marks(_content(statement)):
                blocks["words", head, str(mark)].append(statement)
    joins = []
    for key, block in sorted(blocks.items()):
        block.sort(key=lambda s: s.id)
        joins += [j for s in block[1:] if (j := _join(setting.ledger, key[0], block[0], s))]
    return joins


def _join(ledger: Ledger, why: str, a: Statement, b: Statement) -> Join | None:
    alike = shared(_content(a), _content(b))
    if why != "page" and (alike < _NEARLY_SAME or len(_content(a)) < _LEAST_WORDS):
        return None
    words = a.source.text if a.source else ""
    if why == "page":
        detail = f"one page, one nameless source: “{words}”"
    else:
        both = f"“{words}” and “{b.source.text if b.source else ''}”"
        detail = f"{both} have no name and say nearly the same: {round(alike * 100)} % of the words"
    return Join(f"statement:{a.id}", f"statement:{b.id}", "same-utterance", a.id, b.id, detail)


def voices_of_bodies(setting: Setting) -> list[Join]:
    """Joins a person with the body that the page says the person speaks for ("Ministry spokesman Ivo Renn said")."""
    ledger = setting.ledger
    by_document: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for mention in ledger.mentions:
        if mention.entity in ledger.entities:
            by_document[mention.document].append((mention.start, mention.end, mention.entity))
    for mentions in by_document.values():
        mentions.sort()
    joins = []
    for statement in ledger.statements.values():
        source = statement.source
        if source is None or source.entity not in ledger.entities:
            continue
        mentions = by_document.get(statement.document, [])
        at = slice(bisect_left(mentions, (source.start,)), bisect_left(mentions, (source.end,)))
        inside = {entity for _, end, entity in mentions[at] if end <= source.end}
        bodies = sorted(e for e in inside - {source.entity} if ledger.entities[e].kind in {"organisation", "group"})
        if not _speaks_for(source.text) and not any(_is_of(source, m) for m in mentions[at] if m[2] in bodies):
            continue
        if len(bodies) == 1 and source.entity is not None:
            person, body = setting.names.of_entity(source.entity), setting.names.of_entity(bodies[0])
            detail = f"“{source.text}” speaks for {ledger.entities[bodies[0]].name}"
            joins.append(Join(person, body, "chain", statement.id, statement.id, detail))
    return joins


def _is_of(source: Source, body: tuple[int, int, str]) -> bool:
    """Tells whether the words before a body's name make the source one of its people: "Omar Telk of the Monitor"."""
    return _OF.search(source.text[: body[0] - source.start]) is not None


def _speaks_for(words: str) -> bool:
    plain = f" {' '.join(words.lower().replace(',', ' ').split())} "
    return any(f" {role} " in plain for role in _roles())


def _content(statement: Statement) -> frozenset[str]:
    return stems(" ".join(span.text for span in statement.content))


def _head(words: str) -> str:
    """The words that tell one nameless source from another: "three local police officers" are "police officers"."""
    plain = [w.strip(".,;:'\"“”") for w in words.lower().split()]
    return " ".join(w for w in plain if w not in _fillers()) or words.lower()


def _marks(content: Iterable[str]) -> list[int]:
    """The smallest of the words' hashes: two contents that share half of their words share one of four, 15 to 1."""
    return sorted(zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in content)[:_MARKS]


@cache
def _roles() -> tuple[str, ...]:
    return tuple(table("credits")["voices_of_a_body"])


@cache
def _fillers() -> frozenset[str]:
    return frozenset(table("credits")["source_fillers"])
