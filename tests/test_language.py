"""Parsing keeps every offset, whatever the text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.language import analyse, child, fold, span, subtree
from hearsay.records import Document, Segment


def document(text: str) -> Document:
    return Document(
        id="doc1:t",
        capture_sha256="0",
        uri="test:",
        media_type="text/plain",
        retrieved_at="",
        outlet=None,
        title=None,
        authors=(),
        published=None,
        language="en",
        text=text,
    )


def body(text: str, start: int = 0, end: int | None = None, kind: str = "body", name: str = "seg1:t") -> Segment:
    end = len(text) if end is None else end
    return Segment(id=name, document="doc1:t", kind=kind, start=start, end=end, origin_start=start, origin_end=end)


def parse_of(text: str):
    return analyse(document(text), [body(text)])


PIECES = (
    "“",
    "”",
    '"',
    "‘",
    "’",
    " ",
    "  ",
    "\u00a0",
    "\n",
    "\n\n",
    "—",
    "–",
    "...",
    "said",
    "Kesh",
    "don't",
    "U.S.-led",
    "%100",
    "19,5",
    "مرحبا",
    "😀",
    "\u200b",
    "(",
    ")",
    "Gen. Areth",
    "he",
    ".",
    "?!",
    "4,013",
    "é",
    "\t",
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_tokens_are_the_words_of_the_text(text):
    parse = parse_of(text)
    at = 0
    for token in parse.tokens:
        assert text[token.start : token.end] == token.text
        assert token.start >= at
        assert token.text.strip() == token.text != ""
        at = token.end
    assert not any("".join(text[a.end : b.start].split()) for a, b in pairwise(parse.tokens)), "no word is lost"
    assert [s.first for s in parse.sentences] == [0, *(s.last for s in parse.sentences)][: len(parse.sentences)]
    for token in parse.tokens:
        assert parse.sentence_of[token.index] == parse.sentence_of[token.head], (
            "a word hangs on one of its own sentence"
        )


@given(st.text())
def test_folding_keeps_length_and_everything_but_typography(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_a_line_end_is_no_word_and_ends_the_sentence():
    parse = parse_of("The mill was hit\n\nNobody was there")
    assert [t.text for t in parse.tokens] == ["The", "mill", "was", "hit", "Nobody", "was", "there"]
    assert len(parse.paragraphs) == 2
    assert len(parse.sentences) >= 2


def test_what_is_pasted_is_parsed_once_and_as_its_own():
    text = "Look at this.\nThe army left the town.\nSo there."
    start, end = text.index("The army"), text.index("\nSo")
    parse = analyse(
        document(text), [body(text, kind="comment", name="outer"), body(text, start, end, "pasted", "inner")]
    )
    voices = {parse.tokens[p.first].text: p.segment for p in parse.paragraphs}
    assert voices == {"Look": "outer", "The": "inner", "So": "outer"}


def test_boilerplate_and_hidden_text_are_not_read():
    text = "Sign up now.\nThe army left."
    parse = analyse(document(text), [body(text, 0, 12, "boilerplate", "a"), body(text, 13, kind="hidden", name="b")])
    assert parse.tokens == ()


def test_a_plain_sentence_is_understood():
    text = "The army of Norland captured the village on Monday."
    parse = parse_of(text)
    verb = next(t for t in parse.tokens if t.text == "captured")
    subject = child(parse, verb.index, "nsubj")
    assert verb.lemma == "capture"
    assert span(parse, subtree(parse, subject.index), text).text == "The army of Norland"
    assert child(parse, verb.index, "obj").text == "village"


@pytest.mark.parametrize("text", ["word " * 40_000, "(" * 5000, "a" * 100_000, "no end, " * 10_000])
def test_long_input_takes_time_in_proportion(text):
    began = time.monotonic()
    parse = parse_of(text)
    assert parse.tokens
    assert time.monotonic() - began < 60


def test_a_text_without_apostrophes_has_names_and_their_s_as_two_words():
    text = "Norways north was quiet. " + "The men of the valley came home to Norway in the evening and ate. " * 8
    parse = parse_of(text)
    assert [t.text for t in parse.tokens[:3]] == ["Norway", "s", "north"]
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)


def test_plurals_stay_whole_and_so_does_everything_where_apostrophes_are():
    many = "The Kurds and the Norwegians met in Norway. " * 12
    assert not any(t.text == "s" for t in parse_of(many).tokens)
    assert not any(t.text == "s" for t in parse_of("Norways north isn't cold. " * 20).tokens)


def test_a_sentence_ends_at_a_full_stop_without_a_space_behind_it():
    text = "They closed the pipeline [8].This hurt the country.It was decided in 2014.The army of J.Smith left.[3] So it was."
    parse = parse_of(text)
    found = [text[parse.tokens[s.first].start : parse.tokens[s.last - 1].end] for s in parse.sentences]
    assert found[:3] == ["They closed the pipeline [8].", "This hurt the country.", "It was decided in 2014."]
    assert found[3].startswith("The army of J.Smith left.")


def test_a_thousand_comments_inside_each_other_and_beside_are_read_once_each():
    lines = [f"The mill number {n} burnt." for n in range(60)]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]

    def segment(name, kind, start, end):
        return Segment(id=name, document="doc1:t", kind=kind, start=start, end=end, origin_start=start, origin_end=end)

    # every third line is pasted into the comment of the two around it
    segments = [
        made
        for n in range(0, len(lines), 3)
        for made in (
            segment(f"c{n}", "comment", starts[n], starts[n + 2] + len(lines[n + 2])),
            segment(f"p{n}", "pasted", starts[n + 1], starts[n + 1] + len(lines[n + 1])),
        )
    ]
    parse = analyse(document(text), segments[::-1])
    told = [(p.segment, text[parse.tokens[p.first].start : parse.tokens[p.last - 1].end]) for p in parse.paragraphs]
    assert sorted(line for _, line in told) == sorted(lines)
    assert {owner[0] for owner, line in told if line in lines[1::3]} == {"p"}


@pytest.mark.parametrize(
    "text", ["See https://example.org/" + "a/b" * 300 + " for the mill.", "(" * 900 + "x", "«" * 1700]
)
def test_runs_without_spaces_keep_their_places(text):
    parse = parse_of(text)
    assert "".join(t.text for t in parse.tokens) == "".join(text.split())
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
