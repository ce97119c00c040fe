"""Ids are a contract: judgements point at them for years."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.ids import canonical, digest, make_id


def test_ids_stay_what_they_are():
    assert make_id("clm1", "doc1:a", "ASSAULT", 3, 9) == "clm1:74fb60df2c6efec1bff1"
    assert canonical({"b": 1, "a": [None, "é"]}) == '{"a":[null,"é"],"b":1}'.encode()


def test_values_that_hold_the_delimiters_do_not_meet():
    assert make_id("x1", "a", "b,c") != make_id("x1", "a,b", "c")
    assert make_id("x1", "a", ["b"]) != make_id("x1", "a", "b")


@given(st.lists(st.text()), st.lists(st.text()))
def test_equal_ids_mean_equal_values(a, b):
    assert (make_id("x1", a) == make_id("x1", b)) == (a == b)
    assert (digest(a) == digest(b)) == (a == b)
