"""Where a headline ends: before a source whose colon was lost, and where the text on its line begins."""

from itertools import pairwise

import pytest

from hearsay.language.headlines import headline_ends, headlines, names_source


def cut(text):
    """The parts of a text whose first line is its headline."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    heads = headlines(text, lines, [n == 0 for n in range(len(lines))])
    ends = sorted({0, *headline_ends(text, lines, heads), *(start for start, _ in lines), len(text)})
    return [text[a:b].strip() for a, b in pairwise(ends)]


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        ("Orlania air strikes kill 32 Monitor", ["Orlania air strikes kill 32", "Monitor"]),
        ("Army kills 62 rebels east of Hesk Monitoring group", ["Army kills 62 rebels east of Hesk", "Monitoring group"]),
        ("Blast kills nine in Hesk market Police", ["Blast kills nine in Hesk market", "Police"]),
        ("Blast kills nine in the market | Hesk Courier", ["Blast kills nine in the market", "| Hesk Courier"]),
        ("Blast kills nine in the market NGO - World - Hesk Online",
         ["Blast kills nine in the market", "NGO", "- World - Hesk Online"]),
    ],
)
def test_what_is_no_part_of_the_news_is_cut_off(headline, parts):
    assert cut(headline) == parts


@pytest.mark.parametrize(
    "headline",
    [
        "Blast kills nine in Hesk market: monitor",
        "Nine men were killed by police",
        "Rebels kill two officials",
        "Blast Kills Nine in Hesk Market Police",
        "Envoy meets the monitor",
    ],
)
def test_what_belongs_to_the_news_stays(headline):
    assert cut(headline) == [headline]


def test_a_repeated_headline_ends_where_the_first_one_does():
    text = "Raids kill nine in Hesk Monitor\nRaids kill nine in Hesk Monitor OPA Monday At least nine died."
    assert cut(text)[2:] == ["Raids kill nine in Hesk", "Monitor", "OPA Monday At least nine died."]


def test_a_source_alone():
    assert names_source("monitor")
    assert not names_source("monitors of the truce")
