"""The case: everything that is known about an investigation, in one SQLite file."""

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from ..collector import paused_collector
from ..ids import digest
from ..records import (
    GENERAL,
    VERDICTS,
    Capture,
    Claim,
    Document,
    DocumentEntity,
    Gap,
    Judgement,
    Ledger,
    Link,
    Mention,
    Origin,
    Remembered,
    Ruling,
    Segment,
    Sighting,
    Statement,
    TimeExpression,
    in_force,
)
from ..records.codec import Record
from . import tables
from .database import connect, in_memory, transaction, translated
from .judgements import append, link_id
from .judgements import read as read_judgements
from .overlay import Overlay, lay_over, read_overlay, rejected_readings
from .remembered import write_remembered
from .rows import Held, let_go, read, take_up
from .verdicts import judged_events, judged_givers, judged_links

#: What is read of single documents with the entities of the case and the decisions of analysts laid over it.
_OVERLAID: Final = ("mentions", "statements", "claims")


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
        self._held: Held | None = None

    @classmethod
    def in_memory(cls, path: Path) -> Self:
        """Returns an empty case that lies in no file; `path` is the case that it is drawn from."""
        case = cls.__new__(cls)
        case.path, case.connection, case._held = path, in_memory(), None
        return case

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
        taken = (capture.sha256, capture.uri, capture.retrieved_at, capture.method, capture.status)
        lists = (json.dumps(some, ensure_ascii=False) for some in (capture.headers, capture.through))
        self._query("INSERT OR IGNORE INTO sightings VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *taken, *lists, version)

    def sightings(self) -> Iterator[Sighting]:
        """Yields where, when and how every capture was taken, in the order of addresses and times."""
        query = (
            "SELECT s.*, c.size, c.media_type FROM sightings s JOIN captures c ON c.sha256 = s.capture "
            "ORDER BY s.uri, s.retrieved_at, s.capture"
        )
        return (tables.from_row(Sighting, row) for row in self._query(query))

    def captures(self, chosen: Iterable[str] | None = None) -> Iterator[Capture]:
        """Yields captures with their bytes, in the order of their hashes: all, or those with the hashes `chosen`."""
        every = (row[0] for row in self._query("SELECT sha256 FROM captures").fetchall())
        query = "SELECT c.*, s.* FROM captures c JOIN first_sightings s ON s.capture = c.sha256 WHERE sha256 = ?"
        for sha256 in sorted(every if chosen is None else chosen):
            row = self._query(query, sha256).fetchone()
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

    def take_over(self, other: "Case", capture: str) -> None:
        """Takes a capture over from another case, without its bytes, and where and when it was taken."""
        kept = other._query("SELECT media_type, size FROM captures WHERE sha256 = ?", capture).fetchone()
        self._query("INSERT INTO captures VALUES (?, ?, ?, ?)", capture, kept["size"], kept["media_type"], b"")
        for row in other._query("SELECT * FROM sightings WHERE capture = ?", capture):
            self._query(f"INSERT INTO sightings VALUES ({', '.join('?' * len(row))})", *row)

    def take_over_judgements(self, other: "Case") -> None:
        """Takes the judgements over from another case."""
        for row in other._query("SELECT * FROM judgements"):
            self._query(f"INSERT INTO judgements VALUES ({', '.join('?' * len(row))})", *row)

    # --- machine output -----------------------------------------------------------------------------------------------

    def put(self, analysis: Analysis, *, work: Mapping[str, str]) -> None:
        """Writes what was found in a capture, in place of what was found before, as one transaction."""
        with transaction(self.connection, self.path):
            if self._held is not None:
                let_go(self._held, self._query("SELECT id FROM documents WHERE capture_sha256 = ?", analysis.capture))
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

    def drop_gaps(self, code: str) -> None:
        """Forgets the gaps of a code."""
        with transaction(self.connection, self.path):
            self._query("DELETE FROM gaps WHERE code = ?", code)

    def put_case(
        self,
        found: Mapping[str, Sequence[object]],
        *,
        work: Mapping[str, str],
        remembered: Sequence[Remembered] | None = None,
    ) -> None:
        """Writes tables over all documents (by name), in place of what they held, as one transaction.

        Rows that say what they said before are left as they lie, and so is what is `remembered` where it is null.
        """
        with transaction(self.connection, self.path):
            for table, records in found.items():
                where = "WHERE capture IS NULL AND document IS NULL" if table == "gaps" else ""
                lying = self._held.digests if table == "links" and self._held is not None else {}
                tables.change(self.connection, table, records, where=where, lying=lying)
            if remembered is not None:
                write_remembered(self.connection, remembered)
            self.connection.execute("DELETE FROM work WHERE subject = 'case'")
            self._mark("case", work)
        if "links" in found:
            self._held = None

    def stale(self, work: Mapping[str, str]) -> list[str]:
        """Returns the stages of `work` whose tables over all documents do not stand on what the case holds now."""
        done = {r["stage"]: r["version"] for r in self._query("SELECT stage, version FROM work WHERE subject = 'case'")}
        return [stage for stage, version in work.items() if done.get(stage) != version]

    def holds(self, table: str, record: str) -> bool:
        """Tells whether the machine wrote a record with this id into a table."""
        return self._query(f"SELECT 1 FROM {table} WHERE id = ?", record).fetchone() is not None

    def mentions_at(self, document: str, start: int, end: int) -> list[Mention]:
        """Returns the mentions of one stretch of a document as the machine wrote them."""
        query = 'SELECT * FROM mentions WHERE document = ? AND start = ? AND "end" = ? ORDER BY entity'
        return [tables.from_row(Mention, row) for row in self._query(query, document, start, end)]

    def find(self, table: str, kind: type[Record], record: str) -> Record | None:
        """Returns the record with this id as the machine wrote it, null where there is none."""
        row = self._query(f"SELECT * FROM {table} WHERE id = ?", record).fetchone()
        return tables.from_row(kind, row) if row is not None else None

    def _mark(self, subject: str, work: Mapping[str, str]) -> None:
        self.connection.executemany(
            "INSERT OR REPLACE INTO work VALUES (?, ?, ?)",
            [(subject, stage, version) for stage, version in work.items()],
        )

    def find_link(self, name: str) -> Link | None:
        """Returns the link with this id as the machine wrote it, null where there is none."""
        for row in self._query("SELECT rowid, a, b, kind FROM links"):
            if link_id(row["a"], row["b"], row["kind"]) == name:
                whole = self._query("SELECT * FROM links WHERE rowid = ?", row["rowid"]).fetchone()
                return tables.from_row(Link, whole)
        return None

    # --- reading ------------------------------------------------------------------------------------------------------

    def rows(self, table: str, kind: type[Record]) -> Iterator[Record]:
        """Yields the records of a table as the machine wrote them, in a fixed order."""
        with translated(self.path):
            return read(self.connection, table, self._held)

    def take_up(self, *, but: Collection[str] = ()) -> None:
        """Reads what lies in the case into memory, for who asks next; the captures `but` are about to be put."""
        with self._one_moment(), paused_collector():
            self._held = take_up(self.connection, but=but)

    def read(self, table: str) -> Iterator[Any]:
        """Yields the records of a table as a user sees them.

        The entities of the case stand in place of the documents', and what analysts decided is laid over.
        """
        return iter(self._seen(table, self._overlay() if table in _OVERLAID else None))

    def _seen(self, table: str, overlay: Overlay | None) -> Iterable[Any]:
        kind: Any = tables.TABLES[table]
        records = self.rows(table, kind)
        if table in _OVERLAID and overlay is not None:
            return (seen for record in records if (seen := lay_over(overlay, record)) is not None)
        if table == "links":
            return judged_links(records, self.rulings(), self.claims_held(), self.rows("origins", Origin))
        if table == "events":
            return judged_events(records, self.rulings(), self.claims_held())
        return judged_givers(records, self.rulings()) if table == "sources" else records

    def links(self) -> Iterator[Link]:
        """Yields the links between claims, without those that an analyst rejected."""
        return self.read("links")

    def judgements(self) -> tuple[Judgement, ...]:
        """Returns every judgement in the order in which it was made."""
        return tuple(read_judgements(self.connection))

    def judge(self, judgement: Judgement) -> Judgement:
        """Adds a judgement to the chain and returns it as it was written. Raises UsageError, CaseBusy, CannotWrite."""
        with transaction(self.connection, self.path):
            return append(self.connection, judgement)

    def rulings(self) -> tuple[Ruling, ...]:
        """Returns the judgements on records that are in force, oldest first; hypotheses change no record."""
        return tuple(ruling for ruling in in_force(self.judgements()) if ruling.judgement.verdict in VERDICTS)

    def _overlay(self) -> Overlay:
        rows = self._query("SELECT id, members FROM entities")
        joined = {member: row["id"] for row in rows for member in json.loads(row["members"])}
        return read_overlay(self.connection, self.rulings(), joined)

    def claims_held(self) -> set[str]:
        """Returns the ids of the claims that no analyst rejected."""
        _, rejected = rejected_readings(self.connection, self.rulings())
        return {row[0] for row in self._query("SELECT id FROM claims")} - rejected

    def ledger(self, *, without: Collection[str] = ()) -> Ledger:
        """Returns everything in memory, as a user sees it, all of one moment though others write meanwhile.

        Tables over all documents that are named in `without` are left empty: they are about to be made anew.
        """
        with self._one_moment(), paused_collector():
            found = self._ledger(without)
        if self._held is not None:  # what stands in the ledger now need not lie in memory twice
            self._held = self._held._replace(of_documents={})
        return found

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        if self.connection.in_transaction:
            yield
            return
        self._query("BEGIN")
        try:
            yield
        finally:
            self._query("COMMIT")

    def _ledger(self, without: Collection[str]) -> Ledger:
        overlay = self._overlay()

        def read(table: str) -> Iterable[Any]:
            return self._seen(table, overlay) if table not in without else ()

        def by_id(table: str) -> dict[str, Any]:
            return {record.id: record for record in read(table)}

        statements = by_id("statements")
        return Ledger(
            documents=by_id("documents"),
            segments=by_id("segments"),
            statements={key: found for key, found in statements.items() if found.part_of is None},
            pieces={key: found for key, found in statements.items() if found.part_of is not None},
            claims=by_id("claims"),
            entities=by_id("entities"),
            mentions=tuple(read("mentions")),
            times=tuple(read("times")),
            origins=tuple(read("origins")),
            links=tuple(read("links")),
            events=by_id("events"),
            givers=tuple(read("sources")),
            gaps=tuple(read("gaps")),
            judgements=self.judgements(),
        )

    def search(self, words: str, *, limit: int = 20) -> list[tuple[str, str, str]]:
        """Finds claims by their words: (claim id, document id, text), those of a known type first, then best first.

        `words` are all required.
        """
        query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not query:
            return []
        found = self._query(
            "SELECT c.id, c.document, c.text FROM claims_words w JOIN claims c ON c.rowid = w.rowid "
            "WHERE claims_words MATCH ? ORDER BY c.event LIKE ?, rank, c.id",
            query,
            f"{GENERAL}%",
        )
        _, rejected = rejected_readings(self.connection, self.rulings())
        held = ((row["id"], row["document"], row["text"]) for row in found if row["id"] not in rejected)
        return list(islice(held, limit))

    def digest(self, *, judged: bool = True) -> str:
        """Returns one hash over all that the case says: the same whatever the order in which inputs were added.

        Without the judgements (`judged` false) it is over what the machine wrote, which decisions in force shape.
        """
        rows = []
        for table in sorted(set(tables.TABLES) - (set() if judged else {"judgements"})):
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
