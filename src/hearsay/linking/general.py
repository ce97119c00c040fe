"""Tellings of happenings that the event lexicon gives no type: which of them are of one happening.

What comes of it are events and nothing else: no link says that such claims agree. The score is a sum of bits as in
`pairs`, with a prior for one page, where a kind of thing that is spoken of again mostly is the same thing, and a lower
one for two pages, which must share more than a kind and a party. The bits are set by hand; they ignore what the rest
of the pages says, and mislead where a page lists many happenings of one kind ("rose", "fell" of every share).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum, inf, log2
from typing import NamedTuple

from ..ids import make_id
from ..records import Event, Ledger
from . import parties
from .cluster import commonest_place, days_in_common
from .decided import Decided
from .pages import LEAD, TITLE_END, USUAL, Pages
from .subjects import Subjects
from .tellings import Telling, read_tellings

#: Bits from which on a pair is drawn together, what the pairs of two groups must have on average, and the bits below
#: which two tellings are never of one event.
_TOGETHER = 0.0
_TOGETHER_ALL = 0.1
_NEVER = -2.0
_ONE_PAGE = {"prior": 0.9, "word": 1.2, "bare": 0.5, "back": 1.2, "lead": 0.8}
_TWO_PAGES = {"prior": -5.5, "word": 1.0, "bare": 0.0, "back": 0.0, "lead": 1.0}
#: Bits that the number of tellings of a kind on one page costs, for each doubling.
_CROWD = 0.6
_PARTY = {"same": 1.0, "alike": 0.5, "other": -0.5, "open": 0.0}
_PARTY_APART = {"same": 2.0, "alike": 1.0, "other": -3.0, "open": 0.0}
#: How many tellings before it one is compared with, on its page and on others.
_WINDOW = 12
_WINDOW_APART = 10
#: Rare words of a page's lead under which its tellings meet those of other pages, and on how many pages they may stand.
_LEAD_WORDS = 4
_RARE = 15
_MOST_BITS = 4.0
_THOUGHT_IN = 20
#: Days between two pages up to which, and from which on, they are likely and unlikely to tell of one happening.
_SOON = 7
_LATE = 45


class _Rarity(NamedTuple):
    """What each word of a sentence tells, by the number of pages that have it, and those of each claim together."""

    bits: Mapping[str, float]
    mass: Mapping[str, float]


def with_general(ledger: Ledger, subjects: Subjects, known: Sequence[Event], decided: Decided) -> tuple[Event, ...]:
    """Adds the happenings of no known type that are told more than once, and to known ones what tells them again.

    Claims of no known type that tell nothing again are in no event. What analysts decided holds.
    """
    tellings = read_tellings(ledger, subjects)
    number = {t.claim.id: n for n, t in enumerate(tellings)}
    rare = _rarity(tellings, len(subjects.pages.all))
    scores = {
        (m, n): _bits(subjects, tellings[m], tellings[n], rare=rare, among=among)
        for m, n, among in _pairs(subjects, tellings)
        if _may_be_one(tellings[m], tellings[n])
    }
    for one, other in decided.apart:
        scores |= {_ordered(number[a], number[b]): -inf for a in one for b in other if a in number and b in number}
    before = [[number[c] for c in event.claims] for event in known if all(c in number for c in event.claims)]
    before += [[number[c] for c in sorted(claims) if c in number] for claims in decided.together]
    groups = _grow(scores, before)
    held = {tellings[n].claim.id for group in groups for n in group}
    kept = [event for event in known if held.isdisjoint(event.claims)]
    made = (_event(subjects, [tellings[n] for n in group]) for group in groups)
    return tuple(sorted([*kept, *made], key=lambda e: e.id))


def _ordered(m: int, n: int) -> tuple[int, int]:
    return (m, n) if m < n else (n, m)


def _may_be_one(a: Telling, b: Telling) -> bool:
    """Claims of known types were compared before; here a page only takes up again what it told in the same word."""
    if a.claim.is_general or b.claim.is_general:
        return True
    return a.claim.document == b.claim.document and a.word == b.word


def _pairs(subjects: Subjects, tellings: Sequence[Telling]) -> Iterator[tuple[int, int, int]]:
    """Yields each pair that is worth comparing once, with the number of tellings that stand beside it on its page."""
    seen: set[tuple[int, int]] = set()
    for own, window in ((True, _WINDOW), (False, _WINDOW_APART)):
        for numbers in _blocks(subjects, tellings, own=own):
            for place, n in enumerate(numbers):
                for m in numbers[max(0, place - window) : place]:
                    pair = _ordered(m, n)
                    if pair not in seen and (tellings[m].claim.document == tellings[n].claim.document) == own:
                        seen.add(pair)
                        yield *pair, len(numbers) if own else 1


def _blocks(subjects: Subjects, tellings: Sequence[Telling], *, own: bool) -> Iterable[Sequence[int]]:
    """Tellings of one kind on one page; or, for two pages, with a party or a rare word of their leads in common."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    leads = {} if own else {page: _rare_of_lead(subjects.pages, page) for page in subjects.pages.all}
    for n, telling in enumerate(tellings):
        page = telling.claim.document
        keys = [page] if own else [*_keys(subjects, telling), *leads[page]]
        for kind in telling.kinds:
            for key in keys:
                found[kind, key].append(n)
    blocks = [numbers for _, numbers in sorted(found.items()) if len(numbers) > 1]
    if own:
        return blocks
    order = sorted(range(len(tellings)), key=lambda n: (_day(tellings[n]), tellings[n].claim.id))
    place = {n: m for m, n in enumerate(order)}
    return [sorted(block, key=place.__getitem__) for block in blocks]


def _keys(subjects: Subjects, telling: Telling) -> list[str]:
    return sorted((telling.actors.entities | telling.targets.entities) - subjects.gazetteer.countries)


def _rare_of_lead(pages: Pages, page: str) -> list[str]:
    lead = (w for w in pages.all[page].lead_words if 1 < pages.frequency[w] <= _RARE)
    return sorted(lead, key=lambda w: (-pages.bits[w], w))[:_LEAD_WORDS]


def _day(telling: Telling) -> int:
    return telling.days.first if telling.days else 0


def _rarity(tellings: Sequence[Telling], pages: int) -> _Rarity:
    on: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        for word in telling.words:
            on[word].add(telling.claim.document)
    bits = {w: min(_MOST_BITS, log2(pages + _THOUGHT_IN) - log2(len(where) + 1)) for w, where in on.items()}
    return _Rarity(bits, {t.claim.id: fsum([bits[w] for w in t.words]) for t in tellings})


def _bits(subjects: Subjects, a: Telling, b: Telling, *, rare: _Rarity, among: int) -> float:
    """Sums what speaks for one happening; `among` is how many tellings of the kind the page has."""
    own = a.claim.document == b.claim.document
    weights, party = (_ONE_PAGE, _PARTY) if own else (_TWO_PAGES, _PARTY_APART)
    first, second = sorted((a, b), key=lambda t: (t.depth, t.claim.id))
    bits = [
        weights["prior"],
        weights["word"] if a.word == b.word else 0.0,
        weights["bare"] if any(_is_bare(t) for t in (a, b)) else 0.0,
        weights["back"] if second.points_back else 0.0,
        weights["lead"] if first.depth < TITLE_END and second.depth < LEAD else 0.0,
        party[parties.compare(a.actors, b.actors).relation],
        party[parties.compare(a.targets, b.targets).relation],
        _figures(a, b),
        -1.0 if a.another or b.another else 0.0,
        _days(a, b, own=own),
        _words(a, b, rare),
    ]
    if own:
        return fsum([*bits, -_CROWD * log2(among)])
    alike = subjects.pages.alike(a.claim.document, b.claim.document)
    return fsum([*bits, max(-3.0, min(3.0, 12 * (alike - USUAL)))])


def _is_bare(telling: Telling) -> bool:
    return not telling.actors.text and not telling.targets.text


def _figures(a: Telling, b: Telling) -> float:
    if not a.figures or not b.figures or a.claim.text == b.claim.text:
        return 0.0
    return 0.5 if a.figures & b.figures else -0.5


def _days(a: Telling, b: Telling, *, own: bool) -> float:
    """Days that both texts say; on two pages those of publication too."""
    if a.days is not None and b.days is not None and a.days.said and b.days.said:
        gap = max(a.days.first - b.days.last, b.days.first - a.days.last, 0)
        if own:
            return -0.5 if gap > 1 else 0.0
        return 1.5 if gap == 0 else 0.0 if gap == 1 else -4.0
    if own or a.published is None or b.published is None:
        return 0.0
    gap = abs(a.published - b.published)
    return 1.0 if gap <= _SOON else -3.0 if gap > _LATE else -1.0


def _words(a: Telling, b: Telling, rare: _Rarity) -> float:
    """What share of the rarer sentence's words stands in the other one too."""
    if a.claim.document == b.claim.document and a.sentence == b.sentence:
        return 0.0
    least = min(rare.mass[a.claim.id], rare.mass[b.claim.id])
    if not least:
        return 0.0
    return 2.4 * fsum([rare.bits[w] for w in a.words & b.words]) / least - 0.6


def _grow(scores: Mapping[tuple[int, int], float], before: Iterable[list[int]]) -> list[list[int]]:
    """Draws together along the best scores first, but no two groups that their comparisons speak against as a whole."""
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (m, n), bits in scores.items():
        beside[m][n] = beside[n][m] = bits
    of: dict[int, list[int]] = {}
    for given in before:
        whole = list(dict.fromkeys([*given, *(x for n in given for x in of.get(n, ()))]))
        of |= dict.fromkeys(whole, whole)
    for _, m, n in sorted((-bits, m, n) for (m, n), bits in scores.items() if bits >= _TOGETHER):
        pair = of.setdefault(m, [m]), of.setdefault(n, [n])
        other, one = sorted(pair, key=lambda group: (len(group), group[0]))
        if one is other or not _fit([v for x in other for y, v in beside[x].items() if of.get(y) is one]):
            continue
        one += other
        for x in other:
            of[x] = one
    return [group for group in {id(group): group for group in of.values()}.values() if len(group) > 1]


def _fit(found: Sequence[float]) -> bool:
    """Whether the pairs between two groups, as far as they were compared, speak for one happening on the whole."""
    return min(found) >= _NEVER and fsum(found) >= _TOGETHER_ALL * len(found)


def _event(subjects: Subjects, group: Sequence[Telling]) -> Event:
    claims = tuple(sorted(t.claim.id for t in group))
    types = Counter(t.claim.event for t in group if not t.claim.is_general) or Counter(t.claim.event for t in group)
    known = subjects.gazetteer.places
    places = (p.entity for t in group for p in t.claim.places if p.entity in known)
    return Event(
        id=make_id("evt1", claims),
        event=min(types, key=lambda t: (-types[t], t)),
        claims=claims,
        place=commonest_place(subjects.gazetteer, (p for p in places if p is not None)),
        time=days_in_common([t.days for t in group if t.days]),
    )
