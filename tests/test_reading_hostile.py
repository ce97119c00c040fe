"""Pages made to break a reader: each is read in a few seconds, and what had to be left out is said."""

import time

import pytest
from pages import codes, comments, of_kind, reading

P = "<p>The army said on Monday that it had taken the town of Karlowa after two days of fighting in the hills.</p>"
WORD = "Karlowa"


def timed(data, seconds=8.0):
    began = time.process_time()
    found = reading(data)
    assert time.process_time() - began < seconds
    return found


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("<html><body>" + "<div>" * 50_000 + P, "nesting-cut"),
        ("<html><body>" + "<div>" * 50_000 + P + "</div>" * 50_000 + P, "nesting-cut"),
        ("<html><body>" + "<ul><li>" * 30_000 + P, "nesting-cut"),
        ("<html><body><div " + " ".join(f'a{n}="x"' for n in range(200_000)) + ">" + P, "attributes-cut"),
        ("<html><body><div " + " ".join(f"a{n}" for n in range(200_000)) + ">" + P, "attributes-cut"),
        ("<html><body><div " + " ".join(f'a{n}=">"' for n in range(100_000)) + ">" + P, "attributes-cut"),
        ("<html><body>" + P + "<i>x</i>" * 200_000, "page-cut"),
    ],
)
def test_what_would_stop_a_parser_is_cut_and_said_so(source, code):
    found = timed(source)
    assert WORD in found.document.text
    assert code in codes(found)


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + P + "<!--" * 100_000,
        "<html><body>" + P + "<script>" * 50_000,
        "<html><body>" + P + '<a href="' * 50_000,
        P + "&amp;&lt;&#x41;" * 100_000,
        P + "<p>" + "a<br>" * 50_000,
        P + "<p>" + "<span>a</span> " * 40_000,
        P + "<p>" + "<a href='x'><b>" * 20_000 + "text",
        P + "<p>" + "w" * 200_000,
        P + "<table>" + "<tr><td>a b c</td></tr>" * 20_000,
        '<div class="' + " ".join(f"post-body-{n}" for n in range(50_000)) + '">' + P,
        '<div style="' + "display:block;" * 50_000 + '">' + P,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + P,
        '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":{"name":[[]]}},"datePublished":7}'
        + "</script>"
        + P,
        "<h1>A title of it</h1>" * 5_000 + P,
        "<" * 500_000 + P,
    ],
)
def test_soup_of_every_kind_is_survived(source):
    assert WORD in timed(source).document.text


def test_a_line_of_two_hundred_thousand_characters_is_read():
    line = "The army said that it had taken the town. " * 5_000
    for source in (line, f"<html><body><p>{line}</p></body></html>"):
        found = timed(source)
        assert of_kind(found, "body") == [line.strip()]


def test_a_page_beyond_the_limit_is_cut_and_said_so():
    found = timed("The army said that it had taken the town of Karlowa.\n\n" * 80_000, seconds=20)
    assert codes(found) == ["page-cut"]
    assert "4,000,000" in found.gaps[0].sentence


def test_long_threads_stay_linear():
    source = P + "".join(
        f'<div class="comment" id="comment-{n}"><b class="fn">Ann {n}</b><p>word number {n}</p></div>'
        for n in range(3_000)
    )
    assert len(comments(timed(source))) == 3_000
    nested = P + "".join(
        f'<ul class="children"><li class="comment" id="comment-{n}"><b class="fn">Ann {n}</b><p>word number {n}</p>'
        for n in range(400)
    )
    deep = comments(timed(nested))
    assert [c.depth for c in deep] == list(range(400))
    dump = "\n".join("  " * n + f"• Name{n}\n\n" + "  " * (n + 1) + "text that is long enough\n" for n in range(300))
    assert [c.depth for c in comments(timed(dump))] == list(range(300))
