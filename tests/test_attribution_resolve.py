"""Whom a source means: names, pronouns, offices."""

from sayings import one, said

VELD = ("Ana Veld", "person")
SHORT = ("Veld", "person", "Ana Veld")
ORR = ("Tom Orr", "person")
SHORT_ORR = ("Orr", "person", "Tom Orr")


def meant(statement):
    return statement.source.entity and statement.source.entity.removeprefix("ent1:")


def test_a_name():
    assert meant(one("Ana Veld said that the bridge had fallen.", "said", known=[VELD])) == "Ana Veld"


def test_a_name_behind_its_office():
    found = one("Defence Minister Ana Veld said that the bridge had fallen.", "said", known=[VELD])
    assert meant(found) == "Ana Veld"


def test_the_spokesman_of_a_body_is_not_the_body():
    found = one(
        "A spokesman for the ministry said that the bridge had fallen.", "said", known=[("ministry", "organisation")]
    )
    assert meant(found) is None


def test_a_pronoun_is_the_one_who_spoke_last():
    found = said("Ana Veld said the bridge had fallen.\nShe warned that the dam could break.", known=[VELD])
    assert [meant(s) for s in found if s.cue.text in ("said", "warned")] == ["Ana Veld", "Ana Veld"]
    assert "Ana Veld" in found[-1].reason


def test_titles_tell_her_from_him():
    text = "Mrs. Veld met Mr. Orr.\nHe said that the bridge had fallen."
    assert meant(one(text, "said", known=[("Veld", "person"), ("Orr", "person")])) == "Orr"


def test_an_office_is_whose_name_stood_beside_it():
    text = (
        "Ana Veld, the defence minister, visited the town.\nTom Orr, the mayor, met her.\n"
        "The minister said that the bridge had fallen."
    )
    assert meant(one(text, "said", known=[VELD, ORR])) == "Ana Veld"


def test_an_office_that_nobody_holds_stays_open():
    text = "Ana Veld, the defence minister, visited the town.\nThe bishop said that the bridge had fallen."
    assert meant(one(text, "said", known=[VELD])) is None


def test_a_newcomer_is_whoever_speaks_next():
    text = (
        "Ana Veld, spokesman for the front, left.\nAnother spokesman for the front warned that the war was not over. "
        "“We cannot rest,” said Tom Orr."
    )
    assert meant(one(text, "warned", known=[VELD, ORR])) == "Tom Orr"


def test_the_quoted_i_is_the_speaker():
    text = "“I believe that the bridge is gone,” said Ana Veld."
    assert meant(one(text, "believe", known=[VELD])) == "Ana Veld"


def test_who_is_the_noun_before():
    found = one("The rally ended with Ana Veld, who said that the bridge was gone.", "said", known=[VELD])
    assert meant(found) == "Ana Veld"


def test_without_names_nothing_is_meant():
    assert all(meant(s) is None for s in said("The mayor said the bridge fell. He said it twice."))
