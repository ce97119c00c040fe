"""Do two claims speak of one happening? A sum of reasons in bits.

The number is the logarithm (base 2) of how much likelier the common features are in claims on one happening than in two
claims that happen to meet in a block; it begins below nothing, because most that meet do not belong together. Rare
places, parties and words tell more than common ones, by their frequency over the pages of the case. It ignores the
order of words and takes the reasons for independent of each other, which they are not: two pages in the same set
phrases score too high. The weights were set by hand on invented reports.
"""

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from . import parties, places, times
from .numbers import HowMany
from .pages import LEAD, USUAL
from .parties import Who
from .places import Where
from .subjects import Subject, Subjects
from .times import When
from .words import stem

PRIOR = -5.0
_TIME = {
    "same": 3.0,
    "overlap": 1.5,
    "close": 1.5,
    "loose": 0.0,
    "unknown": 0.0,
    "off": -1.5,
    "scale": -5.0,
    "apart": -7.0,
}
_MOST_PLACE = 4.0
_MOST_PARTY = 4.0
_MOST_WORDS = 4.5
_MOST_PAGE = 3.0
#: A word or an entity that no claim of the case is known by.
_PLAIN = 2.0


class Bits(NamedTuple):
    """What each feature tells, in bits."""

    prior: float
    sort: float
    place: float
    time: float
    actor: float
    target: float
    figure: float
    manner: float
    words: float
    page: float


class Reading(NamedTuple):
    """What the comparison of two claims found: the bits and their sum, and how place, time, parties, numbers stand."""

    bits: Bits
    score: float
    where: Where
    when: When
    actors: Who
    targets: Who
    numbers: Sequence[HowMany]

    def without(self, *names: str) -> float:
        """Returns the sum without some of the features."""
        return fsum((self.score, *(-getattr(self.bits, name) for name in names)))


def pair(subjects: Subjects, a: Subject, b: Subject, *, numbers: Sequence[HowMany] = ()) -> Reading:
    """Compares two claims feature by feature; `numbers` is how their numbers stand."""
    where = _where(subjects, a, b)
    when = times.compare(a, b)
    actors = parties.compare(a.actors, b.actors)
    targets = parties.compare(a.targets, b.targets)
    bits = Bits(
        prior=PRIOR,
        sort=_sort(a, b),
        place=_place(subjects, where),
        time=_TIME[when.relation],
        actor=_party(subjects, actors),
        target=_party(subjects, targets),
        figure=_figure(numbers),
        manner=_manner(a, b),
        words=_words(subjects, a, b),
        page=_page(subjects, a, b),
    )
    return Reading(bits, fsum(bits), where, when, actors, targets, numbers)


def _sort(a: Subject, b: Subject) -> float:
    if a.claim.event == b.claim.event:
        return 2.0 if stem(a.claim.trigger.text) == stem(b.claim.trigger.text) else 1.5
    return 1.0 if a.sort == b.sort else -1.0


def _where(subjects: Subjects, a: Subject, b: Subject) -> Where:
    """Own places count first; where a claim names none, those around it stand in and never tell happenings apart."""
    gazetteer = subjects.gazetteer
    own = places.compare(gazetteer, a.places, b.places)
    if own.relation == "same":
        return own
    if own.relation in {"near", "apart"} or (a.places and b.places and own.a != own.b):
        named = ((a.places & b.around) | (b.places & a.around)) - gazetteer.countries
        return Where("near", min(named), min(named)) if named else own
    both = a.vicinity & b.vicinity
    return Where("around", min(both), min(both)) if both else Where("unknown", None, None)


def _place(subjects: Subjects, where: Where) -> float:
    if where.a is None or where.b is None:
        return 0.0
    rare = max(subjects.bits.get(where.a, _PLAIN), subjects.bits.get(where.b, _PLAIN))
    if where.relation == "same":
        return max(1.0, min(_MOST_PLACE, rare))
    if where.relation == "around":
        return round(max(0.5, rare / 3), 2)
    return {"near": 0.5, "apart": -6.0}.get(where.relation, -1.5)


def _party(subjects: Subjects, who: Who) -> float:
    if who.relation == "same":
        rare = fsum(subjects.bits.get(e, _PLAIN) for e in who.shared)
        return round(max(0.5, min(_MOST_PARTY, rare * 0.75)), 2)
    return {"alike": 1.0, "other": -1.0}.get(who.relation, 0.0)


def _figure(numbers: Sequence[HowMany]) -> float:
    """Figures that agree by chance are small ones."""
    if not numbers:
        return 0.0
    best = max((n.a.best or 0.0 for n in numbers if n.verdict == "same"), default=0.0)
    return 0.0 if best <= 1 else 3.0 if best >= 10 else 1.5


def _manner(a: Subject, b: Subject) -> float:
    """A raid from the air and a car bomb are two happenings; what neither tells of says nothing."""
    if a.block != "harm" or not a.manners or not b.manners:
        return 0.0
    return 0.5 if a.manners & b.manners else -2.0


def _page(subjects: Subjects, a: Subject, b: Subject) -> float:
    """Pages that share much are about one happening; that tells less of what stands far down on one of them."""
    if a.document.id == b.document.id:
        return 0.0
    share = subjects.pages.alike(a.document.id, b.document.id)
    worth = max(-_MOST_PAGE, min(_MOST_PAGE, 16 * (share - USUAL)))
    return round(worth if max(a.depth, b.depth) < 2 * LEAD else worth / 2, 2)


def _words(subjects: Subjects, a: Subject, b: Subject) -> float:
    """What share of the shorter sentence's bits stands in the other one too; none at all speaks against it."""
    least = min(subjects.mass[a.claim.id], subjects.mass[b.claim.id])
    if least <= 0 or (a.document.id == b.document.id and a.at == b.at):
        return 0.0
    bits = subjects.bits
    share = fsum([bits[w] for w in a.words & b.words]) / least
    return share_bits(share)


def share_bits(share: float) -> float:
    """Returns what it tells that two texts share so much of the shorter one's words."""
    return round(max(-2.0, min(_MOST_WORDS, 9 * share - 2.0)), 2)
