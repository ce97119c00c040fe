"""Numbers of two claims on one happening: agreement, rival figures, a later count, a more exact one."""

from collections.abc import Sequence
from functools import cache

from ..knowledge import table
from ..records import Quantity
from . import numbers
from .numbers import HowMany
from .subjects import Subject, Subjects
from .verdicts import Verdict
from .words import has_any


def compare_all(a: Subject, b: Subject) -> list[HowMany]:
    """Compares every number of one claim with every number of the other that counts the same thing."""
    pairs = ((x, y) for x in a.claim.quantities for y in b.claim.quantities)
    return [found for x, y in pairs if (found := numbers.compare(x, y))]


def judge_numbers(subjects: Subjects, a: Subject, b: Subject, found: Sequence[HowMany]) -> Verdict | None:
    """Says how the numbers of two claims stand to each other, null where they agree or cannot be compared.

    A figure that the other page gives too, elsewhere, is a part or an earlier count and clashes with nothing.
    """
    if any(f.verdict == "same" for f in found):
        return None
    for one in found:
        if one.verdict == "dimension":
            length, area = (one.a, one.b) if _dimension(one.a) == "length" else (one.b, one.a)
            why = f"{_show(length)} is a length, {_show(area)} an area"
            return Verdict("contradicts", "number", a, b, "number", why)
    for one in found:
        if one.verdict in {"apart", "more", "less"} and not _given_elsewhere(subjects, a, b, one):
            return _rivals(a, b, one)
    for one in found:
        if one.verdict in {"inside", "holds"}:
            exact, wide, x, y = (a, b, one.a, one.b) if one.verdict == "inside" else (b, a, one.b, one.a)
            return Verdict("narrows", "number", exact, wide, "number", f"{_show(x)} lies within {_show(y)}")
    return None


def _rivals(a: Subject, b: Subject, one: HowMany) -> Verdict | None:
    """A count that grew is an update; of two lower bounds the higher one stands, if it is not the older."""
    low, high, less, more = (a, b, one.a, one.b) if _size(one.a) < _size(one.b) else (b, a, one.b, one.a)
    why = f"{_show(more)} against {_show(less)}"
    later = _later(high, low)
    if one.verdict in {"more", "less"}:
        return Verdict("updates", "number", high, low, "number", f"{why}, both lower bounds") if later >= 0 else None
    if one.a.role in _toll_roles() and later > 0 and (_one_voice(a, b) or _counts_on(high, less)):
        return Verdict("updates", "number", high, low, "number", f"{why}, counted later")
    return Verdict("contradicts", "number", a, b, "number", why)


def _later(a: Subject, b: Subject) -> int:
    """Days between the publication of two pages; 0 where one has no date."""
    return a.published - b.published if a.published is not None and b.published is not None else 0


def _one_voice(a: Subject, b: Subject) -> bool:
    return a.origin == b.origin or (a.document.outlet is not None and a.document.outlet == b.document.outlet)


def _counts_on(later: Subject, earlier: Quantity) -> bool:
    """The later sentence says that a count went on, or the earlier figure left it open."""
    return has_any(later.sentence, _toll_words()) is not None or earlier.comparator in {">", ">="}


def _given_elsewhere(subjects: Subjects, a: Subject, b: Subject, one: HowMany) -> bool:
    in_a = subjects.said_elsewhere.get((a.document.id, one.a.role), frozenset())
    in_b = subjects.said_elsewhere.get((b.document.id, one.b.role), frozenset())
    if a.document.id == b.document.id:
        return False
    return one.b.best in in_a or one.a.best in in_b


def _size(quantity: Quantity) -> float:
    return next((v for v in (quantity.best, quantity.low, quantity.high) if v is not None), 0.0)


def _show(quantity: Quantity) -> str:
    unit = quantity.unit or quantity.role
    return f"“{quantity.text}” ({unit})" if unit and unit not in quantity.text else f"“{quantity.text}”"


def _dimension(quantity: Quantity) -> str:
    unit = numbers.measure(quantity.unit)
    return unit.dimension if unit else "count"


@cache
def _toll_roles() -> frozenset[str]:
    return frozenset(table("links")["tolls"]["roles"])


@cache
def _toll_words() -> tuple[str, ...]:
    return tuple(table("links")["tolls"]["words"])
