"""When: how the days of two claims stand to each other."""

from typing import NamedTuple

from .subjects import Days, Subject

#: A longer stretch than this tells of a campaign or a war and not of one happening.
LONG = 45
#: What happened on a day is mostly not what is told of the month in which it lies.
_DAY, _WEEK = 3, 10
#: Pages that say no day are taken to tell of one happening if published so close to each other (days) …
_CLOSE = 3
#: … and of two if further apart than this.
_FAR = 45


class When(NamedTuple):
    """How days stand, and the gap between them.

    `same`, `overlap`, `loose` (one names a month, the other a day in it), `close`, `unknown`, `off` by a day or two,
    `apart`, or `scale` (a day and a war).
    """

    relation: str
    gap: int


def compare(a: Subject, b: Subject) -> When:
    """Compares when two claims say that it happened; where neither says a day, the dates of publication stand in."""
    if a.days is None or b.days is None:
        return When("unknown", 0)
    gap = max(a.days.first - b.days.last, b.days.first - a.days.last, 0)
    if not (a.days.said and b.days.said):
        return _unsaid(a, b, gap)
    long_a, long_b = _length(a.days) > LONG, _length(b.days) > LONG
    if long_a != long_b:
        return When("scale", gap)
    if gap:
        return When("off" if gap <= 2 and not long_a else "apart", gap)
    lengths = sorted((_length(a.days), _length(b.days)))
    if lengths[1] <= 2:
        return When("same", 0)
    return When("loose" if lengths[0] <= _DAY < _WEEK < lengths[1] else "overlap", 0)


def _unsaid(a: Subject, b: Subject, gap: int) -> When:
    """A page that says no day tells of the last days; what another one says of a far day is something else."""
    for days in (a.days, b.days):
        if days is not None and days.said and _length(days) > LONG:
            return When("scale", gap)
    if gap <= _CLOSE:
        return When("close", gap)
    return When("apart" if gap > _FAR else "unknown", gap)


def _length(days: Days) -> int:
    return days.last - days.first + 1
