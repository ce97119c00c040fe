"""What the head of a page and its text lend each other, and places as the entities of the page know them."""

import hashlib
from functools import cache

import pytest
from told import claims_of, one, texts

from hearsay import analyse
from hearsay.records import Capture


@cache
def page_of(text):
    """All findings on a page, by the stages that a user's page goes through."""
    data = text.encode()
    capture = Capture(
        sha256=hashlib.sha256(data).hexdigest(), data=data, uri="file:///a.txt", retrieved_at="2031-06-01T00:00:00Z"
    )
    return analyse(capture)


def claim(text, event):
    """The first claim of a type on a page."""
    return next(c for c in page_of(text).claims if c.event.startswith(event))


def test_a_title_and_a_first_sentence_take_the_place_that_the_text_tells():
    text = (
        "Air raid kills nine in Syria\n\n"
        "At least nine people were killed in an air raid in northern Syria on Monday, medics said. "
        "The raid hit a bakery in Saraqeb, they said.\n"
    )
    for found in page_of(text).claims:
        if found.event == "CASUALTY:killed":
            assert texts(found.places)[0] == "Saraqeb"
            assert "place:" in found.reason


def test_two_places_that_go_on_about_it_lend_nothing():
    text = (
        "Raids kill 16 in Syria\n\n"
        "Sixteen people were killed in raids in Syria on Monday, a monitor said. "
        "A raid on Saraqeb killed seven people. A raid on Harasta killed nine people.\n"
    )
    first = next(c for c in page_of(text).claims if c.event == "CASUALTY:killed" and c.start > 30)
    assert texts(first.places) == ["Syria"]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Nine people were killed in raids on rebel-held Idlib province.", ["Idlib province"]),
        ("Fighters of the Islamic State in Iraq and the Levant attacked Palmyra.", ["Palmyra"]),
        ("Warplanes of the US-led coalition bombed the city of Raqqa.", ["Raqqa"]),
        ("Floods struck the village of Hesk, killing two.", ["Hesk"]),
        ("An earthquake hit Valdivia, Chile.", ["Valdivia, Chile"]),
    ],
)
def test_bodies_are_no_places_and_what_is_struck_is_one(sentence, places):
    found = page_of(f"Morning news\n\n{sentence}\n").claims[0]
    assert [p.split(" in ")[0] for p in texts(found.places)][: len(places)] == places


def test_a_description_stands_for_the_town_that_it_means():
    text = "Raids\n\nThe army shelled Saraqeb on Sunday. On Monday four people were killed in raids on the town.\n"
    found = claim(text, "CASUALTY:killed")
    entity = {e.id: e.name for e in page_of(text).entities}
    assert [entity[p.entity] for p in found.places] == ["Saraqeb"]


def test_a_sentence_with_a_place_of_its_own_takes_none_from_the_one_before():
    text = "News\n\nClashes broke out near Albu Kamal. Elsewhere two people died.\n"
    assert claim(text, "CASUALTY:killed").places == ()


def test_equal_parts_of_two_wholes_are_not_one_happening():
    one_page = (
        "In the north five people, including three children, were killed in Saraqeb. "
        "Farther south eight people, including three children, were killed."
    )
    last = [c for c in claims_of(one_page) if c.event == "CASUALTY:killed"][-1]
    assert "Saraqeb" not in texts(last.places) or "same figure" not in last.reason


@pytest.mark.parametrize(
    ("sentence", "event", "actors"),
    [
        ("Twelve people were killed when rebels shelled the market.", "CASUALTY:killed", ["rebels"]),
        ("Ten soldiers were killed in clashes with rebel fighters.", "CASUALTY:killed", ["rebel fighters"]),
        ("Officials said the militia was behind the killing of the mayor.", "CASUALTY:killed", ["the militia"]),
        ("The killings were the work of the Red Front.", "CASUALTY:killed", ["the Red Front"]),
        ("He was shot and killed by police.", "ASSAULT:shooting", ["police"]),
        ("Jets hit a post near the border with Turkey killing one fighter.", "CASUALTY:killed", ["Jets"]),
        ("The escalation has killed more than 670 people.", "CASUALTY:killed", []),
    ],
)
def test_doers(sentence, event, actors):
    assert texts(one(sentence, event).actors) == actors


def test_a_strike_that_is_believed_to_be_somebodys_is_only_possible():
    found = one("A strike believed to have been carried out by the coalition killed nine.", "ASSAULT")
    assert (texts(found.actors), found.modality) == (["the coalition"], "possible")


def test_who_makes_a_victory_possible_does_not_win_it():
    assert one("The allies made the victory possible.", "OUTCOME:win").actors == ()


def test_under_fire_is_who_suffers_it():
    assert texts(one("The town came under fire.", "ASSAULT").targets) == ["The town"]
    criticised = claims_of("The coalition came under fire from Human Rights Watch over the raid.")
    assert [c.trigger.text for c in criticised] == ["raid"]


def test_what_a_happening_is_likened_to_is_none_that_the_page_tells():
    text = (
        "Air strikes kill nine near Saraqeb\n\n"
        "The raid on the town was similar to air strikes carried out by the coalition, residents said.\n"
    )
    assert claim(text, "ASSAULT:airstrike").actors == ()


def test_one_attack_is_not_the_raids_of_many_weeks():
    told = "Karvelian air strikes have battered parts of the region. The two presidents discussed the attack.\n"
    attack = next(c for c in page_of(told).claims if c.trigger.text == "attack")
    assert attack.actors == ()


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("The death toll rose from 12 to 15.", [(15, None)]),
        ("The toll climbed to 31 on Friday, up from 24.", [(31, None)]),
        ("Twelve people, four of them children, died.", [(12, "people"), (4, "children")]),
        ("Ten policemen and a driver were killed.", [(10, "policemen"), (1, "driver")]),
        ("Ten civilians killed 15 injured in rocket attacks.", [(10, "civilians")]),
    ],
)
def test_counts(sentence, counts):
    found = one(sentence, "CASUALTY:killed")
    assert [(q.best, q.unit) for q in found.quantities] == counts


def test_the_head_of_a_titled_page_tells_of_the_week_before_it():
    told = claims_of("The army shelled the town. The army had bombed the port.", title="Town shelled", day="2031-05-14")
    lead = next(c for c in told if c.trigger.text == "shelled" and c.start > 12)
    later = next(c for c in told if c.trigger.text == "bombed")
    assert (lead.time.earliest, lead.time.latest, lead.time.text) == ("2031-05-07", "2031-05-14", None)
    assert later.time.earliest is None
    untitled = claims_of("The army shelled the town.", day="2031-05-14")[0]
    assert untitled.time.earliest is None
