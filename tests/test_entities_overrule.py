"""Names that an analyst joins and parts: laid over what the machine found, and gone without a trace when taken back."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.entities import join, overrule
from hearsay.ids import apart_id
from hearsay.records import Alias, Decision, DocumentEntity, Judgement, Ruling

NAMES = ("Anna Kord", "Pavel Kord", "Ilka Varn", "Orso Renn")


def known(number, name, *aliases, kind="person", document=None):
    spelled = tuple(Alias(text=text, script="Latn", reason="in the text") for text in aliases)
    return DocumentEntity(id=f"ent1:{number}", document=f"doc1:{document or number:x}", name=name, kind=kind, aliases=spelled)


def ruling(verdict, *entities, parts=(), number=1, **more):
    decision = Decision(kind="entity", ids=tuple(e.id for e in entities), words=tuple(e.name for e in entities),
                        members=tuple(e.members for e in entities), parts=parts, **more)
    made = Judgement(id=f"jdg1:{number}", at="2031-05-01", by="A. Desk", subject=entities[0].id, verdict=verdict,
                     value=decision.said(), reason="seen", undoes=None, chain_hash="")
    return Ruling(made, decision)


def by_name(found):
    return {entity.name: entity for entity in found}


FOUND = [known(1, "Anna Kord", "Kord"), known(2, "Anna Kord"), known(3, "Ilka Varn"), known(4, "Varnia", kind="place")]


def test_without_rulings_nothing_differs():
    assert list(overrule(FOUND, ()).entities) == join(FOUND)


def test_the_first_name_stays_and_the_kind_may_be_said():
    machine = by_name(join(FOUND))
    one, other = machine["Ilka Varn"], machine["Varnia"]
    [joined] = [e for e in overrule(FOUND, [ruling("merge", one, other, becomes="place")]).entities if e.id == one.id]
    assert (joined.name, joined.kind, joined.members) == ("Ilka Varn", "place", ("ent1:3", "ent1:4"))
    assert [a.text for a in joined.aliases] == ["Varnia"]


def test_a_name_inside_a_document_becomes_somebody_else():
    anna = by_name(join(FOUND))["Anna Kord"]
    found = by_name(overrule(FOUND, [ruling("split", anna, parts=("KORD",))]).entities)
    assert found["Anna Kord"].id == anna.id
    assert "Kord" not in {a.text for a in found["Anna Kord"].aliases}
    assert found["KORD"].members == (apart_id("ent1:1", "kord"),)


def test_a_document_is_split_off_and_later_ones_stay_together():
    anna = by_name(join(FOUND))["Anna Kord"]
    more = [*FOUND, known(5, "Anna Kord")]
    found = [e for e in overrule(more, [ruling("split", anna, parts=("doc1:2",))]).entities if e.name == "Anna Kord"]
    assert sorted(e.members for e in found) == [("ent1:1", "ent1:5"), ("ent1:2",)]
    assert len({e.id for e in found}) == 2


def test_an_entity_that_lost_its_id_is_found_by_what_it_held():
    machine = by_name(join(FOUND))
    gone = ruling("merge", machine["Anna Kord"], machine["Ilka Varn"])
    renamed = [known(1, "Anne Cord"), known(2, "Anne Cord"), *FOUND[2:]]
    assert sorted(len(e.members) for e in overrule(renamed, [gone]).entities) == [1, 3]


def test_what_is_not_there_any_more_is_said():
    machine = by_name(join(FOUND))
    found = overrule(FOUND[2:], [ruling("merge", machine["Anna Kord"], machine["Ilka Varn"])])
    assert [gap.code for gap in found.gaps] == ["judged-record-gone"]
    assert "“Anna Kord”" in found.gaps[0].sentence
    assert list(found.entities) == join(FOUND[2:])


def test_an_accepted_entity_keeps_what_it_held_and_draws_in_no_more():
    both = [known(1, "Anna Kord"), known(2, "Kord")]
    anna = by_name(join(both))["Anna Kord"]
    assert anna.members == ("ent1:1", "ent1:2")
    more = [*both, known(3, "Pavel Kord"), known(4, "Pavel Kord")]
    assert len(by_name(join(more))["Anna Kord"].members) == 1  # now there are two who bear the name
    kept = by_name(overrule(more, [ruling("accept", anna)]).entities)
    assert kept["Anna Kord"].members == anna.members
    assert kept["Pavel Kord"].members == ("ent1:3", "ent1:4")


def test_a_rejected_entity_is_none():
    anna = by_name(join(FOUND))["Anna Kord"]
    assert anna.id not in {e.id for e in overrule(FOUND, [ruling("reject", anna)]).entities}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(8)), st.lists(st.sampled_from(NAMES), min_size=8, max_size=8), st.integers(0, 3), st.integers(0, 3))
def test_merged_and_split_back_is_as_before_in_any_order(order, names, first, second):
    found = [known(number, name) for number, name in enumerate(names)]
    machine = by_name(join(found))
    one, other = NAMES[first], NAMES[second]
    if one == other or not {one, other} <= set(machine):
        return
    merged = ruling("merge", machine[one], machine[other])
    both = next(e for e in overrule(found, [merged]).entities if e.id == machine[one].id)
    back = ruling("split", both, parts=(other,), number=2)
    shuffled = [found[n] for n in order]
    assert list(overrule(shuffled, [merged, back]).entities) == join(found)
    assert overrule(shuffled, [merged]) == overrule(found, [merged])
