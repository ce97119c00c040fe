"""Numbers that belong to events, and states that are measured."""

import pytest
from told import claims_of, one

CASES = [
    ("The blast killed 12 people and injured 30.", "CASUALTY:killed", [("killed", 12)]),
    ("The blast killed 12 people and injured 30.", "CASUALTY:injured", [("injured", 30)]),
    ("At least 12 people were killed in the raid.", "CASUALTY:killed", [("killed", 12)]),
    ("Twelve people died.", "CASUALTY:killed", [("killed", 12)]),
    ("The attack left 32 people wounded.", "CASUALTY:injured", [("injured", 32)]),
    ("22 dead in heavy raids on Orvena", "CASUALTY:killed", [("killed", 22)]),
    ("The death toll from the bombing has reached 126.", "CASUALTY:killed", [("killed", 126)]),
    ("The fire claimed the lives of nine miners.", "CASUALTY:killed", [("killed", 9)]),
    ("Rescuers found 14 bodies in the rubble.", "CASUALTY:killed", [("killed", 14)]),
    ("Rescuers pulled the bodies of 14 people from the mill.", "CASUALTY:killed", [("killed", 14)]),
    ("Officials put the number of missing at 120.", "CASUALTY:missing", [("missing", 120)]),
    ("The number of wounded rose to 45.", "CASUALTY:injured", [("injured", 45)]),
    ("Eighteen people, including four children, were killed.", "CASUALTY:killed", [("killed", 18), ("killed", 4)]),
    (
        "Six civilians were among at least 22 people killed on Friday.",
        "CASUALTY:killed",
        [("killed", 6), ("killed", 22)],
    ),
    ("A child was killed by a mine.", "CASUALTY:killed", [("killed", 1)]),
    ("About 300 people are missing.", "CASUALTY:missing", [("missing", 300)]),
    ("The fighting displaced 5,000 families.", "CASUALTY:displaced", [("displaced", 5000)]),
    ("Police detained 40 protesters.", "CASUALTY:detained", [("detained", 40)]),
    ("The ministry is responsible for one civilian casualty.", "CASUALTY:casualties", [("casualties", 1)]),
    ("The army destroyed six tanks.", "OUTCOME:destroy", [("vehicles", 6)]),
    ("Six of the 20 passengers died.", "CASUALTY:killed", [("killed", 6)]),
    ("Of the 14 passengers, five were killed.", "CASUALTY:killed", [("killed", 5)]),
    ("A third of the 300 prisoners were killed.", "CASUALTY:killed", []),
    ("More than a quarter of a million people were killed.", "CASUALTY:killed", [("killed", 250_000)]),
]


@pytest.mark.parametrize(("sentence", "event", "expected"), CASES, ids=[c[0] + c[1] for c in CASES])
def test_counts(sentence, event, expected):
    claim = one(sentence, event)
    assert [(q.role, q.best) for q in claim.quantities] == expected, claim.quantities


def test_who_is_counted_stays_in_the_words():
    fighters = one("The strikes killed 16 fighters and six civilians.", "CASUALTY:killed")
    assert [(q.best, "fighters" in q.text, "civilians" in q.text) for q in fighters.quantities] == [
        (16, True, False),
        (6, False, True),
    ]


STATES = [
    ("The coalition has 180 combat aircraft.", "STATE:strength"),
    ("The city was 90% destroyed.", "OUTCOME:destroy"),
    ("The militia lost its last 1.5 square miles.", "CONTROL:lose"),
    ("The enclave is 40 square kilometres in size.", "STATE:area"),
    ("The town has about 10,000 inhabitants.", "STATE:population"),
    ("The siege lasted eleven months.", "STATE:duration"),
]


@pytest.mark.parametrize(("sentence", "event"), STATES, ids=[c[0] for c in STATES])
def test_measured_states(sentence, event):
    assert one(sentence, event).quantities


def test_the_doer_of_a_strike_is_that_of_its_dead():
    claim = one("Nine people were killed in Russian air strikes on the town.", "CASUALTY:killed")
    assert [a.text for a in claim.actors] == ["Russian"]


def test_what_kills_is_nobody():
    claim = one("A bomb killed nine people.", "CASUALTY:killed")
    assert claim.actors == ()


def test_a_sentence_lends_its_place_and_time_to_the_next():
    claims = claims_of("The village of Orvena was shelled on 3 May 2031. Twelve people died.")
    dead = next(c for c in claims if c.event == "CASUALTY:killed")
    assert [p.text for p in dead.places] == ["Orvena"]
    assert (dead.time.earliest, dead.time.latest) == ("2031-05-03", "2031-05-03")


def test_a_title_takes_the_exact_figure_of_the_text():
    claims = claims_of(
        "At least 42 people were killed in a raid on the port of Tessmark on Sunday.", title="Dozens killed in raid"
    )
    told = next(c for c in claims if c.event == "CASUALTY:killed")
    assert told.trigger.start < 20
    assert told.quantities[0].best == 42


def test_the_part_of_a_toll_has_its_own_unit():
    claim = one("Of the 14 dead, five were children.", "CASUALTY:killed")
    assert [(q.best, q.unit) for q in claim.quantities] == [(14, None), (5, "children")]


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 290,000 people have been killed since the conflict began in March 2011.",
        "The six-year war has killed hundreds of thousands of people.",
        "Since then more than a quarter of a million people have been killed.",
    ],
)
def test_the_toll_of_a_whole_war_is_no_event(sentence):
    kinds = {claim.event for claim in claims_of(sentence) if claim.quantities and claim.quantities[0].role == "killed"}
    assert kinds == {"STATE:toll"}


@pytest.mark.parametrize(
    "sentence",
    ["Twelve people have been killed since Sunday.", "Ten people were killed, the deadliest day since the war began."],
)
def test_a_count_of_days_is_an_event(sentence):
    assert "CASUALTY:killed" in {claim.event for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    "sentence",
    ["At least 48 people were killed and injured in the attack.", "The attack killed and injured 48 people.",
     "48 people were killed or wounded."],
)
def test_one_number_of_the_dead_and_the_injured_is_that_of_neither(sentence):
    roles = {q.role for c in claims_of(sentence) for q in c.quantities}
    assert roles == {"casualties"}


def test_numbers_of_their_own_stay_apart():
    roles = {(q.role, q.best) for c in claims_of("48 people were killed and 12 injured.") for q in c.quantities}
    assert roles == {("killed", 48), ("injured", 12)}


@pytest.mark.parametrize(
    ("title", "killed", "injured"),
    [
        ("8 Killed 25 Injured by Rocket Attacks on Orvena", 8, 25),
        ("2 killed others injured in attacks with shells in Orvena", 2, None),
        ("Blast kills 10 injures 40 in Orvena", 10, None),
        ("Groups Battle in Rural Orvena 13 Killed", 13, None),
    ],
)
def test_a_number_right_before_a_fate_counts_whom_it_befell(title, killed, injured):
    told = [(q.role, q.best) for c in claims_of("The mayor spoke.", title=title) for q in c.quantities]
    assert ("killed", killed) in told
    assert {best for role, best in told if role == "injured" and best is not None} == ({injured} - {None})


def test_a_part_stays_with_its_whole_before_another_toll():
    text = "At least 19 people were killed including six children just hours after dozens were killed in a raid."
    counted = [[q.best for q in c.quantities] for c in claims_of(text) if c.event == "CASUALTY:killed"]
    assert counted == [[19, 6], [None]]


def test_others_who_were_injured_are_no_part_of_the_dead():
    told = claims_of("The mayor spoke.", title="Four people killed including child 25 others injured in Orvena blast")
    assert not any(q.best == 25 and q.role == "killed" for c in told for q in c.quantities)


def test_a_number_behind_another_verb_is_not_of_the_dead():
    told = claims_of("The mayor spoke.", title="Orlanian Troops Kill 30 Militants Free 19 Civilians")
    assert [q.best for c in told for q in c.quantities if q.role == "killed"] == [30]


def test_a_date_that_lost_its_marks_counts_nobody():
    told = claims_of("Last updated at Oct 082031 ORVENA Some 120 militants were killed in the town of Tessmark.")
    assert [q.best for c in told for q in c.quantities] == [120]
