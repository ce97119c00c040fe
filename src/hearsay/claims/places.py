"""Where an event is said to have happened: names of places in its clause, then in its sentence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..knowledge import table
from ..records import Parse
from .grammar import dependants
from .lexicon import forms
from .names import name_end
from .vocabulary import words
from .wordclasses import is_demonym, is_place, state_names, word_classes

_KINDS = frozenset({"territory", "facilities"})
_PARTIES = frozenset({"bodies", "forces", "fighters", "officials"})


class Place(NamedTuple):
    """Tokens `first` to `last` (exclusive) that name a place, and the preposition before it, empty if none."""

    first: int
    last: int
    preposition: str


class Name(NamedTuple):
    """A name in a sentence: its place if it is one, its words in small letters, and whether it shows itself a place."""

    place: Place
    words: str
    shown: bool


def names_in(parse: Parse, first: int, last: int) -> list[Name]:
    """Returns the names between two tokens, those of places and others."""
    out: list[Name] = []
    at = first
    tokens = parse.tokens
    while at < last:
        token = tokens[at]
        if not token.name and token.pos != "PROPN":
            at += 1
            continue
        end = name_end(parse, at, last)
        if end == at:
            at += 1
            continue
        name = name_of(parse, at, end, limits=(first, last))
        out.append(name._replace(shown=_is_toponym(parse, at, end, name.place.preposition)))
        at = end
    return out


def name_of(parse: Parse, at: int, end: int, *, limits: tuple[int, int]) -> Name:
    """Returns the name of a place at some words, with the preposition before it and the word for its kind."""
    place = Place(at, _with_kind(parse, end, limits[1]), _preposition(parse, at, limits[0]))
    return Name(place, spelled(parse, at, end), True)


def spelled(parse: Parse, first: int, last: int) -> str:
    """Returns the words of a name in small letters, one space between them."""
    return " ".join(t.lower for t in parse.tokens[first:last])


def _is_toponym(parse: Parse, first: int, last: int, preposition: str) -> bool:
    tokens = parse.tokens[first:last]
    head = tokens[-1]
    if is_demonym(head) and (head.pos == "ADJ" or head.dep in {"compound", "amod"}):
        return False
    if head.lower in table("nouns")["adjective_names"] and head.lower not in state_names():
        return False
    if is_no_name(parse, first, last):
        return False
    if head.name == "LOC":
        return True
    if head.lower in state_names():
        return bool(preposition)
    if _kind_before(parse, first) or (
        last < len(parse.tokens) and word_classes(parse.tokens[last].lower) & _KINDS and not word_classes(head.lower)
    ):
        return True
    return (
        preposition in words("surely_locative")
        and is_place(head)
        and not _is_calendar(head.lower)
        and head.text[:1].isupper()
    )


def is_no_name(parse: Parse, first: int, last: int) -> bool:
    """Tells whether capitalised words name no place: parties, events, kinds of places alone, agencies, a dateline."""
    tokens = parse.tokens[first:last]
    head = tokens[-1]
    if word_classes(head.lower) & _PARTIES or any(t.lower in forms() for t in tokens):
        return True
    if all(word_classes(t.lower) & _KINDS or t.pos == "NUM" for t in tokens):
        return True
    if head.text.isupper() and len(head.text) < 6 and head.lower not in state_names():
        return True
    if _before_party(parse, last):
        return True
    opens = parse.paragraphs[parse.sentences[parse.sentence_of[first]].paragraph].first == first
    return head.text.isupper() and (opens or _opens_report(parse, first, last))


def _before_party(parse: Parse, last: int) -> bool:
    """A name that says whose men or power it is: "Selim regime air strikes", "a Selim loyalist"."""
    return last < len(parse.tokens) and parse.tokens[last].lower in words("held_by_name")


def _opens_report(parse: Parse, first: int, last: int) -> bool:
    """The place of a dateline in large letters that lost its line: "Updated 14 May HESKVILLE A bomb …"."""
    sentence = parse.sentences[parse.sentence_of[first]]
    before = parse.tokens[first - 1] if first > sentence.first else None
    after = parse.tokens[last] if last < sentence.last else None
    if before is None or after is None or not (after.text[:1].isupper() and not after.text[1:].isupper()):
        return False
    return before.text[-1:].isdecimal() or before.text in {"-", ")", "|"}


def _kind_before(parse: Parse, first: int) -> bool:
    """ "the town of X", "the village X"."""
    of = first - 1
    if of >= 1 and parse.tokens[of].lower == "of":
        return bool(word_classes(parse.tokens[of - 1].lower) & {"territory"})
    return False


def _with_kind(parse: Parse, last: int, limit: int) -> int:
    """A name with the word for what it is: "Homs desert", "Idlib province"."""
    if (
        last < limit
        and parse.tokens[last].pos in {"NOUN", "PROPN"}
        and parse.tokens[last].lower in words("kinds_of_places")
    ):
        return last + 1
    return last


def with_wider(parse: Parse, place: Place, others: Sequence[Place]) -> Place:
    """Returns a place with the wider one that its phrase goes on to name: "Orvena in northern Tessmark"."""
    for other in others:
        if other.first > place.last and other.first - place.last <= 5:
            between = parse.tokens[place.last : other.first]
            plain = all(t.pos in {"DET", "ADJ", "ADP", "PUNCT"} or t.lower in words("parts_of_places") for t in between)
            if plain and any(t.lower in {"in", "of", "near", "outside", ","} for t in between):
                return place._replace(last=other.last)
    return place


def _preposition(parse: Parse, first: int, limit: int) -> str:
    """The preposition over a name, looked for leftwards past its articles, adjectives, kind words and "of"."""
    n = first - 1
    while n >= max(limit - 4, 0) and first - n < 9:
        token = parse.tokens[n]
        if token.lower == "of" and n and parse.tokens[n - 1].lower in words("compass") and _is_adverb(parse, n - 1):
            return "near"
        if (
            token.lower == "of"
            and n
            and (
                parse.tokens[n - 1].lower in words("parts_of_places")
                or word_classes(parse.tokens[n - 1].lower) & _KINDS
            )
        ):
            n -= 1
            continue
        if token.text[:4].isdecimal() and len(token.text) >= 4:  # "updated at 14:05, 14 May 2031 HESKVILLE"
            return ""
        if token.lower in words("holders"):  # "in rebel-held X"
            n -= 1
            continue
        if token.pos == "ADP" or token.lower in words("locative"):
            return token.lower if n == 0 or parse.tokens[n - 1].lower != "according" else "according to"
        if token.pos not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "CCONJ"} and token.text not in {
            ",",
            "-",
            "'s",
            "’s",
        }:
            return ""
        n -= 1
    return ""


def _is_adverb(parse: Parse, n: int) -> bool:
    """ "Killed nine east of X" says where; "the east of X", "in east of X" is a place of its own."""
    return n > 0 and parse.tokens[n - 1].pos not in {"DET", "ADP"}


def _is_calendar(word: str) -> bool:
    return word in words("no_places")


def of_another_time(parse: Parse, word: int, event: int) -> bool:
    """Tells whether a word stands in a clause on another hour: "killed in Hesk, hours after a blast in Orvena"."""
    of_event = set(_upwards(parse, event))
    return any(
        mark.lower in {"after", "before"} and mark.index and parse.tokens[mark.index - 1].lower in words("lengths")
        for n in _upwards(parse, word)
        if n not in of_event
        for mark in dependants(parse, n, "mark", "case")
    )


def _upwards(parse: Parse, word: int) -> Iterator[int]:
    """A word and those above it in the tree."""
    yield word
    while parse.tokens[word].head != word:
        word = parse.tokens[word].head
        yield word


def located(places: Iterable[Place], *, targets: Sequence[int], taken: Sequence[int]) -> list[Place]:
    """Returns the places among them that tell where: under a locative preposition, or themselves the target.

    Words in `taken` are parties of the event and no places of it. Where something or somebody came from comes last:
    "rockets from Hesk hit the port of Selm".
    """
    return sorted(_where(places, set(targets), set(taken)), key=lambda place: place.preposition == "from")


def _where(places: Iterable[Place], targets: set[int], taken: set[int]) -> Iterator[Place]:
    for place in places:
        own = set(range(place.first, place.last))
        if own & targets or (place.preposition in words("locative") and not own & taken):
            yield place
