"""Lines in capitals: what the parser is given instead."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.language.capitals import as_in_sentences, as_in_text, inside_sentences, shouted, title_cased


def test_only_lines_that_are_in_capitals_throughout():
    assert shouted(["MINISTERS", "DENY", "DEAL", "WITH", "REBELS"])
    assert not shouted(["Ministers", "Deny", "Deal", "With", "Rebels"])
    assert not shouted(["The", "NATO", "and", "UNHCR", "envoys", "met"])


def test_the_page_tells_names_from_words():
    text = "VELD LEAVES NORLAND WITH PAPERS\nToday, Veld said that she leaves Norland."
    seen = inside_sentences(text, [(0, 31), (32, len(text))])
    words = ["VELD", "LEAVES", "NORLAND", "WITH", "PAPERS"]
    assert as_in_sentences(words, seen=seen) == ["Veld", "leaves", "Norland", "with", "papers"]


def test_a_title_cased_headline_gets_small_letters_but_for_names():
    words = ["Orvena", "Soldiers", "Kill", "Nine", "Civilians", "in", "Hesk", "Market"]
    assert title_cased(words)
    assert as_in_text(words, seen={}) == ["Orvena", "soldiers", "kill", "nine", "civilians", "in", "Hesk", "market"]
    seen = inside_sentences("The Hesk Market burned. In the Hesk Market nine died.", [(0, 52)])
    assert as_in_text(words, seen=seen)[-1] == "Market"
    assert not title_cased(["Orvena", "air", "strikes", "kill", "nine", "civilians"])


@given(st.lists(st.text(alphabet="ABCabcÄß-’'09", min_size=1, max_size=8), max_size=12))
def test_as_many_words_with_the_same_letters(words):
    out = as_in_sentences(words, seen={})
    assert [w.lower() for w in out] == [w.lower() for w in words]
