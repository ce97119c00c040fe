"""What a number counts, told by its unit: people of which kind, or things, or a measure."""

from functools import cache

from ..knowledge import table
from ..records import Quantity


def counted(quantity: Quantity) -> str:
    """Returns the kind of what is counted: `all` (people in general), `civilians`, `fighters` …, else the unit itself.

    Figures with different kinds are never set against each other: twelve children are no rival to thirty people.
    """
    return counted_as(quantity.unit)


def counted_as(unit: str | None) -> str:
    """Returns the kind that a unit counts, by its words."""
    words = (unit or "").casefold().split()
    for word in reversed(words):
        for form in _singulars(word):
            if form in _classes():
                return _classes()[form]
    return " ".join(words) or "all"


def is_part(quantity: Quantity) -> bool:
    """Tells whether a figure is added to another one ("six others", "two more workers")."""
    return not _added().isdisjoint(quantity.text.casefold().replace("more than", "").split())


def of_all(kind: str) -> bool:
    """Tells whether a kind is people in general."""
    return kind == "all"


def _singulars(word: str) -> tuple[str, ...]:
    irregular = {"men": "man", "women": "woman", "children": "child", "people": "person", "lives": "life"}
    for end, base in irregular.items():
        if word.endswith(end):
            return (word, word[: -len(end)] + base)
    if word.endswith("ies"):
        return (word, word[:-3] + "y")
    return (word, word.removesuffix("s"), word.removesuffix("es"))


@cache
def _classes() -> dict[str, str]:
    return {word: kind for kind, words in table("links")["people"].items() for word in words}


@cache
def _added() -> frozenset[str]:
    return frozenset(table("links")["tolls"]["added"])
