"""Judgements whose subject the case does not hold any more: said, and kept for when it comes back."""

from collections.abc import Collection, Sequence

from ..case import Case, on_one_root
from ..ids import make_id
from ..records import Gap, Ledger, Ruling, place_of
from .tell import sentence

_GONE = (
    "What this is about is not read in the pages of the case any more, at least in part. The judgement is kept and "
    "holds again when it is."
)
_ONE_ROOT = (
    "Both rest on one root by now, and what rests on one root corroborates nothing: the link is left out. If they do "
    "not, split the origin."
)
_TABLES = {"claim": "claims", "statement": "statements"}


def without_subject(case: Case, rulings: Sequence[Ruling], ledger: Ledger) -> tuple[Gap, ...]:
    """Returns a gap for every judgement in force that finds nothing to hold for, or that cannot hold any more.

    Those on entities are told by the joining of names. `ledger` holds what was found anew, over all documents.
    """
    givers = {name for giver in ledger.givers for name in (giver.id, giver.entity)}
    gone = [_gap(ruling, "judged-record-gone", _GONE) for ruling in rulings if not _is_held(case, ruling, givers)]
    return (*gone, *(_gap(ruling, "judged-on-one-root", _ONE_ROOT) for ruling in on_one_root(rulings, ledger.origins)))


def _is_held(case: Case, ruling: Ruling, givers: Collection[str]) -> bool:
    decision = ruling.decision
    if decision.kind == "source":
        return any(name in givers for name in (*decision.ids, *(m for members in decision.members for m in members)))
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


def _gap(ruling: Ruling, code: str, told: str) -> Gap:
    judgement = ruling.judgement
    return Gap(
        id=make_id("gap1", "judgements", judgement.id),
        capture=None,
        document=None,
        stage="judging",
        code=code,
        sentence=f"{judgement.by} judged on {judgement.at[:10]}: {sentence(judgement)}. {told} ({judgement.id})",
    )
