"""Several captures of one address: what changed between them, claim by claim."""

import hashlib

import pytest
from typer.testing import CliRunner

from hearsay import analysis, open_case, pipeline
from hearsay.cli.app import app
from hearsay.records import Capture
from hearsay.settings import Settings

ADDRESS = "https://courier.example/ferry"
FIRST = """<html lang=en><title>Ferry landing bombed</title><body><article><h1>Ferry landing bombed</h1>
<p>An air strike killed 17 people at the ferry landing of Korsa on 13 October 2031, the hospital of Korsa said.
The army of Norland captured the village of Varn on the same day. A spokesman for the army denied the strike.</p>
<p>{more}</p></article></body></html>"""
LATER = FIRST.replace("killed 17 people", "killed at least 14 people").replace(
    "The army of Norland captured the village of Varn on the same day. ", ""
)


def taken(text: str, at: str) -> Capture:
    data = text.format(more="Two trucks of the Red Crescent destroyed by shells still stand at the landing.").encode()
    return Capture(
        sha256=hashlib.sha256(data).hexdigest(), data=data, uri=ADDRESS, retrieved_at=at, method="web", status=200
    )


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("versions") / "x.case"
    with open_case(path, create=True) as opened:
        for text, day in ((LATER, "16"), (FIRST, "14"), (FIRST, "15")):
            opened.add_capture(taken(text, f"2031-10-{day}T08:00:00+00:00"), version="0")
        with analysis.readers_of(Settings(workers=1)) as readers:
            pipeline.work_documents(opened, readers=readers, progress=lambda *_: None)
        pipeline.settle(opened, progress=lambda *_: None)
    return path


def told(case, address):
    result = CliRunner().invoke(app, ["diff", str(case), address])
    return result.exit_code, result.output or str(result.exception)


def test_versions_stand_in_the_order_in_which_they_were_met(case):
    code, output = told(case, ADDRESS)
    assert code == 0
    first, second = (line for line in output.splitlines() if line[:2] in ("1.", "2."))
    assert "taken 2031-10-14T08:00:00+00:00, and 1 more times until 2031-10-15" in first
    assert "taken 2031-10-16T08:00:00+00:00" in second


def test_changes_are_told_claim_by_claim(case):
    lines = told(case, ADDRESS)[1].splitlines()
    changed = next(line for line in lines if line.startswith("  changed:"))
    assert "17 people" in changed.split(" became ")[0]
    assert "at least 14" in changed.split(" became ")[1]
    assert any("killed: “17" in line for line in lines)
    assert [line for line in lines if line.startswith("  gone:") and "captured the village" in line]
    assert not [line for line in lines if "Red Crescent" in line]


def test_versions_of_one_address_never_corroborate_each_other(case):
    with open_case(case) as opened:
        assert {link.kind for link in opened.links()} & {"corroborates"} == set()
        assert opened.count("documents") == 2


def test_an_address_that_was_never_taken_is_named(case):
    code, output = told(case, "https://courier.example/bridge")
    assert code != 0
    assert "No page of this case was taken from https://courier.example/bridge" in output
    assert "Did you mean https://courier.example/ferry?" in told(case, "courier.example")[1]


def test_the_dossier_names_the_other_versions_and_takes_none_for_a_second_source(case, tmp_path):
    out = tmp_path / "x.html"
    assert CliRunner().invoke(app, ["report", str(case), "-o", str(out)]).exit_code == 0
    text = out.read_text(encoding="utf-8")
    versions = [part.split("</dd>")[0] for part in text.split("<dt>Other versions</dt>")[1:]]
    assert len(versions) == 2
    assert {day for day in ("10-14", "10-16") if any(f"taken 2031-{day}" in part for part in versions)} == {
        "10-14",
        "10-16",
    }
    with open_case(case) as opened:
        assert "corroborates" not in {link.kind for link in opened.ledger().links}
