"""What a claim is about, ready to be compared: sort of happening, parties, places, days, figures and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records import Claim, Document, Statement
from .pages import Pages
from .places import Gazetteer


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day as ordinals; `said` tells whether the text says them or the day of the page stands in."""

    first: int
    last: int
    said: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Actors or targets of a claim: entities, and the stems of heads, of all words and of names in the phrases."""

    entities: frozenset[str]
    heads: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim with all that it is compared by.

    `places` are those that the claim names, `around` those of its sentence and of the page's lead; `bodies` are
    the groups and bodies that the clause names; `published` is the day of the page; `words`, `figures` and `manners`
    are those of its sentence, which stands `at`; `aside` are the figures that it says not to hold (any more).
    `rejects`: it denies what it tells of. `vouched`: somebody says that it is so; `sure`: without a "possibly".
    `outside`: in a comment or in something pasted. `depth` counts the characters from the head of the page,
    `substance` how many things the claim says of its event: "the blast occurred" says none.
    """

    claim: Claim
    document: Document
    statement: Statement | None
    sort: str
    block: str
    actors: Party
    targets: Party
    places: frozenset[str]
    around: frozenset[str]
    bodies: frozenset[str]
    days: Days | None
    published: int | None
    words: frozenset[str]
    lead: frozenset[str]
    figures: frozenset[float]
    aside: frozenset[float]
    manners: frozenset[str]
    spots: frozenset[str]
    sentence: str
    at: tuple[int, int]
    depth: int
    substance: int
    origin: str
    rejects: bool
    vouched: bool
    sure: bool
    outside: bool


@dataclass(frozen=True, slots=True)
class Subjects:
    """All claims of a case as subjects, in the order of their ids, with what is known of the case as a whole.

    `bits`: what each word and entity tells; `mass`: those of all words of a claim's sentence; `frequency` and
    `pages_with`: how many claims and pages have a word; `by_name`: parties by
    their names in small letters; `headlines`: the first figure of each page under a role;
    `figures`: all of its figures.
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
