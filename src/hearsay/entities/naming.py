"""What a name in a text is, and the page that it is read on."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from ..records import Document, EntityKind, Parse
from .gazetteer import Gazetteer
from .lexicon import Entry
from .segment import Piece
from .words import Run, Word

#: Shapes of names that are adjectives or inhabitants of a place, or tell it only by its country.
ADJECTIVES: Final = frozenset({"demonym", "formed", "seat"})


class Page(NamedTuple):
    """A document while its names are read."""

    document: Document
    parse: Parse
    words: Sequence[Word]
    gazetteer: Gazetteer


class Name(NamedTuple):
    """A name where it stands: words `first` to `last` (exclusive), `text[start:end]`.

    `shape` is as in `segment.Piece`, or `formed`: an adjective that the text forms from a place, whose key it has; or
    `seat`: a capital called by its country ("the Syrian capital").
    `why` is a reason in words, `title` a title before the name, `key` its folded words.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    key: str
    kind: EntityKind
    shape: str
    why: str
    title: str
    entries: tuple[Entry, ...]
    heading: bool


class Spot(NamedTuple):
    """A piece of a run of capitals."""

    run: Run
    piece: Piece


def key_of(words: Sequence[Word], piece: Piece) -> str:
    """Returns the folded words of a piece, which are the same wherever the name stands."""
    return " ".join(word.folded for word in words[piece.first : piece.last])


def make_name(page: Page, spot: Spot, kind: EntityKind, why: str) -> Name:
    """Returns the name that a piece is, with its place in the text."""
    words, piece = page.words, spot.piece
    start, end = words[piece.first].start, words[piece.last - 1].end
    title = ""
    if piece.title is not None:
        title = page.document.text[words[piece.title[0]].start : words[piece.title[1] - 1].end]
    return Name(
        first=piece.first,
        last=piece.last,
        start=start,
        end=end,
        text=page.document.text[start:end],
        key=key_of(words, piece),
        kind=kind,
        shape=piece.shape,
        why=why,
        title=title,
        entries=piece.entries,
        heading=spot.run.heading,
    )
