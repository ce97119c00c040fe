"""Aircraft, guns and fighters are those of the body that bears their name; men of a state or people are themselves."""

import pytest
from byhand import Hand

from hearsay.weighing.craft import owner, read_owners


@pytest.fixture
def owners():
    hand = Hand()
    ids = {
        "union": hand.entity("Tesqal Union", also=("Tesqal-led coalition",)),
        "marish": hand.entity("Marish", "group"),
        "lorvia": hand.entity("Lorvia", "place", also=("Lorvian",)),
        "army": hand.entity("Lorvian Army", also=("the army",)),
        "other": hand.entity("Army of the North", also=("the army",)),
    }
    return read_owners(hand.ledger()), ids


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("Tesqal-led coalition fighter jets", "union"),
        ("the Tesqal Union’s helicopters", "union"),
        ("Lorvian warplanes", "lorvia"),
        ("The Lorvian Army aircraft", "army"),
        ("Tesqal Union fighters", "union"),
        ("Lorvian rebels", None),
        ("Marish fighters", None),
        ("Lorvian Army defectors", None),
        ("army tanks", None),
        ("warplanes", None),
        ("Lorvia drones", None),
    ],
)
def test_craft_are_their_owners(owners, words, whose):
    found, ids = owners
    assert owner(found, words) == (ids[whose] if whose else None)
