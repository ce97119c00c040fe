"""Which record type lies in which table, and the way of a record to a row and back."""

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Final

from ..ids import canonical_text, digest_of_fields
from ..records import (
    Claim,
    Document,
    DocumentEntity,
    Entity,
    Event,
    Gap,
    Giver,
    Judgement,
    Link,
    Mention,
    Origin,
    Segment,
    Sighting,
    Statement,
    TimeExpression,
)
from ..records.codec import Record, flat_fields, from_plain, nested_fields

#: Made from one document alone; dropped and made anew together with it.
DOCUMENT_TABLES: Final[dict[str, type]] = {
    "documents": Document,
    "segments": Segment,
    "document_entities": DocumentEntity,
    "mentions": Mention,
    "times": TimeExpression,
    "statements": Statement,
    "claims": Claim,
}
#: Made from the tables above, over all documents.
CASE_TABLES: Final[dict[str, type]] = {
    "entities": Entity,
    "origins": Origin,
    "links": Link,
    "events": Event,
    "sources": Giver,
}
TABLES: Final[dict[str, type]] = {**DOCUMENT_TABLES, **CASE_TABLES, "gaps": Gap, "judgements": Judgement}
#: What a line of an export is, by the name of the table; what was taken when is no part of a case's digest.
LINES: Final[dict[str, type]] = {**TABLES, "captures": Sighting}
#: What every reader may export: what the interface promises, and first how everything was taken.
EXPORTED: Final = (
    "captures",
    "documents",
    "segments",
    "entities",
    "mentions",
    "statements",
    "claims",
    "times",
    "events",
    "links",
    "origins",
    "sources",
    "gaps",
    "judgements",
)
#: Where and when bytes were taken is told by the sightings: the same page taken twice is one document.
_FROM_SIGHTINGS: Final = ("uri", "retrieved_at")
#: What only an analyst says: laid over the records when they are read, by the judgements in force.
_LAID_OVER: Final = {"claims": ("credibility",), "sources": ("assessments",)}


def columns(table: str) -> list[str]:
    """Returns the columns of a table that hold the fields of its record."""
    elsewhere = _FROM_SIGHTINGS if table == "documents" else _LAID_OVER.get(table, ())
    return [name for name in flat_fields(TABLES[table]) if name not in elsewhere]


def insert(connection: sqlite3.Connection, table: str, records: Iterable[object]) -> None:
    """Adds records to a table, each with the digest of all that it says; a record that is there already is replaced."""
    _write(connection, table, _rows(table, records, before=(), kept=set(), lying={}))


def change(
    connection: sqlite3.Connection, table: str, records: Iterable[object], *, where: str, lying: Mapping[int, str]
) -> None:
    """Makes the rows that fit `where` (SQL) be those of `records`; a row that says the same stays as it lies.

    `lying` are the digests of records that were read out of the table, by their `id()`.
    """
    before = {row[0] for row in connection.execute(f"SELECT digest FROM {table} {where}")}
    kept: set[str] = set()
    _write(connection, table, _rows(table, records, before=before, kept=kept, lying=lying))
    gone = before - kept
    if gone:
        rows = connection.execute(f"SELECT rowid, digest FROM {table} {where}").fetchall()
        old = [(number,) for number, digest in rows if digest in gone]
        connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", old)


def _rows(
    table: str,
    records: Iterable[object],
    *,
    before: Container[str],
    kept: set[str],
    lying: Mapping[int, str],
) -> Iterator[list[Any]]:
    """Yields records as rows, the digest last; those that lie there already are only noted in `kept`."""
    names = columns(table)
    flat = [flat_fields(TABLES[table])[name] for name in names]
    order = sorted(range(len(names)), key=names.__getitem__)
    said = attrgetter(*names)
    for record in records:
        known = lying.get(id(record))
        if known is not None and known in before:
            kept.add(known)
            continue
        values = said(record)
        texts = [canonical_text(value) for value in values]
        mark = digest_of_fields((names[n], texts[n]) for n in order)
        if mark in before:
            kept.add(mark)
            continue
        row = [v if plain or v is None else t for v, t, plain in zip(values, texts, flat, strict=True)]
        yield [*row, mark]


def _write(connection: sqlite3.Connection, table: str, rows: Iterable[list[Any]]) -> None:
    names = columns(table)
    marks = ", ".join("?" * (len(names) + 1))
    quoted = ", ".join(f'"{name}"' for name in [*names, "digest"])
    connection.executemany(f"INSERT OR REPLACE INTO {table} ({quoted}) VALUES ({marks})", rows)


def from_row(kind: type[Record], row: Mapping[str, Any] | sqlite3.Row) -> Record:
    """Builds a record from a row of its table."""
    known: Any = kind
    plain = dict(row)
    for name in nested_fields(known):
        if (value := plain.get(name)) is not None:
            plain[name] = () if value == "[]" else _read_json(value)[0]
    return from_plain(kind, plain)


_read_json: Final = json.JSONDecoder().raw_decode
