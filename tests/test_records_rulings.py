"""Which judgements are in force, and what their decisions are about."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.records import Decision, Judgement, decision_of, in_force, place_of, undoings


def judgement(number, verdict="reject", *, subject="clm1:a", value=None, undoes=None):
    return Judgement(id=f"jdg1:{number}", at=f"2031-05-0{number}", by="A. Desk", subject=subject, verdict=verdict,
                     value=value, reason="r", undoes=undoes, chain_hash="")


def held(*judgements):
    return [ruling.judgement.id for ruling in in_force(judgements)]


def test_a_judgement_without_a_value_is_about_its_subject():
    assert decision_of(judgement(1, subject="lnk1:x")) == Decision(kind="link", ids=("lnk1:x",))
    assert decision_of(judgement(1, subject="stm1:x")).kind == "statement"


def test_a_decision_comes_back_from_its_value():
    made = Decision(kind="entity", ids=("ent1:a", "ent1:b"), words=("Ä", "“b”"), members=(("x",), ("y", "z")),
                    parts=("doc1:1@2-3",), becomes="person", topic="t")
    assert decision_of(judgement(1, value=made.said())) == made
    assert set(json.loads(Decision(kind="claim", ids=("clm1:a",)).said())) == {"kind", "ids"}


def test_the_last_verdict_on_a_thing_holds():
    assert held(judgement(1), judgement(2, "accept")) == ["jdg1:2"]
    assert held(judgement(1), judgement(2, "accept", subject="clm1:b")) == ["jdg1:1", "jdg1:2"]


def test_merges_add_to_each_other():
    value = Decision(kind="event", ids=("evt1:a", "evt1:b")).said()
    assert held(judgement(1, "merge", value=value), judgement(2, "merge", value=value)) == ["jdg1:1", "jdg1:2"]


def test_an_incident_grade_and_a_credibility_do_not_replace_each_other():
    def grade(number, given):
        return judgement(number, "regrade", value=Decision(kind="event", ids=("evt1:a",), grade=given).said())

    assert held(grade(1, "2"), grade(2, "fair"), grade(3, "4")) == ["jdg1:2", "jdg1:3"]


def test_an_undone_undoing_brings_back_what_it_undid():
    first, back = judgement(1), judgement(2, "undo", undoes="jdg1:1")
    again = judgement(3, "undo", undoes="jdg1:2")
    assert held(first, back) == []
    assert held(first, back, again) == ["jdg1:1"]
    assert set(undoings([first, back, again])) == {"jdg1:2"}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 8), max_size=9))
def test_nothing_is_in_force_that_something_in_force_undoes(targets):
    made = []
    for number, target in enumerate(targets):
        undoes = f"jdg1:{target}" if target < number else None
        made.append(judgement(number, "undo" if undoes else "reject", subject=f"clm1:{number}", undoes=undoes))
    undone = set(undoings(made))
    assert undone.isdisjoint(held(*made))
    assert {j.id for j in made if j.undoes is None} - undone == set(held(*made))


def test_the_name_of_a_mention_is_read():
    assert place_of("doc1:0af@12-20") == ("doc1:0af", 12, 20)
    assert place_of("doc1:0af") is None
    assert place_of("Kord @ 1-2") is None
