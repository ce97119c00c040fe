"""Which record type lies in which table, and the way of a record to a row and back."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..ids import digest
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
from ..records.codec import Record, flat_fields, from_plain, to_plain

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
    names = columns(table)
    flat = flat_fields(TABLES[table])
    marks = ", ".join("?" * (len(names) + 1))
    quoted = ", ".join(f'"{name}"' for name in [*names, "digest"])

    def row(record: object) -> list[Any]:
        plain = to_plain(record)
        said = {name: plain[name] for name in names}
        values = [said[n] if flat[n] or said[n] is None else _json(said[n]) for n in names]
        return [*values, digest(said)]

    connection.executemany(f"INSERT OR REPLACE INTO {table} ({quoted}) VALUES ({marks})", map(row, records))


def from_row(kind: type[Record], row: Mapping[str, Any] | sqlite3.Row) -> Record:
    """Builds a record from a row of its table."""
    known: Any = kind
    flat = flat_fields(known)
    keys = row.keys()
    return from_plain(
        kind,
        {n: row[n] if is_flat or row[n] is None else json.loads(row[n]) for n, is_flat in flat.items() if n in keys},
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
