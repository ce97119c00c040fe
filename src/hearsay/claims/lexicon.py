"""The event lexicon (`knowledge/events.toml`) in the form that a search through a text needs."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from ..errors import KnowledgeError
from ..knowledge import table
from ..records import Modality
from .inflection import FormKind, all_forms, noun_forms, verb_forms

PartOfSpeech = Literal["verb", "noun", "adjective"]
PREPOSITIONS = frozenset(
    {
        "of",
        "for",
        "on",
        "over",
        "to",
        "against",
        "with",
        "in",
        "into",
        "at",
        "from",
        "under",
        "between",
        "among",
        "as",
        "by",
        "out",
        "off",
        "up",
        "down",
        "upon",
        "towards",
    }
)


class Frame(NamedTuple):
    """Which slots of a word hold the doer, the one it is done to, and the one who loses by it."""

    actor: tuple[str, ...]
    target: tuple[str, ...]
    loser: tuple[str, ...]


class Entry(NamedTuple):
    """One expression of the lexicon. `type` is empty for an expression that looks like an event and is none."""

    type: str
    pos: PartOfSpeech
    words: tuple[str, ...]
    frame_name: str
    frame: Frame
    counts: str
    own: str
    needs: tuple[tuple[str, frozenset[str]], ...]
    bars: tuple[tuple[str, frozenset[str]], ...]
    rank: int


class Form(NamedTuple):
    """A word as printed: what form it is of the first word of `entry`; `then` are the forms of the second, if any."""

    entry: Entry
    kind: FormKind
    then: frozenset[str]


_NO_FRAME = Frame((), (), ())


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Returns for each printed form in small letters the expressions that begin with it, longest first."""
    out: dict[str, list[Form]] = {}
    for entry in _entries():
        then = fitting(entry.words[1], entry.pos) if len(entry.words) > 1 else frozenset()
        for form, kind in _forms_of(entry.words[0], entry.pos):
            out.setdefault(form, []).append(Form(entry, kind, then))
    return {form: tuple(sorted(found, key=_precedence)) for form, found in out.items()}


@cache
def fitting(word: str, pos: PartOfSpeech) -> frozenset[str]:
    """Returns the printed forms that a later word of an expression may have."""
    if word in PREPOSITIONS:
        return frozenset({word})
    if word in {"his", "her", "its", "their"}:
        return frozenset({"his", "her", "its", "their", "our", "my"})
    return frozenset(noun_forms(word)) if pos == "noun" else all_forms(word)


def _precedence(form: Form) -> tuple[int, int]:
    return -len(form.entry.words), form.entry.rank


def _forms_of(word: str, pos: PartOfSpeech) -> Iterable[tuple[str, FormKind]]:
    if pos == "verb":
        return verb_forms(word).items()
    if pos == "noun":
        singular, *plurals = noun_forms(word)
        return [(singular, "base"), *((plural, "plural") for plural in plurals)]
    return [(word, "base")]


@cache
def _entries() -> tuple[Entry, ...]:
    data = table("events")
    out: list[Entry] = []
    for pos, words in (("verb", data["nothing"]["verbs"]), ("noun", data["nothing"]["nouns"])):
        out += [_entry({"type": "", "frame": ""}, pos, word, len(out)) for word in words]
    for block in data["event"]:
        for key, pos in (("verbs", "verb"), ("nouns", "noun"), ("adjectives", "adjective")):
            for word in block.get(key, ()):
                out.append(_entry(block, pos, word, len(out)))
    return tuple(out)


def _entry(block: Mapping[str, Any], pos: Any, expression: str, rank: int) -> Entry:
    return Entry(
        type=block["type"],
        pos=pos,
        words=tuple(expression.split()),
        frame_name=block["frame"],
        frame=_frame(block["frame"], "noun" if pos == "noun" else "verb"),
        counts=block.get("counts", ""),
        own=block.get("own", ""),
        needs=_conditions(block.get("needs", {})),
        bars=_conditions(block.get("not", {})),
        rank=rank,
    )


def _conditions(slots: Mapping[str, Sequence[str]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((slot, frozenset(words)) for slot, words in slots.items())


@cache
def _frame(name: str, kind: str) -> Frame:
    if not name:
        return _NO_FRAME
    frames = table("events")["frames"]
    if name not in frames:
        raise KnowledgeError(f"events.toml names a frame {name!r} that it does not define. Add [frames.{name}].")
    parts = frames[name].get(kind, {})
    return Frame(tuple(parts.get("actor", ())), tuple(parts.get("target", ())), tuple(parts.get("loser", ())))


class Bridge(NamedTuple):
    """A verb that ties somebody to an event named by a noun: "carried out", "claimed responsibility for"."""

    words: tuple[str, ...]
    subject: str
    modality: Modality
    denied: bool
    holds_negated: bool


@cache
def bridges(block: Literal["light", "credit"]) -> Mapping[str, tuple[Bridge, ...]]:
    """Returns for each printed form of a verb the expressions of a block that begin with it, longest first."""
    out: dict[str, list[Bridge]] = {}
    for group in table("events")[block]:
        part = group["subject"] if block == "light" else group["actor"]
        for expression in group.get("verbs", ()):
            modality, denied = group.get("modality", "fact"), group.get("denied", False)
            bridge = Bridge(tuple(expression.split()), part, modality, denied, group.get("holds_negated", False))
            for form in verb_forms(bridge.words[0]):
                out.setdefault(form, []).append(bridge)
    return {form: tuple(sorted(found, key=lambda b: -len(b.words))) for form, found in out.items()}


@cache
def credit_adjectives() -> frozenset[str]:
    """Returns the adjectives that name a doer: "responsible" for an attack."""
    return frozenset(word for group in table("events")["credit"] for word in group.get("adjectives", ()))


class Modes(NamedTuple):
    """Which word tells which mode of attack; the types whose mode may be told so; modes that tell no manner."""

    words: Mapping[str, str]
    general: frozenset[str]
    opinions: frozenset[str]
    without_manner: frozenset[str]


@cache
def modes() -> Modes:
    """Returns what words tell of the manner of an attack."""
    data = table("events")["modes"]
    lists = ("general", "opinions", "without_manner")
    words = {form: mode for mode, group in data.items() if mode not in lists for w in group for form in noun_forms(w)}
    return Modes(words, *(frozenset(data[name]) for name in lists))
