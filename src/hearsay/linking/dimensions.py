"""One figure of two dimensions: "1.5 miles" of a thing here, "1.5 square miles" of it there.

Looked for over all measures of a case, whatever their claims say of them. Two meet if they have the figure in common,
stand on one page or on pages of one happening, and their sentences share words beside it.
"""

from collections import defaultdict
from typing import NamedTuple

from ..records import Link, Quantity, Reason
from . import numbers
from .pages import USUAL
from .subjects import Subject, Subjects
from .verdicts import Verdict, make_link
from .words import stems

#: Claims that are compared with one length or area under one figure.
_MOST = 20


class _Measure(NamedTuple):
    subject: Subject
    quantity: Quantity


def dimension_links(subjects: Subjects) -> list[Link]:
    """Finds lengths and areas that are given in one figure for one thing."""
    lengths: dict[float, list[_Measure]] = defaultdict(list)
    areas: dict[float, list[_Measure]] = defaultdict(list)
    for subject in subjects.all:
        for quantity in subject.claim.quantities:
            unit = numbers.measure(quantity.unit)
            if unit and quantity.best is not None and unit.dimension in {"length", "area"} and not subject.outside:
                kind = lengths if unit.dimension == "length" else areas
                kind[quantity.best].append(_Measure(subject, quantity))
    found = []
    for figure in sorted(set(lengths) & set(areas)):
        for length in lengths[figure][:_MOST]:
            for area in areas[figure][:_MOST]:
                if made := _clash(subjects, length, area):
                    found.append(made)
    return found


def _clash(subjects: Subjects, length: _Measure, area: _Measure) -> Link | None:
    a, b = length.subject, area.subject
    if a.claim.id == b.claim.id or length.quantity.start == area.quantity.start:
        return None
    one_page = a.document.id == b.document.id
    if not one_page and subjects.pages.alike(a.document.id, b.document.id) <= USUAL:
        return None
    measured = stems(f"{length.quantity.text} {area.quantity.text}")
    shared = sorted((a.words & b.words) - measured, key=lambda w: (-subjects.bits.get(w, 0.0), w))
    if len(shared) < (1 if one_page else 2):
        return None
    why = f"“{length.quantity.text}” is a length, “{area.quantity.text}” an area"
    grounds = [
        Reason(name="figure", bits=2.0, text=f"both give the figure {length.quantity.best:g}"),
        Reason(name="words", bits=1.0, text=f"shared words: {', '.join(shared[:5])}"),
    ]
    if one_page:
        grounds.append(Reason(name="page", bits=1.0, text="both stand on one page"))
    return make_link(Verdict("contradicts", "number", a, b, "number", why), grounds)
