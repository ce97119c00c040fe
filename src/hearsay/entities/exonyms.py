"""Do two names mean one place? By the gazetteer, for names whose letters do not answer each other: Aleppo, Halab."""

from typing import Final

from .gazetteer import Gazetteer, Place
from .similar import SameName

_SCORE: Final = 0.9
#: A name may mean so many places at most to be taken for the most populous of them.
_MOST: Final = 6
_FEWEST_PEOPLE: Final = 5_000


def one_place(gazetteer: Gazetteer, a: str, b: str) -> SameName | None:
    """Returns the answer where the place that each name means first is the same one; null where they tell nothing.

    The most populous place that bears a name is taken for the one that it means, so that it misleads on small places
    that share a name with a city.
    """
    first, second = _meant(gazetteer, a), _meant(gazetteer, b)
    if first is None or second is None or first.row != second.row:
        return None
    return SameName(True, _SCORE, f"each is a name of {first.name} ({first.country}) in the gazetteer")


def _meant(gazetteer: Gazetteer, name: str) -> Place | None:
    found = [candidate.place for candidate in gazetteer.find(name.strip())] if name.strip() else []
    return found[0] if 0 < len(found) <= _MOST and found[0].population >= _FEWEST_PEOPLE else None
