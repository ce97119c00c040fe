"""Laws that hold for any text: spans round-trip, chains end, time stays linear, the lexicon can be read."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sayings import attribution, page

from hearsay.attribution import attribute, cues
from hearsay.knowledge import rows

TEXT = (
    "“The bridge,” Ana Veld said, “is gone.” She told the Valley Herald that nobody was hurt; 'a miracle,' she called it. "
    'According to the ministry, however, nine people died. The army — which denies it — said: "We held fire."\n'
    "“Nobody came,” a man wrote. “We waited, and they said ‘not now’ to us."
)
STANCES = {
    "says",
    "claims",
    "admits",
    "denies",
    "confirms",
    "warns",
    "predicts",
    "promises",
    "asks",
    "doubts",
    "believes",
    "knows",
    "wants",
    "plans",
    "orders",
    "proposes",
    "accuses",
    "praises",
    "criticises",
    "supports",
    "opposes",
    "refuses",
    "agrees",
    "fears",
    "hopes",
    "shows",
    "suggests",
    "feels",
}
EDITS = st.lists(
    st.tuples(
        st.integers(0, len(TEXT) - 1), st.sampled_from(["", "“", "”", '"', "'", "  ", "\n", ",", ".", "🙂", "א"])
    ),
    max_size=12,
)


#: What pages are at their worst: each has to give spans that hold, whatever is found in it.
WORST = {
    "no stop": "the mayor said that the bridge fell and the army denied it and " * 60,
    "one sentence of 1,500 words": "He said that she said that the man, who denied it, left “and the rest, " * 100,
    "capitals": "THE MAYOR SAID THAT THE BRIDGE HAD FALLEN. “NOBODY WAS HURT,” SHE ADDED. THE ARMY DENIED IT.",
    "no capitals": "the mayor said that the bridge had fallen. “nobody was hurt,” she added. ana veld denied it.",
    "quotes": "“The bridge is gone. ‘Who told you?” she said. \"Nobody,' he replied. «It fell, they say.\n“And then?",
    "mixed scripts": "The mayor said: «Мост рухнул». Ana Veld сказала “nobody was hurt” וגם “לא”. العمدة said no.",
    "right to left": "אמר ראש העיר: “הגשר נפל”. قال العمدة: «سقط الجسر»، he said.",
    "emoji": "Ana Veld 😀 tweeted: “The bridge 🌉 is gone 😢” 👍 said nobody 🤷‍♀️.",
    "noise": "Tbe m@yor sald tliat tbe br1dge had fa11en, “N0body was hurt, ' she addcd.. ,, ;: —— (said (said",
    "dashes": "— — — said — “ — ” — said, — he — said —",
    "datelines": "LUND (Reuters) —\nORSK (AP) - - -\n(Reuters) — said",
}


def check(text):
    found = attribution(text)
    ids = {s.id: s for s in found.statements}
    assert len(ids) == len(found.statements)
    for statement in found.statements:
        assert statement.part_of is None or statement.part_of in ids
        spans = [*statement.content, *(x for x in (statement.cue, statement.source) if x is not None)]
        assert statement.content
        for span in spans:
            assert text[span.start : span.end] == span.text
            assert span.text
        assert statement.within is None or statement.within in ids
        steps, at = 0, statement
        while at.within is not None:
            at, steps = ids[at.within], steps + 1
            assert steps <= len(ids)
    for gap in found.gaps:
        assert 0 <= gap.start < gap.end <= len(text)


@settings(max_examples=40, deadline=None)
@given(EDITS)
def test_spans_round_trip_under_random_edits(edits):
    text = TEXT
    for at, mark in sorted(edits, reverse=True):
        text = text[:at] + mark + text[at + (not mark) :]
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "said",
        "“",
        "””””",
        "“said”",
        "According to",
        "HE SAID THE BRIDGE HAD FALLEN AND SHE DENIED IT",
        "he said the bridge had fallen and she denied it",
        "قال الوزير إن الجسر سقط",
        "министр сказал, что мост рухнул",
        "🙂 said 🙂",
        "said said said said said",
        "that that that that",
        ": : :",
        "— Ana",
    ],
)
def test_odd_texts(text):
    check(text)


@pytest.mark.parametrize("name", WORST)
def test_the_worst_pages(name):
    check(WORST[name])


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(["capitals", "no capitals", "quotes", "mixed scripts", "emoji", "noise"]),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 6), st.sampled_from(["", "”", " said ", "\n", "(", "—"])), max_size=8),
)
def test_spans_round_trip_in_worn_pages(name, cuts):
    text = WORST[name]
    for at, width, put in cuts:
        text = text[:at] + put + text[at + width :]
    check(text)


def test_a_book_of_unbalanced_quotes_takes_linear_time():
    def seconds(paragraphs):
        line = "“The bridge fell,” she said. ‘Who told “you,” he asked. \"Nobody said that, 'they replied. It rained.\n"
        document, segments, parse = page(line * paragraphs)
        parse.children, parse.sentence_of  # noqa: B018  # they are counted to the parse
        began = time.process_time()
        attribute(document, segments, parse, mentions=[], entities=[])
        return time.process_time() - began

    seconds(10)
    assert seconds(160) < 12 * max(seconds(40), 0.02)


def test_the_order_of_names_does_not_matter():
    document, segments, parse = page(TEXT)
    once = attribute(document, segments, parse, mentions=[], entities=[])
    assert once == attribute(document, segments[::-1], parse, mentions=[], entities=[])


def test_a_sentence_without_end_takes_linear_time():
    def seconds(times):
        document, segments, parse = page("He said that she said that the man, who denied it, left “and ” " * times)
        parse.children, parse.sentence_of  # noqa: B018  # they are counted to the parse
        began = time.process_time()
        attribute(document, segments, parse, mentions=[], entities=[])
        return time.process_time() - began

    seconds(20)
    assert seconds(400) < 12 * max(seconds(100), 0.02)


def test_every_cue_has_a_stance_and_takes_something_known():
    known = {
        "clause",
        "that",
        "wh",
        "to",
        "quote",
        "hearer",
        "thing",
        "thing-with",
        "thing-at",
        "shown",
        "name",
        "as",
        "ing",
        "about",
        "for",
        "of",
        "on",
        "against",
        "with",
        "at",
        "over",
        "in",
        "from",
        "into",
    }
    seen = set()
    for row in rows("cues"):
        assert row["kind"] in {"verb", "noun"}, row
        assert row["stance"] in STANCES, row
        assert row["takes"], row
        assert set(row["takes"].split()) <= known, row
        assert (row["cue"], row["kind"]) not in seen, row
        seen.add((row["cue"], row["kind"]))


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("wrote", "write"),
        ("criticizing", "criticize"),
        ("worried", "worry"),
        ("pointed", "point"),
        ("confesses", "confess"),
    ],
)
def test_forms(form, lemma):
    assert lemma in {f.cue.lemma for f in cues.verbs()[form]}
