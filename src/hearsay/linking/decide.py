"""How two claims on one happening stand to each other. In doubt there is no link: false agreement is the worst error.

The questions come in this order: is one taken back or denied; do the numbers, the doers, the causes, the days, the
places clash; and only if nothing does, do they agree. Independent agreement needs more bits than a clash, claims that
are sure, and sentences whose figures do not differ either.
"""

from collections.abc import Mapping

from ..records import Entity
from .agreement import AGREE, judge_agreement
from .clashes import fit_in_phase, judge_actors, judge_causes, judge_days, judge_phases, judge_places
from .denials import judge_denial, judge_withdrawal
from .pairs import Reading
from .subjects import Subject, Subjects
from .tolls import judge_numbers
from .verdicts import Verdict

#: Bits from which on two claims are taken to speak of one happening.
SAME = 0.0


def decide(
    subjects: Subjects,
    entities: Mapping[str, Entity],
    a: Subject,
    b: Subject,
    *,
    reading: Reading,
) -> Verdict | None:
    """Returns what links two claims, null where nothing does or nothing sure can be said."""
    if not (a.vouched and b.vouched):
        return None
    if a.outside or b.outside:
        return judge_agreement(subjects, a, b, reading) if reading.score >= AGREE and a.origin == b.origin else None
    if a.rejects == b.rejects and not fit_in_phase(a, b):
        return judge_phases(a, b) if reading.score >= SAME and reading.when.relation == "same" else None
    apart = judge_days(a, b, reading) or judge_places(subjects, a, b, reading)
    if apart:
        return apart
    rivals = judge_actors(subjects, entities, a, b, reading=reading) if a.rejects == b.rejects else None
    if rivals and reading.score < SAME:
        return rivals
    if reading.score < SAME:
        return None
    denied = judge_withdrawal(a, b) or judge_denial(a, b, reading)
    if denied:
        return denied
    if a.rejects or b.rejects:
        return None
    clash = judge_numbers(subjects, a, b, reading) or rivals or judge_causes(a, b, reading)
    return clash or judge_agreement(subjects, a, b, reading)
