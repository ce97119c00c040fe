"""The case: everything that is known about an investigation, in one SQLite file."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from ..ids import digest
from ..records import (
    Argument,
    Capture,
    Claim,
    Document,
    DocumentEntity,
    Entity,
    Event,
    Gap,
    Giver,
    Ledger,
    Link,
    Mention,
    Origin,
    Segment,
    Sighting,
    Statement,
    TimeExpression,
)
from ..records.codec import Record
from . import tables
from .database import connect, transaction, translated
from .judgements import rejected_links

#: The order in which a document's records are read: as they stand in it.
_ORDERS: Final = {
    "documents": "id",
    "segments": 'document, start, "end" DESC, id',
    "mentions": 'document, start, "end", entity',
    "times": 'document, start, "end"',
    "statements": "document, rowid",
    "claims": 'document, start, "end", id',
    "links": "a, b, kind",
    "judgements": "number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that the document half of the stages finds in one capture; `document` is null where it could not be read."""

    capture: str
    document: Document | None = None
    segments: tuple[Segment, ...] = ()
    entities: tuple[DocumentEntity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    gaps: tuple[Gap, ...] = ()


class Case:
    """An open case. Use it as a context manager; all writing is in transactions, a document each."""

    def __init__(self, path: Path, *, create: bool = False, write: bool = False) -> None:
        """Opens the case at `path`. Raises NotACase, CannotWrite, CaseBusy."""
        self.path = path
        self.connection = connect(path, create=create, write=write)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self.connection.close()

    # --- captures -----------------------------------------------------------------------------------------------------

    def add_capture(self, capture: Capture, *, version: str) -> bool:
        """Keeps a capture and where it was taken; returns whether its bytes are new to the case."""
        with transaction(self.connection, self.path):
            new = self._query("SELECT 1 FROM captures WHERE sha256 = ?", capture.sha256).fetchone() is None
            if new:
                self._query(
                    "INSERT INTO captures (sha256, size, media_type, data) VALUES (?, ?, ?, ?)",
                    capture.sha256,
                    len(capture.data),
                    capture.media_type,
                    zlib.compress(capture.data),
                )
            self._sighted(capture, version)
            # an address that failed before and answers now leaves no gap, nor do those that led to it
            self.connection.executemany(
                "DELETE FROM gaps WHERE capture = ? AND stage = 'capture'",
                [(address,) for address in (capture.uri, *capture.through)],
            )
        return new

    def _sighted(self, capture: Capture, version: str) -> None:
        if capture.method in ("file", "standard-input") and self._query(
            "SELECT 1 FROM sightings WHERE capture = ? AND uri = ?", capture.sha256, capture.uri
        ).fetchone():
            return  # adding a folder again says nothing new about its files
        self._query(
            "INSERT OR IGNORE INTO sightings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            capture.sha256,
            capture.uri,
            capture.retrieved_at,
            capture.method,
            capture.status,
            json.dumps(capture.headers, ensure_ascii=False),
            json.dumps(capture.through, ensure_ascii=False),
            version,
        )

    def sightings(self) -> Iterator[Sighting]:
        """Yields where, when and how every capture was taken, in the order of addresses and times."""
        query = (
            "SELECT s.*, c.size, c.media_type FROM sightings s JOIN captures c ON c.sha256 = s.capture "
            "ORDER BY s.uri, s.retrieved_at, s.capture"
        )
        return (tables.from_row(Sighting, row) for row in self._query(query))

    def captures(self, chosen: Iterable[str] | None = None) -> Iterator[Capture]:
        """Yields captures with their bytes, in the order of their hashes: all, or those with the hashes `chosen`."""
        hashes = (
            sorted(chosen)
            if chosen is not None
            else [row[0] for row in self._query("SELECT sha256 FROM captures ORDER BY sha256")]
        )
        for sha256 in hashes:
            row = self._query(
                "SELECT c.*, s.* FROM captures c JOIN first_sightings s ON s.capture = c.sha256 WHERE sha256 = ?",
                sha256,
            ).fetchone()
            if row is not None:
                yield tables.from_row(Capture, {**row, "data": zlib.decompress(row["data"])})

    def without(self, work: Mapping[str, str]) -> list[str]:
        """Returns the hashes of the captures that some stage, in its version of `work`, has not worked yet."""
        done: dict[str, dict[str, str]] = {}
        for row in self._query("SELECT subject, stage, version FROM work"):
            done.setdefault(row["subject"], {})[row["stage"]] = row["version"]
        return [
            row[0]
            for row in self._query("SELECT sha256 FROM captures ORDER BY sha256")
            if done.get(row[0]) != dict(work)
        ]

    # --- machine output -----------------------------------------------------------------------------------------------

    def put(self, analysis: Analysis, *, work: Mapping[str, str]) -> None:
        """Writes what was found in a capture, in place of what was found before, as one transaction."""
        with transaction(self.connection, self.path):
            self.connection.execute("DELETE FROM documents WHERE capture_sha256 = ?", (analysis.capture,))
            self.connection.execute("DELETE FROM gaps WHERE capture = ?", (analysis.capture,))
            self.connection.execute("DELETE FROM work WHERE subject IN (?, 'case')", (analysis.capture,))
            if analysis.document is not None:
                tables.insert(self.connection, "documents", [analysis.document])
            for table in ("segments", "document_entities", "mentions", "times", "statements", "claims", "gaps"):
                name = "entities" if table == "document_entities" else table
                tables.insert(self.connection, table, getattr(analysis, name))
            self._mark(analysis.capture, work)

    def put_gaps(self, gaps: Iterable[Gap]) -> None:
        """Writes down inputs that could not be taken."""
        with transaction(self.connection, self.path):
            tables.insert(self.connection, "gaps", gaps)

    def put_case(self, found: Mapping[str, Sequence[object]], *, work: Mapping[str, str]) -> None:
        """Writes tables over all documents (by name), in place of what they held, as one transaction."""
        with transaction(self.connection, self.path):
            for table, records in found.items():
                where = " WHERE capture IS NULL AND document IS NULL" if table == "gaps" else ""
                self.connection.execute(f"DELETE FROM {table}{where}")
                tables.insert(self.connection, table, records)
            self.connection.execute("DELETE FROM work WHERE subject = 'case'")
            self._mark("case", work)

    def is_current(self, work: Mapping[str, str]) -> bool:
        """Tells whether the tables over all documents stand on the documents as they are."""
        done = {r["stage"]: r["version"] for r in self._query("SELECT stage, version FROM work WHERE subject = 'case'")}
        return done == dict(work)

    def _mark(self, subject: str, work: Mapping[str, str]) -> None:
        self.connection.executemany(
            "INSERT OR REPLACE INTO work VALUES (?, ?, ?)",
            [(subject, stage, version) for stage, version in work.items()],
        )

    # --- reading ------------------------------------------------------------------------------------------------------

    def rows(self, table: str, kind: type[Record]) -> Iterator[Record]:
        """Yields the records of a table as the machine wrote them, in a fixed order."""
        if table == "documents":
            query = (
                "SELECT d.*, s.uri, s.retrieved_at FROM documents d "
                "JOIN first_sightings s ON s.capture = d.capture_sha256 ORDER BY d.id"
            )
        else:
            query = f"SELECT * FROM {table} ORDER BY {_ORDERS.get(table, 'id')}"
        for row in self._query(query):
            yield tables.from_row(kind, row)

    def read(self, table: str) -> Iterator[Any]:
        """Yields the records of a table with the entities of the case in place of the documents'."""
        joined = self._joined() if table in ("mentions", "statements", "claims") else {}
        kind: Any = tables.TABLES[table]
        for record in self.rows(table, kind):
            yield _with_entities(record, joined)

    def links(self) -> Iterator[Link]:
        """Yields the links between claims, without those that an analyst rejected."""
        rejected = rejected_links(self.connection)
        return (link for link in self.rows("links", Link) if (link.a, link.b, link.kind) not in rejected)

    def _joined(self) -> dict[str, str]:
        return {member: entity.id for entity in self.rows("entities", Entity) for member in entity.members}

    def ledger(self) -> Ledger:
        """Returns everything in memory, as a user sees it."""

        def by_id(table: str) -> dict[str, Any]:
            return {record.id: record for record in self.read(table)}

        statements = by_id("statements")
        return Ledger(
            documents=by_id("documents"),
            segments=by_id("segments"),
            statements={key: found for key, found in statements.items() if found.part_of is None},
            pieces={key: found for key, found in statements.items() if found.part_of is not None},
            claims=by_id("claims"),
            entities=by_id("entities"),
            mentions=tuple(self.read("mentions")),
            times=tuple(self.rows("times", TimeExpression)),
            origins=tuple(self.rows("origins", Origin)),
            links=tuple(self.links()),
            events={e.id: e for e in self.rows("events", Event)},
            givers=tuple(self.rows("sources", Giver)),
            gaps=tuple(self.rows("gaps", Gap)),
        )

    def search(self, words: str, *, limit: int = 20) -> list[tuple[str, str, str]]:
        """Finds claims by their words: (claim id, document id, text), best first. `words` are all required."""
        query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not query:
            return []
        found = self._query(
            "SELECT c.id, c.document, c.text FROM claims_words w JOIN claims c ON c.rowid = w.rowid "
            "WHERE claims_words MATCH ? ORDER BY rank, c.id LIMIT ?",
            query,
            limit,
        )
        return [(row["id"], row["document"], row["text"]) for row in found]

    def digest(self) -> str:
        """Returns one hash over all that the case says: the same whatever the order in which inputs were added."""
        rows = []
        for table in sorted(tables.TABLES):
            column = "chain_hash" if table == "judgements" else "digest"
            rows += [[table, row[0]] for row in self._query(f"SELECT {column} FROM {table} ORDER BY {column}")]
        return digest(rows)

    def address(self, capture: str | None) -> str:
        """Returns where a capture was taken, or its hash if unknown."""
        row = self._query("SELECT uri FROM first_sightings WHERE capture = ?", capture).fetchone()
        return str(row[0] if row else capture)

    def count(self, table: str) -> int:
        """Returns the number of rows of a table. Raises KeyError for a name that is no table of the case."""
        if table not in tables.LINES:
            raise KeyError(table)
        return int(self._query(f"SELECT count(*) FROM {table}").fetchone()[0])

    def _query(self, sql: str, *values: object) -> sqlite3.Cursor:
        with translated(self.path):
            return self.connection.execute(sql, values)


def _with_entities(record: Any, joined: Mapping[str, str]) -> Any:
    """The record with the case's entities in place of its document's."""
    if isinstance(record, Mention):
        return replace(record, entity=joined.get(record.entity, record.entity))
    if isinstance(record, Statement) and record.source is not None:
        source = record.source
        entity = joined.get(source.entity, source.entity) if source.entity is not None else None
        candidates = tuple(dict.fromkeys(joined.get(c, c) for c in source.candidates))
        return replace(record, source=replace(source, entity=entity, candidates=candidates))
    if isinstance(record, Claim):

        def known(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
            return tuple(replace(a, entity=joined.get(a.entity, a.entity)) if a.entity else a for a in arguments)

        return replace(record, actors=known(record.actors), targets=known(record.targets), places=known(record.places))
    return record
