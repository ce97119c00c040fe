"""Judgements whose subject the case does not hold any more: said, and kept for when it comes back."""

from collections.abc import Iterable

from ..case import Case
from ..ids import make_id
from ..records import Gap, Ruling, place_of
from .tell import sentence

_TABLES = {"claim": "claims", "statement": "statements"}


def without_subject(case: Case, rulings: Iterable[Ruling]) -> tuple[Gap, ...]:
    """Returns a gap for every judgement in force that finds nothing to hold for.

    Those on entities are told by the joining of names; those on givers of information only need a later grade.
    """
    return tuple(_gap(ruling) for ruling in rulings if not _is_held(case, ruling))


def _is_held(case: Case, ruling: Ruling) -> bool:
    decision = ruling.decision
    if decision.kind in ("claim", "statement"):
        return case.holds(_TABLES[decision.kind], decision.ids[0])
    if decision.kind == "link":
        return all(case.holds("claims", claim) for claim in decision.parts)
    if decision.kind in ("event", "origin"):
        groups = [*decision.members, *([decision.parts] if decision.parts else [])]
        return all(any(case.holds("claims", claim) for claim in claims) for claims in groups)
    if decision.kind == "mention":
        place = place_of(decision.ids[0])
        return place is not None and bool(case.mentions_at(*place))
    return True


def _gap(ruling: Ruling) -> Gap:
    judgement = ruling.judgement
    return Gap(
        id=make_id("gap1", "judgements", judgement.id),
        capture=None,
        document=None,
        stage="judging",
        code="judged-record-gone",
        sentence=f"{judgement.by} judged on {judgement.at[:10]}: {sentence(judgement)}. What this is about is not read "
        f"in the pages of the case any more, at least in part. The judgement {judgement.id} is kept and holds again "
        "when it is.",
    )
