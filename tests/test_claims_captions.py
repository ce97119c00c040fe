"""Captions of pictures in the text: the picture's day and place are not those of what the text tells of."""

import pytest
from told import claims_of, one, page, texts

from hearsay.claims.captions import is_caption

CAPTION = "Smoke rises over the port after an air strike in Orvena, Orlania September 5, 2030."
STORY = "A suicide bomber killed 15 people in the town of Tessmark."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{CAPTION} (Reuters)", True),
        (f"{CAPTION} (KTV and Agencies) {STORY}", True),
        (f"{CAPTION[:-1]} (Reuters Photo) {STORY}", True),
        (f"{STORY} (Reuters)", False),  # the article's own end
        (f"{CAPTION} {STORY}", False),
        ("Smoke rises over the port after an air strike in Orvena (the third this week).", False),
    ],
)
def test_a_sentence_in_the_present_with_a_credit_behind_it_is_a_caption(text, found):
    _, _, parse = page(text)
    assert is_caption(parse, 0) is found


def test_a_credit_in_brackets_ends_a_sentence():
    _, _, parse = page(f"{CAPTION[:-1]} (KTV and Agencies) {STORY}")
    opens = [parse.tokens[s.first].text for s in parse.sentences]
    assert opens[0] == "Smoke"
    assert "A" in opens[1:]


def test_what_a_picture_shows_was_on_its_day_or_before():
    strike = one(f"{CAPTION} (Reuters)", "ASSAULT:airstrike", day="2030-09-07")
    assert (strike.time.earliest, strike.time.latest, strike.time.relation) == (None, "2030-09-05", "before")


def test_a_caption_lends_the_story_neither_place_nor_day():
    told = claims_of(f"{CAPTION} (Reuters) A suicide bomber killed 15 people.", day="2030-09-07")
    killed = next(c for c in told if c.event == "CASUALTY:killed")
    assert "Orvena" not in " ".join(texts(killed.places))
    assert killed.time is None or killed.time.text is None


def test_a_title_is_not_told_by_the_caption():
    caption = "A man walks past ruins after an air strike killed nine people in Orvena, Orlania September 5, 2030. (AP)"
    told = claims_of(
        caption,
        "Air strikes killed 40 people in the town of Tessmark on Saturday.",
        title="Air strikes kill dozens",
        day="2030-09-08",
    )
    title = next(c for c in told if c.event == "CASUALTY:killed" and c.start < 30)
    assert [q.best for q in title.quantities] == [40.0, None]
