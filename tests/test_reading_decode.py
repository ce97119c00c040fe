"""Bytes to text: marks, declarations, trial, detection, and what is no text at all."""

import codecs

import pytest
from pages import codes, reading, words

GERMAN = "Die Brücke über die Halde wurde am Montag gesprengt, sagten Augenzeugen aus Öhringen. " * 4
RUSSIAN = "Представитель совета сказал, что мост через реку взорвали ночью, никто не пострадал. " * 6
PAGE = "<html><head>{}</head><body><p>" + GERMAN + "</p></body></html>"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (GERMAN.encode(), None),
        (codecs.BOM_UTF8 + GERMAN.encode(), None),
        (codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), None),
        (codecs.BOM_UTF32_LE + GERMAN.encode("utf-32-le"), None),
        (GERMAN.encode("utf-16-le"), None),
        (GERMAN.encode("cp1252"), "text/plain; charset=iso-8859-1"),
        (PAGE.format('<meta charset="windows-1252">').encode("cp1252"), None),
        (
            PAGE.format('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">').encode(
                "iso-8859-15"
            ),
            None,
        ),
        (b'<?xml version="1.0" encoding="latin1"?>' + PAGE.format("").encode("latin1"), None),
        # a declaration that lies: the bytes are well-formed UTF-8
        (PAGE.format('<meta charset="iso-8859-1">').encode(), None),
    ],
)
def test_every_way_to_say_an_encoding_is_understood(data, media_type):
    found = reading(data, media_type)
    assert "Brücke über die Halde" in found.document.text
    assert found.document.language == "de"
    assert codes(found) == []


def test_an_undeclared_encoding_is_guessed_and_said_so():
    found = reading(GERMAN.encode("cp1252"))
    assert "Brücke über die Halde" in found.document.text
    assert codes(found) == ["encoding-guessed"]
    russian = "Представитель совета сказал, что мост взорвали ночью. " * 6
    assert "мост взорвали" in reading(russian.encode("cp1251")).document.text


def test_bytes_that_mean_nothing_are_replaced_and_counted():
    data = (GERMAN * 3).encode()
    found = reading(data[:200] + b"\xff\xfe\xff" + data[200:])
    assert "\ufffd" in found.document.text
    assert codes(found) == ["undecodable-bytes"]
    assert "utf-8" in found.gaps[0].sentence


def test_unknown_names_of_encodings_are_passed_over():
    assert "Brücke" in reading(PAGE.format('<meta charset="klingon">').encode()).document.text
    assert "Brücke" in reading(PAGE.format('<meta charset="zip">').encode()).document.text


@pytest.mark.parametrize(
    "source", ["The bridge \ud800 fell on Monday.", "<p>The bridge \ud800 fell &#xD800; on Monday.</p>"]
)
def test_lone_surrogates_never_reach_the_text(source):
    found = reading(source)
    found.document.text.encode("utf-8")
    assert "fell" in found.document.text


def test_characters_that_nobody_sees_are_taken_out():
    found = reading("The br\u200bid\u00adge\x00 fell\ufeff on \u202eMon\u202cday in the town.\U000e0041\U000e0042")
    assert found.document.text == "The bridge fell on Monday in the town."
    page = reading("<p>The br&#8203;id&shy;ge fell on Mon\u2060day.</p>")
    assert page.document.text == "The bridge fell on Monday."
    assert "می‌خواهد" in reading("او می‌خواهد به شهر برود و با مردم سخن بگوید.").document.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"PK\x03\x04\x14\0\x08", "ZIP"),
        (b"\x1f\x8b\x08\0\0\0", "gzip"),
        (b"SQLite format 3\0\x10", "SQLite"),
        (bytes(range(256)) * 40, "binary"),
        (b"<<<<<<<<", "no letters"),
    ],
)
def test_what_is_no_text_becomes_one_clear_gap(data, said):
    found = reading(data)
    assert found.document is None
    assert found.segments == ()
    assert codes(found) == ["not-text"]
    assert said in found.gaps[0].sentence


def test_the_name_of_a_file_says_nothing():
    assert reading("<!DOCTYPE html><p>The bridge fell.</p>").document.media_type == "text/html"
    assert reading("The bridge <fell> on Monday & the <b> stayed.").document.media_type == "text/plain"
    assert reading("BMW said on Monday that it would rebuild the bridge.").document.media_type == "text/plain"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n "])
def test_nothing_to_read_is_a_gap(data):
    found = reading(data)
    assert found.document is None
    assert codes(found) == ["empty"]


def test_markup_without_text_is_a_gap():
    found = reading("<html><head><title>Loading</title></head><body><script>draw('page')</script></body></html>")
    assert found.document is None
    assert codes(found) == ["no-text"]


def test_too_short_a_text_has_no_language():
    assert reading("Bridge fell.").document.language is None
    assert words(reading("Bridge fell."), reading("Bridge fell.").segments[0]) == "Bridge fell."


def test_a_list_of_values_is_no_page():
    from hearsay.reading.sniff import is_data

    assert is_data('[\n {"place": "Kesh", "dead": 3},\n {"place": "Tarn", "dead": 4},\n {"place": "Orsk"}\n]\n')
    assert is_data("title: a list\nrows:\n  - {place: Kesh, dead: 3}\n  - {place: Tarn}\n  - [Orsk, 5]\n  - {place: Sel}\n")
    assert not is_data("[1] The mayor spoke.\n[2] Nobody came.\n[3] The mill burned.\n[4] It rained.\n[5] So it ended.\n")
    assert not is_data("Anna: We left at dawn.\nMarek: {laughs} No, later.\nAnna: [pause] At nine.\nMarek: Yes.\n")


@pytest.mark.parametrize(
    ("text", "declared", "encoding", "language"),
    [
        (GERMAN, "iso-8859-1", "utf-8", "de"),
        (GERMAN, "windows-1251", "utf-8", "de"),
        (RUSSIAN, "utf-8", "cp1251", "ru"),
        (RUSSIAN, "utf-8", "koi8-r", "ru"),
        (GERMAN, "utf-8", "cp1252", "de"),
        (RUSSIAN, "iso-8859-1", "utf-8", "ru"),
    ],
)
@pytest.mark.parametrize("markup", [True, False])
def test_what_a_server_declares_may_lie(text, declared, encoding, language, markup):
    page = f"<html><body><p>{text}</p></body></html>" if markup else text
    found = reading(page.encode(encoding), f"text/html; charset={declared}")
    assert text.strip() in found.document.text
    assert found.document.language == language


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14\0\x08\0" + b"\0" * 22 + b"[Content_Types].xml and so on", "DOCX"),
        (b"PK\x03\x04\x14\0\x08\0" + b"\0" * 22 + b"mimetypeapplication/epub+zip", "EPUB"),
        (b"{\\rtf1\\ansi The bridge fell.}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    ],
)
def test_written_documents_are_told_what_to_be_saved_as(data, kind):
    found = reading(data)
    assert codes(found) == ["not-text"]
    assert kind in found.gaps[0].sentence
    assert "save it as PDF, HTML or text" in found.gaps[0].sentence


def test_sitemaps_and_lists_of_feeds_are_no_pages():
    from hearsay.reading.sniff import is_list_of_addresses

    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made daily -->\n'
    assert is_list_of_addresses(f"{head}<urlset><url><loc>https://kesh.example/a</loc></url></urlset>")
    assert is_list_of_addresses(f'{head}<sitemapindex xmlns="x"><sitemap/></sitemapindex>')
    assert is_list_of_addresses('<opml version="2.0"><body><outline xmlUrl="https://kesh.example/rss"/></body></opml>')
    assert not is_list_of_addresses("<html><body><p>The urlset of the mill.</p></body></html>")
