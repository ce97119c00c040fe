"""Pages from the web: what is kept of them, and one clear gap for everything that a server can do wrong."""

import gzip
import json
import socket
import threading
import time
import zlib
from ipaddress import ip_network
from itertools import pairwise

import httpcore
import loopback
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from loopback import PAGE, packed, redirect

from hearsay.capture.addresses import not_public
from hearsay.capture.connections import Doors
from hearsay.capture.robots import read_rules
from hearsay.capture.web import Web
from hearsay.records import Capture, Gap
from hearsay.settings import Settings


@pytest.fixture
def site():
    with loopback.site() as served:
        yield served


def take(address, *, doors=None, **settings):
    chosen = Settings(**{"allow_private": doors is None, "host_pause": 0.0, "max_bytes": 100_000, **settings})
    with Web(chosen, lambda: "2031-05-01T12:00:00+00:00", doors=doors) as web:
        return list(web.take(address))


def only(items):
    assert len(items) == 1
    return items[0]


def gap_of(address, **settings):
    item = only(take(address, **settings))
    assert isinstance(item, Gap), item
    assert item.stage == "capture"
    assert item.sentence.startswith(item.capture)
    return item


def test_a_page_is_kept_with_all_that_the_server_said(site):
    site.routes["/page"] = (200, {"Content-Type": "text/html; charset=koi8-r", "X-Two": "2", "X-One": "1"}, PAGE)
    page = only(take(site.url("/page#part")))
    assert isinstance(page, Capture)
    assert (page.data, page.uri, page.method, page.status) == (PAGE, site.url("/page"), "web", 200)
    assert page.media_type == "text/html; charset=koi8-r"
    assert page.retrieved_at == "2031-05-01T12:00:00+00:00"
    assert page.through == ()
    names = [name for name, _ in page.headers]
    assert names.index("X-Two") < names.index("X-One"), "in the server's order"
    asked = dict(site.asked[-1][1])
    assert asked["User-Agent"].startswith("hearsay/")
    assert asked["Host"] == f"127.0.0.1:{site.port}"


def test_redirects_are_followed_and_named(site):
    site.routes |= {"/a": redirect("/b", 301), "/b": redirect("page?q=1#x"), "/page?q=1": PAGE}
    page = only(take(site.url("/a")))
    assert page.uri == site.url("/page?q=1")
    assert page.through == (site.url("/a"), site.url("/b"))


def test_redirects_in_a_circle_and_without_end(site):
    site.routes |= {"/a": redirect("/b"), "/b": redirect("/a")}
    site.routes |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    circle = gap_of(site.url("/a"))
    assert circle.code == "redirect-loop"
    assert f"{site.url('/a')} → {site.url('/b')} → {site.url('/a')}" in circle.sentence
    assert gap_of(site.url("/0")).code == "too-many-redirects"
    assert site.paths().count("/11") == 0


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://[::1", "ftp://example.org/", "javascript:alert(1)"])
def test_a_redirect_to_what_is_no_page(site, target):
    site.routes["/a"] = redirect(target)
    assert gap_of(site.url("/a")).code == "bad-redirect"


def test_a_cookie_may_be_set_on_the_way(site):
    def door(handler):
        if "seen=1" in handler.headers.get("Cookie", ""):
            site.routes["/door"] = PAGE
            site.answer(handler)
            return
        handler.send_response(302)
        for name, value in (("Location", "/door"), ("Set-Cookie", "seen=1"), ("Content-Length", "0")):
            handler.send_header(name, value)
        handler.end_headers()

    site.routes["/door"] = door
    assert only(take(site.url("/door"))).data == PAGE


@pytest.mark.parametrize(("status", "said"), [(404, "404 Not Found"), (403, "browser"), (500, "later"), (204, "empty")])
def test_an_answer_that_is_no_page(site, status, said):
    site.routes["/x"] = (status, {}, b"")
    assert said in gap_of(site.url("/x")).sentence


# --- limits -------------------------------------------------------------------------------------------------------------


def test_a_page_over_the_limit_is_left(site):
    site.routes["/big"] = b"a" * 100_001
    site.routes["/chunks"] = loopback.Site.answer  # replaced below: no Content-Length

    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        handler.close_connection = True
        while True:
            handler.wfile.write(b"a" * 10_000)

    site.routes["/chunks"] = endless
    for path in ("/big", "/chunks"):
        assert gap_of(site.url(path)).code == "too-large"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", loopback.bomb(200_000_000)),
        ("deflate", zlib.compress(bytes(50_000_000))),
        ("gzip, gzip", gzip.compress(loopback.bomb(200_000_000))),
        ("gzip", gzip.compress(bytes(60_000)) * 2),
    ],
)
def test_a_bomb_is_not_unfolded(site, encoding, body):
    site.routes["/bomb"] = packed(body, encoding)
    began = time.monotonic()
    assert gap_of(site.url("/bomb")).code == "too-large"
    assert time.monotonic() - began < 8


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("gzip", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]) + b"\0\0\0"),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("GZIP, identity", gzip.compress(PAGE)),
        ("deflate, gzip", gzip.compress(zlib.compress(PAGE))),
    ],
)
def test_packed_pages_are_unpacked(site, encoding, body):
    site.routes["/packed"] = packed(body, encoding)
    assert only(take(site.url("/packed"))).data == PAGE


@pytest.mark.parametrize(
    ("encoding", "body", "code"),
    [
        ("gzip", gzip.compress(PAGE)[:-20], "cut-off"),
        ("gzip", PAGE, "bad-encoding"),
        ("gzip", b"", "cut-off"),
        ("br", b"\x0b\x02\x80hello\x03", "bad-encoding"),
        ("gzip, gzip, gzip, gzip", PAGE, "bad-encoding"),
        ("gzip", gzip.compress(b"") * 150, "bad-encoding"),
    ],
)
def test_pages_that_cannot_be_unpacked(site, encoding, body, code):
    site.routes["/packed"] = packed(body, encoding)
    assert gap_of(site.url("/packed")).code == code


def test_a_server_that_drips_is_left(site):
    site.routes["/slow"] = loopback.drip
    began = time.monotonic()
    gap = gap_of(site.url("/slow"), fetch_seconds=0.3)
    assert gap.code == "too-slow"
    assert "--fetch-seconds" in gap.sentence
    assert time.monotonic() - began < 8


def test_a_length_that_lies(site):
    site.routes["/long"] = loopback.cut_off
    site.routes["/huge"] = (200, {"Content-Length": "99999999999999999999"}, b"")
    site.routes["/none"] = (200, {"Content-Length": "many"}, b"")
    site.routes["/short"] = (200, {"Content-Length": "20"}, PAGE)
    assert gap_of(site.url("/long")).code == "cut-off"
    assert gap_of(site.url("/huge")).code == "too-large"
    assert gap_of(site.url("/none")).code == "protocol"
    assert only(take(site.url("/short"))).data == PAGE[:20]
    assert only(take(site.url("/page"))).data == PAGE


@pytest.mark.parametrize("said", [b"", b"\x00\x01\x02\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000, b"SSH-2.0-x\r\n"])
def test_a_server_that_does_not_speak_http(said):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        def talk():
            while True:
                try:
                    with server.accept()[0] as caller:
                        caller.recv(10_000)
                        caller.sendall(said)
                except OSError:
                    return

        thread = threading.Thread(target=talk)
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        gap = gap_of(address, ignore_robots=True)
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
    assert gap.code in ("protocol", "cut-off", "no-connection")
    assert "127.0.0.1" in gap.sentence


HEADS = st.sampled_from(["Content-Length: ", "Transfer-Encoding: ", "Content-Encoding: ", "Location: ", "Set-Cookie: ", "X"])
VALUES = st.sampled_from(["chunked", "gzip", "deflate", "9", "-1", "/x", "a=b; domain=.", "http://é/", "//[", "\xff", "", ":"])
ANSWERS = st.tuples(
    st.sampled_from(["HTTP/1.1 200 OK", "HTTP/1.1 302 Found", "HTTP/1.0 200", "HTTP/1.1 100 Continue", "HTTP/1.1 999 ?", "HTTP"]),
    st.lists(st.tuples(HEADS, VALUES).map("".join), max_size=4),
    st.sampled_from([b"", b"9\r\n<p>A page.\r\n0\r\n\r\n", b"zz\r\n", PAGE, gzip.compress(PAGE)]),
)


@settings(deadline=None)
@example(("HTTP/1.1 302 Found", ["Location: /x", "Set-Cookie: n=\xe9"], b""), b"")
@given(ANSWERS, st.binary(max_size=20))
def test_whatever_a_server_says_ends_in_a_page_or_a_gap(answer, rubbish):
    status, heads, body = answer
    said = "\r\n".join([status, *heads, "", ""]).encode("latin-1") + body + rubbish

    def connect(address, port, seconds):
        return httpcore.MockStream([said])

    doors = Doors(lambda host, port: ["8.8.4.4"], connect)
    item = only(take("http://news.example/", doors=doors, ignore_robots=True))
    assert isinstance(item, Capture) or item.code != "failed", item


# --- manners ------------------------------------------------------------------------------------------------------------


def test_what_robots_txt_closes_is_left_alone(site):
    site.routes["/robots.txt"] = b"User-agent: *\nDisallow: /\nAllow: /page\n"
    site.routes["/other"] = PAGE
    assert gap_of(site.url("/other")).code == "robots"
    assert "/other" not in site.paths()
    assert only(take(site.url("/page"))).data == PAGE
    assert only(take(site.url("/other"), ignore_robots=True)).data == PAGE
    site.routes["/way"] = redirect("/other")
    site.routes["/robots.txt"] = b"User-agent: hearsay\nDisallow: /oth*r$\n"
    assert gap_of(site.url("/way")).code == "robots"
    site.routes["/robots.txt"] = (503, {"Retry-After": "0"}, b"")
    assert gap_of(site.url("/page")).code == "robots-unreadable"


def test_a_server_that_is_busy_is_asked_again(site):
    site.routes["/robots.txt"] = b""
    counts = iter(range(10))

    def busy(handler):
        number = next(counts)
        status, headers, body = ((503, {"Retry-After": "0"}, b""), (429, {}, b""), (200, {}, PAGE))[number]
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    site.routes["/busy"] = busy
    assert only(take(site.url("/busy"))).data == PAGE
    assert site.paths().count("/busy") == 3
    site.routes["/later"] = (503, {"Retry-After": "86400"}, b"")
    gap = gap_of(site.url("/later"))
    assert gap.code == "http-503"
    assert "86,400 seconds" in gap.sentence
    assert site.paths().count("/later") == 1
    site.routes["/never"] = (503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, b"")
    assert gap_of(site.url("/never")).code == "http-503"
    assert site.paths().count("/never") == 3


def test_a_connection_that_breaks_is_tried_again(site):
    site.routes["/broken"] = loopback.silent
    assert gap_of(site.url("/broken")).code == "cut-off"
    assert site.paths().count("/broken") == 3


def test_there_is_a_pause_between_requests_to_a_host(site):
    site.routes["/a"] = redirect("/page")
    take(site.url("/a"), host_pause=0.2, fetch_seconds=0.3)
    times = [when for _, _, when in site.asked]
    assert site.paths() == ["/robots.txt", "/a", "/page"]
    assert all(b - a >= 0.19 for a, b in pairwise(times))


def test_nobody_at_home():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert gap_of(f"http://127.0.0.1:{port}/").code == "no-connection"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Hearsay/2\nDisallow: /b", "/x", True),
        ("User-agent: other\nUser-agent: hearsay\nDisallow: /x # all of it", "/x/y", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("user-agent:*\ndisallow:/*.pdf$", "/a.pdf", False),
        ("user-agent:*\ndisallow:/*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /%7Euser/", "/~user/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("\ufeffUser-agent: *\r\nDisallow: /x\r\nSitemap: http://x/\r\nDisallow: /y", "/y", False),
        ("Disallow: /", "/x", True),
        ("User-agent: *\nDisallow: /" + "*a" * 5000 + "$", "/" + "a" * 4000 + "b", True),
    ],
)
def test_rules_for_programs(robots, path, allowed):
    assert read_rules(robots).allows(path) is allowed


def test_the_pause_that_a_site_asks_for():
    for said, seconds in (("2.5", 2.5), ("nan", 0), ("-1", 0), ("1e9", 30), ("soon", 0)):
        assert read_rules(f"User-agent: *\nCrawl-delay: {said}\nDisallow: /x").delay == seconds


@settings(deadline=None)
@given(st.text(alphabet="aA:*/$% \n#ulow-gentdisr", max_size=200), st.text(alphabet="/ab%?", max_size=30))
def test_no_robots_txt_breaks_the_reader(text, path):
    read_rules("User-agent: *\n" + text).allows("/" + path)


# --- addresses ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "169.254.1.1", "[::1]", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "0.0.0.0",
        "10.1.2.3", "100.64.3.4", "[::ffff:127.0.0.1]", "[fe80::1]", "[64:ff9b::7f00:1]", "224.0.0.1", "[2002:7f00:1::]",
    ],
)
def test_what_is_no_public_server_is_refused(site, host):
    item = gap_of(site.url("/page", host), allow_private=False)
    assert item.code == "refused-address"
    assert "--allow-private" in item.sentence
    assert site.asked == []


@pytest.mark.parametrize("host", ["169.254.169.254", "keys.example", "[fd00:ec2::254]", "[64:ff9b::a9fe:a9fe]"])
def test_the_keys_of_a_cloud_are_never_asked_for(site, host):
    streets = loopback.Streets({"keys.example": [["169.254.169.254"]]})
    item = gap_of(site.url("/page", host), doors=streets.doors, allow_private=True)
    assert item.code == "refused-address"
    assert "--allow-private" not in item.sentence
    assert streets.connected == []


def test_a_name_that_leads_inside_is_refused(site):
    streets = loopback.Streets({"news.example": [["8.8.4.4"]], "inside.example": [["8.8.4.4", "10.0.0.1"]]})
    assert only(take(site.url("/page", "news.example"), doors=streets.doors)).uri == site.url("/page", "news.example")
    assert set(streets.connected) == {"8.8.4.4"}
    before = list(streets.connected)
    assert gap_of(site.url("/page", "inside.example"), doors=streets.doors).code == "refused-address"
    assert streets.connected == before
    assert dict(site.asked[-1][1])["Host"] == f"news.example:{site.port}", "the server hears the name, not the address"


@pytest.mark.parametrize("host", ["127.0.0.1", "metadata.example", "[::1]"])
def test_a_redirect_may_not_lead_inside(site, host):
    streets = loopback.Streets({"news.example": [["8.8.4.4"]], "metadata.example": [["169.254.169.254"]]})
    site.routes["/a"] = redirect(site.url("/page", host))
    gap = gap_of(site.url("/a", "news.example"), doors=streets.doors)
    assert gap.code == "refused-address"
    assert "It redirects to" in gap.sentence
    assert set(streets.connected) == {"8.8.4.4"}
    assert "/page" not in site.paths()


def test_a_name_that_changes_between_check_and_connection(site):
    site.routes["/page"] = loopback.silent  # every request takes a new connection, and so a new look at the name
    streets = loopback.Streets({"news.example": [["8.8.4.4"], ["127.0.0.1"]]})
    gap = gap_of(site.url("/page", "news.example"), doors=streets.doors, ignore_robots=True)
    assert gap.code == "refused-address"
    assert streets.connected == ["8.8.4.4"]


def test_a_name_server_that_never_answers():
    def never(host, port):
        time.sleep(1.0)
        return []

    gap = gap_of("http://news.example/", doors=Doors(never, loopback.Streets({}).connect), fetch_seconds=0.1)
    assert gap.code == "unknown-host"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("ftp://example.org/x", "scheme"),
        ("http://", "bad-address"),
        ("http://exa mple.org:1/", "unknown-host"),
        ("http://example.org:99999/", "bad-address"),
        ("http://[::1/", "bad-address"),
        ("http://xn--a/", "bad-address"),
        ("http://example.org:port/", "bad-address"),
        ("http://" + "a" * 300 + ".example/", "unknown-host"),
        ("http://example.org/" + "a" * 9000, "bad-address"),
    ],
)
def test_addresses_that_cannot_be_meant(address, code):
    assert gap_of(address).code == code


def test_an_international_name_takes_its_ascii_form(site):
    streets = loopback.Streets({"xn--strae-oqa.example": [["8.8.4.4"]]})
    page = only(take(f"http://straße.example:{site.port}/page", doors=streets.doors))
    assert page.uri == f"http://xn--strae-oqa.example:{site.port}/page"


def test_a_password_is_used_once_and_written_nowhere(site):
    site.routes |= {"/a": redirect("/page"), "/b": redirect(site.url("/page", "user:s3cret@localhost"))}
    for path in ("/page", "/a", "/b", "/missing"):
        found = take(site.url(path, "me:s3cret@127.0.0.1"))
        assert "s3cret" not in repr(found)
    sent = [(path, headers.get("Host"), "Authorization" in headers) for path, headers, _ in site.asked]
    assert ("/page", f"127.0.0.1:{site.port}", True) in sent
    assert ("/page", f"localhost:{site.port}", False) in sent
    assert ("/robots.txt", f"127.0.0.1:{site.port}", False) in sent
    for address in ("http://me:s3cret@host:port/", "http://me:s3/cret@host/", "ftp://me:s3cret@host/"):
        assert "cret" not in repr(gap_of(address)).replace("--", "")


def test_which_addresses_are_public():
    for address in ("8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"):
        assert not_public(address) is None, address
    for address in ("", "x", "::", "::7f00:1", "fe80::1%eth0", "fd00:ec2::254", "2001:0:1::", "64:ff9b::a9fe:a9fe", "4000::1"):
        assert not_public(address), address


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_as_public_as_python_thinks(ip):
    relay = ip in ip_network("192.88.99.0/24") or ip in ip_network("192.0.0.0/24")
    assert relay or (not_public(str(ip)) is None) == (ip.is_global and not ip.is_multicast)
    assert not_public(f"::ffff:{ip}")
    assert not_public(f"64:ff9b::{ip}") == not_public(str(ip))


# --- the command ----------------------------------------------------------------------------------------------------------


def test_every_address_that_fails_is_named(hearsay, site):
    site.routes["/loop"] = redirect("/loop")
    addresses = [site.url("/loop"), site.url("/none", "me:s3cret@127.0.0.1"), "ftp://a.example/", "http://[::1"]
    done = hearsay("add", "x.case", *addresses, "--host-pause", "0", "--allow-private")
    assert done.returncode == 1
    failed = [line for line in done.stderr.splitlines() if line]
    assert len(failed) == 4
    assert all(line.startswith(("failed: http://", "failed: ftp://")) for line in failed)
    gaps = [json.loads(line) for line in hearsay("export", "x.case", "gaps").stdout.splitlines()]
    assert {gap["code"] for gap in gaps} == {"redirect-loop", "http-404", "scheme", "bad-address"}
    assert b"s3cret" not in (hearsay.folder / "x.case").read_bytes()
