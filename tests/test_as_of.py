"""A case as of a day holds what was known then, worked as it would have been then, and says what it leaves out."""

import hashlib
import json
from dataclasses import replace

import harbours
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from hearsay import open_case
from hearsay.as_of import as_of, said_when
from hearsay.as_of.known import Holdings, Known, published_by, said_by
from hearsay.as_of.view import _blanked
from hearsay.cli.app import app
from hearsay.errors import UsageError
from hearsay.judging import Signed, merge
from hearsay.records import Claim, Document, Published, Segment, Source, Span, Statement, TimeExpression

RAID, SECOND, MERROW = (f"https://{name}" for name in ("bay-courier.example/raid", "north-star.example/second", "north-star.example/merrow"))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return harbours.read(tmp_path_factory.mktemp("as-of") / "x.case", harbours.PAGES.items())


# --- views of a whole case --------------------------------------------------------------------------------------------


def test_a_day_holds_the_pages_that_had_appeared(path):
    with open_case(path) as case:
        view = as_of(case, "2031-03-05")
        assert {d.uri for d in view.case.read("documents")} == {RAID, "https://harbour-post.example/raid"}
        told = " ".join(view.told)
        assert "As of 2031-03-05, by publication: 2 of 6 documents had appeared." in told
        assert "2 published later; 2 without a date of publication" in told
        gaps = {g.code for g in view.case.read("gaps")}
        assert {"left-out-later", "left-out-undated", "left-out-comments-later"} <= gaps


def test_everything_is_worked_as_if_the_later_pages_were_not_there(path, tmp_path):
    """Events, links, origins and grades are those of a case that never saw the others, not their rows sifted."""
    early = [(uri, text) for uri, text in harbours.PAGES.items() if uri not in (RAID, MERROW) and 'content="2031' in text]
    alone = harbours.read(tmp_path / "alone.case", early)
    pages = [(uri, text) for uri, text in harbours.PAGES.items() if uri != RAID]
    whole = harbours.read(tmp_path / "whole.case", pages)
    with open_case(alone) as small, open_case(whole) as case:
        view = as_of(case, "2031-03-06")
        for table in ("documents", "claims", "entities", "origins", "links", "events", "sources"):
            assert list(view.case.read(table)) == list(small.read(table)), table
        assert list(case.read("events")) != list(small.read("events"))


def test_a_view_never_writes_to_the_case(path):
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    for day, by in (("2031-03-05", "publication"), ("2031-03-05", "said"), ("1850-01-01", "said"), ("2900-01-01", "said")):
        with open_case(path) as case:
            as_of(case, day, by=by)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_comments_count_by_their_own_day(path):
    with open_case(path) as case:
        early, late = (as_of(case, day).case.ledger() for day in ("2031-03-06", "2031-03-19"))
    told = {name: [s.author for s in ledger.segments.values() if s.kind == "comment"] for name, ledger in
            (("early", early), ("late", late))}
    assert told == {"early": ["Hedda P."], "late": ["Hedda P.", "Jon W."]}
    assert not any("pier" in d.text for d in early.documents.values())
    assert any("pier" in d.text for d in late.documents.values())


def test_by_saying_a_late_page_tells_what_had_been_said(path):
    with open_case(path) as case:
        printed = {c.text for c in as_of(case, "2031-03-06").case.read("claims")}
        view = as_of(case, "2031-03-06", by="said")
        ledger = view.case.ledger()
    new = {c.text for c in ledger.claims.values()} - printed
    assert any("killed 15 dock workers" in text for text in new)
    assert not any("captured the island of Merrow on 19 March" in text for text in new)
    late = next(d for d in ledger.documents.values() if d.uri == MERROW)
    assert late.title is None
    assert "19 March" not in late.text
    assert "and parts of 1 more" in " ".join(view.told)


def test_spans_hold_and_records_round_trip_in_a_view(path):
    with open_case(path) as case:
        for by in ("publication", "said"):
            view = as_of(case, "2031-03-06", by=by)
            ledger = view.case.ledger()
            for c in ledger.claims.values():
                assert ledger.documents[c.document].text[c.start : c.end] == c.text
            for s in ledger.statements.values():
                for part in (s.source, s.cue, *s.content):
                    assert part is None or ledger.documents[s.document].text[part.start : part.end] == part.text
            whole = {c.id: c for c in case.rows("claims", Claim)}
            assert all(whole[c.id].text == c.text for c in ledger.claims.values())


def test_judgements_hold_in_a_view_and_are_not_called_lost_there(path, tmp_path):
    copy = tmp_path / "y.case"
    copy.write_bytes(path.read_bytes())
    with open_case(copy, write=True) as case:
        names = {e.name: e.id for e in case.read("entities")}
        merge(case, [names["Tovann Rusk"], names["Ivo Dahl"]], signed=Signed("A. Desk", "one man", "2031-05-01"))
        harbours.settle(case)
        view = as_of(case, "2031-03-05")
        assert not [g for g in view.case.read("gaps") if g.code == "judged-record-gone"]
        assert len(view.case.judgements()) == 1


@pytest.mark.parametrize("day", ["", "2031", "2031-13-01", "yesterday", "2031-3-5", "20310305aa"])
def test_a_day_that_is_none_is_refused(path, day):
    with open_case(path) as case, pytest.raises(UsageError, match="Write it as 2019-03-23"):
        as_of(case, day)


def test_the_commands_take_a_day(path, tmp_path):
    run = CliRunner()
    done = run.invoke(app, ["export", str(path), "documents", "--as-of", "2031-03-04"])
    assert [json.loads(line)["uri"] for line in done.stdout.splitlines()] == [RAID]
    assert "1 of 6 documents had appeared" in done.stderr
    assert run.invoke(app, ["search", str(path), "Merrow", "--as-of", "2031-03-03"]).stdout == ""
    found = run.invoke(app, ["search", str(path), "Merrow", "--as-of", "2031-03-04"]).stdout
    claim = found.split()[0]
    assert "Rests on" in run.invoke(app, ["why", str(path), claim, "--as-of", "2031-03-04"]).stdout
    late = run.invoke(app, ["search", str(path), "retakes"]).stdout.split() or [claim]
    assert late
    out = tmp_path / "then.html"
    assert run.invoke(app, ["report", str(path), "-o", str(out), "--as-of", "2031-03-06", "--by", "said"]).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert "As of 2031-03-06, by saying" in page.split("</header>")[0]
    assert "retakes" not in page
    assert "give the day" in str(run.invoke(app, ["export", str(path), "links", "--by", "said"]).exception)
    assert "publication or said" in str(
        run.invoke(app, ["export", str(path), "links", "--as-of", "2031-03-04", "--by", "luck"]).exception
    )


def test_what_is_not_known_yet_is_said_to_be_so(path):
    run = CliRunner()
    late = run.invoke(app, ["search", str(path), "captured", "Merrow", "League"]).stdout.split()[0]
    error = str(run.invoke(app, ["why", str(path), late, "--as-of", "2031-03-05"]).exception)
    assert "was not known on 2031-03-05" in error


# --- one document -----------------------------------------------------------------------------------------------------


def document(text="Words of a page.", published=None):
    return Document(id="doc1:a", capture_sha256="a", uri="u", media_type="text/html", retrieved_at="2031", outlet=None,
                    title=None, authors=(), published=published, language="en", text=text)


def on(earliest, latest=None):
    return Published(earliest=earliest, latest=latest or earliest, text="t", evidence="e")


@pytest.mark.parametrize(
    ("published", "day", "why"),
    [
        (None, "2031-03-05", "undated"),
        (on("2031-03-05"), "2031-03-05", None),
        (on("2031-03-06"), "2031-03-05", "later"),
        (on("2031-03-01", "2031-03-31"), "2031-03-05", "perhaps-later"),
        (on("2031-03-01", "2031-03-31"), "2031-03-31", None),
        (on("1871-03-01"), "1871-03-01", None),
        (on("2450-03-01"), "2449-12-31", "later"),
    ],
)
def test_only_what_surely_had_appeared_counts(published, day, why):
    assert published_by(Holdings(document(published=published), (), (), (), ()), day).why == why


def test_a_comment_without_a_readable_day_is_left_out_and_counted():
    text = "Body of it.\nA comment here."
    comment = Segment(id="s2", document="doc1:a", kind="comment", start=12, end=27, origin_start=0, origin_end=1,
                      published="3 hours ago")
    known = published_by(Holdings(document(text, on("2031-03-01")), (comment,), (), (), ()), "2031-03-05")
    assert dict(known.comments) == {"undated": 1}
    assert known.spans == [(0, 12)]


def statement(text, *, source, cue, said, times=(), within=None, number=1):
    def span(words):
        return Span(text=words, start=text.index(words), end=text.index(words) + len(words))

    who = span(source)
    made = Statement(
        id=f"stm1:{number}", document="doc1:a", segment="s1",
        source=Source(text=source, start=who.start, end=who.end, entity=None, kind="named"),
        cue=span(cue), content=(span(said),), mode="indirect", stance="says", negated=False, within=within, reason="r",
    )
    found = [
        TimeExpression(document="doc1:a", start=span(w).start, end=span(w).end, text=w, earliest=day, latest=day,
                       value=day or "PXD", type="DATE")
        for w, day in times
    ]
    return made, found


@pytest.mark.parametrize(
    ("text", "cue", "said", "times", "day"),
    [
        ("Orso said on Monday that the dam had burst.", "said", "the dam had burst", [("Monday", "2031-03-03")], "2031-03-03"),
        ("On 12 March, Orso said the dam had burst.", "said", "the dam had burst", [("12 March", "2031-03-12")], "2031-03-12"),
        ("“It burst,” Orso told reporters in Varn on Friday.", "told", "It burst", [("Friday", "2031-03-07")], "2031-03-07"),
        ("Orso on Tuesday said the dam had burst.", "said", "the dam had burst", [("Tuesday", "2031-03-04")], "2031-03-04"),
        # not when it was said: when it happened, what it leans on, or whose strike it was
        ("Orso said the dam had burst on Monday.", "said", "the dam had burst on Monday", [("Monday", "2031-03-03")], None),
        ("Orso said after Monday that the dam had burst.", "said", "the dam had burst", [("Monday", "2031-03-03")], None),
        ("Orso said in Monday's paper it burst.", "said", "it burst", [("Monday", "2031-03-03")], None),
        ("Later that day Orso said the dam had burst.", "said", "the dam had burst", [("that day", "2031-03-03")], None),
        ("It fell on Monday. Orso said the dam had burst.", "said", "the dam had burst", [("Monday", "2031-03-03")], None),
        ("Orso said for a Monday that it burst.", "said", "it burst", [("Monday", None)], None),
    ],
)
def test_the_time_of_saying_stands_beside_the_words_of_saying(text, cue, said, times, day):
    made, found = statement(text, source="Orso", cue=cue, said=said, times=times)
    when = said_when(made, text, found)
    assert (when.latest if when else None) == day


def test_what_a_comment_reports_was_said_when_the_comment_was_written_at_the_latest():
    text = "Orso said the dam had burst."
    made, _ = statement(text, source="Orso", cue="said", said="the dam had burst")
    comment = Segment(id="s1", document="doc1:a", kind="comment", start=0, end=len(text), origin_start=0, origin_end=1,
                      published="March 19, 2031 at 7:40 pm")
    held = Holdings(document(text, on("2031-03-04")), (comment,), (made,), (), ())
    assert said_by(held, "2031-03-18").statements == set()
    assert said_by(held, "2031-03-19").statements == {"stm1:1"}
    assert said_by(replace(held, segments=(replace(comment, published=None),)), "2031-03-19").statements == set()


def test_a_time_after_the_page_is_misread_and_a_report_bounds_what_it_reports():
    text = "Orso said on Monday that the dam had burst."
    wrong, times = statement(text, source="Orso", cue="said", said="the dam had burst", times=[("Monday", "2031-04-03")])
    held = Holdings(document(text, on("2031-03-10")), (), (wrong,), (), times)
    assert said_by(held, "2031-03-09").statements == set()
    assert said_by(held, "2031-03-10").statements == {"stm1:1"}
    times = [replace(t, earliest="2031-03-03", latest="2031-03-03") for t in times]
    inner = replace(wrong, id="stm1:2", cue=None, within="stm1:1")
    assert said_by(replace(held, statements=(wrong, inner), times=times), "2031-03-04").statements == {"stm1:1", "stm1:2"}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="aé\n “.", max_size=40), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_blanking_keeps_length_lines_and_what_was_known(text, pairs):
    ends = sorted({min(n, len(text)) for pair in pairs for n in pair})
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    out = _blanked(text, spans)
    assert len(out) == len(text)
    assert [n for n, c in enumerate(out) if c == "\n"] == [n for n, c in enumerate(text) if c == "\n"]
    assert all(out[a:b] == text[a:b] for a, b in spans)
    known = Known(None, spans=spans)
    assert all(c in " \n" or known.reaches(n, n + 1) or text[n] == c == " " for n, c in enumerate(out))
