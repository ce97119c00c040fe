"""Feeds: told by their bytes, read however broken, followed only where the user asked for it."""

import io
import time

import loopback
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import PAGE

from hearsay.capture import find
from hearsay.capture.feeds import is_feed, read_feed
from hearsay.reading import read
from hearsay.records import Capture, Gap
from hearsay.settings import Settings

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Orsk Courier</title><link>https://courier.example/</link><atom:link rel="self" href="https://courier.example/feed"/>
<item><title>Old</title><link>https://courier.example/old</link><pubDate>Mon, 05 May 2031 10:00:00 +0200</pubDate></item>
<item><title>New</title><atom:link rel="replies" href="https://courier.example/c"/><media:content><link>https://x.example</link>
</media:content><link> /new?a=1&amp;b=2 </link><pubDate>Tue, 06 May 2031 10:00:00 GMT</pubDate></item>
<item><title>Undated</title><guid>https://courier.example/undated</guid></item>
<item><title>Nowhere</title><guid isPermaLink="false">12</guid></item>
<item><title>Twice</title><link><![CDATA[https://courier.example/old]]></link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><link href="https://a.example/"/>
<entry><link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/><id>tag:a,1</id>
<updated>2031-05-01T10:00:00Z</updated><source><link href="https://b.example/"/></source></entry>
<entry><link rel="alternate" href="2"/><published>2031-05-02T10:00:00+02:00</published></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><items/></channel>
<item rdf:about="1"><link>https://r.example/1</link><dc:date>2031-01-01</dc:date></item></rdf:RDF>"""


def links(text, base=None):
    return list(read_feed(text.encode(), base=base).links)


def test_which_pages_a_feed_names():
    base = "https://courier.example/feed"
    assert links(RSS, base) == [
        "https://courier.example/new?a=1&b=2", "https://courier.example/old", "https://courier.example/undated",
    ]
    assert read_feed(RSS.encode(), base=base).without_link == 1
    assert links(ATOM, "https://a.example/feed") == ["https://a.example/2", "https://a.example/1"]
    assert links(RDF) == ["https://r.example/1"]
    assert links(RSS.replace("utf-8", "utf-16"), base) == links(RSS, base), "a lying declaration"
    assert list(read_feed(RSS.encode("utf-16"), base=base).links) == links(RSS, base)


@pytest.mark.parametrize(
    "broken", [RSS[:-20], RSS.replace("Old", "Old & new <b>"), RSS.replace("Old", "&nbsp;"), RSS.replace("</item>", "")]
)
def test_a_broken_feed_is_read_as_far_as_it_goes(broken):
    found = read_feed(broken.encode(), base="https://courier.example/feed")
    assert found.broken
    assert set(found.links) >= {"https://courier.example/old", "https://courier.example/new?a=1&b=2"}


def test_what_is_no_feed():
    for text in (RSS, ATOM, RDF, "\ufeff <!-- x --><!DOCTYPE rss [ ]><rss>"):
        assert is_feed(text.encode())
        assert read(capture(text)).document is None
        assert [gap.code for gap in read(capture(text)).gaps] == ["feed"]
    for text in ("", "<feed>", "<html><rss>", "rss", "<?xml version='1.0'?>", "<!-- <rss> -->", "<rdf:RDF>", "<rssfeed>"):
        assert not is_feed(text.encode())
    assert read(capture("<html><p>A page about &lt;rss&gt;, written in May.</p>")).document is not None


def capture(text):
    return Capture(sha256="0", data=text.encode(), uri="file:///x", retrieved_at="2031-05-01T12:00:00+00:00")


@settings(deadline=None)
@given(st.text(alphabet='<>/!-[]"= ?&;rsitemlnkfdhe\n', max_size=400))
def test_no_feed_breaks_the_reader(text):
    data = f"<rss><item><link>https://a.example/</link></item>{text}".encode()
    assert "https://a.example/" in read_feed(data, base=None).links


def test_entities_are_not_unfolded():
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    ) + "]><rss><item><link>https://a.example/&j;</link></item></rss>"
    began = time.monotonic()
    assert "entities" in read_feed(bomb.encode(), base=None).broken
    assert time.monotonic() - began < 5


@pytest.fixture
def site():
    with loopback.site() as served:
        yield served


def feed(site, count):
    items = "".join(f"<item><link>{site.url(f'/{n}')}</link><description>{'word ' * 30}</description></item>" for n in range(count))
    return f"<rss><channel>{items}</channel></rss>".encode()


def take(*inputs, **settings):
    chosen = Settings(allow_private=True, host_pause=0.0, **settings)
    return list(find(inputs, settings=chosen, clock=lambda: "2031-05-01T12:00:00+00:00", stdin=io.BytesIO()))


def test_a_feed_is_kept_and_its_pages_are_fetched(site):
    site.routes |= {"/feed": feed(site, 3), "/0": PAGE + b"0", "/1": loopback.redirect("/page")}
    first, *pages = take(site.url("/feed"))
    assert isinstance(first, Capture)
    assert [page.uri if isinstance(page, Capture) else page.code for page in pages] == [
        site.url("/0"), site.url("/page"), "http-404",
    ]
    assert pages[0].through == (site.url("/feed"),)
    assert pages[1].through == (site.url("/feed"), site.url("/1"))
    assert site.url("/feed") in pages[2].sentence


def test_a_feed_of_ten_thousand(site):
    site.routes |= {"/feed": feed(site, 10_000), "/0": PAGE, "/1": PAGE}
    began = time.monotonic()
    found = take(site.url("/feed"), feed_items=2)
    assert time.monotonic() - began < 8
    assert [item.uri for item in found if isinstance(item, Capture)] == [site.url("/feed"), site.url("/0"), site.url("/1")]
    rest = [item for item in found if isinstance(item, Gap)]
    assert [gap.code for gap in rest] == ["feed-cut"]
    assert "10,000 pages" in rest[0].sentence
    assert "9,998" in rest[0].sentence


def test_a_feed_in_a_file_is_followed_only_if_told(site, tmp_path):
    (tmp_path / "feed.xml").write_bytes(feed(site, 2))
    site.routes |= {"/0": PAGE, "/1": PAGE + b"1"}
    kept, gap = take(str(tmp_path))
    assert isinstance(kept, Capture)
    assert gap.code == "feed-not-followed"
    assert "--follow-feeds" in gap.sentence
    assert site.asked == []
    told = take(str(tmp_path), follow_feeds=True)
    assert [item.uri for item in told[1:]] == [site.url("/0"), site.url("/1")]
    assert told[1].through == (kept.uri,)


def test_odd_feeds(site):
    site.routes |= {"/empty": b"<rss><channel/></rss>", "/cut": b"<rss><item><link>" + site.url("/page").encode()}
    assert [item.code for item in take(site.url("/empty"))[1:]] == ["feed-empty"]
    _, page, gap = take(site.url("/cut"))
    assert page.data == PAGE
    assert gap.code == "feed-broken"
    # a feed that names itself and another feed goes no further
    site.routes["/self"] = f"<rss><item><link>{site.url('/self')}</link></item><item><link>{site.url('/empty')}</link></item></rss>".encode()
    assert [item.uri for item in take(site.url("/self"))] == [site.url("/self"), site.url("/empty")]
    # a password that a feed gives is neither used nor written down
    site.routes["/login"] = f"<rss><item><link>{site.url('/page', 'me:s3cret@127.0.0.1')}</link></item></rss>".encode()
    assert "s3cret" not in repr(take(site.url("/login"))[1:])
    assert all("Authorization" not in headers for _, headers, _ in site.asked)
