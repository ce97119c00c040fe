"""Pages as wholes: what each is about, its day, its places, its sentences, and how much two pages share."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import fsum, log2

from ..records import Document, Ledger, Mention, Segment, TimeExpression
from .calendar import ordinal
from .places import Gazetteer
from .words import sentence_ends, stems

#: A page's first characters: what stands there is what it is about.
LEAD = 700
#: Characters from the head of a page that are surely its title.
TITLE_END = 90
_MOST_BITS = 5.0
_BODIES = {"group", "organisation"}
#: Pages that are thought into the case when rarity is reckoned, so that a case of two pages knows rare from common.
_THOUGHT_IN = 20
#: The share of words at which two leads tell nothing: on one happening they share more, on two of one war mostly less.
USUAL = 0.2
#: In leads of fewer words a share is a matter of chance.
_ENOUGH_WORDS = 25


@dataclass(frozen=True, slots=True)
class Page:
    """A document with where its text begins and its sentences end, its places and bodies in reading order, its day.

    `outside` are the segments that others wrote on it.
    """

    document: Document
    start: int
    ends: Sequence[int]
    places: Sequence[Mention]
    bodies: Sequence[Mention]
    lead_places: frozenset[str]
    lead_words: frozenset[str]
    day: int | None
    outside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of a case by id, what each word of a lead tells, and what all words of each lead tell."""

    all: Mapping[str, Page]
    bits: Mapping[str, float]
    frequency: Mapping[str, int]
    mass: Mapping[str, float]
    _known: dict[tuple[str, str], float] = field(default_factory=dict)

    def alike(self, a: str, b: str) -> float:
        """Returns the share of the shorter lead's bits that the other has too, drawn to the usual in short leads.

        It is rounded, as are the bits, so that it stays the same while other pages come and go.
        """
        key = (a, b) if a < b else (b, a)
        if key not in self._known:
            self._known[key] = self._share(*key)
        return self._known[key]

    def _share(self, a: str, b: str) -> float:
        least = min(self.mass[a], self.mass[b])
        if not least:
            return USUAL
        one, other, bits = self.all[a].lead_words, self.all[b].lead_words, self.bits
        share = fsum([bits[w] for w in one & other]) / least
        drawn = USUAL + min(1.0, min(len(one), len(other)) / _ENOUGH_WORDS) * (share - USUAL)
        return round(drawn, 2)


def read_pages(ledger: Ledger, gazetteer: Gazetteer) -> Pages:
    """Reads all pages of a case; the result does not depend on the order of its tables."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    bodies: dict[str, list[Mention]] = defaultdict(list)
    for mention in ledger.mentions:
        if mention.entity in gazetteer.places:
            mentions[mention.document].append(mention)
        elif mention.entity in ledger.entities and ledger.entities[mention.entity].kind in _BODIES:
            bodies[mention.document].append(mention)
    segments: dict[str, list[Segment]] = defaultdict(list)
    for segment in ledger.segments.values():
        segments[segment.document].append(segment)
    times: dict[str, list[TimeExpression]] = defaultdict(list)
    for time in ledger.times:
        times[time.document].append(time)
    pages = {
        d.id: _page(d, segments[d.id], times[d.id], places=mentions[d.id], bodies=bodies[d.id])
        for d in ledger.documents.values()
    }
    counts = Counter(word for page in pages.values() for word in page.lead_words)
    bits = {word: min(_MOST_BITS, rarity(n, of=len(pages))) for word, n in counts.items()}
    mass = {name: fsum([bits[word] for word in page.lead_words]) for name, page in pages.items()}
    return Pages(pages, bits, counts, mass)


def rarity(pages: int, *, of: int) -> float:
    """Returns the bits that a word tells which stands on so many pages out of all.

    Both numbers are rounded, so that one page more mostly changes nothing for what stands on the others.
    """
    return _quarters(of + _THOUGHT_IN) - _quarters(pages + 1)


@lru_cache(maxsize=100_000)
def _quarters(number: int) -> float:
    return round(4 * log2(number)) / 4


def _page(
    document: Document,
    segments: Iterable[Segment],
    times: Iterable[TimeExpression],
    *,
    places: Iterable[Mention],
    bodies: Iterable[Mention],
) -> Page:
    segments = list(segments)
    start = min((s.start for s in segments if s.kind in {"title", "heading", "body"}), default=0)
    places = sorted(places, key=_reading_order)
    return Page(
        document,
        start,
        sentence_ends(document.text),
        places,
        sorted(bodies, key=_reading_order),
        frozenset(m.entity for m in places if start <= m.start < start + LEAD),
        stems(document.text[start : start + LEAD]),
        _day(document, times, start),
        frozenset(s.id for s in segments if s.kind in {"comment", "pasted"}),
    )


def between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Returns the mentions that begin in a stretch of the text, out of those of a page in reading order."""
    return mentions[bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)]


def _start(mention: Mention) -> int:
    return mention.start


def _reading_order(mention: Mention) -> tuple[int, int, str]:
    return (mention.start, mention.end, mention.entity)


def _day(document: Document, times: Iterable[TimeExpression], start: int) -> int | None:
    """The day of publication; on a page that shows none the first full date of its lead, which is mostly that."""
    published = ordinal(document.published.earliest) if document.published else None
    if published is not None:
        return published
    lead = sorted((t for t in times if start <= t.start < start + LEAD), key=lambda t: (t.start, t.end))
    full = (t for t in lead if t.type == "DATE" and t.earliest == t.latest and sum(map(str.isdigit, t.text)) > 2)
    return next((day for t in full if (day := ordinal(t.earliest))), None)
