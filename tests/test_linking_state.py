"""Clashes of state: gone and there, land and threat, one place in two hands."""

from dataclasses import replace

from byhand import Hand

from hearsay.linking import relate
from hearsay.origins import find

DAY = "2041-06-02"


def links(hand):
    ledger = hand.ledger()
    return relate(replace(ledger, origins=find(ledger))).links


def band():
    hand = Hand()
    return hand, hand.entity("Ash Band", "group")


def test_gone_and_still_there_on_one_page():
    hand, ash = band()
    page = hand.page(
        "All units of the Ash Band have been destroyed.",
        "Some Ash Band remnants are still present in the hills.",
        outlet="A Post",
        day=DAY,
    )
    end = hand.claim(
        page,
        "All units of the Ash Band have been destroyed",
        "OUTCOME:destroy",
        "destroyed",
        targets=[("All units of the Ash Band", ash)],
    )
    there = hand.claim(
        page,
        "Some Ash Band remnants are still present",
        "STATE:presence",
        "present",
        targets=[("Some Ash Band remnants", ash)],
    )
    (made,) = links(hand)
    assert (made.kind, made.on, {made.a, made.b}) == ("contradicts", "state", {end, there})
    assert "Ash Band" in made.reason


def test_destroyed_and_months_later_capturing_villages():
    hand, ash = band()
    a = hand.page("All units of the Ash Band have been destroyed.", outlet="A Post", day=DAY)
    b = hand.page("The Ash Band recaptured six villages.", outlet="B Post", day="2042-03-01")
    c = hand.page("The Ash Band captured a mill.", outlet="C Post", day="2040-03-01")
    hand.claim(
        a,
        "All units of the Ash Band have been destroyed",
        "OUTCOME:destroy",
        "destroyed",
        targets=[("All units of the Ash Band", ash)],
        day=DAY,
    )
    later = hand.claim(
        b,
        "The Ash Band recaptured six villages",
        "CONTROL:recapture",
        "recaptured",
        actors=[("The Ash Band", ash)],
        day="2042-02-28",
    )
    earlier = hand.claim(
        c,
        "The Ash Band captured a mill",
        "CONTROL:capture",
        "captured",
        actors=[("The Ash Band", ash)],
        day="2040-02-28",
    )
    made = [m for m in links(hand) if m.on == "state"]
    assert [later in (m.a, m.b) for m in made] == [True]
    assert not any(earlier in (m.a, m.b) for m in made)


def test_land_won_and_threat_left_differ_in_scope():
    hand, ash = band()
    page = hand.page(
        "The Ash Band is completely defeated: it has no territory.",
        "The threat of the Ash Band remains around the globe.",
        outlet="A Post",
        day=DAY,
    )
    hand.claim(
        page, "The Ash Band is completely defeated", "OUTCOME:defeat", "defeated", targets=[("The Ash Band", ash)]
    )
    hand.claim(page, "The threat of the Ash Band remains", "STATE:presence", "remains", targets=[("the Ash Band", ash)])
    (made,) = links(hand)
    assert (made.kind, made.on) == ("contradicts", "scope")


def test_a_place_in_two_hands_on_one_day():
    hand = Hand()
    dam = hand.entity("Low Dam", "place", at=(40.0, 10.0))
    for outlet, name in (("A Post", "River Guard"), ("B Post", "Salt League")):
        body = hand.entity(name, "group")
        page = hand.page(f"The {name} holds the Low Dam.", outlet=outlet, day=DAY)
        hand.claim(
            page,
            f"The {name} holds the Low Dam",
            "CONTROL:hold",
            "holds",
            actors=[(f"The {name}", body)],
            targets=[("the Low Dam", dam)],
            day=DAY,
        )
    assert ("contradicts", "state") in {(m.kind, m.on) for m in links(hand)}


def test_towns_near_a_place_are_not_the_place():
    hand = Hand()
    varn = hand.entity("Varn", "place", at=(50.0, 20.0))
    a = hand.page("The army holds villages near Varn.", outlet="A Post", day=DAY)
    b = hand.page("Rebels hold several towns near Varn.", outlet="B Post", day=DAY)
    c = hand.page("The League holds the airport near Varn.", outlet="C Post", day=DAY)
    held = [
        (a, "The army holds villages near Varn", "holds", "The army", "villages"),
        (b, "Rebels hold several towns near Varn", "hold", "Rebels", "several towns"),
        (c, "The League holds the airport near Varn", "holds", "The League", "the airport"),
    ]
    for page, text, trigger, holder, what in held:
        hand.claim(
            page,
            text,
            "CONTROL:hold",
            trigger,
            actors=[(holder, None)],
            targets=[(what, None)],
            places=[("Varn", varn)],
        )
    assert links(hand) == ()


def test_a_denied_end_clashes_with_nothing():
    hand, ash = band()
    page = hand.page(
        "Nobody says that all units of the Ash Band were destroyed.",
        "Ash Band remnants are still present.",
        outlet="A Post",
        day=DAY,
    )
    hand.claim(
        page,
        "all units of the Ash Band were destroyed",
        "OUTCOME:destroy",
        "destroyed",
        targets=[("the Ash Band", ash)],
        polarity="denied",
    )
    hand.claim(page, "Ash Band remnants are still present", "STATE:presence", "present", targets=[("Ash Band", ash)])
    assert not [m for m in links(hand) if m.on == "state"]


def test_finished_in_one_town_says_nothing_of_another():
    hand, ash = band()
    varn, tolm = hand.entity("Varn", "place", at=(50.0, 20.0)), hand.entity("Tolm", "place", at=(52.0, 27.0))
    a = hand.page("The Ash Band is completely finished in Varn.", outlet="A Post", day=DAY)
    b = hand.page("The Ash Band recaptured six farms at Tolm.", outlet="B Post", day="2042-03-01")
    hand.claim(
        a,
        "The Ash Band is completely finished in Varn",
        "OUTCOME:defeat",
        "finished",
        targets=[("The Ash Band", ash)],
        places=[("Varn", varn)],
        day=DAY,
    )
    hand.claim(
        b,
        "The Ash Band recaptured six farms at Tolm",
        "CONTROL:recapture",
        "recaptured",
        actors=[("The Ash Band", ash)],
        places=[("Tolm", tolm)],
        day="2042-02-28",
    )
    assert links(hand) == ()
