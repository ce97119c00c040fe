"""How many: numbers as intervals, compared only where role, unit and scope allow it."""

from functools import cache, lru_cache
from math import inf
from typing import Literal, NamedTuple

from ..knowledge import table
from ..records import Quantity
from .words import stem

Verdict = Literal["same", "inside", "holds", "overlap", "more", "less", "apart"]
#: Rounding: "about 300" and 313 are no contradiction.
_ROUNDING = 0.1
_PARTS = {"children", "women"}
_ARMED = {"fighters", "soldiers", "irregulars"}


class HowMany(NamedTuple):
    """How number `a` stands to number `b`.

    `same`; `inside` (a is the more exact) or `holds` (b is); `overlap` (neither); `more` or `less` (two lower bounds);
    `apart` (both cannot be).
    """

    verdict: Verdict
    a: Quantity
    b: Quantity


class Unit(NamedTuple):
    """What a unit measures, and how many of the dimension's first unit one of it is."""

    dimension: str
    factor: float


def compare(a: Quantity, b: Quantity) -> HowMany | None:
    """Compares two numbers, null where they do not count the same thing."""
    unit_a, unit_b = measure(a.unit), measure(b.unit)
    if a.role != b.role or (unit_a is None) != (unit_b is None):
        return None
    if unit_a and unit_b and unit_a.dimension != unit_b.dimension:
        return None
    factor = unit_a.factor / unit_b.factor if unit_a and unit_b else 1.0
    if unit_a is None:
        wider = _wider(a.unit, b.unit)
        if wider is None:
            return None
        if wider:
            return _part_of(a, b, wider)
    return HowMany(_intervals(a, b, factor), a, b)


@lru_cache(maxsize=10_000)
def measure(unit: str | None) -> Unit | None:
    """Returns what a unit measures, null for words that count people and things."""
    plain = " ".join((unit or "").lower().split())
    return _measures().get(plain) or _measures().get(plain.removesuffix("s"))


def _intervals(a: Quantity, b: Quantity, factor: float) -> Verdict:
    low_a, high_a = _ends(a, factor)
    low_b, high_b = _ends(b, 1.0)
    if (low_a, high_a) == (low_b, high_b):
        return "same"
    best_a, best_b = a.best, b.best
    if best_a is not None and best_b is not None and best_a * factor == best_b:
        return "same"
    if high_a < low_b or high_b < low_a:
        if not _rounded(a, b, factor):
            return "apart"
        return "overlap" if a.comparator == b.comparator else "inside" if "~" in b.comparator else "holds"
    if high_a == high_b == inf:
        return "more" if low_a > low_b else "less"
    if low_b <= low_a and high_a <= high_b:
        return "inside"
    return "holds" if low_a <= low_b and high_b <= high_a else "overlap"


def _ends(quantity: Quantity, factor: float) -> tuple[float, float]:
    low = quantity.low if quantity.low is not None else 0.0
    high = quantity.high if quantity.high is not None else inf
    return low * factor, high * factor


def _rounded(a: Quantity, b: Quantity, factor: float) -> bool:
    if a.best is None or b.best is None or "~" not in a.comparator + b.comparator:
        return False
    return abs(a.best * factor - b.best) <= _ROUNDING * max(a.best * factor, b.best)


def _wider(a: str | None, b: str | None) -> str | None:
    """Which of two words for people holds the other one's people among others: `a`, `b`, or neither (empty).

    Null where the two have nothing to do with each other ("children", "soldiers").
    """
    class_a, class_b = _people(a), _people(b)
    if class_a == class_b:
        return ""
    kind_a, kind_b = _kind(class_a), _kind(class_b)
    if class_a == "all" or kind_b in _holds().get(class_a, ()):
        return "a"
    return "b" if class_b == "all" or kind_a in _holds().get(class_b, ()) else None


def is_part_of_people(unit: str | None) -> bool:
    """Tells whether a word counts some of the people that a page will mostly count all of: "children", "women"."""
    return _people(unit) in _PARTS


def is_of_people(word: str) -> bool:
    """Tells whether the stem of a word counts people: any, or those of a kind."""
    return word in _classes()


def is_armed(unit: str | None) -> bool:
    """Tells whether a word counts people who bear arms."""
    return _people(unit) in _ARMED


def holds(whole: Quantity, part: Quantity) -> bool:
    """Tells whether the people of one number are by their word some of those of the other."""
    return _wider(whole.unit, part.unit) == "a"


def _part_of(a: Quantity, b: Quantity, wider: str) -> HowMany | None:
    """The whole and a part clash only if the part is larger than the whole; one figure for both agrees."""
    verdict = _intervals(a, b, 1.0)
    if verdict == "same":
        return HowMany("same", a, b)
    whole, part = (a, b) if wider == "a" else (b, a)
    # "Eight workers", then "ten": a bare number counts whom others name.
    plain_civilians = _people(part.unit) == "civilians" or (not whole.unit and _kind(_people(part.unit)) == "trades")
    larger = part.low is not None and whole.high is not None and part.low > whole.high
    if larger or (plain_civilians and verdict == "apart"):
        return HowMany(verdict, a, b)
    return HowMany(verdict, a, b) if plain_civilians and verdict in {"more", "less"} else None


@lru_cache(maxsize=10_000)
def _people(unit: str | None) -> str:
    words = [stem(w) for w in (unit or "").lower().split()]
    for word in reversed(words):
        if word in _classes():
            name = _classes()[word]
            return f"{name} {word}" if name == "trades" else name
    return "all" if not words else words[-1]


def _kind(people: str) -> str:
    return people.partition(" ")[0]


@cache
def _classes() -> dict[str, str]:
    return {stem(word): name for name, words in table("links")["people"].items() for word in words}


@cache
def _holds() -> dict[str, frozenset[str]]:
    return {wide: frozenset(narrow) for wide, narrow in table("links")["holds"].items()}


@cache
def _measures() -> dict[str, Unit]:
    tables = table("links")["measures"].items()
    return {unit: Unit(dimension, factor) for dimension, units in tables for unit, factor in units.items()}
