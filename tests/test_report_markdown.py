"""The dossier as Markdown: the same words and links as the HTML, hostile words harmless."""

import re

from ledgers import case

from hearsay.records import Ledger
from hearsay.report import as_markdown, dossier


def written(ledger: Ledger) -> tuple[str, str]:
    page = dossier(ledger, title="Hasrin & <the> *valley*", version="0.1.0", case_digest="ab" * 32)
    return page, as_markdown(page)


def test_every_link_has_its_target():
    _, text = written(case())
    targets = set(re.findall(r'<a id="([^"]+)">', text))
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links
    assert links <= targets


def test_has_the_sections_and_claims_of_the_page():
    page, text = written(case())
    for title in re.findall(r'<h2[^>]*>.*?</span> ([^<]+)</h2>', page):
        assert re.search(rf"^## \d+ {re.escape(title)} ", text, re.M), title
    assert set(re.findall(r'id="(c-clm1-[^"]+)"', page)) <= set(re.findall(r'id="(c-clm1-[^"]+)"', text))


def test_words_that_look_like_markup_stay_text():
    _, text = written(case())
    assert text.startswith("Dossier\n\n# Hasrin &amp; &lt;the&gt; \\*valley\\*\n")
    assert "<script" not in text
    assert "<the>" not in text


def test_tables_are_whole():
    _, text = written(case())
    for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
        lines = block.strip().splitlines()
        assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {lines[1].count("|")}


def test_lists_quotations_and_white_space():
    page = "<ul><li>one</li><li><b>two</b> | x<ul><li>three</li></ul></li></ul><blockquote><p>1. said</p></blockquote>"
    assert as_markdown(page) == "- one\n- **two** \\| x\n  - three\n\n> 1\\. said\n"


def test_an_empty_case_makes_a_page_as_well():
    _, text = written(Ledger())
    assert "# Hasrin" in text
