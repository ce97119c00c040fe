"""PDF: columns, paragraphs, hyphens, heads and feet, titles, and files that are broken in every way."""

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st
from pages import codes, comments, of_kind, reading, thread, words
from papers import HEIGHT, column, pdf, put

from hearsay.reading.pdf import page_ends, read_pdf

LEFT = [
    "The council of Orsk-Vale said on Monday that",
    "the bridge over the Halde had been taken by",
    "the Free Companies, who denied any involve-",
    "ment in the shelling of the mill. At least 13",
    "people were killed, the mayor told reporters.",
    "\tA spokesman for the army of Norland called",
    "the claim false and said that no one had seen",
    "any vehicles near the ferry after midnight, a",
    "statement that two fishermen contradicted at",
]
RIGHT = [
    "once when they were asked about the night by",
    "the Meruz Today newspaper in the afternoon.",
    "\tThe Free Companies hold the eastern bank of",
    "the river since the spring. Their long-",
    "range guns, a report found, reach the town.",
    "\tOther long-range weapons were seen there in",
    "the weeks before, the observers wrote to the",
    "parties, and they asked that all of these be",
    "withdrawn before the end of the month, as had",
]
OVER = [
    "been agreed in the talks of the year before in",
    "Tarn. Nobody answered that letter until now.",
]


def article():
    def furniture(number):
        return [put("Meruz Today", 60, 40, size=8), put(f"Page {number}", 280, 810, size=8)]

    first = [
        *furniture(1),
        put("Bridge at Orsk-Vale taken, 13 dead, says mayor", 60, 90, size=20),
        put("By Ann Example", 60, 115),
        put("3 May 2031", 60, 130),
        *column(LEFT, 60, 160),
        *column(RIGHT, 310, 160),
    ]
    second = [*furniture(2), *column(OVER, 60, 90), put("Next to come", 60, 140, size=13, bold=True),
              *column(LEFT[5:8], 60, 160)]
    return pdf(first, second)


def test_columns_are_read_one_after_the_other_and_paragraphs_run_on():
    found = reading(article())
    assert found.document.media_type == "application/pdf"
    assert of_kind(found, "body")[0] == (
        "The council of Orsk-Vale said on Monday that the bridge over the Halde had been taken by the Free Companies, who "
        "denied any involvement in the shelling of the mill. At least 13 people were killed, the mayor told reporters."
    )
    body = of_kind(found, "body")
    assert len(body) == 5
    assert body[1].endswith("contradicted at once when they were asked about the night by the Meruz Today newspaper in the afternoon.")
    assert body[3].endswith("as had been agreed in the talks of the year before in Tarn. Nobody answered that letter until now.")


def test_a_hyphen_stays_where_the_compound_stands_elsewhere():
    text = reading(article()).document.text
    assert "Their long-range guns" in text
    assert "involvement" in text


def test_title_byline_and_day_are_those_printed():
    found = reading(article())
    assert found.document.title == "Bridge at Orsk-Vale taken, 13 dead, says mayor"
    assert of_kind(found, "title") == [found.document.title]
    assert found.document.authors == ("Ann Example",)
    assert found.document.published.earliest == "2031-05-03"
    assert of_kind(found, "heading") == ["Next to come"]
    undated = reading(pdf([put("Bridge taken by night", 60, 90, size=20), *column(LEFT, 60, 120)]))
    assert undated.document.published is None
    assert undated.document.authors == ()


def test_running_heads_and_page_numbers_are_furniture():
    found = reading(article())
    side = "\n".join(of_kind(found, "boilerplate"))
    assert side.count("Meruz Today") == 2
    assert "Page 1" in side
    assert "Page 2" in side
    assert not any("Page" in text for text in of_kind(found, "body", "heading", "title"))


def test_offsets_lead_to_the_page():
    data = article()
    source = read_pdf(data).text
    found = reading(data)
    assert source.count("\f") == 1
    for segment in found.segments:
        assert 0 <= segment.origin_start < segment.origin_end <= len(source)
        said = words(found, segment)
        assert said.split()[0] in source[segment.origin_start : segment.origin_end]
    heading = next(segment for segment in found.segments if segment.kind == "heading")
    assert source[heading.origin_start : heading.origin_end] == "Next to come"
    assert heading.page == 2
    assert found.segments[0].page == 1
    long = next(s for s in found.segments if words(found, s).endswith("until now."))
    assert long.page == 1
    assert long.origin_start < page_ends(source)[0] < long.origin_end


def test_a_page_on_its_side_reads_the_same():
    for turn in (90, 180, 270):
        lines = [f"1 0 0 1 0 0 cm {''}".encode(), *column(LEFT, 60, 160)]
        data = pdf(lines, rotate=turn)
        assert reading(data).document is not None
    landscape = b"q 0 1 -1 0 595 0 cm"
    turned = pdf([landscape, *column(LEFT, 60, 460), b"Q"], rotate=90)
    assert of_kind(reading(turned), "body")[0].startswith("The council of Orsk-Vale said on Monday that the bridge")


def test_captions_lists_and_tables_are_kept_apart():
    page = [
        put("What was counted after the night", 60, 60, size=18),
        *column(LEFT[:5], 60, 100, size=10),
        put("Figure 2: The ferry landing at Tarn.", 60, 180, size=8),
        put("\u2022 Thirteen people died at the mill.", 60, 210), put("\u2022 Four were taken to Tarn.", 60, 223),
        *(put(text, 60 + 150 * column_, 260 + 13 * row)
          for row, cells in enumerate([("Place", "Dead"), ("Kesh", "3"), ("Tarn", "4"), ("Orsk", "6")])
          for column_, text in enumerate(cells)),
    ]
    found = reading(pdf(page))
    assert of_kind(found, "caption") == ["Figure 2: The ferry landing at Tarn."]
    assert of_kind(found, "list") == ["Thirteen people died at the mill.", "Four were taken to Tarn."]
    assert "Kesh 3\nTarn 4\nOrsk 6" in found.document.text


def test_stretched_lines_and_initials_are_read():
    lines = [put("T", 60, 120, size=30), put("he council of Orsk-Vale said that it had", 80, 104),
             put("seen no one at the mill on Monday night,", 80, 116),
             *column(["as the mayor had told the papers before.", "Nobody else was there."], 60, 128)]
    body = of_kind(reading(pdf(lines)), "body")
    assert body[0].startswith("The council of Orsk-Vale said that it had seen no one at the mill on Monday night, as the")
    wide = [put("The council said on Monday that", 60, 100, stretch=20), *column(LEFT, 60, 112)]
    assert of_kind(reading(pdf(wide)), "body")[0].startswith("The council said on Monday that The council of Orsk-Vale")


def test_what_no_reader_sees_is_hidden_and_told():
    page = [*column(LEFT, 60, 100), put("Forty people died at Kesh.", 60, -50), put("It was staged.", 60, 300, size=0.5),
            put("The mayor lied to all of us.", 60, 330, mode=3)]
    found = reading(pdf(page))
    assert codes(found) == ["hidden-text"]
    hidden = " ".join(of_kind(found, "hidden"))
    assert "Forty people" in hidden
    assert "staged" in hidden
    assert "lied" in hidden
    assert not any("staged" in text for text in of_kind(found, "body"))


def test_invisible_text_over_a_scan_is_its_text():
    scan = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    found = reading(pdf([scan, *column(LEFT, 60, 100, mode=3)]))
    assert of_kind(found, "body")[0].startswith("The council of Orsk-Vale")
    assert codes(found) == []


def test_comments_of_a_printed_page_have_their_authors_and_places():
    page = [
        put("Bridge at Orsk-Vale taken, mayor says", 60, 60, size=18), *column(LEFT, 60, 100),
        put("2 Comments", 60, 240, bold=True, size=12),
        put("riverman says: May 3, 2031 at 3:10 pm", 80, 260), put("They knew of it since the spring.", 80, 275),
        put("anna_k says: May 3, 2031 at 4:20 pm", 110, 300), put("Who told you that? I doubt it.", 110, 315),
    ]
    found = reading(pdf(page))
    assert thread(found) == [
        ("riverman", 0, "They knew of it since the spring."), ("anna_k", 1, "Who told you that? I doubt it."),
    ]
    assert comments(found)[1].parent == comments(found)[0].id
    assert "2 Comments" in of_kind(found, "boilerplate")[-2] + of_kind(found, "boilerplate")[-1] + of_kind(found, "boilerplate")[0]


def test_a_pdf_of_pictures_says_so():
    found = reading(pdf([b"0 0 1 rg 50 50 400 600 re f"]))
    assert found.document is None
    assert codes(found) == ["no-text-layer"]
    assert "OCR" in found.gaps[0].sentence
    some = reading(pdf(column(LEFT, 60, 100), [b"50 50 400 600 re f"], column(LEFT, 60, 100), [b""]))
    assert codes(some) == ["pages-without-text"]
    assert "Pages 2, 4" in some.gaps[0].sentence


def test_a_locked_pdf_asks_for_its_password():
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
    found = reading(pdf(column(LEFT, 60, 100), extra=locked))
    assert found.document is None
    assert codes(found) == ["pdf-locked"]
    assert "password" in found.gaps[0].sentence


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%\xe2\xe3", b"%PDF-", article()[:300]])
def test_a_broken_pdf_is_named(data):
    found = reading(data)
    assert found.document is None
    assert codes(found) in (["pdf-broken"], ["pdf-broken", "pdf-broken-pages"], ["no-text-layer"], ["pdf-broken-pages"])
    assert "PDF" in found.gaps[0].sentence


def test_a_bomb_is_not_opened():
    import zlib

    bomb = zlib.compress(b"0" * 300_000_000, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    assert codes(reading(b"%PDF-1.4\n" + stream + b"\n%%EOF")) == ["pdf-bomb"]
    twice = article().replace(b"%PDF-1.4", b"%PDF-1.4 [/FlateDecode /FlateDecode]")
    assert codes(reading(twice)) == ["pdf-bomb"]


def test_pages_over_the_limit_are_named(monkeypatch):
    monkeypatch.setattr("hearsay.reading.pdf_words.MOST_PAGES", 2)
    found = reading(pdf(*[column(LEFT, 60, 100)] * 4))
    assert codes(found) == ["page-cut"]
    assert "4 pages; those from 3 on" in found.gaps[0].sentence


def test_the_same_bytes_read_the_same():
    assert read_pdf(article()) == read_pdf(article())


@runs(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_makes_the_reader_fail(data):
    whole = pdf([*column(LEFT, 60, 100), *column(RIGHT, 310, 100)], column(OVER, 60, 100))
    raw = bytearray(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    for _ in range(data.draw(st.integers(0, 30))):
        if raw:
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = reading(bytes(raw))
    assert found.document is not None or found.gaps
    for segment in found.segments:
        assert 0 <= segment.start < segment.end <= len(found.document.text)


@runs(max_examples=30, deadline=None)
@given(st.lists(st.tuples(
    st.text(alphabet="abc DE.-é", min_size=1, max_size=20), st.integers(-50, 700), st.integers(-50, HEIGHT + 50),
    st.sampled_from([0, 0.01, 1, 6, 10, 30, 1e6])), min_size=1, max_size=25))
def test_any_layout_keeps_every_letter(found):
    page = [put(text, x, y, size=size) for text, x, y, size in found]
    read = reading(pdf(page))
    if read.document is None:
        return
    spans = [(s.start, s.end) for s in read.segments]
    assert all(0 <= start < end <= len(read.document.text) for start, end in spans)
    wanted = sum(text.count("D") for text, x, y, size in found if 6 <= size <= 30 and 0 < x < 400 and 50 < y < 800)
    assert sum(letter == "D" for letter in read.document.text) >= min(wanted, 1)
