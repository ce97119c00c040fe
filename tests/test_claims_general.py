"""Happenings that the event lexicon gives no type: which are claimed, of what kind, and what they leave alone."""

import pytest
from told import claims_of, texts

KINDS = [
    ("Velmar acquired Tarn Foods.", "OTHER:acquire", ["Velmar"], ["Tarn Foods"]),
    ("Velmar bought Tarn Foods.", "OTHER:acquire", ["Velmar"], ["Tarn Foods"]),
    ("Velmar unveiled a new engine.", "OTHER:announce", ["Velmar"], ["a new engine"]),
]


@pytest.mark.parametrize(("sentence", "kind", "actors", "targets"), KINDS, ids=[k[0] for k in KINDS])
def test_the_verb_and_its_parties_are_claimed(sentence, kind, actors, targets):
    (claim,) = claims_of(sentence, known=("Velmar",))
    assert (claim.event, texts(claim.actors), texts(claim.targets)) == (kind, actors, targets)
    assert claim.is_general
    assert "gives no type" in claim.reason


def test_a_noun_is_of_the_kind_of_its_verb():
    found = claims_of("Velmar bought Tarn Foods in May. The purchase cost it dear.", known=("Velmar",))
    assert [c.event for c in found if c.trigger.text in {"bought", "purchase"}] == ["OTHER:acquire", "OTHER:acquire"]


def test_what_names_nobody_and_no_day_and_comes_once_is_not_claimed():
    assert [c for c in claims_of("It helps.") if c.is_general] == []


def test_being_thinking_and_saying_are_no_happenings():
    assert claims_of("Velmar is large and has many plants.", known=("Velmar",)) == ()
    assert claims_of("Velmar thinks so, the paper said.", known=("Velmar",)) == ()


def test_a_word_of_a_name_is_no_happening():
    found = claims_of("The United Nations met Velmar in May.", "United Nations staff left Velmar.", known=("Velmar",))
    assert not {c.trigger.text for c in found} & {"United", "Nations"}


def test_words_of_the_lexicon_keep_their_type():
    claims = claims_of("Jets bombed the mill of Velmar on Monday.", known=("Velmar",))
    assert [c.event for c in claims] == ["ASSAULT:airstrike"] or not any(
        c.is_general and c.trigger.text == "bombed" for c in claims
    )


def test_what_is_planned_is_claimed_as_planned():
    (claim,) = (c for c in claims_of("Velmar plans to acquire Tarn Foods.", known=("Velmar",)) if "acq" in c.event)
    assert claim.modality == "planned"
