"""Where one voice ends and the next begins: relative clauses, rejected reports, cited sources, things that say nothing."""

import pytest
from sayings import chain, one, said, who, words


def test_a_claim_to_be_somebody_is_no_step_of_the_chain():
    found = said("A man claiming to be a witness said the soldiers had opened fire.")
    assert [(who(s), words(s)) for s in found] == [("A man claiming to be a witness", "the soldiers had opened fire")]


def test_what_a_relative_clause_says_ends_where_its_noun_goes_on_to_speak():
    found = said("A woman who said she was a nurse said the ward was hit twice.")
    assert [(words(s), s.within) for s in found] == [("she was a nurse", None), ("the ward was hit twice", None)]


def test_who_asked_not_to_be_named_is_who_says_it():
    found = one("The sirens had failed, a soldier who asked not to be named said.", "said")
    assert (who(found), words(found)) == ("a soldier who asked not to be named", "The sirens had failed")


def test_a_reporting_clause_inside_a_relative_clause_reports_the_rest():
    text = "The group released pictures that they said showed a tank."
    assert chain(text, "a tank") == ["they", "pictures"]


def test_a_thing_that_is_given_out_is_the_source_without_its_giver():
    found = one("Activists posted videos purporting to show bodies in the street.", "purporting")
    assert who(found) == "videos"


def test_that_before_a_comma_is_no_content():
    text = "The villagers do not want to leave. Explaining that they don't want that, Rana Odeh said the land was theirs."
    assert ("Rana Odeh", "the land was theirs") in [(who(s), words(s)) for s in said(text)]
    assert not [s for s in said(text) if "Rana" in words(s)]


CITED = [
    ("The Echo reported, citing a police source, that the suspect had been arrested.", "a police source"),
    ("The group reported 12 deaths, citing hospitals.", "hospitals"),
]


@pytest.mark.parametrize(("text", "source"), CITED, ids=[c[0] for c in CITED])
def test_who_is_cited_is_within_who_cites(text, source):
    outer, inner = said(text)
    assert (who(inner), inner.within, inner.content) == (source, outer.id, outer.content)


REJECTED = [
    ("The governor told reporters that reports of deaths were false.", "The governor", "says"),
    ("The governor said reports that a bomb had exploded were untrue.", "The governor", "says"),
    ("The army denied reports of civilian deaths.", "The army", "denies"),
]


@pytest.mark.parametrize(("text", "source", "stance"), REJECTED, ids=[c[0] for c in REJECTED])
def test_a_report_that_is_rejected_is_no_voice_of_its_own(text, source, stance):
    assert [(who(s), s.stance) for s in said(text)] == [(source, stance)]


def test_no_reports_say_nothing():
    assert said("There were no immediate reports of casualties.") == ()


def test_no_evidence_that_it_was_so_does_not_show_it():
    found = one("The commission found no evidence that rebels had carried out the attack.", "found")
    assert (found.negated, words(found)) == (True, "rebels had carried out the attack")


def test_a_clause_without_that_begins_with_its_subject():
    found = one("The charity said a hospital it supports was hit twice.", "said")
    assert words(found) == "a hospital it supports was hit twice"


SILENT = [
    "Government troops backed by jets retook the village.",
    "Warplanes believed to belong to the navy struck a bakery.",
    "The army will attack the port.",
    "No group has claimed the attack.",
]


@pytest.mark.parametrize("text", SILENT)
def test_deeds_and_things_are_no_sayings(text):
    assert said(text) == ()


def test_criticism_stays_a_saying():
    assert one("Ana Veld attacked the minister for his silence.", "attacked").stance == "criticises"


def test_a_denial_that_the_model_takes_for_a_noun():
    found = one("The militia denies killing villagers.", "denies")
    assert (who(found), words(found), found.stance) == ("The militia", "killing villagers", "denies")


def test_what_somebody_called_it_ends_before_what_it_was():
    found = one("What the army called a base was a farm, residents said.", "called")
    assert (who(found), words(found)) == ("the army", "a base")


def test_the_blame_behind_an_unclaimed_attack_is_its_own():
    found = said("No group has claimed the attack, but officials blamed the militia.")
    assert [(who(s), words(s), s.within) for s in found] == [("officials", "the militia", None)]


SIGNED = [
    ("Orvena: 3 killed in drone strike on bus station - governor", "governor"),
    ("Three killed in blast at mill – police", "police"),
]


@pytest.mark.parametrize(("text", "source"), SIGNED, ids=[c[0] for c in SIGNED])
def test_a_headline_signed_after_a_dash(text, source):
    found = one(text, text[-len(source) - 2])
    assert who(found) == source


def test_a_headline_signed_with_its_paper_is_no_statement():
    assert said("Three killed in blast at mill - The Valley Echo") == ()
