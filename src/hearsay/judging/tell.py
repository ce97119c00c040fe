"""Judgements in words, for whoever reads the case after the analyst."""

import json
from collections.abc import Iterable, Iterator, Sequence

from ..records import KINDS, Decision, Judgement, decision_of, in_force, place_of, undoings

_REJECTED = {
    "claim": "is misread: the page does not say so",
    "statement": "is misread: nobody is credited with it like this",
    "link": "does not hold",
    "edge": "is no sign that both rest on one root",
    "mention": "names nobody and no place that is known",
    "entity": "names nobody and no place",
}
_ONE = {"entity": "one and the same", "event": "one happening", "origin": "of one root"}


def sentence(judgement: Judgement) -> str:
    """Says what a judgement decides, without who and why."""
    decision, verdict = decision_of(judgement), judgement.verdict
    words = [f"“{w}”" for w in decision.words] or list(decision.ids)
    head, rest = words[0] if words else judgement.subject, words[1:]
    if len(rest) == len(decision.parts):
        pairs = zip(rest, decision.parts, strict=True)
        rest = [f"{word} at {part}" if place_of(part) else word for word, part in pairs]
    if judgement.undoes is not None:
        return f"{judgement.undoes} is taken back"
    if verdict in ("hypothesis", "cell"):
        return _weighed(judgement)
    if verdict == "merge":
        return f"{_listed(words)} are {_ONE[decision.kind]}"
    if verdict == "split" or (verdict == "reject" and decision.parts and rest and decision.kind in _ONE):
        return f"{_listed(rest)} {'do' if len(rest) > 1 else 'does'} not belong to {head}"
    if verdict == "accept":
        inside = rest and decision.kind in _ONE
        return f"{_listed(rest)} in {head} holds" if inside else f"{_told(decision, words)} holds"
    if verdict == "reject":
        return f"{_told(decision, words)} {_REJECTED.get(decision.kind, 'does not hold')}"
    if verdict == "link" and len(words) == 2:
        on = f" on {decision.on}" if decision.on else ""
        return f"{words[0]} {decision.link}{on} {words[1]}"
    return f"{head} is graded {_grade(decision)}{_scope(decision)}"


def listing(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Yields all judgements for a reader, oldest first: what, who, when, why, and whether it was undone."""
    undone, holding = undoings(judgements), {ruling.judgement.id for ruling in in_force(judgements)}
    for judgement in judgements:
        replaced = judgement.undoes is None and judgement.id not in holding
        mark = " (undone)" if judgement.id in undone else " (replaced by a later one)" if replaced else ""
        yield f"{judgement.id}  {judgement.at[:16].replace('T', ' ')}  {judgement.by}{mark}"
        yield f"  {judgement.verdict}: {sentence(judgement)}"
        yield f"  because: {judgement.reason}"
        if judgement.id in undone:
            yield f"  {_undone(undone[judgement.id])}"


def about(judgements: Sequence[Judgement], record: str, held: Iterable[str] = ()) -> Iterator[str]:
    """Yields what was judged on a record, a line each; `held` are claims or names that it holds."""
    undone, inside, kind = undoings(judgements), set(held), KINDS.get(record.partition(":")[0])
    for judgement in judgements:
        decision = decision_of(judgement)
        meant = judgement.undoes is None and (record in decision.ids or record in decision.parts)
        if meant or (decision.kind == kind and any(inside.intersection(members) for members in decision.members)):
            told = f"{judgement.by} on {judgement.at[:10]}: {sentence(judgement)}, because: {judgement.reason}"
            after = f"; {_undone(undone[judgement.id])}" if judgement.id in undone else ""
            yield f"judged by {told} ({judgement.id}){after}"


def _weighed(judgement: Judgement) -> str:
    """A hypothesis that was put, or the mark of a piece of evidence against one."""
    told = json.loads(judgement.value or "{}")
    if judgement.verdict == "hypothesis":
        return f"“{told.get('hypothesis')}” is put as an answer to “{told.get('question')}”"
    return f"{told.get('claim')} is marked {told.get('mark')} against {judgement.subject}"


def _undone(judgement: Judgement) -> str:
    return f"undone by {judgement.by} on {judgement.at[:10]}: {judgement.reason} ({judgement.id})"


def _told(decision: Decision, words: Sequence[str]) -> str:
    if decision.link is not None and len(words) == 2:
        return f"the link that {words[0]} {decision.link} {words[1]}"
    return f"the {'evidence' if decision.kind == 'edge' else decision.kind} {_listed(words[:2])}"


def _grade(decision: Decision) -> str:
    if decision.kind == "source":
        return f"reliability {decision.grade}"
    return f"credibility {decision.grade}" if (decision.grade or "").isdigit() else f"{decision.grade} as an incident"


def _scope(decision: Decision) -> str:
    topic = f" on {decision.topic}" if decision.topic else ""
    since = f" from {decision.earliest}" if decision.earliest else ""
    until = f" until {decision.latest}" if decision.latest else ""
    return f"{topic}{since}{until}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
