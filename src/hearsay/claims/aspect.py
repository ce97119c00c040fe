"""Which phase of a happening a text tells: that it began, went on, was taken up again, stopped, was brought to its end.

The words are those of `knowledge/aspect.toml`; where they must stand in the tree is told here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from ..knowledge import table
from ..records import Aspect, Parse, Token
from .grammar import case_of, dependants
from .inflection import all_forms, noun_forms, verb_forms

_Use = Literal["verbs", "gerunds", "objects", "subjects", "nouns", "predicates", "adjectives", "adverbs", "after_not"]
#: How far the further words of an expression may stand from its first: "came, on Friday evening, to an end".
_REACH = 6
_NEVER_BETWEEN = frozenset('.;:!?()"')
_PREPOSITIONS = frozenset({"on", "upon", "in", "with", "to", "from", "under"})


class Phase(NamedTuple):
    """A phase of a happening, and the words that tell it; `polar` words tell it of what is denied ("any more")."""

    aspect: Aspect
    words: str
    polar: bool = False


class _Expression(NamedTuple):
    aspect: Aspect
    rest: tuple[frozenset[str], ...]
    only: frozenset[str]
    not_with: frozenset[str]


def phase_above(parse: Parse, token: Token, above: Token) -> Phase | None:
    """Returns the phase that a word tells of the happening `token` that hangs on it."""
    return _first(parse, token, above, _uses(parse, token, above))


def phase_beside(parse: Parse, token: Token) -> Phase | None:
    """Returns the phase that the words on a happening tell: adverbs, adjectives, participles, what is said by "be"."""
    for n in parse.children[token.index]:
        beside, base = parse.tokens[n], parse.tokens[n].dep.split(":")[0]
        if base in {"amod", "advmod", "obl"}:
            uses: tuple[_Use, ...] = ("adverbs", "adjectives") if base == "amod" else ("adverbs",)
            found = next(filter(None, (_adverb(parse, beside, use) for use in uses)), None)
            if found is not None:
                return found
            if found := _adverb(parse, beside, "after_not"):
                return found._replace(polar=True)
        told = beside.dep == "acl" or (base == "xcomp" and n == token.index + 1)  # a headline's verb: "Clashes erupt"
        if told and token.pos != "PRON" and (found := _first(parse, token, beside, ("subjects", "objects", "verbs"))):
            return found
    return _predicate(parse, token)


class Denied(NamedTuple):
    """What is left of a phase and of the words that deny it, once both are read together."""

    phase: Phase | None
    takes_up: bool


def denied_phase(phase: Phase, denying: Sequence[str]) -> Denied:
    """Returns what a phase and its denial tell together: what did not stop continued, what is not any more stopped."""
    odd = len(denying) % 2 == 1
    words = " … ".join([*reversed(denying), phase.words])
    if phase.polar:
        return Denied(Phase(phase.aspect, words) if odd else None, odd)
    rejecting = {form for word in table("aspect")["rejecting"] for form in verb_forms(word)}
    if phase.aspect != "stopped" or not odd or rejecting & set(denying):
        return Denied(phase, False)
    return Denied(Phase("continued", words), True)


def _first(parse: Parse, token: Token, word: Token, uses: Iterable[_Use]) -> Phase | None:
    for use in uses:
        for expression in _expressions(use).get(word.lower, ()):
            words = _match(parse, expression, word, token)
            if words is not None and (not expression.only or token.lower in expression.only):
                return Phase(expression.aspect, words)
    return None


def _predicate(parse: Parse, token: Token) -> Phase | None:
    """What a form of "be" says of a happening: "the fighting is over"."""
    above = parse.tokens[token.head]
    if not token.dep.startswith("nsubj") or not any(dependants(parse, above.index, "cop")):
        return None
    case = next(dependants(parse, above.index, "case"), above)
    for word in (above, case):
        for expression in _expressions("predicates").get(word.lower, ()):
            if not expression.rest:
                return Phase(expression.aspect, word.lower)
            if word is not above and above.lower in expression.rest[0]:
                return Phase(expression.aspect, f"{word.lower} {above.lower}")
    return None


def _uses(parse: Parse, token: Token, above: Token) -> Iterable[_Use]:
    """The ways in which a word above a happening may tell its phase, by the relation between the two."""
    base, case = token.dep.split(":")[0], case_of(parse, token.index)
    if base == "nmod" and above.pos in {"NOUN", "PROPN"}:
        return ("nouns",) if case in {"of", "to"} else ()
    if base == "xcomp" or (base == "advcl" and _is_gerund(token)):
        if any(dependants(parse, above.index, "obj")):
            return ()
        return ("gerunds", "verbs") if _is_gerund(token) else ("verbs",)
    if base == "obj" or token.dep == "nsubj:pass":
        return ("gerunds", "objects", "verbs") if _is_gerund(token) else ("objects", "verbs")
    if base == "nsubj":
        return ("subjects", "verbs")
    return ("objects", "verbs") if base == "obl" and case in _PREPOSITIONS else ()


def _is_gerund(token: Token) -> bool:
    return token.lower.endswith("ing")


def _match(parse: Parse, expression: _Expression, word: Token, token: Token) -> str | None:
    """The words of an expression that begins with `word`, null where it does not stand there or means something else.

    A preposition at its end must be the one that ties the happening to it; a particle or an object that is no part of
    the expression makes it another one ("ended up shelling", "the raid ended the siege").
    """
    places = _places(parse, expression, word)
    if places is None or places[-1] == token.index:
        return None
    base, mark = token.dep.split(":")[0], parse.tokens[places[-1]].lower
    tied = {m.lower for m in dependants(parse, token.index, "case", "mark")}
    if base == "advcl" and not (expression.rest and mark in tied):
        return None
    if base == "obl" and not (expression.rest and mark in tied and places[-1] < token.index):
        return None
    for other in dependants(parse, word.index, "compound:prt", "obj", "obl"):
        if other.dep == "obl":
            if case_of(parse, other.index) in expression.not_with:
                return None
        elif other.index not in {*places, token.index} and (other.dep != "obj" or base == "nsubj"):
            return None
    return " ".join(parse.tokens[n].lower for n in places)


def _places(parse: Parse, expression: _Expression, word: Token) -> list[int] | None:
    """The words of an expression in their order, at most a few words apart."""
    places = [word.index]
    end = parse.sentences[parse.sentence_of[word.index]].last
    for wanted in expression.rest:
        reach = range(places[-1] + 1, min(places[-1] + _REACH, end))
        found = next((n for n in reach if parse.tokens[n].lower in wanted), None)
        if found is None or any(parse.tokens[n].text in _NEVER_BETWEEN for n in range(places[-1], found)):
            return None
        places.append(found)
    return places


def _adverb(parse: Parse, beside: Token, use: _Use) -> Phase | None:
    before = parse.tokens[beside.index - 1].lower if beside.index else ""
    for expression in _expressions(use).get(beside.lower, ()):
        if not expression.rest:
            return Phase(expression.aspect, beside.lower)
    for expression in _expressions(use).get(before, ()):
        if any(beside.lower in word for word in expression.rest):
            return Phase(expression.aspect, f"{before} {beside.lower}")
    return None


@cache
def _expressions(use: _Use) -> Mapping[str, tuple[_Expression, ...]]:
    """The expressions of one use by the printed forms of their first word, the longest first."""
    out: dict[str, list[_Expression]] = {}
    for block in table("aspect")["phase"]:
        aspect = cast(Aspect, block["aspect"])
        only = frozenset(form for word in block.get("only", ()) for form in noun_forms(word))
        not_with = frozenset(block.get("not_with", ()))
        for phrase in block.get(use, ()):
            first, *rest = phrase.split()
            further = tuple(all_forms(word) if len(word) > 3 else frozenset({word}) for word in rest)
            for form in _inflected(use)(first):
                out.setdefault(form, []).append(_Expression(aspect, further, only, not_with))
    return {form: tuple(sorted(found, key=lambda e: -len(e.rest))) for form, found in out.items()}


def _inflected(use: _Use) -> Callable[[str], Iterable[str]]:
    if use in {"verbs", "gerunds", "objects", "subjects"}:
        return verb_forms
    return noun_forms if use == "nouns" else lambda word: (word,)
