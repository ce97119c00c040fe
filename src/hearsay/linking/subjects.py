"""What a claim is about, ready to be compared: sort of happening, parties, places, days, figures and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Claim, Document, Quantity, Source, Statement
from .pages import Pages
from .places import Gazetteer
from .spots import spots
from .words import figures_after, figures_left, has_any

#: A figure of a page: its page, its role, and the figure itself or the ends of a range.
Count = tuple[str, str, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day as ordinals; `said` tells whether the text says them or the day of the page stands in."""

    first: int
    last: int
    said: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Actors or targets of a claim: entities, and the stems of heads, of all words and of names in the phrases.

    `known`: one of the entities has a name, and is not only "the gunmen" of one page.
    """

    entities: frozenset[str]
    known: bool
    heads: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim with all that it is compared by.

    `places` are those that the claim names, `around` those of its sentence and of the page's lead, `vicinity` both
    without countries; `bodies` are the groups and bodies that the clause names; `published` is the day of the page;
    `words` and `figures` are those of its sentence, which stands `at`. `giver` is who says it, or who its page has it
    from elsewhere in the text; `root` names what it rests on in the end. `rejects`: it denies what it tells of.
    `vouched`: somebody says that it is so; `sure`: without a "possibly". `outside`: in a comment or in something
    pasted. `depth` counts the characters from the head of the page. What only the comparison of two claims asks for is
    read when it is asked for.
    """

    claim: Claim
    document: Document
    statement: Statement | None
    giver: Source | None
    root: str
    sort: str
    block: str
    actors: Party
    targets: Party
    places: frozenset[str]
    around: frozenset[str]
    vicinity: frozenset[str]
    bodies: frozenset[str]
    days: Days | None
    published: int | None
    words: frozenset[str]
    lead: frozenset[str]
    figures: frozenset[float]
    sentence: str
    at: tuple[int, int]
    depth: int
    origin: str
    rejects: bool
    vouched: bool
    sure: bool
    outside: bool

    @property
    def aside(self) -> frozenset[float]:
        """The figures that its sentence says not to hold (any more)."""
        first = figures_after(self.sentence, _toll_words("first"))
        aside = figures_after(self.sentence, _toll_words("superseded")) | figures_left(self.sentence)
        return aside | first if self.figures - first else aside

    @property
    def says_day(self) -> bool:
        """Whether its own sentence says when."""
        time = self.claim.time
        return time is not None and time.start is not None and self.at[0] <= time.start < self.at[1]

    @property
    def clause_says_day(self) -> bool:
        """Whether the clause itself says when."""
        claim, time = self.claim, self.claim.time
        return time is not None and time.start is not None and claim.start <= time.start < claim.end

    @property
    def manners(self) -> frozenset[str]:
        """The ways of doing harm that its sentence names."""
        return _manners(self.sentence)

    @property
    def spots(self) -> frozenset[str]:
        """The words for the spot that the clause names."""
        return spots(self.claim.text)

    @property
    def substance(self) -> int:
        """How many things the clause says of its event (party, figure, day, place): "the blast occurred" says none."""
        claim, dated = self.claim, self.clause_says_day
        placed = any(claim.start <= p.start < claim.end for p in claim.places) or bool(self.spots)
        return sum((bool(claim.actors), bool(claim.targets), bool(claim.quantities), dated, placed))


class Givers(NamedTuple):
    """Who gives information: `quoted` on a page on a block of events, and `named` there anywhere, as roots.

    `roots` gives for each origin its root, `root_of` for each entity that gives information more than it acts the root
    of what it says; `names` what roots are called, `kinds` of what kinds of giver they are by the words of a page.
    """

    roots: Mapping[str, str]
    quoted: Mapping[tuple[str, str], frozenset[str]]
    root_of: Mapping[str, str]
    named: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    kinds: Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Subjects:
    """All claims of a case as subjects, in the order of their ids, with what is known of the case as a whole.

    `bits`: what each word and entity tells; `mass`: those of all words of a claim's sentence; `frequency` and
    `pages_with`: how many claims and pages have a word; `by_name`: parties by
    their names in small letters; `headlines`: the first figure of each page under a role;
    `figures`: all of its figures; `sums`: those that are counted over a stretch of time; `aside`: what the page sets
    aside for a figure ("62, not 80"); `mixed`: pages that count the armed among others under a role; `spots`: the
    towns of a figure; `givers`: whom pages may have it from.
    """

    all: Sequence[Subject]
    pages: Pages
    gazetteer: Gazetteer
    bits: Mapping[str, float]
    mass: Mapping[str, float]
    frequency: Mapping[str, int]
    pages_with: Mapping[str, int]
    by_name: Mapping[str, frozenset[str]]
    headlines: Mapping[tuple[str, str], float]
    figures: Mapping[tuple[str, str], frozenset[float]]
    sums: frozenset[Count]
    aside: Mapping[Count, frozenset[float]]
    mixed: frozenset[tuple[str, str]]
    spots: Mapping[Count, frozenset[str]]
    givers: Givers


def count_of(subject: Subject, quantity: Quantity) -> Count:
    """Returns what makes a figure the same wherever its page gives it."""
    best = quantity.best
    ends = (best, best) if best is not None else (quantity.low, quantity.high)
    return (subject.document.id, quantity.role, *ends)


@lru_cache(maxsize=100_000)
def _manners(sentence: str) -> frozenset[str]:
    return frozenset(name for name, words in table("links")["manners"].items() if has_any(sentence, tuple(words)))


@cache
def _toll_words(name: str) -> tuple[str, ...]:
    return tuple(table("links")["tolls"][name])
