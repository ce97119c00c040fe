"""What linking remembers of pairs of claims: no part of what a case says, of its digest or of any export."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from ..records import Remembered

_json: Final = json.JSONEncoder(separators=(",", ":")).encode


def read_remembered(connection: sqlite3.Connection) -> Iterator[Remembered]:
    """Yields what was remembered when the case was last brought up to date, in the order of the claims."""
    for claim, mark, found in connection.execute("SELECT claim, mark, found FROM remembered ORDER BY claim"):
        yield Remembered(claim=claim, mark=mark, found=json.loads(found))


def write_remembered(connection: sqlite3.Connection, remembered: Iterable[Remembered]) -> None:
    """Writes what is to be remembered, in place of what was; rows that stay the same are left as they lie."""
    before = {row[0]: tuple(row) for row in connection.execute("SELECT claim, mark, found FROM remembered")}
    rows = ((r.claim, r.mark, _json(r.found)) for r in remembered)
    new = (row for row in rows if before.pop(row[0], None) != row)
    connection.executemany("INSERT OR REPLACE INTO remembered VALUES (?, ?, ?)", new)
    connection.executemany("DELETE FROM remembered WHERE claim = ?", [(claim,) for claim in before])
