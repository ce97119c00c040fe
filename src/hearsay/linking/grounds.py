"""The bits of a comparison in words: one sentence for each feature that told something."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from ..records import Entity, Reason
from .pairs import Reading
from .parties import Who
from .subjects import Subject, Subjects

_TIME = {
    "same": "both speak of the same day",
    "overlap": "the days that they speak of overlap",
    "loose": "one speaks of a day, the other of weeks around it",
    "close": "they fit in time: published within days of each other, or of the day named",
    "scale": "one speaks of a day, the other of a long stretch of time",
}


class _Given(NamedTuple):
    """What the reasons are told from."""

    subjects: Subjects
    entities: Mapping[str, Entity]
    a: Subject
    b: Subject
    reading: Reading


def explain(
    subjects: Subjects, entities: Mapping[str, Entity], a: Subject, b: Subject, *, reading: Reading
) -> tuple[Reason, ...]:
    """Returns the reasons of a comparison, those that are worth no bits left out."""
    given = _Given(subjects, entities, a, b, reading)
    named = zip(reading.bits._fields, reading.bits, strict=True)
    return tuple(_reason(name, bits, _TEXTS[name](given)) for name, bits in named if bits)


@lru_cache(maxsize=50_000)
def _reason(name: str, bits: float, text: str) -> Reason:
    """A case has many links and few reasons: each is kept once."""
    return Reason(name=name, bits=bits, text=text)


def _sort(a: Subject, b: Subject) -> str:
    if a.claim.event == b.claim.event:
        return f"both speak of the same kind of event ({a.claim.event})"
    if a.sort == b.sort:
        return f"both speak of {a.sort} ({a.claim.event}, {b.claim.event})"
    return f"one speaks of {a.sort}, the other of {b.sort}"


def _place(subjects: Subjects, reading: Reading) -> str:
    where = reading.where
    if where.a is None or where.b is None:
        return "the places cannot be compared"
    one, other = subjects.gazetteer.name(where.a), subjects.gazetteer.name(where.b)
    if where.relation == "same":
        return f"both place it in {one}" if one == other else f"{one} and {other} lie within one town"
    if where.relation == "around" or one == other:
        return f"both pages speak of {one}"
    if where.relation == "near":
        return f"{one} and {other} may be one place or one inside the other"
    return f"{one} and {other} lie far apart" if where.relation == "apart" else f"one names {one}, the other {other}"


def _time(reading: Reading) -> str:
    when = reading.when
    days = "a day" if when.gap == 1 else f"{when.gap} days"
    return _TIME.get(when.relation) or f"{days} lie between them"


def _party(entities: Mapping[str, Entity], name: str, who: Who) -> str:
    if who.relation == "same":
        return f"the same {name}: {', '.join(entities[e].name if e in entities else e for e in who.shared)}"
    if who.relation == "alike":
        return f"the {name} is called alike: {', '.join(who.shared)}"
    return f"the {name} is another"


def _figure(reading: Reading) -> str:
    agreed = [n.a for n in reading.numbers if n.verdict == "same"]
    shown = max(agreed, key=lambda q: (q.best or 0.0, q.text)).text if agreed else ""
    return f"both give the figure “{shown}”"


def _manner(a: Subject, b: Subject) -> str:
    both = sorted(a.manners & b.manners)
    if both:
        return f"the manner is the same: {', '.join(both)}"
    return f"one tells of {', '.join(sorted(a.manners))}, the other of {', '.join(sorted(b.manners))}"


def _words(subjects: Subjects, a: Subject, b: Subject) -> str:
    common = sorted(a.words & b.words, key=lambda w: (-subjects.bits.get(w, 0.0), w))[:5]
    return f"shared words: {', '.join(common)}" if common else "no words of content are shared"


_TEXTS: Final[Mapping[str, Callable[[_Given], str]]] = {
    "prior": lambda _: "most claims of one kind speak of different happenings",
    "sort": lambda of: _sort(of.a, of.b),
    "place": lambda of: _place(of.subjects, of.reading),
    "time": lambda of: _time(of.reading),
    "actor": lambda of: _party(of.entities, "doer", of.reading.actors),
    "target": lambda of: _party(of.entities, "one it is done to", of.reading.targets),
    "figure": lambda of: _figure(of.reading),
    "manner": lambda of: _manner(of.a, of.b),
    "words": lambda of: _words(of.subjects, of.a, of.b),
    "page": lambda of: f"the pages as a whole share {'much' if of.reading.bits.page > 0 else 'little'}",
}
