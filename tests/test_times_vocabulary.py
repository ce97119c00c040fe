"""The words and rules of times.toml: which rules a text can be spared."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.claims.times.vocabulary import OTHER, vocabulary

KNOWN = vocabulary()
LETTERS = {*KNOWN.letters.values(), *KNOWN.figures.values()}



@given(st.sampled_from(KNOWN.rules), st.data())
def test_no_rule_is_spared_that_would_have_found_something(rule, data):
    own = sorted(LETTERS & set(rule.expression))
    letters = data.draw(st.text(st.sampled_from(own), max_size=10))
    found = rule.pattern.search(letters)
    if found and found.group():
        assert rule.may_find(frozenset(letters))


def test_every_rule_tells_what_it_cannot_do_without():
    assert all(rule.needs for rule in KNOWN.rules)
    assert not any(rule.may_find(frozenset(OTHER)) for rule in KNOWN.rules)


def test_most_rules_are_spared_in_a_text_with_a_month_and_a_day():
    letters = frozenset(KNOWN.letters[word] for word in ("in", "the", "january")) | {KNOWN.figures["Day"]}
    assert 0 < sum(rule.may_find(letters) for rule in KNOWN.rules) < len(KNOWN.rules) / 4
