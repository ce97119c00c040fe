"""Direct speech: who says it, and how far it goes."""

from dataclasses import replace

import pytest
from sayings import attribution, one, page, said, who, words

from hearsay.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“The bridge is gone,” said Ana Veld.", "Ana Veld", "The bridge is gone"),
        ("“The bridge is gone,” Ana Veld said on Friday.", "Ana Veld", "The bridge is gone"),
        ("Ana Veld said, “The bridge is gone.”", "Ana Veld", "The bridge is gone"),
        ("Ana Veld said: “The bridge is gone.”", "Ana Veld", "The bridge is gone"),
        ('"The bridge is gone," the mayor said.', "the mayor", "The bridge is gone"),
        ("''The bridge is gone,'' the mayor told me.", "the mayor", "The bridge is gone"),
        ("«The bridge is gone», the mayor said.", "the mayor", "The bridge is gone"),
        ("“Is the bridge gone?” the mayor asked.", "the mayor", "Is the bridge gone"),
        ('""Maybe the bridge is gone," a man said.', "a man", "Maybe the bridge is gone"),
        ("“The bridge is gone,” the letter reads.", "the letter", "The bridge is gone"),
    ],
)
def test_speaker_before_and_after(text, source, content):
    (found,) = said(text)
    assert (who(found), words(found), found.mode) == (source, content, "direct")
    assert not any(mark in c.text for c in found.content for mark in "“”\"«»")


def test_the_speaker_in_the_middle():
    found = one("“The bridge,” Veld said, “is gone for good.”", "said")
    assert words(found) == "The bridge | is gone for good"


def test_a_further_quotation_in_the_paragraph_is_of_the_same_speaker():
    found = one("“The bridge is gone,” Veld said. “We are cut off.”", "said")
    assert words(found) == "The bridge is gone | We are cut off"


def test_a_quotation_over_two_paragraphs():
    found = one("Veld said: “The bridge is gone. We wait.\n“Nobody has come to help us.”", "said")
    assert words(found) == "The bridge is gone. We wait | Nobody has come to help us"


def test_a_quotation_in_the_paragraph_after_a_colon():
    found = one("Veld added:\n“The bridge is gone and nobody has come.”", "added")
    assert (who(found), words(found)) == ("Veld", "The bridge is gone and nobody has come")


def test_an_opening_mark_that_is_missing():
    found = one("Contrary to the report, the bridge has not fallen at all,” the mayor said.", "said")
    assert words(found) == "Contrary to the report, the bridge has not fallen at all"
    assert found.mode == "direct"


def test_a_signed_quotation():
    found = said("“The bridge is gone and we are cut off.” — Ana Veld")[-1]
    assert (who(found), words(found)) == ("Ana Veld", "The bridge is gone and we are cut off")


def test_quoted_words_are_not_speech_on_their_own():
    assert said("The so-called “liberators” burned the mill.") == ()


def test_quoted_words_in_an_attributed_clause_belong_to_it():
    found = one("The mayor said the army had left “a desert” behind.", "said")
    assert found.mode == "mixed"
    assert words(found) == "the army had left “a desert” behind"


def test_a_speech_inside_a_quotation_stands_within_it():
    outer, inner = said("“My brother said the mill was burning,” Ana Veld told reporters.")
    assert who(outer) == "Ana Veld"
    assert (who(inner), words(inner), inner.within) == ("My brother", "the mill was burning", outer.id)


def test_a_quotation_that_nobody_says_is_a_gap():
    found = attribution("The mill burned for two days.\n“Nobody has come to help us since the winter.”")
    assert found.statements == ()
    (gap,) = found.gaps
    assert (gap.stage, gap.code) == ("attribution", "no-speaker")
    assert "Nobody has come" in gap.sentence


def test_a_label_in_a_headline():
    found = one("Governor Veld: The bridge is safe", ":", kind="title")
    assert (who(found), words(found)) == ("Governor Veld", "The bridge is safe")


def test_a_block_set_off_by_the_page():
    document, segments, parse = page("The mayor described the fire in a letter.\nIt burned for two days. Nobody came to help.")
    segments = (segments[0], replace(segments[1], kind="quote"))
    found = attribute(document, segments, parse, mentions=[], entities=[]).statements[-1]
    assert (who(found), words(found)) == ("The mayor", "It burned for two days. Nobody came to help")
