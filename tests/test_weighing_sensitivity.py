"""What falls when a source is left out: its copies and spokesmen go with it, and nothing else does."""

from dataclasses import replace

import pytest
from hearings import ARMY, QARALI, QORSHUM, TEMIRAN, Page, happening, ledger, toll

from hearsay.records import Ledger
from hearsay.weighing import grade, sensitivity, track_records
from hearsay.weighing.labels import source_name
from hearsay.weighing.leaving import newsroom, parts, without
from hearsay.weighing.voices import hear


def two_counts() -> Ledger:
    """A wire report and its copy say 13, a second paper says 17; a third happening only the second paper tells."""
    first = toll("a", "13 people", low=13, high=13, published="2021-10-15", outlet="Interwire")
    copy = toll("b", "13 people", low=13, high=13, published="2021-10-15", outlet="Herald")
    second = toll("c", "17 people", low=17, high=17, published="2021-10-16", outlet="Register")
    second.add("body", "The ferry sank at Qorshum.")
    second.claim("The ferry sank at Qorshum", "sank", "ACCIDENT:sinking", at=[("Qorshum", QORSHUM)], after="The ferry")
    a, b = first.claims[0], copy.claims[0]
    c, other = second.claims
    return ledger([first, copy, second], same=[[a, b]], events=[happening([a, b, c]), happening([other])])


def changes(case: Ledger) -> dict[str, tuple[str, ...]]:
    return {support.part.name: support.falls[0].changes for support in sensitivity(case).supports}


def test_without_one_of_two_origins_nothing_corroborates_and_the_figure_changes():
    found = changes(two_counts())
    assert found["Register"] == (
        "it rests on one origin alone (credibility 3, not 2)",
        "killed: best figure 13, not 17",
    )
    assert any("best figure" in change for change in found["Interwire"]) is False
    assert any("one origin alone" in change for change in found["Interwire"])


def test_a_copy_is_left_out_with_what_it_copies_and_not_alone():
    support = next(it for it in sensitivity(two_counts()).supports if it.part.name == "Interwire")
    assert support.part.sort == "origin"
    assert len(support.part.claims) == 2
    assert "Herald" not in changes(two_counts())


def test_what_nobody_else_tells_is_counted():
    support = next(it for it in sensitivity(two_counts()).supports if it.part.name == "Register")
    assert len(support.alone) == 1


def test_a_spokesman_goes_with_his_party():
    page = Page("a", outlet="Courier", published="2021-10-15")
    page.add("body", "Karvelian army General Radu Temiran said 300 fighters were killed. The Karvelian army said so.")
    said = page.says("Radu Temiran", "said", ["300 fighters were killed"], entity=TEMIRAN)
    page.claim("300 fighters were killed", "killed", "CASUALTY:killed", statement=said)
    case = ledger([page])
    found = {part.name: part.claims for part in parts(hear(case)) if part.sort == "party"}
    assert any(name == ARMY.name or name == TEMIRAN.name for name in found)
    assert all(claims == frozenset([page.claims[0].id]) for claims in found.values())


def test_left_out_claims_are_not_heard():
    case = two_counts()
    hearing = hear(case)
    some = frozenset(list(hearing.voices)[:2])
    rest = without(hearing, some)
    assert set(rest.voices) == set(hearing.voices) - some
    assert len(rest.voices) == len(hearing.voices) - 2


def test_an_outlet_is_known_by_its_newsroom():
    assert newsroom("bbc.co.uk") == newsroom("BBC World Service") == "BBC"
    assert newsroom("The Lakeside Ledger") == "The Lakeside Ledger"


def test_nothing_leans_on_anything_in_an_empty_case():
    assert sensitivity(Ledger()).supports == ()
    assert track_records(Ledger()) == {}


def test_parties_alone_bear_nothing_out():
    """Two parties that each praise themselves are no witnesses of one another."""
    pages = []
    for name, giver in (("a", QARALI), ("b", TEMIRAN)):
        page = Page(name, outlet=name, published="2021-10-14")
        page.add("body", f"{giver.name} said we captured Qorshum.")
        said = page.says(giver.name, "said", ["we captured Qorshum"], entity=giver)
        page.claim(
            "we captured Qorshum", "captured", "CONTROL:capture", by=[("we", None)], to=[("Qorshum", QORSHUM)],
            statement=said,
        )
        pages.append(page)
    event = happening([page.claims[0] for page in pages])
    (graded,) = grade(ledger(pages, events=[event]))
    assert graded.grade is not None
    assert graded.grade.credibility == 3
    assert "nobody bears it out" in graded.grade.reason


def test_events_are_graded_as_before_when_nothing_is_left_out():
    case = two_counts()
    events = {event.id: event for event in grade(case)}
    for support in sensitivity(replace(case, events=events)).supports:
        for fall in support.falls:
            assert fall.before == events[fall.event].grade


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A Karvelian official, speaking on condition of anonymity", "A Karvelian official"),
        ("two officers, who asked not to be named", "two officers"),
        ("police, firefighters and doctors", "police, firefighters and doctors"),
    ],
)
def test_a_nameless_source_is_named_without_what_is_said_of_it_aside(words, name):
    assert source_name(words) == name
