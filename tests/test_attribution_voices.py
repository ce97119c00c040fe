"""Genres: headlines, transcripts, posts, fiction-like talk, words that are retold over several sentences."""

from dataclasses import replace

import pytest
from sayings import attribution, one, page, said, who, words

from hearsay.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Norland: no soldiers crossed the river", "Norland", "no soldiers crossed the river"),
        ("Bridge fell on Monday, says minister", "minister", "Bridge fell on Monday"),
        ("BRUN: We held fire all night.", "BRUN", "We held fire all night"),
        ("RT @orskmayor: We will not leave.", "@orskmayor", "We will not leave"),
        ("“We held fire” — Colonel Anders Brun", "Colonel Anders Brun", "We held fire"),
        ("“Shots near the quay.” — Ana Veld", "Ana Veld", "Shots near the quay"),
        ("The quay was closed, per the harbour's log.", "the harbour's log", "The quay was closed"),
        ("The gate was open, the Valley Echo reports.", "the Valley Echo", "The gate was open"),
    ],
)
def test_labels_and_signatures(text, source, content):
    found = said(text, kind="heading" if text.startswith("Norland") else "body")
    assert [(who(s), words(s)) for s in found] == [(source, content)]


def test_a_place_that_a_headline_is_about_says_nothing():
    assert said("Norland: 40 killed in raid", kind="heading") == ()


def test_a_link_behind_a_quotation_is_no_part_of_it():
    assert words(one("Ana Veld tweeted: “Stay inside.” https://x.example/1", "tweeted")) == "Stay inside"


def test_a_beat_shows_the_speaker():
    found = said("She shrugged. “Because they said that it was over.”")
    assert (who(found[0]), words(found[0]), found[0].cue) == ("She", "Because they said that it was over", None)


def test_retold_words_go_on_in_their_tense():
    text = "The mayor said that the bridge would be rebuilt. It would cost nine million. The river is wide."
    assert [words(s) for s in said(text)] == ["the bridge would be rebuilt", "It would cost nine million"]
    assert {who(s) for s in said(text)} == {"The mayor"}


def test_a_speech_of_several_paragraphs():
    text = "“They came at night,” the teacher recalled.\n“They took my brother.\n“I never saw him again.”"
    assert words(said(text)[0]) == "They came at night | They took my brother | I never saw him again"


def test_it_after_a_thing_stays_open():
    text = "The Valley Fund met. The report found that nine died. It concludes that it was a crime."
    found = one(text, "concludes", known=[("The Valley Fund", "organisation")])
    assert found.source.entity is None


def test_a_name_behind_an_office_is_who_speaks():
    found = one("The deputy governor, Ilya Sand, said: “We lost nine.”", "said", known=[("Ilya Sand", "person")])
    assert found.source.entity == "ent1:Ilya Sand"


def test_a_nickname_in_a_name_is_no_quotation():
    found = said("“We won!” state delegate Marcia “Cia” Price shouted.", known=[("Marcia", "person")])
    assert all("Cia" not in words(s) for s in found)


def test_lines_in_capitals_are_read():
    text = "THE MAYOR SAID THAT THE BRIDGE HAD FALLEN ON MONDAY."
    assert [(who(s), words(s)) for s in said(text)] == [("THE MAYOR", "THAT THE BRIDGE HAD FALLEN ON MONDAY")]


def test_a_quotation_without_a_speaker_is_a_gap_even_under_an_agency():
    text = "LUND (Reuters) — The quay was empty.\n“Nobody has come to us since the war began.”"
    assert [g.code for g in attribution(text).gaps] == ["no-speaker"]


def test_a_block_is_of_who_signed_it_and_not_of_who_spoke_before():
    text = (
        "Officials said the market was empty.\n“We heard nothing,” the guard said.\n"
        "Jets over the market. Nine dead so far.\n— Ana Veld (@anaveld) June 5, 2031"
    )
    document, segments, parse = page(text)
    segments = tuple(replace(s, kind="embed") if n > 1 else s for n, s in enumerate(segments))
    found = attribute(document, segments, parse, mentions=(), entities=()).statements
    whole = [s for s in found if s.part_of is None]
    assert [(who(s), words(s), s.mode) for s in whole] == [
        ("Officials", "the market was empty", "indirect"),
        ("the guard", "We heard nothing", "direct"),
        ("Ana Veld", "Jets over the market. Nine dead so far", "direct"),
    ]


def test_the_handle_and_the_date_of_a_signature_are_no_part_of_the_name():
    found = said("“The quay is closed.” — Harbour Office (@quay) June 6, 2031")
    assert [(who(s), words(s)) for s in found] == [("Harbour Office", "The quay is closed")]
