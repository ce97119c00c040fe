"""Links, grades and givers of information with what analysts decided laid over them, as they are read."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import cast

from ..records import STANDS, Assessment, Event, Giver, Grade, IncidentGrade, Link, Origin, Reason, Ruling
from .judgements import link_id


def judged_links(
    links: Iterable[Link], rulings: Sequence[Ruling], claims: Collection[str], origins: Iterable[Origin]
) -> list[Link]:
    """Returns the links that hold: without rejected ones and those whose claims are not in `claims`.

    A link that an analyst accepted or made by hand stays where the machine no longer finds it, and stands in place of
    any other between its two claims; of several the last. Only that claims corroborate each other does not hold any
    more once both are found to rest on one of the `origins`.
    """
    last = {r.decision.ids[0]: r for r in rulings if r.decision.kind == "link"}
    if not last:  # no link needs its name
        return _in_order(links, claims)
    withheld = {ruling.decision.ids[0] for ruling in on_one_root(last.values(), origins)}
    decided: dict[frozenset[str], Link] = {}
    for ruling in sorted(last.values(), key=rulings.index):
        made = _by_hand(ruling)
        if made is not None and ruling.decision.ids[0] not in withheld:
            decided[frozenset((made.a, made.b))] = made
    out = []
    for link in links:
        name, pair = link_id(link.a, link.b, link.kind), frozenset((link.a, link.b))
        ruled = last.get(name)
        if ruled is not None and ruled.judgement.verdict == "reject":
            continue
        by_hand = decided.get(pair)
        if by_hand is None:
            out.append(link if ruled is None or name in withheld else _accepted(link, ruled))
        elif by_hand.kind == link.kind and by_hand.a == link.a and ruled is not None:
            out.append(_accepted(link, ruled))
            del decided[pair]
    out += decided.values()
    return _in_order(out, claims)


def _in_order(links: Iterable[Link], claims: Collection[str]) -> list[Link]:
    kept = (link for link in links if link.a in claims and link.b in claims)
    return sorted(kept, key=lambda link: (link.a, link.b, link.kind))


def on_one_root(rulings: Iterable[Ruling], origins: Iterable[Origin]) -> list[Ruling]:
    """Returns the judgements by which claims corroborate each other that rest on one of the origins."""
    found = [r for r in rulings if r.decision.link == "corroborates" and r.judgement.verdict != "reject"]
    if not found:
        return []
    root = {claim: origin.id for origin in origins for claim in origin.members}
    return [r for r in found if len({root.get(claim, claim) for claim in r.decision.parts}) == 1]


def _by_hand(ruling: Ruling) -> Link | None:
    decision = ruling.decision
    if ruling.judgement.verdict == "reject" or decision.link is None or len(decision.parts) != 2:
        return None
    one, other = decision.words if len(decision.words) == 2 else decision.parts
    return Link(
        a=decision.parts[0],
        b=decision.parts[1],
        kind=decision.link,
        on=decision.on,
        reason=f"“{one}” {STANDS[decision.link]} “{other}”, in the judgement of {ruling.because}.",
        reasons=(Reason(name="judgement", bits=0.0, text=ruling.because),),
        score=0.0,
        decided_by="analyst",
    )


def _accepted(link: Link, ruling: Ruling) -> Link:
    held = Reason(name="judgement", bits=0.0, text=f"accepted by {ruling.because}")
    return replace(
        link,
        reason=f"{link.reason} Accepted by {ruling.because}.",
        reasons=(*link.reasons, held),
        decided_by="analyst",
    )


def judged_events(events: Iterable[Event], rulings: Sequence[Ruling], claims: Collection[str]) -> list[Event]:
    """Returns the events with the grades that analysts gave them, and without claims that are not in `claims`."""
    out = {}
    for event in events:
        held = tuple(claim for claim in event.claims if claim in claims)
        if held:
            out[event.id] = event if len(held) == len(event.claims) else replace(event, claims=held)
    for ruling in rulings:
        if ruling.judgement.verdict == "regrade" and ruling.decision.kind == "event":
            event_id = _event_of(out, ruling)
            if event_id is not None:
                out[event_id] = _regraded(out[event_id], ruling)
    return list(out.values())


def _event_of(events: dict[str, Event], ruling: Ruling) -> str | None:
    """The event that was judged, or the one that now holds most of its claims."""
    if ruling.decision.ids[0] in events:
        return ruling.decision.ids[0]
    meant = {claim for members in ruling.decision.members for claim in members}
    shared = {name: len(meant.intersection(event.claims)) for name, event in events.items()}
    best = min(shared, key=lambda name: (-shared[name], name), default=None)
    return best if best is not None and shared[best] else None


def _regraded(event: Event, ruling: Ruling) -> Event:
    grade = event.grade
    given = ruling.decision.grade
    if grade is None or given is None:
        return event
    before = f"credibility {grade.credibility}" if given.isdigit() else grade.incident
    meant = {claim for members in ruling.decision.members for claim in members}
    changed = len(meant.symmetric_difference(event.claims))
    since = f" {changed} of its claims came or went since." if changed else ""
    reason = f"{ruling.because} (before: {before}).{since} {grade.reason}"
    graded: Grade = replace(grade, reason=reason, decided_by="analyst")
    if given.isdigit():
        return replace(event, grade=replace(graded, credibility=int(given)))
    return replace(event, grade=replace(graded, incident=cast("IncidentGrade", given)))


def judged_givers(givers: Iterable[Giver], rulings: Sequence[Ruling]) -> list[Giver]:
    """Returns the givers of information with the letters that analysts gave them; one for all topics stands first."""
    given = [r for r in rulings if r.judgement.verdict == "regrade" and r.decision.kind == "source"]
    return [_assessed(giver, [r for r in given if _is_meant(giver, r)]) for giver in givers]


def _is_meant(giver: Giver, ruling: Ruling) -> bool:
    return giver.id in ruling.decision.ids or (giver.entity,) in ruling.decision.members


def _assessed(giver: Giver, rulings: Sequence[Ruling]) -> Giver:
    out = giver
    for ruling in rulings:
        decision = ruling.decision
        letter = decision.grade or "F"
        made = Assessment(
            reliability=letter,
            topic=decision.topic,
            earliest=decision.earliest,
            latest=decision.latest,
            by=ruling.judgement.by,
            reason=ruling.judgement.reason,
        )
        out = replace(out, assessments=(*out.assessments, made))
        if decision.topic is None and decision.earliest is None and decision.latest is None:
            basis = f"{ruling.because} (by this case alone: {giver.reliability}; {giver.basis})"
            out = replace(out, reliability=letter, basis=basis)
    return out
