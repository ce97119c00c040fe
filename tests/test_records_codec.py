"""Records survive the way into JSON and back."""

import json

from hypothesis import given
from hypothesis import strategies as st

from hearsay.records import Claim, ClaimTime, Quantity, Source, Span, Statement
from hearsay.records.codec import flat_fields, from_plain, to_plain

spans = st.builds(Span, text=st.text(), start=st.integers(0), end=st.integers(0))


@given(st.builds(Statement, content=st.lists(spans).map(tuple)))
def test_statements_come_back_equal(statement):
    assert from_plain(Statement, json.loads(json.dumps(to_plain(statement)))) == statement


@given(
    st.builds(
        Claim,
        quantities=st.lists(st.builds(Quantity, low=st.floats(allow_nan=False), high=st.none(), best=st.none())).map(tuple),
        time=st.none() | st.builds(ClaimTime),
    )
)
def test_claims_come_back_equal(claim):
    assert from_plain(Claim, json.loads(json.dumps(to_plain(claim)))) == claim


def test_columns_are_told_from_json():
    flat = flat_fields(Statement)
    assert flat["mode"]
    assert flat["within"]
    assert not flat["source"]
    assert not flat["content"]


def test_an_unattributed_statement_keeps_its_null():
    plain = to_plain(Source(text="he", start=0, end=2, entity=None, kind="named"))
    assert plain["entity"] is None
    assert from_plain(Source, plain).entity is None
