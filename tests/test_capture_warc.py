"""Web archives in and out: every page of them, whatever is broken beside it, and the same bytes back."""

import gzip
import hashlib
import io
import time
import zipfile
import zlib
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hearsay import open_case
from hearsay.capture import find, write_archive
from hearsay.capture.payloads import body_of, no_page
from hearsay.records import Capture, Gap, Sighting
from hearsay.settings import Settings

NOW = "2031-06-01T12:00:00+00:00"


def page(number, more=""):
    return (
        f"<html><body><h1>Mill number {number}</h1><p>The mayor of Orsk-Vale said on Monday that mill {number} was "
        f"hit again. A spokesman for the Free Companies denied it. {more}</p></body></html>"
    ).encode()


class Maker:
    """A web archive in the making."""

    def __init__(self, *, packed=True):
        self.file = io.BytesIO()
        self.places = []
        self.writer = WARCWriter(self.file, gzip=packed, warc_version="WARC/1.1")

    def record(self, uri, body, *, kind="response", status="200 OK", fields=(), digests=True, **headers):
        self.places.append(self.file.tell())
        named = {"Content-Type": "text/html; charset=utf-8"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = StatusAndHeaders(status, list(named.items()), protocol="HTTP/1.1") if kind == "response" else None
        record = self.writer.create_warc_record(
            uri, kind, payload=io.BytesIO(body), length=len(body), http_headers=head,
            warc_content_type=named["Content-Type"] if kind != "response" else "",
            warc_headers_dict={"WARC-Date": "2030-01-02T03:04:05Z", **dict(fields)},
        )
        if not digests:
            record.rec_headers.remove_header("WARC-Payload-Digest")
            self.writer.ensure_digest = lambda *_, **__: None
        self.writer.write_record(record)
        return self

    def pages(self, count, **options):
        for number in range(count):
            self.record(f"http://press.example/{number}", page(number), **options)
        return self

    @property
    def data(self):
        return self.file.getvalue()


@pytest.fixture
def taken(tmp_path):
    def take(data, *, name="x.warc.gz", **settings):
        path = tmp_path / name
        path.write_bytes(data)
        found = list(find([str(path)], settings=Settings(**settings), clock=lambda: NOW, stdin=io.BytesIO()))
        return [i for i in found if isinstance(i, Capture)], {g.code: g for g in found if isinstance(g, Gap)}

    return take


@pytest.mark.parametrize("packed", [True, False])
def test_every_page_is_a_capture_with_its_custody(taken, tmp_path, packed):
    found, gaps = taken(Maker(packed=packed).pages(3, X_Served_By="Mühle").data, name="anything.bin")
    assert [c.data for c in found] == [page(0), page(1), page(2)]
    one = found[1]
    assert (one.uri, one.method, one.status) == ("http://press.example/1", "archive", 200)
    assert one.retrieved_at == "2030-01-02T03:04:05+00:00"
    assert one.through == ((tmp_path / "anything.bin").as_uri(),)
    assert one.media_type == "text/html; charset=utf-8"
    assert ("Content-Type", "text/html; charset=utf-8") in one.headers
    assert one.sha256 == hashlib.sha256(page(1)).hexdigest()
    assert not gaps


def chunked(data, size=100):
    pieces = [data[i : i + size] for i in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def test_bodies_are_unpacked_as_they_came(taken):
    made = Maker()
    made.record("http://a.example/1", chunked(gzip.compress(page(1))), Transfer_Encoding="chunked", Content_Encoding="gzip")
    made.record("http://a.example/2", zlib.compress(page(2)), Content_Encoding="deflate")
    made.record("http://a.example/3", page(3), Transfer_Encoding="chunked", Content_Encoding="gzip, br")
    made.record("http://a.example/4", page(4), Content_Length="7")
    made.record("http://a.example/5", chunked(page(5)), Transfer_Encoding="chunked")
    found, gaps = taken(made.data)
    assert [c.data for c in found] == [page(n) for n in range(1, 6)]
    assert not gaps


def test_brotli_is_unpacked(taken):
    from fastwarc.stream_io import BrotliWriter

    class Kept(io.BytesIO):
        def close(self):
            pass

    out = Kept()
    writer = BrotliWriter(out)
    writer.write(page(1))
    writer.close()
    packed = out.getvalue()
    found, gaps = taken(Maker().record("http://a.example/", packed, Content_Encoding="br").data)
    assert [c.data for c in found] == [page(1)]
    assert not gaps


def test_what_is_no_page_is_counted_in_one_gap(taken):
    made = Maker().pages(2)
    made.record("http://press.example/logo", b"\x89PNG\r\n\x1a\n" + bytes(200), Content_Type="image/png")
    made.record("http://press.example/a.js", b"let a = 1", Content_Type="application/javascript")
    made.record("http://press.example/a.css", b"p {}", Content_Type="text/css")
    made.record("http://press.example/robots.txt", b"User-agent: *", Content_Type="text/plain")
    made.record("http://press.example/feed", b"<rss version='2.0'></rss>", Content_Type="application/rss+xml")
    made.record("http://press.example/untold", bytes(range(256)) * 4, Content_Type="application/octet-stream")
    made.record("http://press.example/gone", page(9), status="404 Not Found")
    made.record("http://press.example/moved", b"", status="301 Moved", Location="/")
    made.record("dns:press.example", b"20300102 192.0.2.1", kind="resource", Content_Type="text/dns")
    made.record("urn:text:http://press.example/1", b"The text again", kind="resource", Content_Type="text/plain")
    made.record("http://press.example/1", b"a: b", kind="metadata", Content_Type="application/warc-fields")
    found, gaps = taken(made.data)
    assert [c.uri for c in found] == ["http://press.example/0", "http://press.example/1"]
    assert list(gaps) == ["archive-other-records"]
    for words in ("2 pages taken", "pictures (1)", "robots.txt files (1)", "redirects (1)", "errors that servers sent (1)",
                  "records without a web address (2)", "notes of the crawler (1)", "feeds (1)"):
        assert words in gaps["archive-other-records"].sentence


def test_text_and_pdf_are_pages(taken):
    made = Maker().record("http://a.example/t", b"Mill hit\n\nThe mayor said so.\n", Content_Type="text/plain")
    made.record("http://a.example/p", b"%PDF-1.4 ...", Content_Type="application/pdf")
    made.record("file:///a.html", page(1), kind="resource", Content_Type="text/html")
    found, gaps = taken(made.data)
    assert [(c.uri, c.status) for c in found] == [("http://a.example/t", 200), ("http://a.example/p", 200),
                                                  ("file:///a.html", None)]
    assert not gaps


def test_a_repeated_page_has_the_bytes_of_the_first(taken):
    made = Maker().record("http://a.example/1", gzip.compress(page(1)), Content_Encoding="gzip")
    made.pages(2)
    raw = gzip.decompress(made.data)
    digest = raw[raw.index(b"WARC-Payload-Digest: ") + 21 :].split(b"\r\n")[0].decode()
    for uri, told in (("http://a.example/2", digest), ("http://a.example/3", "sha1:" + "A" * 32)):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("X-Time", "2")], protocol="HTTP/1.1")
        made.writer.write_record(made.writer.create_revisit_record(
            uri, told, "http://a.example/1", "2030-01-02T03:04:05Z", http_headers=head,
            warc_headers_dict={"WARC-Date": "2030-02-02T03:04:05Z"}))
    found, gaps = taken(made.data)
    again = found[-1]
    assert (again.uri, again.data, again.retrieved_at) == ("http://a.example/2", page(1), "2030-02-02T03:04:05+00:00")
    assert ("X-Time", "2") in again.headers
    assert "whose first copy is not in the archive (1)" in gaps["archive-other-records"].sentence


@pytest.mark.parametrize("packed", [True, False])
def test_of_a_cut_archive_what_came_before_is_kept(taken, packed):
    made = Maker(packed=packed).pages(6)
    for cut in (made.places[4] + 30, made.places[5] - 40, made.places[4] + 200):
        found, gaps = taken(made.data[:cut])
        assert [c.data for c in found] == [page(n) for n in range(4)], cut
        assert list(gaps) == ["archive-cut-off"], cut
        assert "middle of a record" in gaps["archive-cut-off"].sentence


def test_an_archive_packed_in_one_piece_is_read(taken):
    data = gzip.compress(Maker(packed=False).pages(30).data)
    assert len(taken(data)[0]) == 30
    found, gaps = taken(data[: len(data) // 2])
    assert [c.data for c in found] == [page(n) for n in range(len(found))]
    assert 0 < len(found) < 30
    assert list(gaps) == ["archive-cut-off"]


def damage(data, place, kind):
    data = bytearray(data)
    if kind == "head":
        data[place : place + 8] = b"JUNKJUNK"
    else:
        body = data.find(b"<h1>", place) if data.startswith(b"WARC/") else place + 200
        data[body : body + 20] = bytes(20)
    return bytes(data)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("kind", ["head", "middle"])
def test_one_broken_record_among_many(taken, packed, kind):
    made = Maker(packed=packed).pages(300)
    found, gaps = taken(damage(made.data, made.places[150], kind))
    assert [c.data for c in found] == [page(n) for n in range(300) if n != 150]
    assert list(gaps) == ["archive-broken-records"]
    assert "1 record is damaged" in gaps["archive-broken-records"].sentence


def test_several_broken_records_are_counted(taken):
    made = Maker().pages(40)
    data = made.data
    for number, kind in ((3, "head"), (4, "middle"), (5, "middle"), (20, "middle"), (39, "middle")):
        data = damage(data, made.places[number], kind)
    found, gaps = taken(data)
    assert len(found) == 35
    assert gaps["archive-broken-records"].sentence.count("damaged") == 1


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("off", [-7, 7, 500, 5_000_000_000])
@pytest.mark.parametrize("digests", [True, False])
def test_a_record_that_lies_about_its_length_takes_no_other_with_it(taken, packed, off, digests):
    made = Maker(packed=False).pages(9, digests=digests)
    data = made.data
    at = data.index(b"Content-Length: ", made.places[4]) + 16
    end = data.index(b"\r\n", at)
    data = data[:at] + b"%d" % (int(data[at:end]) + off) + data[end:]
    if packed:
        shift = len(data) - len(made.data)
        borders = [0, *[p + (shift if i > 4 else 0) for i, p in enumerate(made.places)][1:], len(data)]
        data = b"".join(gzip.compress(data[a:b]) for a, b in pairwise(borders))
    found, gaps = taken(data)
    whole = [c.data for c in found if c.uri != "http://press.example/4"]
    assert whole == [page(n) for n in range(9) if n != 4]
    if not (packed and off > 1_000_000_000):  # what is over the limit is told as such
        assert list(gaps) == ["archive-broken-records"]
    if digests:
        assert len(found) == 8


@pytest.mark.parametrize("layers", ["gzip", "chunked"])
def test_a_bomb_ends_in_one_gap(taken, layers):
    made = Maker().pages(2)
    body = gzip.compress(bytes(60_000_000))
    if layers == "chunked":
        made.record("http://bad.example/", chunked(body, 9_000), Content_Encoding="gzip", Transfer_Encoding="chunked")
    else:
        made.record("http://bad.example/", bytes(60_000_000))
    made.record("http://press.example/2", page(2))
    began = time.monotonic()
    found, gaps = taken(made.data, max_bytes=1_000_000)
    assert time.monotonic() - began < 5
    assert [c.data for c in found] == [page(n) for n in range(3)]
    assert list(gaps) == ["too-large"]
    assert "http://bad.example/" in gaps["too-large"].sentence
    assert "--max-bytes" in gaps["too-large"].sentence


def test_bodies_that_are_broken_are_named(taken):
    made = Maker()
    made.record("http://a.example/1", gzip.compress(page(1))[:-40], Content_Encoding="gzip")
    made.record("http://a.example/2", chunked(page(2))[:-50], Transfer_Encoding="chunked")
    packed = gzip.compress(page(3))
    made.record("http://a.example/3", packed[:30] + b"\xff" * 30 + packed[60:], Content_Encoding="gzip")
    made.record("http://a.example/4", page(4))
    found, gaps = taken(made.data)
    assert [c.data for c in found] == [page(4)]
    assert set(gaps) == {"cut-off", "bad-encoding"}


def test_an_archive_may_be_larger_than_a_page(taken):
    found, gaps = taken(Maker(packed=False).pages(50).data, max_bytes=5_000)
    assert len(found) == 50
    assert not gaps


def test_an_archive_without_pages_says_so(taken):
    found, gaps = taken(Maker().record("http://a.example/x.png", b"\x89PNG", Content_Type="image/png").data)
    assert not found
    assert list(gaps) == ["archive-without-pages"]


def zipped(members, *, kind=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as file:
        file.writestr("datapackage.json", "{}")
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_wacz(taken, tmp_path, kind):
    one, two = Maker().pages(4), Maker(packed=False).record("http://b.example/", page(7))
    one.record("http://a.example/a.css", b"p {}", Content_Type="text/css")
    data = zipped({"archive/a.warc.gz": damage(one.data, one.places[2], "middle"), "archive/b.warc": two.data,
                   "pages/pages.jsonl": "{}"}, kind=kind)
    found, gaps = taken(data, name="crawl.wacz")
    assert [c.data for c in found] == [page(0), page(1), page(3), page(7)]
    assert {c.through for c in found} == {((tmp_path / "crawl.wacz").as_uri(),)}
    assert set(gaps) == {"archive-broken-records", "archive-other-records"}


def test_broken_wacz(taken, monkeypatch):
    monkeypatch.setattr("hearsay.capture.wacz._HARMLESS", 1_000_000)
    bomb = zipped({"archive/a.warc": bytes(60_000_000), "archive/b.warc.gz": Maker().pages(2).data}, kind=zipfile.ZIP_DEFLATED)
    found, gaps = taken(bomb)
    assert len(found) == 2
    assert "archive/a.warc" in gaps["archive-broken-files"].sentence
    whole = zipped({"archive/a.warc.gz": Maker().pages(20).data})
    found, gaps = taken(whole[:-100])
    assert [c.data for c in found] == [page(n) for n in range(20)], "without its table the records are still there"
    assert "archive-broken-records" in gaps
    found, gaps = taken(zipped({"word/document.xml": "<a/>"}))
    assert [c.method for c in found] == ["file"]


def test_standard_input_may_be_an_archive():
    given_ = io.BytesIO(Maker().pages(2).data)
    found = list(find(["-"], settings=Settings(), clock=lambda: NOW, stdin=given_))
    assert [c.data for c in found] == [page(0), page(1)]
    assert found[0].through == ("stdin:",)


EIGHT = {packed: Maker(packed=packed).pages(8).data for packed in (True, False)}


@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=30), st.booleans())
@runs(max_examples=40, deadline=None)
def test_nothing_done_to_an_archive_makes_a_page_that_was_not_in_it(tmp_path_factory, place, junk, packed):
    data = bytearray(EIGHT[packed])
    place %= len(data)
    data[place : place + len(junk)] = junk
    path = tmp_path_factory.mktemp("a") / "x.warc"
    path.write_bytes(data)
    found = list(find([str(path)], settings=Settings(), clock=lambda: NOW, stdin=io.BytesIO()))
    pages = [i.data for i in found if isinstance(i, Capture) and i.method == "archive"]
    honest = {page(n) for n in range(8)}
    assert sum(data not in honest for data in pages) <= 1
    assert len(pages) >= 6


@given(st.binary(max_size=400), st.sampled_from(["chunked", ""]), st.sampled_from(["gzip", "deflate", "br", "zstd", "x", ""]))
def test_any_body_is_unpacked_or_refused(data, transfer, encoding):
    from hearsay.capture.failures import NotFetched

    headers = [("transfer-encoding", transfer), ("content-encoding", encoding)]
    with suppress(NotFetched):
        assert len(body_of(data, headers, max_bytes=10_000)) <= 10_000
    no_page(data, None, "http://a.example/")


@given(st.binary(min_size=1, max_size=300).map(lambda b: b"<p>" + b), st.integers(1, 50), st.booleans())
def test_chunks_and_packing_come_off_again(data, size, packs):
    body = chunked(gzip.compress(data) if packs else data, size)
    headers = [("Transfer-Encoding", "chunked"), *([("Content-Encoding", "gzip")] if packs else [])]
    assert body_of(body, headers, max_bytes=1_000) == data


def sighting(data, uri, **more):
    told = {"media_type": None, "method": "file", "status": None, "headers": (), "through": (), "retrieved_at": NOW}
    told |= more
    return Sighting(capture=hashlib.sha256(data).hexdigest(), size=len(data), uri=uri, version="0", **told)


def capture_of(data, seen):
    return Capture(sha256=seen.capture, data=data, uri=seen.uri, retrieved_at=seen.retrieved_at, method=seen.method)


def test_what_is_written_is_valid_and_says_all(tmp_path):
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Content-Length", "9"), ("X-Ä", "ü\n1"))
    seen = [
        sighting(page(1), "http://a.example/1", method="web", status=200, headers=headers, media_type="text/html"),
        sighting(page(1), "http://a.example/1", method="web", status=200, retrieved_at="2031-07-01T00:00:00.5+02:00"),
        sighting(page(2), "file:///x/y.html"),
    ]
    captures = [capture_of(page(1), seen[0]), capture_of(page(2), seen[2])]
    out = io.BytesIO()
    assert write_archive(captures, seen, out, version="9", made_at=NOW) == 3
    again = io.BytesIO()
    write_archive(captures, seen, again, version="9", made_at=NOW)
    assert out.getvalue() == again.getvalue()
    path = tmp_path / "x.warc.gz"
    path.write_bytes(out.getvalue())
    checker = Checker(type("Command", (), {"verbose": False, "inputs": [str(path)]})())
    checker.process_all()
    assert checker.exit_value == 0
    records = list(ArchiveIterator(io.BytesIO(out.getvalue())))
    assert [r.rec_type for r in records] == ["warcinfo", "response", "response", "resource"]
    dates = [r.rec_headers["WARC-Date"] for r in records]
    assert dates == ["2031-06-01T12:00:00Z"] * 2 + ["2031-06-30T22:00:00.500000Z", "2031-06-01T12:00:00Z"]
    names = {r.rec_headers["WARC-Record-ID"] for r in records}
    assert len(names) == 4
    raw = gzip.decompress(out.getvalue()).decode()
    assert "HTTP/1.1 200 OK" in raw
    assert f"\r\nContent-Length: {len(page(1))}\r\n\r\n<html>" in raw
    assert "\r\nContent-Encoding" not in raw
    assert "X-Archive-Orig-Content-Encoding: gzip" in raw


def test_round_trip_through_the_program(hearsay, tmp_path, taken):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, data in (("a.html", page(1)), ("b.txt", b"Bridge taken\n"), ("c.bin", bytes(range(256))), ("d.xml", b"<rss>")):
        (folder / name).write_bytes(data)
    made = Maker().pages(2).record("http://press.example/a.css", b"p {}", Content_Type="text/css")
    (folder / "in.warc.gz").write_bytes(made.data)
    with open_case(tmp_path / "one.case", create=True) as case:
        for item in find([str(folder)], settings=Settings(), clock=lambda: NOW, stdin=io.BytesIO()):
            if isinstance(item, Capture):
                case.add_capture(item, version="0")
        kept = [c.sha256 for c in case.captures()]
        assert len(kept) == 5
    assert hearsay("archive", "one.case", "-o", "x.zip").returncode == 2
    done = hearsay("archive", "one.case", "-o", "out.warc.gz")
    assert done.returncode == 0
    assert "6 records written" in done.stdout
    found, gaps = taken((tmp_path / "out.warc.gz").read_bytes(), name="again.warc.gz")
    assert sorted({c.sha256 for c in found}) == kept
    assert len(found) == 6
    assert not gaps
    assert not list(tmp_path.glob("*.part"))
