"""English that is plain to see is told without the model, everything else by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from py3langid import classify

from hearsay.reading.languages import is_plain_english

ENGLISH = (
    "The army said on Monday that its troops had taken the bridge north of Ostrel, which the rebels have held since the "
    "spring. Residents told reporters that shells fell on the market and that more than a dozen people were hurt when "
    "the roof of a bakery came down. A spokesman of the rebels denied that the bridge was lost, and said that the "
    "fighters who had left the town would return with others from the hills."
)
GERMAN = (
    "Die Armee erklärte am Montag, ihre Truppen hätten die Brücke nördlich von Ostrel eingenommen, die seit dem Frühjahr "
    "von Rebellen gehalten worden war. Anwohner berichteten von Granaten, die auf den Markt fielen, und von mehr als einem "
    "Dutzend Verletzten unter dem Dach einer Bäckerei. Ein Sprecher der Aufständischen bestritt, dass die Brücke verloren "
    "sei; die Kämpfer würden mit anderen aus den Bergen zurückkehren."
)
ARABIC = "قال الجيش يوم الاثنين إن قواته سيطرت على الجسر شمال المدينة بعد معارك عنيفة"


def test_running_english_is_plain():
    assert is_plain_english(ENGLISH)
    assert classify(ENGLISH)[0] == "en"


@pytest.mark.parametrize("other", [GERMAN, ARABIC])
def test_a_passage_in_another_language_anywhere_is_left_to_the_model(other):
    half = ENGLISH.index("Residents")
    for text in (other, other + " " + ENGLISH, ENGLISH + " " + other, ENGLISH[:half] + other + ENGLISH[half:]):
        assert not is_plain_english(text)


def test_a_few_words_are_left_to_the_model():
    assert not is_plain_english("The bridge that was taken on Monday is the one that the rebels had held.")
    assert not is_plain_english("")


@given(st.lists(st.sampled_from(GERMAN.split()), min_size=40))
def test_no_arrangement_of_other_words_is_plain(words):
    assert not is_plain_english(" ".join(words))
