"""Whether two claims bear each other out. False agreement is the worst error there is: in doubt there is none.

Claims agree on a happening if nothing in them differs that can be compared: who did it, to whom, how many, where, on
which day and at which hour. They corroborate if they rest on different sources, are sure, and share more than a kind of
event; otherwise they repeat each other. It misleads where two happenings of one day and town are told in one way.
"""

from ..knowledge import table
from .clashes import differ_in_site, differ_in_spot, outcomes
from .denials import corrects
from .givers import perhaps_one_giver
from .hours import differ_in_hour
from .numbers import is_part_of_people
from .pages import LEAD, TITLE_END
from .pairs import Reading
from .sides import may_be_one_side
from .sorts import is_happening, may_be_one_attack
from .stretches import is_habit, spans_sites
from .subjects import Subject, Subjects, count_of
from .tolls import figures_fit
from .verdicts import Verdict
from .words import agencies, figures, head, names, sets_apart, stems

#: Bits from which on claims may agree independently.
AGREE = 2.0
#: … and on pages that share little, where one may tell of the other's happening in passing.
AGREE_APART = 5.0
#: Parties, figure, day, place: what two claims must say of it before one can confirm the other.
_LEAST_SUBSTANCE = 2
#: Days between two pages that say no day, beyond which neither bears the other out.
_LONG_APART = 7
#: … and beyond which neither does for an attack in a war, of which every week has many.
_SOON = 2
#: Two counts of one event that agree in so many figures have them from one hand.
_TOO_ALIKE = 2
#: Bits of shared words from which on one page tells what another one does in its words.
_IN_ITS_WORDS = 3.5
#: Bits of a figure that two happenings hardly have in common by chance.
_TELLING = 3.0


def judge_agreement(subjects: Subjects, a: Subject, b: Subject, reading: Reading) -> Verdict | None:
    """Says that two claims corroborate or repeat each other, null where they differ or nothing sure can be said."""
    if a.sort != b.sort or not is_happening(a.claim.event) or _differ(subjects, a, b, reading):
        return None
    if a.origin == b.origin or _one_nameless_source(a, b):
        if a.document.id != b.document.id and not _say_one_thing(a, b, reading):
            return None
        why = "both rest on one source" if a.origin == b.origin else "nothing shows that their nameless sources are two"
        return Verdict("repeats", None, a, b, "origin", why)
    least = AGREE if reading.bits.page >= 0 else AGREE_APART
    if reading.score < least or a.outside or b.outside or not (a.sure and b.sure) or not (a.origin and b.origin):
        return None
    same = sorted(a.figures & b.figures)
    if len(same) >= _TOO_ALIKE:
        why = f"both give the figures {' and '.join(f'{n:g}' for n in same)}, so that nothing shows two sources"
        return Verdict("repeats", None, a, b, "origin", why)
    if not _may_confirm(a, b, reading) or _of_other_days(a, b, reading) or _of_other_happenings(a, b, reading):
        return None
    if min(a.substance, b.substance) < _LEAST_SUBSTANCE:
        return None
    if one := _perhaps_one_source(subjects, a, b):
        return Verdict("repeats", None, a, b, "origin", f"{one}, so that nothing shows two sources")
    fitting = ("place", "time", "actor", "target", "figure", "words")
    shown = ", ".join(name for name in fitting if getattr(reading.bits, name) > 0)
    return Verdict("corroborates", None, a, b, "origin", f"they rest on different sources and fit in {shown}")


def _say_one_thing(a: Subject, b: Subject, reading: Reading) -> bool:
    """Tells whether two pages of one source repeat each other: in its words, or of one happening as far as they show.

    An outlet that tells of a raid each week does not repeat itself.
    """
    if reading.bits.words >= _IN_ITS_WORDS:
        return True
    return not _of_other_days(a, b, reading) and not _of_other_happenings(a, b, reading)


def _differ(subjects: Subjects, a: Subject, b: Subject, reading: Reading) -> bool:
    """Tells whether doers, places, figures or spots differ, or too little is said to tell."""
    if reading.actors.relation == "other" or reading.where.relation == "apart":
        return True
    if reading.targets.relation == "other" and not reading.bits.figure:
        return True
    if not may_be_one_attack(a.claim.event, b.claim.event) or not _count_the_same(a, b, reading):
        return True
    if not figures_fit(a, b, reading.numbers) or _sums_only_one(subjects, a, b, reading):
        return True
    return differ_in_spot(a, b, reading) or not _says_enough(reading)


def _count_the_same(a: Subject, b: Subject, reading: Reading) -> bool:
    """Tells whether a figure of both counts the same people: "two" are not the children of "eight, two children".

    A part beside which its clause gives another figure is some of those, or not all ("22 children and six teachers").
    """
    agreed = [n for n in reading.numbers if n.verdict == "same"]
    if not agreed:
        return True
    for number in agreed:
        some = [is_part_of_people(q.unit) for q in (number.a, number.b)]
        if some[0] == some[1]:
            return True
        part, subject = (number.a, a) if some[0] else (number.b, b)
        if figures(subject.claim.text) <= {part.best}:
            return True
    return False


def _sums_only_one(subjects: Subjects, a: Subject, b: Subject, reading: Reading) -> bool:
    """One small figure of both, but here of a single happening and there of many: chance."""
    if reading.bits.figure >= _TELLING:
        return False
    if reading.bits.figure and spans_sites(a) != spans_sites(b):
        return True
    found = (n for n in reading.numbers if n.verdict == "same")
    return any((count_of(a, n.a) in subjects.sums) != (count_of(b, n.b) in subjects.sums) for n in found)


def _perhaps_one_source(subjects: Subjects, a: Subject, b: Subject) -> str | None:
    """Says why claims may have one source though they name two, or none: an agency, or somebody both pages quote."""
    if both := agencies(_told_after(a)) & agencies(_told_after(b)):
        return f"both name {min(both)}"
    return perhaps_one_giver(subjects, a, b)


def _told_after(subject: Subject) -> str:
    """Words that may name who gave it: its sentence, its source, its root; for a heading what stands under it."""
    start = subject.claim.start - subject.depth
    under = subject.document.text[start : start + LEAD] if subject.depth < TITLE_END and not subject.statement else ""
    return f"{subject.sentence} {subject.giver.text if subject.giver else ''} {subject.root} {under}"


def _may_confirm(a: Subject, b: Subject, reading: Reading) -> bool:
    """A page does not confirm what it passes on itself, and two claims to one victory agree only on one victor."""
    if a.document.id == b.document.id and (a.statement is None or b.statement is None):
        return False
    if corrects(a) or corrects(b) or _of_oneself(a) or _of_oneself(b):
        return False
    named = bool(a.actors.heads), bool(b.actors.heads)
    if {a.claim.event, b.claim.event} & outcomes():
        same = a.actors.entities == b.actors.entities and named[0] == named[1]
        return same and (not named[0] or reading.actors.relation in {"same", "alike"})
    if a.block == "control" and all(named):
        return reading.actors.relation in {"same", "alike"}
    return reading.actors.relation in {"same", "alike"} or may_be_one_side(a.actors, b.actors)


def _of_other_days(a: Subject, b: Subject, reading: Reading) -> bool:
    """Days that differ by one or two may be a slip, but confirm nothing; nor does "another strike" a first one.

    Nor does a page that says no day one that came out long before or after it.
    """
    if reading.when.relation in {"apart", "scale", "loose"} or is_habit(a) or is_habit(b):
        return True
    if reading.when.relation == "unknown" and reading.when.gap > _LONG_APART:
        return True
    if reading.when.relation == "off":
        return (_dated(a) and _dated(b)) or not any(n.verdict == "same" for n in reading.numbers)
    return sets_apart(a.claim) != sets_apart(b.claim) and reading.when.relation != "same"


def _dated(subject: Subject) -> bool:
    """Tells whether words of the page say the day, be it further on."""
    return subject.claim.time is not None and subject.claim.time.text is not None


def _of_other_happenings(a: Subject, b: Subject, reading: Reading) -> bool:
    """Tells whether nothing shows that it is one attack and not two: a day, a figure or a victim that both name.

    Hours and sites that differ speak for two, if the figure can be the same by chance.
    """
    if a.block != "harm":
        return False
    if a.document.id == b.document.id and not _shares_more_than_the_town(reading):
        return True
    apart = abs((a.published or 0) - (b.published or 0))
    far = apart > _SOON
    if a.published and b.published and apart > _LONG_APART and not (_dated(a) and _dated(b)):
        return True  # "20 have been killed" in one month and the next are two counts, or one that went on
    if far and reading.when.relation != "same" and reading.where.relation != "same":
        return True
    if reading.bits.figure >= _TELLING:
        return False
    if differ_in_hour(a, b) or differ_in_site(a, b) or (far and not (_dated(a) and _dated(b))):
        return True
    return reading.when.relation != "same" and not reading.bits.figure and not _one_victim(a, b, reading)


def _shares_more_than_the_town(reading: Reading) -> bool:
    """A page that tells of a town on a day may tell of several attacks there: a party or a figure must be one."""
    return bool(reading.bits.figure) or bool({reading.actors.relation, reading.targets.relation} & {"same", "alike"})


def _one_victim(a: Subject, b: Subject, reading: Reading) -> bool:
    """Tells whether both name the one it was done to, and not only the town."""
    return reading.targets.relation == "same" and not set(reading.targets.shared) <= a.places | b.places


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
    """Two papers that have it from "police" may have it from one man; the town that they speak of is no name of his."""
    one, other = a.giver, b.giver
    if one is None or other is None or one.entity or other.entity:
        return False
    spoken_of = stems(a.claim.text) | stems(b.claim.text)
    return head(one.text) == head(other.text) or bool((names(one.text) & names(other.text)) - spoken_of)
