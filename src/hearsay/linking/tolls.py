"""Numbers of two claims on one happening: agreement, rival figures, a later count, a more exact one."""

from collections.abc import Sequence
from functools import cache, lru_cache

from ..knowledge import table
from ..records import LinkKind, Quantity
from . import numbers
from .hours import differ_in_hour
from .numbers import HowMany, holds
from .pairs import Reading
from .places import Gazetteer, compare, kilometres
from .sorts import is_happening
from .stretches import is_known_one, is_of_many, is_of_one, spans_sites
from .subjects import Subject, Subjects, count_of
from .verdicts import Verdict
from .words import has_any, sets_apart

#: A figure so many times a lower bound is no closer look at it.
_WELL_ABOVE = 1.2
#: Bits from which on two claims that name no parties are still about one thing.
_SURE = 2.0
#: Bits from which on tolls that share neither the day nor the place are still of one happening.
_LIKELY = 1.0
#: Days that may lie between the day that one page says and those that another one, which says none, tells of.
_A_DAY = 1
#: Days after which a toll is rarely counted on.
_COUNTED_ON = 10
#: Kilometres from which on two towns are not one and what lies around it.
_NEXT_TOWN = 30.0
#: Bits of page, words and place from which on pages that do not both say the day count one harm.
_SAME_STORY = 2.5
#: A figure from here on, and so many times another one, counts more than one day's harm.
_OTHER_SCALE, _OTHER_SIZE = 200.0, 20.0


def compare_all(a: Subject, b: Subject) -> list[HowMany]:
    """Compares every number of one claim with every number of the other that counts the same thing."""
    if not a.claim.quantities or not b.claim.quantities:
        return []
    pairs = ((x, y) for x in _counts(a) for y in _counts(b))
    return [found for x, y in pairs if (found := numbers.compare(x, y))]


def _counts(subject: Subject) -> list[Quantity]:
    return [q for q in subject.claim.quantities if not is_part(q) and q.best not in subject.aside]


def is_part(quantity: Quantity) -> bool:
    """Tells whether a figure is added to another one ("two more workers", "six others")."""
    return _is_part(quantity.text)


@lru_cache(maxsize=10_000)
def _is_part(words: str) -> bool:
    return has_any(words.lower().replace("more than", ""), _words("added")) is not None


def judge_numbers(subjects: Subjects, a: Subject, b: Subject, reading: Reading) -> Verdict | None:
    """Says how the numbers of two claims stand to each other, null where they agree or cannot be compared.

    The first figures of two pages are what they count; of others, one that the other page gives too is a part or an
    earlier count and clashes with nothing.
    """
    found = reading.numbers
    if any(f.verdict == "same" for f in found) or _of_two_happenings(a, b):
        return None
    if _are_two_spots(subjects.gazetteer, a.places, b.places):
        return None
    for one in found:
        if made := _set_right(subjects, a, b, one):
            return made
    if a.document.id == b.document.id and a.at == b.at:
        return None  # "40 kilometres (25 miles)"
    if is_happening(a.claim.event) and not _of_one_time(a, b, reading):
        return None
    found = [f for f in found if f.a.role not in _toll_roles() or _of_one_toll(subjects, a, b, f, reading=reading)]
    for one in found:
        if _holds_the_other(subjects, a, b, one) or _counted_in_two_towns(subjects, a, b, one):
            continue
        comparable = _one_spot_or_day(reading) if one.a.role in _toll_roles() else _one_doing(reading)
        if one.verdict in {"apart", "more", "less"} and comparable and not _given_elsewhere(subjects, a, b, one):
            return _rivals(a, b, one)
    for one in found:
        if one.verdict in {"inside", "holds"} and not _holds_the_other(subjects, a, b, one):
            if _counted_in_two_towns(subjects, a, b, one):
                continue
            exact, wide, x, y = (a, b, one.a, one.b) if one.verdict == "inside" else (b, a, one.b, one.a)
            grew = _overtakes(x, y) and _one_spot_or_day(reading) and _later(exact, wide) >= 0
            if grew and not _given_elsewhere(subjects, a, b, one):
                return Verdict("updates", "number", exact, wide, "number", f"{_show(x)} against {_show(y)}")
            return Verdict("narrows", "number", exact, wide, "number", f"{_show(x)} lies within {_show(y)}")
    return None


def _of_one_time(a: Subject, b: Subject, reading: Reading) -> bool:
    """Tells whether two figures can be of one day: with another day another figure is of another happening.

    A page that comes out later and says no day counts on what others counted only where it says so, or speaks of "the
    raid" as of a known one.
    """
    when = reading.when
    if when.relation in {"same", "overlap"} or (when.relation == "close" and when.gap <= _A_DAY):
        return True
    if a.days is None or b.days is None:
        return True  # a page without a date
    later = a if _later(a, b) > 0 else b
    if when.relation == "unknown" and (is_known_one(a) or is_known_one(b)):
        return reading.where.relation == "same" and reading.targets.relation in {"same", "alike"}
    if when.relation not in {"close", "unknown", "off"} or when.gap > _COUNTED_ON:
        return False
    return has_any(later.sentence, _words("grew")) is not None


def _of_one_toll(subjects: Subjects, a: Subject, b: Subject, one: HowMany, *, reading: Reading) -> bool:
    """Tells whether two figures count the harm of one happening: in a war, each day and town has several.

    Each must be what its page counts, or what a source there counts; on one page only two sources can be rivals.
    """
    if a.document.id == b.document.id and (a.statement is None or b.statement is None or a.origin == b.origin):
        return False
    if not (_is_what_it_counts(subjects, a, one.a) and _is_what_it_counts(subjects, b, one.b)):
        return False
    if _adds_up(subjects, a, b, one) or _adds_up(subjects, b, a, HowMany(one.verdict, one.b, one.a)):
        return False
    bits, when = reading.bits, reading.when.relation
    if when in {"same", "overlap"}:
        return reading.where.relation == "same" or bits.page >= 0
    larger, smaller = max(_size(one.a), _size(one.b)), min(_size(one.a), _size(one.b))
    if larger >= _OTHER_SCALE and larger >= _OTHER_SIZE * smaller:
        return False
    return bits.page + bits.words + bits.place >= _SAME_STORY


def _is_what_it_counts(subjects: Subjects, subject: Subject, quantity: Quantity) -> bool:
    first = subjects.headlines.get((subject.document.id, quantity.role))
    if subject.statement is not None or first is None or quantity.best is None:
        return True
    return first == quantity.best or has_any(subject.sentence, _words("grew")) is not None


def _adds_up(subjects: Subjects, a: Subject, b: Subject, one: HowMany) -> bool:
    """Tells whether the page of the smaller figure has another one that makes up the larger: "15 here, six there"."""
    rest, part = _size(one.b) - _size(one.a), _size(one.a)
    return rest > 0 and rest != part and rest in subjects.figures.get((a.document.id, one.a.role), frozenset())


def _of_two_happenings(a: Subject, b: Subject) -> bool:
    """Two hours of one day, or "another strike" on the one page alone: what differs is no rival count."""
    return sets_apart(a.claim) != sets_apart(b.claim) or differ_in_hour(a, b)


def _counted_in_two_towns(subjects: Subjects, a: Subject, b: Subject, one: HowMany) -> bool:
    """Tells whether pages give two towns for their figures in any sentence, and neither names the other."""
    here, there = (subjects.spots.get(count_of(s, q), frozenset()) for s, q in ((a, one.a), (b, one.b)))
    for subject, towns in ((a, there), (b, here)):
        if any(m.entity in towns for m in subjects.pages.all[subject.document.id].places):
            return False
    return _are_two_spots(subjects.gazetteer, here, there)


def _are_two_spots(gazetteer: Gazetteer, a: frozenset[str], b: frozenset[str]) -> bool:
    """Tells whether places are two towns or villages, be they of one province."""
    one, other = gazetteer.spots(a), gazetteer.spots(b)
    if not one or not other:
        return False
    where = compare(gazetteer, one, other)
    if where.relation != "near" or where.a is None or where.b is None:
        return where.relation not in {"same", "near"}
    return (kilometres(gazetteer, where.a, where.b) or 0.0) > _NEXT_TOWN


def _holds_the_other(subjects: Subjects, a: Subject, b: Subject, one: HowMany) -> bool:
    """Tells whether one figure is a sum over days or many happenings, and large enough to hold the other one."""
    for wide, narrow, whole, part in ((a, b, one.a, one.b), (b, a, one.b, one.a)):
        if _size(whole) < _size(part):
            continue
        summed = count_of(wide, whole) in subjects.sums and count_of(narrow, part) not in subjects.sums
        if summed or (is_of_many(wide) and is_of_one(narrow)) or (spans_sites(wide) and not spans_sites(narrow)):
            return True
    return False


def _set_right(subjects: Subjects, a: Subject, b: Subject, one: HowMany) -> Verdict | None:
    """A page that says "14, not 17" sets a 17 right: its own it takes back, another one's it brings up to date."""
    for later, earlier, x, y in ((a, b, one.a, one.b), (b, a, one.b, one.a)):
        aside = subjects.aside.get(count_of(later, x), frozenset())
        if y.best in aside and x.best != y.best and _later(later, earlier) >= 0:
            kind: LinkKind = "retracts" if _one_voice(a, b) and later.document.id != earlier.document.id else "updates"
            return Verdict(kind, "number", later, earlier, "number", f"{_show(x)}, and no longer {_show(y)}")
    return None


def figures_fit(a: Subject, b: Subject, found: Sequence[HowMany]) -> bool:
    """Tells whether two claims can agree: no figure differs, and a toll that one counts the other has too.

    Tolls of different people ("30 children", "30 gunmen") were not compared, and agree in nothing.
    """
    if found:
        return any(f.verdict == "same" for f in found)
    if {q.role for q in a.claim.quantities} & {q.role for q in b.claim.quantities} & _toll_roles():
        return False
    for counting, other in ((a, b), (b, a)):
        tolls = {q.best for q in counting.claim.quantities if q.role in _toll_roles()}
        if tolls and not tolls & other.figures:
            return False
    return not a.figures or not b.figures or bool(a.figures & b.figures)


def _one_spot_or_day(reading: Reading) -> bool:
    """Tells whether tolls are of one happening: one place or day, or much else that speaks for it."""
    return reading.where.relation == "same" or reading.when.relation == "same" or reading.score >= _LIKELY


def _one_doing(reading: Reading) -> bool:
    """Tells whether two claims are of the same parties: the sorties of two air forces may well differ in number."""
    relations = {reading.actors.relation, reading.targets.relation}
    return "other" not in relations and (bool(relations & {"same", "alike"}) or reading.score >= _SURE)


def _rivals(a: Subject, b: Subject, one: HowMany) -> Verdict | None:
    """A count that grew is an update; of two lower bounds the higher one stands, if it is not the older."""
    low, high, less, more = (a, b, one.a, one.b) if _size(one.a) < _size(one.b) else (b, a, one.b, one.a)
    why = f"{_show(more)} against {_show(less)}"
    if made := _made_sure(a, b, one):
        return made
    later = _later(high, low)
    if one.verdict in {"more", "less"}:
        return Verdict("updates", "number", high, low, "number", f"{why}, both lower bounds") if later >= 0 else None
    if later < 0 and one.a.role in _toll_roles() and has_any(low.sentence, _words("lowered")):
        why = f"{_show(less)} against {_show(more)}, brought down later"
        return Verdict("updates", "number", low, high, "number", why)
    if one.a.role in _toll_roles() and later > 0 and (_one_voice(a, b) or _counts_on(high, less)):
        return Verdict("updates", "number", high, low, "number", f"{why}, counted later")
    return Verdict("contradicts", "number", a, b, "number", why + _doubt(a, b))


def _made_sure(a: Subject, b: Subject, one: HowMany) -> Verdict | None:
    """A figure that is only possible, or of a first count, gives way to a sure one that is not older."""
    if a.sure == b.sure:
        return None
    sure, unsure, x, y = (a, b, one.a, one.b) if a.sure else (b, a, one.b, one.a)
    first = has_any(unsure.sentence, _words("first"))
    if _later(sure, unsure) < 0 or (first is None and _later(sure, unsure) == 0):
        return None
    words = f"a first count (“{first}”)" if first else "which was only held to be possible"
    return Verdict("updates", "number", sure, unsure, "number", f"{_show(x)} against {_show(y)}, {words}")


def _doubt(a: Subject, b: Subject) -> str:
    """A clash with a figure that is only held to be possible stays marked as one."""
    if a.sure and b.sure:
        return ""
    unsure = [f"“{' '.join(s.claim.text.split()[:6])} …”" for s in (a, b) if not s.sure]
    return f"; only held to be possible: {' and '.join(unsure)}"


def _overtakes(exact: Quantity, bound: Quantity) -> bool:
    """A figure well above "at least so many" is more than a closer look at it."""
    if bound.high is not None or bound.best is None or exact.best is None:
        return False
    return exact.role in _toll_roles() and exact.best >= _WELL_ABOVE * bound.best


def _later(a: Subject, b: Subject) -> int:
    """Days between the publication of two pages; 0 where one has no date."""
    return a.published - b.published if a.published is not None and b.published is not None else 0


def _one_voice(a: Subject, b: Subject) -> bool:
    return a.origin == b.origin or (a.document.outlet is not None and a.document.outlet == b.document.outlet)


def _counts_on(later: Subject, earlier: Quantity) -> bool:
    """The later sentence says that a count went on, or the earlier figure left it open."""
    return has_any(later.sentence, _words("words")) is not None or earlier.comparator in {">", ">="}


def _given_elsewhere(subjects: Subjects, a: Subject, b: Subject, one: HowMany) -> bool:
    if one.b.best in a.figures - a.aside or one.a.best in b.figures - b.aside:
        return True
    in_a, in_b = (a.document.id, one.a.role), (b.document.id, one.b.role)
    if in_a == in_b:
        return False
    none: frozenset[float] = frozenset()
    # Ten civilians stand beside seventeen dead without a clash where the page of the seventeen counts the ten as well,
    # or fighters among them.
    for whole, part, page in ((one.a, one.b, in_a), (one.b, one.a, in_b)):
        if not holds(whole, part) or _size(whole) <= _size(part):
            continue
        if part.best in subjects.figures.get(page, none) or page in subjects.mixed:
            return True
    given = (one.b.best in subjects.figures.get(in_a, none), one.a.best in subjects.figures.get(in_b, none))
    return all(given) if are_headlines(subjects, a, b, one) else any(given)


def are_headlines(subjects: Subjects, a: Subject, b: Subject, one: HowMany) -> bool:
    """Tells whether two figures are the first of their kind on their pages."""
    first_a = subjects.headlines.get((a.document.id, one.a.role))
    first_b = subjects.headlines.get((b.document.id, one.b.role))
    return first_a is not None and first_a == one.a.best and first_b is not None and first_b == one.b.best


def _size(quantity: Quantity) -> float:
    return next((v for v in (quantity.best, quantity.low, quantity.high) if v is not None), 0.0)


def _show(quantity: Quantity) -> str:
    unit = quantity.unit or quantity.role
    return f"“{quantity.text}” ({unit})" if unit and unit not in quantity.text else f"“{quantity.text}”"


@cache
def _toll_roles() -> frozenset[str]:
    return frozenset(table("links")["tolls"]["roles"])


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(table("links")["tolls"][name])
