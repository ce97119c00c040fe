"""Cues that are no verbs, and chains of reporters."""

import pytest
from sayings import chain, one, said, who, words


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("According to the mayor, the bridge had fallen.", "According", "the mayor", "the bridge had fallen"),
        ("The bridge had fallen, according to the mayor.", "according", "the mayor", "The bridge had fallen"),
        ("In the words of the mayor, the bridge is a ruin.", "words", "the mayor", "the bridge is a ruin"),
        ("Her claim that the bridge had fallen was wrong.", "claim", "Her", "the bridge had fallen"),
        ("The group issued a statement that the war was over.", "statement", "The group", "the war was over"),
        (
            "A claim by the prosecutor that the letter was forged was rejected.",
            "claim",
            "the prosecutor",
            "the letter was forged",
        ),
        ("The march followed reports that nine people had died.", "reports", "reports", "nine people had died"),
    ],
)
def test_nouns_and_phrases(text, cue, source, content):
    found = one(text, cue)
    assert (who(found), words(found)) == (source, content)


@pytest.mark.parametrize(
    ("text", "content", "sources"),
    [
        (
            "The Valley Herald reported that a nurse said the ward was empty.",
            "the ward was empty",
            ["The Valley Herald", "a nurse"],
        ),
        (
            "According to the Valley Herald, the nurse told friends that the ward was empty.",
            "the ward was empty",
            ["the Valley Herald", "the nurse"],
        ),
        (
            "“The ward was empty,” Ana Veld told the Valley Herald.",
            "The ward was empty",
            ["the Valley Herald", "Ana Veld"],
        ),
        (
            "The Valley Herald, citing a nurse, said the ward was empty.",
            "the ward was empty",
            ["The Valley Herald", "a nurse"],
        ),
        (
            "The minister said the police believed that a driver had seen the fire.",
            "a driver had seen the fire",
            ["The minister", "the police"],
        ),
        (
            "The army denied a claim by the mayor that the mill was shelled.",
            "the mill was shelled",
            ["The army", "the mayor"],
        ),
    ],
)
def test_chains(text, content, sources):
    assert chain(text, content) == sources


def test_where_there_is_no_report_nobody_reports():
    assert said("There were no reports of casualties.") == ()
    (found,) = said("There were no reports that nine people had died.")
    assert (found.source, found.negated) == (None, True)


def test_hearers_without_a_teller_are_no_link():
    text = "The ministry said residents had been told that the dam was safe."
    assert chain(text, "residents had been told that the dam was safe") == ["The ministry"]


def test_no_statement_reports_itself():
    found = {s.id: s for s in said("Veld said that Orr said that Moss said the mill was burning.")}
    for statement in found.values():
        seen, at = set(), statement
        while at is not None:
            assert at.id not in seen
            seen.add(at.id)
            at = found.get(at.within)
    assert len(found) == 3
