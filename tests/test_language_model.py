"""The shipped pipeline, loaded the short way, is the one that spaCy would load."""

import subprocess
import sys
from importlib.resources import files

import pytest
import spacy
from spacy.util import compile_infix_regex

from hearsay.language.arithmetic import use_precision
from hearsay.language.model import load

TEXT = (
    "Dr. Ina Dahl, who’s from Ostrel, didn't say (on 3 March 2031) that 19,5% of the U.S.-led force had left.[12] They "
    "“wouldn't” go to https://example.org/a?b=1 :-) e.g. at 10a.m., said the ministry.The mayor's office: no. Gonna rain?"
)


@pytest.fixture(scope="module")
def plain():
    """What spaCy loads by itself, with the words at which run-together sentences are parted."""
    from hearsay.language.model import _RUN_TOGETHER

    load()  # registers the architecture that the model names
    nlp = use_precision(spacy.load(str(files("hearsay.language").joinpath("models", "english"))), "float32")
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, *_RUN_TOGETHER]).finditer
    return nlp


def test_words_are_cut_as_spacy_cuts_them(plain):
    quick, slow = load().tokenizer, plain.tokenizer
    assert quick.rules == slow.rules
    assert quick.to_bytes(exclude=["vocab"]) == slow.to_bytes(exclude=["vocab"])
    assert [(t.text, t.idx) for t in quick(TEXT)] == [(t.text, t.idx) for t in slow(TEXT)]


def test_the_parse_is_the_same(plain):
    told = [[(t.text, t.pos_, str(t.morph), t.head.i, t.dep_, t.ent_type_, t.ent_iob_, t.is_sent_start) for t in doc]
            for doc in (load()(TEXT), plain(TEXT))]
    assert told[0] == told[1]


def test_a_process_that_only_reads_pages_does_without_the_commands_of_spacy():
    code = (
        "import sys; from hearsay.analysis import load_models; load_models(); from hearsay.language import load; "
        "assert [t.pos_ for t in load()('She left.')] == ['PRON', 'VERB', 'PUNCT']; "
        "print(any(name in sys.modules for name in ('weasel', 'requests', 'jinja2')))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False", found.stderr
