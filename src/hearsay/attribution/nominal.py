"""Nouns as cues: "her claim that …", "reports that …", "a promise to …", "allegations of …"."""

from collections.abc import Iterator

from ..knowledge import table
from . import cues
from .clauses import complementizer
from .draft import Draft
from .kinds import is_giver, kind_of
from .page import Unit
from .phrases import Phrase, around, noun_phrase
from .stops import noun_stop
from .words import COMMAS, RELATIVES, finite, holds_clause, listed, nominal, verbal

_OF = frozenset({"of", "about", "for", "over", "on"})
_CUTS = frozenset({"aux", "aux:pass", "cop", "conj", "advcl", "parataxis"})
_DEEP = 12


def by_nouns(unit: Unit) -> Iterator[Draft]:
    """Yields what the nouns of a sentence announce."""
    known = cues.nouns()
    for n in range(unit.first, unit.last - 1):
        cue = known.get(unit.tokens[n].lower)
        if cue and n not in unit.inside and unit.tokens[n].pos == "NOUN":
            found = _announced(unit, n, cue=cue)
            if found:
                yield found


def _announced(unit: Unit, n: int, *, cue: cues.Cue) -> Draft | None:
    by = _by(unit, n)
    at = by.last if by else n + 1
    at += at < unit.end and unit.tokens[at].text == ","
    content = _content(unit, n, at=at, takes=cue.takes)
    if content is None or content[1] <= content[0]:
        return None
    none = any(unit.tokens[c].lower == "no" for c in unit.parse.children[n] if c < n)
    source = by or _owner(unit, n)
    if source is None and _rejected(unit, n):
        return None
    source = source or (None if none else _itself(unit, n))
    if source is None and unit.tokens[at].lower != "that":
        return None
    first = n
    while first > unit.first and unit.tokens[first - 1].pos == "ADJ" and not (source and first <= source.last):
        first -= 1
    last = content[0] if content[0] == n + 2 else n + 1
    return Draft(unit, source, (first, last), (content,), cue.stance, none,
                 f"words that the noun {unit.tokens[n].text!r} announces")


def _content(unit: Unit, n: int, *, at: int, takes: frozenset[str]) -> tuple[int, int] | None:
    if at >= unit.end:
        return None
    word = unit.tokens[at]
    after = unit.tokens[at + 1].lower if at + 1 < unit.end else ""
    opens = word.pos == "SCONJ" or word.dep == "mark" or after == "to" or (n == unit.first and complementizer(unit, at))
    if word.lower == "that" and "that" in takes and opens:
        return at, _clause_end(unit, n, at=at)
    if word.lower == "to" and "to" in takes and at + 1 < unit.end and verbal(unit.tokens[at + 1]):
        return at, _clause_end(unit, n, at=at)
    if word.lower in _OF & takes and at == n + 1 and at + 1 < unit.end and not _of_speaker(unit, n):
        return at + 1, noun_stop(unit, at + 1)
    return None


def _clause_end(unit: Unit, n: int, *, at: int) -> int:
    """The clause ends with the sentence, or where the verb that the noun hangs on goes on."""
    second = _second_verb(unit, n, at=at)
    if second is not None:
        return second
    tokens, above, k = unit.tokens, {n}, n
    while tokens[k].head != k and len(above) < _DEEP:
        k = tokens[k].head
        above.add(k)
    for m in range(at + 2, unit.end):
        if m in above or (tokens[m].head in above and tokens[m].dep in _CUTS):
            while m > at + 2 and (tokens[m - 1].text in COMMAS or tokens[m - 1].pos in {"AUX", "CCONJ"}):
                m -= 1
            return m
    return unit.end


def _second_verb(unit: Unit, n: int, *, at: int) -> int | None:
    """`Her claim that it fell was wrong`: the second verb without a conjunction before it is that of the sentence."""
    tokens = unit.tokens
    if holds_clause(unit.parse, unit.first, last=n):
        return None
    seen = False
    for m in range(at + 1, unit.end):
        token = tokens[m]
        if m in unit.inside or token.text in COMMAS or token.pos in {"CCONJ", "SCONJ"} or token.lower in RELATIVES:
            return None
        if finite(token) and seen and tokens[m - 1].pos != "AUX":
            return m
        seen = seen or finite(token)
    return None


def _by(unit: Unit, n: int) -> Phrase | None:
    """`a claim by the prosecutor that …`: whose it is, without the clause."""
    tokens = unit.tokens
    if n + 2 >= unit.last or tokens[n + 1].lower not in {"by", "from", "of"} or not nominal(tokens[n + 2]):
        return None
    found = noun_phrase(unit, n + 2, place="after")
    if found is None:
        return None
    if tokens[n + 1].lower == "of":
        ends = range(found.first + 1, min(found.last + 1, unit.end))
        to = next((k for k in ends if tokens[k].lower in {"to", "that"}), None)
        return found._replace(last=to, head=min(found.head, to - 1)) if to and _speaks(unit, found) else None
    that = next((k for k in range(found.first + 1, found.last) if tokens[k].lower in listed("relative_pronouns")), None)
    return found._replace(last=that, head=min(found.head, that - 1)) if that else found


def _of_speaker(unit: Unit, n: int) -> bool:
    """`a report of the ministry`: whose it is, not what it says."""
    if unit.tokens[n + 1].lower != "of" or unit.tokens[n].lower not in listed("news"):
        return False
    found = noun_phrase(unit, n + 2, place="after")
    return found is not None and _speaks(unit, found)


def _speaks(unit: Unit, found: Phrase) -> bool:
    return is_giver(unit.parse, found) or unit.tokens[found.head].name in {"PER", "ORG"}


def _owner(unit: Unit, n: int) -> Phrase | None:
    """Whose it is: "her claim", "Doe's claim", or the subject of the verb that the noun is the object of."""
    tokens, parse = unit.tokens, unit.parse
    for c in parse.children[n]:
        if tokens[c].dep == "nmod:poss" and unit.first <= c < n:
            found = around(parse, c, floor=unit.first, ceiling=n, place="before")
            if found:
                last = found.last
                while last > found.first + 1 and tokens[last - 1].lower in {"'s", "'"}:
                    last -= 1
                return found._replace(last=last)
    head = tokens[n].head
    if tokens[n].dep == "obj" and tokens[head].lower in listed("giving"):
        for c in parse.children[head]:
            if tokens[c].dep == "nsubj" and unit.first <= c < head:
                return around(parse, c, floor=unit.first, ceiling=head, place="elsewhere")
    return None


def _rejected(unit: Unit, n: int) -> bool:
    """`reports of deaths were false`, `denied reports of deaths`: who says so says it of the deaths."""
    token = unit.tokens[n]
    above = unit.tokens[token.head]
    if token.lemma not in table("modality")["tellings"]["nouns"]:
        return False
    if any(unit.tokens[c].lower in listed("negations") for c in unit.parse.children[above.index]):
        return False
    if token.dep.startswith("nsubj"):
        return above.lower in table("modality")["tellings"]["denied"]
    return token.dep == "obj" and any(f.cue.stance == "denies" for f in cues.verbs().get(above.lower, ()))


def _itself(unit: Unit, n: int) -> Phrase | None:
    """Reports and rumours without an owner are their own source."""
    found = around(unit.parse, n, floor=unit.first, ceiling=n + 1, place="elsewhere")
    if found and unit.tokens[n].lower in listed("news") and kind_of(unit.parse, found) not in {"named", "collective"}:
        return found
    return None
