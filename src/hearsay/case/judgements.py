"""Decisions of analysts: appended, undone by later ones, chained by hashes so that a change would show."""

import sqlite3
from collections.abc import Iterator

from ..errors import UsageError
from ..ids import digest, make_id
from ..records import Judgement
from ..records.codec import to_plain

_FIELDS = ("id", "at", "by", "subject", "verdict", "value", "reason", "undoes", "chain_hash")


def link_id(a: str, b: str, kind: str) -> str:
    """Returns the id by which a judgement names a link between two claims."""
    return make_id("lnk1", a, b, kind)


def append(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    """Adds a judgement to the chain and returns it as it was written (its id and chain hash are set here).

    Raises UsageError where it has no name or no reason, or undoes one that is not there.
    """
    if not judgement.by.strip() or not judgement.reason.strip():
        raise UsageError("A judgement needs the name of who makes it and a reason. Give --by and --reason.")
    known = list(read(connection))
    if judgement.undoes is not None and judgement.undoes not in {j.id for j in known}:
        raise UsageError(f"There is no judgement {judgement.undoes} to undo. See `hearsay export CASE judgements`.")
    said = _said(judgement)
    before = known[-1].chain_hash if known else ""
    values = {**to_plain(judgement), "id": make_id("jdg1", said, before), "chain_hash": digest([before, said])}
    names, marks = ", ".join(f'"{name}"' for name in _FIELDS), ", ".join("?" * len(_FIELDS))
    connection.execute(f"INSERT INTO judgements ({names}) VALUES ({marks})", [values[name] for name in _FIELDS])
    return Judgement(**values)


def read(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """Yields every judgement in the order in which it was made."""
    for row in connection.execute("SELECT * FROM judgements ORDER BY number"):
        yield Judgement(**{name: row[name] for name in _FIELDS})


def broken(connection: sqlite3.Connection) -> list[str]:
    """Returns the ids of judgements whose hash does not follow from what they say and from the one before."""
    before, out = "", []
    for judgement in read(connection):
        if digest([before, _said(judgement)]) != judgement.chain_hash:
            out.append(judgement.id)
        before = judgement.chain_hash
    return out


def _said(judgement: Judgement) -> dict[str, object]:
    return {k: v for k, v in to_plain(judgement).items() if k not in ("id", "chain_hash")}
