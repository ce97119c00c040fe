"""Places from GeoNames dumps: added wholly or not at all, used at once, and forgotten again."""

import json
import zipfile

import pytest

from hearsay.entities import add_places, added_path, open_gazetteer
from hearsay.errors import UsageError


def line(number, name, *, also="", at=(36.61, 37.99), kind=("P", "PPL"), country="SY", people=3200):
    columns = [number, name, name, also, *at, *kind, country, "", "09", "", "", "", people, "", 410, "Asia/X", "2030-01-01"]
    return "\t".join(map(str, columns)) + "\n"


PLACES = line(990_001, "Tokhar", also="Tukhar,TKH,تخار") + line(990_002, "Road 5", kind=("R", "RD"))
NAMES = "1\t990001\ten\tGreat Tokhar\t\t\t\t\n2\t77\ten\tElsewhere\t\t\t\t\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HEARSAY_DATA", str(tmp_path / "data"))
    return tmp_path


def found(name):
    with open_gazetteer() as gazetteer:
        return [(c.place.geonames, c.by) for c in gazetteer.find(name)]


def test_places_and_their_other_names_are_found_at_once(folder):
    (folder / "SY.txt").write_text(PLACES)
    (folder / "names.txt").write_text(NAMES)
    before = found("Aleppo")
    assert found("Tokhar") == []
    assert add_places(folder / "SY.txt") == (1, 0, 0)
    assert add_places(folder / "names.txt") == (0, 1, 0)
    assert found("Tokhar") == [(990_001, "name")]
    assert found("Tukhar") == found("Great Tokhar") == [(990_001, "alias")]
    assert found("Road 5") == []
    assert found("Aleppo") == before


def test_a_zip_is_read_and_a_place_that_is_there_already_is_replaced(folder):
    (folder / "SY.txt").write_text(PLACES)
    add_places(folder / "SY.txt")
    with zipfile.ZipFile(folder / "SY.zip", "w") as packed:
        packed.writestr("readme.txt", "words " * 500)
        packed.writestr("SY.txt", line(990_001, "New Tokhar"))
    add_places(folder / "SY.zip")
    assert found("Tokhar") == []
    assert found("New Tokhar") == [(990_001, "name")]


def test_broken_lines_are_counted_and_harm_no_other(folder):
    (folder / "SY.txt").write_text(PLACES + "half a line\n" + line("x", "Y") + line(990_003, "Farhill", at=(95.0, 10.0)))
    assert add_places(folder / "SY.txt") == (1, 0, 2)


@pytest.mark.parametrize("data", [b"A report.\nIt has lines.\n\nMany of them.\nOne more.\nAnd another.\n", b"PK\x03\x04broken"])
def test_another_file_is_refused_and_leaves_everything_as_it_was(folder, data):
    (folder / "report").write_bytes(data)
    with pytest.raises(UsageError, match="report"):
        add_places(folder / "report")
    assert not added_path().exists()
    assert list(added_path().parent.iterdir()) == []


def test_a_case_is_worked_again_with_the_places_that_were_added(folder, hearsay):
    (folder / "page.txt").write_text("Raid on a village\n\nNine men were killed in the village of Tokhar on Friday, a doctor said.\n")
    (folder / "SY.txt").write_text(PLACES)

    def located():
        hearsay("add", "war.case", "page.txt")
        rows = map(json.loads, hearsay("export", "war.case", "entities").stdout.splitlines())
        return [(row["latitude"], row["precision"]) for row in rows if row["name"] == "Tokhar"]

    assert located() == [(None, None)]
    assert "places added: 1;" in hearsay("gazetteer", "add", "SY.txt").stdout
    assert located() == [(36.61, "point")]
    hearsay("gazetteer", "remove")
    assert located() == [(None, None)]
