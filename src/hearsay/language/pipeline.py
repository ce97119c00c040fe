"""Loading of the shipped English model, and the way from segments to a parse."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from ..records import Document, Paragraph, Parse, Segment, Sentence, Token
from .capitals import as_in_sentences, as_in_text, inside_sentences, shouted, title_cased
from .datelines import dateline, is_credit
from .fold import fold
from .headlines import headline_ends, headlines, repetitions
from .lemmas import lemma
from .model import load
from .possessives import names_without_apostrophe, possessor

#: Voices of a page that are read for what they say.
READ_KINDS = frozenset({"title", "heading", "body", "list", "caption", "quote", "embed", "pasted", "comment"})
#: A paragraph is parsed in pieces of at most this many words, so that time and memory stay linear in its length.
MOST_WORDS = 400
#: Words of the longest bracket that is held to be a part of one sentence.
_BRACKET = 12
_CLOSING = frozenset({")", "]", ",", ";", "%", "'s", "'"})
#: The tokenizer takes time with the square of a run without spaces; addresses of the web are mostly shorter than this.
_LONG_RUN = re.compile(r"\S{400}")
_RUN = re.compile(r"\s*\S{1,400}")
_LINE = re.compile(r"[^\n]+")
_NAMES = {"PER", "LOC", "ORG"}


def analyse(document: Document, segments: Sequence[Segment]) -> Parse:
    """Parses every segment that is read for what it says, a paragraph at a time.

    Paragraphs are the lines of a segment; a segment that stands inside another one (something pasted into a comment)
    is taken out of the outer one. Token offsets count in `document.text`.
    """
    order = sorted(segments, key=lambda s: (s.start, s.end))
    starts = [segment.start for segment in order]
    lines: list[tuple[str, int, int]] = []
    for segment in _reading_order(segments):
        here = order[bisect_left(starts, segment.start) : bisect_right(starts, segment.end)]
        lines += _lines(document.text, segment, here)
    titles = {s.id for s in segments if s.kind in {"title", "heading"}}
    stretches = [(start, end) for _, start, end in lines]
    heads = headlines(document.text, stretches, [segment in titles for segment, _, _ in lines])
    until = {n: stretches[n][1] for n in heads} | dict(repetitions(document.text, stretches, heads))
    return _parse(document.text, lines, frozenset(headline_ends(document.text, stretches, heads)), until)


def _reading_order(segments: Sequence[Segment]) -> list[Segment]:
    return sorted((s for s in segments if s.kind in READ_KINDS), key=lambda s: (s.start, -s.end, s.id))


def _lines(text: str, segment: Segment, others: Iterable[Segment]) -> Iterator[tuple[str, int, int]]:
    """The lines of a segment without what stands inside it of `others`, which begin in it."""
    inner = sorted(
        (s.start, s.end)
        for s in others
        if s.id != segment.id and s.end <= segment.end and (s.start, s.end) != (segment.start, segment.end)
    )
    at = segment.start
    for start, end in [*inner, (segment.end, segment.end)]:
        if start > at:
            for m in _LINE.finditer(text, at, start):
                if m.group().strip():
                    yield segment.id, m.start(), m.end()
        at = max(at, end)


def _parse(
    text: str, lines: Sequence[tuple[str, int, int]], begin: AbstractSet[int], heads: Mapping[int, int]
) -> Parse:
    """Parses `lines`; sentences begin at the places of `begin`, lines numbered in `heads` with a headline to there."""
    from spacy.tokens import Doc

    nlp = load()
    docs: list[Any] = []
    offsets: list[list[tuple[int, int]]] = []
    owner: list[int] = []
    owners = names_without_apostrophe(text)
    seen: Mapping[str, Counter[str]] | None = None
    for number, (_, start, end) in enumerate(lines):
        words, places = _words(nlp, fold(text[start:end]), start, owners=owners)
        written = [word for word, _ in words]
        loud, until = shouted(written), bisect_left(places, (heads.get(number, start), 0))
        if loud or title_cased(written[:until]):
            seen = inside_sentences(text, [line[1:] for line in lines]) if seen is None else seen
            small = as_in_sentences(written, seen=seen) if loud else as_in_text(written[:until], seen=seen)
            spaces = [spaced for _, spaced in words]
            words = list(zip(small + written[len(small) :], spaces, strict=True))
        head = dateline(text, start, end)
        behind = bisect_left(places, (head.end, 0)) if head else 0
        for at in _pieces(words, behind):
            piece = words[at]
            doc = _held(Doc(nlp.vocab, words=[w for w, _ in piece], spaces=[s for _, s in piece]))
            for n, (first, _) in enumerate(places[at] if begin else ()):
                if n and first in begin:
                    doc[n].is_sent_start = True
            docs.append(doc)
            offsets.append(places[at])
            owner.append(number)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    paragraphs: list[Paragraph] = []
    last_owner = -1
    for doc, places, number in zip(nlp.pipe(docs, batch_size=128), offsets, owner, strict=True):
        first = len(tokens)
        _append(doc, places, text, tokens, begin=begin)
        if number != last_owner:
            paragraphs.append(Paragraph(first, len(tokens), lines[number][0]))
            last_owner = number
        else:
            paragraphs[-1] = paragraphs[-1]._replace(last=len(tokens))
        for sent in doc.sents:
            sentences.append(Sentence(first + sent.start, first + sent.end, len(paragraphs) - 1))
    return Parse(tuple(tokens), tuple(sentences), tuple(paragraphs))


def _words(
    nlp: Any, line: str, start: int, *, owners: AbstractSet[str] | None
) -> tuple[list[tuple[str, bool]], list[tuple[int, int]]]:
    """Words with "a space follows", and from where to where each goes; white space never becomes a word.

    The "s" of a name in `owners` is a word of its own, as it would be behind an apostrophe.
    """
    words, places = [], []
    for token, at in _tokens(nlp, line):
        end = at + len(token.text)
        spaced = line[end : end + 1].isspace() or end == len(line)
        first, last = start + at, start + end
        owner = possessor(token.text, owners) if owners is not None else None
        if owner:
            words += [(owner, False), ("'s", spaced)]
            places += [(first, last - 1), (last - 1, last)]
        else:
            words.append((token.text, spaced))
            places.append((first, last))
    return words, places


def _tokens(nlp: Any, line: str) -> Iterator[tuple[Any, int]]:
    """Yields the tokens of a line and where each begins; no run of characters without a space is looked at whole."""
    cuts = (m.span() for m in _RUN.finditer(line)) if _LONG_RUN.search(line) else [(0, len(line))]
    for first, last in cuts:
        for token in nlp.tokenizer(line[first:last]):
            if not token.is_space:
                yield token, first + token.idx


def _is_subject_name(word: Any) -> bool:
    """A rare name that the tagger takes for a verb or an adverb, and the parser for the subject: "Husted said"."""
    if word.pos_ not in {"VERB", "ADV"} or not word.is_title or not word.dep_.startswith("nsubj"):
        return False
    return word.i + 1 < len(word.doc) and not word.nbor().text[0].isupper()


def _held(doc: Any) -> Any:
    """Forbids the parser to begin a sentence within a short bracket ("Doe (D-Orv.) said") or with a closing mark.

    Where a space is missing behind a full stop, a sentence begins; so it does behind the credit of a picture.
    """
    opened = -1
    for word in doc:
        text = word.text
        if opened >= 0 and word.i - opened > _BRACKET:
            opened = -1
        if (opened >= 0 or text in _CLOSING) and word.i:
            word.is_sent_start = False
        if word.i and text.istitle() and len(text) > 1 and _ends_before(doc, word.i):
            word.is_sent_start = True
        if text == ")" and opened >= 0:
            credit, opened = opened + 1, -1
            if word.i + 1 < len(doc) and doc[word.i + 1].is_lower:
                doc[word.i + 1].is_sent_start = False
            elif word.i + 1 < len(doc) and doc[word.i + 1].is_title and is_credit(doc[credit : word.i].text):
                doc[word.i + 1].is_sent_start = True
        elif text == "(":
            opened = word.i
    return doc


def _ends_before(doc: Any, at: int) -> bool:
    """Says whether a full stop, perhaps with the mark of a footnote, stands before a word without a space."""
    before = doc[at - 1]
    if before.whitespace_:
        return False
    if before.text == "]" and at > 3 and doc[at - 2].is_digit:
        before = doc[at - 4]
    return bool(before.text == "." and before.i and len(doc[before.i - 1].text) > 1)


def _pieces(words: Sequence[tuple[str, bool]], at: int) -> list[slice]:
    """Cuts a paragraph behind its dateline (`at` words), and every MOST_WORDS, after a full stop where there is one."""
    out = [slice(0, at)] if at else []
    while len(words) - at > MOST_WORDS:
        cut = next(
            (n for n in range(at + MOST_WORDS, at + MOST_WORDS // 2, -1) if words[n - 1][0] in {".", "!", "?"}),
            at + MOST_WORDS,
        )
        out.append(slice(at, cut))
        at = cut
    if at < len(words):
        out.append(slice(at, len(words)))
    return out


def _append(
    doc: Any, places: Sequence[tuple[int, int]], text: str, tokens: list[Token], *, begin: AbstractSet[int]
) -> None:
    """Adds the words of a piece; no name runs on from before a place of `begin`: "near Hesk | Monitor"."""
    base = len(tokens)
    cut = False
    for word, (start, end) in zip(doc, places, strict=True):
        cut = word.ent_iob_ == "I" and (cut or start in begin)
        name = word.ent_type_ if word.ent_type_ in _NAMES and not cut else ""
        pos, morph = ("PROPN", "Number=Sing") if _is_subject_name(word) else (word.pos_, str(word.morph))
        tokens.append(
            Token(
                base + word.i,
                start,
                end,
                text[start:end],
                word.lower_,
                lemma(word.text, pos, morph),
                pos,
                morph,
                base + word.head.i,
                word.dep_ if word.dep_ != "ROOT" else "root",
                name,
                bool(name) and word.ent_iob_ == "B",
            )
        )
