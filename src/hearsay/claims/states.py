"""Measured states: sizes, strengths, shares, populations that no event claims for itself."""

from collections.abc import Sequence
from dataclasses import replace

from ..records import Parse
from .clause import clause_of
from .counts import Figure
from .draft import Draft
from .grammar import conjuncts, dependants, governing_verb, phrases, surface_subject
from .lexicon import Entry, Frame
from .modality import standing
from .noun_phrases import phrase_tokens
from .roles import Part, Roles
from .speakers import Speakers
from .triggers import Trigger
from .vocabulary import words

#: Roles of measured quantities that are states of something, and the type of the claim that they make.
_TYPES = {
    "area": "STATE:area",
    "length": "STATE:size",
    "size": "STATE:size",
    "weight": "STATE:size",
    "volume": "STATE:size",
    "share": "STATE:share",
    "strength": "STATE:strength",
    "population": "STATE:population",
}
#: Roles that are a strength only of somebody who has or uses what is counted.
_OWNED = frozenset({"vehicles", "sorties"})


def find_states(parse: Parse, text: str, free: Sequence[Figure], speakers: Speakers) -> list[Draft]:
    """Returns a claim for each measured quantity of a state that belongs to no event."""
    out = []
    for figure in free:
        kind = _TYPES.get(figure.quantity.role)
        if figure.quantity.role in _OWNED and _is_owned(parse, figure):
            kind = "STATE:strength"
        if kind is not None:
            out.append(_state(parse, text, figure, kind, speakers))
        elif _counts_residents(parse, figure):
            out.append(_state(parse, text, figure, "STATE:population", speakers))
    return out


def _is_owned(parse: Parse, figure: Figure) -> bool:
    verb = governing_verb(parse, figure.anchor)
    return parse.tokens[verb].lower in words("having") and parse.tokens[figure.anchor].dep.startswith(("obj", "obl"))


def _counts_residents(parse: Parse, figure: Figure) -> bool:
    """ "had about 10,000 residents", "home to 2,000 people": a population where the clause houses them."""
    if figure.quantity.role or figure.noun is None or parse.tokens[figure.noun].lower not in words("residents"):
        return False
    sentence = parse.sentences[parse.sentence_of[figure.first]]
    near = parse.tokens[max(sentence.first, figure.first - 8) : min(sentence.last, figure.noun + 4)]
    return any(t.lower in words("housing") and t.dep != "aux" for t in near)


def _state(parse: Parse, text: str, figure: Figure, kind: str, speakers: Speakers) -> Draft:
    first, last = figure.first, max(figure.last, figure.anchor + 1 if figure.anchor - figure.last < 3 else 0)
    entry = Entry(kind, "noun", (), "be", Frame((), (), ()), "", "", (), (), 0)
    trigger = Trigger(entry, kind, figure.anchor if first <= figure.anchor < last else last - 1, first, last, "noun")
    start, end = parse.tokens[first].start, parse.tokens[last - 1].end
    statement = speakers.innermost(start, end)
    stand = standing(parse, trigger, statement=statement, cues=speakers.cues)
    owners = _owners(parse, figure)
    return Draft(
        trigger=trigger,
        type=kind,
        words=text[start:end],
        parts=Roles((), tuple(owners), ()),
        clause=clause_of(parse, trigger),
        statement=statement,
        polarity=stand.polarity,
        modality=stand.modality,
        aspect=stand.phase.aspect if stand.phase else None,
        time=None,
        actors=[],
        targets=owners,
        places=[],
        quantities=(replace(figure.quantity, role=figure.quantity.role or "population"),),
        reasons=[f"{text[start:end]!r} measures a state ({kind})"],
    )


def _owners(parse: Parse, figure: Figure) -> list[Part]:
    """What is measured: the noun after "of", else the subject of the clause."""
    of = [
        p.head
        for p in phrases(parse, figure.anchor)
        if p.preposition == "of" and not figure.first <= p.head < figure.last
    ]
    if not of:
        verb = governing_verb(parse, figure.anchor)
        found = surface_subject(parse, verb)
        if found is not None and not figure.first <= found < figure.last and found != figure.noun:
            of = conjuncts(parse, found)
        else:
            of = [
                t.index
                for t in dependants(parse, verb, "obj")
                if not figure.first <= t.index < figure.last and t.index != figure.noun
            ]
    return [Part(n, tuple(phrase_tokens(parse, n)), "subject") for n in of]
