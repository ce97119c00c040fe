"""Who says so."""

from dataclasses import dataclass
from typing import Literal

from .spans import Span

SourceKind = Literal["named", "anonymous", "collective", "document", "outlet"]
Mode = Literal["direct", "indirect", "mixed"]
#: How far a source stands behind its words: it is so, it is likely, neither (a wish, a question), it is not so.
Commitment = Literal["full", "partial", "none", "against"]
MarkKind = Literal["hedge", "evidential", "distance", "scare-quotes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words of a text that name the giver of a statement ("he"), and the entity that they mean.

    Where `entity` is null, `candidates` are the entities that the words may mean, the likeliest first. `metonym`: a
    place or building that is named for who speaks from there ("Moscow", "the Estonian side").
    """

    text: str
    start: int
    end: int
    entity: str | None
    kind: SourceKind
    candidates: tuple[str, ...] = ()
    metonym: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Span):
    """Words by which a page or a source keeps a distance: "perhaps", "reportedly", "so-called", a quoted word."""

    kind: MarkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A source, a cue, and the content that it is credited with.

    `source` is null where the page names none ("it was reported that"). `within` is the id of the statement that
    reports this one. Quotation marks are no part of `content`. `commitment` follows from stance and negation, by
    `stances.csv`. `marks` are hedges, evidentials and signs of distance in the cue and the content. `reason` says in
    words which rule found it.

    `part_of` is the id of the statement that this one is a piece of: words quoted inside a paraphrase, one of several
    sentences or clauses. A piece stands within what reports its whole, or within the whole where nothing does; it is
    no further step of a chain, and no claim hangs on it.
    """

    id: str
    document: str
    segment: str
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    stance: str
    negated: bool
    within: str | None
    reason: str
    commitment: Commitment = "full"
    marks: tuple[Mark, ...] = ()
    part_of: str | None = None
