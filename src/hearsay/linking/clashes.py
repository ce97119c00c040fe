"""Doers, causes, days and places of two claims that cannot both be."""

from collections.abc import Mapping
from functools import cache
from math import fsum

from ..knowledge import table
from ..records import Entity
from . import causes, parties, places
from .numbers import is_of_people
from .pairs import Reading, share_bits
from .sides import of_one_side, of_two_sides
from .spots import kinds_of_site, spot_phrases
from .stretches import is_habit, spans_sites
from .subjects import Party, Subject, Subjects
from .verdicts import Verdict
from .words import number_stems, sets_apart, stem, stems

#: Bits, the question itself left out, from which on two claims are surely about one happening.
_SURELY_ONE = 1.5
#: Two doers on one object need less than a misplaced or misdated happening: the doer is what reports differ in most.
_SURELY_ONE_DEED = 1.0
#: Two doers of one outcome need less: it has only one.
_ONE_OUTCOME = -3.0
#: What it tells that an outcome comes about only once.
_OUTCOME_BITS = 4.0
#: Clauses that share so much beside their doers are of one deed.
_ALIKE = 0.6
#: Days between two reports of one deed of which the one says no day.
_A_DAY = 1
#: Days apart within which two reports can be of one happening misdated.
_MISDATED = 10
#: Bits of shared words from which on only the day may have been changed.
_NEARLY_THE_SAME = 2.5


def judge_actors(
    subjects: Subjects, entities: Mapping[str, Entity], a: Subject, b: Subject, *, reading: Reading
) -> Verdict | None:
    """Says that two claims credit two parties with what only one can have done, unless the words share the credit."""
    if (
        a.block not in _with_one_doer()
        or not (reading.actors.relation == "other" or _won_by_two_sides(a, b))
        or parties.related(entities, a.actors, b.actors)
    ):
        return None
    if parties.shares_credit(a.sentence) or parties.shares_credit(b.sentence) or is_habit(a) or is_habit(b):
        return None
    outcome = {a.claim.event, b.claim.event} <= outcomes() and reading.targets.relation == "same"
    if not outcome and not _may_be_rivals(subjects, a, b, reading=reading):
        return None
    if outcome:
        if reading.without("actor", "words", "page") < _ONE_OUTCOME:
            return None
    else:
        alike = _deed_alike(subjects, a, b)
        if reading.without("actor", "words") + share_bits(alike) < _SURELY_ONE_DEED:
            return None
        if alike < _ALIKE and not _one_deed(a, b, reading):
            return None
        if _knows(a, b.actors) or _knows(b, a.actors):
            return None
    why = f"the one names “{a.actors.text}”, the other “{b.actors.text}”"
    return Verdict("contradicts", "actor", a, b, "rivals", why, _OUTCOME_BITS if outcome else 0.0)


def _may_be_rivals(subjects: Subjects, a: Subject, b: Subject, *, reading: Reading) -> bool:
    """Two doers are rivals for a deed of one time, where either is somebody, and its page does not name both itself."""
    dated = a.days is not None and b.days is not None
    if dated and (reading.when.relation not in {"same", "overlap", "close"} or reading.when.gap > _A_DAY):
        return False
    if a.document.id == b.document.id and a.origin == b.origin:
        return False
    if of_one_side(a.actors, b.actors):
        return False
    if _is_bystander(subjects, a) or _is_bystander(subjects, b):
        return False
    return any(p.known or len(p.names) > 1 for p in (a.actors, b.actors)) or of_two_sides(a.actors, b.actors)


def _is_bystander(subjects: Subjects, subject: Subject) -> bool:
    """A town is hit and does not strike, and who only gives information reports the fighting; but not of himself."""
    bystanders = (subjects.gazetteer.places.keys() - subjects.gazetteer.countries) | subjects.givers.root_of.keys()
    doers = subject.actors.entities
    speaker = subject.giver.entity if subject.giver else None
    return bool(doers) and doers <= bystanders and speaker not in doers


def _won_by_two_sides(a: Subject, b: Subject) -> bool:
    """Tells whether an outcome is credited to two sides that no name tells apart: "rebels", "the army"."""
    return {a.claim.event, b.claim.event} <= outcomes() and of_two_sides(a.actors, b.actors)


def _deed_alike(subjects: Subjects, a: Subject, b: Subject) -> float:
    """What share of the shorter clause both have beside doer and verb: "planted the bomb", "laid the bomb"."""
    one, other = _deed(a), _deed(b)
    bits = subjects.bits
    least = min(fsum(bits.get(w, 0.0) for w in one), fsum(bits.get(w, 0.0) for w in other))
    return fsum(bits.get(w, 0.0) for w in one & other) / least if least and len(one & other) > 1 else 0.0


def _deed(subject: Subject) -> frozenset[str]:
    verb = stem(subject.claim.trigger.text.split()[0])
    return (stems(subject.claim.text) & subject.words) - subject.actors.words - {verb}


def _knows(subject: Subject, party: Party) -> bool:
    """Tells whether a page speaks of the other page's doer as well: then its own may be one of several."""
    return bool(party.words & (subject.words | subject.lead))


def judge_causes(a: Subject, b: Subject, reading: Reading) -> Verdict | None:
    """Says that two sentences name causes that exclude each other."""
    if reading.score < _SURELY_ONE or a.sort != b.sort:
        return None
    found = causes.clash(a.sentence, b.sentence)
    if found is None:
        return None
    one, other = found
    why = f"the one names {one.kind} as the cause (“{one.words}”), the other {other.kind} (“{other.words}”)"
    return Verdict("contradicts", "cause", a, b, "cause", why)


def fit_in_phase(a: Subject, b: Subject) -> bool:
    """Tells whether two claims may be of one phase: what stopped is neither what went on nor the whole happening."""
    one, other = a.claim.aspect, b.claim.aspect
    if "stopped" in (one, other):
        return one == other
    return one is None or other is None or one == other


def judge_phases(a: Subject, b: Subject) -> Verdict | None:
    """Says that two sources have one happening stop and go on, on the same day; at other hours both may be right."""
    if {a.claim.aspect, b.claim.aspect} != {"stopped", "continued"} or a.origin == b.origin or a.outside or b.outside:
        return None
    one, other = ("stop" if s.claim.aspect == "stopped" else "go on" for s in (a, b))
    return Verdict("contradicts", "state", a, b, "phase", f"on the same day the one has it {one}, the other {other}")


def judge_days(a: Subject, b: Subject, reading: Reading) -> Verdict | None:
    """Says that two reports put one happening on two days: all else must fit well and the days lie close.

    What only comes after the day of a page is no other date for what that page tells.
    """
    when = reading.when
    if when.relation not in {"off", "apart"} or not 0 < when.gap <= _MISDATED or not (a.says_day and b.says_day):
        return None
    if sets_apart(a.claim) or sets_apart(b.claim) or _is_of_tomorrow(a, b) or _is_of_tomorrow(b, a):
        return None
    if any(n.verdict != "same" for n in reading.numbers) or reading.bits.place < 0:
        return None
    if (
        reading.without("time") < _SURELY_ONE + 2
        or reading.bits.words < _NEARLY_THE_SAME
        or not _one_deed(a, b, reading)
    ):
        return None
    one, other = (s.claim.time.text if s.claim.time and s.claim.time.text else "" for s in (a, b))
    return Verdict("contradicts", "time", a, b, "time", f"the one says “{one}”, the other “{other}”")


def _is_of_tomorrow(a: Subject, b: Subject) -> bool:
    return a.days is not None and b.published is not None and a.days.first > b.published


def judge_places(subjects: Subjects, a: Subject, b: Subject, reading: Reading) -> Verdict | None:
    """Says that two reports put one happening in two places: far apart, or sites of different kinds."""
    if reading.when.relation not in {"same", "overlap", "close"} or not _is_one_victim(reading):
        return None
    if reading.without("place") < _SURELY_ONE or not _is_one_deed_on_one(a, b, reading):
        return None
    far = reading.where.relation == "apart"
    if not far and not differ_in_spot(a, b, reading):
        return None
    one, other = (_where(s, far=far) for s in (a, b))
    why = f"the one says “{one}”, the other “{other}”"
    if far and reading.where.a and reading.where.b:
        distance = places.kilometres(subjects.gazetteer, reading.where.a, reading.where.b)
        why += f", {round(distance)} km apart" if distance is not None else ""
    return Verdict("contradicts", "place", a, b, "place", why)


def _is_one_victim(reading: Reading) -> bool:
    """Tells whether both name the one it was done to, and not only a kind: "five soldiers", "several towns"."""
    if reading.targets.relation == "alike":
        shared = set(reading.targets.shared) - number_stems()
        return any(not is_of_people(word) and not word.isdigit() and word not in _land() for word in shared)
    return reading.targets.relation == "same"


def _is_one_deed_on_one(a: Subject, b: Subject, reading: Reading) -> bool:
    """Tells whether both tell of one deed on somebody who is in one place alone: a man, and not "30 people".

    Of harm in a war the figure and the manner are the same for many deeds; on one page two spots are two deeds.
    """
    if a.document.id == b.document.id or is_habit(a) or is_habit(b) or spans_sites(a) or spans_sites(b):
        return False
    if a.claim.quantities or b.claim.quantities or stem(a.claim.trigger.text) != stem(b.claim.trigger.text):
        return False
    return a.block != "harm" or a.claim.event == b.claim.event


def _where(subject: Subject, *, far: bool) -> str:
    places, spot = (p.text for p in subject.claim.places), spot_phrases(subject.claim.text)
    return ", ".join(places if far else spot) or ", ".join(spot)


def _one_deed(a: Subject, b: Subject, reading: Reading) -> bool:
    """One deed, as far as claims can show: the same one it was done to, or the same place on the same day."""
    if reading.targets.relation in {"same", "alike"}:
        return True
    fits = reading.when.relation in {"same", "close", "overlap"}
    return reading.where.relation == "same" and fits and a.sort == b.sort


def differ_in_spot(a: Subject, b: Subject, reading: Reading) -> bool:
    """Tells whether both name a spot in plain words, with no word in common, and the map does not join them."""
    if not a.spots or not b.spots or a.spots & b.spots:
        return False
    where = reading.where.relation
    return where in {"unknown", "other"} or (where == "around" and not reading.bits.figure)


def differ_in_site(a: Subject, b: Subject) -> bool:
    """Tells whether the clauses name kinds of sites that are not one ("a bakery", "a mosque"), in whatever town."""
    one, other = kinds_of_site(a.claim.text), kinds_of_site(b.claim.text)
    return bool(one and other) and not one & other


@cache
def _with_one_doer() -> frozenset[str]:
    return frozenset(table("links")["rivals"]["one_doer"])


@cache
def outcomes() -> frozenset[str]:
    """Returns the types of event that only one party can have brought about."""
    return frozenset(table("links")["rivals"]["outcomes"])


@cache
def _land() -> frozenset[str]:
    return frozenset(stem(word) for word in table("nouns")["territory"])
