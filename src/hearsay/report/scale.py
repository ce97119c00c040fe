"""Axes of pictures: where a number or a day lies, and which round values are written along the axis."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from .html import Markup, tag
from .plain import MONTHS, number

_SMALLEST: Final = 1e-6  # what is less is drawn as nothing
_LOGARITHMIC: Final = 60.0  # beyond this ratio of largest to smallest, small figures would all lie on the edge
_MONTH_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
_DAY_STEPS: Final = (1, 2, 3, 5, 7, 14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A stretch of values drawn from `left` to `right`; `logarithmic` where it spans orders of magnitude."""

    low: float
    high: float
    left: float
    right: float
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Places a value on the axis, those beyond an end at that end."""
        low, high, value = (
            math.log10(v) if self.logarithmic else v for v in (self.low, self.high, self._inside(value))
        )
        return self.left + (self.right - self.left) * (value - low) / (high - low)

    def _inside(self, value: float) -> float:
        return min(max(value, self.low), self.high)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value along an axis and how it is written."""

    value: float
    text: str


def number_scale(values: Iterable[float], *, left: float, right: float) -> Scale:
    """Fits an axis to figures: from zero, or logarithmic where they span orders of magnitude."""
    known = sorted(value if abs(value) >= _SMALLEST else 0.0 for value in values) or [0.0]
    low, high = known[0], known[-1]
    positive = [value for value in known if value > 0]
    if len(positive) == len(known) and high / low > _LOGARITHMIC:
        return Scale(low=low / 1.5, high=high * 1.5, left=left, right=right, logarithmic=True)
    low = min(low, 0.0)
    return Scale(low=low, high=high + (high - low or 1.0) * 0.12, left=left, right=right)


def number_ticks(scale: Scale) -> list[Tick]:
    """Chooses up to five round values on an axis."""
    if scale.logarithmic:
        powers = range(math.ceil(math.log10(scale.low)), math.floor(math.log10(scale.high)) + 1)
        return [Tick(10.0**power, number(10.0**power)) for power in powers][:: max(1, math.ceil(len(powers) / 4))]
    step = _round_step((scale.high - scale.low) / 4)
    first, last = math.ceil(scale.low / step), math.floor(scale.high / step)
    return [Tick(step * place, number(round(step * place, 9))) for place in range(first, last + 1)]


def day_scale(moments: Iterable[date], *, left: float, right: float) -> Scale:
    """Fits an axis to days, with room at both ends."""
    known = sorted(moment.toordinal() for moment in moments)
    room = max(2.0, (known[-1] - known[0]) * 0.06)
    return Scale(low=max(known[0] - room, 1.0), high=known[-1] + room, left=left, right=right)


def day_ticks(scale: Scale, *, most: int = 8) -> list[Tick]:
    """Chooses days, months or years along an axis, whichever gives few enough of them."""
    first, last = math.ceil(scale.low), math.floor(min(scale.high, date.max.toordinal()))
    for step in _DAY_STEPS:
        if (last - first) / step <= most:
            return [_day_tick(moment) for moment in range(first + (-first) % step, last + 1, step)]
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = range(start.year * 12 + start.month, end.year * 12 + end.month)
    step = next((step for step in _MONTH_STEPS if len(months) / step <= most), _MONTH_STEPS[-1])
    return [_month_tick(month, yearly=step >= 12) for month in months if month % step == 0 and month < 9999 * 12]


def axis(scale: Scale, ticks: Sequence[Tick], *, top: float, bottom: float) -> Markup:
    """Draws the values along the top of a picture with a fine line down from each."""
    drawn = []
    for tick in ticks:
        x = point(scale.at(tick.value))
        drawn.append(tag("line", x1=x, x2=x, y1=point(top), y2=point(bottom), class_="grid"))
        drawn.append(tag("text", tick.text, x=x, y=point(top - 5), class_="tick"))
    return tag("g", drawn)


def point(value: float) -> str:
    """Writes a coordinate."""
    return f"{value:.1f}".removesuffix(".0")


def fading(start: float, end: float, *, y: float, tall: float, style: str = "") -> Markup:
    """Draws a bar that fades from `start` to `end`: the side of an interval that nobody closes."""
    side = "fade-right" if end > start else "fade-left"
    left, width = min(start, end), max(abs(end - start), 1.0)
    return tag(
        "rect",
        x=point(left),
        y=point(y - tall / 2),
        width=point(width),
        height=point(tall),
        class_=f"{side} {style}".strip(),
    )


def gradients() -> Markup:
    """Defines the two fades, once for all pictures of a page."""
    return tag(
        "svg",
        tag("defs", _gradient("fade-right", 0, end=1), _gradient("fade-left", 1, end=0)),
        class_="aside",
        aria_hidden="true",
    )


def _gradient(name: str, start: int, *, end: int) -> Markup:
    stops = [tag("stop", offset=place, class_=style) for place, style in ((0, "full"), (1, "empty"))]
    return tag("linearGradient", stops, id=name, x1=start, x2=end, y1=0, y2=0)


def _round_step(width: float) -> float:
    power = 10.0 ** math.floor(math.log10(width))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= width)


def _day_tick(moment: int) -> Tick:
    on = date.fromordinal(moment)
    return Tick(
        float(moment),
        f"{on.day} {MONTHS[on.month - 1][:3]} {on.year}" if on.day <= 2 else f"{on.day} {MONTHS[on.month - 1][:3]}",
    )


def _month_tick(month: int, *, yearly: bool) -> Tick:
    on = date(month // 12, month % 12 + 1, 1)
    return Tick(float(on.toordinal()), str(on.year) if yearly else f"{MONTHS[on.month - 1][:3]} {on.year}")
