"""How far a source stands behind its words, what keeps a distance, who may be meant, and places that speak."""

import pytest
from sayings import attribution, page

from hearsay.attribution.distance import commitment

KORD, MALIN = ("Anna Kord", "person"), ("Vera Malin", "person")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Orvena said that the bridge had perhaps fallen.", {("hedge", "perhaps")}),
        ("Officials said the rebels had reportedly left.", {("evidential", "reportedly")}),
        ("Doe said that the so-called council had fled.", {("distance", "so-called")}),
        ("Doe claimed that the “volunteers” had left the town.", {("scare-quotes", "volunteers")}),
        ("Doe said that the bridge had fallen.", set()),
        ("“The bridge fell,” Doe said.", set()),
    ],
)
def test_words_that_keep_a_distance_are_kept_with_their_place(text, kinds):
    marks = [mark for statement in attribution(text).statements for mark in statement.marks]
    assert {(mark.kind, mark.text) for mark in marks} == kinds
    assert all(page(text)[0].text[mark.start : mark.end] == mark.text for mark in marks)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Doe said that the bridge had fallen.", "full"),
        ("Doe believes that the bridge has fallen.", "partial"),
        ("Doe asked whether the bridge had fallen.", "none"),
        ("Doe denied that the bridge had fallen.", "against"),
        ("Doe did not deny that the bridge had fallen.", "none"),
    ],
)
def test_commitment_follows_from_stance_and_negation(text, level):
    assert attribution(text).statements[0].commitment == level


def test_an_unknown_stance_stands_behind_its_words():
    assert commitment("mumbles", negated=False) == "full"


def test_who_stays_open_is_null_with_those_it_may_be():
    text = "Anna Kord and Vera Malin met on Friday. The minister said that the bridge had fallen."
    source = attribution(text, known=[KORD, MALIN]).statements[-1].source
    assert source.entity is None
    assert set(source.candidates) == {"ent1:Anna Kord", "ent1:Vera Malin"}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Velmar said that it had won.", ("Velmar", "place")),
        ("The Velmar side said that it had won.", ("Velmar", "place")),
    ],
)
def test_a_place_that_speaks_is_marked_as_one(text, known):
    source = attribution(text, known=[known]).statements[0].source
    assert (source.metonym, source.entity) == (True, "ent1:Velmar")


def test_a_person_is_no_place_that_speaks():
    assert not attribution("Anna Kord said that it had won.", known=[KORD]).statements[0].source.metonym
