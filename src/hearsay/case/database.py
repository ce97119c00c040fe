"""Opening of a case file: is it one, may it be written, and of which version is it?"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from ..errors import CannotWrite, CaseBusy, CaseError, NotACase

APPLICATION_ID = 0x68736179  # "hsay", where file(1) and SQLite look
VERSION = 3
#: How long a writer waits for another one, in seconds.
PATIENCE = 60.0
#: Steps from one version of the file to the next, as SQL; the first one makes an empty case.
MIGRATIONS: tuple[str, ...] = ("schema.sql", "claims_aspect.sql", "remembered.sql")


def connect(path: Path, *, create: bool, write: bool) -> sqlite3.Connection:
    """Opens a case and brings it to the present version.

    Raises NotACase where the file is missing (unless `create`), something else, or newer than this program; CannotWrite
    where it must be written and cannot.
    """
    if not path.exists() and not create:
        raise NotACase(f"There is no case at {path}. `hearsay add {path} PAGES` makes one.")
    if path.is_dir():
        raise NotACase(f"{path} is a folder, not a case. Name a file, for instance {path / 'my.case'}.")
    existed = path.exists() and path.stat().st_size > 0
    try:
        connection = _open(path, write=write)
        _check(connection, path, existed)
        if write:
            with translated(path):
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                _migrate(connection)
    except sqlite3.DatabaseError as error:
        raise explain(error, path) from error
    return connection


def in_memory() -> sqlite3.Connection:
    """Returns an empty case that lies in no file and goes with its connection."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    _migrate(connection)
    return connection


def _open(path: Path, *, write: bool) -> sqlite3.Connection:
    name = path.resolve().as_uri()
    connection = sqlite3.connect(
        f"{name}?mode=rwc" if write else f"{name}?mode=ro", uri=True, timeout=PATIENCE, isolation_level=None
    )
    if not write:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:  # WAL needs a writable folder; without one the file is read as it lies
            connection.close()
            connection = sqlite3.connect(f"{name}?mode=ro&immutable=1", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _check(connection: sqlite3.Connection, path: Path, existed: bool) -> None:
    if not existed:
        return
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    # a file whose making was cut short has no table yet: it may be begun again
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if mark != APPLICATION_ID and not empty:
        raise NotACase(f"{path} is a database, but no case of hearsay. Nothing was changed; name another file.")
    if version > VERSION:
        raise NotACase(
            f"{path} was written by a newer hearsay (file version {version}, this one knows {VERSION}). "
            "Install the newer one."
        )


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, name in enumerate(MIGRATIONS[version:], start=version + 1):
            for statement in _statements(files(__package__).joinpath(name).read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Cuts a script into statements (`executescript` would end the transaction that a migration must be)."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns the errors of SQLite into those of hearsay."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Everything inside is written, or nothing of it. Raises CaseBusy, CannotWrite."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def explain(error: sqlite3.Error, path: Path) -> CaseError:
    """Returns the error of hearsay that an error of SQLite stands for."""
    said = str(error)
    if "locked" in said or "busy" in said:
        return CaseBusy(f"The case {path} is being written by another process. Wait until it is done, run this again.")
    if "not a database" in said or "malformed" in said:
        return NotACase(f"{path} is not a case ({said}). Nothing was changed; name another file.")
    if "full" in said or "disk I/O" in said:
        return CannotWrite(
            f"The case {path} cannot be written: {said}. What was added before is kept; make room and run this again."
        )
    if "readonly" in said or "unable to open" in said:
        return CannotWrite(f"The case {path} cannot be written: {said}. Choose a folder that you may write to.")
    return CaseError(f"The case {path} could not be used: {said}.")
