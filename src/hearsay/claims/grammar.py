"""Who stands where in a clause: subjects and objects as they are meant, found through passives, relatives and control.

All functions take and return indices of tokens. They are written for parses with errors in them: where the tree holds
nothing, the words next to a verb are asked.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..records import Parse, Token
from .vocabulary import words
from .word_order import is_nominal, next_noun, noun_before

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_APART = 3  # words between a noun and a participle that need not be said of it
_RELATIVES = frozenset({"who", "which", "that", "whom"})


class Phrase(NamedTuple):
    """A noun that hangs on a word by a preposition (`of`), or by possession (`possessive`)."""

    preposition: str
    head: int


def dependants(parse: Parse, index: int, *deps: str) -> Iterator[Token]:
    """Yields what hangs on a word by one of the relations, exactly as named."""
    for n in parse.children[index]:
        if parse.tokens[n].dep in deps:
            yield parse.tokens[n]


def is_definite(parse: Parse, noun: int) -> bool:
    """Tells whether a noun points at what is known: "the attack", "that raid"."""
    return any(d.lower in {"the", "this", "these", "that", "those"} for d in dependants(parse, noun, "det"))


def is_compared(parse: Parse, noun: int) -> bool:
    """Tells whether a noun is only what another one is likened to: "similar to strikes", "unlike the raid"."""
    above = parse.tokens[parse.tokens[noun].head]
    return case_of(parse, noun) in {"like", "unlike"} or above.lower in words("likening")


def is_passive(parse: Parse, verb: int) -> bool:
    """Tells whether a verb is in the passive; of a participle without an auxiliary its form decides."""
    token = parse.tokens[verb]
    deps = {parse.tokens[n].dep for n in parse.children[verb]}
    if deps & {"aux:pass", "obl:agent"}:
        return True
    if _own_object(parse, verb) is not None or _has_object_after(parse, verb):
        return False
    if token.pos == "ADJ":
        return token.dep != "amod" or parse.tokens[min(verb + 1, len(parse.tokens) - 1)].pos not in {"NUM", "DET"}
    if "nsubj:pass" in deps:
        return True
    if "nsubj" in deps and _lacks_object(parse, verb):
        return True
    if "nsubj" in deps or "VerbForm=Part" not in token.morph or "Tense=Past" not in token.morph:
        return False
    if any(a.lower in {"have", "has", "had", "having", "'ve", "'d"} for a in dependants(parse, verb, "aux")):
        return False
    return "Voice=Pass" in token.morph or token.dep in {"acl", "amod"}


def _lacks_object(parse: Parse, verb: int) -> bool:
    """A headline's "Rebels defeated in the north": a past form of a verb that cannot do without an object."""
    token = parse.tokens[verb]
    helpers = {d.lower for d in dependants(parse, verb, "aux", "mark")}
    finite = bool(helpers & {"have", "has", "had", "did", "do", "does", "to"})
    return token.lemma in words("needs_object") and "Tense=Past" in token.morph and not finite


def _own_object(parse: Parse, verb: int) -> Token | None:
    """The object of a verb; no noun behind a preposition, none in the next clause and no number that opens it."""
    if _clause_follows(parse, verb):
        return None
    found = (o for o in dependants(parse, verb, "obj") if not any(dependants(parse, o.index, "case")))
    return next((o for o in found if not (o.pos == "NUM" and opens_next(parse, o.index))), None)


def _clause_follows(parse: Parse, verb: int) -> bool:
    """Tells whether a verb is followed by what opens another clause: a headline's "Rebels beaten as town falls"."""
    after = parse.tokens[min(verb + 1, len(parse.tokens) - 1)]
    return after.lower in words("clause_openers") and after.index > verb


def _has_object_after(parse: Parse, verb: int) -> bool:
    """A noun right after a form in -ed: it is no passive, unless that is the noun that it describes or a time."""
    following = None if _clause_follows(parse, verb) else next_noun(parse, verb)
    if following is None or (parse.tokens[verb].dep == "amod" and parse.tokens[verb].head == following):
        return False
    if opens_next(parse, following):
        return False
    return parse.tokens[following].lower not in words("times") and parse.tokens[following].head >= verb


def opens_next(parse: Parse, noun: int) -> bool:
    """Tells whether a number after a verb belongs to the next one: "ten killed 15 injured in raids"."""
    if noun + 1 >= len(parse.tokens):
        return False
    after = parse.tokens[noun + 1]
    return after.pos in {"VERB", "ADJ"} and after.lower.endswith(("ed", "dead", "missing", "hurt"))


def disagrees(parse: Parse, token: Token) -> bool:
    """Tells a noun that was taken for a verb: a bare form right behind "the" and a singular ("the fierce fight")."""
    deps = {parse.tokens[n].dep: n for n in parse.children[token.index]}
    subject = deps.get("nsubj", -1)
    if token.pos != "VERB" or subject != token.index - 1 or token.lower != token.lemma:
        return False
    described = any(parse.tokens[n].dep == "det" for n in parse.children[subject])
    return described and not deps.keys() & {"aux", "mark", "obj"} and "Number=Plur" not in parse.tokens[subject].morph


def opens_compound(parse: Parse, index: int) -> bool:
    """Tells whether a hyphen ties a word to the next one: "a war-torn town"."""
    tokens = parse.tokens[index : index + 3]
    tied = all(one.end == other.start for one, other in pairwise(tokens))
    return len(tokens) == 3 and tokens[1].text == "-" and tied


def surface_subject(parse: Parse, verb: int, depth: int = 5) -> int | None:
    """Returns the grammatical subject of a verb or predicate, also where it shares that of a verb above it."""
    own = next((t for t in dependants(parse, verb, *_SUBJECTS) if t.pos != "ADV" and not _after_with(parse, t)), None)
    token = parse.tokens[verb]
    if own is not None:
        return None if disagrees(parse, token) else _own_subject(parse, verb, own)
    if depth == 0:
        return None
    measured = next(
        (
            t
            for c in dependants(parse, verb, "obl:unmarked", "obl", "advmod")
            for t in dependants(parse, c.index, "nsubj")
        ),
        None,
    )
    if measured is not None:  # "the city was 90% destroyed"
        return measured.index
    main = swallowed(parse, token)
    if token.head == verb or (token.dep in {"ccomp", "parataxis"} and not main):
        return noun_before(parse, verb)
    base = token.dep.split(":")[0]
    if (held := _accused(parse, token)) is not None:
        return held
    if base == "amod":
        return token.head
    if base == "acl" and (doing := _what_did_so(parse, token)) is not None:
        return surface_subject(parse, doing, depth - 1)
    if base == "acl":
        governed = "VerbForm=Inf" in token.morph or any(dependants(parse, verb, "mark", "case"))
        return None if governed else token.head
    if base == "xcomp" and (clause := _opened_clause(parse, verb)) is not None:
        return clause
    if base == "xcomp":
        return _controller(parse, token.head, depth)
    if base == "conj" and (beside := _own_by_place(parse, verb)) is not None:
        return beside
    if base == "advcl" and (beside := _subject_of_clause(parse, verb)) is not None:
        return beside
    if main or base == "conj" or (base == "advcl" and _subjectless(parse, verb)):
        return surface_subject(parse, token.head, depth - 1)
    return None


def _accused(parse: Parse, token: Token) -> int | None:
    """ "accused the rebels of bombing the market": the object does what stands behind "of", wherever it hangs."""
    above = parse.tokens[token.head]
    verb = parse.tokens[above.head] if token.dep == "acl" else above
    if token.dep not in {"acl", "advcl"} or verb.lemma not in words("accusing"):
        return None
    if not any(mark.lower in {"of", "for", "with", "from"} for mark in dependants(parse, token.index, "mark", "case")):
        return None
    held = next(dependants(parse, verb.index, "obj", "nsubj:pass"), None)
    return held.index if held is not None and held.index < token.index else None


def _own_subject(parse: Parse, verb: int, own: Token) -> int:
    """What the subject in the tree stands for: the noun of a relative clause, that of a participle taken for it."""
    if own.pos == "VERB" and (inner := next(dependants(parse, own.index, "nsubj:pass"), None)):
        return inner.index  # "soldiers captured in May were released"
    above = antecedent(parse, verb)
    return above if own.lower in _RELATIVES and above is not None else own.index


def _opened_clause(parse: Parse, verb: int) -> int | None:
    """The noun of "after a ferry sank", which the tree took for a phrase and its verb for that of the people before."""
    noun = parse.tokens[verb - 1]
    if "VerbForm=Fin" not in parse.tokens[verb].morph or noun.pos not in {"NOUN", "PROPN"}:
        return None
    return noun.index if case_of(parse, noun.index) in words("clause_openers") else None


def _after_with(parse: Parse, token: Token) -> bool:
    """ "near the border with Orlania killing two": the name belongs to the noun before "with" and does nothing."""
    before = [t.lower for t in parse.tokens[max(token.index - 2, 0) : token.index]]
    return len(before) == 2 and before[1] == "with" and before[0] in words("with_whom")


def _what_did_so(parse: Parse, token: Token) -> int | None:
    """The verb of "struck a crowd in the old town, killing 44", which the tree hangs on the crowd."""
    noun = parse.tokens[token.head]
    if token.lower not in words("effects") or token.index - noun.index < _APART:
        return None
    done = noun.dep.startswith(("obj", "obl")) and parse.tokens[noun.head].pos == "VERB"
    return noun.head if done else None


def _own_by_place(parse: Parse, verb: int) -> int | None:
    """The subject right before a verb that the tree joins to another one: "and its siege lasted"."""
    if "VerbForm=Fin" not in parse.tokens[verb].morph and not any(dependants(parse, verb, "aux", "aux:pass")):
        return None
    found = noun_before(parse, verb)
    return (
        found
        if found is not None and found > parse.tokens[verb].head and parse.tokens[found].dep not in {"obj", "obl"}
        else None
    )


def _subject_of_clause(parse: Parse, verb: int) -> int | None:
    """The noun between "as" and a participle: "as the last mile of the valley taken"."""
    opener = next(
        (n for n in range(parse.tokens[verb].head + 1, verb) if parse.tokens[n].lower in words("clause_openers")), None
    )
    found = noun_before(parse, verb) if opener is not None else None
    if opener is None or found is None or found < opener:
        return None
    while parse.tokens[found].dep.startswith("nmod") and opener < parse.tokens[found].head < found:
        found = parse.tokens[found].head
    return found


def swallowed(parse: Parse, token: Token) -> bool:
    """ "Rebels fighting the army seized the town": the verb of the sentence, which the tree hangs on its participle."""
    above = parse.tokens[token.head]
    if token.dep not in {"advcl", "xcomp", "ccomp"} or token.index < above.index or not above.lower.endswith("ing"):
        return False
    told = "Tense=Past" in token.morph and ("VerbForm=Fin" in token.morph or any(dependants(parse, token.index, "obj")))
    helped = any(dependants(parse, token.index, "mark", *_SUBJECTS)) or any(dependants(parse, above.index, "aux"))
    return told and not helped and any(dependants(parse, above.index, "nsubj"))


def _subjectless(parse: Parse, verb: int) -> bool:
    """Participles and infinitives take the subject of the clause that they belong to; finite clauses have their own."""
    return "VerbForm=Fin" not in parse.tokens[verb].morph


def _controller(parse: Parse, governor: int, depth: int) -> int | None:
    token = parse.tokens[governor]
    if token.lemma in words("object_control") or token.lower in words("object_control"):
        found = next(dependants(parse, governor, "obj", "iobj"), None)
        if found is not None:
            return found.index
    return surface_subject(parse, governor, depth - 1)


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
    own = _own_object(parse, verb)
    above = antecedent(parse, verb)
    if own is not None:
        index = above if own.lower in _RELATIVES and above is not None else own.index
        return conjuncts(parse, index) + _stray_conjuncts(parse, verb, own.index)
    if (
        above is not None
        and parse.tokens[verb].dep == "acl:relcl"
        and surface_subject(parse, verb) not in {None, above}
    ):
        return conjuncts(parse, above)
    following = None if _clause_follows(parse, verb) else next_noun(parse, verb)
    return conjuncts(parse, following) if following is not None else []


def _stray_conjuncts(parse: Parse, verb: int, after: int) -> list[int]:
    """Nouns that the tree joins to the verb instead of its object: "killed 16 fighters and six civilians"."""
    return [
        t.index
        for t in dependants(parse, verb, "conj", "obj")
        if t.index > after
        and (t.dep == "conj" or parse.tokens[after + 1].dep == "cc")
        and t.pos in {"NOUN", "PROPN"}
        and not any(parse.tokens[n].dep.startswith(("nsubj", "aux", "cop")) for n in parse.children[t.index])
        and not _is_object_of_next(parse, t)
    ]


def conjuncts(parse: Parse, head: int) -> list[int]:
    """Returns a noun and the nouns joined to it: "X, Y and Z"."""
    out, stack = [], [head]
    while stack:
        at = stack.pop()
        out.append(at)
        for other in dependants(parse, at, "conj"):
            if (
                is_nominal(other)
                and not any(parse.tokens[n].dep.startswith(("nsubj", "aux")) for n in parse.children[other.index])
                and not _is_object_of_next(parse, other)
            ):
                stack.append(other.index)
    return sorted(out)


def _is_object_of_next(parse: Parse, noun: Token) -> bool:
    """A past form between "and" and a noun that the tree took for an adjective: "fired mortars and hurled stones"."""
    form = next(dependants(parse, noun.index, "amod"), None)
    if form is None or "Tense=Past" not in form.morph or form.index + 1 != noun.index:
        return False
    governor = parse.tokens[governing_verb(parse, noun.head)]
    return parse.tokens[form.index - 1].dep == "cc" and governor.index < form.index and "Tense=Past" in governor.morph


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
        elif base == "acl" and token.pos == "VERB" and _is_participle(parse, token):
            yield from (p for p in phrases(parse, n) if p.preposition == "by")


def _is_participle(parse: Parse, token: Token) -> bool:
    """A form that the model may take for a finite one: "the massacre committed by X"."""
    return "VerbForm=Fin" not in token.morph or any(dependants(parse, token.index, "obl:agent"))


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
