"""What an analyst decides holds, is undone without a trace, survives new pages, and says what is wrong with a call."""

import itertools
import shutil
from dataclasses import replace

import harbours
import pytest
from typer.testing import CliRunner

from hearsay import analyse, open_case
from hearsay.case import link_id, verify
from hearsay.cli.app import app
from hearsay.errors import UsageError
from hearsay.explain import explain
from hearsay.ids import edge_id
from hearsay.judging import Signed, accept, link, listing, merge, regrade, reject, split, undo
from hearsay.records import Judgement
from hearsay.report import dossier
from hearsay.stages import versions

_COUNTER = itertools.count()
PAGES = harbours.PAGES | harbours.BEARING_OUT


def signed(reason="seen on the spot", by="A. Desk"):
    return Signed(by=by, reason=reason, at=f"2031-05-01T10:00:{next(_COUNTER) % 60:02}+00:00")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return harbours.read(tmp_path_factory.mktemp("judging") / "whole.case", PAGES.items())


@pytest.fixture
def case(whole, tmp_path):
    path = tmp_path / "x.case"
    shutil.copy(whole, path)
    with open_case(path, write=True) as opened:
        yield opened


def decide(case, verb, *arguments, **more):
    made = verb(case, *arguments, signed=more.pop("signed", signed()), **more)
    harbours.settle(case)
    return made.judgement


def entity(case, name):
    return next(e for e in case.read("entities") if e.name == name or name in {a.text for a in e.aliases})


def claim(case, words):
    return next(c for c in case.read("claims") if words in c.text)


def event_of(case, record):
    return next(e for e in case.read("events") if record.id in e.claims)


def origin_of(case, record):
    return next(o for o in case.read("origins") if record.id in o.members)


# --- entities ---------------------------------------------------------------------------------------------------------


def test_names_that_are_one_become_one_and_links_and_events_follow(case):
    rusk, dahl = entity(case, "Tovann Rusk"), entity(case, "Ivo Dahl")
    decide(case, merge, [rusk.id, dahl.id], signed=signed("one man under two names"))
    one = entity(case, "Ivo Dahl")
    assert one.id == rusk.id
    assert {"Ivo Dahl", "Admiral Rusk"} <= {a.text for a in one.aliases}
    why = next(a.reason for a in one.aliases if a.text == "Ivo Dahl")
    assert "A. Desk" in why
    assert "one man under two names" in why
    speakers = {s.source.entity for s in case.read("statements") if s.source and "Dahl" in s.source.text}
    assert speakers == {rusk.id}
    assert verify(case) == []


def test_a_name_that_is_somebody_else_is_split_off_and_later_pages_follow(case):
    rusk = entity(case, "Tovann Rusk")
    decide(case, split, rusk.id, ["Tovann Rusk"])
    apart = {e.name: e for e in case.read("entities") if "Rusk" in e.name}
    assert set(apart) == {"Tovan Rusk", "Tovann Rusk"}
    harbours.add(case, "https://x.example/1", "<html lang=en><p>Tovann Rusk said that the League had captured Merrow.</p>")
    harbours.settle(case)
    assert [len(e.members) for e in case.read("entities") if e.name == "Tovann Rusk"] == [2]
    assert [len(e.members) for e in case.read("entities") if e.name == "Tovan Rusk"] == [1]


def test_one_mention_and_one_document_can_be_split_off(case):
    rusk = entity(case, "Tovann Rusk")
    mentions = [m for m in case.read("mentions") if m.entity == rusk.id]
    one = next(m for m in mentions if m.text == "Rusk")
    made = decide(case, split, rusk.id, [f"{one.document}@{one.start}-{one.end}"])
    here = {(m.document, m.start, m.end): m.entity for m in case.read("mentions")}
    assert here[one.document, one.start, one.end] != rusk.id
    apart = [m for m in mentions if m.document == one.document and m.start < one.end and one.start < m.end]
    assert sum(entity == rusk.id for entity in here.values()) == len(mentions) - len(apart)
    assert verify(case) == []
    decide(case, undo, made.id)
    decide(case, split, rusk.id, [one.document])
    assert {m.document for m in case.read("mentions") if m.entity == rusk.id}.isdisjoint({one.document})


def test_a_rejected_entity_names_nobody_and_a_rejected_mention_nothing(case):
    ostrel = entity(case, "Ostrel")
    made = decide(case, reject, ostrel.id)
    assert not [m for m in case.read("mentions") if m.entity == ostrel.id or m.text == "Ostrel"]
    assert not [p for c in case.read("claims") for p in c.places if p.text == "Ostrel" and p.entity]
    decide(case, undo, made.id)
    before = [m for m in case.read("mentions") if m.entity == ostrel.id]
    decide(case, reject, f"{before[0].document}@{before[0].start}-{before[0].end}")
    assert len([m for m in case.read("mentions") if m.entity == ostrel.id]) == len(before) - 1


# --- claims, statements, events, origins ------------------------------------------------------------------------------


def test_a_misread_claim_is_left_out_of_everything(case):
    wrong = claim(case, "nobody counts the dead")
    decide(case, reject, wrong.id)
    ledger = case.ledger()
    assert wrong.id not in ledger.claims
    assert not any(wrong.id in e.claims for e in ledger.events.values())
    assert not any(wrong.id in o.members for o in ledger.origins)
    assert case.search("nobody counts the dead") == []
    decide(case, accept, wrong.id)
    assert case.search("nobody counts the dead")


def test_with_a_misread_statement_goes_what_it_reports(case):
    said = next(s for s in case.read("statements") if s.source and "Dahl" in s.source.text and s.cue.text == "told")
    inside = [c.id for c in case.read("claims") if c.statement == said.id]
    decide(case, reject, said.id)
    assert inside
    assert not {c.id for c in case.read("claims")} & set(inside)


def test_two_raids_are_told_apart_by_themselves(case):
    first, second = (claim(case, words) for words in ("An air strike killed 12", "Another air strike killed 9 sailors"))
    assert event_of(case, first).id != event_of(case, second).id


def test_what_was_taken_into_a_raid_is_told_apart(case):
    second = claim(case, "An air strike killed 12 dock workers")
    event = next(e for e in case.read("events") if second.id in e.claims and len(e.claims) > 2)
    decide(case, split, event.id, [second.id])
    assert not any(second.id in e.claims and set(e.claims) & (set(event.claims) - {second.id}) for e in case.read("events"))
    everybody = sorted(c for e in case.read("events") for c in e.claims)
    assert len(everybody) == len(set(everybody))


def test_claims_of_one_happening_are_drawn_together(case):
    deaths = [c for c in case.read("claims") if c.event == "CASUALTY:killed"]
    late, early = (next(c for c in deaths if words in c.text) for words in ("killed 15 dock", "killed 12 dock"))
    one, other = event_of(case, late), event_of(case, early)
    assert one.id != other.id
    decide(case, merge, [other.id, one.id])
    merged = event_of(case, late)
    assert set(one.claims) | set(other.claims) <= set(merged.claims)
    assert merged.grade is not None


def test_what_rests_on_one_root_is_said_and_what_does_not(case):
    crane = claim(case, "At least 10 dock workers")
    office = claim(case, "An air strike killed 12 dock workers")
    a, b = origin_of(case, office), origin_of(case, crane)
    decide(case, merge, [a.id, b.id], signed=signed("the crane driver works for the office"))
    joined = origin_of(case, crane)
    assert set(a.members) | set(b.members) <= set(joined.members)
    assert any("crane driver works" in e.detail for e in joined.evidence)
    links = [k for k in case.links() if {k.a, k.b} <= set(joined.members)]
    assert "corroborates" not in {k.kind for k in links}
    decide(case, split, joined.id, [crane.id])
    assert crane.id not in origin_of(case, office).members


def test_rejected_evidence_joins_nothing_any_more(case):
    pairs = [(o, e) for o in case.read("origins") for e in o.evidence if e.kind == "same-utterance"]
    origin, piece = pairs[0]
    made = decide(case, reject, edge_id(piece.kind, piece.a, piece.b))
    left = [e for o in case.read("origins") for e in o.evidence]
    assert edge_id(piece.kind, piece.a, piece.b) not in {edge_id(e.kind, e.a, e.b) for e in left}
    decide(case, undo, made.id)
    assert origin.id in {o.id for o in case.read("origins")}


# --- without a trace, in any order ------------------------------------------------------------------------------------


def orders():
    pages = list(PAGES.items())
    return [pages, pages[::-1], pages[3:] + pages[:3]]


@pytest.mark.parametrize("pages", orders(), ids=["as listed", "backwards", "cut"])
def test_merged_and_split_back_is_as_before_whatever_the_order_of_adding(whole, tmp_path, pages):
    path = harbours.read(tmp_path / "x.case", pages)
    with open_case(whole) as before, open_case(path, write=True) as case:
        same = before.digest(judged=False)
        assert case.digest(judged=False) == same
        rusk, dahl = entity(case, "Tovann Rusk"), entity(case, "Ivo Dahl")
        decide(case, merge, [rusk.id, dahl.id])
        merged = case.digest(judged=False)
        decide(case, split, rusk.id, ["Ivo Dahl"])
        assert case.digest(judged=False) == same != merged
        one, other = sorted(case.read("events"), key=lambda e: (-len(e.claims), e.id))[:2]
        decide(case, merge, [one.id, other.id])
        both = next(e for e in case.read("events") if set(one.claims) <= set(e.claims))
        assert len(both.claims) == len(one.claims) + len(other.claims)
        decide(case, split, both.id, other.claims)
        assert case.digest(judged=False) == same
        a, b = sorted(case.read("origins"), key=lambda o: (-len(o.members), o.id))[:2]
        decide(case, merge, [a.id, b.id])
        both = next(o for o in case.read("origins") if set(a.members) <= set(o.members))
        decide(case, split, both.id, b.members)
        assert case.digest(judged=False) == same


def test_judged_first_or_added_first_comes_to_the_same(tmp_path):
    *pages, last = PAGES.items()
    found = []
    for first, then in ((pages, [last]), ([*pages, last], [])):
        path = harbours.read(tmp_path / f"{len(found)}.case", first)
        with open_case(path, write=True) as case:
            at = "2031-05-01T10:00:00+00:00"
            sign = Signed(by="A. Desk", reason="one man", at=at)
            decide(case, merge, [entity(case, "Tovann Rusk").id, entity(case, "Ivo Dahl").id], signed=sign)
            decide(case, split, entity(case, "Tovann Rusk").id, ["Rusk"], signed=sign)
            for uri, text in then:
                harbours.add(case, uri, text)
            harbours.settle(case)
            found.append(case.digest(judged=False))
    assert found[0] == found[1]


def test_every_judgement_undone_leaves_no_trace(case):
    before = case.digest(judged=False)
    made = [
        decide(case, merge, [entity(case, "Tovann Rusk").id, entity(case, "Ivo Dahl").id]),
        decide(case, reject, claim(case, "pier").id),
        decide(case, reject, next(link_id(k.a, k.b, k.kind) for k in case.links())),
    ]
    assert case.digest(judged=False) != before
    for judgement in reversed(made):
        decide(case, undo, judgement.id)
    assert case.digest(judged=False) == before
    assert verify(case) == []


def test_an_undoing_can_be_undone(case):
    made = decide(case, merge, [entity(case, "Tovann Rusk").id, entity(case, "Ivo Dahl").id])
    merged = case.digest(judged=False)
    back = decide(case, undo, made.id)
    with pytest.raises(UsageError, match=f"undone already.*undo {back.id}"):
        undo(case, made.id, signed=signed())
    decide(case, undo, back.id)
    assert case.digest(judged=False) == merged


# --- new analysis -----------------------------------------------------------------------------------------------------


def test_judgements_survive_a_new_version_of_the_analysis_and_say_so_when_their_subject_is_gone(case):
    wrong, kept = claim(case, "nobody counts the dead"), entity(case, "Ivo Dahl")
    decide(case, reject, wrong.id)
    decide(case, merge, [entity(case, "Tovann Rusk").id, kept.id])
    merged = case.digest(judged=False)
    for item in list(case.captures()):  # read anew, as a newer program does
        case.put(analyse(item), work=versions("document"))
    harbours.settle(case)
    assert case.digest(judged=False) == merged
    item = next(case.captures([case.ledger().documents[wrong.document].capture_sha256]))
    again = analyse(item)
    fewer = replace(again, claims=tuple(c for c in again.claims if c.id != wrong.id))
    case.put(fewer, work=versions("document"))
    harbours.settle(case)
    [gap] = [g for g in case.read("gaps") if g.code == "judged-record-gone"]
    assert "nobody counts the dead" in gap.sentence
    assert len(case.rulings()) == 2
    case.put(again, work=versions("document"))
    harbours.settle(case)
    assert case.digest(judged=False) == merged


# --- links and grades -------------------------------------------------------------------------------------------------


def test_a_rejected_link_stays_away_and_an_accepted_one_stays(case):
    first, second = list(case.links())[:2]
    decide(case, reject, link_id(first.a, first.b, first.kind))
    decide(case, accept, link_id(second.a, second.b, second.kind), signed=signed("checked on the map"))
    held = {link_id(k.a, k.b, k.kind): k for k in case.links()}
    assert link_id(first.a, first.b, first.kind) not in held
    kept = held[link_id(second.a, second.b, second.kind)]
    assert kept.decided_by == "analyst"
    assert "A. Desk: checked on the map" in kept.reason
    assert kept.score == pytest.approx(sum(r.bits for r in kept.reasons))
    with case.connection:
        case.connection.execute("DELETE FROM links")  # as if later analysis found none
    assert [link_id(k.a, k.b, k.kind) for k in case.links()] == [link_id(second.a, second.b, second.kind)]


def test_a_rejected_link_changes_grades(case):
    clashes = [k for k in case.links() if k.kind == "contradicts" and k.on == "number"]
    before = {e.id: e.grade.credibility for e in case.read("events")}
    for clash in clashes:
        decide(case, reject, link_id(clash.a, clash.b, clash.kind))
    after = {e.id: e.grade.credibility for e in case.read("events")}
    assert clashes
    assert after != before


def test_a_judgement_of_the_first_version_still_holds(case):
    first = next(case.links())
    name = link_id(first.a, first.b, first.kind)
    old = Judgement(id="", at="2030", by="A", subject=name, verdict="reject", value=None, reason="r", undoes=None, chain_hash="")
    case.judge(old)
    assert name not in {link_id(k.a, k.b, k.kind) for k in case.links()}


def test_a_link_by_hand_stands_in_place_of_any_other(case):
    found = next(k for k in case.links() if k.kind == "corroborates")
    made = decide(case, link, (found.b, found.a), "contradicts", on="place", signed=signed("opposite banks"))
    between = [k for k in case.links() if {k.a, k.b} == {found.a, found.b}]
    assert [(k.kind, k.on, k.decided_by) for k in between] == [("contradicts", "place", "analyst")]
    assert "opposite banks" in between[0].reason
    decide(case, undo, made.id)
    assert found in list(case.links())


def test_what_rests_on_one_root_cannot_be_said_to_corroborate(case):
    origin = next(o for o in case.read("origins") if len(o.members) > 2)
    with pytest.raises(UsageError, match="rest on one root"):
        link(case, origin.members[:2], "corroborates", signed=signed())


def test_grades_are_given_by_topic_and_period_and_the_programs_word_is_kept(case):
    event = max(case.read("events"), key=lambda e: len(e.claims))
    before = event.grade
    decide(case, regrade, event.id, "2", signed=signed("I saw the ruins"))
    decide(case, regrade, event.id, "confirmed")
    grade = next(e.grade for e in case.read("events") if e.id == event.id)
    assert (grade.credibility, grade.incident, grade.decided_by) == (2, "confirmed", "analyst")
    assert "I saw the ruins" in grade.reason
    assert before.reason in grade.reason
    voice = next(g for g in case.read("sources"))
    decide(case, regrade, voice.entity, "b", scope=("casualties", "2031-03-01", "2031-03-31"))
    decide(case, regrade, voice.id, "d", signed=signed("paid by the ministry"))
    given = next(g for g in case.read("sources") if g.id == voice.id)
    assert given.reliability == "D"
    assert [(a.reliability, a.topic) for a in given.assessments] == [("B", "casualties"), ("D", None)]
    assert voice.basis in given.basis
    found = next(case.read("claims"))
    decide(case, regrade, found.id, "5")
    assert next(c.credibility for c in case.read("claims") if c.id == found.id) == 5


def test_a_grade_says_when_the_event_has_changed_since(case):
    event = max(case.read("events"), key=lambda e: len(e.claims))
    decide(case, regrade, event.id, "2")
    decide(case, reject, event.claims[0])
    [grade] = [e.grade for e in case.read("events") if e.grade.decided_by == "analyst"]
    assert grade.credibility == 2
    assert "of its claims came or went since" in grade.reason


# --- telling ----------------------------------------------------------------------------------------------------------


def test_why_the_list_and_the_dossier_say_who_decided_and_why(case):
    rusk, dahl = entity(case, "Tovann Rusk"), entity(case, "Ivo Dahl")
    made = decide(case, merge, [rusk.id, dahl.id], signed=signed("his passport says both", by="Ines Orm"))
    ledger = case.ledger()
    told = "\n".join(explain(ledger, rusk.id))
    assert "judged by Ines Orm on 2031-05-01: “Tovann Rusk” and “Ivo Dahl” are one and the same" in told
    assert made.id in told
    gone = "\n".join(explain(ledger, dahl.id))
    assert "no longer there as it was" in gone
    assert "his passport says both" in "\n".join(explain(ledger, made.id))
    page = dossier(ledger, title="t", version="0", case_digest="d")
    assert "What analysts decided" in page
    assert "his passport says both" in page
    decide(case, undo, made.id, signed=signed("a forged passport"))
    lines = "\n".join(listing(case.judgements()))
    assert f"{made.id}  2031-05-01 10:00  Ines Orm (undone)" in lines
    assert "undone by A. Desk on 2031-05-01: a forged passport" in lines


def test_the_same_word_of_the_same_person_twice_is_once(case):
    rusk, dahl = entity(case, "Tovann Rusk"), entity(case, "Ivo Dahl")
    found = claim(case, "pier")
    first = reject(case, found.id, signed=signed())
    again = reject(case, found.id, signed=signed("said once more"))
    other = reject(case, found.id, signed=signed(by="B. Other"))
    assert (first.new, again.new, other.new) == (True, False, True)
    assert again.judgement == first.judgement
    assert merge(case, [rusk.id, dahl.id], signed=signed()).new
    assert not merge(case, [rusk.id, dahl.id], signed=signed()).new


CALLS = {
    "an unknown id": (lambda c: reject(c, "clm1:0000", signed=signed()), "nothing with the id clm1:0000"),
    "two claims": (lambda c: merge(c, [claim(c, "pier").id, claim(c, "12").id], signed=signed()), "Only entities with"),
    "an entity with an event": (
        lambda c: merge(c, [entity(c, "Ostrel").id, next(c.read("events")).id], signed=signed()),
        "is an entity, .* is an event",
    ),
    "a place with a person": (
        lambda c: merge(c, [entity(c, "Ostrel").id, entity(c, "Ivo Dahl").id], signed=signed()),
        "different kinds: “Ostrel” is a place, “Ivo Dahl” is a person.*--kind",
    ),
    "one record": (lambda c: merge(c, [entity(c, "Ostrel").id] * 2, signed=signed()), "two or more different"),
    "no reason": (lambda c: reject(c, claim(c, "pier").id, signed=signed(" ")), "name of who makes it and a reason"),
    "nobody": (lambda c: reject(c, claim(c, "pier").id, signed=signed(by="")), "Give --by"),
    "a foreign name": (lambda c: split(c, entity(c, "Ostrel").id, ["Korsa"], signed=signed()), "no name of “Ostrel”"),
    "all of it": (lambda c: split(c, entity(c, "Ostrel").id, ["Ostrel"], signed=signed()), "nothing would be left"),
    "a foreign claim": (
        lambda c: split(c, event_of(c, claim(c, "pier")).id, [claim(c, "12").id], signed=signed()),
        "is not in evt1:.*merge",
    ),
    "a whole event": (lambda c: reject(c, next(c.read("events")).id, signed=signed()), "Name the claims"),
    "a statement split": (lambda c: split(c, next(c.read("statements")).id, ["x"], signed=signed()), "can be split"),
    "a bad grade": (lambda c: regrade(c, next(c.read("events")).id, "9", signed=signed()), "no grade of an event"),
    "a letter for a claim": (lambda c: regrade(c, claim(c, "pier").id, "B", signed=signed()), "1, 2, 3, 4, 5, 6"),
    "a graded statement": (lambda c: regrade(c, next(c.read("statements")).id, "1", signed=signed()), "have grades"),
    "a day that is none": (
        lambda c: regrade(c, next(c.read("sources")).id, "B", scope=(None, "2031-02-30", None), signed=signed()),
        "no day",
    ),
    "a period backwards": (
        lambda c: regrade(c, next(c.read("sources")).id, "B", scope=(None, "2031-02-03", "2031-02-01"), signed=signed()),
        "ends after it begins",
    ),
    "a link to itself": (lambda c: link(c, (claim(c, "pier").id,) * 2, "repeats", signed=signed()), "different claims"),
    "a link that is none": (
        lambda c: link(c, (claim(c, "pier").id, claim(c, "12").id), "mocks", signed=signed()),
        "no kind of link",
    ),
    "a clash in nothing": (
        lambda c: link(c, (claim(c, "pier").id, claim(c, "12").id), "contradicts", signed=signed()),
        "Say in what",
    ),
    "a link to a statement": (
        lambda c: link(c, (claim(c, "pier").id, next(c.read("statements")).id), "denies", signed=signed()),
        "between two claims",
    ),
    "an undone claim": (lambda c: undo(c, claim(c, "pier").id, signed=signed()), "only a judgement is undone"),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_cannot_be_meant_says_what_to_do(case, name):
    call, said = CALLS[name]
    before = len(case.judgements())
    with pytest.raises(UsageError, match=said):
        call(case)
    assert len(case.judgements()) == before


def test_the_commands_do_all_of_it(case):
    path, who = str(case.path), ["--by", "A. Desk", "--reason", "one man"]
    ids = [entity(case, "Tovann Rusk").id, entity(case, "Ivo Dahl").id]
    done = CliRunner().invoke(app, ["judge", "merge", path, *ids, *who])
    assert done.exit_code == 0, done.output
    assert "“Tovann Rusk” and “Ivo Dahl” are one and the same" in done.output
    assert "entities 9 → 8" in done.output
    assert "says so already" in CliRunner().invoke(app, ["judge", "merge", path, *ids, *who]).output
    made = case.judgements()[-1].id
    assert CliRunner().invoke(app, ["judge", "undo", path, made, *who]).exit_code == 0
    told = CliRunner().invoke(app, ["judgements", path]).output
    assert made in told
    assert "(undone)" in told
    assert CliRunner().invoke(app, ["judge", "merge", path, *ids]).exit_code == 2
    turned = CliRunner().invoke(app, ["judge", path, ids[0], "reject", *who])
    assert "Say first what (accept, reject," in str(turned.exception)


def test_an_accepted_agreement_falls_once_both_rest_on_one_root(case):
    agreed = next(k for k in case.links() if k.kind == "corroborates")
    decide(case, accept, link_id(agreed.a, agreed.b, agreed.kind))
    assert [k.decided_by for k in case.links() if {k.a, k.b} == {agreed.a, agreed.b}] == ["analyst"]
    roots = [next(o for o in case.read("origins") if c in o.members) for c in (agreed.a, agreed.b)]
    decide(case, merge, [o.id for o in roots])
    assert "corroborates" not in {k.kind for k in case.links() if {k.a, k.b} == {agreed.a, agreed.b}}
    [gap] = [g for g in case.read("gaps") if g.code == "judged-on-one-root"]
    assert "corroborates nothing" in gap.sentence


def test_of_two_judgements_on_one_pair_the_last_holds(case):
    agreed = next(k for k in case.links() if k.kind == "corroborates")
    first = decide(case, reject, link_id(agreed.a, agreed.b, agreed.kind))
    decide(case, accept, link_id(agreed.a, agreed.b, agreed.kind))
    assert f"{first.id}  2031-05-01 10:00  A. Desk (replaced by a later one)" in list(listing(case.judgements()))
    assert "a later one stands in its place" in dossier(case.ledger(), title="t", version="0", case_digest="d")
    decide(case, link, (agreed.a, agreed.b), "contradicts", on="place")
    assert [k.kind for k in case.links() if {k.a, k.b} == {agreed.a, agreed.b}] == ["contradicts"]


def test_accepting_what_the_program_finds_changes_nothing(case):
    before = case.digest(judged=False)
    mention = next(case.read("mentions"))
    origin = max(case.read("origins"), key=lambda o: len(o.evidence))
    piece = origin.evidence[0]
    for name in (
        entity(case, "Tovann Rusk").id,
        max(case.read("events"), key=lambda e: len(e.claims)).id,
        origin.id,
        edge_id(piece.kind, piece.a, piece.b),
        next(case.read("claims")).id,
        next(case.read("statements")).id,
        f"{mention.document}@{mention.start}-{mention.end}",
    ):
        decide(case, accept, name)
    assert case.digest(judged=False) == before
    assert len(case.rulings()) == 7


def test_a_grade_of_a_source_that_says_nothing_any_more_is_told(case):
    voice = next(g for g in case.read("sources") if g.entity == entity(case, "Ivo Dahl").id)
    decide(case, regrade, voice.id, "C")
    decide(case, reject, voice.entity)
    assert [g.code for g in case.read("gaps") if g.stage == "judging"] == ["judged-record-gone"]
