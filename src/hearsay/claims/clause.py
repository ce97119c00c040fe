"""The clause in which an event is said: the words that a reader needs to see it whole."""

from ..records import Parse, Token
from .grammar import antecedent, dependants, governing_verb
from .noun_phrases import phrase_tokens
from .triggers import Trigger

_OTHER_CLAUSES = frozenset({"parataxis", "ccomp", "advcl", "discourse", "acl:relcl", "advcl:relcl", "vocative"})
_EDGES = frozenset({"PUNCT", "CCONJ", "SCONJ", "SYM"})
_DEPTH = 3


def clause_of(parse: Parse, trigger: Trigger) -> tuple[int, int]:
    """Returns the first and the last token (exclusive) of the clause of a trigger.

    A participle or infinitive is read together with the clause whose subject it takes over.
    """
    verb = trigger.head if trigger.use != "noun" else governing_verb(parse, trigger.head)
    words = set(range(trigger.first, trigger.last)) | _words(parse, verb, keep=trigger.head)
    for _ in range(_DEPTH):
        token = parse.tokens[verb]
        if token.head == verb or any(dependants(parse, verb, "nsubj", "nsubj:pass", "csubj")):
            break
        base = token.dep.split(":")[0]
        if base in {"acl", "amod"}:
            words |= set(phrase_tokens(parse, token.head))
            break
        if base not in {"xcomp", "advcl", "conj", "nmod", "obl"}:
            break
        verb = token.head
        words |= _words(parse, verb, keep=trigger.head)
    above = antecedent(parse, verb)
    if above is not None:
        words |= set(phrase_tokens(parse, above))
    return _edges(parse, words, trigger)


def _words(parse: Parse, head: int, *, keep: int) -> set[int]:
    """The words of a clause: everything on its head but other clauses, unless the trigger stands in them."""
    out = {head}
    stack = [head]
    while stack:
        for n in parse.children[stack.pop()]:
            token = parse.tokens[n]
            if n != keep and _opens_clause(parse, token):
                continue
            out.add(n)
            stack.append(n)
    return out


def _opens_clause(parse: Parse, token: Token) -> bool:
    if token.dep in _OTHER_CLAUSES:
        return True
    if token.dep == "conj":
        return token.pos in {"VERB", "AUX"} or any(
            parse.tokens[n].dep.startswith(("nsubj", "aux", "cop")) for n in parse.children[token.index]
        )
    return False


def _edges(parse: Parse, words: set[int], trigger: Trigger) -> tuple[int, int]:
    """The stretch from the first to the last word, within the sentence, without punctuation at its ends."""
    sentence = parse.sentences[parse.sentence_of[trigger.head]]
    first, last = max(min(words), sentence.first), min(max(words) + 1, sentence.last)
    while first < trigger.first and parse.tokens[first].pos in _EDGES and parse.tokens[first].text != "$":
        first += 1
    while last > trigger.last and parse.tokens[last - 1].pos in _EDGES and parse.tokens[last - 1].text != "%":
        last -= 1
    return first, last
