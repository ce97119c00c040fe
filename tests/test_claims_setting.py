"""Where and when, and properties that hold for any text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import claims_of, one, texts

from hearsay.claims.inflection import verb_forms
from hearsay.claims.lexicon import forms


def test_places():
    claim = one("The army shelled a market in the city of Orvena.", "ASSAULT")
    assert texts(claim.places) == ["Orvena"]


def test_the_target_may_be_the_place():
    claim = one("Warplanes bombed Damascus on Friday.", "ASSAULT")
    assert texts(claim.places) == ["Damascus"]


TIMES = [
    ("The army shelled the town on 3 May 2031.", "2031-05-03", "2031-05-03", "at"),
    ("The army has shelled the town since 3 May 2031.", "2031-05-03", None, "since"),
    ("The army shelled the town before 3 May 2031.", None, "2031-05-03", "before"),
    ("The army shelled the town in April 2031.", "2031-04-01", "2031-04-30", "during"),
    ("The army shelled the town.", None, "2031-05-14", "before"),
    ("It was the deadliest bombing since 2011.", None, "2031-05-14", "before"),
]


@pytest.mark.parametrize(("sentence", "earliest", "latest", "relation"), TIMES, ids=[t[0] for t in TIMES])
def test_times(sentence, earliest, latest, relation):
    time = one(sentence, "ASSAULT").time
    assert (time.earliest, time.latest, time.relation) == (earliest, latest, relation)


def test_without_a_date_of_publication_the_time_stays_unknown():
    assert one("The army shelled the town.", "ASSAULT", day=None).time is None


def test_what_is_yet_to_come_is_not_bounded_by_publication():
    assert one("The army will shell the town.", "ASSAULT").time is None


def test_the_time_of_saying_is_not_that_of_the_event():
    time = one("The army shelled the town, the mayor said on 12 May 2031.", "ASSAULT").time
    assert time is None or time.text is None


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("kill", {"kills", "killed", "killing"}),
        ("shoot", {"shoots", "shot", "shooting"}),
        ("rob", {"robs", "robbed", "robbing"}),
        ("flee", {"flees", "fled", "fleeing"}),
        ("die", {"dies", "died", "dying"}),
        ("seize", {"seizes", "seized", "seizing"}),
        ("occupy", {"occupies", "occupied", "occupying"}),
        ("withdraw", {"withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("target", {"targets", "targeted", "targeting"}),
    ],
)
def test_verb_forms(verb, expected):
    assert set(verb_forms(verb)) == expected | {verb}


def test_the_lexicon_is_wide():
    entries = {form.entry for found in forms().values() for form in found}
    assert len(entries) > 1500
    assert {e.type.partition(":")[0] for e in entries if e.type} >= {
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
        "CONTROL",
        "OUTCOME",
        "CASUALTY",
        "STATE",
        "OFFICE",
        "DISASTER",
        "ACCIDENT",
    }


SAMPLE = (
    "the army of Orvena killed 12 people and “captured” two towns on Friday , . ? who were said to have been bombed by "
    "rebels in May - US-led strikes; 40% %100 not if at least dozens of no one's \u00a0 é 🙂"
)
WORDS = st.sampled_from(SAMPLE.split(" "))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_every_span_is_its_text(words):
    text = " ".join(words).strip()
    if not text:
        return
    for claim in claims_of(text):
        spans = [claim, claim.trigger, *claim.actors, *claim.targets, *claim.places, *claim.quantities]
        assert all(text[s.start : s.end] == s.text for s in spans)
        assert claim.start <= claim.trigger.start
        assert claim.trigger.end <= claim.end
        if claim.time is not None and claim.time.text is not None:
            assert text[claim.time.start : claim.time.end] == claim.time.text


def test_the_same_page_gives_the_same_claims():
    text = "Rebels attacked the base near Orvena. Nine soldiers died."
    assert claims_of(text) == claims_of(text)
    assert len({c.id for c in claims_of(text)}) == len(claims_of(text))


def test_killed_after_strikes_on_a_day_is_killed_on_that_day():
    claim = one("At least 45 people have been killed after air strikes on Saturday around Orvena.", "CASUALTY:killed")
    assert (claim.time.earliest, claim.time.latest, claim.time.relation) == ("2031-05-10", "2031-05-10", "at")


def test_the_place_of_another_hour_is_not_that_of_this_one():
    text = "Nineteen people were killed by shells on Tuesday, hours after dozens were killed in the town of Orvena."
    first, second = (c for c in claims_of(text) if c.event == "CASUALTY:killed")
    assert texts(first.places) == []
    assert texts(second.places) == ["Orvena"]


def test_the_place_of_the_cause_is_that_of_the_harm():
    claim = one("Six people died after a bus crashed in the town of Orvena.", "CASUALTY:killed")
    assert texts(claim.places) == ["Orvena"]


def test_the_day_of_an_earlier_event_is_not_that_of_this_one():
    claim = one("The attack in Orvena comes a day after convoys were stopped by a raid on Monday.", "ASSAULT")
    assert claim.time is None or claim.time.text != "Monday"


def test_after_a_weekday_stands_the_cause():
    claim = one("Six people died on Friday after a bus crashed in the town of Orvena.", "CASUALTY:killed")
    assert texts(claim.places) == ["Orvena"]
