"""Capitals by their country, and names that are both a place's and a person's."""

import pytest
from test_entities_find import read

CAPITALS = [
    ("Rebels shelled the Syrian capital on Friday.", "Syrian capital", "Damascus"),
    ("Sirens sounded in the Ukrainian capital.", "Ukrainian capital", "Kyiv"),
    ("Syria's capital is calm.", "Syria's capital", "Damascus"),
    ("A bus crashed near the capital of Peru.", "capital of Peru", "Lima"),
]


def entity_of(text, words):
    found = read(text)
    mention = next(m for m in found.mentions if m.text == words)
    return next(e for e in found.entities if e.id == mention.entity)


@pytest.mark.parametrize(("text", "words", "name"), CAPITALS, ids=[c[0] for c in CAPITALS])
def test_a_capital_by_its_country_is_the_town(text, words, name):
    found = entity_of(text, words)
    assert (found.name, found.kind) == (name, "place")
    assert found.latitude is not None


def test_a_capital_and_its_name_are_one_entity():
    text = "The Syrian capital was shelled. In Damascus nobody was hurt."
    assert entity_of(text, "Syrian capital").id == entity_of(text, "Damascus").id


@pytest.mark.parametrize("text", ["Syrian capital markets fell.", "Protests shook the Israeli capital."])
def test_capital_goods_and_disputed_capitals_are_no_towns(text):
    assert not [m for m in read(text).mentions if "capital" in m.text]


KINDS = [
    ("Paris Hilton visited the shelter on Monday.", "Paris Hilton", "person"),
    ("Paris told reporters that the talks had failed.", "Paris", "place"),
    ("Sofia Petrova was hurt in the blast. Sofia said she fell.", "Sofia", "person"),
    ("They withdrew from Hesk on Sunday.", "Hesk", "place"),
    ("The rebels vowed to recapture Hesk.", "Hesk", "place"),
]


@pytest.mark.parametrize(("text", "words", "kind"), KINDS, ids=[c[0] for c in KINDS])
def test_a_name_is_what_the_words_around_it_make_of_it(text, words, kind):
    assert entity_of(text, words).kind == kind
