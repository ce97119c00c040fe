"""The gazetteer: places of the world under all their names, in one read-only SQLite file a machine.

The file is made by `build_gazetteer` from the data of installed packages and of `knowledge/`; nothing is fetched.
"""

import os
import re
import sqlite3
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from ..errors import KnowledgeError
from ..knowledge import rows, table
from .romanise import fold_name, skeleton, without_articles

#: Goes up whenever the tables change; it stands in the name of the file.
VERSION: Final = 1
#: Goes up whenever keys are made in another way.
KEYS: Final = 2
_QUERY: Final = (
    "SELECT p.id, p.geonames, p.name, p.kind, p.country, p.region, p.population, p.latitude, p.longitude, n.main"
    " FROM names n JOIN places p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT 60"
)
_CACHED_NAMES: Final = 50_000
# An article of an Arabic name as it is written in Latin letters; "us" or "as" alone are English words.
_ARTICLE = re.compile(r"\b[aeAE][a-z]{1,2}-|\b(?:Al|El|Ash|Az|Ez) ")


#: A row of the table of places: id, GeoNames number, name, kind, country, region, population, latitude, longitude.
PlaceRow = tuple[int, int | None, str, str, str, str, int, float, float]


class Place(NamedTuple):
    """A place of the gazetteer. `geonames` is its GeoNames number, null for places that are ours."""

    row: int
    geonames: int | None
    name: str
    kind: str
    country: str
    region: str
    population: int
    latitude: float
    longitude: float


class Candidate(NamedTuple):
    """A place that a name may mean, and how: by its main name, another name, without its article, or by sound."""

    place: Place
    by: str


def gazetteer_path() -> Path:
    """Returns where it lies: in `$HEARSAY_CACHE`, `$XDG_CACHE_HOME/hearsay` or `~/.cache/hearsay`."""
    own, shared = os.environ.get("HEARSAY_CACHE"), os.environ.get("XDG_CACHE_HOME")
    folder = Path(own) if own else Path(shared, "hearsay") if shared else Path.home() / ".cache" / "hearsay"
    return folder / f"gazetteer-{VERSION}.sqlite"


def added_path() -> Path:
    """Returns where added places lie: in `$HEARSAY_DATA`, `$XDG_DATA_HOME/hearsay` or `~/.local/share/hearsay`."""
    own, shared = os.environ.get("HEARSAY_DATA"), os.environ.get("XDG_DATA_HOME")
    folder = Path(own) if own else Path(shared, "hearsay") if shared else Path.home() / ".local" / "share" / "hearsay"
    return folder / f"places-{VERSION}.sqlite"


def added_number() -> int:
    """Returns a number of the places that were added on this machine, 0 where none were; it changes with them."""
    return _number_in(added_path()) or 0


@dataclass(slots=True)
class Gazetteer:
    """An open gazetteer, with the places that were added to it. Use it as a context, or call `close`."""

    path: Path
    _files: tuple[sqlite3.Connection, ...]
    _known: dict[str, tuple[Candidate, ...]]

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Returns the places of that name, the most populous first; accents, hyphens and articles do not matter."""
        key = fold_name(name)
        known = self._known.get(key)
        if known is None:
            known = self._look_up(key, "exact")
            if not known and _ARTICLE.search(name):
                known = self._look_up(without_articles(key), "article")
            self._remember(key, known)
        return known

    def find_by_sound(self, name: str, country: str) -> tuple[Candidate, ...]:
        """Returns places of one country whose names sound alike, for countries whose names are spelled by ear."""
        key = f"~{skeleton(name)}|{country}"
        known = self._known.get(key)
        if known is None:
            known = self._look_up(key, "sound") if len(key) > len(country) + 4 else ()
            self._remember(key, known)
        return known

    def _look_up(self, key: str, by: str) -> tuple[Candidate, ...]:
        found: dict[int, Candidate] = {}
        for file in self._files:
            for row in file.execute(_QUERY, (key,)):
                known = Candidate(Place(*row[:9]), by if by != "exact" else "name" if row[9] else "alias")
                found.setdefault(row[0], known)
        return tuple(sorted(found.values(), key=lambda c: (-c.place.population, c.place.row)))

    def _remember(self, key: str, known: tuple[Candidate, ...]) -> None:
        if len(self._known) >= _CACHED_NAMES:
            self._known.clear()
        self._known[key] = known

    def close(self) -> None:
        """Closes the file; the gazetteer cannot be asked any more."""
        _open.pop((self.path, os.getpid()), None)
        for file in self._files:
            file.close()

    def __enter__(self) -> "Gazetteer":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


#: What this process has open: a connection must not be taken over by another process.
_open: dict[tuple[Path, int], Gazetteer] = {}


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Opens the gazetteer read-only; where this machine has none yet (or one of older sources), it is built first.

    A process that asks again gets the one that it has open. Raises KnowledgeError where it cannot be built or the file
    is something else.
    """
    chosen = path or gazetteer_path()
    known = _open.get((chosen, os.getpid()))
    if known is not None:
        return known
    if not is_current(chosen):
        if chosen.exists() and _number_in(chosen) is None:
            raise KnowledgeError(
                f"Cannot open {chosen} as a gazetteer: it is another file. Delete it or name another, and it is built."
            )
        from .build_gazetteer import build_gazetteer

        build_gazetteer(chosen)
    added = (_connect(added_path()),) if added_number() and path is None else ()
    return _open.setdefault((chosen, os.getpid()), Gazetteer(chosen, (_connect(chosen), *added), {}))


@cache
def sources_number() -> int:
    """Returns a number of the sources that the program brings, so that a change of them is seen."""
    parts = repr((KEYS, rows("countries"), rows("regions"), sorted(table("transliteration").items())))
    return zlib.crc32(parts.encode()) & 0x7FFFFFFF


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def is_current(path: Path) -> bool:
    """Whether a file is a gazetteer of these sources: after a change to `knowledge/regions.csv` it is not."""
    return _number_in(path) == sources_number()


def _number_in(path: Path) -> int | None:
    """The number of the sources that a gazetteer was built from; null where the file is none."""
    if not path.is_file():
        return None
    try:
        file = _connect(path)
        try:
            tables = file.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('places', 'names')").fetchone()[0]
            return int(file.execute("PRAGMA user_version").fetchone()[0]) if tables == 2 else None
        finally:
            file.close()
    except sqlite3.Error:
        return None
