"""Descriptions and pronouns of a whole document: whom they mean, and what is called again without a name."""

from dataclasses import replace

import pytest
from told import page

from hearsay.attribution import attribute
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
    text = "Anna Roe, the mayor of Osk, opened the mill."
    _, entities, mentions, _ = read(text)
    assert entities[next(m for m in mentions if m.text.endswith("mayor")).entity].name == "Anna Roe"


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


def test_the_whole_phrase_around_a_name_tells_what_a_text_calls_it():
    text = "Orlanian grain trader Velmar Holding closed its silo in Osk."
    _, entities, mentions, _ = read(text)
    whole = next(m for m in mentions if m.reason.startswith("the whole phrase"))
    assert whole.text.startswith("Orlanian grain trader Velmar")
    assert entities[whole.entity].name == "Velmar Holding"


def test_a_phrase_of_a_possession_is_none_of_its_owner():
    mentions = read("Jane Roe praised Velmar Holding's new silo.")[2]
    assert not any("silo" in m.text and m.reason.startswith("the whole phrase") for m in mentions)


def test_makes_and_models_are_names():
    text = "The army lost a T-72 near Osk. The crew of the T-72 fled. Then the tank burned."
    _, entities, mentions, _ = read(text)
    models = {m.entity for m in mentions if m.text == "T-72"}
    assert [entities[one].kind for one in models] == ["other"]
    assert meant("the tank", text) == "T-72"


def test_a_number_alone_is_a_model_only_where_the_page_names_it_after_a_maker():
    assert meant("787", "Boeing sold a Boeing 787 on Monday. The 787 is new.") is not None
    assert meant("787", "Boeing sold 787 chairs on Monday. The 787 chairs are new.") is None


def test_two_models_named_before_leave_the_aircraft_open():
    text = "An A390 and an Su-94 took off. The aircraft landed."
    assert meant("The aircraft", text) not in {"A390", "Su-94"}


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("The Norwegian government denied it.", "government of Norway"),
        ("The federal government of Germany denied it.", "government of Germany"),
        ("The Norwegian rebel government denied it.", None),
        ("The Norwegian government in exile denied it.", None),
        ("The government denied it.", None),
    ],
)
def test_a_government_is_named_for_its_state_and_nothing_else(text, called):
    entities = read(text)[1]
    assert [e.name for e in entities.values() if e.name.startswith("government of")] == ([called] if called else [])


@pytest.mark.parametrize("text", ["Sales fell last year. Last year was bad.", "It is 60 km. The 60 km are long."])
def test_times_and_measures_are_nobody(text):
    assert not [e for e in read(text)[1].values() if e.is_nameless]


def test_a_phrase_begins_behind_its_adverbs():
    text = "The clinic treats especially pregnant women. The pregnant women waited. The women left."
    assert not any(m.text.startswith("especially") for m in read(text)[2])


def spoken(text, words):
    """What a pronoun in direct speech means, with the statements of the page."""
    document, segments, parse = page(text)
    names = find(document, segments, parse, gazetteer=open_gazetteer())
    given = attribute(document, segments, parse, mentions=names.mentions, entities=names.entities).statements
    all_ = refer(document, parse, entities=names.entities, mentions=names.mentions, statements=given)
    entities = {e.id: e.name for e in all_.entities}
    return next((entities[m.entity] for m in all_.mentions if m.text == words), None)


def test_we_is_the_body_that_the_speaker_speaks_for():
    text = "“We regret the delay,” said Velmar Holding spokeswoman Jane Roe."
    assert spoken(text, "We") == "Velmar Holding"


def test_we_of_somebody_without_a_post_is_left_open():
    assert spoken("“We regret the delay,” said Jane Roe, a customer of Velmar Holding.", "We") != "Velmar Holding"


def test_a_count_after_a_name_is_no_model():
    text = "Jane Roe gave Velmar Holding 300 chairs. Velmar Holding's 120 workers cheered. The 300 arrived on Monday."
    assert not [e for e in read(text)[1].values() if e.name.endswith(("300", "120"))]
