"""A parse as folded words, and the runs of capitals among them that names are cut from."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..language import names_source
from ..records import Parse, Segment
from .lexicon import longest, word_set
from .romanise import fold_name

_INSIDE = frozenset(
    {"of", "for", "the", "and", "on", "de", "des", "du", "la", "le", "del", "della", "di", "da", "do", "dos", "e", "y"}
)
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
# Parts of speech that a name does not begin with at the head of a sentence, where every word has a capital.
_NO_NAME = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "ADV", "PART", "INTJ", "VERB", "NUM"})
_MOSTLY_CAPITALS = 0.7
_MOST_INSIDE = 3
#: Longer stretches of capitals are cut, so that a shouted page stays linear.
_LONGEST_RUN = 24
_MOST_REACH = 8
_LONGEST_KNOWN = 6
#: Words of the longest source of a headline that is cut off it ("state news agency").
_MOST_OF_SOURCE = 4
_ENGLISH = frozenset({"as", "at", "an", "ad", "us", "do", "d", "e", "y", "o"})
_END_MARKS = frozenset(".!?:;…\"'”’)]»")
_HYPHENS = frozenset("-‐‑–")
_ELIDED = re.compile(r"[a-z]{1,2}['’]?[A-Z]")


class Word(NamedTuple):
    """A word of the text in folded form.

    `capital`: it begins with a capital letter; `shouted`: it is all capitals. `joined` is how it follows the one
    before: a space, `-`, `'`, or empty after a break.
    """

    folded: str
    start: int
    end: int
    token: int
    capital: bool
    shouted: bool
    joined: str


class Run(NamedTuple):
    """Words `first` to `last` (exclusive): capitals and what may stand between them. `reach` is where the next break
    is.

    `opens`: it begins a sentence; `weak`: with a word that has its capital only from that; `loose`: with one that is no
    name by its grammar, and may have it from that.
    """

    first: int
    last: int
    reach: int
    opens: bool
    weak: bool
    heading: bool
    loose: bool = False


class _Look(NamedTuple):
    """What a token's text looks like, the same wherever it stands."""

    folded: str
    capital: bool
    shouted: bool


@lru_cache(maxsize=65536)
def _look(text: str) -> _Look:
    if text in _POSSESSIVE:
        return _Look("s", False, False)
    # "Paris", "d'Ivoire", "al-Assad" are written as names are, "US$" is not.
    capital = ("$" not in text) if text[0].isupper() else bool(_ELIDED.match(text))
    return _Look(fold_name(text), capital, text.isupper())


def words_of(parse: Parse) -> list[Word]:
    """Returns the words of a document in reading order; breaks are kept as an empty `joined` of the word after them."""
    out: list[Word] = []
    starts = {paragraph.first for paragraph in parse.paragraphs} | _after_end_marks(parse)
    joined, last = "", -1
    for token in parse.tokens:
        index, start, end, text = token[:4]
        folded, capital, shouted = _look(text)
        if index in starts:
            joined = ""
        if folded:
            if start == last and joined == " ":
                joined = "'"
                capital = capital and not out[-1].folded[-1:].isdigit()  # "16GB" is no Britain
            out.append(Word(folded, start, end, index, capital, shouted, joined))
            joined = " "
        else:
            joined = "-" if text in _HYPHENS and start == last else ""
        last = end
    return _with_articles(out)


def _after_end_marks(parse: Parse) -> set[int]:
    """Where sentences begin; a border that no mark shows is a slip of the parser and cuts no name.

    The source of a headline that lost its colon ("near Hesk Monitor") is cut off without a mark.
    """
    out = {s.first for s in parse.sentences if s.first and parse.tokens[s.first - 1].text[-1] in _END_MARKS}
    for sentence in parse.sentences:
        if sentence.last - sentence.first <= _MOST_OF_SOURCE:
            words = parse.tokens[sentence.first : sentence.last]
            if names_source(" ".join(token.lower for token in words)):
                out |= {sentence.first, sentence.last}
    return out


def _with_articles(words: list[Word]) -> list[Word]:
    """The small article of "al-Shafah" is part of the name: it counts as a capital."""
    for n in range(1, len(words)):
        word, before = words[n], words[n - 1]
        if (
            word.joined == "-"
            and word.capital
            and not before.capital
            and before.folded in word_set("transliteration", "articles")
        ):
            words[n - 1] = before._replace(capital=True)
    return words


def runs_of(parse: Parse, words: Sequence[Word], segments: Sequence[Segment]) -> list[Run]:
    """Returns the runs of capitals, in reading order."""
    headings = _headings(parse, words, segments)
    reach = _reaches(words)
    opening = _opening_words(parse, words)
    named = _named_inside(words, opening)
    out: list[Run] = []
    at = 0
    while at < len(words):
        if not words[at].capital or _is_headline_verb(words[at]) or _is_day_before_name(words, at):
            at += 1
            continue
        last = _end_of_run(words, at)
        weak = at in opening and words[at].folded not in named and _is_no_name(parse, words[at])
        loose = at in opening and parse.tokens[words[at].token].pos != "PROPN"
        end = min(reach[at], last + _MOST_REACH)
        out.append(Run(at, last, end, at in opening, weak, headings[words[at].token], loose))
        at = last
    return out


def _end_of_run(words: Sequence[Word], first: int) -> int:
    last = at = first + 1
    end = min(len(words), first + _LONGEST_RUN)
    while at < end and words[at].joined and words[at].joined != "'" and at - last <= _MOST_INSIDE:
        word = words[at]
        if word.capital and word.folded in word_set("not_names", "calendar", "words") and _is_date(words, at):
            break
        if _is_headline_verb(word):
            break
        if word.capital or (word.folded.isdigit() and word.joined == "-"):
            at += 1
            last = at
        elif word.folded in _INSIDE or is_particle(word) or _is_inner(words, at):
            at += 1
        else:
            break
    return last


def _is_headline_verb(word: Word) -> bool:
    """Whether a word is a verb that has its capital from a headline: "Terrorists Killed"."""
    return word.folded in word_set("not_names", "headline_verbs", "words") and word.joined != "-"


def _is_day_before_name(words: Sequence[Word], at: int) -> bool:
    """Whether a day or month only stands in front of a name: "On Monday Velmar …", but "Sunday Times"."""
    if words[at].folded not in word_set("not_names", "calendar", "words") or not _is_date(words, at):
        return False
    window = [word.folded for word in words[at : at + _LONGEST_KNOWN]]
    known = longest(window, 0, len(window))
    return known is None or known.last == 1


def _is_inner(words: Sequence[Word], at: int) -> bool:
    """Whether a small word has hyphens on both sides: "Port-au-Prince"."""
    return words[at].joined == "-" and at + 1 < len(words) and words[at + 1].joined == "-"


def _is_date(words: Sequence[Word], at: int) -> bool:
    """Whether a day's or month's name ends a run: "Moscow October 7", "John Doe Tue"; "Theresa May said" goes on."""
    follows = words[at + 1] if at + 1 < len(words) else None
    return words[at].folded not in {"may", "march", "august", "april", "june"} or (
        follows is not None and follows.folded[:1].isdigit()
    )


def is_particle(word: Word) -> bool:
    """Whether a word is a particle of names; those that are English words too only with a hyphen beside them."""
    return word.folded in word_set("titles", "particles", "words") and (
        word.joined == "-" or word.folded not in _ENGLISH
    )


def _reaches(words: Sequence[Word]) -> list[int]:
    """For each word the index after the last word before the next break."""
    out = [len(words)] * len(words)
    for n in range(len(words) - 2, -1, -1):
        out[n] = out[n + 1] if words[n + 1].joined else n + 1
    return out


def _opening_words(parse: Parse, words: Sequence[Word]) -> set[int]:
    first_of: dict[int, int] = {}
    sentence_of = parse.sentence_of
    for n, word in enumerate(words):
        first_of.setdefault(sentence_of[word.token], n)
    return set(first_of.values())


def _named_inside(words: Sequence[Word], opening: Collection[int]) -> frozenset[str]:
    """Words that have their capital inside sentences as well, and are never written without: no slip of the tags."""
    general = word_set("not_names", "general", "words")
    inside = {w.folded for n, w in enumerate(words) if w.capital and w.joined == " " and n not in opening}
    return frozenset(inside - {w.folded for w in words if not w.capital} - general)


def _is_no_name(parse: Parse, word: Word) -> bool:
    token = parse.tokens[word.token]
    return word.folded in word_set("not_names", "general", "words") or (token.pos in _NO_NAME and not token.name)


def _headings(parse: Parse, words: Sequence[Word], segments: Sequence[Segment]) -> list[bool]:
    """For each token whether it stands in a line where capitals tell nothing, as in headlines."""
    kinds = {segment.id: segment.kind for segment in segments}
    out = [False] * len(parse.tokens)
    counts = [[0, 0] for _ in parse.paragraphs]
    number = 0
    for word in words:
        while word.token >= parse.paragraphs[number].last:
            number += 1
        counts[number][0] += word.capital
        counts[number][1] += 1
    for paragraph, (capitals, total) in zip(parse.paragraphs, counts, strict=True):
        stops = parse.tokens[paragraph.last - 1].text in {".", "!", "?"} and kinds.get(paragraph.segment) not in {
            "title",
            "heading",
        }
        if total > 3 and capitals >= _MOSTLY_CAPITALS * total and not stops:
            out[paragraph.first : paragraph.last] = [True] * (paragraph.last - paragraph.first)
    return out
