"""Whether it is said to have happened: polarity and modality."""

import pytest
from told import claims_of, one

CASES = [
    ("The army captured the town.", "CONTROL", "asserted", "fact"),
    ("The army did not capture the town.", "CONTROL", "denied", "fact"),
    ("The army never attacked the village.", "ASSAULT", "denied", "fact"),
    ("No civilians were killed.", "CASUALTY", "denied", "fact"),
    ("The rebels failed to capture the town.", "CONTROL", "denied", "fact"),
    ("There were no clashes on Sunday.", "ASSAULT", "denied", "fact"),
    ("They took no prisoners.", "CASUALTY:detained", "denied", "fact"),
    ("They won without killing the guard.", "CASUALTY", "denied", "fact"),
    ("The army may have attacked the convoy.", "ASSAULT", "asserted", "possible"),
    ("The alleged attack is under review.", "ASSAULT", "asserted", "possible"),
    ("The suspected gas attack killed nine.", "ASSAULT:chemical", "asserted", "possible"),
    ("The army plans to attack the city.", "ASSAULT", "asserted", "planned"),
    ("The army will attack the city.", "ASSAULT", "asserted", "predicted"),
    ("The rebels must surrender.", "RETREAT", "asserted", "demanded"),
    ("The envoy called for a ceasefire.", "AGREE:ceasefire", "asserted", "demanded"),
    ("If the army attacks the city, thousands will flee.", "ASSAULT", "asserted", "conditional"),
    ("Did the army attack the city?", "ASSAULT", "asserted", "asked"),
    ("The police prevented an attack on the station.", "ASSAULT", "denied", "fact"),
    ("He tried to kill the guard.", "CASUALTY", "asserted", "possible"),
    ("The militia denied responsibility for the attack.", "ASSAULT", "denied", "fact"),
    ("Norland had no hand in the attack.", "ASSAULT", "denied", "fact"),
    ("They fought to take the last village.", "CONTROL", "asserted", "planned"),
    ("It was not immediately clear how many people had been killed.", "CASUALTY", "asserted", "asked"),
    ("It was clear that the rebels had attacked the town.", "ASSAULT", "asserted", "fact"),
    ("The militia did not claim responsibility for the attack.", "ASSAULT", "asserted", "fact"),
    ("Norland was not involved in the attack.", "ASSAULT", "denied", "fact"),
    # what is pointed at as known is not denied with what is said of it
    ("There was no comment from the ministry in the aftermath of the attack.", "ASSAULT", "asserted", "fact"),
    ("There was no sign of an attack.", "ASSAULT", "denied", "fact"),
    ("There is no proof of the massacre.", "ASSAULT:massacre", "asserted", "possible"),
    ("There is no evidence of a massacre in Varn.", "ASSAULT:massacre", "asserted", "possible"),
    # nobody tells of it: that denies nothing
    ("There were no immediate reports of casualties.", "CASUALTY", "asserted", "possible"),
    ("There was no word on deaths from Friday's raid.", "CASUALTY", "asserted", "possible"),
    ("There was no word on deaths from Friday's raid.", "ASSAULT", "asserted", "fact"),
    ("No casualties were reported.", "CASUALTY", "asserted", "possible"),
    ("No casualties reported after blast in Varn", "CASUALTY", "asserted", "possible"),
    ("The deaths have not been confirmed.", "CASUALTY", "asserted", "possible"),
    ("The army not only shelled Varn but burned it.", "ASSAULT:shelling", "asserted", "fact"),
    ("The paper took no sides in the election.", "OFFICE:vote", "asserted", "fact"),
    ("The talks did not result in a truce.", "CONSULT", "asserted", "fact"),
    ("The militia took no part in an attack on Varn.", "ASSAULT", "denied", "fact"),
    # what is denied of the dead is not denied of the raid
    ("There were no casualties in a raid on Varn.", "CASUALTY", "denied", "fact"),
    ("There were no casualties in a raid on Varn.", "ASSAULT", "asserted", "fact"),
    ("The deal averted the threat of an attack.", "ASSAULT", "denied", "possible"),
    ("The mayor was blamed for failing to prevent the attack.", "ASSAULT", "asserted", "fact"),
]


def test_who_does_not_claim_a_deed_is_not_its_doer():
    assert one("The militia did not claim responsibility for the attack.", "ASSAULT").actors == ()
    assert [a.text for a in one("The militia was involved in the attack.", "ASSAULT").actors] == ["The militia"]


def test_who_runs_into_a_bomb_attacks_nobody():
    found = claims_of("Two soldiers died when their convoy hit a roadside bomb.")
    assert [c.event for c in found] == ["CASUALTY:killed", "ASSAULT:bombing"]


@pytest.mark.parametrize(("sentence", "event", "polarity", "modality"), CASES, ids=[c[0] for c in CASES])
def test_standing(sentence, event, polarity, modality):
    claim = one(sentence, event)
    assert (claim.polarity, claim.modality) == (polarity, modality), claim.reason


def test_what_a_source_denies_is_denied():
    sentence = "The ministry denied that its planes had bombed the school."
    claim = one(sentence, "ASSAULT", said=[("The ministry", "that its planes had bombed the school", "denies")])
    assert claim.polarity == "denied"
    assert claim.statement is not None


def test_a_denial_that_is_not_made_leaves_it_open():
    sentence = "The ministry did not deny that its planes had bombed the school."
    claim = one(sentence, "ASSAULT", said=[("The ministry", "that its planes had bombed the school", "denies", True)])
    assert (claim.polarity, claim.modality) == ("asserted", "possible")


def test_what_somebody_does_not_speak_of_took_place_all_the_same():
    silent = "The ministry did not say who carried out the attack."
    assert one(silent, "ASSAULT", said=[("The ministry", "who carried out the attack", "says", True)]).modality == "fact"
    unsure = "The ministry did not confirm the attack."
    assert one(unsure, "ASSAULT", said=[("The ministry", "the attack", "confirms", True)]).modality == "possible"


def test_denial_of_a_denied_event_asserts_it():
    sentence = "The ministry denied that nobody was killed."
    claim = one(sentence, "CASUALTY", said=[("The ministry", "that nobody was killed", "denies")])
    assert claim.polarity == "asserted"


PHASES = [
    ("The army began shelling the village of Hesk on Monday.", "ASSAULT", "began"),
    ("The army launched an offensive against the rebels.", "ASSAULT", "began"),
    ("The army launched air strikes on the town.", "ASSAULT", None),
    ("The ceasefire took effect at midnight.", "AGREE:ceasefire", "began"),
    ("The army kept shelling the village.", "ASSAULT", "continued"),
    ("The militia went on bombing the port.", "ASSAULT", "continued"),
    ("The militia went on to bomb the port.", "ASSAULT", None),
    ("Fighting continued in the city for a third day.", "ASSAULT", "continued"),
    ("The militia still holds the town.", "CONTROL:hold", "continued"),
    ("The truce is holding.", "AGREE:ceasefire", "continued"),
    ("Talks between Norland and Orlania resumed on Friday.", "CONSULT", "resumed"),
    ("Renewed fighting killed nine people.", "ASSAULT", "resumed"),
    ("The army stopped shelling the village.", "ASSAULT", "stopped"),
    ("The bombing was halted on Monday.", "ASSAULT", "stopped"),
    ("Shelling of the town came to an end on Friday.", "ASSAULT", "stopped"),
    ("The rebels put an end to the siege of the town.", "CONTROL:besiege", "stopped"),
    ("The fighting is over.", "ASSAULT", "stopped"),
    ("The army no longer controls the town.", "CONTROL:hold", "stopped"),
    ("Rebels are not shelling the town any more.", "ASSAULT", "stopped"),
    ("The army completed the withdrawal from the town.", "CONTROL:withdraw", "completed"),
    ("The raid ended in the death of nine people.", "ASSAULT", None),
    ("The air raid ended the siege.", "ASSAULT", None),
    ("Police ended up killing two men.", "CASUALTY", None),
    ("The army stopped to shell the village.", "ASSAULT", None),
    # what was not stopped went on
    ("The army did not stop shelling the village.", "ASSAULT", "continued"),
    ("The army failed to halt the attacks on the town.", "ASSAULT", "continued"),
]


@pytest.mark.parametrize(("sentence", "event", "aspect"), PHASES, ids=[c[0] for c in PHASES])
def test_the_phase_of_a_happening_that_is_told(sentence, event, aspect):
    claim = one(sentence, event)
    assert (claim.aspect, claim.polarity, claim.modality) == (aspect, "asserted", "fact"), claim.reason


def test_a_phase_may_be_demanded_or_denied():
    demanded = one("The envoys demanded a halt to the bombing.", "ASSAULT")
    assert (demanded.aspect, demanded.modality) == ("stopped", "demanded")
    denied = one("The talks have not resumed.", "CONSULT")
    assert (denied.aspect, denied.polarity) == ("resumed", "denied")
    unsaid = one("The minister denied that the army had stopped shelling the town.", "ASSAULT")
    assert (unsaid.aspect, unsaid.polarity) == ("stopped", "denied")


def test_the_words_of_a_phase_stand_in_the_reason():
    assert "told is that it went on: 'not … stop'" in one("The army did not stop shelling the village.", "ASSAULT").reason


def test_who_stops_an_attack_does_not_make_it():
    claim = one("The rebels stopped the army's attack on the town.", "ASSAULT")
    assert [a.text for a in claim.actors] == ["the army"]
