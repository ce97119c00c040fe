"""Places under all their spellings, with coordinates, how much is said of each, and where they lie to one another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..records import Entity
from .book import Book, cites, is_comment
from .html import Content, join, tag
from .locator import Spot, locator
from .plain import count
from .section import Row, Section, cut, nothing, paragraph, table

_ROWS: Final = 100
_PLOTTED: Final = 40
_LEAD: Final = (
    "Places that claims name, under every spelling found, with the coordinates of the gazetteer where one place fits."
    " A place without coordinates was not found there, or several places of that name could be meant."
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place and the claims that name it."""

    entity: Entity
    claims: tuple[str, ...]


def section(book: Book) -> Section:
    """Builds the table of places, those that most claims name first, and the plot where two or more can be placed."""
    found = named_places(book)
    if not found:
        body = nothing("No claim in this case names a place.")
    else:
        body = join(
            [
                paragraph(_LEAD),
                locator(_spots(book, found)),
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


def _spots(book: Book, found: Sequence[Named]) -> list[Spot]:
    """Takes the places with coordinates that articles name."""
    return [
        Spot(number, item.entity.name, *where)
        for number, item in enumerate(found[:_PLOTTED], start=1)
        if (where := _coordinates(item.entity))
        and not all(is_comment(book, book.ledger.claims[it]) for it in item.claims)
    ]


def named_places(book: Book) -> list[Named]:
    """Finds the places that claims name, those that most claims of articles name first."""
    claims: Mapping[str, list[str]] = defaultdict(list)
    for claim in book.ledger.claims.values():
        for entity in sorted({argument.entity for argument in claim.places if argument.entity}):
            claims[entity].append(claim.id)
    entities = book.ledger.entities
    found = [Named(entities[entity], tuple(held)) for entity, held in claims.items() if entity in entities]
    return sorted(found, key=lambda item: (_readers(book, item) - len(item.claims), item.entity.name, item.entity.id))


def _readers(book: Book, item: Named) -> int:
    return sum(is_comment(book, book.ledger.claims[claim]) for claim in item.claims)


def _row(book: Book, item: Named, *, number: int) -> Row:
    readers = _readers(book, item)
    others = [alias.text for alias in item.entity.aliases if alias.text != item.entity.name]
    where = _coordinates(item.entity)
    heard = [f"{len(item.claims) - readers:,}", tag("small", f" and {count(readers, 'comment')}") if readers else None]
    return Row(
        id=f"place-{number}",
        cells=(
            f"{number}. {item.entity.name}",
            ", ".join(dict.fromkeys(others)) or tag("span", "one spelling", class_="absent"),
            [_degrees(*where), _how_exact(item.entity)] if where else tag("span", "not known", class_="absent"),
            heard,
            cites(book, item.claims, limit=8),
        ),
    )


def _how_exact(entity: Entity) -> Content:
    """Says what coordinates are that are not those of the place itself."""
    said = {"area": "its middle", "within": "of the place that the texts put it in or near"}
    return tag("small", said[entity.precision]) if entity.precision in said else None


def _coordinates(entity: Entity) -> tuple[float, float] | None:
    if entity.latitude is None or entity.longitude is None:
        return None
    return entity.latitude, entity.longitude


def _degrees(latitude: float, longitude: float) -> str:
    return (
        f"{abs(latitude):.2f}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):.2f}° {'E' if longitude >= 0 else 'W'}"
    )
