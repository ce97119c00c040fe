"""Tellings of happenings without a type: put together on strict terms, and never agreeing, counted or graded."""

from dataclasses import replace

from byhand import Hand

from hearsay.linking import relate
from hearsay.origins import find
from hearsay.stages import STAGES

DAY = "2041-06-02"


def related(hand):
    ledger = hand.ledger()
    ledger = replace(ledger, origins=find(ledger))
    return ledger, relate(ledger)


def purchase(hand, velmar, tarn):
    """A page that tells of a purchase and takes it up again."""
    page = hand.page(
        "Velmar acquired Tarn Foods of Osk on Sunday.",
        "The purchase makes Velmar the largest miller.",
        outlet="A Post",
        day=DAY,
    )
    told = hand.claim(
        page, "Velmar acquired Tarn Foods", "OTHER:acquire", "acquired",
        actors=[("Velmar", velmar)], targets=[("Tarn Foods", tarn)],
    )  # fmt: skip
    return told, hand.claim(page, "The purchase makes Velmar the largest miller", "OTHER:acquire", "purchase")


def test_a_page_that_takes_up_what_it_told_is_one_event():
    hand = Hand()
    told = purchase(hand, hand.entity("Velmar"), hand.entity("Tarn Foods"))
    _, found = related(hand)
    assert [event.claims for event in found.events] == [tuple(sorted(told))]


def test_two_reports_with_both_parties_are_one_event_but_do_not_agree():
    hand = Hand()
    velmar, tarn = hand.entity("Velmar"), hand.entity("Tarn Foods")
    claims = []
    for outlet in ("A Post", "B Post"):
        page = hand.page(f"The miller Velmar acquired Tarn Foods of Osk, the {outlet} learned.", outlet=outlet, day=DAY)
        claims.append(
            hand.claim(
                page, "Velmar acquired Tarn Foods", "OTHER:acquire", "acquired",
                actors=[("Velmar", velmar)], targets=[("Tarn Foods", tarn)],
            )
        )  # fmt: skip
    ledger, found = related(hand)
    assert [event.claims for event in found.events] == [tuple(sorted(claims))]
    assert found.links == ()
    weighing = next(stage for stage in STAGES if stage.name == "weighing")
    ledger = replace(ledger, events={event.id: event for event in found.events})
    (event,) = weighing.run(ledger=ledger)["events"]
    assert (event.grade, event.claims) == (None, tuple(sorted(claims)))


def test_purchases_of_two_firms_stay_apart():
    hand = Hand()
    velmar = hand.entity("Velmar")
    for firm, outlet in (("Tarn Foods", "A Post"), ("Orsk Mills", "B Post")):
        page = hand.page(f"Velmar acquired {firm} on Sunday.", outlet=outlet, day=DAY)
        hand.claim(
            page, f"Velmar acquired {firm}", "OTHER:acquire", "acquired",
            actors=[("Velmar", velmar)], targets=[(firm, hand.entity(firm))],
        )  # fmt: skip
    assert related(hand)[1].events == ()


def test_a_claim_that_nothing_tells_again_is_in_no_event_and_not_in_the_dossier():
    hand = Hand()
    page = hand.page("Velmar opened a mill.", outlet="A Post", day=DAY)
    hand.claim(page, "Velmar opened a mill", "OTHER:begin", "opened", actors=[("Velmar", hand.entity("Velmar"))])
    ledger, found = related(hand)
    assert found.events == ()
    assert dict(ledger.typed().claims) == {}
