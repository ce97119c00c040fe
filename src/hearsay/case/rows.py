"""The records of a case as the machine wrote them, in a fixed order: read as they are asked for, or taken up before.

While pages are read in other processes, what lies in the case already is taken up, so that it is there when they are
done.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ..records import Link
from . import tables

#: Where a record of a single document says of which one it is, and how those of one document stand.
_OF_DOCUMENTS: Final[Mapping[str, tuple[str, str]]] = {
    "documents": ("d.id", "d.id"),
    "segments": ("document", 'start, "end" DESC, id'),
    "document_entities": ("document", "id"),
    "mentions": ("document", 'start, "end", entity'),
    "times": ("document", 'start, "end"'),
    "statements": ("document", "rowid"),
    "claims": ("document", 'start, "end", id'),
}
_ORDERS: Final[Mapping[str, str]] = {
    **{table: f"{document}, {order}" for table, (document, order) in _OF_DOCUMENTS.items()},
    "links": "a, b, kind",
    "judgements": "number",
}


class Held(NamedTuple):
    """What was taken up: records of single documents by table and document, and the links.

    `digests` has those of the links, each under the `id()` of its record: that very record lies in the case.
    """

    of_documents: Mapping[str, dict[str, list[Any]]]
    links: Sequence[Link]
    digests: Mapping[int, str]


def read(connection: sqlite3.Connection, table: str, held: Held | None = None) -> Iterator[Any]:
    """Yields the records of a table, those that are `held` as they were taken up."""
    if held is None or (table != "links" and table not in held.of_documents):
        kind = tables.TABLES[table]
        return (tables.from_row(kind, row) for row in _select(connection, table))
    return iter(held.links) if table == "links" else _with_new(connection, table, held.of_documents[table])


def take_up(connection: sqlite3.Connection, *, but: Collection[str]) -> Held:
    """Takes up the links, and what belongs to documents but those of the captures `but`, which are about to be worked.

    What others write meanwhile is not missed: documents that are not held are read when they are asked for.
    """
    worked = frozenset(but)
    query = "SELECT id, capture_sha256 FROM documents"
    documents = [name for name, capture in connection.execute(query) if capture not in worked]
    of_documents: dict[str, dict[str, list[Any]]] = {}
    for table in _OF_DOCUMENTS:
        own: dict[str, list[Any]] = {name: [] for name in documents}
        for row in _select(connection, table):
            if (name := row["id" if table == "documents" else "document"]) in own:
                own[name].append(tables.from_row(tables.TABLES[table], row))
        of_documents[table] = own
    lying = [(tables.from_row(Link, row), row["digest"]) for row in _select(connection, "links")]
    return Held(of_documents, [link for link, _ in lying], {id(link): digest for link, digest in lying})


def let_go(held: Held, documents: Iterable[Sequence[str]]) -> None:
    """Drops documents (rows that begin with an id) that are put anew."""
    for name, *_ in documents:
        for own in held.of_documents.values():
            own.pop(name, None)


def _with_new(connection: sqlite3.Connection, table: str, held: Mapping[str, list[Any]]) -> Iterator[Any]:
    kind = tables.TABLES[table]
    for (name,) in connection.execute("SELECT id FROM documents ORDER BY id").fetchall():
        own = held.get(name)
        yield from (tables.from_row(kind, row) for row in _select(connection, table, name)) if own is None else own


def _select(connection: sqlite3.Connection, table: str, document: str | None = None) -> sqlite3.Cursor:
    """The rows of a table in their order; with an id, those that belong to one document."""
    owner, order = _OF_DOCUMENTS.get(table, ("", "id"))
    what = f"SELECT * FROM {table}"
    if table == "documents":
        sightings = "JOIN first_sightings s ON s.capture = d.capture_sha256"
        what = f"SELECT d.*, s.uri, s.retrieved_at FROM documents d {sightings}"
    where = f"WHERE {owner} = ?" if document is not None else ""
    return connection.execute(f"{what} {where} ORDER BY {_ORDERS.get(table, order)}", [document] if where else [])
