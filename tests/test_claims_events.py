"""Who does what to whom: constructions of English, one by one."""

import pytest
from told import claims_of, one, texts

CASES = [
    # active, passive, agent
    ("The army bombed the village on Friday.", "ASSAULT:bombing", ["The army"], ["the village"]),
    ("The village was bombed by the army.", "ASSAULT:bombing", ["the army"], ["The village"]),
    ("Rebels captured the town of Orvena.", "CONTROL:capture", ["Rebels"], ["the town of Orvena"]),
    ("The town was captured by rebels.", "CONTROL:capture", ["rebels"], ["The town"]),
    ("Police arrested the mayor.", "CASUALTY:detained", ["Police"], ["the mayor"]),
    ("The soldiers killed two farmers.", "CASUALTY:killed", ["The soldiers"], ["two farmers"]),
    ("Two farmers were killed by soldiers.", "CASUALTY:killed", ["soldiers"], ["Two farmers"]),
    ("Two farmers died.", "CASUALTY:killed", [], ["Two farmers"]),
    ("Warplanes bombed the village.", "ASSAULT:airstrike", ["Warplanes"], ["the village"]),
    ("Rockets hit the village.", "ASSAULT:shelling", [], ["the village"]),
    (
        "The coalition has 180 combat aircraft deployed for the operation.",
        "MOBILIZE",
        ["The coalition"],
        ["180 combat aircraft"],
    ),
    ("Orvena was 90% destroyed.", "OUTCOME:destroy", [], ["Orvena"]),
    # nominal
    ("The defeat of the militia surprised everyone.", "OUTCOME:defeat", [], ["the militia"]),
    ("Russian strikes on rebel positions continued.", "ASSAULT", ["Russian"], ["rebel positions"]),
    ("Fierce clashes between gunmen near Orvena left nine people dead.", "CASUALTY:killed", ["gunmen"], ["nine people"]),
    ("A Turkish air raid killed nine people.", "ASSAULT:airstrike", ["Turkish"], []),
    ("A Turkish market bombing killed nine people.", "ASSAULT:bombing", [], []),
    ("The killing of the journalist by police caused anger.", "CASUALTY:killed", ["police"], ["the journalist"]),
    ("The army's attack on the port failed.", "ASSAULT", ["The army"], ["the port"]),
    ("The fall of the last stronghold ended the war.", "CONTROL:lose", [], ["the last stronghold"]),
    ("Their withdrawal from the valley took two days.", "CONTROL:withdraw", ["Their"], ["the valley"]),
    # light verbs
    ("Warplanes carried out strikes on the town.", "ASSAULT", ["Warplanes"], ["the town"]),
    ("The group launched an attack on the base.", "ASSAULT", ["The group"], ["the base"]),
    ("The strikes were carried out by the coalition.", "ASSAULT", ["the coalition"], []),
    # idioms
    ("Government forces took control of the city.", "CONTROL:capture", ["Government forces"], ["the city"]),
    ("Soldiers opened fire on the crowd.", "ASSAULT:shooting", ["Soldiers"], ["the crowd"]),
    ("The town fell to the rebels.", "CONTROL:lose", ["the rebels"], ["The town"]),
    ("The floods claimed the lives of nine people.", "CASUALTY:killed", [], ["nine people"]),
    ("Gunmen shot down a helicopter.", "ASSAULT:shootdown", ["Gunmen"], ["a helicopter"]),
    # relatives, participles, control
    ("The fighters who attacked the base fled.", "ASSAULT", ["The fighters"], ["the base"]),
    ("The town that the rebels captured was quiet.", "CONTROL:capture", ["the rebels"], ["The town"]),
    ("Villages captured by the army were burned.", "CONTROL:capture", ["the army"], ["Villages"]),
    ("The army managed to capture the hill.", "CONTROL:capture", ["The army"], ["the hill"]),
    ("The rebel-held town was shelled.", "CONTROL:hold", ["rebel"], ["The rebel-held town"]),
    # coordination
    ("France and Germany defeated the group.", "OUTCOME:defeat", ["France", "Germany"], ["the group"]),
    ("The army attacked Orvena and Tessmark.", "ASSAULT", ["The army"], ["Orvena", "Tessmark"]),
    ("They fired mortars and hurled stones.", "ASSAULT:shelling", ["They"], []),
    # headlines
    ("Norland militia utterly defeated as last 2.5 miles of valley taken", "OUTCOME:defeat", [], ["Norland militia"]),
    (
        "Norland militia utterly defeated as last 2.5 miles of valley taken",
        "CONTROL:capture",
        [],
        ["last 2.5 miles of valley"],
    ),
    # other fields
    ("Thousands of people protested against the law.", "PROTEST", ["Thousands of people"], ["the law"]),
    ("The minister resigned on Monday.", "OFFICE:leave", ["The minister"], []),
    ("Parliament elected Ana Veld.", "OFFICE:elect", ["Parliament"], ["Ana Veld"]),
    ("The bridge collapsed.", "ACCIDENT:collapse", [], ["The bridge"]),
    ("The government imposed sanctions on the company.", "SANCTION", ["The government"], ["the company"]),
    ("The president met with the ambassador.", "CONSULT:meet", ["The president"], ["the ambassador"]),
    ("The two sides agreed to a ceasefire.", "AGREE:ceasefire", ["The two sides"], []),
    ("The minister accused the rebels of treason.", "ACCUSE", ["The minister"], ["the rebels"]),
]


@pytest.mark.parametrize(("sentence", "event", "actors", "targets"), CASES, ids=[c[0] for c in CASES])
def test_roles(sentence, event, actors, targets):
    claim = one(sentence, event)
    assert (texts(claim.actors), texts(claim.targets)) == (actors, targets), claim.reason
    assert claim.polarity == "asserted"
    assert claim.reason.endswith(".")


CREDIT = [
    ("The attack was blamed on the militia.", "ASSAULT", ["the militia"], "possible"),
    ("The group claimed responsibility for the bombing.", "ASSAULT", ["The group"], "fact"),
    ("The governor blamed the separatists for the explosion.", "ASSAULT", ["the separatists"], "possible"),
    ("The ministry admitted responsibility for the strike.", "ASSAULT", ["The ministry"], "fact"),
    ("The regime is responsible for the massacre.", "ASSAULT:massacre", ["The regime"], "fact"),
    ("The militia denied responsibility for the attack.", "ASSAULT", ["The militia"], "fact"),
    ("Dozens died at the hands of the militia.", "CASUALTY:killed", ["the militia"], "fact"),
    ("Norland accused the rebels of having carried out the bombing.", "ASSAULT:bombing", ["the rebels"], "possible"),
    ("Norland accused the rebels of the bombing of the market.", "ASSAULT:bombing", ["the rebels"], "possible"),
    ("Norland has accused the army of being behind the attack on Hesk.", "ASSAULT", ["the army"], "possible"),
    ("The mayor accused the militia of involvement in the killing of two reporters.", "CASUALTY", ["the militia"], "possible"),
    ("The army was accused of carrying out the raid on the market.", "ASSAULT:raid", ["The army"], "possible"),
    ("The army was accused of having killed 12 villagers.", "CASUALTY", ["The army"], "possible"),
]


@pytest.mark.parametrize(("sentence", "event", "actors", "modality"), CREDIT, ids=[c[0] for c in CREDIT])
def test_who_is_said_to_have_done_it(sentence, event, actors, modality):
    claim = one(sentence, event)
    assert (texts(claim.actors), claim.modality) == (actors, modality), claim.reason


NO_EVENT = [
    "He had a heart attack.",
    "The party did not take place.",
    "It was a death penalty case.",
    "They arrived in March.",
    "The United States is large.",
    "There are no settlements in the desert.",
    "She flashed the V for victory sign.",
    "Two turbines are dead.",
    "He finished third in the race.",
    "You receive this letter because you signed up at our site.",
    "The jet was in the air over Orvena.",
    "Operation Iron Shield is a name.",
    "A war-monitoring group has an office in the war-torn town.",
]


@pytest.mark.parametrize("sentence", NO_EVENT)
def test_words_that_look_like_events(sentence):
    assert [c.event for c in claims_of(sentence) if not c.is_general and not c.event.startswith("STATE")] == []


def test_each_actor_has_the_entity_of_its_head():
    claim = one(
        "UK Prime Minister Ana Veld said the UK had defeated the group.", "OUTCOME:defeat", known=["the UK had"[:6]]
    )
    assert [a.entity for a in claim.actors] == ["ent1:the UK"]


def test_a_pronoun_in_reported_speech_means_the_speaker():
    claim = one(
        "Norland announced that it had defeated the group.",
        "OUTCOME:defeat",
        said=[("Norland", "that it had defeated the group")],
    )
    assert [(a.text, a.entity) for a in claim.actors] == [("it", "ent1:Norland")]
    assert claim.statement is not None


def test_one_person_who_speaks_is_no_they():
    claim = one(
        "Mira Tolen said they detonated car bombs at the gate.",
        "ASSAULT:bombing",
        said=[("Mira Tolen", "they detonated car bombs at the gate")],
        known=["Mira Tolen"],
    )
    assert [(a.text, a.entity) for a in claim.actors] == [("they", None)]


def test_what_is_to_be_is_planned():
    claim = one("The ministry is to hold talks with the council.", "CONSULT:meet")
    assert claim.modality == "planned"


def test_who_says_it_is_not_one_of_those_of_whom_it_is_said():
    claim = one(
        "The ministry hopes to defeat the Reed in the valley, Valery Gorin, the chief of staff, said.",
        "OUTCOME:defeat",
        said=[("Valery Gorin, the chief of staff", "The ministry hopes to defeat the Reed in the valley")],
    )
    assert texts(claim.targets) == ["the Reed"]


def test_nobody_taking_responsibility_denies_no_strike():
    claim = one("No party took responsibility for the strike.", "ASSAULT")
    assert (claim.polarity, claim.actors) == ("asserted", ())


def test_money_for_the_dead_is_no_number_of_them():
    claim = one("The families of the dead have been promised 9,000 crowns each.", "CASUALTY:killed")
    assert claim.quantities == ()
