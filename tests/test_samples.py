"""The demo pages are all there, readable, and hold what the dossier is to show."""

import json
import re

import pytest

from hearsay.samples import folder, pages

TEXTS = {page.name: page.read_bytes().decode("utf-8") for page in pages()}


def test_pages_come_in_a_fixed_order():
    names = [page.name for page in pages()]
    assert names == sorted(names)
    assert 8 <= len(names) <= 12
    assert {name.rsplit(".", 1)[1] for name in names} == {"html", "txt"}


def test_folder_is_on_disk_and_holds_every_page():
    with folder() as place:
        assert {path.name for path in place.iterdir()} >= set(TEXTS)
        assert all((place / name).read_bytes().decode("utf-8") == text for name, text in TEXTS.items())


@pytest.mark.parametrize("name", TEXTS)
def test_length_is_that_of_a_news_page(name):
    words = re.sub(r"<[^>]+>", " ", TEXTS[name]).split()
    assert 250 <= len(words) <= 750


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tesqal", "Teskal"), ("Halvek", "Halwek"), ("Meruz", "Merouz"), ("Qorshum", "Korshum"), ("Semhan", "Samhan"),
     ("Ondavar", "Ondawar"), ("Pell Moran", "Pelmoran"), ("Yasen Qarali", "Yassen Karaly")],
)
def test_every_name_is_spelled_in_two_ways(one, other):
    assert any(one in text for text in TEXTS.values())
    assert any(other in text for text in TEXTS.values())


def test_addresses_cannot_exist():
    hosts = {host for text in TEXTS.values() for host in re.findall(r"https?://([^/\"\s]+)", text)}
    assert all(host.endswith(".example") or host == "schema.org" for host in hosts)


def test_structured_dates_are_well_formed():
    blocks = [block for text in TEXTS.values() for block in re.findall(r"ld\+json\">(.*?)</script>", text, re.DOTALL)]
    assert len(blocks) == 2
    assert all(json.loads(block)["datePublished"].startswith("2021-10-1") for block in blocks)


def test_the_toll_drifts_and_is_corrected():
    whole = "\n".join(TEXTS.values())
    steps = ["dozens of people were killed", "At least 13 civilians", "up to 15 has grown", "has risen to 17",
             "Fourteen people, not 17"]
    assert all(step in whole for step in steps)
