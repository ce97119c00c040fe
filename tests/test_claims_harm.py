"""Who is dead, lost, freed or held, and by whose hand: sentences that are easily turned round."""

import pytest
from told import claims_of, one, texts


def counts(claim):
    """The first figure of a claim with its role, None where it has none."""
    return (claim.quantities[0].best or claim.quantities[0].low, claim.quantities[0].role) if claim.quantities else None


HARM = [
    # the dead are not rescued
    ("Rescuers pulled 14 bodies from the rubble of the school.", "CASUALTY:killed", [], [], (14, "killed")),
    ("Crews pulled out 12 people alive.", "AID:rescue", ["Crews"], ["12 people"], (12, "rescued")),
    ("Two hikers were found alive on Sunday.", "OUTCOME:survive", [], ["Two hikers"], (2, "survived")),
    ("Rescuers pulled six children from the rubble.", "AID:rescue", ["Rescuers"], ["six children"], (6, "rescued")),
    # losses
    ("The rebels lost one vehicle.", "OUTCOME:lose", [], ["one vehicle", "The rebels"], (1, "vehicles")),
    ("The army lost three soldiers.", "CASUALTY:killed", [], ["three soldiers", "The army"], (3, "killed")),
    ("The army lost three soldiers and two tanks.", "CASUALTY:killed", [], ["three soldiers", "The army"], (3, "killed")),
    # those who give themselves up
    ("60 fighters surrendered to the army.", "RETREAT:surrender", ["60 fighters"], ["the army"], (60, "surrendered")),
    # what is fired and who fired it
    ("The army intercepted 12 missiles fired by rebels at the port.", "ASSAULT:shelling", ["rebels"], ["the port"], None),
    ("Guns shot down nine of ten drones launched by Norland.", "ASSAULT:airstrike", ["Norland"], [], None),
    ("Naval mines sank a tanker.", "OUTCOME:destroy", [], ["a tanker"], None),
    # agents, subjects and counted ones that the tree has elsewhere
    ("A judge was shot dead by gunmen outside his home.", "CASUALTY:killed", ["gunmen"], ["A judge"], (1, "killed")),
    ("The blast left one driver dead and two missing.", "CASUALTY:missing", [], ["two"], (2, "missing")),
    ("The strike left 13 people dead.", "CASUALTY:killed", [], ["13 people"], (13, "killed")),
    ("Up to 40 people are feared dead after a ferry sank off the coast.", "ACCIDENT:sinking", [], ["a ferry"], None),
    ("A missile slammed into a five-storey building.", "ASSAULT:shelling", [], ["a five-storey building"], None),
    ("Shells killed a 54-year-old man.", "CASUALTY:killed", [], ["a 54-year-old man"], (1, "killed")),
    ("A bomber blew himself up at the gate, killing himself and five guards.", "CASUALTY:killed", ["A bomber"],
     ["himself", "five guards"], (5, "killed")),
    ("An attack on a post by militants left six soldiers dead.", "ASSAULT:offensive", ["militants"], ["a post"], None),
    # some of a whole
    ("All but two of the 24 passengers were killed.", "CASUALTY:killed", [], ["two of the 24 passengers"],
     (22, "killed")),
    ("Only one of the 24 passengers survived.", "OUTCOME:survive", [], ["one of the 24 passengers"], (1, "survived")),
    # revised tolls
    ("The death toll was raised from 12 to 15 on Tuesday.", "CASUALTY:killed", [], [], (15, "killed")),
    ("The death toll was lowered to 18 from 23.", "CASUALTY:killed", [], [], (18, "killed")),
]


@pytest.mark.parametrize(("sentence", "event", "actors", "targets", "figure"), HARM, ids=[c[0] for c in HARM])
def test_harm(sentence, event, actors, targets, figure):
    claim = one(sentence, event)
    assert (texts(claim.actors), texts(claim.targets), counts(claim)) == (actors, targets, figure), claim.reason


def test_bodies_are_never_counted_as_rescued():
    claims = claims_of("Divers pulled nine bodies from the wreckage and dug out two dead sailors.")
    assert not [c for c in claims if c.event == "AID:rescue"]


CONTROL = [
    ("Orvena was under the control of the Red Front since May.", ["the Red Front"], ["Orvena"]),
    ("The town of Orvena has been under rebel control since May.", ["rebel"], ["The town of Orvena"]),
]


@pytest.mark.parametrize(("sentence", "actors", "targets"), CONTROL, ids=[c[0] for c in CONTROL])
def test_what_is_under_whose_control(sentence, actors, targets):
    claim = one(sentence, "CONTROL:hold")
    assert (texts(claim.actors), texts(claim.targets)) == (actors, targets)


def test_what_is_left_of_a_whole_is_quoted_with_both_numbers():
    (figure,) = one("All but two of the 24 passengers were killed.", "CASUALTY:killed").quantities
    assert figure.text == "All but two of the 24 passengers"


def test_helping_verbs_house_nobody():
    assert not [c for c in claims_of("Medics had treated 40 people.") if c.event == "STATE:population"]


def test_a_fire_under_control_is_held_by_nobody():
    assert not [c for c in claims_of("The blaze is under control.") if c.event.startswith("CONTROL")]


PEACEFUL = [
    "The firm launched a new drone in May.",
    "The rocket was launched from the cape.",
    "The wildfire burned 12 houses.",
    "The club lost its captain.",
    "The board pushed out Ivo Renn.",
]


@pytest.mark.parametrize("sentence", PEACEFUL)
def test_what_only_sounds_like_war(sentence):
    assert not [c.event for c in claims_of(sentence) if c.event.startswith(("ASSAULT", "CASUALTY", "CONTROL"))]


NOT_THE_DOERS = [
    ("The bodies of two hostages were handed over to the Red Cross.", "CASUALTY:killed"),
    ("Police arrested four suspects, one of whom later died in custody.", "CASUALTY:killed"),
    ("Guards destroyed nine drones that were launched in an attack on the port.", "ASSAULT:offensive"),
    ("The shell hit a burning tank.", "ASSAULT:arson"),
]


@pytest.mark.parametrize(("sentence", "event"), NOT_THE_DOERS, ids=[c[0] for c in NOT_THE_DOERS])
def test_bystanders_are_not_made_the_doers(sentence, event):
    assert [texts(c.actors) for c in claims_of(sentence) if c.event == event and c.actors] == []


def test_one_side_does_not_do_what_only_the_other_side_tells():
    claims = claims_of(
        "Rebels said they had killed 20 soldiers; the army said it lost only three men.",
        said=[("Rebels", "they had killed 20 soldiers"), ("the army", "it lost only three men")],
    )
    lost = next(c for c in claims if c.trigger.text == "lost")
    assert lost.actors == ()


def test_dead_and_missing_each_keep_their_own_number():
    claims = claims_of("The number of people killed has climbed to 112, with 40 still missing.")
    told = {c.event: [q.best for q in c.quantities] for c in claims}
    assert told["CASUALTY:killed"] == [112]
    assert told["CASUALTY:missing"] == [40]


REJECTED = [
    ("Reports of civilian deaths were false.", "CASUALTY:killed", "denied", "fact"),
    ("An earlier report that 40 people had died was wrong.", "CASUALTY:killed", "denied", "fact"),
    ("Reports of an explosion near the port could not be verified.", "ASSAULT:bombing", "asserted", "possible"),
    ("Reports of an explosion were not false.", "ASSAULT:bombing", "asserted", "fact"),
]


@pytest.mark.parametrize(("sentence", "event", "polarity", "modality"), REJECTED, ids=[c[0] for c in REJECTED])
def test_what_is_said_of_a_report_is_said_of_what_it_reports(sentence, event, polarity, modality):
    claim = one(sentence, event)
    assert (claim.polarity, claim.modality) == (polarity, modality), claim.reason


def test_an_event_behind_a_label_is_read():
    assert one("BREAKING: Explosion heard near the port.", "ASSAULT:bombing").trigger.text == "Explosion"


FALLEN = [
    ("Four soldiers fell in the battle near Varn.", ["Four soldiers"], (4, 4)),
    ("Twelve of our soldiers fell near Varn.", ["Twelve of our soldiers"], (12, 12)),
    ("Hundreds of fighters have fallen since May.", ["Hundreds of fighters"], (200, 999)),
]


@pytest.mark.parametrize(("sentence", "targets", "figure"), FALLEN, ids=[c[0] for c in FALLEN])
def test_fighters_who_fell_were_killed(sentence, targets, figure):
    claim = one(sentence, "CASUALTY:killed")
    assert [t.text for t in claim.targets] == targets
    assert [(q.low, q.high) for q in claim.quantities] == [figure]


@pytest.mark.parametrize(
    "sentence",
    ["The soldiers fell back.", "The soldiers fell silent.", "Two soldiers fell from a roof.", "The guards fell ill."],
)
def test_not_all_who_fall_are_killed(sentence):
    assert not [c for c in claims_of(sentence) if c.event.startswith("CASUALTY")]


def test_what_a_deed_led_to_has_its_doer():
    for sentence in ("Rebel shelling led to the deaths of nine people.", "Rebel strikes resulted in casualties."):
        assert [a.text for a in one(sentence, "CASUALTY").actors] == ["Rebel"]


def test_the_verb_of_the_sentence_keeps_its_doers_behind_a_participle():
    claim = one("Norland Kurds and Arabs fighting the guards took the hill.", "CONTROL")
    assert ([a.text for a in claim.actors], claim.modality) == (["Norland Kurds", "Arabs"], "fact")
