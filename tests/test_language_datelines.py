"""Datelines: no part of what is said; the agency that one names is a hop."""

import pytest
from sayings import chain, one, page, said, who, words

from hearsay.language.datelines import dateline

AGENCY = (
    "ORSK-VALE, May 3 (Reuters) — The army took the bridge, the governor's office said.\n"
    "A nurse said that nobody was hurt.\n"
    "We walked the quay."
)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ORSK-VALE, May 3 (Reuters) — The army left.", "The army left."),
        ("LUND (AP) - The army left.", "The army left."),
        ("LUND — The army left.", "The army left."),
        ("ORSK VALE, Norland -- “We won,” he said.", "“We won,” he said."),
        ("Orsk Vale, 4 May 2031 – The army left.", "The army left."),
        ("Lund (Harbour Post) - The army left.", "The army left."),
        ("DAMASCUS, Syria — The army left.", "The army left."),
        ("Kabul, Afghanistan – The army left.", "The army left."),
        ("Geneva | The army left.", "The army left."),
        ("BEIRUT: The army left.", "The army left."),
        ("Homs, (SANA)_ The army left.", "The army left."),
        ("(Reuters) The army left.", "The army left."),
        ("Orsk Vale, Monday, 4 May 2031: The army left.", "The army left."),
    ],
)
def test_the_text_begins_behind_the_dash(text, rest):
    found = dateline(text, 0, len(text))
    assert found is not None
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "The army - which denies it - left.",
        "NATO (the alliance) - which met in Lund - said nothing.",
        "Veld, 41, said no.",
        "HAMAS: We left the town.",
        "Veld: The army left.",
        "Beirut: The army left.",
        "Damascus (the capital) The army left.",
        "A bridge (old) fell - the army left.",
        "",
    ],
)
def test_other_dashes_are_none(text):
    assert dateline(text, 0, len(text)) is None


def test_the_place_of_a_dateline_does_nothing_and_says_nothing():
    _, _, parse = page("DAMASCUS, Syria — Government forces left the town. The mayor stayed.")
    first = [parse.tokens[s.first].text for s in parse.sentences]
    assert first == ["DAMASCUS", "Government", "The"]
    assert said("BEIRUT: Twelve people were killed.") == ()


def test_a_content_does_not_begin_with_the_dateline():
    assert words(one(AGENCY, "said")) == "The army took the bridge"


def test_all_of_the_text_reaches_the_page_through_the_agency():
    assert chain(AGENCY, "nobody was hurt") == ["Reuters", "A nurse"]
    agency = next(s for s in said(AGENCY) if who(s) == "Reuters")
    assert agency.mode == "direct"
    assert agency.content[-1].text == "We walked the quay."


def test_a_place_alone_is_no_giver():
    assert [who(s) for s in said("LUND — The mayor said that nobody was hurt.")] == ["The mayor"]
