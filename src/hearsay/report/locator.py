"""Where places lie to one another: points on a plain grid of degrees, with their names where there is room."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, NamedTuple

from .html import Content, Markup, tag
from .plain import listing
from .scale import point

_WIDE, _TALL, _LOW, _EDGE = 820, 340, 150, 40
_SPREAD: Final = 0.25  # degrees: places nearer than this still get a map of this height
_FAR: Final = 6  # a place this many times further from the middle than places commonly are stays outside the picture
_NEAR: Final = 3.0  # degrees that are never far
_STEPS: Final = (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45, 90)


class Spot(NamedTuple):
    """A place under its number in the table."""

    number: int
    name: str
    latitude: float
    longitude: float


class Box(NamedTuple):
    """A part of the picture that something stands in."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        """Tells whether two boxes overlap."""
        aside = self.right < other.left or other.right < self.left
        return not (aside or self.bottom < other.top or other.bottom < self.top)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A plain map: degrees to points, east–west shortened for the latitude."""

    west: float
    north: float
    scale: float
    squeeze: float
    width: float
    height: float

    def x(self, longitude: float) -> float:
        """Places a meridian."""
        return _EDGE + (longitude - self.west) * self.squeeze * self.scale

    def y(self, latitude: float) -> float:
        """Places a parallel."""
        return _EDGE / 2 + (self.north - latitude) * self.scale


def locator(spots: Sequence[Spot]) -> Markup | None:
    """Draws places; those far from all others are named below it, for they would press the rest together."""
    near = _near(spots)
    if len(near) < 2:
        return None
    chart = _chart([spot.latitude for spot in near], [spot.longitude for spot in near])
    taken = [_around(chart.x(spot.longitude), chart.y(spot.latitude)) for spot in near]
    names = [_spot_label(spot, chart, taken=taken) for spot in near]
    dots = [
        tag("circle", cx=point(chart.x(spot.longitude)), cy=point(chart.y(spot.latitude)), r="3.5", class_="spot")
        for spot in near
    ]
    picture = tag(
        "svg",
        _graticule(chart),
        dots,
        names,
        viewBox=f"0 0 {point(chart.width)} {point(chart.height)}",
        class_="chart",
        role="img",
        aria_label="Where the places lie; the table below holds their coordinates",
    )
    far = [f"{spot.number} {spot.name}" for spot in spots if spot not in near]
    outside = f" Far outside lie {listing(far)}." if far else ""
    caption = (
        "Where the places lie to one another, by their number in the table. North is up; lines are degrees; no borders."
    )
    return tag("figure", picture, tag("figcaption", caption, outside))


def _near(spots: Sequence[Spot]) -> list[Spot]:
    """Keeps the places that lie where most lie: within some times the common distance from the middle of all."""
    if not spots:
        return []
    middle = Spot(0, "", median(spot.latitude for spot in spots), median(spot.longitude for spot in spots))
    reach = max(_FAR * median(_apart(spot, middle) for spot in spots), _NEAR)
    return [spot for spot in spots if _apart(spot, middle) <= reach]


def _apart(one: Spot, other: Spot) -> float:
    squeeze = math.cos(math.radians(one.latitude))
    return max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude) * squeeze)


def _chart(latitudes: Sequence[float], longitudes: Sequence[float]) -> Chart:
    squeeze = max(math.cos(math.radians((min(latitudes) + max(latitudes)) / 2)), 0.1)
    tall = max((max(latitudes) - min(latitudes)) * 1.25, _SPREAD)
    wide = max((max(longitudes) - min(longitudes)) * 1.25 * squeeze, _SPREAD)
    scale = min((_WIDE - 2 * _EDGE) / wide, (_TALL - _EDGE) / tall)
    tall = max(tall, _LOW / scale)
    middle_x, middle_y = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    width = _WIDE - 2 * _EDGE
    return Chart(
        west=middle_x - width / scale / squeeze / 2,
        north=middle_y + tall / 2,
        scale=scale,
        squeeze=squeeze,
        width=_WIDE,
        height=tall * scale + _EDGE,
    )


def _around(x: float, y: float) -> Box:
    return Box(x - 4, y - 4, x + 4, y + 4)


def _spot_label(spot: Spot, chart: Chart, *, taken: list[Box]) -> Content:
    """Writes a name where it covers nothing: right of its spot, a little above or below, left, else only its number."""
    x, y = chart.x(spot.longitude), chart.y(spot.latitude)
    for text in (f"{spot.number} {spot.name}", str(spot.number)):
        width = 6.6 * len(text)
        for left in (x + 7, x - 7 - width):
            for base in (y + 4, y - 7, y + 15):
                box = Box(left, base - 10, left + width, base + 2)
                if left > 0 and box.right < chart.width and not any(box.covers(other) for other in taken):
                    taken.append(box)
                    return tag("text", text, x=point(left), y=point(base), class_="spotname")
    return None


def _graticule(chart: Chart) -> Markup:
    """Draws parallels and meridians at round degrees."""
    east = chart.west + (chart.width - 2 * _EDGE) / chart.scale / chart.squeeze
    south = chart.north - (chart.height - _EDGE) / chart.scale
    step = next(
        step
        for step in (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45, 90)
        if (east - chart.west) / step <= 8 or step == 90
    )
    drawn: list[Content] = []
    for place in range(math.ceil(chart.west / step), math.floor(east / step) + 1):
        x = point(chart.x(place * step))
        drawn.append(tag("line", x1=x, x2=x, y1="0", y2=point(chart.height - 16), class_="grid"))
        drawn.append(tag("text", _degree(place * step, "EW"), x=x, y=point(chart.height - 4), class_="tick"))
    for place in range(math.ceil(south / step), math.floor(chart.north / step) + 1):
        y = chart.y(place * step)
        drawn.append(tag("line", x1=_EDGE, x2=point(chart.width), y1=point(y), y2=point(y), class_="grid"))
        drawn.append(tag("text", _degree(place * step, "NS"), x="0", y=point(y + 4), class_="tick start"))
    return tag("g", drawn)


def _degree(value: float, letters: str) -> str:
    return f"{abs(value):.2f}".rstrip("0").rstrip(".") + f"°{letters[0] if value >= 0 else letters[1]}"
