"""Verb groups that are cues: the verb with its auxiliaries, adverbs and particle ("has also said", "pointed out")."""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile, zip_longest
from typing import NamedTuple

from ..knowledge import table
from ..records import Token
from . import cues
from .page import Unit
from .words import AUXILIARIES, COMMAS, PERSONAL, QUESTIONS, SUBORDINATORS, finite, listed, nominal, verbal

_NEAR = 3  # words before a group that can hold its negated subject ("no one")
_LEAST = 5  # words of a sentence before a verb that ends it
_LABEL = 8  # words between a quotation and a verb behind it


class Group(NamedTuple):
    """A cue verb at token `head`, its group from `first` to `last` (exclusive), and how it stands in the sentence.

    `bare` is a participle without auxiliary ("saying").
    """

    head: int
    first: int
    last: int
    cue: cues.Cue
    shape: str
    passive: bool
    negated: bool
    infinitive: bool
    bare: bool

    @property
    def takes(self) -> frozenset[str]:
        """What can follow the cue."""
        return self.cue.takes


def groups(unit: Unit) -> list[Group]:
    """Returns the cue verbs of a sentence in reading order, those inside its quotations left out."""
    tokens, known = unit.tokens, cues.verbs()
    out: list[Group] = []
    at = unit.first
    while at < unit.last:
        quotation = unit.opening.get(at)
        if quotation:
            at = max(quotation.outer_last, at + 1)
            continue
        forms = known.get(tokens[at].lower)
        if forms:
            found = _group(unit, at, forms=forms)
            if found:
                out.append(found)
        at += 1
    return out


def _group(unit: Unit, at: int, *, forms: Sequence[cues.Form]) -> Group | None:
    form = next((f for f in forms if _particle_there(unit, at, particle=f.cue.particle)), None)
    if form is None or not _is_verb(unit, at, form=form) or _is_deed(unit, at, form=form):
        return None
    if form.shape == "ing" and at > unit.first + 1 and unit.tokens[at - 1].lower == "without" and (
            unit.tokens[at - 2].lower in {"goes", "go", "went"}):
        return None  # "it goes without saying"
    first = _leading(unit, at)
    words = [t.lower for t in unit.tokens[first:at]]
    bare = not any(w in AUXILIARIES or finite(t) for w, t in zip(words, unit.tokens[first:at], strict=True))
    passive = (_is_passive(unit, at, words=words) or _is_told_of(unit, at, first=first)
               or _is_reduced(unit, at, words=words) or (form.shape == "participle" and bare)
               or (bare and _opens(unit, at, form=form)))
    return Group(
        head=at, first=first, last=at + 1 + len(form.cue.particle.split()), cue=form.cue, shape=form.shape,
        passive=passive, negated=_negated(unit, first, words=words), infinitive=bool(words) and words[0] == "to",
        bare=form.shape == "ing" and bare)


def _opens(unit: Unit, at: int, *, form: cues.Form) -> bool:
    """`Asked whether …, he said`, `When told that …`: who is named behind it was asked or told."""
    opening = at == unit.first or (at == unit.first + 1 and unit.tokens[unit.first].lower in SUBORDINATORS)
    hears = form.cue.stance == "asks" or "hearer" in form.cue.takes
    return opening and hears and form.shape == "past" and at + 1 < unit.last and (
        not nominal(unit.tokens[at + 1]) or unit.tokens[at + 1].lower in {"what", "who", "that"})


def _particle_there(unit: Unit, at: int, *, particle: str) -> bool:
    words = particle.split()
    return [t.lower for t in unit.tokens[at + 1:min(at + 1 + len(words), unit.last)]] == words


def _is_verb(unit: Unit, at: int, *, form: cues.Form) -> bool:
    token = unit.tokens[at]
    if form.shape == "adjective":
        return _is_predicate(unit, at)
    progressive = _progressive(unit, at, shape=form.shape)
    if token.dep in {"amod", "compound"} and not progressive:
        return False
    if token.lower in listed("news") and _is_report(unit, at):
        return False
    if verbal(token) or token.lower in cues.unmistakable() or token.lower in listed("always_verbs") or progressive:
        return True
    if form.shape == "base" and token.pos != "NOUN":
        return at - 1 > unit.first and [t.lower for t in unit.tokens[at - 2:at] if t.pos != "ADV"][-1:] == ["to"]
    if form.shape not in {"third", "past"}:
        return False
    if "quote" in form.cue.takes and (
            _closes_quotation(unit, at) or _before_colon(unit, at) or _ends_sentence(unit, at)):
        return True
    return _only_verb(unit, at, takes=form.cue.takes)


def _is_deed(unit: Unit, at: int, *, form: cues.Form) -> bool:
    """`attacked the base`, `blasted the hill`: who harms a place, or does so in arms, finds fault with nobody."""
    if form.cue.lemma == "claim" and any(
            t.lower in listed("claimed_dead") for t in takewhile(nominal, unit.tokens[at + 1:unit.last])):
        return True  # "the blast claimed nine lives"
    if form.cue.stance != "criticises" or form.cue.lemma not in listed("blows"):
        return False
    beside = [unit.tokens[c] for c in unit.parse.children[at]]
    doers = [t for t in beside if t.dep in {"nsubj", "obl:agent"}]
    if any(t.name == "PER" for t in doers):
        return False
    struck = any(t.dep in {"obj", "nsubj:pass"} and (
        t.lemma in _kinds("built") or (t.name == "LOC" and bool(doers))) for t in beside)
    return struck or any(t.lemma in _kinds("armed") for t in doers)


@cache
def _kinds(kind: str) -> frozenset[str]:
    nouns = table("nouns")
    if kind == "built":
        return frozenset((*nouns["territory"], *nouns["facilities"]))
    return frozenset((*nouns["fighters"], *nouns["vehicles"], *listed("armies")))


def _is_report(unit: Unit, at: int) -> bool:
    """`that reports of deaths were false`, `said reports that …`: a noun that was taken for a verb."""
    behind = unit.tokens[at + 1].lower if at + 1 < unit.last else ""
    return behind == "of" or (behind == "that" and unit.tokens[at].dep.startswith("nsubj"))


def _is_predicate(unit: Unit, at: int) -> bool:
    """`is sure`, `were not aware`: an adjective behind a form of "be", with more behind it."""
    before = at - 1
    while before > unit.first and unit.tokens[before].pos in {"ADV", "PART"}:
        before -= 1
    be = before >= unit.first and unit.tokens[before].lower in listed("being")
    return be and at + 1 < unit.end and unit.tokens[at + 1].text not in COMMAS


def _progressive(unit: Unit, at: int, *, shape: str) -> bool:
    """`is warning voters`, taken for a noun by mistake."""
    if shape != "ing" or at + 1 >= unit.end or at == unit.first:
        return False
    return unit.tokens[at - 1].pos == "AUX" and nominal(unit.tokens[at + 1])


def _before_colon(unit: Unit, at: int) -> bool:
    """`The Echo reports:`, a form that could be a noun, before a colon that ends its sentence."""
    if at + 2 != unit.last or unit.tokens[at + 1].text != ":" or at == unit.first:
        return False
    return nominal(unit.tokens[at - 1]) and not any(finite(t) for t in unit.tokens[unit.first:at])


def _closes_quotation(unit: Unit, at: int) -> bool:
    """`…,” the letter reads.`: a form that could be a noun, at the end of a sentence that begins with a quotation."""
    if at + 1 < unit.last and unit.tokens[at + 1].text not in {".", ",", ":"}:
        return False
    return any(0 < at - q.outer_last <= _LABEL and all(nominal(t) for t in unit.tokens[q.outer_last:at])
               for q in unit.quotations)


def _ends_sentence(unit: Unit, at: int) -> bool:
    """`The gate was open, the Valley Echo reports.`: a form that could be a noun, behind a comma and a noun phrase."""
    if at + 1 < unit.end or at - unit.first < _LEAST:
        return False
    for n in range(at - 1, max(unit.first, at - _LABEL), -1):
        if unit.tokens[n].text == ",":
            return n < at - 1 and unit.tokens[n + 1].pos in {"DET", "PROPN"}
        if not nominal(unit.tokens[n]) and unit.tokens[n].lower not in {"'s", "of"}:
            return False
    return False


def _only_verb(unit: Unit, at: int, *, takes: frozenset[str]) -> bool:
    """`Doe plans to call`: a form that could be a noun, between a noun and "to" or "that", where no other verb is."""
    tokens = unit.tokens
    if at == unit.first or at + 2 >= unit.last or tokens[at - 1].pos not in {"NOUN", "PROPN", "PRON"}:
        return False
    word = tokens[at + 1].lower
    if not ((word == "to" and "to" in takes) or (word == "that" and {"that", "clause"} & takes)):
        return False
    return not any(finite(t) for t in tokens[unit.first:at + 2])


def _leading(unit: Unit, at: int) -> int:
    """Where the group of a verb begins: auxiliaries, adverbs and helping verbs before it belong to it."""
    tokens, first = unit.tokens, at
    while first > unit.first:
        before = tokens[first - 1]
        joint = tokens[first].lower in listed("lead_joints")
        if _helps(unit, first - 1) or (joint and _leads(before)) or _is_both(unit, first - 1):
            first -= 1
        elif before.lower in listed("lead_joints") and first - 2 >= unit.first and _leads(tokens[first - 2]):
            first -= 2
        else:
            break
    # "went on air yesterday to accuse": the adverb belongs to what stands before
    to = next((n for n in range(first, at) if tokens[n].lower == "to"), None)
    return to if to is not None and all(tokens[n].pos == "ADV" and not _leads(tokens[n]) and tokens[n].lower not in (
        listed("lead_joints") | listed("negations")) for n in range(first, to)) else first


def _is_both(unit: Unit, n: int) -> bool:
    """`Doe both describes it and …`."""
    return unit.tokens[n].lower == "both" and n > unit.first and unit.tokens[n - 1].pos in {"PROPN", "PRON", "NOUN"}


def _leads(token: Token) -> bool:
    return token.lower in listed("leads") and verbal(token)


def _helps(unit: Unit, n: int) -> bool:
    token = unit.tokens[n]
    if token.lower in PERSONAL:
        return False
    if token.lower in AUXILIARIES:
        return True
    return token.pos == "ADV" and token.lower not in QUESTIONS and (token.text[0].islower() or n == unit.first)


def _is_passive(unit: Unit, at: int, *, words: Sequence[str]) -> bool:
    if unit.tokens[at].lower not in cues.participles():
        return False
    helpers = [w for w in words if w in AUXILIARIES]
    return bool(helpers) and helpers[-1] in listed("passive")


def _is_told_of(unit: Unit, at: int, *, first: int) -> bool:
    """`the commander, reported killed in April,`: a participle of what is said of him."""
    if at + 1 >= unit.last or first == unit.first or unit.tokens[first - 1].text != ",":
        return False
    token, after = unit.tokens[at], unit.tokens[at + 1]
    told = "VerbForm=Part" in after.morph and "Tense=Past" in after.morph
    return token.lower in cues.participles() and after.dep in {"xcomp", "ccomp"} and (
        told or after.lower in {"dead", "missing", "alive"})


def _is_reduced(unit: Unit, at: int, *, words: Sequence[str]) -> bool:
    """`the veterans invited to speak left`: a participle that describes a noun, beside the sentence's own verb."""
    token = unit.tokens[at]
    if not token.dep.startswith("acl") or "relcl" in token.dep or token.lower not in cues.participles():
        return False
    clause = any(t.lower == "that" for t in unit.tokens[at + 1:min(at + 7, unit.last)])
    # "In an interview Doe declared “the alliance is …”" is no participle
    speaks = at + 1 in unit.opening and at > unit.first and unit.tokens[at - 1].pos == "PROPN"
    if clause or speaks or any(w in AUXILIARIES for w in words):
        return False
    verb = unit.tokens[unit.tokens[token.head].head]
    subjects = sum(unit.tokens[c].dep.startswith("nsubj") for c in unit.parse.children[verb.index])
    return verb.index != at and finite(verb) and subjects < 2


def _negated(unit: Unit, first: int, *, words: Sequence[str]) -> bool:
    plain = [w for w, after in zip_longest(words, words[1:], fillvalue="") if after not in listed("more_than")]
    if any(w in listed("negations") or w in listed("refusing") for w in plain):
        return True
    if first > unit.first and unit.tokens[first - 1].lower == "without":
        return True
    return any(t.lower in listed("nobody") and (t.lower != "no" or t.dep == "det") and t.index not in unit.inside
               for t in unit.tokens[max(unit.first, first - _NEAR):first])
