"""Who says it where the cue has no finite form, and where its subject stands far off."""

import pytest
from sayings import one, said, who, words

SPEAKERS = [
    ("The council issued a statement calling the test a breach.", "calling", "The council"),
    ("Lawyers for the town filed papers opposing the plan.", "opposing", "Lawyers for the town"),
    ("They sent a letter to the mayors opposing the plan.", "opposing", "They"),
    ("She spoke at a news conference announcing that the mill was sold.", "announcing", "She"),
    ("The residents protesting the closure blocked the road.", "protesting", "The residents"),
    ("There are recordings of her supporting it.", "supporting", "her"),
    ("After saying that she was ill, the mayor left.", "saying", "the mayor"),
    ("Asked whether the dam would hold, the engineer said that it would.", "said", "the engineer"),
    ("It will be hard for the mayor to deny it.", "deny", "the mayor"),
    ("The mayor, who knew that it was hopeless, told them to leave.", "told", "The mayor, who knew that it was hopeless"),
    ("Survivors met by the team described what they saw.", "described", "Survivors met by the team"),
    ("People close to the talks say that a deal is near.", "say", "People close to the talks"),
    ("The judge scolded him for saying that it was a joke.", "saying", "him"),
]


@pytest.mark.parametrize(("text", "cue", "source"), SPEAKERS)
def test_speakers(text, cue, source):
    assert who(one(text, cue)) == source


def test_a_relative_clause_goes_on_behind_its_verb():
    found = one("The list names members of the council, which has denied any involvement.", "denied")
    assert words(found) == "any involvement"


def test_what_somebody_is_blamed_for_belongs_to_it():
    assert words(one("The mayor criticised the army for its silence.", "criticised")) == "the army for its silence"
    found = one("Mr. Veld was accused of using the money for a house.", "accused")
    assert (who(found), words(found)) == (None, "Mr. Veld | using the money for a house")


def test_figures_that_a_text_shows():
    assert words(one("The poll shows a narrow lead for the mayor.", "shows")) == "a narrow lead for the mayor"
    assert not [s for s in said("The boy shows great courage.") if s.cue and s.cue.text == "shows"]


def test_the_passive_of_saying():
    found = one("Nine people are said to have died.", "said")
    assert (who(found), words(found)) == (None, "Nine people | to have died")


def test_another_speaker_ends_the_content():
    found = one("The general did not say whether it was hit, and he refused to confirm that it existed.", "did not say")
    assert (words(found), found.negated, found.commitment) == ("whether it was hit", True, "none")
    assert words(one("It is claimed that the well was poisoned; villagers deny this.", "claimed")) == (
        "the well was poisoned"
    )


def test_a_cited_source_is_named_without_its_citation():
    found = said("State television, citing an unnamed officer, reported that the village had fallen.")
    assert sorted(who(s) for s in found) == ["State television", "an unnamed officer"]
    assert {words(s) for s in found} == {"the village had fallen"}


def test_two_speakers_joined_by_and_are_no_chain():
    text = "The army announced that it had freed the town, and neighbouring Dorrun said its pilots had made it possible."
    found = said(text)
    assert [words(s) for s in found] == ["it had freed the town", "its pilots had made it possible"]
    assert {s.within for s in found} == {None}


def test_nobody_inside_the_words_negates_no_cue():
    (found, *_) = said("“We asked nobody and we owe nobody,” said Yasen Qarali.")
    assert (who(found), found.negated, found.commitment) == ("Yasen Qarali", False, "full")
    assert one("Nobody said that it was safe.", "said").negated


def test_what_stands_before_the_conjunction_is_no_source():
    assert who(one("Five days after the general declared that it was over, the trucks came back.", "declared")) == (
        "the general"
    )


def test_the_speaker_of_a_headline_stands_behind_the_verb():
    found = one("Tesqal: Black Reed destroyed, says General Temiran", "says", kind="heading")
    assert who(found) == "General Temiran"
