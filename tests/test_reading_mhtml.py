"""Pages saved with their parts (MHTML): root page, charsets, transfer encodings, frames, and broken files."""

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st
from pages import codes, of_kind, reading

from hearsay.reading.mhtml import is_mhtml, read_mhtml

TEXT = (
    "The council of Örsk-Vale said on Monday that the bridge over the Halde had been taken by the Free Companies. "
    "A spokesman for the army of Norland denied it, and said that at least thirteen people had been killed."
)
PAGE = (
    '<!DOCTYPE html><html><head>{head}<title>Bridge taken at night</title></head><body><article><h1>Bridge taken at night'
    "</h1><p>" + TEXT + "</p><p>" + TEXT.replace("Monday", "Tuesday") + "</p>{more}</article></body></html>"
)
BROWSER = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/2031/05/03/bridge\r\n"
    "Subject: =?utf-8?Q?Bridge=20taken?=\r\nDate: Sat, 3 May 2031 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Boundary--a1b2"\r\n\r\n\r\n'
)


def part(data, *, kind="text/html", charset="utf-8", coding="quoted-printable", place="https://news.example/2031/05/03/bridge", name=""):
    body = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(coding, bytes)(data)
    head = f"Content-Type: {kind}" + (f'; charset="{charset}"' if charset else "") + "\r\n"
    head += f"Content-Transfer-Encoding: {coding}\r\nContent-Location: {place}\r\n" + (f"Content-ID: <{name}>\r\n" if name else "")
    return b"------Boundary--a1b2\r\n" + head.encode() + b"\r\n" + body.replace(b"\n", b"\r\n") + b"\r\n"


def saved(*parts, head=BROWSER):
    return head.encode() + b"".join(parts) + b"------Boundary--a1b2--\r\n"


def page(more="", head=""):
    return PAGE.format(more=more, head=head)


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit", "binary", "7bit"])
@pytest.mark.parametrize(("charset", "encoding"), [
    ("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("iso-8859-1", "utf-8"), ("", "utf-8"), ("klingon", "utf-8"),
])
def test_the_page_inside_is_read(coding, charset, encoding):
    picture = part(b"\x89PNG\r\n", kind="image/png", charset="", coding="base64", place="https://news.example/a.png")
    data = saved(picture, part(page().encode(encoding), charset=charset, coding=coding))
    found = reading(data)
    assert found.document.media_type == "text/html"
    assert found.document.title == "Bridge taken at night"
    assert of_kind(found, "body") == [TEXT, TEXT.replace("Monday", "Tuesday")]
    assert codes(found) == []


def test_a_lying_transfer_encoding_is_no_reason_to_fail():
    plain = part(page().encode(), coding="8bit").replace(b"Encoding: 8bit", b"Encoding: base64")
    assert reading(saved(plain)).gaps or reading(saved(plain)).document
    quoted = part(page().encode(), coding="8bit").replace(b"Encoding: 8bit", b"Encoding: quoted-printable")
    assert TEXT in of_kind(reading(saved(quoted)), "body")


def test_the_start_names_the_page():
    head = BROWSER.replace('type="text/html";', 'start="<main@x>";')
    other = part(page().replace("Bridge taken", "Mill burned").encode(), name="other@x", place="https://news.example/o")
    assert reading(saved(other, part(page().encode(), name="main@x"), head=head)).document.title == "Bridge taken at night"
    assert reading(saved(other, part(page().encode(), name="main@x"))).document.title == "Mill burned at night"


def test_frames_stand_in_their_places():
    by_id = '<iframe src="cid:frame-1@mhtml.blink" width="300"></iframe>'
    by_place = "<iframe src='/embed?id=1&amp;x=2'></iframe>"
    inner = "<html><head><title>No</title></head><body><blockquote>{} fell at noon, it was told.</blockquote></body></html>"
    data = saved(
        part(page(by_id + by_place).encode()),
        part(inner.format("The tower").encode(), name="frame-1@mhtml.blink", place="https://other.example/1"),
        part(inner.format("The wall").encode(), place="https://news.example/embed?id=1&x=2"),
    )
    text = reading(data).document.text
    assert text.index("thirteen") < text.index("The tower fell") < text.index("The wall fell")
    source = read_mhtml(data).text
    assert "cid:frame" not in source
    for segment in reading(data).segments:
        assert source[segment.origin_start : segment.origin_end].strip()


def test_frames_that_hold_themselves_are_left_out():
    around = "<iframe src='cid:{}'></iframe>"
    found = reading(saved(
        part(page(around.format("a@x")).encode(), name="root@x"),
        part(("<body><p>Inner words stand here.</p>" + around.format("b@x")).encode(), name="a@x", place="https://x.example/a"),
        part((around.format("a@x") + around.format("root@x")).encode(), name="b@x", place="https://x.example/b"),
    ))
    assert "Inner words" in found.document.text
    assert codes(found) == ["frames-recursive"]


def test_many_frames_end():
    inner = "".join(f"<iframe src='cid:{n}@x'></iframe>" for n in range(10))
    parts = [part(f"<p>Frame {n}.</p>{inner}".encode(), name=f"{n}@x", place=f"https://x.example/{n}") for n in range(10)]
    found = read_mhtml(saved(part(page(inner).encode()), *parts))
    assert {cut.code for cut in found.cuts} >= {"frames-recursive"}
    assert found.text.count("<p>Frame") <= 200


def test_the_address_of_the_page_is_used():
    assert '<link rel="canonical" href="https://news.example/2031/05/03/bridge">' in read_mhtml(saved(part(page().encode()))).text
    own = page(head='<link rel="canonical" href="https://news.example/own">')
    assert read_mhtml(saved(part(own.encode()))).text.count("canonical") == 1


def test_what_holds_no_page_or_breaks_off_is_told():
    picture = part(b"\x89PNG", kind="image/png", charset="", coding="base64")
    found = reading(saved(picture))
    assert found.document is None
    assert codes(found) == ["mhtml-broken"]
    assert codes(reading(saved(part(page().encode()))[:-700])) == ["cut-short"]
    assert codes(reading(BROWSER)) == ["mhtml-broken"]


def test_letters_and_texts_are_no_saved_pages():
    assert not is_mhtml(b"Content: multipart/related is a word.\n\nContent-Type: no")
    assert not is_mhtml(b"Received: from x\r\n" + saved(part(page().encode())))
    assert not is_mhtml(page().encode())
    assert is_mhtml(saved())


@runs(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_makes_the_reader_fail(data):
    whole = saved(part(page("<iframe src='cid:a@x'></iframe>").encode()), part(b"<p>In a frame.</p>", name="a@x", coding="base64"))
    raw = bytearray(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    for _ in range(data.draw(st.integers(0, 20))):
        if raw:
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = reading(bytes(raw))
    assert found.document is not None or found.gaps
