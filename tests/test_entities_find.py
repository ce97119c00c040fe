"""Names in a text: found, told apart, grouped, placed; with texts on invented people."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.entities import Found, find, open_gazetteer
from hearsay.language import analyse
from hearsay.records import Document, DocumentEntity, Segment


def page(text: str) -> tuple[Document, list[Segment]]:
    document = Document(
        id="doc1:test",
        capture_sha256="0" * 64,
        uri="test.txt",
        media_type="text/plain",
        retrieved_at="",
        outlet=None,
        title=None,
        authors=(),
        published=None,
        language="en",
        text=text,
    )
    segment = Segment(
        id="seg1:test", document=document.id, kind="body", start=0, end=len(text), origin_start=0, origin_end=len(text)
    )
    return document, [segment]


@cache
def read(text: str) -> Found:
    document, segments = page(text)
    return find(document, segments, analyse(document, segments), gazetteer=open_gazetteer())


def test_a_place_that_only_the_text_locates_stands_where_its_neighbour_does_and_says_so():
    text = "At least nine men were killed in the village of Tokhar near Manbij on Friday."
    tokhar, manbij = (next(e for e in read(text).entities if e.name == name) for name in ("Tokhar", "Manbij"))
    assert (tokhar.latitude, tokhar.longitude) == (manbij.latitude, manbij.longitude)
    assert (tokhar.precision, manbij.precision, tokhar.links.geonames) == ("within", "point", None)
    assert any("Manbij, which stands for it" in mention.reason for mention in read(text).mentions)


def test_a_country_does_not_locate_a_village():
    found = next(e for e in read("Six men died in the village of Tokhar in Syria.").entities if e.name == "Tokhar")
    assert (found.latitude, found.precision) == (None, None)


def meant(text: str, words: str, which: int = 0) -> DocumentEntity | None:
    """The entity that the words mean, at their first place or a later one."""
    found = read(text)
    at = -1
    for _ in range(which + 1):
        at = text.index(words, at + 1)
    entity = next((m.entity for m in found.mentions if m.start == at and m.text == words), None)
    return next((e for e in found.entities if e.id == entity), None)


def reason(text: str, words: str) -> str:
    return next(m.reason for m in read(text).mentions if m.text == words)


SYRIA = (
    "Defence Minister Orhan Tezcan said on Monday that Turkish forces had struck YPG positions near Tal Rifaat in "
    "northern Syria. The Syrian Democratic Forces (SDF) denied it. Tezcan spoke in Ankara. Six people were killed in "
    "Hajin, Deir ez-Zor province, and two in Hajeen and al-Shafah. The village of Umm Karqal was spared."
)


def test_a_title_tells_a_person_and_the_family_name_alone_is_his():
    person = meant(SYRIA, "Orhan Tezcan")
    assert person is not None
    assert person.kind == "person"
    assert meant(SYRIA, "Tezcan", 1) == person
    assert "family name" in reason(SYRIA, "Tezcan")
    assert "Defence Minister Orhan Tezcan" in {a.text for a in person.aliases}


def test_an_acronym_and_its_long_form_are_one_body():
    body = meant(SYRIA, "Syrian Democratic Forces")
    assert body is not None
    assert body.kind == "organisation"
    assert meant(SYRIA, "SDF") == body


def test_an_unknown_acronym_is_joined_by_its_brackets_or_by_its_initials():
    text = (
        "The Marrow Valley Liberation Movement (MVLM) denied the attack. MVLM fighters had left. The Council of Free "
        "Harbours was silent. On Friday the CFH spoke at last."
    )
    assert meant(text, "MVLM") == meant(text, "Marrow Valley Liberation Movement")
    assert meant(text, "MVLM", 1) == meant(text, "MVLM")
    assert "brackets" in reason(text, "MVLM")
    assert meant(text, "CFH") == meant(text, "Council of Free Harbours")
    assert "initials" in reason(text, "CFH")


def test_places_are_on_the_map_with_their_country():
    hajin = meant(SYRIA, "Hajin")
    assert hajin is not None
    assert hajin.country == "SY"
    assert hajin.links.geonames == 174506
    assert hajin.latitude == pytest.approx(34.7, abs=0.1)


def test_another_spelling_is_found_by_its_sound_in_the_country_of_the_text():
    assert meant(SYRIA, "Hajeen") == meant(SYRIA, "Hajin")
    rifaat = meant(SYRIA, "Tal Rifaat")
    assert rifaat is not None
    assert rifaat.latitude == pytest.approx(36.47, abs=0.1)
    assert "sounds like" in reason(SYRIA, "Hajeen")


def test_a_place_that_no_gazetteer_knows_is_kept_without_coordinates_and_said():
    unknown = meant(SYRIA, "Umm Karqal")
    assert unknown is not None
    assert (unknown.kind, unknown.latitude, unknown.links.geonames) == ("place", None, None)
    gap = next(g for g in read(SYRIA).gaps if g.code == "place-unknown")
    assert SYRIA[gap.start : gap.end] == "Umm Karqal"


def test_adjectives_mean_their_country_and_say_so():
    turkey = meant(SYRIA, "Turkish")
    assert turkey is not None
    assert (turkey.name, turkey.kind) == ("Turkey", "place")
    assert 'adjective of Turkey; used for the state: "Turkish forces"' in reason(SYRIA, "Turkish")


def test_a_capital_that_speaks_is_its_government_and_elsewhere_a_town():
    text = "Moscow denied that its planes had bombed the town. The envoys met in Moscow on Friday."
    speaks, town = meant(text, "Moscow"), meant(text, "Moscow", 1)
    assert speaks is not None
    assert town is not None
    assert speaks.stands_for == "the government of Russia"
    assert town.stands_for is None
    assert speaks.id != town.id


def test_the_words_around_tell_which_of_two_places():
    state = meant("Officials in Atlanta, Georgia, and in Alabama and Tennessee closed the schools.", "Georgia")
    country = meant("Officials in Tbilisi said that Georgia would talk to Armenia and Azerbaijan.", "Georgia")
    assert state is not None
    assert country is not None
    assert (state.country, country.country) == ("US", "GE")
    paris = meant("The fair in Paris, Texas, drew farmers from Dallas and Tyler.", "Paris")
    assert paris is not None
    assert paris.country == "US"


def test_two_people_of_one_family_name_stay_apart():
    text = "Karim Hassan and Nadia Hassan were arrested. Hassan was freed on Friday."
    karim, nadia, lone = meant(text, "Karim Hassan"), meant(text, "Nadia Hassan"), meant(text, "Hassan", 2)
    assert karim is not None
    assert lone is not None
    assert len({e.id for e in (karim, nadia, lone) if e}) == 3
    assert "Karim Hassan or Nadia Hassan" in next(g for g in read(text).gaps if g.code == "name-ambiguous").sentence


def test_a_month_is_no_person_unless_one_is_called_so():
    text = "Mrs Teresa May left in May. May said that she was tired."
    assert meant(text, "May", 2) == meant(text, "Teresa May")
    assert meant(text, "May", 1) is None
    assert read("It rained in May and in March.").mentions == ()


def test_bodies_with_many_names_are_one_and_partisan_names_say_whose_they_are():
    text = "ISIL fighters fled. Islamic State said nothing, and Daesh was beaten, the Pentagon said."
    assert meant(text, "ISIL") == meant(text, "Islamic State") == meant(text, "Daesh")
    assert "opponents" in reason(text, "Daesh")
    assert "opponents" not in reason(text, "ISIL")


def test_a_ministry_that_any_state_may_have_is_a_known_one_only_in_its_country():
    ours = meant("London is calm. The Ministry of Defence in Britain said so.", "Ministry of Defence")
    theirs = meant("Manila is calm. The Ministry of Defence in the Philippines said so.", "Ministry of Defence")
    assert ours is not None
    assert theirs is not None
    assert ours.name == "UK Ministry of Defence"
    assert theirs.name == "Ministry of Defence"


def test_pronouns_and_descriptions_are_resolved_where_they_are_plain():
    text = (
        "Mrs Lena Brandvold said that she would resign. The Orlan Liberation Army shelled the port. "
        "The group denied it. Minister Pavel Orsk thanked the sailors. The minister left at noon."
    )
    assert meant(text, "she") == meant(text, "Lena Brandvold")
    assert meant(text, "The group") == meant(text, "Orlan Liberation Army")
    assert meant(text, "The minister") == meant(text, "Pavel Orsk")


def test_a_pronoun_that_may_mean_two_is_left_alone():
    text = "Mr Ivo Stane met Mr Karl Brum at the bridge, with others. In the end he fired."
    assert meant(text, "he fired"[:2]) is None


def test_adjectives_that_the_text_forms_belong_to_their_place():
    text = "Orlania closed its border on Monday. On Tuesday the Orlanian army left Kesk, a town in Orlania."
    assert meant(text, "Orlanian") == meant(text, "Orlania")
    assert "formed from" in reason(text, "Orlanian")


def test_a_dateline_tells_a_place():
    place = meant("VARSK, June 3 — Shells fell on the market, people in Varsk said.", "VARSK")
    assert place is not None
    assert place.kind == "place"


def test_the_short_form_of_a_body_is_the_only_longer_one_here():
    text = "The Orlanian Defence Ministry denied it. The Defence Ministry said so twice."
    assert meant(text, "Defence Ministry", 1) == meant(text, "Orlanian Defence Ministry")


def test_spelling_variants_in_one_text_are_one_person():
    text = "Colonel Muammar Kadhafi spoke. Later Gaddafi left the hall."
    assert meant(text, "Gaddafi") == meant(text, "Muammar Kadhafi")


@pytest.mark.parametrize(
    "text", ["", "\n", "no names here at all.", "A B C D E F", "Of Nice Us", "(((", "U.S.-", "Al-"]
)
def test_odd_texts_do_no_harm(text):
    for mention in read(text).mentions:
        assert text[mention.start : mention.end] == mention.text


def test_the_same_text_gives_the_same_records():
    document, segments = page(SYRIA)
    again = find(document, segments, analyse(document, segments), gazetteer=open_gazetteer())
    assert again == read(SYRIA)


PARTS = st.sampled_from(
    [
        "President",
        "Anna",
        "Kord",
        "Moscow",
        "the",
        "of",
        "Homs",
        "province",
        "(",
        ")",
        "UN",
        "SDF",
        ",",
        ".",
        "said",
        "he",
        "its",
        "U.S.",
        "al-",
        "Assad",
        "'s",
        "“",
        "”",
        "–",
        "Syrian",
        "Forces",
        "May",
        "and",
        "in",
        "\n",
        "Ministry",
        "é",
        "Новак",
        "12",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PARTS, max_size=30).map(" ".join))
def test_every_mention_is_the_text_at_its_place_and_means_an_entity(text):
    document, segments = page(text)
    found = find(document, segments, analyse(document, segments), gazetteer=open_gazetteer())
    ids = {e.id for e in found.entities}
    assert len(ids) == len(found.entities)
    assert all(text[m.start : m.end] == m.text and m.text and m.entity in ids and m.reason for m in found.mentions)
    assert ids == {m.entity for m in found.mentions}


def test_a_body_ends_before_the_office_of_its_officer():
    text = "On Monday Velmar Grain Trading CEO Ivo Renn spoke. Velmar Grain Trading grew."
    assert meant(text, "Ivo Renn").kind == "person"
    assert meant(text, "Velmar Grain Trading").kind == "organisation"


def test_a_known_body_is_found_behind_the_word_that_opens_the_sentence():
    assert meant("Actual Airbus sales fell in May.", "Airbus").kind == "organisation"


def test_a_known_body_is_itself_whatever_one_side_calls_it():
    for words in ("Takfiri ISIL", "Northern ISIL"):
        found = read(f"On Friday the {words} group claimed the attack in Manbij.")
        assert "Islamic State" in {e.name for e in found.entities}


def test_a_longer_known_name_is_not_cut_after_its_article():
    text = "David Jones sold his shares. The Dow Jones fell by a tenth."
    assert meant(text, "Dow Jones").kind == "organisation"


def test_names_with_an_ampersand_are_known():
    assert meant("The S&P 500 fell by a tenth.", "S&P 500").kind == "organisation"


def test_a_name_that_opens_a_sentence_is_one_where_the_text_has_it_elsewhere():
    text = "On Friday the mayor, Alan Tormally, spoke in Osk. Tormally predicted growth."
    assert meant(text, "Tormally", 1) == meant(text, "Alan Tormally")


def test_a_measure_after_its_number_is_no_country():
    assert meant("The 16GB version is sold out.", "GB") is None


def test_an_adjective_before_a_noun_makes_no_army_and_no_army_is_a_government():
    text = "The deal was struck to avert US military action. The government denied the charge."
    assert "US Armed Forces" not in {entity.name for entity in read(text).entities}
    other = "The US military flew to Osk. The government was not told."
    assert not any(m.text == "The government" for m in read(other).mentions)


def test_a_body_is_called_by_the_word_for_its_kind_and_what_stands_before_that():
    text = "Many fled, the Observatory said. The Osk Observatory counted ten."
    assert meant(text, "Observatory").name == "Osk Observatory"
    text = "Residents fled, the Observatory said. The Syrian Observatory for Human Rights has its seat abroad."
    assert meant(text, "Observatory").name == "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    "text",
    [
        "Nine Terrorists Killed In Rocket Attacks Near Varnholm",
        "Air Strikes Kill Nine Civilians Near Varnholm",
        "Eight Civilians Killed, Dozens Injured Near Varnholm",
    ],
)
def test_words_that_only_a_headline_writes_large_name_nobody(text):
    names = {entity.name for entity in read(text).entities}
    assert not any(word in name for name in names for word in ("Killed", "Kill", "Attacks", "Civilians", "Strikes"))


def test_a_family_name_that_is_a_verb_elsewhere_stays():
    assert "Edward Said" in {e.name for e in read("The critic Edward Said spoke in Orvena. Edward Said wrote it.").entities}
