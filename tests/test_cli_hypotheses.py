"""The command for competing hypotheses, as a user runs it: from the open question to the board, and back."""

import json

import pytest
from typer.testing import CliRunner

from hearsay import open_case
from hearsay.case import verify
from hearsay.cli.app import app
from hearsay.errors import UsageError
from hearsay.explain import explain
from hearsay.judging import sentence
from hearsay.records import in_force
from hearsay.weighing import hypotheses

PAGES = {
    "council.txt": "Fighting in Hasrin ends\n\nTOLMEN, 14 October 2031 - The Orla Defence Council defeated the Kestrel Group "
    "in Hasrin, the Orla Defence Council said on Tuesday.\n",
    "league.txt": "Fighting in Hasrin ends\n\nTOLMEN, 15 October 2031 - The Northern League defeated the Kestrel Group in "
    "Hasrin, the Northern League said on Wednesday.\n",
}
BY = ("--by", "M. Field", "--reason", "read both pages")


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """A case of two rival pages, built once."""
    folder = tmp_path_factory.mktemp("rivals")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["add", str(folder / "x.case"), *(str(folder / name) for name in PAGES)])
    assert done.exit_code == 0, done.output
    return folder / "x.case"


def run(case, *words):
    done = CliRunner().invoke(app, ["hypotheses", str(case), *words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def test_from_the_open_question_to_the_board_and_back(case):
    assert f"hearsay hypotheses {case} questions" in run(case)
    assert "1. Who brought about the defeat of Kestrel Group?" in run(case, "questions")
    question = json.loads(run(case, "questions", "--format", "jsonl").splitlines()[0])
    claim = question["answers"][0]["claims"][0]

    put = run(case, "ask", "1", *BY)
    assert "H1 put:" in put
    assert "H2 put:" in put
    assert run(case, "add", "Nobody did", "--question", question["question"], *BY).startswith("H3 put: Nobody did")
    assert "(rests on 1 claim)" in run(case, "add", "They did", claim, "--question", question["question"], *BY)
    run(case, "decide", "H3", claim, "I", *BY)

    board = run(case)
    assert "H3  Nobody did: 1 against it, from 1 origin" in board
    assert "I*" in board
    assert "I*" in run(case, "--format", "columns")
    cells = [json.loads(line) for line in run(case, "--format", "jsonl").splitlines()]
    assert any(cell.get("by") == "M. Field" and cell["mark"] == "I" for cell in cells)

    before = run(case, "--as-of", "2031-10-14")
    assert "1 of 2 documents" in before
    assert "H3  Nobody did" in before
    assert "Orla Defence Council brought it about: nothing against it" in before
    with open_case(case) as opened:
        asked = [h for h in hypotheses(opened.judgements()) if h.words == "Nobody did"]
        told = "\n".join(explain(opened.ledger(), asked[0].id))
    assert "an answer to: Who brought about" in told
    assert "inconsistent with it (M. Field: read both pages)" in told
    assert "«The Orla Defence Council defeated the Kestrel Group" in told

    assert "H3 is dropped" in run(case, "drop", "H3", *BY)
    assert "Nobody did" not in run(case)
    with open_case(case) as opened:
        assert list(verify(opened)) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ask", "99", *BY), "Name one of the"),
        (("add", *BY), "Say the hypothesis in words"),
        (("add", "Somebody did"), "--by and --reason"),
        (("add", "x", "clm1:nothing", *BY), "There is no claim 'clm1:nothing'"),
        (("decide", "H99", "clm1:1", "I", *BY), "There is no hypothesis H99"),
        (("drop", *BY), "Say which hypothesis to drop"),
        (("drop", "H1", "--as-of", "2031-10-14", *BY), "--as-of is for looking"),
        (("show", *BY), "give the day with --as-of"),
    ],
)
def test_what_is_wrong_is_said(case, words, told):
    with pytest.raises(UsageError, match=told):
        run(case, *words)


def test_the_dossier_holds_the_board(case, tmp_path):
    run(case, "ask", "1", *BY)
    for ending in ("html", "md"):
        done = CliRunner().invoke(app, ["report", str(case), "-o", str(tmp_path / f"x.{ending}")])
        assert done.exit_code == 0
        text = (tmp_path / f"x.{ending}").read_text(encoding="utf-8")
        assert "Competing hypotheses" in text
        assert "Orla Defence Council brought it about" in text


def test_another_ending_is_refused(case, tmp_path):
    done = CliRunner().invoke(app, ["report", str(case), "-o", str(tmp_path / "x.docx")])
    assert isinstance(done.exception, UsageError)
    assert ".html" in str(done.exception)


def test_hypotheses_stand_among_the_judgements_and_change_no_record(case):
    run(case, "add", "The Council and the League did it together", "--question", "Together or alone?", *BY)
    with open_case(case) as opened:
        assert all(ruling.decision.kind != "hypothesis" for ruling in opened.rulings())
        told = list(opened.judgements())[-1]
        assert sentence(told) == "“The Council and the League did it together” is put as an answer to “Together or alone?”"
        assert any(ruling.judgement.id == told.id for ruling in in_force(opened.judgements()))
