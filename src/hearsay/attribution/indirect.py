"""Verbs as cues: what is said, with or without quotation marks, in the sentence of the verb."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from .clauses import clause_start
from .draft import Draft, Stretch
from .groups import Group
from .kinds import kind_of
from .page import MARKS, Unit
from .phrases import Phrase
from .side import Side, bounds, next_break, resumed, side
from .sources import before, subject
from .stops import clause_stop, infinitive_stop, noun_stop
from .words import COMMAS, RELATIVES, SUBORDINATORS, finite, listed, nominal, verbal

_FAR = 15  # words between a cue and its infinitive
_ASIDE = 6  # words between a cue and its "about"
_THINGS = frozenset({"thing", "thing-with", "thing-at", "name", "as", "ing"})
#: Stances that say of somebody what he did, and the words that lead to it ("criticised him for leaving").
_JUDGING = frozenset({"accuses", "criticises", "praises"})
_BLAMED = frozenset({"for", "of", "as", "with", "over"})
_FRAGMENTS = frozenset({"NUM", "NOUN", "PROPN", "DET", "ADV", "ADJ"})


class Place(NamedTuple):
    """Where a noun begins as content, and whether a preposition of the cue leads to it."""

    at: int
    led: bool


def by_verbs(unit: Unit, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yields the statements that the cue verbs of a sentence make."""
    floor, previous, shape, inside, since = unit.first, None, "", unit.first, unit.first
    for n, group in enumerate(groups):
        if n and _purported(groups[n - 1], group):
            continue
        source = subject(unit, group)
        nearer = source is not None and previous is not None and source.first > since
        if previous is not None and not nearer and _shares_subject(unit, group, source=source, shape=shape):
            source = previous
        draft = _statement(unit, group, source=source, floor=floor)
        if draft is None:
            continue
        if draft.content[0][0] < group.first:
            floor = bounds(group, source)[1]
        yield draft
        # who speaks inside what somebody else says does not go on behind it
        nested = group.first < inside and previous is not None
        inside = max(inside, draft.content[-1][1])
        if source and not nested and unit.tokens[source.first].lower not in RELATIVES | {"that"}:
            previous, shape, since = source, group.shape, max(group.last, draft.content[-1][1])


def _purported(before: Group, group: Group) -> bool:
    """`videos purporting to show`: one verb of showing, said with a distance."""
    near = group.infinitive and group.first == before.last
    return near and before.cue.stance == "claims" and group.cue.stance == "shows"


def _shares_subject(unit: Unit, group: Group, *, source: Phrase | None, shape: str) -> bool:
    """`…, saying that` and `… and said that` have the subject of the cue before them."""
    if group.first == unit.first or group.passive:
        return False
    left = unit.tokens[group.first - 1]
    if group.bare:
        return left.text == "," or source is None
    if left.pos != "CCONJ":
        return source is None and left.text == "," and unit.tokens[group.first].pos == "ADV"
    return source is None or (source.place == "elsewhere" and group.shape == shape in {"past", "third"})


def _statement(unit: Unit, group: Group, *, source: Phrase | None, floor: int) -> Draft | None:
    if _poses(unit, group) or _is_thing(unit, group, source=source):
        return None
    inserted = _inserted(unit, group, source=source)
    if inserted:
        return inserted
    parenthesis = _as_said(unit, group, source=source, floor=floor)
    if parenthesis:
        return parenthesis
    if group.negated and group.last < unit.last and unit.tokens[group.last].lower in listed("claimed"):
        return None
    where = side(unit, group, source=source)
    if where != "behind":
        return _around(unit, group, source=source, where=where, floor=floor)
    start = clause_start(unit, group, source=source)
    if start is not None:
        return _clause(unit, group, source=source, start=start)
    return (_infinitive(unit, group, source=source) or _thing(unit, group, source=source)
            or _fragment(unit, group, source=source))


def _poses(unit: Unit, group: Group) -> bool:
    """`a man claiming to be a witness said`: the participle says who speaks, and is no step of the chain."""
    behind = [t.lower for t in unit.tokens[group.last:group.last + 2]]
    return group.bare and group.cue.stance == "claims" and behind == ["to", "be"]


def _is_thing(unit: Unit, group: Group, *, source: Phrase | None) -> bool:
    """`warplanes believed to be theirs`, `backed by jets`: what flies and fires says and thinks nothing."""
    if source is None or group.cue.stance in {"shows", "suggests"}:
        return False
    head = unit.tokens[source.head]
    return head.pos == "NOUN" and head.lower in _things()


@cache
def _things() -> frozenset[str]:
    words = [word for kind in ("vehicles", "projectiles", "explosives", "materiel") for word in table("nouns")[kind]]
    return frozenset((*words, *(f"{word}s" for word in words), *listed("mute")))


def _inserted(unit: Unit, group: Group, *, source: Phrase | None) -> Draft | None:
    """`pictures that they said showed a tank`: the clause goes on behind the verb as if nobody had said it."""
    if source is None or source.place != "before" or group.last >= unit.end or "clause" not in group.takes:
        return None
    left = unit.tokens[source.first - 1] if source.first > unit.first else None
    if left is None or left.lower not in RELATIVES | {"that"} or not finite(unit.tokens[group.last]):
        return None
    content = ((group.last, clause_stop(unit, group, start=group.last)),)
    reason = f"clause that goes on behind {_cue_in_words(unit, group)}"
    return _draft(unit, group, source=source, content=content, reason=reason)


def _as_said(unit: Unit, group: Group, *, source: Phrase | None, floor: int) -> Draft | None:
    """`As the mayor put it, …`, `…, as the mayor said`: the words around the clause that "as" begins."""
    tokens = unit.tokens
    if source is None or source.place != "before" or not {"clause", "that", "quote"} & group.takes:
        return None
    begin = source.first - 1
    if begin < floor or tokens[begin].lower != "as" or (begin > unit.first and tokens[begin - 1].text not in COMMAS):
        return None
    stop = next_break(unit, group.last)
    if stop < unit.end and (tokens[stop].text != "," or any(finite(t) for t in tokens[group.last:stop])):
        return None
    content = [_trimmed(unit, floor, last=begin), _trimmed(unit, min(stop, unit.end), last=unit.end)]
    kept = tuple(c for c in content if c[1] > c[0])
    reason = f"words beside a clause with 'as' and {_cue_in_words(unit, group)}"
    return _draft(unit, group, source=source, content=kept, reason=reason) if kept else None


def _around(unit: Unit, group: Group, *, source: Phrase | None, where: Side, floor: int) -> Draft | None:
    first, last = bounds(group, source)
    content = [_trimmed(unit, floor, last=first)]
    verb = _cue_in_words(unit, group)
    reason = f"words before {verb}"
    if where == "both":
        start = last
        while start < unit.last - 1 and unit.tokens[start].text not in COMMAS and unit.tokens[start].text not in MARKS:
            start += 1
        quoted = first - 1 in unit.inside or unit.tokens[first - 1].text in MARKS
        start = (resumed(unit, last) or start) if quoted else start
        stop = clause_stop(unit, group, start=min(start + 1, unit.last - 1))
        content.append(_trimmed(unit, start, last=max(stop, start)))
        reason = f"words on both sides of {verb}"
    kept = tuple(c for c in content if c[1] > c[0])
    return _draft(unit, group, source=source, content=kept, reason=reason) if kept else None


def _cue_in_words(unit: Unit, group: Group) -> str:
    return f"the {'adjective' if group.shape == 'adjective' else 'verb'} {unit.tokens[group.head].text!r}"


def _trimmed(unit: Unit, first: int, *, last: int) -> Stretch:
    while first < last and unit.tokens[first].text in COMMAS:
        first += 1
    while last > first and unit.tokens[last - 1].text in COMMAS:
        last -= 1
    return first, last


def _clause(unit: Unit, group: Group, *, source: Phrase | None, start: int) -> Draft:
    content = ((start, clause_stop(unit, group, start=start)),)
    verb = _cue_in_words(unit, group)
    if group.passive and source is None and "hearer" in group.takes:
        front = before(unit, group)
        if front and unit.tokens[front.head].lower not in {"it", "that", "which"}:
            reason = f"clause after the passive of {verb}, which names hearers and no teller"
            return _draft(unit, group, source=None, content=content, reason=reason)._replace(untold=True)
    reason = f"clause that begins with {unit.tokens[start].text!r} after {verb}"
    if any(t.lower == "no" and t.dep == "det" for t in unit.tokens[group.last:start]):
        group = group._replace(negated=True)  # "found no evidence that", "saw no sign that"
    return _draft(unit, group, source=source, content=content, reason=reason)


def _infinitive(unit: Unit, group: Group, *, source: Phrase | None) -> Draft | None:
    """`wants to leave`, `asked them to leave`; of a passive ("is expected to leave") its subject is content too."""
    tokens = unit.tokens
    if "to" not in group.takes and not (group.passive and "clause" in group.takes):
        return None  # of a passive every verb of speech takes one: "is said to have left"
    to = next((n for n in range(group.last, min(group.last + _FAR, unit.end - 1)) if tokens[n].lower == "to"
               and (tokens[n + 1].pos in {"VERB", "AUX", "ADV"} or n + 1 in unit.opening)), None)
    if to is None or any(finite(t) or t.text in COMMAS for t in tokens[group.last:to]):
        return None
    start = group.last if "hearer" not in group.takes and _is_phrase(unit, group.last, last=to) else to
    start -= start > group.last and tokens[start - 1].lower == "not"
    content: list[Stretch] = [(start, infinitive_stop(unit, group, start=start))]
    if group.passive:
        front = before(unit, group)
        if front is None:
            return None
        content.insert(0, (front.first, front.last))
    reason = f"infinitive after {_cue_in_words(unit, group)}"
    return _draft(unit, group, source=source, content=tuple(content), reason=reason)


def _is_phrase(unit: Unit, first: int, *, last: int) -> bool:
    words = unit.tokens[first:last]
    return bool(words) and nominal(words[0]) and any(t.pos in {"NOUN", "PROPN", "PRON"} for t in words)


def _thing(unit: Unit, group: Group, *, source: Phrase | None) -> Draft | None:
    """A noun phrase as content ("praised the deal", "called for a truce", "described it as a trap")."""
    tokens, at = unit.tokens, _behind_day(unit, group.last)
    if group.passive:
        return _passive_thing(unit, group, source=source)
    if at >= unit.end or source is None or (group.negated and group.cue.lemma == "claim"):
        return None  # "no group has claimed the attack" says nothing of the attack
    at, preposition = _behind_preposition(unit, group, at=at)
    if not (preposition or group.takes & _THINGS or _is_shown(unit, group, source=source)):
        return None
    if at >= unit.end or tokens[at].text in COMMAS:
        return None
    gerund = verbal(tokens[at]) and tokens[at].lower.endswith("ing")
    question = preposition and tokens[at].lower in {"how", "what", "why"}
    if not (nominal(tokens[at]) or tokens[at].text in MARKS or gerund or question):
        return None
    stop = _thing_stop(unit, group, at=at, preposition=preposition or _is_shown(unit, group, source=source))
    if stop <= at or not _completed(unit, group, at=at, stop=stop):
        return None
    reason = f"object of {_cue_in_words(unit, group)}"
    group = group._replace(last=at if preposition and at == group.last + 1 else group.last)
    return _draft(unit, group, source=source, content=((at, stop),), reason=reason)


def _behind_day(unit: Unit, at: int) -> int:
    """`described on Saturday the fight`: the day of the saying is skipped."""
    tokens = unit.tokens
    if at + 2 < unit.end and tokens[at].lower == "on" and tokens[at + 1].lower in listed("times"):
        at += 1
    return at + 1 if at + 1 < unit.end and tokens[at].lower in listed("times") else at


def _behind_preposition(unit: Unit, group: Group, *, at: int) -> Place:
    """Where the noun begins behind a preposition that leads to it, a few words off too ("spoke in public about")."""
    tokens = unit.tokens
    if tokens[at].lower in listed("prepositions") & group.takes:
        return Place(at + 1, True)
    if "about" in group.takes and "thing" not in group.takes:
        for n in range(at + 1, min(at + _ASIDE, unit.end - 1)):
            if finite(tokens[n]) or tokens[n].text in COMMAS or n in unit.opening:
                break
            if tokens[n].lower == "about":
                return Place(n + 1, True)
    return Place(at, False)


def _completed(unit: Unit, group: Group, *, at: int, stop: int) -> bool:
    """Whether the preposition stands there that a cue asks for ("charged them with murder", "put the toll at nine")."""
    wanted = {take.removeprefix("thing-") for take in group.takes if take.startswith("thing-")}
    if not wanted:
        return True
    words = unit.tokens[at:stop]
    return any(t.lower in wanted for t in words) and ("at" not in wanted or any(t.pos == "NUM" for t in words))


def _is_shown(unit: Unit, group: Group, *, source: Phrase) -> bool:
    """`the poll shows a tight race`: with such a verb a noun is content where a text or data give it."""
    return "shown" in group.takes and kind_of(unit.parse, source) == "document"


def _passive_thing(unit: Unit, group: Group, *, source: Phrase | None) -> Draft | None:
    """`The plan is supported by the union`, `He was accused of theft`: the subject, and what is said of it."""
    tokens, at = unit.tokens, group.last
    front = before(unit, group)
    if front is None or not (group.takes & {"thing", "name"}) or (
            "name" in group.takes and tokens[front.head].lower == "what"):
        return None
    content: list[Stretch] = [(front.first, front.last)]
    helped = any(t.lower in listed("passive") for t in tokens[group.first:group.head])
    leads = at + 1 < unit.end and tokens[at].lower in _BLAMED and group.cue.stance in _JUDGING
    named = "name" in group.takes and at < unit.end and (nominal(tokens[at]) or at in unit.opening)
    if helped and (leads or named):
        start = at + leads
        stop = clause_stop(unit, group, start=start)
        by = source.first - 1 if source and source.place == "after" and start < source.first - 1 < stop else stop
        content.append((start, by))
        group = group._replace(last=start)
    elif source is None or "thing" not in group.takes:
        return None
    told = "with its agent" if source else "of which nobody is named as the giver"
    reason = f"subject of the passive {tokens[group.head].text!r} {told}"
    return _draft(unit, group, source=source, content=tuple(content), reason=reason)


def _thing_stop(unit: Unit, group: Group, *, at: int, preposition: bool) -> int:
    """Where a noun phrase as content ends; with what it is called, for the cues that call it something."""
    tokens = unit.tokens
    if nominal(tokens[at]) and not (group.takes & {"name", "as"}):
        return _object_stop(unit, group, at=at)
    stop = clause_stop(unit, group, start=at)
    stop = next((n for n in range(at + 1, stop) if n not in unit.inside
                 and (tokens[n].text == "," or tokens[n].lower in SUBORDINATORS - {"as", "where"})), stop)
    named = "name" in group.takes or preposition or not nominal(tokens[at])
    if named or any(t.lower == "as" for t in tokens[at:stop]):
        return stop
    return _object_stop(unit, group, at=at) if "thing" in group.takes else at


def _object_stop(unit: Unit, group: Group, *, at: int) -> int:
    """The end of an object; of the clause, where the parser has made a clause of it ("described the fierce fight")."""
    stop = clause_stop(unit, group, start=at) if "thing-at" in group.takes else noun_stop(unit, at)
    if group.cue.stance == "shows" and any(
            unit.tokens[n].dep == "acl" and at <= unit.tokens[n].head < stop and unit.tokens[n].lower.endswith("ing")
            for n in range(stop, unit.end)):
        return clause_stop(unit, group, start=at)  # "shows men in uniform beating a prisoner"
    while stop > at + 1 and unit.tokens[stop - 1].pos == "ADP":
        stop -= 1
    if stop < unit.end and group.cue.stance in _JUDGING and unit.tokens[stop].lower in _BLAMED:
        return clause_stop(unit, group, start=at)
    if stop < unit.end and verbal(unit.tokens[stop]) and (
            unit.tokens[stop].head == group.head or unit.tokens[group.head].head == stop):
        return clause_stop(unit, group, start=at)
    goes_on = unit.tokens[stop:stop + 2]  # "described the fight to take the town"
    if len(goes_on) == 2 and goes_on[0].lower == "to" and goes_on[1].dep == "advcl" and goes_on[1].head == group.head:
        return infinitive_stop(unit, group, start=at)
    return stop


def _fragment(unit: Unit, group: Group, *, source: Phrase | None) -> Draft | None:
    """`the doctors say ten dead`: what is left of a clause without a verb, after a plain verb of speech."""
    tokens, at = unit.tokens, group.last
    if group.cue.lemma != "say" or source is None or source.place == "after" or group.infinitive or unit.end - at < 2:
        return None
    if tokens[at].pos not in _FRAGMENTS or tokens[at].lower in listed("no_content"):
        return None
    if tokens[at].lower == "as" and tokens[at + 1].lower in {"well", "much"}:
        return None
    reason = f"words after {_cue_in_words(unit, group)}"
    return _draft(unit, group, source=source, content=((at, unit.end),), reason=reason)


def _draft(unit: Unit, group: Group, *, source: Phrase | None, content: tuple[Stretch, ...], reason: str) -> Draft:
    return Draft(unit, source, (group.first, group.last), content, group.cue.stance, group.negated, reason)
