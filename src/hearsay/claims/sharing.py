"""What one event lends to another: the doer of a strike to its dead, the place of a sentence to the next one.

Only what a reader would supply without a second thought is carried over, and each loan is named in the reason.
"""

from collections.abc import Sequence, Set
from itertools import pairwise

from ..records import Parse
from .draft import EFFECTS, VIOLENT, Draft, family
from .grammar import case_of, conjuncts, dependants, is_compared, is_definite, phrases, surface_subject
from .lead import lead_from_text, title_from_text
from .manner import tell_manner
from .noun_phrases import phrase_tokens
from .roles import Part, owners_of
from .triggers import Trigger
from .vocabulary import words
from .wordclasses import is_name, word_classes

_JOINED = 4  # words from a verb to the one joined to it that shares its agent
_CLASH = "ASSAULT:clash"
#: Effects whose doers need not have done the harm that is told beside them.
_NO_HARM = frozenset({"CASUALTY:detained", "CASUALTY:displaced", "OUTCOME:survive"})
_BACK = 3  # sentences back to those whom "24 others" are added to
#: As many tellings of one figure lend to the others; more of them tell nothing new.
_TELLINGS = 8
_COUNTED = frozenset({"killed", "injured", "casualties", "missing", "displaced", "detained", "abducted"})


def share(parse: Parse, drafts: Sequence[Draft], named: Set[int]) -> None:
    """Completes the drafts of a document in place: causes first, then neighbours, then repetitions of one figure.

    `named` are the sentences that name a place of their own: they take none from the sentence before.
    """
    by_head = {n: draft for draft in drafts for n in range(draft.trigger.first, draft.trigger.last)}
    for draft in drafts:
        if family(draft.type) in EFFECTS | VIOLENT and not draft.actors:
            _from_cause(parse, draft, by_head)
        _from_joined(parse, draft, by_head)
    for draft in drafts:
        tell_manner(parse, draft)
    for before, draft in pairwise(drafts):
        if family(draft.type) in EFFECTS:
            _from_neighbour(parse, draft, before)
    _from_mention_before(parse, drafts)
    _from_repetition(drafts)
    title_from_text(parse, drafts)
    for draft in drafts:
        if draft.cause is not None:
            draft.borrow_setting(draft.cause, "its cause")
    places_from = _from_sentence_before(parse, drafts, named)
    lead_from_text(parse, drafts)
    head = parse.paragraphs[0].last if any(draft.title for draft in drafts) else 0
    for draft in drafts:
        _completed(draft, places_from.get(draft.trigger.head), title_end=parse.tokens[head - 1].end if head else 0)


def _completed(draft: Draft, before: Draft | None, *, title_end: int) -> None:
    """What a cause has come to know since, it lends on; the sentence before lends a place that the title names."""
    if draft.cause is not None:
        draft.borrow_places(draft.cause, "its cause")
        if not draft.actors and family(draft.type) in EFFECTS:
            draft.borrow_actors(draft.cause, f"those behind {draft.cause.words!r}")
    elif before is not None and all(place.end <= title_end for place in before.narrow(before.places)):
        draft.borrow_places(before, f"the sentence before ({before.words!r})")


def _from_cause(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> None:
    """The doer of what killed: of the subject ("air strikes killed"), or of the phrase ("killed in air strikes")."""
    effect = family(draft.type) in EFFECTS
    for head in [
        *draft.parts.causes,
        *_left_by(parse, draft.trigger),
        *(_causal_phrases(parse, draft.trigger) if effect else ()),
        *(_causal_clauses(parse, draft.trigger, by_head) if effect else ()),
    ]:
        cause = by_head.get(head) or _joined_deed(parse, draft, head, by_head)
        if cause is draft:
            continue
        if cause is not None:
            draft.cause = cause
            if not effect and family(cause.type) in {"DISASTER", "ACCIDENT"} and draft.trigger.use == "verb":
                draft.type = cause.type  # "an earthquake hit the town" is no attack
                draft.reasons.append(f"{cause.type}, for what did it is {cause.words!r}")
                cause.borrow_places(draft, f"what it does ({draft.words!r})")
            draft.borrow_actors(cause, f"those behind {cause.words!r}")
            if cause.type == _CLASH and cause.targets and not draft.actors and draft.targets:
                draft.add_actors(cause.targets, f"the other side of {cause.words!r}")
            return
        owners = [] if is_name(parse.tokens[head]) else owners_of(parse, head)
        if owners:
            draft.add_actors(owners, f"those who stand before {parse.tokens[head].text!r}")
            return
    if not effect:
        return
    above = by_head.get(parse.tokens[draft.trigger.head].head)
    if (
        above is not None
        and family(above.type) in VIOLENT
        and parse.tokens[draft.trigger.head].dep in {"advcl", "acl", "xcomp", "conj", "acl:relcl"}
    ):
        draft.cause = above
        draft.borrow_actors(above, f"those behind {above.words!r}")


def _joined_deed(parse: Parse, draft: Draft, head: int, by_head: dict[int, Draft]) -> Draft | None:
    """ "Killed in regime and rebel shelling": the deed stands behind its second doer, and the first is one too."""
    if not word_classes(parse.tokens[head].lower) & {"forces", "bodies", "fighters"}:
        return None
    deed = next((by_head[n] for n in conjuncts(parse, head) if n in by_head), None)
    if deed is not None and family(draft.type) in EFFECTS:
        own = tuple(n for n in phrase_tokens(parse, head) if n <= head)
        draft.add_actors([Part(head, own, "modifier")], f"the one that {deed.words!r} is shared with")
    return deed


def _from_joined(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> None:
    """ "was shot and killed by police": the agent behind the second verb is that of the first."""
    if draft.actors or draft.trigger.use != "verb":
        return
    for joined in dependants(parse, draft.trigger.head, "conj"):
        other = by_head.get(joined.index)
        if other is not None and other.actors and joined.index < draft.trigger.head + _JOINED:
            draft.borrow_actors(other, f"those of {other.words!r}, which is joined to it")


def _left_by(parse: Parse, trigger: Trigger) -> list[int]:
    """What left them so: the subject of "left" in "the blast left nine dead", of "led" in "the raid led to deaths"."""
    token = parse.tokens[trigger.head]
    above = parse.tokens[token.head]
    led = trigger.use == "noun" and above.lemma in words("leading") and case_of(parse, token.index) in {"to", "in"}
    if token.dep != "xcomp" and not (led and token.dep == "obl"):
        return []
    found = surface_subject(parse, token.head)
    return [found] if found is not None else []


def _causal_phrases(parse: Parse, trigger: Trigger) -> list[int]:
    """What stands in a phrase of cause; of the verb over a noun only what surely tells one, not "handed over to"."""
    above = parse.tokens[trigger.head].head
    own = [p.head for p in phrases(parse, trigger.head) if p.preposition in words("causes")]
    if trigger.use == "verb" or above == trigger.head:
        return own
    return own + [p.head for p in phrases(parse, above) if p.preposition in words("causes") - words("aims")]


def _causal_clauses(parse: Parse, trigger: Trigger, by_head: dict[int, Draft]) -> list[int]:
    """The violence of a time clause: "killed when warplanes struck the village", "killed in fighting with X"."""
    return [
        clause.index
        for clause in dependants(parse, trigger.head, "advcl")
        if clause.index in by_head
        and family(by_head[clause.index].type) in VIOLENT
        and (
            any(
                mark.lower in words("causal_marks") or (mark.lower == "in" and clause.lower.endswith("ing"))
                for mark in dependants(parse, clause.index, "mark", "advmod")
            )
            or parse.tokens[trigger.last].lower == "when"  # "died when a shell fired by X hit": the tree has it lower
        )
    ]


def _from_neighbour(parse: Parse, draft: Draft, before: Draft) -> None:
    """ "killed six and injured 32", "killing six": the second effect has the doer and the cause of the first."""
    same = parse.sentence_of[draft.trigger.head] == parse.sentence_of[before.trigger.head]
    if not same or not draft.one_voice(before) or draft.actors or draft.cause is not None:
        return
    if before.type in _NO_HARM and draft.type not in _NO_HARM:
        return  # "police arrested four people, one of whom died"
    if family(before.type) in EFFECTS and draft.trigger.first - before.trigger.last < 16:
        draft.cause = before.cause
        draft.borrow_actors(before, f"those of {before.words!r}")
    elif family(before.type) in VIOLENT and draft.trigger.first - before.trigger.last < 25:
        draft.cause = before
        draft.borrow_actors(before, f"those behind {before.words!r}")


def _from_mention_before(parse: Parse, drafts: Sequence[Draft]) -> None:
    """ "the raids" are those that were spoken of before: the two mentions complete each other."""
    for n, draft in enumerate(drafts):
        head = draft.trigger.head
        if draft.trigger.use != "noun" or family(draft.type) not in VIOLENT or not is_definite(parse, head):
            continue
        here = parse.sentence_of[head]
        for other in reversed(drafts[max(n - 12, 0) : n]):
            there = parse.sentence_of[other.trigger.head]
            if here - there > 2 or parse.sentences[there].paragraph != parse.sentences[here].paragraph:
                break
            alike = family(other.type) == family(draft.type) and _agree_in_number(parse, other.trigger, draft.trigger)
            alike = alike and not other.picture and not is_compared(parse, other.trigger.head)
            if there < here and alike and other.modality in {"fact", "possible"}:
                draft.complete(other, f"the event spoken of before ({other.words!r})")
                other.complete(draft, f"the same event spoken of after ({draft.words!r})")
                break


def _agree_in_number(parse: Parse, one: Trigger, other: Trigger) -> bool:
    """ "the attack" is none of "the raids of the last weeks", nor what "raids have battered" a region in."""
    return _of_many(parse, one) in {None, "Number=Plur" in parse.tokens[other.head].morph}


def _of_many(parse: Parse, trigger: Trigger) -> bool | None:
    """Tells whether words speak of several happenings; null for a verb, which may stand for one or for many."""
    if trigger.use == "noun":
        return "Number=Plur" in parse.tokens[trigger.head].morph
    return True if any(aux.lemma == "have" for aux in dependants(parse, trigger.head, "aux")) else None


def _from_repetition(drafts: Sequence[Draft]) -> None:
    """One figure for one kind of event, given twice on a page, is one happening: each lends the other what it lacks."""
    known: dict[tuple[str, float, str], list[Draft]] = {}
    for draft in drafts:
        for q in draft.quantities[:1]:  # the parts of two different wholes may well be equal
            if q.role in _COUNTED and q.best is not None and q.best > 1 and draft.polarity == "asserted":
                known.setdefault((draft.type, q.best, q.role), []).append(draft)
    for same in known.values():
        for draft in same:
            for other in same[:_TELLINGS]:
                if other is not draft:
                    draft.complete(other, f"the same figure elsewhere on the page ({other.words!r})")


def _from_sentence_before(parse: Parse, drafts: Sequence[Draft], named: Set[int]) -> dict[int, Draft]:
    """ "The village was hit at dawn. Twelve people died.": place, time and doer of the sentence before.

    Returns which draft each draft (by its trigger) has its place from.
    """
    lenders: dict[int, Draft] = {}
    for n, draft in enumerate(drafts):
        if family(draft.type) not in EFFECTS | VIOLENT or draft.polarity == "denied" or draft.modality != "fact":
            continue
        here = parse.sentence_of[draft.trigger.head]
        reach = _reach(parse, draft)
        for other in reversed(drafts[:n]):
            there = parse.sentence_of[other.trigger.head]
            if there == here or other.picture:
                continue
            if here - there > reach or parse.sentences[there].paragraph != parse.sentences[here].paragraph:
                break
            if other.lent and reach == 1:
                continue
            if (
                family(other.type) in VIOLENT | {"CASUALTY"}
                and other.polarity == "asserted"
                and other.modality in {"fact", "possible"}
            ):
                why = f"the sentence before ({other.words!r})"
                if here not in named:
                    draft.borrow_places(other, why)
                    lenders[draft.trigger.head] = other
                draft.borrow_time(other, why)
                if (
                    family(draft.type) == "CASUALTY"
                    and draft.cause is None
                    and not draft.actors
                    and family(other.type) == "ASSAULT"
                ):
                    draft.borrow_actors(other, f"the sentence before ({other.words!r})")
                break
    return lenders


def _reach(parse: Parse, draft: Draft) -> int:
    """How many sentences back the setting may stand: none for what was elsewhere, some for "24 others were killed"."""
    sentence = parse.sentences[parse.sentence_of[draft.trigger.head]]
    said = {t.lower for t in parse.tokens[sentence.first : sentence.last]}
    if said & words("elsewhere"):
        return 0
    counted = {t.lower for n in draft.parts.targets for t in (parse.tokens[k] for k in n.indices)}
    return _BACK if counted & words("further") else 1
