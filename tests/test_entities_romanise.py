"""Keys of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.entities.romanise import fold_name, script_of, skeleton, without_articles


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Deir ez-Zôr", "deir ez zor"),
        ("N'Djamena", "ndjamena"),
        ("U.S.", "us"),
        ("U.S", "us"),
        ("Łódź", "lodz"),
        ("  A  &  B ", "a and b"),
    ],
)
def test_folding(text, key):
    assert fold_name(text) == key


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text):
    assert fold_name(fold_name(text)) == fold_name(text)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Gaddafi", "Kadhafi", "Qadhafi", "Qaddafi"),
        ("Hajin", "Hajeen", "Hadjine"),
        ("al-Bab", "El Bab", "Bab"),
        ("Abu Bakr", "Abou Bakr"),
    ],
)
def test_one_skeleton_for_habits_of_spelling(spellings):
    assert len({skeleton(s) for s in spellings}) == 1


def test_articles_go_unless_nothing_is_left():
    assert without_articles("deir ez zor") == "deir zor"
    assert without_articles("al") == "al"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Homs", "Latn"),
        ("حمص", "Arab"),
        ("Хомс", "Cyrl"),
        ("חומס", "Hebr"),
        ("霍姆斯", "Hans"),
        ("ホムス", "Jpan"),
        ("12", "Zyyy"),
    ],
)
def test_scripts(text, code):
    assert script_of(text) == code
