"""Places under all their spellings, with coordinates, how much is said of each, and where they lie to one another."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..records import Entity
from .book import Book, cites, is_comment
from .html import Content, Markup, join, tag
from .plain import count
from .scale import point
from .section import Row, Section, cut, nothing, paragraph, table

_ROWS: Final = 100
_PLOTTED: Final = 40
_WIDE, _TALL, _LOW, _EDGE = 820, 340, 150, 40
_SPREAD: Final = 0.25  # degrees: places nearer than this still get a map of this height
_LEAD: Final = (
    "Places that claims name, under every spelling found, with the coordinates of the gazetteer where one place fits."
    " A place without coordinates was not found there, or several places of that name could be meant."
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place and the claims that name it."""

    entity: Entity
    claims: tuple[str, ...]


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


def section(book: Book) -> Section:
    """Builds the table of places, those that most claims name first, and the plot where two or more can be placed."""
    found = named_places(book)
    if not found:
        body = nothing("No claim in this case names a place.")
    else:
        located = [(number, item) for number, item in enumerate(found[:_PLOTTED], start=1) if _coordinates(item.entity)]
        body = join(
            [
                paragraph(_LEAD),
                _plot(located) if len(located) > 1 else None,
                table(
                    ("Place", "Spelled", "Coordinates", "Claims", "The words"),
                    [_row(book, item, number=number) for number, item in enumerate(found[:_ROWS], start=1)],
                    caption="Places that claims name",
                    style="places",
                ),
                cut(_ROWS, len(found), what="places", export="entities"),
            ]
        )
    return Section(id="places", title="Places", short="Places", body=body)


def named_places(book: Book) -> list[Named]:
    """Finds the places that claims name, those of most claims first."""
    claims: Mapping[str, list[str]] = defaultdict(list)
    for claim in book.ledger.claims.values():
        for entity in sorted({argument.entity for argument in claim.places if argument.entity}):
            claims[entity].append(claim.id)
    entities = book.ledger.entities
    found = [Named(entities[entity], tuple(held)) for entity, held in claims.items() if entity in entities]
    return sorted(found, key=lambda item: (-len(item.claims), item.entity.name, item.entity.id))


def _row(book: Book, item: Named, *, number: int) -> Row:
    readers = sum(is_comment(book, book.ledger.claims[claim]) for claim in item.claims)
    others = [alias.text for alias in item.entity.aliases if alias.text != item.entity.name]
    where = _coordinates(item.entity)
    heard = [f"{len(item.claims) - readers:,}", tag("small", f" and {count(readers, 'comment')}") if readers else None]
    return Row(
        id=f"place-{number}",
        cells=(
            f"{number}. {item.entity.name}",
            ", ".join(dict.fromkeys(others)) or tag("span", "one spelling", class_="absent"),
            _degrees(*where) if where else tag("span", "not known", class_="absent"),
            heard,
            cites(book, item.claims, limit=8),
        ),
    )


def _coordinates(entity: Entity) -> tuple[float, float] | None:
    if entity.latitude is None or entity.longitude is None:
        return None
    return entity.latitude, entity.longitude


def _degrees(latitude: float, longitude: float) -> str:
    return (
        f"{abs(latitude):.2f}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):.2f}° {'E' if longitude >= 0 else 'W'}"
    )


def _plot(located: Sequence[tuple[int, Named]]) -> Markup:
    spots = [(number, item.entity.name, *(_coordinates(item.entity) or (0.0, 0.0))) for number, item in located]
    chart = _chart([spot[2] for spot in spots], [spot[3] for spot in spots])
    taken: list[tuple[float, float, float]] = []
    drawn: list[Content] = []
    for number, label, latitude, longitude in spots:
        x, y = chart.x(longitude), chart.y(latitude)
        drawn.append(tag("circle", cx=point(x), cy=point(y), r="3.5", class_="spot"))
        drawn.append(_spot_label(f"{number} {label}", str(number), x=x, y=y, chart=chart, taken=taken))
    picture = tag(
        "svg",
        _graticule(chart),
        drawn,
        viewBox=f"0 0 {point(chart.width)} {point(chart.height)}",
        class_="chart",
        role="img",
        aria_label="Where the places lie; the table below holds their coordinates",
    )
    caption = (
        "Where the places lie to one another, by their number in the table. North is up; lines are degrees; no borders."
    )
    return tag("figure", picture, tag("figcaption", caption))


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


def _spot_label(
    text: str, short: str, *, x: float, y: float, chart: Chart, taken: list[tuple[float, float, float]]
) -> Content:
    """Writes a name where it covers no other: right of its spot, a little above or below, or else only its number."""
    long, brief = 7.0 * len(text), 7.0 * len(short) + 4
    tries = [(text, x + 7, y + shift, long) for shift in (4.0, -7.0, 15.0)]
    tries += [(text, x - 7 - long, y + shift, long) for shift in (4.0, -7.0, 15.0)]
    tries += [(short, x + 6, y + shift, brief) for shift in (4.0, -6.0, 14.0, -17.0)]
    for words, left, base, width in tries:
        free = all(abs(base - other) > 12 or left > end or left + width < start for start, end, other in taken)
        if free and left > 0 and left + width < chart.width:
            taken.append((left, left + width, base))
            return tag("text", words, x=point(left), y=point(base), class_="spotname")
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
