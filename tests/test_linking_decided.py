"""What analysts decide on happenings: a later decision takes back what it touches of an earlier one."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.linking.decided import Decided, read_decided
from hearsay.records import Decision, Judgement, Ruling


def ruling(verdict, *members, parts=()):
    decision = Decision(kind="event", ids=tuple(f"evt1:{n}" for n, _ in enumerate(members)),
                        members=tuple(tuple(m) for m in members), parts=tuple(parts))
    made = Judgement(id="jdg1:x", at="2031", by="A", subject="evt1:0", verdict=verdict, value=decision.said(), reason="r",
                     undoes=None, chain_hash="")
    return Ruling(made, decision)


def sets(decided: Decided):
    return sorted("".join(sorted(group)) for group in decided.together), decided.apart


def test_merged_claims_are_together_also_over_two_decisions():
    assert sets(read_decided([ruling("merge", "ab", "cd"), ruling("merge", "d", "e")])) == (["abcde"], [])


def test_a_split_takes_claims_out_of_a_merge():
    decided = read_decided([ruling("merge", "ab", "cd"), ruling("split", "abcd", parts="cd")])
    assert sets(decided)[0] == ["ab", "cd"]
    assert decided.holds_in(["ab", "cd"])
    assert decided.holds_in([["a", "b", "x"], ["c", "d"]])
    assert not decided.holds_in([["a", "b", "c", "d"]])
    assert not decided.holds_in([["a"], ["b"], ["c", "d"]])


def test_a_merge_takes_back_what_was_set_apart():
    decided = read_decided([ruling("split", "abcd", parts="ab"), ruling("merge", "a", "c")])
    assert decided.holds_in([["a", "b", "c"], ["d"]])  # b was said to be of one with a
    assert not decided.holds_in([["a", "b", "c", "d"]])
    assert not decided.holds_in([["a", "c"], ["b"], ["d"]])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.booleans(), st.sets(st.sampled_from("abcdef"), min_size=2, max_size=6)), max_size=6))
def test_no_decision_is_left_that_another_one_forbids(steps):
    rulings = []
    for is_merge, claims in steps:
        ordered = sorted(claims)
        rulings.append(ruling("merge", ordered[:1], ordered[1:]) if is_merge else ruling("split", ordered, parts=ordered[:1]))
    decided = read_decided(rulings)
    if steps and steps[-1][0]:
        assert any(steps[-1][1] <= group for group in decided.together)
    assert not any(group & a and group & b for group in decided.together for a, b in decided.apart)
    of = [c for group in decided.together for c in group]
    assert len(of) == len(set(of))
