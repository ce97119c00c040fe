"""What one event lends to another: the doer of a strike to its dead, the place of a sentence to the next one.

Only what a reader would supply without a second thought is carried over, and each loan is named in the reason.
"""

from collections.abc import Sequence
from itertools import pairwise

from ..records import Parse
from .draft import Draft, family
from .grammar import dependants, phrases, surface_subject
from .roles import owners_of
from .triggers import Trigger
from .vocabulary import words

_LEAD = 3  # sentences of the text under a title that tell it again
_VIOLENT = frozenset({"ASSAULT", "DISASTER", "ACCIDENT"})
_EFFECTS = frozenset({"CASUALTY", "OUTCOME"})
#: As many tellings of one figure lend to the others; more of them tell nothing new.
_TELLINGS = 8
_COUNTED = frozenset({"killed", "injured", "casualties", "missing", "displaced", "detained", "abducted"})


def share(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Completes the drafts of a document in place: causes first, then neighbours, then repetitions of one figure."""
    by_head = {n: draft for draft in drafts for n in range(draft.trigger.first, draft.trigger.last)}
    for draft in drafts:
        if family(draft.type) in _EFFECTS | _VIOLENT and not draft.actors:
            _from_cause(parse, draft, by_head)
    for before, draft in pairwise(drafts):
        if family(draft.type) in _EFFECTS:
            _from_neighbour(parse, draft, before)
    _from_mention_before(parse, drafts)
    _from_repetition(drafts)
    _from_lead(drafts)
    _places_from_lead(parse, drafts)
    for draft in drafts:
        if draft.cause is not None:
            draft.borrow_setting(draft.cause, "its cause")
    _from_sentence_before(parse, drafts)
    _lead_from_next(parse, drafts)


def _from_cause(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> None:
    """The doer of what killed: of the subject ("air strikes killed"), or of the phrase ("killed in air strikes")."""
    effect = family(draft.type) in _EFFECTS
    for head in [
        *draft.parts.causes,
        *_left_by(parse, draft.trigger),
        *(_causal_phrases(parse, draft.trigger) if effect else ()),
    ]:
        cause = by_head.get(head)
        if cause is draft:
            continue
        if cause is not None:
            draft.cause = cause
            draft.borrow_actors(cause, f"those behind {cause.words!r}")
            return
        owners = owners_of(parse, head)
        if owners:
            draft.add_actors(owners, f"those who stand before {parse.tokens[head].text!r}")
            return
    if not effect:
        return
    above = by_head.get(parse.tokens[draft.trigger.head].head)
    if (
        above is not None
        and family(above.type) in _VIOLENT
        and parse.tokens[draft.trigger.head].dep in {"advcl", "acl", "xcomp", "conj", "acl:relcl"}
    ):
        draft.cause = above
        draft.borrow_actors(above, f"those behind {above.words!r}")


def _left_by(parse: Parse, trigger: Trigger) -> list[int]:
    """What left them so: the subject of "left" in "the blast left nine people dead"."""
    token = parse.tokens[trigger.head]
    if token.dep != "xcomp":
        return []
    found = surface_subject(parse, token.head)
    return [found] if found is not None else []


def _causal_phrases(parse: Parse, trigger: Trigger) -> list[int]:
    heads = [trigger.head]
    above = parse.tokens[trigger.head].head
    if trigger.use != "verb" and above != trigger.head:
        heads.append(above)
    return [p.head for h in heads for p in phrases(parse, h) if p.preposition in words("causes")]


def _from_neighbour(parse: Parse, draft: Draft, before: Draft) -> None:
    """ "killed six and injured 32", "killing six": the second effect has the doer and the cause of the first."""
    same = parse.sentence_of[draft.trigger.head] == parse.sentence_of[before.trigger.head]
    if not same or draft.actors or draft.cause is not None:
        return
    if family(before.type) in _EFFECTS and draft.trigger.first - before.trigger.last < 16:
        draft.cause = before.cause
        draft.borrow_actors(before, f"those of {before.words!r}")
    elif family(before.type) in _VIOLENT and draft.trigger.first - before.trigger.last < 25:
        draft.cause = before
        draft.borrow_actors(before, f"those behind {before.words!r}")


def _from_mention_before(parse: Parse, drafts: Sequence[Draft]) -> None:
    """ "the raids" are those that were spoken of before: the two mentions complete each other."""
    for n, draft in enumerate(drafts):
        if draft.trigger.use != "noun" or family(draft.type) not in _VIOLENT or not _is_definite(parse, draft.trigger):
            continue
        here = parse.sentence_of[draft.trigger.head]
        for other in reversed(drafts[max(n - 12, 0) : n]):
            there = parse.sentence_of[other.trigger.head]
            if here - there > 2 or parse.sentences[there].paragraph != parse.sentences[here].paragraph:
                break
            if there < here and family(other.type) == family(draft.type) and other.modality in {"fact", "possible"}:
                draft.complete(other, f"the event spoken of before ({other.words!r})")
                other.complete(draft, f"the same event spoken of after ({draft.words!r})")
                break


def _is_definite(parse: Parse, trigger: Trigger) -> bool:
    return any(d.lower in {"the", "this", "these", "that", "those"} for d in dependants(parse, trigger.head, "det"))


def _from_repetition(drafts: Sequence[Draft]) -> None:
    """One figure for one kind of event, given twice on a page, is one happening: each lends the other what it lacks."""
    known: dict[tuple[str, float, str], list[Draft]] = {}
    for draft in drafts:
        for q in draft.quantities:
            if q.role in _COUNTED and q.best is not None and q.best > 1 and draft.polarity == "asserted":
                known.setdefault((draft.type, q.best, q.role), []).append(draft)
    for same in known.values():
        for draft in same:
            for other in same[:_TELLINGS]:
                if other is not draft:
                    draft.complete(other, f"the same figure elsewhere on the page ({other.words!r})")


def _from_lead(drafts: Sequence[Draft]) -> None:
    """A title is told again in full by the text under it: the first event of its type lends it what it leaves out."""
    for draft in drafts:
        if not draft.title:
            continue
        told = [
            d
            for d in drafts
            if not d.title and d.type == draft.type and d.polarity == draft.polarity and _same_count(d, draft)
        ]
        other = (
            next((d for d in told if any(q.best is not None for q in d.quantities)), told[0] if told else None)
            if draft.quantities
            else next(iter(told), None)
        )
        if other is not None:
            draft.borrow_figure(other, f"the text under the title ({other.words!r})")
            draft.complete(other, f"the text under the title ({other.words!r})")


def _places_from_lead(parse: Parse, drafts: Sequence[Draft]) -> None:
    """A title that names no more than a country: the place of the first violence that the text under it tells of."""
    body = [d for d in drafts if not d.title]
    if not body:
        return
    first = parse.sentence_of[body[0].trigger.head]
    lead = [
        d for d in body if parse.sentence_of[d.trigger.head] - first < _LEAD and family(d.type) in _VIOLENT | _EFFECTS
    ]
    for draft in drafts:
        if draft.title and family(draft.type) in _VIOLENT | _EFFECTS and draft.is_wide():
            other = next((d for d in lead if not d.is_wide()), None)
            if other is not None:
                draft.borrow_places(other, f"the text under the title ({other.words!r})")


def _same_count(a: Draft, b: Draft) -> bool:
    """Tells whether two events may have the same figure: equal, or one of them gives none that is exact."""
    first = {q.best for q in a.quantities if q.best is not None}
    second = {q.best for q in b.quantities if q.best is not None}
    return not first or not second or bool(first & second)


def _lead_from_next(parse: Parse, drafts: Sequence[Draft]) -> None:
    """A first sentence that tells of a blast and its dead, and a second one that says where and when it was."""
    body = [d for d in drafts if not d.title and family(d.type) in _EFFECTS | _VIOLENT]
    if not body:
        return
    first = parse.sentence_of[body[0].trigger.head]
    lead = [d for d in body if parse.sentence_of[d.trigger.head] == first]
    kinds = {d.type for d in lead if family(d.type) in _VIOLENT}
    told = [d for d in body if parse.sentence_of[d.trigger.head] == first + 1 and d.type in kinds and d.told_as_fact()]
    if len(told) != 1 or parse.sentences[first].paragraph != parse.sentences[first + 1].paragraph:
        return
    for draft in lead:
        if draft.told_as_fact() and (draft.type in kinds or family(draft.type) in _EFFECTS):
            draft.borrow_setting(told[0], f"the sentence after the first one ({told[0].words!r})")


def _from_sentence_before(parse: Parse, drafts: Sequence[Draft]) -> None:
    """ "The village was hit at dawn. Twelve people died.": place, time and doer of the sentence before."""
    for n, draft in enumerate(drafts):
        if family(draft.type) not in _EFFECTS | _VIOLENT or draft.polarity == "denied" or draft.modality != "fact":
            continue
        here = parse.sentence_of[draft.trigger.head]
        for other in reversed(drafts[:n]):
            there = parse.sentence_of[other.trigger.head]
            if there == here:
                continue
            if here - there > 1 or parse.sentences[there].paragraph != parse.sentences[here].paragraph:
                break
            if other.lent:
                continue
            if (
                family(other.type) in _VIOLENT | {"CASUALTY"}
                and other.polarity == "asserted"
                and other.modality in {"fact", "possible"}
            ):
                draft.borrow_setting(other, f"the sentence before ({other.words!r})")
                if (
                    family(draft.type) == "CASUALTY"
                    and draft.cause is None
                    and not draft.actors
                    and family(other.type) == "ASSAULT"
                ):
                    draft.borrow_actors(other, f"the sentence before ({other.words!r})")
                break
