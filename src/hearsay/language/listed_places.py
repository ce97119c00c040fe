"""The list of places by which names are told: apart from the model, which takes a second to load."""

import gzip
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

#: Countries, states and cities over 15,000 people, a line each: "1 united arab emirates". Made by training/places.py.
PLACES: Final = "places.txt.gz"


class ListedPlaces(NamedTuple):
    """Places by their names in small letters, and of names of several words the longest one by its first word."""

    ranks: dict[str, int]
    longest: dict[str, int]


@cache
def listed_places() -> ListedPlaces:
    """Returns the listed names with their rank: 1 a country or state, 2 and 3 a large and a smaller city."""
    data = gzip.decompress(files("hearsay.language").joinpath("models", PLACES).read_bytes())
    ranks = {line[2:]: int(line[0]) for line in data.decode("utf-8").splitlines()}
    longest: dict[str, int] = {}
    for name in ranks:
        if " " in name:
            first, *others = name.split(" ")
            if len(others) >= longest.get(first, 0):
                longest[first] = len(others) + 1
    return ListedPlaces(ranks, longest)


@cache
def place_names() -> frozenset[str]:
    """Returns the listed places of one word, in small letters."""
    return frozenset(name for name in listed_places().ranks if " " not in name)
