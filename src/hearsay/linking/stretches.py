"""Over how long: figures that count many happenings of days or weeks, beside those of a single one.

"84 killed over a four-day stretch" holds the ten of one of these days: the two do not clash while the sum is the larger
one. A title gives no stretch; it counts over that of the sentence that gives its figure.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ..knowledge import table
from .numbers import is_part_of_people
from .sorts import is_happening
from .subjects import Count, Subject, count_of
from .words import has_any

_NAME = r"(?:the\s+)?[A-Z][\w’'-]+"
_SEVERAL = re.compile(rf"\b(?:on|in|at|of|near|across|around)\s+{_NAME}(?:,\s+{_NAME})*,?\s+and\s+{_NAME}")
#: "is fighting", "are being bombed", "has been targeting"; a coalition "fighting the rebels" is only described.
_GOING_ON = re.compile(
    r"\b(?:is|are|has been|have been)\s+(?:\w+ly\s+)?(?:being\s+\w+|\w+ing)$"
    r"|\b(?:coalition|alliance|forces|groups?)\s+fighting$",
    re.IGNORECASE,
)
#: A stretch of more days than this, said in words, holds many happenings.
_ONE_HAPPENING = 2


def sums(subjects: Iterable[Subject]) -> frozenset[Count]:
    """Returns the figures that a page, in whatever sentence, says to be counted over a stretch of time.

    What is counted beside such a figure belongs to it, and so does a part of the people that a page gives no day for.
    """
    counting = [s for s in subjects if s.claim.quantities]
    said = {count_of(s, q) for s in counting if _is_sum(s) for q in s.claim.quantities}
    pages = {count[:2] for count in said}
    for subject in counting:
        counts = {count_of(subject, q): q for q in subject.claim.quantities}
        beside = not said.isdisjoint(counts)
        for count, quantity in counts.items():
            part = is_part_of_people(quantity.unit) and not subject.clause_says_day
            if count[:2] in pages and (beside or part):
                said.add(count)
    return frozenset(said)


def is_of_many(subject: Subject) -> bool:
    """Tells whether a clause names no day and speaks of several happenings: "air strikes have killed dozens"."""
    return not subject.says_day and _has(subject.claim.text, "many") and _has(subject.claim.text, "perfect")


def is_of_one(subject: Subject) -> bool:
    """Tells whether a clause speaks of one happening: in the singular, or of a day and not in the plural."""
    return not _has(subject.claim.text, "many") and (subject.says_day or _has(subject.claim.text, "one"))


def is_known_one(subject: Subject) -> bool:
    """Tells whether a clause speaks of one happening as of a known one: "the air strike had killed 15"."""
    return _known_one().search(subject.claim.text) is not None


def is_habit(subject: Subject) -> bool:
    """Tells whether a clause tells of what is done again and again, or goes on: "is regularly hit", "is fighting"."""
    if subject.clause_says_day or not is_happening(subject.claim.event):
        return False
    claim = subject.claim
    return _goes_on(claim.text, claim.trigger.end - claim.start if subject.block == "harm" else 0)


@lru_cache(maxsize=50_000)
def _goes_on(clause: str, trigger_end: int) -> bool:
    return _has(clause, "habits") or _GOING_ON.search(clause[:trigger_end]) is not None


def spans_sites(subject: Subject) -> bool:
    """Tells whether a clause counts for several places: "strikes on Vedra and Kolm killed 20"."""
    return _SEVERAL.search(subject.claim.text) is not None


def _is_sum(subject: Subject) -> bool:
    """Whether a sentence gives a stretch, or the clause one without naming a single happening in it."""
    days, time = subject.days, subject.claim.time
    if not subject.clause_says_day:
        return _has(subject.sentence, "over")
    if _has(subject.claim.text, "over"):
        return True
    long = time is not None and time.relation == "since"
    long = long or (days is not None and days.last - days.first > _ONE_HAPPENING)
    return long and not _has(subject.claim.text, "one")


def _has(text: str, name: str) -> bool:
    return has_any(text, _words(name)) is not None


@cache
def _known_one() -> re.Pattern[str]:
    one = "|".join(map(re.escape, _words("one")))
    return re.compile(rf"\b(?:the|that|this)\s+(?:\w+\s+)?(?:{one})\b", re.IGNORECASE)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(table("links")["stretches"][name])
