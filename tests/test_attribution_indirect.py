"""Indirect speech, beliefs and intentions: source, cue, content, stance."""

import pytest
from sayings import one, said, who, words

CLAUSES = [
    ("The mayor said that the bridge had fallen.", "said", "The mayor", "the bridge had fallen", "says"),
    ("The mayor said the bridge had fallen.", "said", "The mayor", "the bridge had fallen", "says"),
    ("The bridge had fallen, the mayor said.", "said", "the mayor", "The bridge had fallen", "says"),
    (
        "The bridge had fallen, the mayor told reporters on Friday.",
        "told",
        "the mayor",
        "The bridge had fallen",
        "says",
    ),
    ("The mayor told reporters that the bridge had fallen.", "told", "The mayor", "the bridge had fallen", "says"),
    ("The mayor told reporters the bridge had fallen.", "told", "The mayor", "the bridge had fallen", "says"),
    ("The army denied that it had shelled the mill.", "denied", "The army", "it had shelled the mill", "denies"),
    ("The army admitted that it had shelled the mill.", "admitted", "The army", "it had shelled the mill", "admits"),
    ("The minister warned that the dam could break.", "warned", "The minister", "the dam could break", "warns"),
    ("The minister confirmed that the dam was broken.", "confirmed", "The minister", "the dam was broken", "confirms"),
    (
        "The general claimed that his troops held the hill.",
        "claimed",
        "The general",
        "his troops held the hill",
        "claims",
    ),
    ("The general believes that the war is over.", "believes", "The general", "the war is over", "believes"),
    ("The report shows that nine people died.", "shows", "The report", "nine people died", "shows"),
    ("Veld asked whether the road was open.", "asked", "Veld", "whether the road was open", "asks"),
    ("The prime minister wants to build a wall.", "wants", "The prime minister", "to build a wall", "wants"),
    ("The rebels promised to leave the town.", "promised", "The rebels", "to leave the town", "promises"),
    ("The union called for a strike.", "called for", "The union", "a strike", "wants"),
    ("The union praised the new law.", "praised", "The union", "the new law", "praises"),
    (
        "The army admitted to being responsible for one death.",
        "admitted",
        "The army",
        "to being responsible for one death",
        "admits",
    ),
]


ADJECTIVES = [
    ("The mayor is sure that the bridge will hold.", "is sure", "the bridge will hold", "believes", "partial"),
    ("Officials were not aware of the leak.", "aware", "the leak", "knows", "none"),
    ("The general was adamant that no shot was fired.", "adamant", "no shot was fired", "claims", "full"),
]


@pytest.mark.parametrize(("text", "cue", "content", "stance", "commitment"), ADJECTIVES)
def test_adjectives(text, cue, content, stance, commitment):
    found = one(text, cue)
    assert (words(found), found.stance, found.commitment) == (content, stance, commitment)


def test_an_adjective_without_be_is_no_cue():
    assert said("A sure hand steered the boat past the mill.") == ()


def test_talk_written_down_without_marks():
    assert words(one("And he said, I never saw the boat.", "said")) == "I never saw the boat"


@pytest.mark.parametrize(("text", "cue", "source", "content", "stance"), CLAUSES)
def test_constructions(text, cue, source, content, stance):
    found = one(text, cue)
    assert (who(found), words(found), found.stance) == (source, content, stance)
    assert found.mode == "indirect"
    assert found.reason


def test_the_content_may_stand_on_both_sides():
    found = one("The bridge, the mayor told us on Friday, is closed for good.", "told")
    assert words(found) == "The bridge | is closed for good"


def test_the_clause_ends_before_the_next_cue():
    first, second = said("The mayor said the bridge had fallen, adding that nobody was hurt.")
    assert (words(first), words(second)) == ("the bridge had fallen", "nobody was hurt")
    assert who(first) == who(second) == "The mayor"


def test_what_is_said_in_a_relative_clause_ends_with_it():
    found = one("Mr Renn, who said the raid killed nine people, left the town on Friday.", "said")
    assert words(found) == "the raid killed nine people"
    found = one("The rebels, who claim they shot down a helicopter, have withdrawn.", "claim")
    assert words(found) == "they shot down a helicopter"


def test_two_cues_share_their_subject():
    found = said("The mayor acknowledged that the bridge had fallen and warned that the dam could break.")
    assert [who(s) for s in found] == ["The mayor", "The mayor"]
    assert [words(s) for s in found] == ["the bridge had fallen", "the dam could break"]


@pytest.mark.parametrize(
    "text", ["The mayor did not say that the bridge was safe.", "The mayor refused to say whether it was safe."]
)
def test_negated_cues(text):
    assert one(text, "say").negated


def test_the_cue_takes_in_its_helpers():
    assert one("The mayor has also said that the bridge is safe.", "said").cue.text == "has also said"


def test_nobody_is_named():
    found = one("It was reported that the bridge had fallen.", "reported")
    assert (who(found), words(found)) == (None, "the bridge had fallen")


def test_the_agent_of_a_passive():
    found = one("It was announced by the ministry that the bridge had fallen.", "announced")
    assert who(found) == "the ministry"


def test_what_is_expected_of_somebody():
    found = one("The army is expected to leave the valley.", "expected")
    assert (who(found), words(found)) == (None, "The army | to leave the valley")


def test_each_of_several_names_makes_a_statement():
    found = [
        s for s in said("France and Estonia announced that the group had been defeated.") if s.cue.text == "announced"
    ]
    assert [who(s) for s in found] == ["France", "Estonia"]
    assert {words(s) for s in found} == {"the group had been defeated"}
    assert len({s.id for s in found}) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reuters reported that the bridge had fallen.", "outlet"),
        ("The newspaper reported that the bridge had fallen.", "outlet"),
        ("Officials said that the bridge had fallen.", "anonymous"),
        ("The ministry said that the bridge had fallen.", "collective"),
        ("The survey found that the bridge had fallen.", "document"),
    ],
)
def test_kinds_of_sources(text, kind):
    assert said(text)[0].source.kind == kind


def test_a_time_before_the_cue_is_no_content():
    found = one("On Friday, the mayor said that the bridge had fallen.", "said")
    assert words(found) == "the bridge had fallen"


@pytest.mark.parametrize(
    "text", ["The bridge collapsed at noon.", "Nine people died in the fire.", "The road to Orvena is closed."]
)
def test_plain_narration_has_no_statement(text):
    assert said(text) == ()


def test_what_nobody_claims_is_nobodys_saying():
    assert said("No one has claimed responsibility for the blast, which killed a judge.") == ()
    assert who(one("The militia claimed responsibility for the blast, which killed a judge.", "claimed")) == "The militia"


@pytest.mark.parametrize(
    "text",
    [
        "The Observatory said twelve people died, citing local sources.",
        "The Observatory, citing local sources, said twelve people died.",
        "The Observatory, quoting local sources, reported twelve deaths.",
    ],
)
def test_whom_a_source_cites_says_it_to_the_source(text):
    inner = next(s for s in said(text) if who(s) == "local sources")
    outer = next(s for s in said(text) if who(s) == "The Observatory")
    assert inner.within == outer.id
    assert words(inner) == words(outer)
    assert "twelve" in words(inner)
    assert "citing" not in words(outer)


def test_who_is_asked_asks_nothing():
    asked, answered = said("Asked whether the bridge had fallen, the mayor said that it stood.")
    assert (asked.source, who(answered)) == (None, "the mayor")


def test_the_medium_that_is_told_ends_before_what_it_is_told():
    text = "Ana Veld told the BBC that the bridge had fallen."
    assert {who(s) for s in said(text)} == {"Ana Veld", "the BBC"}


def test_no_town_speaks_for_a_source_in_it():
    found = one("The agency quoted a source in Temiran as saying that the dam had burst.", "saying")
    assert (who(found), found.source.kind) == ("a source in Temiran", "anonymous")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The army had erred, promised an inquiry and left the town.", "The army", "an inquiry"),
        ("The firm closed the mill, denied any wrongdoing and left the town.", "The firm", "any wrongdoing"),
        ("The deal is dead, warned the president of Norland.", "the president of Norland", "The deal is dead"),
        ("The raid had failed, admitted an officer.", "an officer", "The raid had failed"),
        (
            "Shells fell on the mill and killed nine people said council head Ana Veld who gave no names.",
            "council head Ana Veld who gave no names",
            "Shells fell on the mill and killed nine people",
        ),
        (
            "Nine people were hurt in the raid said the Valley Council a body based in Brun.",
            "the Valley Council",
            "Nine people were hurt in the raid",
        ),
        ("The doctors say ten dead.", "The doctors", "ten dead"),
    ],
)
def test_who_stands_behind_the_verb_and_who_only_behind_it(text, source, content):
    assert [(who(s), words(s)) for s in said(text)] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    ["A blast which claimed the lives of nine villagers was heard.", "Fatalities expected to rise in Brun blast"],
)
def test_what_is_claimed_or_expected_without_anybody_saying_so(text):
    assert said(text) == ()


def test_where_it_is_said_says_nothing():
    assert who(one("The minister left Orvena and in Paris told reporters that the deal was near.", "told")) == (
        "The minister"
    )
