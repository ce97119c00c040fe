"""Credits as pages print them."""

import pytest
from byhand import Hand

from hearsay.knowledge import rows
from hearsay.origins.credits import credits_of
from hearsay.origins.names import agency


@pytest.mark.parametrize(
    ("first", "last", "authors", "name"),
    [
        ("OSTREL (Reuters) - The vote was held.", "End.", (), "Reuters"),
        ("OSTREL, Maravia (AFP) — The vote was held.", "End.", (), "Agence France-Presse"),
        ("Ostrel, 4 March, IRNA – The vote was held.", "End.", (), "Islamic Republic News Agency"),
        ("The vote was held.", "Nobody came. (dpa)", (), "Deutsche Presse-Agentur"),
        ("The vote was held.", "Source: Xinhua", (), "Xinhua"),
        ("The vote was held.", "First published by the Harbour Post", (), "the Harbour Post"),
        ("The vote was held.", "End.", ("Mara Oll and AFP",), "Agence France-Presse"),
        ("OSTREL (Harbour Post) - The vote was held.", "End.", (), "Harbour Post"),
    ],
)
def test_a_credit_is_found(first, last, authors, name):
    hand = Hand()
    page = hand.page(first, "The mayor spoke.", last, outlet="Evening Leaf", authors=authors)
    found = credits_of(hand.ledger())
    assert found[page].name.removeprefix("the ") == name.removeprefix("the ")


@pytest.mark.parametrize(
    "text",
    [
        "The vote (the third in a year) was held - and lost.",
        "Sources say nothing changed.",
        "The reuters of the world met.",
        "He moved to the ap - a small flat.",
    ],
)
def test_no_credit_where_none_is_printed(text):
    hand = Hand()
    hand.page(text, outlet="Evening Leaf")
    assert not credits_of(hand.ledger())


def test_an_agency_does_not_credit_itself():
    hand = Hand()
    hand.page("OSTREL (Reuters) - The vote was held.", outlet="Reuters")
    assert not credits_of(hand.ledger())


def test_no_spelling_belongs_to_two_agencies():
    seen = {}
    for row in rows("agencies"):
        for name in [row["name"], *filter(None, row["also"].split(";"))]:
            assert seen.setdefault(name, row["name"]) == row["name"]
            assert agency(name) == row["name"]
