"""Pronouns and descriptions ("he", "its", "the group"), resolved where nobody else can be meant.

Left alone: whatever two bearers fit, pronouns in direct speech, and those whose antecedent is not named.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..knowledge import table
from ..records import Document, Parse, Token
from .descriptions import described
from .group import Group
from .names import Reading
from .people import pronoun_for

#: How many sentences back an antecedent may stand.
_BACK = 2


class Reference(NamedTuple):
    """Words that mean the entity of group number `group`, and why."""

    start: int
    end: int
    group: int
    why: str


class Place(NamedTuple):
    """Where a group is mentioned: its number, the words' first and last token, the sentence."""

    group: int
    first: int
    last: int
    sentence: int
    subject: bool


def references(document: Document, parse: Parse, reading: Reading, groups: Sequence[Group]) -> list[Reference]:
    """Returns the resolved pronouns and descriptions of a document, in reading order."""
    places = _places(parse, reading, groups)
    fits = [_fitting(group) for group in groups]
    quoted = _quoted(parse)
    out: list[Reference] = []
    for token in parse.tokens:
        if token.pos not in {"PRON", "DET", "NOUN", "ADJ"} or quoted[token.index]:
            continue
        found = _pronoun(parse, token, places, fits) if token.pos in {"PRON", "DET"} else None
        if found is not None:
            out.append(Reference(token.start, token.end, found[0], found[1]))
            places.append(Place(found[0], token.index, token.index, parse.sentence_of[token.index], _is_subject(token)))
            continue
        if token.pos == "NOUN" and (noun := described(parse, token, places, groups)) is not None:
            out.append(Reference(noun.start, noun.end, noun.group, noun.why))
            places.append(
                Place(noun.group, token.index, token.index, parse.sentence_of[token.index], _is_subject(token))
            )
    taken = {t for p in reading.names for t in range(reading.words[p.first].token, reading.words[p.last - 1].token + 1)}
    return [r for r in out if not _overlaps(parse, r, taken)]


def _overlaps(parse: Parse, reference: Reference, taken: set[int]) -> bool:
    return any(
        parse.tokens[t].start < reference.end and reference.start < parse.tokens[t].end
        for t in taken
        if parse.tokens[t].start < reference.end and parse.tokens[t].end > reference.start
    )


def _places(parse: Parse, reading: Reading, groups: Sequence[Group]) -> list[Place]:
    out = []
    for number, group in enumerate(groups):
        for member in group.members:
            if member.name.shape == "demonym":
                continue
            first, last = reading.words[member.name.first].token, reading.words[member.name.last - 1].token
            tokens = [parse.tokens[t] for t in range(first, last + 1)]
            out.append(Place(number, first, last, parse.sentence_of[first], any(map(_is_subject, tokens))))
    return sorted(out, key=lambda p: p.first)


def _is_subject(token: Token) -> bool:
    return token.dep.startswith("nsubj")


def _fitting(group: Group) -> frozenset[str]:
    """The pronouns that a group may be called by."""
    if group.kind == "person":
        pronoun = pronoun_for([m.name for m in group.members])
        return frozenset({pronoun, "who"}) if pronoun else frozenset({"he", "she", "who"})
    if group.kind == "group":
        return frozenset({"they", "who", "which"})
    if group.kind == "organisation":
        return frozenset({"it", "they", "which"})
    return frozenset({"it"}) if group.place is not None and group.place.kind == "country" else frozenset()


def _quoted(parse: Parse) -> list[bool]:
    """For each token whether it stands in quotation marks; a mark opens or closes within its paragraph."""
    out = [False] * len(parse.tokens)
    for paragraph in parse.paragraphs:
        inside = False
        for n in range(paragraph.first, paragraph.last):
            text = parse.tokens[n].text
            if text in {"“", "«", "„"}:
                inside = True
            elif text in {"”", "»"}:
                inside = False
            elif text in {'"', "``", "''"}:
                inside = not inside
            out[n] = inside
    return out


def _pronoun(
    parse: Parse, token: Token, places: Sequence[Place], fits: Sequence[frozenset[str]]
) -> tuple[int, str] | None:
    if token.lower in {"who", "which", "whom"} or (token.lower == "that" and "PronType=Rel" in token.morph):
        return _relative(parse, token, places, fits)
    kind = table("descriptions")["pronouns"].get(token.lower)
    if kind is None or token.dep == "expl":
        return None
    above = _speaker_above(parse, token, places, fits, kind)
    if above is not None:
        return above
    near = [
        p
        for p in places
        if p.last < token.index
        and kind in fits[p.group]
        and parse.sentence_of[token.index] - p.sentence <= (_BACK if kind in {"he", "she"} else 1)
    ]
    if kind in {"he", "she"}:
        return _only(near, token) or _subject_of_clause(parse, token, near)
    return _own_subject(parse, token, near) if token.lower in {"its", "their"} else None


def _relative(
    parse: Parse, token: Token, places: Sequence[Place], fits: Sequence[frozenset[str]]
) -> tuple[int, str] | None:
    """ "who" and "which" mean the name that their clause hangs on, or that stands right before them."""
    before = token.index - 1
    if before >= 0 and parse.tokens[before].text == ",":
        before -= 1
    for place in reversed(places):
        if place.last == before:
            kind = "who" if token.lower in {"who", "whom"} else "which"
            if kind in fits[place.group] or (token.lower == "that" and "they" in fits[place.group]):
                return place.group, f'"{token.text}" follows the name'
        if place.last < before:
            break
    return None


def _speaker_above(
    parse: Parse, token: Token, places: Sequence[Place], fits: Sequence[frozenset[str]], kind: str
) -> tuple[int, str] | None:
    """ "Airbus said it would": the subject of the verb that the pronoun's clause depends on."""
    clause = _clause(parse, token)
    if (
        clause is None
        or clause.dep not in {"ccomp", "advcl", "xcomp", "conj"}
        or (token.dep != "nsubj" and clause.dep == "conj")
    ):
        return None
    upper = parse.tokens[clause.head]
    for child in parse.children[upper.index]:
        other = parse.tokens[child]
        if _is_subject(other) and child < token.index:
            group = next((p.group for p in places if p.first <= child <= p.last), None)
            if group is not None and kind in fits[group]:
                return group, f'the one who "{upper.text}" in the same sentence'
            return None
    return None


def _clause(parse: Parse, token: Token) -> Token | None:
    """The verb whose subject, object or owner the pronoun is."""
    at = token
    for _ in range(6):
        if at.head == at.index:
            return at
        if at.pos in {"VERB", "AUX"} or at.dep in {"ccomp", "advcl", "xcomp", "acl:relcl"}:
            return at
        at = parse.tokens[at.head]
    return None


def _only(near: Sequence[Place], token: Token) -> tuple[int, str] | None:
    groups = {p.group for p in near}
    if len(groups) == 1:
        return groups.pop(), f'nobody else whom "{token.text}" fits is named just before'
    return None


def _subject_of_clause(parse: Parse, token: Token, near: Sequence[Place]) -> tuple[int, str] | None:
    """Of several, the subject of the latest sentence that has one, where it is the only subject there."""
    for sentence in sorted({p.sentence for p in near}, reverse=True):
        subjects = {p.group for p in near if p.sentence == sentence and p.subject}
        if len(subjects) == 1:
            return subjects.pop(), f'the last subject whom "{token.text}" fits'
        if subjects:
            return None
    return None


def _own_subject(parse: Parse, token: Token, near: Sequence[Place]) -> tuple[int, str] | None:
    """ "Its" means the subject of its own clause."""
    clause = _clause(parse, token)
    if clause is None:
        return None
    for child in parse.children[clause.index]:
        if child < token.index and _is_subject(parse.tokens[child]):
            group = next((p.group for p in near if p.first <= child <= p.last), None)
            return (group, "the subject of the same clause") if group is not None else None
    return None


__all__ = ["Place", "Reference", "references"]
