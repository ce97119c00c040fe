"""A case says the same whatever the order in which its pages came, all at once or one by one."""

import hashlib
import random

import pytest

from hearsay import analyse, open_case, pipeline
from hearsay.case import export, read_remembered, verify
from hearsay.case.tables import EXPORTED
from hearsay.records import Capture
from hearsay.stages import versions

WORK = versions("document")

WIRE = (
    "TESQAL, 4 April 2031 (Norpress) - At least 14 people were killed on Thursday when an air strike by the Northern "
    "Front hit the market in Tesqal, the Red Crescent said. The Northern Front denied that it had attacked the market."
)
PAGES = {
    "wire": WIRE,
    "copy": WIRE.replace("(Norpress) - ", "(Norpress) - Updated: "),
    "own": (
        "3 April 2031\n\nAn air strike killed 17 people in Tesqal on Thursday, residents told the Valley Herald. The "
        "ministry of defence blamed the Northern Front for the strike on the market in Tesqal."
    ),
    # each has it from the other: a ring
    "ring-one": "5 April 2031\n\nThe River Post reported that the Northern Front captured Tesqal on Friday.",
    "ring-two": "5 April 2031\n\nThe Hill Gazette reported that the Northern Front captured Tesqal on Friday.",
    # a source that contradicts itself, and what no calendar holds
    "torn": (
        "Anna Kord, a spokeswoman for the Northern Front, said that all units of the Red Guard were destroyed in Tesqal. "
        "Anna Kord said that nobody was killed. Anna Kord said that 40 people were killed on 31 February 2031 at 24:61."
    ),
    "old": "In 1815 the Northern Front killed 300 men at Tesqal. On 5 May 2150 it will be told again, Anna Kord said.",
    "norsk": "Broen er tatt. Hæren sa mandag at den hadde tatt broen ved elven, og en talsmann nektet for det. " * 3,
}


def capture_of(name: str, text: str) -> Capture:
    data = text.encode()
    return Capture(
        sha256=hashlib.sha256(data).hexdigest(), data=data, uri=f"https://{name}.example/1",
        retrieved_at="2031-04-06T10:00:00+00:00", media_type="text/plain; charset=utf-8",
    )  # fmt: skip


@pytest.fixture(scope="module")
def read():
    captures = [capture_of(name, text) for name, text in PAGES.items()]
    return [(capture, analyse(capture)) for capture in captures]


def quiet(_what, _done, _total):
    pass


def worked(path, pages, *, settle_after):
    """The digest of a case to which pages were added, brought up to date after some of them and at the end."""
    with open_case(path, create=True, write=True) as case:
        for number, (capture, analysis) in enumerate(pages):
            case.add_capture(capture, version="1")
            case.take_up(but=[capture.sha256])  # as while a page is read
            case.put(analysis, work=WORK)
            if number in settle_after:
                pipeline.settle(case, progress=quiet)
        pipeline.settle(case, progress=quiet)
        assert not list(verify(case)), "everything can be read back"
        return case.digest()


def test_order_and_steps_leave_no_trace(read, tmp_path):
    whole = worked(tmp_path / "whole.case", read, settle_after=())
    chance = random.Random(7)
    for number in range(4):
        shuffled = chance.sample(read, len(read))
        steps = range(len(read)) if number % 2 else (len(read) - 2,)
        assert worked(tmp_path / f"{number}.case", shuffled, settle_after=steps) == whole


#: Reports that share words, places and figures by halves, so that each one that is added bears on some of the others.
FIELD_NOTES = [
    f"{day} May 2031\n\n{who} said that {count} people were killed when {doer} shelled {town} on Tuesday. {more}"
    for day, who, count, doer, town, more in (
        (6, "The Red Crescent", "14", "the Northern Front", "Tesqal", "A clinic was hit."),
        (6, "Residents", "at least 12", "the army", "Tesqal", "The army denied it."),
        (7, "The Valley Herald", "17", "the Northern Front", "Tesqal", "Three of them were doctors."),
        (7, "The ministry of health", "5", "the army", "Marun", "A clinic was hit in Marun."),
        (8, "The Red Crescent", "16", "the Northern Front", "Tesqal", "The toll had risen since Tuesday."),
        (8, "A spokesman for the army", "nine", "the Northern Front", "Marun", "All units of the Front were destroyed."),
        (9, "Anna Kord", "no", "the Northern Front", "Marun", "The Front captured Marun on Thursday."),
        (9, "The River Post", "14", "the Northern Front", "Tesqal", "A clinic was hit, the Red Crescent said."),
        (20, "The Hill Gazette", "30", "the army", "Tesqal", "The Front holds Marun, residents said."),
        (21, "Residents", "30", "the army", "Tesqal", "The army withdrew from Tesqal."),
    )
]


def exports(case):
    return {table: list(export(case, table)) for table in EXPORTED}


def test_page_by_page_gives_the_same_exports_as_all_at_once(tmp_path):
    captures = [capture_of(f"notes-{number}", text) for number, text in enumerate(FIELD_NOTES)]
    pages = [(capture, analyse(capture)) for capture in captures]
    worked(tmp_path / "whole.case", pages, settle_after=())
    with open_case(tmp_path / "whole.case") as case:
        whole, remembered = exports(case), list(read_remembered(case.connection))
    assert whole["links"]
    assert any(one.found for one in remembered)
    for number in range(2):
        shuffled = random.Random(number).sample(pages, len(pages))
        path = tmp_path / f"{number}.case"
        worked(path, shuffled, settle_after=range(len(pages)))
        with open_case(path) as case:
            assert exports(case) == whole
            assert list(read_remembered(case.connection)) == remembered


def test_every_page_of_the_worst_kind_is_worked_without_a_failure(read):
    for capture, analysis in read:
        assert analysis.document is not None
        assert not [gap for gap in analysis.gaps if gap.code == "failed"], capture.uri
    norsk = next(analysis for capture, analysis in read if "norsk" in capture.uri)
    assert [gap.code for gap in norsk.gaps] == ["language-not-analysed"]
    assert not norsk.claims


def test_no_calendar_day_is_invented(read):
    torn = next(analysis for capture, analysis in read if "torn" in capture.uri)
    assert {(time.text, time.earliest) for time in torn.times if "31" in time.text} == {("31 February 2031", None)}


def test_a_ring_of_citations_is_one_origin(read, tmp_path):
    worked(tmp_path / "ring.case", [page for page in read if "ring" in page[0].uri], settle_after=())
    with open_case(tmp_path / "ring.case") as case:
        ledger = case.ledger()
        assert ledger.claims
        assert all(link.kind != "corroborates" for link in ledger.links)
