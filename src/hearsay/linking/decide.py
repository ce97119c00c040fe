"""How two claims on one happening stand to each other. In doubt there is no link: false agreement is the worst error.

The questions come in this order: is one taken back or denied; do the numbers, the doers, the causes, the days, the
places clash; and only if nothing does, do they agree. Independent agreement needs more bits than a clash, claims that
are sure, and sentences whose figures do not differ either.
"""

from collections.abc import Mapping

from ..knowledge import table
from ..records import Entity
from .clashes import (
    differ_in_spot,
    fit_in_phase,
    judge_actors,
    judge_causes,
    judge_days,
    judge_phases,
    judge_places,
    outcomes,
)
from .denials import corrects, judge_denial, judge_withdrawal
from .pairs import Reading
from .sorts import is_happening
from .subjects import Subject, Subjects
from .tolls import figures_fit, judge_numbers
from .verdicts import Verdict
from .words import sets_apart, stems

#: Bits from which on two claims are taken to speak of one happening, and from which on they may agree independently.
SAME = 0.0
AGREE = 2.0
#: … and on pages that share little, where one may tell of the other's happening in passing.
AGREE_APART = 5.0
#: Parties, figure, day, place: what two claims must say of it before one can confirm the other.
_LEAST_SUBSTANCE = 2
#: Days between two pages that say no day, beyond which neither bears the other out.
_LONG_APART = 7
#: Two counts of one event that agree in so many figures have them from one hand.
_TOO_ALIKE = 2


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
        return _agree(a, b, reading) if reading.score >= AGREE and a.origin == b.origin else None
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
    return clash or _agree(a, b, reading)


def _agree(a: Subject, b: Subject, reading: Reading) -> Verdict | None:
    if a.sort != b.sort or not is_happening(a.claim.event) or reading.actors.relation == "other":
        return None
    if reading.targets.relation == "other" and not reading.bits.figure:
        return None
    if not figures_fit(a, b, reading.numbers):
        return None
    if differ_in_spot(a, b, reading) or not _says_enough(reading):
        return None
    if a.origin == b.origin or _one_nameless_source(a, b):
        why = "both rest on one source" if a.origin == b.origin else "nothing shows that their nameless sources are two"
        return Verdict("repeats", None, a, b, "origin", why)
    least = AGREE if reading.bits.page >= 0 else AGREE_APART
    if reading.score < least or a.outside or b.outside or not (a.sure and b.sure) or not (a.origin and b.origin):
        return None
    same = sorted(a.figures & b.figures)
    if len(same) >= _TOO_ALIKE:
        why = f"both give the figures {' and '.join(f'{n:g}' for n in same)}, so that nothing shows two sources"
        return Verdict("repeats", None, a, b, "origin", why)
    if not _may_confirm(a, b, reading) or _of_other_days(a, b, reading):
        return None
    if min(a.substance, b.substance) < _LEAST_SUBSTANCE:
        return None
    fitting = ("place", "time", "actor", "target", "figure", "words")
    shown = ", ".join(name for name in fitting if getattr(reading.bits, name) > 0)
    return Verdict("corroborates", None, a, b, "origin", f"they rest on different sources and fit in {shown}")


def _may_confirm(a: Subject, b: Subject, reading: Reading) -> bool:
    """A page does not confirm what it passes on itself, and two claims to one victory agree only on one victor."""
    if a.document.id == b.document.id and (a.statement is None or b.statement is None):
        return False
    if corrects(a) or corrects(b) or _of_oneself(a) or _of_oneself(b):
        return False
    if {a.claim.event, b.claim.event} & outcomes():
        return a.actors.entities == b.actors.entities and bool(a.actors.heads) == bool(b.actors.heads)
    if a.block == "control" and a.actors.heads and b.actors.heads:
        return reading.actors.relation in {"same", "alike"}
    return True


def _of_other_days(a: Subject, b: Subject, reading: Reading) -> bool:
    """Days that differ by one or two may be a slip, but confirm nothing; nor does "another strike" a first one.

    Nor does a page that says no day one that came out long before or after it.
    """
    if reading.when.relation == "unknown" and reading.when.gap > _LONG_APART:
        return True
    if reading.when.relation == "off":
        return not any(n.verdict == "same" for n in reading.numbers)
    return sets_apart(a.claim) != sets_apart(b.claim) and reading.when.relation != "same"


def _of_oneself(subject: Subject) -> bool:
    """Tells whether a source speaks of its own deed ("its brigade took the town"): nobody bears himself out."""
    source = subject.statement.source if subject.statement else None
    if source is None:
        return False
    first_words = {a.text.lower().split()[0] for a in subject.claim.actors if a.text.strip()}
    owned = first_words & set(table("links")["own"]["words"])
    return bool(owned) or source.entity in subject.actors.entities or bool(stems(source.text) & subject.actors.words)


def _says_enough(reading: Reading) -> bool:
    """Sharing only a kind of event is no agreement: a party, a place of their own or a figure must be shared."""
    if {reading.actors.relation, reading.targets.relation} & {"same", "alike"}:
        return True
    return reading.where.relation == "same" or any(n.verdict == "same" for n in reading.numbers)


def _one_nameless_source(a: Subject, b: Subject) -> bool:
    """Two papers that have it from "police" may have it from one man."""
    one, other = (s.statement.source if s.statement else None for s in (a, b))
    if one is None or other is None or one.entity or other.entity:
        return False
    return bool(set(one.text.lower().split()[-1:]) & set(other.text.lower().split()[-1:]))
