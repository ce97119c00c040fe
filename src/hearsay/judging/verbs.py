"""The verbs of an analyst: each checks what it is asked and appends a judgement, or refuses with what to do instead."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple, cast, get_args

from ..case import Case, link_id
from ..errors import UsageError
from ..records import (
    Claim,
    Decision,
    Entity,
    EntityKind,
    IncidentGrade,
    Judged,
    Judgement,
    Link,
    LinkKind,
    Question,
    Ruling,
    Verdict,
    undoings,
)
from ..settings import read_day
from .parts import leaves_some, read_parts
from .subjects import Subject, find, find_giver

_GROUPS: Final[tuple[Judged, ...]] = ("entity", "event", "origin")
#: Kinds between which a text often cannot tell: a body may be a group to one page and an organisation to the next.
_BODIES: Final = frozenset({"organisation", "group", "other", "document"})
_DIRECTED: Final = ("updates", "narrows", "denies", "retracts")
_LETTERS: Final = "ABCDEF"
_DIGITS: Final = "123456"


class Signed(NamedTuple):
    """Who decides, why, and when (ISO 8601)."""

    by: str
    reason: str
    at: str


class Made(NamedTuple):
    """The judgement that stands, and whether it is new; the same word of the same person twice is once."""

    judgement: Judgement
    new: bool


def accept(case: Case, name: str, parts: Sequence[str] = (), *, signed: Signed) -> Made:
    """Says that a record is right, so that it stays whatever later analysis finds; an earlier rejection falls."""
    subject = find(case, name)
    _refuse(subject, ("judgement", "source"), "accepted")
    return _write(case, "accept", _decision(case, subject, parts), signed)


def reject(case: Case, name: str, parts: Sequence[str] = (), *, signed: Signed) -> Made:
    """Says that a record is wrong, or that parts do not belong to it."""
    subject = find(case, name)
    _refuse(subject, ("judgement", "source"), "rejected")
    if subject.kind in ("event", "origin") and not parts:
        raise UsageError(
            f"An {subject.kind} is not right or wrong as a whole. Name the claims that do not belong to it: `hearsay "
            f"judge reject CASE {name} CLAIM…`; or reject a claim that was misread."
        )
    decision = _decision(case, subject, parts)
    if parts:
        leaves_some(case, subject, read_parts(case, subject, parts))
    return _write(case, "reject", decision, signed)


def merge(case: Case, names: Sequence[str], *, becomes: str | None = None, signed: Signed) -> Made:
    """Says that entities are one, that events are one happening, or that origins have one root; the first one stays."""
    before = [r for r in case.rulings() if r.judgement.verdict == "merge" and set(r.decision.ids) == set(names)]
    if before and before[-1].judgement.by == signed.by.strip():
        return Made(before[-1].judgement, new=False)
    subjects = list({subject.id: subject for name in names for subject in [_present(case, name)]}.values())
    if len(subjects) < 2:
        raise UsageError("Name two or more different records to merge; the first one keeps its name.")
    kinds = {subject.kind for subject in subjects}
    if len(kinds) > 1 or not kinds & set(_GROUPS):
        listed = ", ".join(f"{subject.id} is {_a(subject.kind)}" for subject in subjects)
        raise UsageError(f"Only entities with entities, events with events, origins with origins are merged: {listed}.")
    if becomes is not None and (kinds != {"entity"} or becomes not in get_args(EntityKind)):
        raise UsageError(f"--kind is for entities: {', '.join(get_args(EntityKind))}. There is no {becomes!r} here.")
    if kinds == {"entity"} and becomes is None:
        _same_kind(subjects)
    decision = Decision(
        kind=subjects[0].kind,
        ids=tuple(subject.id for subject in subjects),
        words=tuple(subject.words for subject in subjects),
        members=tuple(subject.members for subject in subjects),
        becomes=cast("EntityKind | None", becomes),
    )
    return _write(case, "merge", decision, signed)


def split(case: Case, name: str, parts: Sequence[str], *, signed: Signed) -> Made:
    """Says that parts are something else together: names, documents or mentions of an entity; claims of an event."""
    subject = _present(case, name)
    if subject.kind not in _GROUPS:
        raise UsageError(f"{name} is {_a(subject.kind)}: only an entity, an event or an origin can be split.")
    if not parts:
        raise UsageError(f"Name what does not belong to “{subject.words}”: `hearsay judge split CASE {name} PART…`.")
    leaves_some(case, subject, read_parts(case, subject, parts))
    return _write(case, "split", _decision(case, subject, parts), signed)


def regrade(case: Case, name: str, given: str, *, scope: tuple[str | None, ...] = (), signed: Signed) -> Made:
    """Grades a giver of information A to F (`scope`: topic, first and last day), a claim or event 1 to 6, or an event
    as an incident."""
    subject = find_giver(case, name) or find(case, name)
    if subject.kind == "entity":
        raise UsageError(f"“{subject.words}” gives no information in this case, so that there is nothing to grade.")
    topic, earliest, latest = (*scope, None, None, None)[:3]
    allowed: dict[Judged, tuple[str, ...]] = {
        "source": tuple(_LETTERS),
        "claim": tuple(_DIGITS),
        "event": (*_DIGITS, *get_args(IncidentGrade)),
    }
    if subject.kind not in allowed:
        raise UsageError(f"{name} is {_a(subject.kind)}: sources, claims and events have grades.")
    letter = given.upper() if subject.kind == "source" else given.lower()
    if letter not in allowed[subject.kind]:
        listed = ", ".join(allowed[subject.kind])
        raise UsageError(f"{given!r} is no grade of {_a(subject.kind)}. Say one of: {listed}.")
    if subject.kind != "source" and any(scope):
        raise UsageError("Only a source is graded by topic and period; leave --topic, --from and --until out.")
    _check_days(earliest, latest)
    whole = _decision(case, subject, ())
    decision = replace(whole, grade=letter, topic=topic or None, earliest=earliest, latest=latest)
    return _write(case, "regrade", decision, signed)


def link(case: Case, names: tuple[str, str], kind: str, *, on: str | None = None, signed: Signed) -> Made:
    """Draws a link between two claims by hand."""
    if kind not in get_args(LinkKind):
        raise UsageError(f"{kind!r} is no kind of link. Say one of: {', '.join(get_args(LinkKind))}.")
    if on is not None and on not in get_args(Question):
        raise UsageError(f"{on!r} is nothing that claims differ on. Say one of: {', '.join(get_args(Question))}.")
    if kind == "contradicts" and on is None:
        raise UsageError(f"Say in what they contradict each other: --on, one of {', '.join(get_args(Question))}.")
    ends = [find(case, name) for name in names]
    for end in ends:
        if not isinstance(end.record, Claim):
            raise UsageError(f"{end.id} is {_a(end.kind)}: a link stands between two claims.")
    if ends[0].id == ends[1].id:
        raise UsageError("A link stands between two different claims.")
    if kind not in _DIRECTED:
        ends.sort(key=lambda end: end.id)
    _check_link(case, ends, kind)
    decision = Decision(
        kind="link",
        ids=(link_id(ends[0].id, ends[1].id, kind),),
        words=tuple(end.words for end in ends),
        parts=tuple(end.id for end in ends),
        link=cast("LinkKind", kind),
        on=cast("Question | None", on),
    )
    return _write(case, "link", decision, signed)


def undo(case: Case, name: str, *, signed: Signed) -> Made:
    """Takes a judgement back, so that what it decided is as if it had never been made; both stay in the chain."""
    subject = find(case, name)
    if not isinstance(subject.record, Judgement):
        hint = "`hearsay judgements CASE` lists them."
        raise UsageError(f"{name} is {_a(subject.kind)}: only a judgement is undone. {hint}")
    before = undoings(case.judgements()).get(name)
    if before is not None:
        raise UsageError(
            f"{name} was undone already, by {before.by} on {before.at[:10]}. To bring it back, undo {before.id}."
        )
    return _append(case, "undo", name, None, signed)


def _decision(case: Case, subject: Subject, parts: Sequence[str]) -> Decision:
    whole = Decision(
        kind=subject.kind,
        ids=(subject.id,),
        words=(subject.words,),
        members=(subject.members,) if subject.members else (),
        parts=subject.parts,
    )
    if isinstance(subject.record, Link):
        whole = replace(whole, words=_words_of(case, subject), link=subject.record.kind, on=subject.record.on)
    if not parts:
        return whole
    found = read_parts(case, subject, parts)
    members = (*whole.members, *([found.owners] if found.owners else []))
    return replace(whole, words=(subject.words, *found.words), members=members, parts=found.names)


def _words_of(case: Case, subject: Subject) -> tuple[str, ...]:
    return tuple(find(case, claim).words for claim in subject.parts)


def _present(case: Case, name: str) -> Subject:
    """A record that the case holds now; says what became of one that was merged or rejected before."""
    subject = find(case, name)
    if subject.record is None:
        raise UsageError(
            f"{name} (“{subject.words}”) is no longer there: a judgement, or a later reading, changed it. `hearsay why "
            f"CASE {name}` tells what was decided, `hearsay judgements CASE` how to undo it."
        )
    return subject


def _refuse(subject: Subject, kinds: Sequence[Judged], done: str) -> None:
    if subject.kind not in kinds:
        return
    instead = "graded: `hearsay judge regrade`" if subject.kind == "source" else "undone: `hearsay judge undo`"
    raise UsageError(f"{subject.id} is {_a(subject.kind)}, which is not {done} but {instead}.")


def _same_kind(subjects: Sequence[Subject]) -> None:
    found = {subject.record.kind: subject for subject in subjects if isinstance(subject.record, Entity)}
    sides = {"body" if kind in _BODIES else kind for kind in found}
    if len(sides) > 1:
        listed = ", ".join(f"“{subject.words}” is {_a(kind)}" for kind, subject in found.items())
        raise UsageError(
            f"These are of different kinds: {listed}. If one of them was misread, say what they are with --kind, one "
            f"of {', '.join(get_args(EntityKind))}."
        )


def _check_link(case: Case, ends: Sequence[Subject], kind: str) -> None:
    claims = {end.id for end in ends}
    if not claims <= case.claims_held():
        raise UsageError("One of the two claims was rejected as misread. Undo that first: `hearsay judgements CASE`.")
    name = link_id(ends[0].id, ends[1].id, kind)
    for found in case.links():
        if link_id(found.a, found.b, found.kind) == name and found.decided_by == "machine":
            raise UsageError(f"That link is there already. To say that it is right: hearsay judge accept CASE {name}")
    if kind == "corroborates":
        for origin in case.read("origins"):
            if claims <= set(origin.members):
                raise UsageError(
                    f"Both claims rest on one root ({origin.id}): such claims repeat each other and corroborate "
                    f"nothing. If they do not, say so first: `hearsay judge split CASE {origin.id} {ends[1].id}`."
                )


def _check_days(earliest: str | None, latest: str | None) -> None:
    for day in (earliest, latest):
        if day is not None:
            read_day(day)
    if earliest and latest and earliest > latest:
        raise UsageError(f"A period ends after it begins: {earliest} is after {latest}.")


def _write(case: Case, verdict: Verdict, decision: Decision, signed: Signed) -> Made:
    ruling = next((r for r in reversed(case.rulings()) if _is_same(r, verdict, decision, signed)), None)
    if ruling is not None:
        return Made(ruling.judgement, new=False)
    return _append(case, verdict, decision.ids[0], decision.said(), signed)


def _is_same(ruling: Ruling, verdict: Verdict, decision: Decision, signed: Signed) -> bool:
    same = (ruling.judgement.verdict, ruling.judgement.by) == (verdict, signed.by.strip())
    return same and ruling.decision == decision


def _append(case: Case, verdict: Verdict, subject: str, value: str | None, signed: Signed) -> Made:
    return Made(
        case.judge(
            Judgement(
                id="",
                at=signed.at,
                by=signed.by.strip(),
                subject=subject,
                verdict=verdict,
                value=value,
                reason=signed.reason.strip(),
                undoes=subject if verdict == "undo" else None,
                chain_hash="",
            )
        ),
        new=True,
    )


def _a(kind: str) -> str:
    shown = "a piece of evidence" if kind == "edge" else kind
    return shown if kind == "edge" else f"{'an' if kind[0] in 'aeio' else 'a'} {shown}"
