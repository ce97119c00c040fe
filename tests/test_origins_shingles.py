"""Fingerprints: what two texts share is found wherever it stands, and nothing else is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hearsay.origins.shingles import SHINGLE, WINDOW, fingerprints, words

TOKENS = st.lists(st.integers(0, 30).map(lambda n: f"w{n}"), max_size=60)


def prints(tokens):
    text = " ".join(tokens)
    return fingerprints(words(text, [(0, len(text))]).hashes)


@given(
    TOKENS,
    TOKENS,
    TOKENS,
    st.lists(st.integers(31, 60).map(lambda n: f"w{n}"), min_size=SHINGLE + WINDOW - 1, max_size=20),
)
def test_a_shared_stretch_leaves_a_shared_fingerprint(before, after, other, shared):
    one, two = prints(before + shared + after), prints(other + shared)
    assert set(one.hashes.tolist()) & set(two.hashes.tolist())


@given(TOKENS)
def test_every_window_keeps_one(tokens):
    kept = prints(tokens).places
    count = len(tokens) - SHINGLE + 1
    if count >= WINDOW:
        gaps = np.diff(np.concatenate(([-1], kept, [count])))
        assert gaps.max() <= WINDOW
    assert len(kept) == 0 or kept.max() < count


def test_case_and_punctuation_do_not_count():
    one = "The ferry sank off Ostrel, and nobody helped."
    two = "the ferry sank off ostrel and nobody helped"
    assert words(one, [(0, len(one))]).hashes.tolist() == words(two, [(0, len(two))]).hashes.tolist()


def test_short_texts_have_none():
    assert len(prints(["w1", "w2"]).hashes) == 0
