"""The picture of a timeline: a line for each happening, when it happened above, when pages said so below it.

A last lane holds all claims that name no time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..records import Days
from ..weighing import Moment
from .book import Book, anchor, is_comment
from .html import Content, Markup, tag
from .plain import count, day, days, opening, shorten
from .scale import Scale, axis, day_scale, day_ticks, fading, point

_WIDE, _LABELS, _LINE, _TOP = 820, 250, 21, 26
_FAR: Final = 6  # a day further out than this many times the stretch of the middle 80 % is drawn at the edge
_FADE: Final = 72
_BAR: Final = 7
_BIN: Final = 46  # points of the axis within which days share a mark in the lane of claims without a time


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims that give one event one time. `said` are the days of publication."""

    label: str
    when: Days
    claims: tuple[str, ...]
    said: tuple[date, ...]


def picture(book: Book, chosen: Sequence[Happening], *, undated: Sequence[Moment]) -> Markup:
    """Draws happenings in the order given; `undated` are claims that name no time."""
    scale, clipped = _window(chosen)
    lanes = len(chosen) + 1
    bottom = _TOP + lanes * _LINE + 8
    lines = [_line(item, scale, y=_TOP + at * _LINE + _LINE / 2, number=at + 1) for at, item in enumerate(chosen)]
    lane = _no_date_lane(book, undated, scale=scale, y=_TOP + len(chosen) * _LINE + _LINE / 2 + 6)
    drawn = tag(
        "svg",
        axis(scale, day_ticks(scale), top=_TOP - 6, bottom=bottom),
        lines,
        lane,
        viewBox=f"0 0 {_WIDE} {bottom}",
        class_="timeline",
        role="group",
        aria_label="Timeline; the table below holds the same",
    )
    edge = " An arrow at the edge is a day outside the stretch drawn, written beside it." if clipped else ""
    caption = tag("figcaption", tag("b", "▬"), " happened   ", tag("b", "◇"), " published." + edge)
    return tag("figure", drawn, caption)


def _window(chosen: Sequence[Happening]) -> tuple[Scale, bool]:
    """Fits the axis; days far from all others stay at its edge, so that one old year does not press the rest."""
    found = sorted(_all_days(chosen))
    low, high = found[len(found) // 10], found[-1 - len(found) // 10]
    reach = max((high - low).days, 10) * _FAR
    inside = [moment for moment in found if (low - moment).days <= reach and (moment - high).days <= reach]
    return day_scale(inside, left=_LABELS + 10, right=_WIDE - 40), len(inside) < len(found)


def _all_days(chosen: Iterable[Happening]) -> list[date]:
    ends = [day(end) for item in chosen for end in (item.when.earliest, item.when.latest)]
    return [end for end in ends if end] + [said for item in chosen for said in item.said]


def _line(item: Happening, scale: Scale, *, y: float, number: int) -> Markup:
    told = f" ({len(item.claims)})" if len(item.claims) > 1 else ""
    label = tag("text", f"{number}  {shorten(opening(item.label), 40)}{told}", x="0", y=point(y + 4), class_="what")
    below = point(y + _LINE / 2)
    return tag(
        "g",
        tag("line", x1=_LABELS, x2=_WIDE, y1=below, y2=below, class_="rule"),
        tag("a", label, href=f"#{anchor('c', item.claims[0])}"),
        _bar(item, scale, y=y - 4),
        [_diamond(scale.at(said.toordinal()), y + 5) for said in item.said],
    )


def _bar(item: Happening, scale: Scale, *, y: float) -> Content:
    if (outside := _outside(item, scale, y=y)) is not None:
        return outside
    first, last = day(item.when.earliest), day(item.when.latest)
    start = scale.at(first.toordinal()) if first else None
    end = scale.at(last.toordinal() + 1) if last and last < date.max else None
    if start is not None and end is not None:
        width = point(max(end - start, 5))
        return tag("rect", x=point(start), y=point(y - _BAR / 2), width=width, height=_BAR, class_="event")
    if start is not None:
        return fading(start, min(start + _FADE, _WIDE), y=y, tall=_BAR)
    return fading(end, max(end - _FADE, _LABELS), y=y, tall=_BAR) if end is not None else None


def _outside(item: Happening, scale: Scale, *, y: float) -> Content:
    """Writes a time that lies beyond the axis at the edge that it lies behind."""
    first, last = day(item.when.earliest), day(item.when.latest)
    if last and last.toordinal() < scale.low:
        return tag("text", f"◂ {days(item.when)}", x=point(scale.left + 8), y=point(y + 4), class_="edge")
    if first and first.toordinal() > scale.high:
        return tag("text", f"{days(item.when)} ▸", x=point(scale.right - 8), y=point(y + 4), class_="edge end")
    return None


def _diamond(x: float, y: float) -> Markup:
    return tag("path", d=f"M{point(x)} {point(y - 4)}l4 4l-4 4l-4 -4z", class_="said")


def _no_date_lane(book: Book, undated: Sequence[Moment], *, scale: Scale, y: float) -> Content:
    """One lane for all claims without a time: how many were published on which day."""
    heard = [moment for moment in undated if not is_comment(book, book.ledger.claims[moment.claim])]
    said = Counter(found for moment in heard if moment.said and (found := day(moment.said.earliest)))
    silent = len(heard) - sum(said.values())
    bins: dict[int, list[date]] = defaultdict(list)
    for moment in sorted(said):
        bins[int(scale.at(moment.toordinal()) // _BIN)].append(moment)
    marks: list[Content] = []
    for held in bins.values():
        x = scale.at(sum(moment.toordinal() for moment in held) / len(held))
        amount = sum(said[moment] for moment in held)
        marks.append([_diamond(x, y), tag("text", f"{amount:,}", x=point(x + 8), y=point(y + 4), class_="edge")])
    never = f" ({silent:,} on undated pages)" if silent else ""
    label = tag(
        "text", f"No time named: {count(len(heard), 'claim')}{never}", x="0", y=point(y + 4), class_="what none"
    )
    band = tag("rect", x="0", y=point(y - _LINE / 2), width=_WIDE, height=_LINE, class_="lane")
    return tag("g", band, label, marks)
