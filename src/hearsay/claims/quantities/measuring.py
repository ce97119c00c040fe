"""A number of the text made a quantity: its hedge, its unit or the noun that it counts, its role."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ...records import Parse, Quantity
from ..times import TimeSpan
from .exclusions import is_age, is_change, is_label, is_ordinal, is_rejected
from .hedges import Bounds, Hedge, bounded, hedge_after, hedge_before, widened
from .joins import Group
from .nouns import Noun, compound, counted_noun
from .roles import measure_role, noun_role, strength_suffix
from .units import Unit, duration_in, rate_behind, unit_before, unit_behind

#: A word that hangs on a number with a hyphen and makes another word of it ("two-way").
_HANGING = re.compile(r"-(?!plus\b|odd\b|strong\b|some\b)[A-Za-z]")


#: The least size that a vague word tells without a noun: "dozens were killed", but not "several".
_LEAST_ALONE = 12


class Measured(NamedTuple):
    """A quantity with the tokens that it spans (`last` exclusive) and the noun that it counts or measures."""

    quantity: Quantity
    first: int
    last: int
    noun: int | None


class Page(NamedTuple):
    """A document as the reading of its numbers needs it; `timed` are the tokens of expressions of time."""

    text: str
    folded: str
    parse: Parse
    starts: list[int]
    times: Sequence[TimeSpan]
    timed: frozenset[int]


class _Measure(NamedTuple):
    """What a number measures: from `start` to `end` with the number, `noun` its token."""

    unit: str | None
    role: str
    start: int
    end: int
    noun: int | None


def measured(page: Page, group: Group, *, floor: int, ceiling: int) -> Measured | None:
    """Returns a number as a quantity, null where it counts nothing; it is read between `floor` and `ceiling`."""
    first, last = _tokens(page, group.start, group.end)
    parse, text = page.parse, page.folded
    if is_age(parse, text, group, first=first, last=last) or is_ordinal(text, group.end) or is_rejected(parse, first):
        return None
    measure = _measure(page, group, last=last, ceiling=ceiling)
    percent = measure.unit == "percent" and group.kind != "share"
    if percent and is_change(parse, text, first=first, end=measure.end):
        return None
    if measure.unit is None and (is_label(parse, first, last) or _counts_nothing(page, group, first=first, last=last)):
        return None
    hedge = _hedge(text, group, measure, floor=floor, ceiling=ceiling)
    start, end = measure.start, measure.end
    if hedge is not None and not hedge.silent:
        start, end = min(start, hedge.edge), max(end, hedge.edge)
    limits = _limits(group, hedge)
    quantity = Quantity(low=limits.low, high=limits.high, best=limits.best, unit=measure.unit, role=measure.role,
                        comparator=limits.comparator, text=page.text[start:end], start=start, end=end)
    first, last = _tokens(page, start, end)
    return Measured(quantity, first, last, measure.noun)


def left_edge(text: str, group: Group) -> int:
    """Returns where the words of a number begin: with its hedge and its sign, which belong to no number before it."""
    sign = unit_before(text, group.start)
    start = sign.edge if sign else group.start
    hedge = hedge_before(text, start, floor=0)
    return hedge.edge if hedge else start


def _measure(page: Page, group: Group, *, last: int, ceiling: int) -> _Measure:
    unit = _written_unit(page, group, ceiling=ceiling)
    if unit is not None:
        edge = max(unit.edge, group.end)
        sign = unit_before(page.folded, group.start)
        start = sign.edge if sign is not None and sign.role == unit.role else group.start
        noun = _tokens(page, group.start, edge)[1] - 1
        return _Measure(unit.name, measure_role(page.folded, unit), start, edge, noun)
    counted, role = _noun(page, group, last=last, ceiling=ceiling)
    if counted is None or _superlative(page, group, counted):
        return _Measure(None, "", group.start, group.end, None)
    tokens = page.parse.tokens
    end = tokens[counted.last - 1].end
    name = " ".join(page.text[tokens[counted.first].start:end].split())
    rate = rate_behind(page.folded, end)
    if rate is not None:
        name, end = f"{name} {rate.name}", rate.edge
    return _Measure(name, role or noun_role(page.parse, counted.head), group.start, end, counted.head)


def _written_unit(page: Page, group: Group, *, ceiling: int) -> Unit | None:
    """The unit of measure, sign of money or length of time that is written on a number."""
    text = page.folded
    if group.kind == "share":
        return Unit("percent", "share", group.end)
    at = bisect_right(page.times, (group.start + 1,)) - 1
    if at >= 0 and page.times[at].length and group.start < page.times[at].end:
        found = duration_in(text, group.end, page.times[at].end)
        return found if found is None or found.edge <= ceiling else found._replace(edge=group.end)
    before, behind = unit_before(text, group.start), unit_behind(text, group.end)
    unit = behind or before
    if unit is None or unit.role == "share":
        return unit
    if before is not None and behind is not None and behind.role == "money":
        unit = Unit(before.name, "money", behind.edge)
    rate = rate_behind(text, max(unit.edge, group.end))
    return Unit(f"{unit.name} {rate.name}", unit.role, rate.edge) if rate else unit


def _noun(page: Page, group: Group, *, last: int, ceiling: int) -> tuple[Noun | None, str]:
    """The noun that a number counts, with the role that the words between them give ("5,000-strong")."""
    parse = page.parse
    sentence = parse.sentences[parse.sentence_of[last - 1]]
    bound = min(sentence.last, bisect_left(page.starts, ceiling))
    joined = compound(parse, last, text=page.folded)
    if joined is not None or _HANGING.match(page.folded, group.end):
        return joined, ""
    after = strength_suffix(parse, last, text=page.folded)
    role = "strength" if after > last else ""
    return counted_noun(parse, after - 1, bound=bound, timed=page.timed), role


def _superlative(page: Page, group: Group, noun: Noun) -> bool:
    """"One of the largest towns" counts no towns."""
    words = page.parse.tokens[noun.first:noun.last]
    one = group.kind == "words" and group.low == 1
    return one and any("Degree=Sup" in t.morph or t.lower in {"most", "least"} for t in words)


def _counts_nothing(page: Page, group: Group, *, first: int, last: int) -> bool:
    """Whether a number without a unit counts nothing: "one another", a bare year, a vague word alone."""
    tokens = page.parse.tokens
    if group.kind == "vague":
        return group.low < _LEAST_ALONE
    if group.kind == "words" and group.low == 1 and page.folded[group.end - 1] != ")":
        return True
    behind = page.folded[group.end:group.end + 2]
    hyphen = behind[:1] == "-" and behind[1:].isalpha()
    bare = group.kind == "figure" and not group.span and page.text[group.start:group.end].isdecimal()
    year = bare and 1900 <= group.low <= 2050
    opens = page.parse.sentences[page.parse.sentence_of[first]].first == first
    determined = not opens and tokens[first - 1].lower in {"this", "that", "each", "every"}
    return year or determined or hyphen


def _hedge(text: str, group: Group, measure: _Measure, *, floor: int, ceiling: int) -> Hedge | None:
    """The hedge before a number (and its sign), else right behind it or behind its unit."""
    before = hedge_before(text, measure.start, floor=floor)
    if before is not None and not before.silent:
        return before
    behind = hedge_after(text, group.end) or hedge_after(text, measure.end)
    return behind if behind is not None and behind.edge <= ceiling else before


def _limits(group: Group, hedge: Hedge | None) -> Bounds:
    return widened(group.low, group.high, hedge) if group.span else bounded(group.low, hedge)


def _tokens(page: Page, start: int, end: int) -> tuple[int, int]:
    """Tokens that a stretch of text covers, as (first, last exclusive); at least one."""
    first = bisect_left(page.starts, start)
    if first == len(page.starts) or page.starts[first] > start:
        first = max(first - 1, 0)
    return first, max(first + 1, bisect_left(page.starts, end))
