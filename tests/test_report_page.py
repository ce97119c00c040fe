"""The dossier as a file: well formed, self-contained, every link with its target, hostile words harmless."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import views
from ledgers import case

from hearsay.records import Ledger
from hearsay.report import dossier, page

VOID = {"br", "col", "hr", "img", "meta", "wbr"}
LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest"}


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed in its turn; collects ids, links and what could load something."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.events: list[str] = []
        self.styles: list[str] = []
        self.tags: Counter[str] = Counter()

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        self.tags[tag] += 1
        self.ids += [names["id"]] if "id" in names else []
        self.links += [names["href"]] if "href" in names else []
        self.loads += [value for key, value in attrs if key in LOADING]
        self.events += [key for key in names if key.startswith("on")]
        self.styles += [names["style"]] if "style" in names else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def read(self, text: str) -> "Reader":
        self.feed(text)
        self.close()
        assert self.open == []
        return self


def write(ledger: Ledger) -> str:
    return dossier(ledger, title="Hasrin & <the> valley", version="0.1.0", case_digest="ab" * 32)


@pytest.fixture(params=["weighed", "by hand", "empty"])
def text(request, monkeypatch) -> str:
    if request.param == "by hand":
        for name, view in (
            ("credit_matrix", views.credit),
            ("number_table", views.numbers),
            ("clash_matrix", views.clash),
            ("state_lines", views.states),
            ("timeline", views.moments),
        ):
            monkeypatch.setattr(page, name, view)
    return write(Ledger() if request.param == "empty" else case())


def test_is_well_formed(text):
    reader = Reader().read(text)
    assert reader.tags["main"] == reader.tags["h1"] == reader.tags["nav"] == 1


def test_ids_are_unique_and_every_link_has_its_target(text):
    reader = Reader().read(text)
    assert [name for name, times in Counter(reader.ids).items() if times > 1] == []
    assert {link for link in reader.links if not link.startswith("#")} == set()
    assert {link[1:] for link in reader.links} - set(reader.ids) == set()


def test_asks_for_nothing_outside(text):
    reader = Reader().read(text)
    assert reader.loads == reader.events == reader.styles == []
    assert reader.tags["link"] == reader.tags["iframe"] == reader.tags["img"] == 0
    assert not re.search(r"url\(\s*(?!#)", text)
    assert "@import" not in text


def test_policy_lets_in_only_its_own_style_and_script(text):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    allowed = policy.group(1).replace("&#39;", "'")
    assert allowed.startswith("default-src 'none';")
    assert "unsafe" not in allowed
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", text, re.S)
        assert inner is not None
        digest = base64.b64encode(hashlib.sha256(inner.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed


def test_hostile_words_are_only_words(text):
    assert "<script>alert" not in text
    assert "<the>" not in text
    assert Reader().read(text).tags["script"] == 1


def test_same_ledger_same_bytes():
    assert write(case()) == write(case())


def test_order_of_the_tables_does_not_matter():
    ledger = case()
    turned = {
        name: dict(reversed(list(getattr(ledger, name).items())))
        for name in ("documents", "segments", "statements", "claims", "entities")
    }
    assert write(replace(ledger, **turned)) == write(ledger)


def test_every_table_has_a_caption_and_headed_columns(text):
    for table in re.findall(r"<table.*?</table>", text, re.S):
        assert table.count("<caption") == 1
        assert '<th scope="col">' in table
        assert '<th scope="row">' in table


def test_can_be_written_even_where_a_page_holds_a_lone_surrogate():
    ledger = case()
    first = next(iter(ledger.documents.values()))
    broken = replace(first, title="a\ud800b\x00c")
    text = write(replace(ledger, documents={**ledger.documents, first.id: broken}))
    assert "a\ufffdb\ufffdc" in text
    text.encode("utf-8")


def test_title_and_case_are_named(text):
    assert '<h1 dir="auto">Hasrin &amp; &lt;the&gt; valley</h1>' in text
    assert "ab" * 32 in text
