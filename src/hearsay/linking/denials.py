"""One says it, the other denies it or takes it back."""

from functools import cache

from ..knowledge import table
from ..records import Question
from . import parties
from .pairs import Reading
from .stretches import is_habit
from .subjects import Subject
from .verdicts import Verdict
from .words import has_any, names, stem


def judge_denial(a: Subject, b: Subject, reading: Reading) -> Verdict | None:
    """Says how an assertion and a denial stand to each other, null where both assert or both deny.

    It is a denial where the speaker is shown to reject another's word, or is the one who is accused; otherwise these
    are two reports that cannot both be true.
    """
    if a.rejects == b.rejects:
        return None
    denier, other = (a, b) if a.rejects else (b, a)
    if has_any(denier.claim.text, _foiled()) is not None:
        return None
    if reading.when.relation in {"off", "apart", "scale", "loose"} or _is_older(denier, other) or is_habit(other):
        return None
    own = _accused_themselves(denier, other) and (denier.sort == other.sort or not _counts_harm(denier))
    if not own and not _of_one_deed(denier, other, reading):
        return None
    words = f"“{denier.claim.trigger.text}” is denied, “{other.claim.trigger.text}” is asserted"
    if own or _rejects_by_stance(denier):
        why = f"{_speaker(denier)} denies it" if denier.statement and denier.statement.source else words
        return Verdict("denies", "actor" if own else "polarity", denier, other, "polarity", why)
    if a.document.id == b.document.id and (a.origin == b.origin or a.statement is None or b.statement is None):
        return None
    return Verdict("contradicts", "polarity", a, b, "polarity", words)


def _is_older(denier: Subject, other: Subject) -> bool:
    """Nobody denies what only happens later, or may do so."""
    return other.days is not None and denier.published is not None and other.days.last > denier.published


def _counts_harm(subject: Subject) -> bool:
    """Who says that nobody was hurt does not deny the strike."""
    return subject.claim.event.startswith("CASUALTY")


def judge_withdrawal(a: Subject, b: Subject) -> Verdict | None:
    """Says that a source takes back what it said itself: one voice, the later claim, and words that say so."""
    later, earlier = (a, b) if (a.published or 0) >= (b.published or 0) else (b, a)
    if later.published == earlier.published or not _one_voice(later, earlier):
        return None
    stance = later.statement.stance if later.statement else ""
    words = has_any(later.sentence, _words()) or (stance if stance in _stances() else None)
    if not words:
        return None
    differ = later.rejects != earlier.rejects
    counted = bool(later.claim.quantities and earlier.claim.quantities)
    on: Question | None = "polarity" if differ else "number" if counted else None
    if on is None and words in _partly():
        return None
    return Verdict("retracts", on, later, earlier, "withdrawal", f"the same source takes it back (“{words}”)")


def _one_voice(a: Subject, b: Subject) -> bool:
    """One origin, or two pages of one outlet, which answers for what it passes on when it corrects it."""
    return a.origin == b.origin or (a.document.outlet is not None and a.document.outlet == b.document.outlet)


def _accused_themselves(denier: Subject, other: Subject) -> bool:
    source = denier.statement.source if denier.statement else None
    if source is None:
        return False
    accused = other.actors
    if source.entity and source.entity in accused.entities:
        return True
    speaker = names(source.text)
    if speaker and speaker <= accused.names:
        return True
    return bool(denier.actors.entities & accused.entities) and source.entity in denier.actors.entities


def corrects(subject: Subject) -> bool:
    """Tells whether the sentence of a claim puts something right: its figures may be those that it sets aside."""
    return has_any(subject.sentence, _words()) is not None


def _of_one_deed(denier: Subject, other: Subject, reading: Reading) -> bool:
    """A denial names what it denies: the same event, and the same doer and the same target where it names them."""
    triggers = stem(denier.claim.trigger.text) == stem(other.claim.trigger.text)
    if denier.sort != other.sort or not (triggers or denier.claim.event == other.claim.event):
        return False
    alike = {"same", "alike"}
    if parties.is_clear(denier.actors) and reading.actors.relation not in alike:
        return False
    if parties.is_clear(denier.targets) and reading.targets.relation not in alike:
        return False
    if {reading.actors.relation, reading.targets.relation} & alike:
        return True
    # A town alone joins "was not even on the ballot" to any other ballot there: a day must too.
    return reading.where.relation == "same" and reading.when.relation == "same"


def _rejects_by_stance(denier: Subject) -> bool:
    return denier.statement is not None and denier.statement.stance in table("links")["withdrawals"]["rejecting"]


def _speaker(subject: Subject) -> str:
    source = subject.statement.source if subject.statement else None
    return f"“{source.text}”" if source else "a speaker"


@cache
def _stances() -> frozenset[str]:
    return frozenset(table("links")["withdrawals"]["stances"])


@cache
def _partly() -> frozenset[str]:
    return frozenset(table("links")["withdrawals"]["partly"])


@cache
def _foiled() -> tuple[str, ...]:
    return tuple(table("links")["withdrawals"]["foiled"])


@cache
def _words() -> tuple[str, ...]:
    return tuple(table("links")["withdrawals"]["words"])
