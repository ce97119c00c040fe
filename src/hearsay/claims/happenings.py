"""Happenings that the event lexicon gives no type: what kind of thing a verb or a noun names, by a table of words.

A resignation and "stepped down" are one kind; a verb that the table does not have is a kind of its own, such a noun is
none.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from ..knowledge import rows, table
from ..records import GENERAL, Parse, Token
from .grammar import opens_compound
from .inflection import noun_forms, verb_forms
from .known import Known
from .lexicon import Entry, Frame
from .triggers import Trigger

_VERB = Frame(("subject",), ("object", "to", "with", "from", "on", "against", "at"), ())
_NOUN = Frame(
    ("by", "verb", "possessive", "modifier", "from", "between"), ("of", "on", "to", "for", "with", "against"), ()
)
#: Relations in which a participle only describes a noun: "the proposed merger".
_DESCRIBING = frozenset({"amod", "compound", "flat", "case", "mark", "fixed"})


def general_triggers(known: Known, taken: frozenset[int]) -> Iterator[Trigger]:
    """Yields the words of a text, outside `taken`, that name a happening, in reading order."""
    parse = known.parse
    for token in parse.tokens:
        if token.index in taken or len(token.lower) < 3:
            continue
        if token.name and token.text[0].isupper() and not known.is_title(token.index):
            continue  # "the United Nations"
        if token.pos == "VERB":
            yield from _verb(parse, token)
        elif token.pos == "NOUN":
            yield from _noun(parse, token, taken) if token.dep not in {"flat", "fixed"} else ()
            yield from _mistaken(known, token)
        elif token.pos in {"ADJ", "PROPN"}:
            yield from _mistaken(known, token)


def _mistaken(known: Known, token: Token) -> Iterator[Trigger]:
    """The verb of a headline, which is easily taken for a noun: "Maker unveils new engine"."""
    tense = _finite().get(token.lower)
    if tense == "past" or (tense and known.is_title(token.index)):
        yield _trigger(_verb_kinds()[_verb_lemmas()[token.lower]], token.index, token.index, use="verb")


def _verb(parse: Parse, token: Token) -> Iterator[Trigger]:
    if token.dep in _DESCRIBING or not token.lemma.isalpha():
        return
    lemma = _verb_lemmas().get(token.lower, token.lemma.lower())
    particle = _particle(parse, token)
    whole = f"{lemma} {parse.tokens[particle].lower}" if particle is not None else lemma
    kind = _verb_kinds().get(whole) or _verb_kinds().get(lemma)
    if kind is None and lemma not in _no_happenings():
        kind = whole
    if kind is not None:
        yield _trigger(kind, token.index, token.index, use="verb")


def _noun(parse: Parse, token: Token, taken: frozenset[int]) -> Iterator[Trigger]:
    before = parse.tokens[token.index - 1] if token.index else token
    pair = f"{before.lower} {token.lower}"
    if pair in _noun_kinds() and before.index not in taken:
        yield _trigger(_noun_kinds()[pair], token.index, before.index, use="noun")
    elif token.lower in _noun_kinds() and not _describes(parse, token):
        yield _trigger(_noun_kinds()[token.lower], token.index, token.index, use="noun")


def _describes(parse: Parse, token: Token) -> bool:
    """Whether an event noun only tells what kind of thing another noun is: "the production line"."""
    head = parse.tokens[token.head]
    return opens_compound(parse, token.index) or (token.dep == "compound" and head.lower not in _noun_kinds())


def _particle(parse: Parse, token: Token) -> int | None:
    for child in parse.children[token.index]:
        if parse.tokens[child].dep == "compound:prt" and 0 < child - token.index <= 3:
            return child
    return None


def _trigger(kind: str, head: int, first: int, *, use: str) -> Trigger:
    entry = _entry(kind.replace(" ", "-"), use)
    return Trigger(entry, entry.type, head, first, head + 1, use)


@cache
def _entry(kind: str, use: str) -> Entry:
    return Entry(
        type=GENERAL + kind,
        pos="noun" if use == "noun" else "verb",
        words=(kind,),
        frame_name="act",
        frame=_NOUN if use == "noun" else _VERB,
        counts="",
        own="",
        needs=(),
        bars=(),
        rank=0,
    )


@cache
def _verb_kinds() -> Mapping[str, str]:
    """The kind of each verb: the line that is named after it, else the first that has it."""
    return _kinds("verbs")


@cache
def _noun_kinds() -> Mapping[str, str]:
    """The kind of each event noun in all its forms."""
    return {form: kind for noun, kind in _kinds("nouns").items() for form in noun_forms(noun)}


def _kinds(column: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for row in rows("happenings"):
        for word in filter(None, row[column].split("|")):
            if word == row["family"] or word not in out:
                out[word] = row["family"]
    return out


@cache
def _verb_lemmas() -> Mapping[str, str]:
    """The basic form of every printed form of the verbs of the table."""
    words = {word.split()[0] for word in _verb_kinds()}
    out: dict[str, str] = {}
    for word in sorted(words):
        for form in verb_forms(word):
            if out.get(form, "") != form:
                out[form] = word
    return out


@cache
def _finite() -> Mapping[str, str]:
    """Forms of the verbs of the table that only a verb has, and whether they tell of the past."""
    out = {}
    for verb in {word for word in _verb_kinds() if " " not in word}:
        for form, kind in verb_forms(verb).items():
            if kind in {"third", "past"} and form not in _noun_kinds() and form != verb:
                out[form] = kind
    return out


@cache
def _no_happenings() -> frozenset[str]:
    data = table("no_happenings")
    return frozenset([*data["states"]["verbs"], *data["saying"]["verbs"]])
