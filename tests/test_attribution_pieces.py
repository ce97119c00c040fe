"""Pieces: the words of a source that can be taken for themselves."""

from sayings import attribution, pieces, said, who, words

MIXED = "The general noted that his men held “the mill and the lock,” but “the town was lost for good.”"


def test_each_quotation_of_a_paraphrase_is_a_piece_in_the_words_of_the_source():
    (whole,) = said(MIXED)
    found = pieces(MIXED)
    assert whole.mode == "mixed"
    assert [(words(p), p.mode, who(p)) for p in found] == [
        ("the mill and the lock", "direct", "The general"),
        ("the town was lost for good", "direct", "The general"),
    ]
    assert {p.part_of for p in found} == {p.within for p in found} == {whole.id}


def test_sentences_on_both_sides_of_the_speaker_are_pieces():
    text = "“We cannot say that it is over,” said Kano Veld. “They are beaten. But the danger remains.”"
    (whole, _) = said(text)
    assert words(whole) == "We cannot say that it is over | They are beaten. But the danger remains"
    assert [words(p) for p in pieces(text)] == ["We cannot say that it is over", "They are beaten. But the danger remains"]


def test_a_sentence_that_only_the_speaker_breaks_is_one():
    assert pieces("“The bridge,” Veld said, “is gone for good.”") == ()


def test_each_clause_with_its_own_that_is_a_piece():
    text = "The envoy admitted that the war was not over and that the army had no bread."
    assert [words(p) for p in pieces(text)] == ["the war was not over", "the army had no bread"]


def test_a_single_quoted_word_and_a_title_are_no_pieces():
    assert pieces("The mayor said that the “truce” had never held.") == ()
    assert pieces("The mayor said that she had sung “Night on the Lake” for them.") == ()


def test_words_of_somebody_else_are_no_piece_of_who_reports_them():
    text = "The Valley Herald reported that the mayor told reporters that “our work is not done.”"
    assert {who(p) for p in pieces(text)} <= {"the mayor"}


def test_a_piece_adds_no_hop_to_a_chain():
    text = "The Valley Herald reported that the mayor said that the “old stone bridge” had fallen."
    found = {s.id: s for s in attribution(text).statements}
    (piece,) = pieces(text)
    assert who(found[piece.within]) == "The Valley Herald"
    assert who(found[piece.part_of]) == "the mayor"
