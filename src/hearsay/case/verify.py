"""Reads a case back: do hashes, ids, spans and the chain of judgements still hold?"""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from ..ids import digest, make_id
from ..records import (
    Argument,
    Claim,
    Document,
    Link,
    Mention,
    Quantity,
    Segment,
    Source,
    Span,
    Statement,
    TimeExpression,
)
from ..records.codec import to_plain
from . import judgements, tables
from .store import Case

Progress = Callable[[int, int], None]


def verify(case: Case, progress: Progress | None = None) -> list[str]:
    """Returns a sentence for everything that does not hold; an empty list means that the whole case does.

    Checked: the hash of every capture's bytes; `text[start:end] == text` of every span; the digest of every row against
    what it says; every id that one record has of another; the chain of judgements.
    """
    steps: list[Callable[[Case], Iterator[str]]] = [_captures, _spans, _digests, _references, _judgements]
    out: list[str] = []
    for number, step in enumerate(steps):
        out += step(case)
        if progress:
            progress(number + 1, len(steps))
    return out


def _captures(case: Case) -> Iterator[str]:
    for capture in case.captures():
        if hashlib.sha256(capture.data).hexdigest() != capture.sha256:
            yield f"The bytes of {capture.uri} no longer have the hash {capture.sha256}."


def _spans(case: Case) -> Iterator[str]:
    texts = {d.id: d.text for d in case.rows("documents", Document)}
    for table in ("segments", "mentions", "times", "statements", "claims"):
        kind: Any = tables.TABLES[table]
        for record in case.rows(table, kind):
            for start, end, text in _spans_of(record):
                whole = texts.get(record.document)
                if whole is None:
                    yield f"A row of {table} belongs to {record.document}, which is not in the case."
                elif not 0 <= start <= end <= len(whole) or (text is not None and whole[start:end] != text):
                    yield f"A span of {table} in {record.document} at {start}–{end} does not hold the words {text!r}."


def _spans_of(record: Any) -> Iterator[tuple[int, int, str | None]]:
    if isinstance(record, Segment):
        yield record.start, record.end, None
    elif isinstance(record, (Mention, TimeExpression, Span, Argument, Source, Quantity)):
        yield record.start, record.end, record.text
    elif isinstance(record, Statement):
        parts: list[Any] = [record.source, record.cue, *record.content]
        for part in parts:
            if part is not None:
                yield from _spans_of(part)
    elif isinstance(record, Claim):
        yield record.start, record.end, record.text
        if record.time is not None and record.time.start is not None and record.time.end is not None:
            yield record.time.start, record.time.end, record.time.text
        parts = [record.trigger, *record.actors, *record.targets, *record.places, *record.quantities]
        for part in parts:
            yield from _spans_of(part)


def _digests(case: Case) -> Iterator[str]:
    for table in sorted(set(tables.TABLES) - {"judgements"}):
        kind: Any = tables.TABLES[table]
        names = tables.columns(table)
        stored = {row[0] for row in case.connection.execute(f"SELECT digest FROM {table}")}
        for record in case.rows(table, kind):
            said = {n: v for n, v in to_plain(record).items() if n in names}
            if digest(said) not in stored:
                yield f"A row of {table} ({getattr(record, 'id', record)}) was changed after it was written."


def _references(case: Case) -> Iterator[str]:
    ids = {
        table: {row[0] for row in case.connection.execute(f"SELECT id FROM {table}")}
        for table in ("documents", "segments", "statements", "claims", "document_entities")
    }
    for document in case.rows("documents", Document):
        if document.id != make_id("doc1", document.capture_sha256):
            yield f"The id {document.id} does not belong to the capture {document.capture_sha256}."
    for claim in case.rows("claims", Claim):
        if claim.segment not in ids["segments"] or (claim.statement and claim.statement not in ids["statements"]):
            yield f"The claim {claim.id} points at a segment or statement that is not there."
    for statement in case.rows("statements", Statement):
        if statement.segment not in ids["segments"] or (statement.within and statement.within not in ids["statements"]):
            yield f"The statement {statement.id} points at a segment or statement that is not there."
    for mention in case.rows("mentions", Mention):
        if mention.entity not in ids["document_entities"]:
            yield f"A mention of {mention.text!r} points at an entity that is not there."
    for link in case.rows("links", Link):
        if not {link.a, link.b} <= ids["claims"]:
            yield f"A link points at a claim that is not there: {link.a}, {link.b}."


def _judgements(case: Case) -> Iterator[str]:
    for name in judgements.broken(case.connection):
        yield f"The judgement {name} was changed after it was written, or one before it is missing."
