"""Who stands where in a clause: subjects and objects as they are meant, found through passives, relatives and control.

All functions take and return indices of tokens. They are written for parses with errors in them: where the tree holds
nothing, the words next to a verb are asked.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..records import Parse, Token

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
#: Verbs whose object does what their infinitive says: "forced them to leave".
_OBJECT_CONTROL = frozenset(
    {
        "force",
        "order",
        "ask",
        "urge",
        "tell",
        "allow",
        "permit",
        "enable",
        "help",
        "lead",
        "cause",
        "compel",
        "persuade",
        "invite",
        "command",
        "instruct",
        "warn",
        "accuse",
        "want",
        "let",
        "make",
        "drive",
        "prompt",
        "push",
        "press",
        "call",
        "encourage",
        "advise",
        "see",
        "leave",
        "keep",
        "find",
    }
)
_SKIPPED_BEFORE_OBJECT = frozenset({"DET", "NUM", "ADJ", "ADV"})


#: Nouns that stand after a verb without being its object: "killed Friday".
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight overnight day night morning evening "
    "week month year january february march april june july august september october november december hours days weeks".split()
)


_HEDGES = frozenset(
    "at least most more than up to about around nearly almost over some as many few fewer less under close between".split()
)


class Phrase(NamedTuple):
    """A noun that hangs on a word by a preposition (`of`), or by possession (`possessive`)."""

    preposition: str
    head: int


def is_nominal(token: Token) -> bool:
    """Tells whether a word can head a noun phrase."""
    return token.pos in _NOMINAL or (
        token.pos in {"ADJ", "DET"} and token.dep.split(":")[0] in {"nsubj", "obj", "obl", "nmod"}
    )


def dependants(parse: Parse, index: int, *deps: str) -> Iterator[Token]:
    """Yields what hangs on a word by one of the relations, exactly as named."""
    for n in parse.children[index]:
        if parse.tokens[n].dep in deps:
            yield parse.tokens[n]


def is_passive(parse: Parse, verb: int) -> bool:
    """Tells whether a verb is in the passive; of a participle without an auxiliary its form decides."""
    token = parse.tokens[verb]
    deps = {parse.tokens[n].dep for n in parse.children[verb]}
    if deps & {"nsubj:pass", "aux:pass", "obl:agent", "csubj:pass"}:
        return True
    if token.pos == "ADJ":
        return token.dep != "amod" or parse.tokens[min(verb + 1, len(parse.tokens) - 1)].pos not in {"NUM", "DET"}
    if "obj" in deps or _has_object_after(parse, verb):
        return False
    if "VerbForm=Part" not in token.morph or "Tense=Past" not in token.morph:
        return False
    if any(a.lower in {"have", "has", "had", "having", "'ve", "'d"} for a in dependants(parse, verb, "aux")):
        return False
    return "Voice=Pass" in token.morph or token.dep in {"acl", "amod"}


def _has_object_after(parse: Parse, verb: int) -> bool:
    """A noun right after a form in -ed: it is no passive, unless that is the noun that it describes or a time."""
    following = next_noun(parse, verb)
    if following is None or (parse.tokens[verb].dep == "amod" and parse.tokens[verb].head == following):
        return False
    return parse.tokens[following].lower not in TIME_WORDS and parse.tokens[following].head >= verb


def surface_subject(parse: Parse, verb: int, depth: int = 5) -> int | None:
    """Returns the grammatical subject of a verb or predicate, also where it shares that of a verb above it."""
    own = next(dependants(parse, verb, *_SUBJECTS), None)
    token = parse.tokens[verb]
    if own is not None:
        above = antecedent(parse, verb)
        return above if own.lower in _RELATIVES and above is not None else own.index
    if depth == 0:
        return None
    if token.head == verb or token.dep in {"ccomp", "parataxis"}:
        return _noun_before(parse, verb)
    base = token.dep.split(":")[0]
    if base == "amod":
        return token.head
    if base == "acl":
        return token.head if "VerbForm=Inf" not in token.morph else None
    if base == "xcomp":
        return _controller(parse, token.head, depth)
    if base == "conj" or (base == "advcl" and _subjectless(parse, verb)):
        return surface_subject(parse, token.head, depth - 1)
    return None


def _subjectless(parse: Parse, verb: int) -> bool:
    """Participles and infinitives take the subject of the clause that they belong to; finite clauses have their own."""
    return "VerbForm=Fin" not in parse.tokens[verb].morph


def _controller(parse: Parse, governor: int, depth: int) -> int | None:
    token = parse.tokens[governor]
    if token.lemma in _OBJECT_CONTROL or token.lower in _OBJECT_CONTROL:
        found = next(dependants(parse, governor, "obj", "iobj"), None)
        if found is not None:
            return found.index
    return surface_subject(parse, governor, depth - 1)


def _noun_before(parse: Parse, verb: int) -> int | None:
    """The noun right before a finite verb whose subject the tree does not hold: "Bomb blast kills six"."""
    token = parse.tokens[verb]
    n = verb - 1
    while n >= 0 and parse.tokens[n].pos in {"AUX", "ADV"}:
        n -= 1
    if n < 0 or parse.sentence_of[n] != parse.sentence_of[verb] or "VerbForm=Inf" in token.morph:
        return None
    return (
        n
        if parse.tokens[n].pos in {"NOUN", "PROPN", "PRON"} and parse.tokens[n].head in {verb, n, token.head}
        else None
    )


def antecedent(parse: Parse, verb: int) -> int | None:
    """Returns the noun that the relative clause of a verb belongs to."""
    token = parse.tokens[verb]
    for _ in range(4):
        if token.dep == "acl:relcl":
            return token.head
        if token.dep not in {"conj", "xcomp", "aux", "cop", "ccomp"} or token.head == token.index:
            return None
        token = parse.tokens[token.head]
    return None


def subjects(parse: Parse, verb: int, *, passive: bool) -> list[int]:
    """Returns those who do what the verb says: the subject of an active verb, the agent of a passive one."""
    if passive:
        return [
            n for phrase in phrases(parse, verb) if phrase.preposition == "by" for n in conjuncts(parse, phrase.head)
        ]
    found = surface_subject(parse, verb)
    return conjuncts(parse, found) if found is not None else []


def objects(parse: Parse, verb: int, *, passive: bool) -> list[int]:
    """Returns those to whom it is done: the object of an active verb, the subject of a passive one."""
    if passive:
        found = surface_subject(parse, verb)
        return conjuncts(parse, found) if found is not None else []
    own = next(dependants(parse, verb, "obj"), None)
    above = antecedent(parse, verb)
    if own is not None:
        index = above if own.lower in _RELATIVES and above is not None else own.index
        return conjuncts(parse, index)
    if (
        above is not None
        and parse.tokens[verb].dep == "acl:relcl"
        and surface_subject(parse, verb) not in {None, above}
    ):
        return conjuncts(parse, above)
    following = next_noun(parse, verb)
    return conjuncts(parse, following) if following is not None else []


def next_noun(parse: Parse, verb: int) -> int | None:
    """Returns the head of the noun phrase that begins right after a word, past "at least" and the like."""
    tokens = parse.tokens
    limit = min(parse.sentences[parse.sentence_of[verb]].last, verb + 9)
    at = verb + 1
    while at < limit and (tokens[at].pos in _SKIPPED_BEFORE_OBJECT or _hedges(tokens, at, limit)):
        at += 1
    if at >= limit or not is_nominal(tokens[at]):
        return at - 1 if at > verb + 1 and tokens[at - 1].pos == "NUM" else None
    while at + 1 < limit and tokens[at + 1].pos in {"NOUN", "PROPN"} and tokens[at + 1].head >= at:
        at += 1
    return at


def _hedges(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """Tells whether a word belongs to a hedge before a number: "at least", "more than", "up to"."""
    return tokens[at].lower in _HEDGES and any(t.pos == "NUM" for t in tokens[at + 1 : min(at + 4, limit)])


def conjuncts(parse: Parse, head: int) -> list[int]:
    """Returns a noun and the nouns joined to it: "X, Y and Z"."""
    out, stack = [], [head]
    while stack:
        at = stack.pop()
        out.append(at)
        for other in dependants(parse, at, "conj"):
            if is_nominal(other) and not any(
                parse.tokens[n].dep.startswith(("nsubj", "aux")) for n in parse.children[other.index]
            ):
                stack.append(other.index)
    return sorted(out)


def phrases(parse: Parse, index: int) -> Iterator[Phrase]:
    """Yields the nouns that hang on a word by a preposition or by possession.

    "at the hands of X" is one preposition; X of "the attack by X" and of "the attack carried out by X" is found alike.
    """
    for n in parse.children[index]:
        token = parse.tokens[n]
        base = token.dep.split(":")[0]
        if token.dep == "nmod:poss":
            yield Phrase("possessive", n)
        elif base in {"obl", "nmod"} and token.pos not in {"ADP", "ADV"}:
            yield from _with_preposition(parse, token)
        elif base == "acl" and token.pos == "VERB" and "VerbForm=Fin" not in token.morph:
            yield from (p for p in phrases(parse, n) if p.preposition == "by")


def _with_preposition(parse: Parse, token: Token) -> Iterator[Phrase]:
    case = case_of(parse, token.index)
    if not case and token.dep == "obl:agent":
        case = "by"
    if case == "at" and token.lower in {"hands", "hand"}:
        yield from (
            Phrase("at the hands of", p.head)
            for p in phrases(parse, token.index)
            if p.preposition in {"of", "possessive"}
        )
    elif case and not (case == "at" and token.lower in {"least", "most"}) and not (case == "at" and token.pos == "NUM"):
        yield Phrase(case, token.index)


def case_of(parse: Parse, index: int) -> str:
    """Returns the preposition of a noun in small letters, empty where it has none."""
    case = next(dependants(parse, index, "case"), None)
    return case.lower if case is not None and case.lower not in {"'s", "'", "’s", "s"} else ""


def governing_verb(parse: Parse, index: int) -> int:
    """Returns the nearest verb or predicate at or above a word, the root of its sentence where there is none."""
    token = parse.tokens[index]
    while token.pos not in {"VERB", "AUX"} and token.head != token.index and not _is_predicate(parse, token):
        token = parse.tokens[token.head]
    return token.index


def _is_predicate(parse: Parse, token: Token) -> bool:
    return any(parse.tokens[n].dep in {"cop", "nsubj", "nsubj:pass"} for n in parse.children[token.index])
