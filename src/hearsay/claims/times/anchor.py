"""The day of writing that a text's relative dates count from, for each of its voices."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ...language import READ_KINDS, fold
from ...records import Document, Segment
from .calendar import day_of
from .days import WEEKDAYS
from .guards import GUARDS
from .lexing import lexemes
from .meaning import View
from .phrases import Phrase, phrases
from .readings import READINGS
from .years import real_day, short_year

#: A full date that stands this near to the head of an undated page is taken for the day of writing.
_HEAD = 250
#: So many characters under a date at the head may tell when its news was.
_LEAD = 900
#: News tell of days so few before their own, and a reading that makes them so many days old is not meant.
_FRESH, _STALE = 1, 3
_FULL = frozenset({"day", "stamp"})


class Anchor(NamedTuple):
    """The day of writing: the first and the last that it can be.

    Where it is not known, as of an undated comment, `year_from` may still tell the year of "March 23".
    """

    first: date | None
    last: date | None
    year_from: date | None = None


NOWHEN = Anchor(None, None)


def anchors(
    document: Document, segments: Sequence[Segment], found: Sequence[Phrase], *, month_first: bool | None = None
) -> Mapping[str, Anchor]:
    """Returns the day of writing by the id of each segment that is read: its own where printed, else the page's.

    Comments and pasted articles are written at other times than the page and never take its day.
    """
    published = document.published
    page = Anchor(day_of(published.earliest), day_of(published.latest)) if published else NOWHEN
    if page.first is None:
        page = _dateline(segments, found, month_first)
    out = {}
    for segment in segments:
        if segment.kind in READ_KINDS:
            own = _printed(segment.published) if segment.published else None
            foreign = segment.kind in {"comment", "pasted"}
            out[segment.id] = Anchor(own, own) if own else Anchor(None, None, page.first) if foreign else page
    return out


def _dateline(segments: Sequence[Segment], found: Iterable[Phrase], month_first: bool | None) -> Anchor:
    head = min((s.start for s in segments if s.kind in READ_KINDS), default=0)
    open_view = View(None, (), month_first=month_first)
    for phrase in found:
        if phrase.start > head + _HEAD:
            break
        if phrase.rule.reading in _FULL:
            meaning = READINGS[phrase.rule.reading](phrase, open_view)
            when = day_of(meaning.value) if meaning else None
            if when is not None:
                return Anchor(when, when)
    return NOWHEN


def _printed(text: str) -> date | None:
    """The day that a page prints beside a comment, where it names one in full."""
    lexed = lexemes(fold(text), [(0, len(text))])
    for phrase in phrases(lexed, GUARDS):
        if phrase.rule.reading in _FULL:
            meaning = READINGS[phrase.rule.reading](phrase, View(None, ()))
            if meaning and (when := day_of(meaning.value)):
                return when
    return None


def month_first(found: Sequence[Phrase]) -> bool | None:
    """Returns whether numeric dates of a page put the month first, null where nothing on the page settles it.

    It is settled by dates that can be read one way only; else by the day of the week beside one ("Monday, 02-09-2013");
    else by those that the text under a date at the head names: news tell of the day or of the day before. Checked
    against dates that settle it: a wrong order needs an old day of the week that fits the wrong day by chance.
    """
    orders: set[bool] = set()
    beside: set[bool] = set()
    for n, phrase in enumerate(found):
        if (parts := _day_and_month(phrase)) is None:
            continue
        a, b, _ = parts
        if a > 12 >= b or b > 12 >= a:
            orders.add(b > 12)
        near = [phrase, *(p for p in found[max(n - 1, 0) : n + 2] if p is not phrase and _touch(p, phrase))]
        if number := next((w for p in near if (w := p.number(*WEEKDAYS)) is not None), None):
            beside |= {order for order, when in _orders(parts) if when.isoweekday() == number} or {True, False}
    settled = orders or beside or _by_lead(found)
    return settled.pop() if len(settled) == 1 else None


def _by_lead(found: Sequence[Phrase]) -> set[bool]:
    """The orders by which a date at the head lies on, or a day after, a weekday that the text under it names."""
    head = next((p for p in found if p.start <= _HEAD and _day_and_month(p)), None)
    parts = _day_and_month(head) if head is not None else None
    if head is None or parts is None:
        return set()
    dates = dict(_orders(parts))
    if len(dates) < 2:
        return set()
    out: set[bool] = set()
    for phrase in found:
        number = phrase.number(*WEEKDAYS) if head.end <= phrase.start <= head.end + _LEAD else None
        if number is None or len(phrase.words) > 1:
            continue
        gaps = {order: (when.isoweekday() - number) % 7 for order, when in dates.items()}
        out |= {order for order in gaps if gaps[order] <= _FRESH and gaps[not order] >= _STALE}
    return out


def _orders(parts: tuple[int, int, int]) -> list[tuple[bool, date]]:
    """The days that a date in figures can mean, with whether the month is first in it."""
    a, b, year = parts
    found = ((order, real_day(year, *((a, b) if order else (b, a)))) for order in (True, False))
    return [(order, when) for order, when in found if when is not None]


def _day_and_month(phrase: Phrase) -> tuple[int, int, int] | None:
    """The figures of a numeric date in which either may be the month; dots put the day first everywhere."""
    text = phrase.figure("NumericDate")
    if text is None or "." in text:
        return None
    a, b, year = (int(part) for part in text.replace("/", "-").split("-"))
    return a, b, year if year > 99 else short_year(year, View(None, ()))


def _touch(one: Phrase, other: Phrase) -> bool:
    """Whether at most a comma or a bracket stands between two phrases."""
    return min(abs(one.first - other.last), abs(other.first - one.last)) <= 1
