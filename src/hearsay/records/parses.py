"""A document's grammar. Kept in memory only: it is made anew from the text whenever a stage asks for it."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Token(NamedTuple):
    """A word. `head` is the index of the word that it hangs on (its own for the root of a sentence).

    `lower` is the word in small letters with plain quotation marks and dashes; `pos`, `morph` and `dep` are those of
    Universal Dependencies v2; `name` is `PER`, `LOC`, `ORG` or empty, and `opens` says that a new name begins here.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks of a word
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    name: str
    opens: bool


class Sentence(NamedTuple):
    """Tokens `first` to `last` (exclusive) of paragraph `paragraph`."""

    first: int
    last: int
    paragraph: int


class Paragraph(NamedTuple):
    """Tokens `first` to `last` (exclusive): one line of running text of segment `segment` (its id)."""

    first: int
    last: int
    segment: str


@dataclass(frozen=True)
class Parse:
    """Tokens of a whole document in reading order, with their sentences and paragraphs."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of the tokens that hang on it, in reading order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                out[token.head].append(token.index)
        return tuple(map(tuple, out))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each token the index of its sentence."""
        out: list[int] = []
        for number, sentence in enumerate(self.sentences):
            out.extend([number] * (sentence.last - sentence.first))
        return tuple(out)
