"""Places that a user adds from GeoNames dumps (https://download.geonames.org/export/dump/), in a file of their own.

A dump is a text of 19 columns (a country's or all countries'), or one of other names (`alternateNamesV2.txt`), as it is
or zipped. It is read a line at a time, so that memory stays small, and added wholly or not at all.
"""

import os
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Final, NamedTuple

from ..errors import KnowledgeError, UsageError
from ..knowledge import table
from .build_gazetteer import keys_of, latin_names, new_gazetteer
from .gazetteer import KEYS, PlaceRow, added_path

Progress = Callable[[int, int], None]

_COLUMNS: Final = 19
_ALTERNATE: Final = range(4, 11)
_CHECKED: Final = 5
_STEP: Final = 20_000


class Added(NamedTuple):
    """How many places and other names a dump gave, and how many lines of it could not be read."""

    places: int
    names: int
    unread: int


def add_places(path: Path, *, into: Path | None = None, progress: Progress = lambda done, total: None) -> Added:
    """Adds the places, or the other names, of a GeoNames dump; those that are there already are replaced.

    Other names are kept for places that were added before. Raises UsageError for what is no such dump, KnowledgeError
    where the file of added places cannot be written.
    """
    target = into or added_path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise KnowledgeError(f"Cannot write added places to {target.parent}: {error.strerror}.") from error
    try:
        if target.exists():
            shutil.copyfile(target, draft)
        else:
            new_gazetteer(Path(draft))
        with closing(sqlite3.connect(draft)) as file:
            added = _read_into(file, path, progress)
        os.replace(draft, target)
    except (OSError, sqlite3.Error) as error:
        raise KnowledgeError(f"Cannot add the places of {path}: {error}.") from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)
    return added


def _read_into(file: sqlite3.Connection, path: Path, progress: Progress) -> Added:
    before = int(file.execute("PRAGMA user_version").fetchone()[0])
    checksum, places, names, unread, seen = zlib.crc32(repr((KEYS, before)).encode()), 0, 0, 0, 0
    with _lines(path) as (lines, size):
        for number, line in enumerate(lines):
            checksum = zlib.crc32(line.encode("utf-8", "replace"), checksum)
            seen += len(line)
            columns = line.rstrip("\n").split("\t")
            if len(columns) == _COLUMNS and _is_number(columns[0]):
                places += _add_place(file, columns)
            elif len(columns) in _ALTERNATE and _is_number(columns[0]) and _is_number(columns[1]):
                names += _add_name(file, int(columns[1]), columns[3])
            elif line.strip() and not line.startswith("#"):
                unread += 1
                if number < _CHECKED and not places and not names and unread == _CHECKED:
                    break
            if number % _STEP == 0:
                progress(min(seen, size), size)
    if not places and not names and unread:
        raise UsageError(
            f"{path} is no GeoNames dump: its lines should have {_COLUMNS} columns set apart by tabs. Take a country's "
            "file (SY.zip) or alternateNamesV2.zip from https://download.geonames.org/export/dump/."
        )
    file.execute(f"PRAGMA user_version = {checksum & 0x7FFFFFFF or 1}")
    file.commit()
    progress(size, size)
    return Added(places, names, unread)


def _add_place(file: sqlite3.Connection, columns: list[str]) -> bool:
    kind = _kind(columns[6], columns[7])
    try:
        number, latitude, longitude = int(columns[0]), float(columns[4]), float(columns[5])
    except ValueError:
        return False
    if kind is None or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return False
    population = int(columns[14]) if _is_number(columns[14]) else 0
    place: PlaceRow = (number, number, columns[1], kind, columns[8], columns[10], population, latitude, longitude)
    file.execute("DELETE FROM places WHERE id = ?", (number,))
    file.execute("DELETE FROM names WHERE place = ?", (number,))
    file.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", place)
    rows = ((key, number, main) for key, main in keys_of(place, latin_names([columns[2], *columns[3].split(",")])))
    file.executemany("INSERT INTO names VALUES (?, ?, ?)", rows)
    return True


def _add_name(file: sqlite3.Connection, number: int, name: str) -> bool:
    found = file.execute("SELECT * FROM places WHERE id = ?", (number,)).fetchone()
    if found is None or not latin_names([name]):
        return False
    known = {key for (key,) in file.execute("SELECT key FROM names WHERE place = ?", (number,))}
    fresh = [(key, number, 0) for key, main in keys_of(found, [name]) if not main and key not in known]
    file.executemany("INSERT INTO names VALUES (?, ?, ?)", fresh)
    return bool(fresh)


def _kind(feature: str, code: str) -> str | None:
    """The kind of a GeoNames feature; null for those that no story happens in (roads, plants, countries)."""
    kinds = table("gazetteer")
    return kinds["codes"].get(code) or kinds["classes"].get(feature) or None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


@contextmanager
def _lines(path: Path) -> Iterator[tuple[Iterator[str], int]]:
    """The lines of a dump and about how many characters they have; of a zip file its largest text."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise UsageError(f"Cannot read {path}: {error.strerror}. Give the path of a GeoNames dump.") from error
    with file:
        if file.read(4) != b"PK\x03\x04":
            file.seek(0)
            yield iter(_text(file)), path.stat().st_size
            return
        try:
            packed = zipfile.ZipFile(file)
            texts = [one for one in packed.infolist() if one.filename.endswith(".txt") and "readme" not in one.filename]
            largest = max(texts, key=lambda one: one.file_size, default=None)
            if largest is None:
                raise UsageError(f"{path} holds no text file; give a dump of GeoNames (SY.zip).")
            with packed.open(largest) as inner:
                yield iter(_text(inner)), largest.file_size
        except zipfile.BadZipFile as error:
            raise UsageError(f"{path} is a broken zip file ({error}); fetch it again.") from error


def _text(file: object) -> TextIOWrapper:
    return TextIOWrapper(file, encoding="utf-8", errors="replace")  # type: ignore[arg-type]
