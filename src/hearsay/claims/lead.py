"""What the head of a page and the text under it lend each other: a title is told again in full by the first sentences.

News tell the same thing three times, each time more exactly. Lent is only what the shorter telling leaves out.
"""

from collections.abc import Sequence

from ..records import Argument, Parse
from .draft import EFFECTS, VIOLENT, Draft, family
from .grammar import is_compared
from .places import of_another_time

_LEAD = 3  # sentences of the text under a title that tell it again
_MORE = 4  # sentences after the first one that may say where its event was


def title_from_text(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Completes the events of a title from the text under it."""
    _figures_and_settings(parse, drafts)
    _places(parse, drafts)


def _figures_and_settings(parse: Parse, drafts: Sequence[Draft]) -> None:
    """A title is told again in full by the text under it: the first event of its type lends it what it leaves out."""
    for draft in drafts:
        if not draft.title:
            continue
        kinds = {draft.type, draft.trigger.type}
        like = [d for d in drafts if not (d.title or d.picture) and not kinds.isdisjoint({d.type, d.trigger.type})]
        told = [
            d
            for d in like
            if d.polarity == draft.polarity and _same_count(d, draft) and not is_compared(parse, d.trigger.head)
        ]
        other = (
            next((d for d in told if any(q.best is not None for q in d.quantities)), told[0] if told else None)
            if draft.quantities
            else next(iter(told), None)
        )
        if other is not None:
            draft.borrow_figure(other, f"the text under the title ({other.words!r})")
            draft.complete(other, f"the text under the title ({other.words!r})")


def _places(parse: Parse, drafts: Sequence[Draft]) -> None:
    """A title that names no more than a country: where the first sentence puts its violence, else the only place after.

    Several places that the next sentences name one by one are those of parts: "32 killed" is not "15 killed in Hesk".
    """
    body = [d for d in drafts if not (d.title or d.picture)]
    if not body:
        return
    first = parse.sentence_of[body[0].trigger.head]
    lead = [
        d for d in body if parse.sentence_of[d.trigger.head] - first < _LEAD and family(d.type) in VIOLENT | EFFECTS
    ]
    for draft in drafts:
        if draft.title and family(draft.type) in VIOLENT | EFFECTS and draft.is_wide():
            told = [d for d in lead if not d.is_wide()]
            other = next((d for d in told if parse.sentence_of[d.trigger.head] == first), None)
            if other is None and len({_identity(d.narrow(d.places)[0]) for d in told}) == 1:
                other = told[0]
            if other is not None:
                draft.borrow_places(other, f"the text under the title ({other.words!r})")


def _same_count(a: Draft, b: Draft) -> bool:
    """Tells whether two events may have the same figure: equal, or one of them gives none that is exact."""
    first = {q.best for q in a.quantities if q.best is not None}
    second = {q.best for q in b.quantities if q.best is not None}
    return not first or not second or bool(first & second)


def lead_from_text(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Completes the events of the first sentence from the one after it, from the title, and from what tells them on."""
    body = [d for d in drafts if not (d.title or d.picture) and family(d.type) in EFFECTS | VIOLENT]
    if not body:
        return
    first = parse.sentence_of[body[0].trigger.head]
    lead = [d for d in body if parse.sentence_of[d.trigger.head] == first]
    _from_next(parse, body, lead)
    _from_title([d for d in drafts if d.title], lead)
    heads = [d for d in drafts if d.title and family(d.type) in EFFECTS | VIOLENT]
    _from_telling(parse, body, [*heads, *lead])


def _from_next(parse: Parse, body: Sequence[Draft], lead: Sequence[Draft]) -> None:
    """A first sentence that tells of a blast and its dead, and a second one that says where and when it was."""
    first = parse.sentence_of[lead[0].trigger.head]
    kinds = {d.type for d in lead if family(d.type) in VIOLENT}
    told = [d for d in body if parse.sentence_of[d.trigger.head] == first + 1 and d.type in kinds and d.told_as_fact()]
    if len(told) != 1 or parse.sentences[first].paragraph != parse.sentences[first + 1].paragraph:
        return
    for draft in lead:
        if draft.told_as_fact() and (draft.type in kinds or family(draft.type) in EFFECTS):
            draft.borrow_setting(told[0], f"the sentence after the first one ({told[0].words!r})")


def _from_title(titles: Sequence[Draft], lead: Sequence[Draft]) -> None:
    """A first sentence that says no more than the country, under a title that names the town or province."""
    for draft in lead:
        if draft.polarity == "asserted" and draft.is_wide():
            other = next((t for t in titles if not t.is_wide() and _tells_again(t, draft)), None)
            if other is not None:
                draft.borrow_places(other, f"the title ({other.words!r})")


def _from_telling(parse: Parse, body: Sequence[Draft], heads: Sequence[Draft]) -> None:
    """Where the sentences that go on about one kind of event name one place and no other, it is that of all."""
    first = parse.sentence_of[body[0].trigger.head]
    for draft in heads:
        if draft.polarity != "asserted" or not draft.is_wide():
            continue
        told = [
            d
            for d in body
            if 0 <= parse.sentence_of[d.trigger.head] - first <= _MORE
            and d.told_as_fact()
            and _tells_again(d, draft)
            and not of_another_time(parse, d.trigger.head, draft.trigger.head)
        ]
        named = [d for d in told if not d.is_wide() and d is not draft]
        where = {_identity(p): (d, p) for d in reversed(named) for p in d.narrow(d.places)}
        if len(where) == 1:
            other, place = next(iter(where.values()))
            draft.places = [place, *draft.places]
            draft.reasons.append(f"place: the only one named where the text goes on about it ({other.words!r})")


def _identity(place: Argument) -> str:
    return place.entity or place.text


def _tells_again(telling: Draft, draft: Draft) -> bool:
    """Tells whether two events may be one: of one type, or one of them the harm that the other did."""
    if telling.type == draft.type:
        return _same_count(telling, draft)
    return {family(telling.type), family(draft.type)} == {"CASUALTY", "ASSAULT"}
