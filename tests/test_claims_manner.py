"""How harm was done, where the word for the event says no more than that there was an attack."""

import pytest
from told import claims_of, one


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind"),
    [
        ("Air raids hit the only hospital of Orvena.", "hit", "ASSAULT:airstrike"),
        ("The town was hit by air strikes.", "hit", "ASSAULT:airstrike"),
        ("Heavy shelling also hit Orvena.", "hit", "ASSAULT:shelling"),
        ("A car bomb rocked the city of Orvena.", "rocked", "ASSAULT:bombing"),
        ("Militants targeted the town with mortar shells.", "targeted", "ASSAULT:shelling"),
        ("It was an attack with sarin gas on the town of Orvena.", "attack", "ASSAULT:chemical"),
        ("Toxic gas was dropped on the town of Orvena.", "dropped", "ASSAULT:chemical"),
        ("The militants attacked the base.", "attacked", "ASSAULT:offensive"),
        ("The coalition launched an attack with local forces.", "attack", "ASSAULT:offensive"),
    ],
)
def test_what_did_it_or_a_weapon_tells_the_manner(sentence, trigger, kind):
    assert next(c.event for c in claims_of(sentence) if c.trigger.text == trigger) == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("14 students were injured in a terrorist rocket attack on a school in Orvena.", "ASSAULT:shelling"),
        ("A terrorist car bomb killed nine people in Orvena.", "ASSAULT:bombing"),
        ("Nine people died in a terrorist attack with rocket shells in Orvena.", "ASSAULT:shelling"),
        ("Nine people died in a terrorist attack in Orvena.", "ASSAULT:terror"),
    ],
)
def test_a_verdict_on_the_doer_is_no_manner(sentence, kind):
    assert one(sentence, "ASSAULT").event == kind


def test_the_reason_says_what_told_the_manner():
    assert "what did it is 'Air raids'" in next(
        c.reason for c in claims_of("Air raids hit the port.") if c.trigger.text == "hit"
    )
