"""What is remembered of pairs changes nothing of what is found, whatever came first."""

from dataclasses import replace

import pytest
from byhand import Hand
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.linking import relate
from hearsay.linking.cluster import DIFFER
from hearsay.origins import find

PLACES = {"Varn": (50.0, 20.0), "Tolm": (52.0, 27.0), "Ost Varn": (50.02, 20.03)}


def report(hand, number, *, count, place, outlet, day, verb):
    """A page with a claim of a toll, one of a strike, and what the army says of it."""
    army = hand.entity("Army of the North", also=("Northern army",))
    where = hand.entity(place, "place", at=PLACES[place])
    text = f"The army {verb} the depot of {place} from the air and {count} miners were killed there. "
    more = f"Report {number}: “No strike happened in {place},” the army said."
    page = hand.page(text + more, outlet=outlet, day=f"2041-06-0{day}")
    hand.mention(page, place, where)
    said = hand.says(page, "the army", f"No strike happened in {place}", entity=army, stance="denies")
    common = {"places": [(place, where)], "day": f"2041-06-0{day}"}
    hand.claim(page, text.strip(), "ASSAULT:airstrike", verb, actors=[("The army", army)], **common)
    counts = [(str(count), count, "killed", "miners")]
    hand.claim(page, f"{count} miners were killed there", "CASUALTY:killed", "killed", counts=counts, **common)
    denied = {"statement": said, "polarity": "denied"}
    hand.claim(page, f"No strike happened in {place}", "ASSAULT:airstrike", "strike", **denied, **common)


def ledger_of(reports):
    hand = Hand()
    for number, (count, place, outlet, day, verb) in enumerate(reports):
        report(hand, number, count=count, place=place, outlet=outlet, day=day, verb=verb)
    ledger = hand.ledger()
    return replace(ledger, origins=find(ledger))


REPORTS = st.tuples(
    st.sampled_from([12, 14, 40]),
    st.sampled_from(sorted(PLACES)),
    st.sampled_from(["Courier", "Union Voice", "Wire", None]),
    st.integers(1, 5),
    st.sampled_from(["bombed", "hit", "struck"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(REPORTS, min_size=2, max_size=7), st.data())
def test_page_after_page_finds_what_all_at_once_find(reports, data):
    found, links = (), ()
    for number in range(1, len(reports) + 1):
        if number == len(reports) or data.draw(st.booleans()):
            ledger = ledger_of(reports[:number])
            made = relate(replace(ledger, links=links), found, version="1")
            assert made == relate(ledger, version="1")
            found, links = made.remembered, made.links


@pytest.fixture
def two_reports():
    return ledger_of([(12, "Varn", "Courier", 1, "bombed"), (12, "Varn", "Union Voice", 1, "hit")])


def test_what_is_remembered_is_not_compared_again(two_reports):
    first = relate(two_reports, version="1")
    ties = [tie for one in first.remembered for tie in one.found.values()]
    assert ties
    apart = [replace(r, found={b: (DIFFER, *found[1:]) for b, found in r.found.items()}) for r in first.remembered]
    assert relate(two_reports, apart, version="1").events != first.events


def test_a_link_is_taken_up_while_nothing_bears_on_it(two_reports):
    first = relate(two_reports, version="1")
    marked = tuple(replace(made, score=0.0) for made in first.links)
    again = relate(replace(two_reports, links=marked), first.remembered, version="1")
    assert first.links
    assert again.links == marked


def test_what_an_analyst_said_of_a_link_is_laid_over_and_not_taken_up(two_reports):
    first = relate(two_reports, version="1")
    accepted = tuple(replace(made, decided_by="analyst", reason="Seen.") for made in first.links)
    again = relate(replace(two_reports, links=accepted), first.remembered, version="1")
    assert again.links == first.links


@pytest.mark.parametrize("change", ["version", "name", "words"])
def test_what_has_changed_is_compared_again(two_reports, change):
    first = relate(two_reports, version="1")
    apart = [replace(r, found={b: (DIFFER, *found[1:]) for b, found in r.found.items()}) for r in first.remembered]
    ledger, version = two_reports, "1"
    if change == "version":
        version = "2"
    elif change == "name":
        named = {name: replace(entity, name=f"{entity.name} City") for name, entity in ledger.entities.items()}
        ledger = replace(ledger, entities=named)
    else:
        claims = {name: replace(c, quantities=(), polarity="asserted") for name, c in ledger.claims.items()}
        ledger = replace(ledger, claims=claims)
    assert relate(ledger, apart, version=version) == relate(ledger, version=version)
