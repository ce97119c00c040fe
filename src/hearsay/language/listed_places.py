"""The list of places by which names are told: apart from the model, which takes a second to load."""

import gzip
from functools import cache
from importlib.resources import files
from typing import Final

#: Countries, states and cities over 15,000 people, a line each: "1 united arab emirates". Made by training/places.py.
PLACES: Final = "places.txt.gz"


@cache
def listed_places() -> tuple[dict[tuple[str, ...], int], dict[str, int]]:
    """Returns place names as tuples of small-letter words with their rank, and the longest name for each first word."""
    names: dict[tuple[str, ...], int] = {}
    longest: dict[str, int] = {}
    data = gzip.decompress(files("hearsay.language").joinpath("models", PLACES).read_bytes())
    for line in data.decode("utf-8").splitlines():
        rank, name = line.split(" ", 1)
        words = tuple(name.split(" "))
        names[words] = int(rank)
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return names, longest


@cache
def place_names() -> frozenset[str]:
    """Returns the listed places of one word, in small letters."""
    return frozenset(words[0] for words in listed_places()[0] if len(words) == 1)
