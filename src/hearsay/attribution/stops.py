"""Where a content ends: with its sentence, or where another clause of the cue's own level begins."""

from .cues import nouns, verbs
from .groups import Group
from .page import MARKS, Unit
from .words import COMMAS, SUBORDINATORS, finite, leftmost, nominal, rightmost, verbal

_SPEECH = frozenset({"clause", "quote", "that"})
_SHORT = 9  # words of a phrase between a noun and its clause ("a claim by the prosecutor that")


def clause_stop(unit: Unit, group: Group, *, start: int) -> int:
    """Returns where the clause from `start` on ends: with the sentence, or before `, adding that`, `, but Doe`."""
    tokens = unit.tokens
    for n in range(start + 1, unit.end):
        if n in unit.inside:
            continue
        token = tokens[n]
        if tokens[n - 1].text in COMMAS and _new_cue(unit, n):
            return _trimmed(unit, start, last=n - 1)
        if token.dep in {"conj", "advcl", "parataxis"} and token.head <= group.last and token.head != n:
            first = leftmost(unit.parse, n, floor=start + 1)
            if first > start + 1 and first not in unit.inside and _ends_at(unit, first, top=n):
                return _trimmed(unit, start, last=first)
    return unit.end


def _new_cue(unit: Unit, n: int) -> bool:
    token = unit.tokens[n]
    if token.lower == "according" and n + 1 < unit.last and unit.tokens[n + 1].lower == "to":
        return True
    forms = verbs().get(token.lower, ())
    return verbal(token) and any(f.shape == "ing" and _SPEECH & f.cue.takes for f in forms)


def _ends_at(unit: Unit, first: int, *, top: int) -> bool:
    """Whether a clause that hangs above the content (its verb at `top`, its first word at `first`) ends the content."""
    tokens = unit.tokens
    token, left = tokens[first], tokens[first - 1]
    if tokens[top].dep == "conj":
        beyond = tokens[first + 1] if token.pos == "CCONJ" and first + 1 < unit.last else token
        return beyond.lower != "that" and (token.pos == "CCONJ" or left.pos == "CCONJ")
    if left.text not in COMMAS:
        return False
    if tokens[top].dep == "parataxis":
        return any(tokens[c].dep.startswith("nsubj") for c in unit.parse.children[top])
    return token.lower in SUBORDINATORS or "VerbForm=Part" in token.morph


def _trimmed(unit: Unit, start: int, *, last: int) -> int:
    while last > start + 1 and (unit.tokens[last - 1].text in COMMAS or unit.tokens[last - 1].pos == "CCONJ"):
        last -= 1
    return last


def noun_stop(unit: Unit, at: int) -> int:
    """Returns where the noun phrase that begins at `at` ends, with what hangs on it."""
    tokens, last = unit.tokens, at
    while last < unit.end and _continues(unit, last):
        last += 1
    heads = [n for n in range(at, last) if tokens[n].pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}]
    if not heads:
        return unit.end
    if any(tokens[n].lower in nouns() for n in heads):
        that = next((n for n in range(last, min(last + _SHORT, unit.end)) if tokens[n].lower == "that"), None)
        if that is not None and not any(finite(t) for t in tokens[last:that]):
            return unit.end
    top = max(heads, key=lambda n: (not at <= tokens[n].head < last, n))
    return min(unit.end, max(last, rightmost(unit.parse, top, floor=at, ceiling=unit.end) + 1))


def _continues(unit: Unit, n: int) -> bool:
    token = unit.tokens[n]
    if nominal(token) or token.pos == "ADV" or token.lower in {"'s", "of", "-"} or token.text in MARKS:
        return True
    return token.pos == "PUNCT" and token.text not in COMMAS and token.text != ":"
