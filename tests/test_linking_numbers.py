"""Numbers as intervals, and the words that set them aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.linking.numbers import compare, measure
from hearsay.linking.words import figures, figures_after, head, sentence_at, sentence_ends, stem
from hearsay.records import Quantity


def quantity(low, high, best=None, *, unit="people", role="killed"):
    return Quantity(low=low, high=high, best=best, unit=unit, role=role, comparator="=", text="some", start=0, end=4)


def exactly(number, **more):
    return quantity(number, number, number, **more)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (exactly(8), exactly(8), "same"),
        (exactly(8), exactly(18), "apart"),
        (exactly(31), quantity(24, 99), "inside"),
        (quantity(24, 99), exactly(31), "holds"),
        (quantity(13, None, 13), exactly(13), "same"),
        (quantity(72, None, 72), quantity(58, None, 58), "more"),
        (quantity(58, None, 58), quantity(72, None, 72), "less"),
        (exactly(2, unit="kilometre", role="length"), exactly(2000, unit="metre", role="length"), "same"),
        (exactly(5, unit="civilians"), exactly(9, unit="people"), "apart"),
    ],
)
def test_intervals(a, b, verdict):
    assert compare(a, b).verdict == verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (exactly(8), exactly(8, role="injured")),
        (exactly(11, unit="children"), exactly(58, unit="people")),
        (exactly(5, unit="children"), exactly(9, unit="soldiers")),
        (exactly(1.5, unit="mile", role="length"), exactly(1.5, unit="square mile", role="length")),
        (exactly(2, unit="kilometre", role="length"), exactly(2, unit="villages", role="length")),
    ],
)
def test_what_does_not_count_the_same_is_not_compared(a, b):
    assert compare(a, b) is None


BOUNDS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)
MIRROR = {
    "same": "same",
    "overlap": "overlap",
    "apart": "apart",
    "inside": "holds",
    "holds": "inside",
    "more": "less",
    "less": "more",
}


@given(BOUNDS, BOUNDS)
def test_the_verdict_turns_round_with_the_sides(a, b):
    there, back = compare(quantity(*a), quantity(*b)), compare(quantity(*b), quantity(*a))
    assert there.verdict == MIRROR[back.verdict]
    overlap = a[0] <= b[1] and b[0] <= a[1]
    assert (there.verdict == "apart") != overlap


def test_units_have_dimensions():
    assert measure("miles").dimension == "length"
    assert measure("square miles").dimension == "area"
    assert measure("people") is None


def test_figures_of_a_sentence():
    assert figures("In 2041 twenty-five of 1,200 men and one dog fled") == {25.0, 1200.0}


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Fourteen people, not 17, were killed", {17.0}),
        ("updating an earlier toll on Sunday evening of 15", {15.0}),
        ("The army did not fire. It says 17 people fled", set()),
    ],
)
def test_figures_that_are_set_aside(text, aside):
    assert figures_after(text, ("not", "earlier")) == aside


def test_heads_and_stems():
    assert head("ten former members of the Salt League") == stem("members")
    assert stem("bombings") == stem("bombed") == "bomb"


@given(st.text(alphabet='ab. \n"A”!?', max_size=60))
def test_every_place_of_a_text_is_in_one_sentence(text):
    ends = sentence_ends(text)
    for at in range(len(text)):
        start, end = sentence_at(ends, at)
        assert start <= at < end
