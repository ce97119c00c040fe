"""The case file: what is added stays, is found again, and says the same whatever the order."""

import hashlib
import itertools
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from hearsay import open_case
from hearsay.case import Analysis, append, export, schema, verify
from hearsay.errors import CaseBusy, NotACase, UsageError
from hearsay.ids import make_id
from hearsay.records import Capture, Claim, Document, Entity, EntityLinks, Gap, Judgement, Segment, Span

WORK = {"reading": "1"}


def capture_of(text: str, uri: str) -> Capture:
    data = text.encode()
    return Capture(
        sha256=hashlib.sha256(data).hexdigest(), data=data, uri=uri, retrieved_at="2031-04-02T10:00:00+00:00"
    )


def analysis_of(capture: Capture) -> Analysis:
    text = capture.data.decode()
    document = Document(
        id=make_id("doc1", capture.sha256),
        capture_sha256=capture.sha256,
        uri=capture.uri,
        media_type="text/plain",
        retrieved_at=capture.retrieved_at,
        outlet=None,
        title=None,
        authors=(),
        published=None,
        language="en",
        text=text,
    )
    segment = Segment(
        id=make_id("seg1", document.id),
        document=document.id,
        kind="body",
        start=0,
        end=len(text),
        origin_start=0,
        origin_end=len(text),
    )
    word = text.split()[0]
    claim = Claim(
        id=make_id("clm1", document.id),
        document=document.id,
        segment=segment.id,
        statement=None,
        text=text,
        start=0,
        end=len(text),
        event="ASSAULT",
        trigger=Span(text=word, start=0, end=len(word)),
        actors=(),
        targets=(),
        places=(),
        time=None,
        quantities=(),
        polarity="asserted",
        modality="fact",
        reason="a test",
    )
    return Analysis(capture=capture.sha256, document=document, segments=(segment,), claims=(claim,))


PAGES = [
    capture_of("Shelling hit the mill at Orsk-Vale.", "file:///a.txt"),
    capture_of("Nobody hit the mill, the ministry says.", "file:///b.txt"),
    capture_of("Mill workers were led out.", "file:///c.txt"),
]


def fill(path: Path, pages) -> str:
    with open_case(path, create=True) as case:
        for page in pages:
            case.add_capture(page, version="0")
            case.put(analysis_of(page), work=WORK)
        return case.digest()


def test_the_order_of_adding_does_not_matter(tmp_path):
    digests = {fill(tmp_path / f"{n}.case", order) for n, order in enumerate(itertools.permutations(PAGES))}
    twice = fill(tmp_path / "twice.case", [*PAGES, *reversed(PAGES)])
    assert digests == {twice}


def test_the_same_bytes_are_one_capture_with_two_sightings(tmp_path):
    with open_case(tmp_path / "x.case", create=True) as case:
        assert case.add_capture(PAGES[0], version="0")
        assert not case.add_capture(capture_of(PAGES[0].data.decode(), "file:///0.txt"), version="0")
        [kept] = case.captures()
        assert kept.uri == "file:///0.txt"
        assert kept.data == PAGES[0].data


def test_what_is_taken_up_is_what_lies_there(tmp_path):
    fill(tmp_path / "x.case", PAGES[:2])
    with open_case(tmp_path / "x.case", write=True) as case:
        case.take_up(but=[PAGES[0].sha256])
        changed = analysis_of(PAGES[1])
        case.put(replace(changed, claims=()), work=WORK)
        case.add_capture(PAGES[2], version="0")
        case.put(analysis_of(PAGES[2]), work=WORK)
        found = case.ledger()
    with open_case(tmp_path / "x.case") as case:
        assert case.ledger() == found
    assert {claim.text for claim in found.claims.values()} == {PAGES[0].data.decode(), PAGES[2].data.decode()}


def test_captures_and_judgements_cannot_be_changed(tmp_path):
    fill(tmp_path / "x.case", PAGES)
    with open_case(tmp_path / "x.case", write=True) as case:
        append(case.connection, judgement("clm1:x", "reject"))
        for sql in (
            "UPDATE captures SET size = 0",
            "DELETE FROM captures",
            "UPDATE judgements SET reason = ''",
            "DELETE FROM judgements",
            "DELETE FROM sightings",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                case.connection.execute(sql)


def judgement(subject: str, verdict: str, **more) -> Judgement:
    return Judgement(
        **{
            "id": "",
            "at": "2031-04-03T09:00:00+00:00",
            "by": "A. Desk",
            "subject": subject,
            "verdict": verdict,
            "value": None,
            "reason": "seen on the spot",
            "undoes": None,
            "chain_hash": "",
            **more,
        }
    )


def test_judgements_need_a_name_and_a_reason(tmp_path):
    with open_case(tmp_path / "x.case", create=True) as case:
        with pytest.raises(UsageError, match="name of who"):
            append(case.connection, judgement("clm1:x", "reject", by=" "))
        with pytest.raises(UsageError, match="no judgement"):
            append(case.connection, judgement("clm1:x", "undo", undoes="jdg1:none"))


def test_machine_output_is_replaced_and_captures_stay(tmp_path):
    fill(tmp_path / "x.case", PAGES)
    with open_case(tmp_path / "x.case", write=True) as case:
        assert case.without(WORK) == []
        assert len(case.without({"reading": "2"})) == 3
        case.put(
            Analysis(
                capture=PAGES[0].sha256,
                gaps=(
                    Gap(
                        id="gap1:x",
                        capture=PAGES[0].sha256,
                        document=None,
                        stage="reading",
                        code="not-text",
                        sentence="No text.",
                    ),
                ),
            ),
            work={"reading": "2"},
        )
        assert case.count("documents") == 2
        assert case.count("claims") == 2
        assert [g.code for g in case.rows("gaps", Gap)] == ["not-text"]
        assert len(list(case.captures())) == 3


def test_words_are_found(tmp_path):
    fill(tmp_path / "x.case", PAGES)
    with open_case(tmp_path / "x.case") as case:
        assert [text for _, _, text in case.search("mill ministry")] == ["Nobody hit the mill, the ministry says."]
        assert case.search('"unclosed AND (') == []
        assert case.search("") == []


def test_a_sound_case_verifies_and_a_changed_one_does_not(tmp_path):
    path = tmp_path / "x.case"
    fill(path, PAGES)
    with open_case(path) as case:
        assert verify(case) == []
    connection = sqlite3.connect(path)
    connection.execute("UPDATE claims SET start = start + 1 WHERE rowid = 1")
    connection.commit()
    connection.close()
    with open_case(path) as case:
        found = verify(case)
    assert any("does not hold the words" in sentence for sentence in found)
    assert any("changed after it was written" in sentence for sentence in found)


def test_a_changed_judgement_shows(tmp_path):
    path = tmp_path / "x.case"
    with open_case(path, create=True) as case:
        append(case.connection, judgement("clm1:x", "reject"))
        append(case.connection, judgement("clm1:y", "accept"))
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER judgements_stay")
    connection.execute("UPDATE judgements SET verdict = 'accept' WHERE number = 1")
    connection.commit()
    connection.close()
    with open_case(path) as case:
        assert len(verify(case)) == 1


def test_a_file_that_is_no_case_is_left_alone(tmp_path):
    text = tmp_path / "notes.case"
    text.write_text("just notes, nothing else here " * 30)
    database = tmp_path / "other.db"
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    for path in (text, database, tmp_path, tmp_path / "missing.case"):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(NotACase), open_case(path):
            pass
        with pytest.raises(NotACase), open_case(path, write=True):
            pass
        assert (path.read_bytes() if path.is_file() else None) == before


def test_a_newer_file_is_refused(tmp_path):
    path = tmp_path / "x.case"
    fill(path, PAGES[:1])
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NotACase, match="newer"), open_case(path, write=True):
        pass


def test_a_second_writer_is_told_to_wait(tmp_path, monkeypatch):
    monkeypatch.setattr("hearsay.case.database.PATIENCE", 0.05)
    path = tmp_path / "x.case"
    fill(path, PAGES[:1])
    with open_case(path, write=True) as first, open_case(path, write=True) as second:
        first.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseBusy, match="another process"):
            second.add_capture(PAGES[1], version="0")
        first.connection.execute("ROLLBACK")
        assert second.add_capture(PAGES[1], version="0")


def test_every_table_goes_out_and_fits_its_schema(tmp_path):
    path = tmp_path / "x.case"
    fill(path, PAGES)
    with open_case(path) as case:
        for table, described in schema()["$defs"].items():
            lines = list(export(case, table))
            assert len(lines) == case.count(table)
            assert described["required"]
        assert len(list(export(case, "claims", form="csv"))) == 4
        with pytest.raises(UsageError, match="no table"):
            export(case, "nothing")
        with pytest.raises(UsageError, match="cannot be exported"):
            export(case, "claims", form="geojson")


def test_a_spreadsheet_runs_no_formula_from_a_page(tmp_path):
    with open_case(tmp_path / "x.case", create=True) as case:
        page = capture_of("=HYPERLINK(evil) hit the mill", "file:///e.txt")
        case.add_capture(page, version="0")
        case.put(analysis_of(page), work=WORK)
        assert "'=HYPERLINK" in list(export(case, "claims", form="csv"))[1]


def entity(name: str) -> Entity:
    return Entity(
        id=make_id("ent1", name), name=name, kind="other", aliases=(), links=EntityLinks(), latitude=None,
        longitude=None, members=(),
    )  # fmt: skip


def test_rows_that_say_the_same_stay_as_they_lie(tmp_path):
    with open_case(tmp_path / "x.case", create=True) as case:

        def numbers():
            return dict(case.connection.execute("SELECT name, rowid FROM entities").fetchall())

        case.put_case({"entities": [entity("mill"), entity("bridge"), entity("ford")]}, work=WORK)
        before = numbers()
        changed = replace(entity("ford"), kind="place")
        case.put_case({"entities": [entity("bridge"), changed, entity("weir")]}, work=WORK)
        after = numbers()
        assert sorted(after) == ["bridge", "ford", "weir"]
        assert after["bridge"] == before["bridge"]
        assert list(case.rows("entities", Entity)) == sorted(
            [entity("bridge"), changed, entity("weir")], key=lambda e: e.id
        )


def test_a_case_is_read_as_of_one_moment(tmp_path):
    path = tmp_path / "x.case"
    fill(path, PAGES[:1])
    with open_case(path) as reader, open_case(path, write=True) as writer:
        with reader._one_moment():
            claims = list(reader.read("claims"))
            writer.add_capture(PAGES[1], version="0")
            writer.put(analysis_of(PAGES[1]), work=WORK)
            assert list(reader.read("claims")) == claims
        assert len(reader.ledger().claims) == 2
