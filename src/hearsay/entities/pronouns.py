"""Pronouns and descriptions ("he", "its", "the group"), resolved where nobody else can be meant.

Left alone: whatever two bearers fit, pronouns in direct speech, and those whose antecedent is not named.
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from ..knowledge import table
from ..records import Document, Parse, Token
from .descriptions import described, national
from .group import Group
from .names import Reading
from .people import pronoun_for

#: How many sentences back an antecedent may stand.
_BACK = 2
#: How many names before a pronoun are looked at, so that long texts stay linear.
_SEEN = 200
#: Verbs before a clause whose "it" means nothing.
_EMPTY_VERBS = frozenset(
    {"seem", "appear", "take", "turn", "happen", "emerge", "follow", "mean", "help", "matter", "remain"}
)


class Meant(NamedTuple):
    """The number of a group, and why it is the one."""

    group: int
    why: str


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
    names = _places(parse, reading, groups)
    taken = {token for place in names for token in range(place.first, place.last + 1)}
    fits = [_fitting(group) for group in groups]
    quoted = quoted_words(parse)
    seen: deque[Place] = deque(maxlen=_SEEN)
    out: list[Reference] = []
    coming = 0
    for token in parse.tokens:
        while coming < len(names) and names[coming].last < token.index:
            seen.append(names[coming])
            coming += 1
        if quoted[token.index] or token.index in taken:
            continue
        found: Reference | None = None
        if token.pos in {"PRON", "DET"}:
            if (meant := _pronoun(parse, token, seen, fits)) is not None:
                found = Reference(token.start, token.end, meant.group, meant.why)
                fits[meant.group] = _narrowed(fits[meant.group], token)
        elif token.pos == "NOUN":
            noun = described(parse, token, seen, groups)
            if noun is not None and taken.intersection(range(noun.first, token.index)):
                noun = None
            noun = noun or national(parse, token, seen, groups)
            if noun is not None:
                found = Reference(parse.tokens[noun.first].start, token.end, noun.group, noun.why)
        if found is not None:
            out.append(found)
            sentence = parse.sentence_of[token.index]
            seen.append(Place(found.group, token.index, token.index, sentence, _is_subject(token)))
    return out


def _places(parse: Parse, reading: Reading, groups: Sequence[Group]) -> list[Place]:
    out = []
    for number, group in enumerate(groups):
        for member in group.members:
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
    return frozenset({"state"}) if group.place is not None and group.place.kind == "country" else frozenset()


def _narrowed(fitting: frozenset[str], token: Token) -> frozenset[str]:
    """Who was "he" once is not "she" later."""
    said = table("descriptions")["pronouns"].get(token.lower)
    return fitting - ({"he", "she"} - {said}) if said in {"he", "she"} else fitting


def quoted_words(parse: Parse) -> list[bool]:
    """Returns for each token whether it stands in quotation marks; a mark opens or closes within its paragraph."""
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


def _pronoun(parse: Parse, token: Token, places: Sequence[Place], fits: Sequence[frozenset[str]]) -> Meant | None:
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
        return _only(near, token) or _subject_of_clause(near, token)
    if token.lower in {"its", "their"} and (own := _own_subject(parse, token, near)) is not None:
        return own
    if kind != "it" or _is_empty(parse, token):
        return None
    here = [p for p in near if p.sentence == parse.sentence_of[token.index]]
    return _only(here, token) or _subject_of_clause(here or near, token)


def _is_empty(parse: Parse, token: Token) -> bool:
    """Whether "it" may stand for nothing: "it is said that", "it took days to"."""
    governor = parse.tokens[token.head]
    clauses = any(parse.tokens[c].dep in {"ccomp", "csubj", "xcomp"} for c in parse.children[governor.index])
    copula = any(parse.tokens[c].dep == "cop" for c in parse.children[governor.index])
    return token.dep.startswith("nsubj") and (
        copula or (clauses and governor.lemma in _EMPTY_VERBS) or token.dep != "nsubj"
    )


def _relative(parse: Parse, token: Token, places: Sequence[Place], fits: Sequence[frozenset[str]]) -> Meant | None:
    """ "who" and "which" mean the name that their clause hangs on, or that stands right before them."""
    before = token.index - 1
    if before >= 0 and parse.tokens[before].text == ",":
        before -= 1
    for place in reversed(places):
        if place.last == before:
            kind = "who" if token.lower in {"who", "whom"} else "which"
            if kind in fits[place.group] or (token.lower == "that" and "they" in fits[place.group]):
                return Meant(place.group, f'"{token.text}" follows the name')
        if place.last < before:
            break
    return None


def _speaker_above(
    parse: Parse, token: Token, places: Sequence[Place], fits: Sequence[frozenset[str]], kind: str
) -> Meant | None:
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
            if group is not None and (kind in fits[group] or (kind == "it" and "state" in fits[group])):
                return Meant(group, f'the one who "{upper.text}" in the same sentence')
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


def _only(near: Sequence[Place], token: Token) -> Meant | None:
    groups = {p.group for p in near}
    if len(groups) == 1:
        return Meant(groups.pop(), f'nobody else that "{token.text}" fits is named just before')
    return None


def _subject_of_clause(near: Sequence[Place], token: Token) -> Meant | None:
    """Of several, the subject of the latest sentence that has one, where it is the only subject there."""
    for sentence in sorted({p.sentence for p in near}, reverse=True):
        subjects = {p.group for p in near if p.sentence == sentence and p.subject}
        if len(subjects) == 1:
            return Meant(subjects.pop(), f'the last subject that "{token.text}" fits')
        if subjects:
            return None
    return None


def _own_subject(parse: Parse, token: Token, near: Sequence[Place]) -> Meant | None:
    """ "Its" means the subject of its own clause."""
    clause = _clause(parse, token)
    if clause is None:
        return None
    for child in parse.children[clause.index]:
        if child < token.index and _is_subject(parse.tokens[child]):
            group = next((p.group for p in near if p.first <= child <= p.last), None)
            return Meant(group, "the subject of the same clause") if group is not None else None
    return None


__all__ = ["Place", "Reference", "references"]
