"""What a claim is about, ready to be compared: sort of happening, parties, places, days, figures and words.

Everything comes from the tables of the case. A claim that names no place or day of its own takes those of its
sentence, of the title and of the page's first lines as its surroundings, which weigh less.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum, log2

from ..knowledge import table
from ..records import Argument, Claim, Document, Ledger, Mention, Segment, Statement
from .places import Gazetteer, read_gazetteer
from .words import figures, head, sentence_at, sentence_ends, stem, stems

#: A page's first lines: the places named there are those that it is about.
_LEAD = 500
#: Pages that are thought into the case when rarity is reckoned, so that a case of two pages still knows rare from
#: common.
_THOUGHT_IN = 20
_MOST_BITS = 4.0


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day as ordinals; `said` tells whether the text says them or the date of publication stands in."""

    first: int
    last: int
    said: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Actors or targets of a claim: entities, and the stems of the heads and of all words of the phrases."""

    entities: frozenset[str]
    heads: frozenset[str]
    words: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim with all that it is compared by."""

    claim: Claim
    document: Document
    statement: Statement | None
    sort: str
    block: str
    actors: Party
    targets: Party
    places: frozenset[str]
    around: frozenset[str]
    days: Days | None
    published: int | None
    words: frozenset[str]
    figures: frozenset[float]
    sentence: str
    at: tuple[int, int]
    origin: str
    rejects: bool
    vouched: bool
    sure: bool
    outside: bool


@dataclass(frozen=True, slots=True)
class Subjects:
    """All claims of a case as subjects, in the order of their ids, with the bits that each word and entity tells.

    `mass` adds up the bits of a claim's words, `frequency` counts the claims that have a word, `said_elsewhere` holds all
    figures of a page under a role.
    """

    all: Sequence[Subject]
    bits: Mapping[str, float]
    gazetteer: Gazetteer
    mass: Mapping[str, float]
    frequency: Mapping[str, int]
    said_elsewhere: Mapping[tuple[str, str], frozenset[float]]


def read_subjects(ledger: Ledger) -> Subjects:
    """Reads every claim of the case; the result does not depend on the order of the tables."""
    gazetteer = read_gazetteer(ledger)
    origins = {claim: origin.id for origin in ledger.origins for claim in origin.members}
    pages = _read_pages(ledger, gazetteer)
    chosen = (c for _, c in sorted(ledger.claims.items()) if c.document in ledger.documents)
    subjects = [_subject(ledger, pages[c.document], gazetteer, claim=c, origin=origins.get(c.id, c.id)) for c in chosen]
    bits = _rarity(subjects, len(ledger.documents))
    mass = {s.claim.id: fsum(bits[w] for w in s.words) for s in subjects}
    frequency = Counter(word for subject in subjects for word in subject.words)
    return Subjects(subjects, bits, gazetteer, mass, frequency, _figures_of_pages(subjects))


def sort_of(event: str) -> tuple[str, str]:
    """Returns the sort of happening that a type of event names, and the block in which such sorts are compared."""
    family = event.partition(":")[0]
    known = _sorts()
    return known.get(event) or known.get(family) or (event, family)


def is_happening(event: str) -> bool:
    """Tells whether a type of event is something that happens, and not a state."""
    return event.partition(":")[0] not in table("links")["states"]


@dataclass(frozen=True, slots=True)
class _Page:
    document: Document
    ends: Sequence[int]
    mentions: Sequence[Mention]
    lead: frozenset[str]
    published: int | None
    outside: frozenset[str]


def _read_pages(ledger: Ledger, gazetteer: Gazetteer) -> dict[str, _Page]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in ledger.mentions:
        if mention.entity in gazetteer.places:
            mentions[mention.document].append(mention)
    segments: dict[str, list[Segment]] = defaultdict(list)
    for segment in ledger.segments.values():
        segments[segment.document].append(segment)
    pages = {}
    for document in ledger.documents.values():
        here = sorted(mentions[document.id], key=lambda m: (m.start, m.end, m.entity))
        body = [s.start for s in segments[document.id] if s.kind in {"title", "heading", "body"}]
        first = min(body, default=0)
        pages[document.id] = _Page(
            document,
            sentence_ends(document.text),
            here,
            frozenset(m.entity for m in here if first <= m.start < first + _LEAD),
            ordinal(document.published.earliest) if document.published else None,
            frozenset(s.id for s in segments[document.id] if s.kind in {"comment", "pasted"}),
        )
    return pages


def _subject(ledger: Ledger, page: _Page, gazetteer: Gazetteer, *, claim: Claim, origin: str) -> Subject:
    statement = ledger.statements.get(claim.statement) if claim.statement else None
    sort, block = sort_of(claim.event)
    at = sentence_at(page.ends, claim.start)
    at = (at[0], max(at[1], claim.end))
    sentence = page.document.text[at[0] : at[1]]
    own = frozenset(a.entity for a in claim.places if a.entity is not None and a.entity in gazetteer.places)
    here = frozenset(m.entity for m in page.mentions if at[0] <= m.start < at[1])
    stance = statement.stance if statement else "says"
    rejecting = stance in _stances("rejecting") and not (statement is not None and statement.negated)
    return Subject(
        claim=claim,
        document=page.document,
        statement=statement,
        sort=sort,
        block=block,
        actors=_party(claim.actors),
        targets=_party(claim.targets),
        places=own,
        around=(here | page.lead) - own,
        days=_days(claim, page.published),
        published=page.published,
        words=stems(sentence),
        figures=figures(sentence),
        sentence=sentence,
        at=at,
        origin=origin,
        rejects=claim.polarity == "denied" or rejecting,
        vouched=claim.modality in {"fact", "possible"} and stance not in _stances("unsure"),
        sure=claim.modality == "fact" and stance not in _stances("unsure"),
        outside=claim.segment in page.outside,
    )


def _party(arguments: Sequence[Argument]) -> Party:
    return Party(
        frozenset(a.entity for a in arguments if a.entity),
        frozenset(h for a in arguments if (h := head(a.text))),
        frozenset(w for a in arguments for w in stems(a.text)),
        ", ".join(a.text for a in arguments),
    )


def _days(claim: Claim, published: int | None) -> Days | None:
    """A page of today tells of the last days, unless it says otherwise; "since" and "before" leave a side open."""
    time = claim.time
    if time is not None and (time.earliest or time.latest):
        first, last = ordinal(time.earliest), ordinal(time.latest)
        if time.relation in {"before", "until"}:
            first = None if first == last else first
        if time.relation in {"after", "since"}:
            last = None if first == last else last
        reach = published if published is not None and (first is None or published >= first) else None
        low = first if first is not None else (last or 0) - 3650
        high = last if last is not None else reach if reach is not None else low + 3650
        return Days(low, max(low, high), said=True)
    return Days(published - 3, published, said=False) if published is not None else None


def ordinal(day: str | None) -> int | None:
    """Returns a day as a number of days, null for none and for one that no calendar holds."""
    if not day:
        return None
    try:
        return dt.date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def _rarity(subjects: Sequence[Subject], pages: int) -> dict[str, float]:
    """Bits of a shared word or entity: what it tells is how few of the case's pages have it."""
    seen: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        for item in _items(subject):
            seen[item].add(subject.document.id)
    full = log2(pages + _THOUGHT_IN)
    return {item: round(min(_MOST_BITS, full - log2(len(where) + 1)), 2) for item, where in seen.items()}


def _items(subject: Subject) -> Iterable[str]:
    return subject.words | subject.places | subject.actors.entities | subject.targets.entities


def _figures_of_pages(subjects: Sequence[Subject]) -> dict[tuple[str, str], frozenset[float]]:
    found: dict[tuple[str, str], Counter[float]] = defaultdict(Counter)
    for subject in subjects:
        for quantity in subject.claim.quantities:
            for value in (quantity.low, quantity.best, quantity.high):
                if value is not None:
                    found[subject.document.id, quantity.role][value] += 1
    return {key: frozenset(values) for key, values in found.items()}


@cache
def _sorts() -> dict[str, tuple[str, str]]:
    return {t: (row["name"], row["block"]) for row in table("links")["sort"] for t in row["types"]}


@cache
def _stances(name: str) -> frozenset[str]:
    words: list[str] = table("links")["withdrawals"][name]
    return frozenset(words)


__all__ = ["Days", "Party", "Subject", "Subjects", "is_happening", "ordinal", "read_subjects", "sort_of", "stem"]
