"""Quotation marks: every style, nested, doubled, missing."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.attribution.marks import stretches


def inside(text):
    return [text[s.start : s.end] for s in stretches(text, 0, len(text)) if s.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” said Veld. “All of us.”", ["We left,", "All of us."]),
        ('"We left," said Veld.', ["We left,"]),
        ("''We left,'' she told me.", ["We left,"]),
        ("``We left,'' she told me.", ["We left,"]),
        ("«Nous partons», dit-elle.", ["Nous partons"]),
        ("„Wir gehen“, sagte sie.", ["Wir gehen"]),
        ("»Wir gehen«, sagte sie.", ["Wir gehen"]),
        ("‘We left,’ she said.", ["We left,"]),
        ("'We left,' she said.", ["We left,"]),
        ('""Maybe they left," a man said.', ["Maybe they left,"]),
    ],
)
def test_styles(text, expected):
    assert inside(text) == expected


def test_nested_marks_are_a_level_deeper():
    found = stretches("\"They shouted 'fire,' and ran,\" he said.", 0, 40)
    assert [(s.depth, s.single) for s in found] == [(0, False), (1, True)]


def test_a_missing_opening_mark():
    text = "Contrary to the report, the bridge has not fallen,” he said."
    (found,) = stretches(text, 0, len(text))
    assert text[found.start : found.end] == "Contrary to the report, the bridge has not fallen,"
    assert not found.opened
    assert found.closed


def test_a_missing_closing_mark_runs_to_the_end_of_the_paragraph():
    text = "“The bridge has fallen. We are cut off."
    (found,) = stretches(text, 0, len(text))
    assert text[found.start : found.end] == text[1:]
    assert not found.closed


@pytest.mark.parametrize(
    "text", ["the drivers' union and the '90s", "don't, can't, 'em", "He is 5'10\" tall.", "rock 'n' roll"]
)
def test_apostrophes_and_inches_are_no_quotations(text):
    assert inside(text) == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .,“”\"'‘’«»„`\n", max_size=80))
def test_stretches_lie_inside_the_text_and_in_order(text):
    found = stretches(text, 0, len(text))
    assert all(0 <= s.outer_start <= s.start < s.end <= s.outer_end <= len(text) for s in found)
    outer = [s for s in found if s.depth == 0]
    assert all(a.outer_end <= b.outer_start for a, b in itertools.pairwise(outer))


def test_unbalanced_marks_over_a_long_text_take_linear_time():
    text = '“one ‘two " three ' * 20_000
    assert stretches(text, 0, len(text))
