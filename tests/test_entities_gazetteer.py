"""The gazetteer: built whole or not at all, opened at once, asked by any spelling."""

import sqlite3
import time
from pathlib import Path

import pytest

from hearsay.entities import build_gazetteer, gazetteer_path, is_current, open_gazetteer
from hearsay.errors import KnowledgeError
from hearsay.knowledge import rows


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    told: list[tuple[int, int]] = []
    path = tmp_path_factory.mktemp("cache") / "deep" / "gazetteer.sqlite"
    build_gazetteer(path, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    return path


def test_building_leaves_nothing_but_the_gazetteer(built):
    assert [p.name for p in built.parent.iterdir()] == ["gazetteer.sqlite"]
    assert is_current(built)


def test_it_opens_at_once_and_is_asked_by_any_spelling(built):
    began = time.perf_counter()
    gazetteer = open_gazetteer(built)
    assert time.perf_counter() - began < 0.5
    assert {gazetteer.find(name)[0].place.country for name in ("Hajīn", "HAJIN", "hajin")} == {"SY"}
    assert gazetteer.find("al-Bukamal")[0].place.country == "SY"
    assert gazetteer.find("Syrian Arab Republic")[0].place.kind == "country"
    assert gazetteer.find("Côte d'Ivoire")[0].place.name == "Ivory Coast"
    assert gazetteer.find("Euphrates River")[0].place.kind == "river"
    assert gazetteer.find("") == gazetteer.find("Xyzzyqw") == ()
    assert gazetteer.find_by_sound("Hajeen", "SY")[0].place.name == "Hajīn"
    assert open_gazetteer(built) is gazetteer
    gazetteer.close()


def test_it_is_asked_for_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.setenv("HEARSAY_CACHE", str(tmp_path))
    assert gazetteer_path().parent == tmp_path
    monkeypatch.delenv("HEARSAY_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert gazetteer_path().parent == tmp_path / "hearsay"


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00 broken"])
def test_another_file_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    with pytest.raises(KnowledgeError, match="another file"):
        open_gazetteer(path)
    assert path.read_bytes() == content


def test_a_gazetteer_of_older_sources_is_not_current(tmp_path):
    path = tmp_path / "old.sqlite"
    file = sqlite3.connect(path)
    file.executescript("CREATE TABLE places (id); CREATE TABLE names (key); PRAGMA user_version = 7;")
    file.close()
    assert not is_current(path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(KnowledgeError, match="HEARSAY_CACHE"):
        build_gazetteer(blocked / "gazetteer.sqlite")


@pytest.mark.parametrize("name", ["countries", "regions"])
def test_places_of_our_own_lie_on_the_earth(name):
    for row in rows(name):
        assert -90 <= float(row["latitude"]) <= 90, row
        assert -180 <= float(row["longitude"]) <= 180, row
        assert row["name"] == row["name"].strip() != ""


def test_lists_name_places_that_exist():
    gazetteer = open_gazetteer()
    for row in rows("demonyms"):
        assert gazetteer.find(row["place"]), row["place"]
    for row in rows("countries"):
        assert row["seat"] == "" or gazetteer.find(row["seat"]) or row["code"] in {"TK", "PN", "IO"}, row
    names = [row["name"] for row in rows("bodies")]
    assert len(names) == len(set(names))
