"""Happenings: what is drawn together, what is kept apart, and that nothing is lost."""

from dataclasses import replace

import pytest
from byhand import Hand
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.linking import relate
from hearsay.linking.cluster import Ties
from hearsay.linking.sorts import is_happening
from hearsay.linking.words import sets_apart
from hearsay.origins import find

DAY = "2041-06-02"


def events(hand):
    ledger = hand.ledger()
    return relate(replace(ledger, origins=find(ledger))).events


def strike(hand, town, text, *, outlet, day=DAY, event="ASSAULT:airstrike", trigger="bombed", happened=DAY):
    page = hand.page(text, outlet=outlet, day=day)
    return hand.claim(page, text.rstrip("."), event, trigger, places=[("Varn", town)], day=happened)


def test_two_reports_of_one_raid_are_one_event():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    a = strike(hand, varn, "Jets bombed the grain mill of Varn on Sunday.", outlet="A Post")
    b = strike(hand, varn, "The grain mill in Varn was bombed from the air.", outlet="B Post", event="ASSAULT:bombing")
    (event,) = events(hand)
    assert event.claims == tuple(sorted((a, b)))
    assert event.place == varn
    assert (event.time.earliest, event.time.latest) == (DAY, DAY)
    assert event.roll_up == ()
    assert event.grade is None


def test_another_raid_on_the_same_page_stays_apart():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    page = hand.page(
        "Jets bombed the grain mill of Varn on Sunday.",
        "In another raid jets bombed the grain quay of Varn.",
        outlet="A Post",
        day=DAY,
    )
    for words in ("Jets bombed the grain mill of Varn", "In another raid jets bombed the grain quay of Varn"):
        hand.claim(page, words, "ASSAULT:airstrike", "bombed", places=[("Varn", varn)], day=DAY)
    assert len(events(hand)) == 2


def test_a_third_report_does_not_join_what_is_known_to_differ():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    page = hand.page(
        "Jets bombed the grain mill of Varn on Sunday.",
        "In another raid jets bombed the grain quay of Varn.",
        outlet="A Post",
        day=DAY,
    )
    one, two = (
        hand.claim(page, words, "ASSAULT:airstrike", "bombed", places=[("Varn", varn)], day=DAY)
        for words in ("Jets bombed the grain mill of Varn", "In another raid jets bombed the grain quay of Varn")
    )
    strike(hand, varn, "Jets bombed the grain mill and the grain quay of Varn.", outlet="B Post")
    found = events(hand)
    assert not any({one, two} <= set(e.claims) for e in found)
    assert len(found) == 2


def test_raids_a_month_apart_stay_apart():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    strike(hand, varn, "Jets bombed the grain mill of Varn.", outlet="A Post")
    strike(hand, varn, "Jets bombed the grain mill of Varn.", outlet="B Post", day="2041-07-02", happened="2041-07-02")
    assert len(events(hand)) == 2


def test_a_chain_of_reports_does_not_draw_a_month_into_one_event():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    for day in range(1, 29, 3):
        date = f"2041-06-{day:02}"
        page = hand.page("Jets bombed the grain mill of Varn.", outlet=f"Post {day}", day=date)
        hand.claim(page, "Jets bombed the grain mill of Varn", "ASSAULT:airstrike", "bombed", places=[("Varn", varn)])
    found = events(hand)
    published = {claim.id: hand.ledger().documents[claim.document].published for claim in hand.ledger().claims.values()}
    for event in found:
        days = sorted(published[claim].earliest for claim in event.claims)
        assert int(days[-1][-2:]) - int(days[0][-2:]) <= 11


def test_a_state_is_no_happening():
    assert not is_happening("STATE:presence")
    assert is_happening("CONSULT:meet")


REPORTS = st.lists(
    st.tuples(
        st.sampled_from(["ASSAULT:airstrike", "CASUALTY:killed", "STATE:presence", "CONSULT:meet"]),
        st.sampled_from(["mill", "quay", "mill quay"]),
        st.integers(1, 28),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=40, deadline=None)
@given(REPORTS, st.randoms())
def test_every_happening_is_in_exactly_one_event_whatever_the_order(reports, random):
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    for number, (event, words, day) in enumerate(reports):
        date = f"2041-06-{day:02}"
        strike(
            hand, varn, f"Number {number} bombed {words} in Varn.", outlet=None, day=date, happened=date, event=event
        )
    found = events(hand)
    ledger = hand.ledger()
    wanted = sorted(c.id for c in ledger.claims.values() if is_happening(c.event))
    assert sorted(c for e in found for c in e.claims) == wanted
    assert len({e.id for e in found}) == len(found)
    claims = list(ledger.claims.items())
    random.shuffle(claims)
    shuffled = replace(ledger, claims=dict(claims))
    assert relate(replace(shuffled, origins=find(shuffled))).events == found


def test_one_sentence_that_suits_two_groups_does_not_make_one_of_them():
    ties = Ties()
    for a, b, bits in (("a", "b", 6.0), ("c", "d", 6.0), ("b", "c", 2.0), ("a", "c", -1.5), ("d", "b", -1.0)):
        ties.note(a, b, bits)
    assert ties.speak_for(["b"], ["c"])
    assert not ties.speak_for(["a", "b"], ["c", "d"])
    assert ties.speak_for(["a", "b"], ["nobody compared it"])


def test_raids_on_the_next_town_on_the_next_day_stay_apart():
    hand = Hand()
    told = {
        "Varn": ("2041-06-02", "Rockets hit a school in Varn and killed six children."),
        "Tolm": ("2041-06-03", "Six children were killed when shells fell on a school bus in Tolm."),
    }
    for n, (name, (day, text)) in enumerate(told.items()):
        town = hand.entity(name, "place", at=(50.0 + 0.4 * n, 20.0))
        page = hand.page(text, outlet=f"{name} Post", day="2041-06-03")
        counts = [("ix children", 6, "killed", "children")]
        places = [(name, town)]
        hand.claim(page, text.rstrip("."), "CASUALTY:killed", "killed", counts=counts, places=places, day=day)
    assert len(events(hand)) == 2


def test_a_town_far_from_the_middle_of_its_province_is_no_other_place():
    hand = Hand()
    province = hand.entity("Ost Varn", "place", at=(50.0, 22.2))
    hand.entities[province] = replace(hand.entities[province], precision="area")
    town = hand.entity("Varn", "place", at=(50.0, 20.0))
    page = hand.page(
        "Three children were killed in air strikes on Ost Varn.",
        "Air strikes on Varn in Ost Varn killed three children of one family.",
        outlet="A Post",
        day=DAY,
    )
    counts = [("hree children", 3, "killed", "children")]
    told = {
        "Three children were killed in air strikes on Ost Varn": [("Ost Varn", province)],
        "Air strikes on Varn in Ost Varn killed three children of one family": [("Varn", town), ("Ost Varn", province)],
    }
    for text, places in told.items():
        hand.claim(page, text, "CASUALTY:killed", "killed", counts=counts, places=places, day=DAY)
    assert len(events(hand)) == 1


@pytest.mark.parametrize(
    ("text", "counted", "apart"),
    [
        ("another raid killed nine people", "nine people", True),
        ("a second car bomb killed nine people", "nine people", True),
        ("another seven people were killed in raids", "seven people", True),
        ("ten people were killed and another 17 injured", "ten people", False),
        ("a blast in the second city killed six people", "six people", False),
        ("a blast near another mosque killed six people", "six people", False),
        ("elsewhere six people were killed", "six people", True),
    ],
)
def test_what_sets_a_happening_apart(text, counted, apart):
    hand = Hand()
    page = hand.page(f"{text}.", outlet="A Post", day=DAY)
    claim = hand.claim(page, text, "CASUALTY:killed", "killed", counts=[(counted, 6, "killed", "people")])
    assert sets_apart(hand.ledger().claims[claim]) is apart
