"""Where an event is said to have happened: names of places in its clause, then in its sentence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..knowledge import table
from ..records import Parse
from .names import name_end
from .wordclasses import is_demonym, is_name, is_place, state_names, word_classes

_LOCATIVE = frozenset(
    "in at near on outside around across throughout inside within over into towards toward from to onto between "
    "along beside under above through beyond via off against".split()
)
#: Prepositions that make a place of any name after them, whatever the name was taken for.
_SURE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout"})
_KINDS = frozenset({"territory", "facilities"})
_DIRECTIONS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "central",
        "outskirts",
        "edge",
        "centre",
        "center",
        "heart",
        "middle",
        "rest",
        "city",
        "capital",
    }
)


class Place(NamedTuple):
    """Tokens `first` to `last` (exclusive) that name a place, and the preposition before it, empty where it has none."""

    first: int
    last: int
    preposition: str


def named_places(parse: Parse, first: int, last: int) -> list[Place]:
    """Returns the names of places between two tokens, with the preposition that each stands under."""
    out: list[Place] = []
    at = first
    while at < last:
        if not is_name(parse.tokens[at]):
            at += 1
            continue
        end = name_end(parse, at, last)
        if end == at:
            at += 1
            continue
        preposition = _preposition(parse, at, first)
        if _is_toponym(parse, at, end, preposition):
            out.append(Place(at, _with_kind(parse, end, last), preposition))
        at = end
    return out


def _is_toponym(parse: Parse, first: int, last: int, preposition: str) -> bool:
    tokens = parse.tokens[first:last]
    head = tokens[-1]
    if is_demonym(head) and (head.pos == "ADJ" or head.dep in {"compound", "amod"}):
        return False
    if head.lower in table("nouns")["adjective_names"] and head.lower not in state_names():
        return False
    if head.name == "LOC":
        return True
    if head.lower in state_names():
        return bool(preposition)
    if _kind_before(parse, first) or (
        last < len(parse.tokens) and word_classes(parse.tokens[last].lower) & _KINDS and not word_classes(head.lower)
    ):
        return True
    return preposition in _SURE and is_place(head) and not _is_calendar(head.lower) and head.text[:1].isupper()


def _kind_before(parse: Parse, first: int) -> bool:
    """ "the town of X", "the village X"."""
    of = first - 1
    if of >= 1 and parse.tokens[of].lower == "of":
        return bool(word_classes(parse.tokens[of - 1].lower) & {"territory"})
    return False


def _with_kind(parse: Parse, last: int, limit: int) -> int:
    """A name with the word for what it is: "Homs desert", "Idlib province"."""
    if last < limit and parse.tokens[last].pos in {"NOUN", "PROPN"} and parse.tokens[last].lower in _PLACE_NOUNS:
        return last + 1
    return last


_PLACE_NOUNS = frozenset(
    "province region district governorate desert valley countryside city town village area border county state "
    "neighbourhood neighborhood suburb airport airbase island islands river square street camp mountains prison".split()
)


def _preposition(parse: Parse, first: int, limit: int) -> str:
    """The preposition over a name, looked for leftwards past its articles, adjectives, kind words and "of"."""
    n = first - 1
    while n >= max(limit - 4, 0) and first - n < 9:
        token = parse.tokens[n]
        if (
            token.lower == "of"
            and n
            and (parse.tokens[n - 1].lower in _DIRECTIONS or word_classes(parse.tokens[n - 1].lower) & _KINDS)
        ):
            n -= 1
            continue
        if token.pos == "ADP" or token.lower in _LOCATIVE:
            return token.lower
        if token.pos not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "CCONJ"} and token.text not in {
            ",",
            "-",
            "'s",
            "’s",
        }:
            return ""
        n -= 1
    return ""


def _is_calendar(word: str) -> bool:
    return word in _CALENDAR


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december sun mon tue tues wed thu thur fri sat jan feb mar apr jun jul aug sep sept oct nov dec ramadan "
    "christmas easter gmt twitter facebook youtube arabic english islam telegram".split()
)


def located(places: Iterable[Place], *, targets: Sequence[int], taken: Sequence[int]) -> list[Place]:
    """Returns the places among them that tell where: under a locative preposition, or themselves the target.

    Words in `taken` are parties of the event and no places of it. Narrower places come before states.
    """
    return list(_where(places, set(targets), set(taken)))


def _where(places: Iterable[Place], targets: set[int], taken: set[int]) -> Iterator[Place]:
    for place in places:
        words = set(range(place.first, place.last))
        if words & targets or (place.preposition in _LOCATIVE and not words & taken):
            yield place


def widest_last(parse: Parse, places: Sequence[Place]) -> list[Place]:
    """Orders places so that states and countries come after everything narrower."""
    return sorted(places, key=lambda p: " ".join(t.lower for t in parse.tokens[p.first : p.last]) in state_names())
