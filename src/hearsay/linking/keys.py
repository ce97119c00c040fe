"""Which claims are worth comparing: blocks of claims that share a rare word, a party or a place.

A claim is filed under a few keys: its places, its parties, and the rarest words of its sentence, each with the block
of its sort. Inside a block claims stand in the order of their days, and each is compared with its neighbours only, so
that the work grows with the number of claims. What is passed over for the size of a block is reported.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import inf
from typing import NamedTuple

from .sorts import is_happening
from .subjects import Days, Subject, Subjects

#: Keys of a claim: enough to survive a few bad words, few enough to keep blocks small.
_WORDS = 6
_PARTIES = 6
#: Words of a page's lead under which its first figures are filed, so that two pages on one happening always meet.
_LEAD_WORDS = 6
#: A word in more claims than this is no key by itself, only together with another one.
_COMMON = 40
#: … and a word of more leads than this tells no happening from another.
_COMMON_LEAD = 15
#: Two common words in more claims than this are no key either.
_COMMON_TOGETHER = 60
#: How many neighbours count among claims that share nothing but their day.
_NET = 12
#: Smaller figures are shared by chance.
_TELLING = 3
#: How many of its neighbours in a block a claim is compared with: all in a small case, at least so many in a large one.
_WINDOW = 40
_NEIGHBOURS = 40_000  # of all claims together
#: Happenings further apart than this are not one (states are compared apart from this).
_DAYS = 46
#: … and than this if both texts say the day.
_SAID_APART = 10


class Capped(NamedTuple):
    """A block with more claims than are compared with one another, and those that have more neighbours than that."""

    key: str
    passed_over: Sequence[int]


class Blocks(NamedTuple):
    """Claims (their numbers in `Subjects.all`) under each key, in the order in which neighbours are compared.

    `again` are the claims that a page makes once more in the same words, each beside the first of them; they are under
    no key. `window` is the number of neighbours in a block that a claim is compared with.
    """

    members: Mapping[str, Sequence[int]]
    keys: Sequence[Sequence[str]]
    again: Sequence[tuple[int, int]]
    window: int


def keys(subjects: Subjects, subject: Subject) -> list[str]:
    """Returns the keys under which a claim is compared with others, in a fixed order."""
    bits = subjects.bits
    parties = (subject.actors.entities | subject.targets.entities) - subjects.gazetteer.countries
    places = subject.places - subjects.gazetteer.countries or subject.around - subjects.gazetteer.countries
    named = sorted(parties | places, key=lambda e: (-bits[e], e) if e in bits else (0.0, e))[:_PARTIES]
    rare = sorted((w for w in subject.words if subjects.pages_with[w] > 1), key=lambda w: (-bits[w], w))[:_WORDS]
    words = list(dict.fromkeys([*sorted(subject.targets.heads & subject.words)[:2], *rare]))
    alone = [w for w in words if subjects.frequency[w] <= _COMMON]
    common = sorted(w for w in words if subjects.frequency[w] > _COMMON)
    together = [f"{a}+{b}" for a, b in combinations(common, 2)]
    filed = [f"{subject.block}|{item}" for item in dict.fromkeys([*named, *alone, *together])]
    day = f"{subject.sort}|day {subject.days.last}" if subject.days else f"{subject.sort}|no day"
    return [*filed, *_figures(subjects, subject), f"{subject.sort}|{subject.document.id}", day]


def _figures(subjects: Subjects, subject: Subject) -> list[str]:
    """Keys of a counted claim: its figures, and for the first figure of a page the rarest words of the lead."""
    out: list[str] = []
    for quantity in subject.claim.quantities:
        if quantity.best is None or quantity.best < _TELLING:
            continue
        out.append(f"{quantity.role}|= {quantity.best:g}")
        if subjects.headlines.get((subject.document.id, quantity.role)) == quantity.best:
            pages = subjects.pages
            words = (w for w in subject.lead if 1 < pages.frequency[w] <= _COMMON_LEAD)
            rare = sorted(words, key=lambda w: (-pages.bits[w], w))[:_LEAD_WORDS]
            out += [f"{quantity.role}|lead {word}" for word in rare]
    return list(dict.fromkeys(out))


def file_by_keys(subjects: Subjects) -> Blocks:
    """Files all claims of happenings and states under their keys."""
    filed: dict[str, list[int]] = defaultdict(list)
    again = _said_again(subjects)
    passed = {number for _, number in again}
    for number, subject in enumerate(subjects.all):
        if number in passed:
            continue
        for key in keys(subjects, subject):
            filed[key].append(number)
    filed = {key: m for key, m in filed.items() if len(m) > 1 and ("+" not in key or len(m) <= _COMMON_TOGETHER)}
    # The smallest block first: there a pair is least likely to be passed over. The days last: for what shares no more.
    rank = {key: n for n, key in enumerate(sorted(filed, key=lambda k: (_is_net(k), len(filed[k]), k)))}
    own: list[list[str]] = [[] for _ in subjects.all]
    for key in rank:
        for number in filed[key]:
            own[number].append(key)
    place = {n: m for m, n in enumerate(sorted(range(len(own)), key=lambda n: _order(subjects.all[n])))}
    members = {key: sorted(filed[key], key=place.__getitem__) for key in rank}
    return Blocks(members, own, again, max(_WINDOW, _NEIGHBOURS // max(1, len(subjects.all))))


def _said_again(subjects: Subjects) -> list[tuple[int, int]]:
    """Claims of one page in the same words on the same word of somebody, with the one that stands first."""
    first: dict[tuple[object, ...], int] = {}
    found = []
    numbers = sorted(range(len(subjects.all)), key=lambda n: (subjects.all[n].depth, subjects.all[n].claim.id))
    for number in numbers:
        one = subjects.all[number]
        claim = one.claim
        said = (claim.event, claim.polarity, claim.modality, claim.aspect, claim.trigger.text, one.sentence)
        before = first.setdefault((one.document.id, one.origin, one.outside, one.claim.text, *said), number)
        if before != number:
            found.append((before, number))
    return found


def candidate_pairs(subjects: Subjects, blocks: Blocks) -> Iterator[tuple[int, int]]:
    """Yields each pair that is worth comparing once: in the smallest block that both share."""
    sets = [frozenset(keys) for keys in blocks.keys]
    everybody = subjects.all
    begins = [s.days.first if s.days else -inf for s in everybody]
    ends = [s.days.last + _DAYS if s.days else inf for s in everybody]
    # what happens is of the sort of its like; of states each is looked at
    sorts = [s.sort if is_happening(s.claim.event) else n for n, s in enumerate(everybody)]
    for key, members in blocks.members.items():
        window = _NET if _is_net(key) else blocks.window
        for place, number in enumerate(members):
            one, own, end = everybody[number], blocks.keys[number], ends[number]
            smaller = own[: own.index(key)]
            for other in members[place + 1 : place + 1 + window]:
                if begins[other] > end:
                    break
                if sorts[number] != sorts[other] and not may_be_one(one, everybody[other]):
                    continue
                if sets[other].isdisjoint(smaller) and _worth_a_look(one, everybody[other]):
                    yield (number, other) if number < other else (other, number)


def may_be_one(a: Subject, b: Subject) -> bool:
    """Tells whether sorts allow to compare: different ones, and states, only for a number of both, or a denial."""
    if (a.sort == b.sort or a.rejects != b.rejects) and is_happening(a.claim.event) and is_happening(b.claim.event):
        return True
    if not a.claim.quantities or not b.claim.quantities:
        return False
    return bool({q.role for q in a.claim.quantities} & {q.role for q in b.claim.quantities})


def capped_blocks(subjects: Subjects, blocks: Blocks) -> list[Capped]:
    """Returns the blocks in which claims close in time were passed over because too many stand between them.

    Blocks of one day or one figure are a net under the others and are not counted.
    """
    found = []
    for key, members in blocks.members.items():
        if len(members) <= blocks.window + 1 or _is_net(key) or "|= " in key:
            continue
        passed = [
            number
            for number, beyond in zip(members, members[blocks.window + 1 :], strict=False)
            if not _far(subjects.all[number], subjects.all[beyond])
        ]
        if passed:
            found.append(Capped(key, passed))
    return found


def _is_net(key: str) -> bool:
    return "|day " in key or key.endswith("|no day")


def _worth_a_look(a: Subject, b: Subject) -> bool:
    """A single common word is no ground to compare two claims, nor is anything if the texts put them weeks apart."""
    if a.days and b.days and a.days.said and b.days.said and _gap(a.days, b.days) > _SAID_APART:
        return False
    if not (
        a.places.isdisjoint(b.places)
        and a.targets.entities.isdisjoint(b.targets.entities)
        and a.actors.entities.isdisjoint(b.actors.entities)
    ):
        return True
    return len(a.words & b.words) > 1 or not a.figures.isdisjoint(b.figures)


def _gap(a: Days, b: Days) -> int:
    return max(a.first - b.last, b.first - a.last)


def _order(subject: Subject) -> tuple[int, str, str, str]:
    """By day; claims of one day by place and trigger, so that those likely to be one stand together.

    Claims of no day stand first: the walk from one claim to the next ends at the first that is far off in time.
    """
    day = subject.days.first if subject.days else 0
    return (day, min(subject.places, default=""), subject.claim.trigger.text.lower(), subject.claim.id)


def _far(a: Subject, b: Subject) -> bool:
    return a.days is not None and b.days is not None and b.days.first - a.days.last > _DAYS
