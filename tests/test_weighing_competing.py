"""Competing hypotheses: what the links fill in, what the analyst decides, what counts, and what hangs on one source."""

import json
import random

from hearings import ARMY, COUNCIL, QARALI, REED, TEMIRAN, Page, happening, ledger, link
from hypothesis import given
from hypothesis import strategies as st

from hearsay.records import Judgement, Ledger
from hearsay.weighing import Board, boards, decision, hypotheses, open_questions, proposal
from hearsay.weighing.boards import MARKS, Cell
from hearsay.weighing.competing import diagnosticity

QUESTION = "Who beat the Black Reed?"


def victory(name: str, outlet: str, doer, giver, *, words: str) -> Page:
    """A page on which somebody says who beat the Black Reed."""
    page = Page(name, outlet=outlet, published="2021-10-14")
    sentence = f"the {doer.name} defeated the Black Reed"
    page.add("body", f"{giver.name} said {words}{sentence}.")
    said = page.says(giver.name, "said", [sentence], entity=giver)
    page.claim(
        sentence,
        "defeated",
        "OUTCOME:defeat",
        by=[(doer.name, doer)],
        to=[("Black Reed", REED)],
        statement=said,
    )
    return page


def rivals() -> Ledger:
    """The army and the Council each claim the victory; a copy repeats the army; a reader takes the Council's side."""
    council = victory("a", "Meruz Today", COUNCIL, QARALI, words="that ")
    army = victory("b", "Courier", ARMY, TEMIRAN, words="that ")
    copy = victory("c", "Herald", ARMY, TEMIRAN, words="again that ")
    back = Page("d", outlet="Post", published="2021-12-02")
    back.add("body", "The Black Reed recaptured six villages on 28 November.")
    back.add("comment", "Everybody knows that the Council beat the Black Reed.", author="fen")
    back.claim("The Black Reed recaptured six villages", "recaptured", "CONTROL:recapture", by=[("Black Reed", REED)])
    back.claim("the Council beat the Black Reed", "beat", "OUTCOME:defeat", to=[("Black Reed", REED)])
    a, b, c, d, comment = [claim for page in (council, army, copy, back) for claim in page.claims]
    return ledger(
        [council, army, copy, back],
        same=[[b, c]],
        events=[happening([a, b, c, comment]), happening([d])],
        links=[
            link(a, b, "contradicts", "actor"),
            link(b, c, "repeats"),
            link(a, d, "contradicts", "state"),
            link(a, comment, "corroborates"),
        ],
    )


def judged(*given: tuple[str, str, str], undoing: str | None = None) -> list[Judgement]:
    """Judgements in the order of making: subject, verdict and value; the last may take back an earlier one."""
    out = [
        Judgement(
            id=f"jdg1:{number}",
            at=f"2031-01-{number + 1:02}T09:00:00+00:00",
            by="M. Field",
            subject=subject,
            verdict=verdict,
            value=value,
            reason="I read it",
            undoes=None,
            chain_hash="",
        )
        for number, (subject, verdict, value) in enumerate(given)
    ]
    if undoing is not None:
        out.append(
            Judgement(
                id="jdg1:undo", at="2031-02-01T09:00:00+00:00", by="M. Field", subject=undoing, verdict="undo",
                value=None, reason="I misread it", undoes=undoing, chain_hash="",
            )
        )
    return out


def put(case: Ledger, *, with_third: bool = True) -> list[tuple[str, str, str]]:
    claims = {claim.document: claim.id for claim in case.claims.values() if claim.event == "OUTCOME:defeat"}
    a, b = (Page(name).id for name in "ab")
    asked = [
        proposal("The Council did", question=QUESTION, claims=[claims[a]]),
        proposal("The army did", question=QUESTION, claims=[claims[b]]),
    ]
    asked += [proposal("Nobody did", question=QUESTION)] if with_third else []
    return [(made.subject, "hypothesis", made.value) for made in asked]


def only(found: tuple[Board, ...]) -> Board:
    assert len(found) == 1
    return found[0]


def cell(board: Board, words: str, text: str, case: Ledger) -> Cell:
    at = next(at for at, hypothesis in enumerate(board.hypotheses) if hypothesis.words == words)
    exhibit = next(it for it in board.exhibits if any(case.claims[claim].text == text for claim in it.claims))
    return exhibit.cells[at]


def test_links_fill_the_cells_and_say_why():
    case = rivals()
    board = only(boards(case, judged(*put(case))))
    theirs = "the Karvelian army defeated the Black Reed"
    assert cell(board, "The army did", theirs, case).mark == "CC"
    against = cell(board, "The Council did", theirs, case)
    assert against.mark == "I"
    assert "cannot hold together" in against.reason
    assert against.other in case.claims
    assert cell(board, "The Council did", "The Black Reed recaptured six villages", case).mark == "I"
    assert cell(board, "Nobody did", theirs, case).mark is None


def test_evidence_of_one_origin_counts_once_and_comments_never():
    case = rivals()
    board = only(boards(case, judged(*put(case))))
    scores = {h.words: score for h, score in zip(board.hypotheses, board.scores, strict=True)}
    assert (scores["The Council did"].inconsistency, scores["The Council did"].against) == (2, 2)
    assert scores["The army did"].inconsistency == 1
    assert scores["Nobody did"].decided == 0
    assert not any(case.claims[c].text == "the Council beat the Black Reed" for e in board.exhibits for c in e.claims)


def test_of_a_hypothesis_without_evidence_nothing_is_known():
    case = rivals()
    board = only(boards(case, judged(*put(case))))
    assert [h.words for h in board.hypotheses if h.id in board.least] == ["The army did"]
    assert board.hypotheses[-1].words == "Nobody did"


def test_the_analyst_decides_and_may_take_it_back():
    case = rivals()
    made = put(case)
    nobody = next(h for h in hypotheses(judged(*made)) if h.words == "Nobody did")
    claim = next(c.id for c in case.claims.values() if c.event == "CONTROL:recapture")
    told = decision(nobody, claim, "CC")
    board = only(boards(case, judged(*made, (told.subject, "cell", told.value))))
    said = cell(board, "Nobody did", "The Black Reed recaptured six villages", case)
    assert (said.mark, said.by, said.reason) == ("CC", "M. Field", "I read it")
    assert [h.words for h in board.hypotheses if h.id in board.least] == ["Nobody did"]
    again = only(boards(case, judged(*made, (told.subject, "cell", told.value), undoing="jdg1:3")))
    assert cell(again, "Nobody did", "The Black Reed recaptured six villages", case).mark is None


def test_a_dropped_hypothesis_leaves_the_board_and_the_others_keep_their_numbers():
    case = rivals()
    board = only(boards(case, judged(*put(case), undoing="jdg1:0")))
    assert sorted((h.number, h.words) for h in board.hypotheses) == [(2, "The army did"), (3, "Nobody did")]


def test_what_hangs_on_one_source_is_told():
    case = rivals()
    board = only(boards(case, judged(*put(case, with_third=False))))
    names = {h.id: h.words for h in board.hypotheses}
    then = {leaning.name: sorted(names[it] for it in leaning.least) for leaning in board.leanings}
    both = ["The Council did", "The army did"]
    assert then == {"Radu Temiran": both, "the pages of Post": both}


def test_a_decided_cell_survives_the_loss_of_its_claim_as_a_count():
    case = rivals()
    made = put(case)
    nobody = next(h for h in hypotheses(judged(*made)) if h.words == "Nobody did")
    told = decision(nobody, "clm1:gone", "I")
    assert only(boards(case, judged(*made, (told.subject, "cell", told.value)))).lost == 1


def test_values_that_are_not_ours_are_passed_over():
    case = rivals()
    for value in ("", "[]", "{", '{"hypothesis": 3}', json.dumps({"mark": "X", "claim": "clm1:1"})):
        assert boards(case, judged(("hyp1:1", "hypothesis", value), ("hyp1:1", "cell", value))) == ()


def test_rival_doers_make_a_question_with_their_claims():
    question = next(it for it in open_questions(rivals()) if "defeat" in it.words)
    assert {answer.words for answer in question.answers} == {
        "Karvelian army brought it about",
        "Meruz Defence Council brought it about",
    }
    assert all(answer.claims for answer in question.answers)


@given(st.lists(st.sampled_from([*MARKS, None]), max_size=6))
def test_evidence_that_fits_all_alike_tells_nothing(marks):
    found = diagnosticity(Cell(mark=mark, by=None, reason="") for mark in marks)
    told = [mark for mark in marks if mark not in (None, "NA")]
    assert (found is None) == (len(told) < 2)
    assert found is None or (found == 0) == (len(set(told)) == 1)
    assert found is None or 0 <= found <= 4


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_tables_changes_nothing(rng: random.Random):
    case = rivals()
    claims, links = list(case.claims.items()), list(case.links)
    rng.shuffle(claims)
    rng.shuffle(links)
    shuffled = Ledger(
        documents=case.documents,
        segments=case.segments,
        statements=case.statements,
        claims=dict(claims),
        entities=case.entities,
        mentions=case.mentions,
        origins=case.origins[::-1],
        links=tuple(links),
        events=dict(reversed(case.events.items())),
    )
    assert boards(shuffled, judged(*put(case))) == boards(case, judged(*put(case)))
