"""Descriptions and pronouns of a whole document: whom they mean, and what is called again without a name."""

from dataclasses import replace

import pytest
from told import page

from hearsay.entities import find, join, open_gazetteer, refer
from hearsay.records import NAMELESS


def read(*paragraphs):
    """The document's entities by id and its mentions, after names and after everything else."""
    document, segments, parse = page(*paragraphs)
    names = find(document, segments, parse, gazetteer=open_gazetteer())
    all_ = refer(document, parse, entities=names.entities, mentions=names.mentions, statements=())
    return document, {e.id: e for e in all_.entities}, all_.mentions, names


def meant(words, *paragraphs):
    """The name of what the last occurrence of some words means, null where nothing is told."""
    _, entities, mentions, _ = read(*paragraphs)
    found = [m for m in mentions if m.text == words]
    return entities[found[-1].entity].name if found else None


def test_a_role_before_a_name_is_the_named_person():
    assert meant("Factory manager", "Factory manager Jane Roe opened the mill.") == "Jane Roe"


def test_what_stands_beside_a_name_is_its_bearer():
    text = "Jane Roe, the mayor of Osk, opened the mill."
    _, entities, mentions, _ = read(text)
    assert entities[next(m for m in mentions if m.text.endswith("mayor")).entity].name == "Jane Roe"


def test_a_pronoun_far_from_rivals_means_the_person():
    text = "Jane Roe opened the mill. She thanked the workers. Then she left."
    assert meant("she", text) == "Jane Roe"


def test_a_relative_pronoun_means_the_noun_before_its_clause():
    _, entities, mentions, _ = read("The gunmen who stormed the mill fled. The gunmen took hostages.")
    who = next(m for m in mentions if m.text == "who")
    assert entities[who.entity].name.lower() == "the gunmen"


def test_what_is_never_named_stays_in_its_document():
    text = "Masked gunmen stormed the mill. The gunmen took hostages and the gunmen fled."
    entities = read(text)[1]
    nameless = [e for e in entities.values() if e.is_nameless]
    assert any("gunmen" in e.name for e in nameless)
    assert all(alias.reason == NAMELESS for e in nameless for alias in e.aliases)
    twice = [e for e in join([*nameless, *(replaced(e) for e in nameless)]) if "gunmen" in e.name]
    assert len(twice) == 2


def replaced(entity):
    """The same description in another document."""
    return replace(entity, id=f"{entity.id}0", document="another")


@pytest.mark.parametrize("text", ["It rained.", "", "The.", "Who? Which? They, we, I."])
def test_odd_texts_are_read(text):
    document, _, mentions, _ = read(text)
    assert all(document.text[m.start : m.end] == m.text for m in mentions)


def test_names_are_left_as_they_were_and_every_span_holds():
    text = (
        "Jane Roe, chief executive of Velmar, said the company would close its mill in Osk. She called the decision "
        "hard. The mill, which employs 300 people, opened in 1987. “We regret this,” Roe said."
    )
    document, _, mentions, names = read(text)
    assert set(names.mentions) <= set(mentions)
    assert all(document.text[m.start : m.end] == m.text and m.reason for m in mentions)
    assert len({(m.start, m.end) for m in mentions}) == len(mentions)
