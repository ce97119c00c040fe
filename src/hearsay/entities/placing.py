"""Where a text puts a place: the names that it says it lies in or near, and the places that it names beside it."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from ..records import Document
from .gazetteer import Place
from .lexicon import word_set
from .naming import Name
from .words import Word

#: Words between a name and the place that it lies in or near ("a village in the northern countryside of").
_MOST_BETWEEN: Final = 7
#: Characters between a place that no gazetteer knows and another one that may stand for it: about a sentence.
_CLOSE: Final = 160
#: Kilometres over which places that stand for an unknown one may be spread.
_TOGETHER: Final = 120.0


class Located(NamedTuple):
    """A name with the place that it means."""

    name: Name
    place: Place


def inside(document: Document, words: Sequence[Word], name: Name) -> list[str]:
    """Returns the names after commas, "in" or brackets that a place is said to lie in: "Hajin, Deir ez-Zor"."""
    out: list[str] = []
    at, end = name.last, name.end
    while at < len(words) and len(out) < 2:
        between = document.text[end : words[at].start]
        if between.strip(" ") not in {",", "("} or not words[at].capital:
            break
        last = at + 1
        while last < len(words) and words[last].joined and words[last].capital and last - at < 4:
            last += 1
        out.append(document.text[words[at].start : words[last - 1].end])
        end, at = words[last - 1].end, last
    if not out and at + 1 < len(words) and words[at].joined and words[at].folded == "in" and words[at + 1].capital:
        last = at + 2
        while last < len(words) and words[last].joined and words[last].capital and last - at < 5:
            last += 1
        out.append(document.text[words[at + 1].start : words[last - 1].end])
    return out


def beside(document: Document, words: Sequence[Word], name: Name) -> list[str]:
    """Returns the names that a place is said to lie near: "Tokh north of Manbar", "a village close to Manbar"."""
    known = word_set("place_words", "beside", "words")
    out: list[str] = []
    if name.first and words[name.first].joined and words[name.first - 1].folded == "s":  # "Manbar's Tokh"
        owner = words[name.first - 2] if name.first > 1 else None
        if owner is not None and owner.capital:
            out.append(document.text[owner.start : owner.end])
    at = name.last
    while at < len(words) and at - name.last < _MOST_BETWEEN and not words[at].capital and words[at].folded in known:
        at += 1
    if at == name.last or at >= len(words) or not words[at].capital:
        return out
    last = at + 1
    while last < len(words) and words[last].joined == " " and words[last].capital and last - at < 3:
        last += 1
    return [*out, *(document.text[words[at].start : words[end - 1].end] for end in range(last, at, -1))]


def is_put(words: Sequence[Word], name: Name, kinds: frozenset[str]) -> bool:
    """Tells whether the words around a name show that it is a place: "in X", "the village of X", "X village"."""
    at = name.first - 1
    if name.last < len(words) and words[name.last].joined == " " and words[name.last].folded in kinds:
        return True
    if at < 0 or not words[name.first].joined:
        return False
    if words[at].folded == "of":
        return at > 0 and words[at - 1].folded in kinds
    return words[at].folded in kinds or words[at].folded in word_set("place_words", "prepositions", "strong")


def company(
    names: Sequence[Name], located: Sequence[Located], kilometres: Callable[[Place, Place], float]
) -> Place | None:
    """Returns the place named most close to a name; null where there is none, or where they lie far apart."""
    near = [
        one.place
        for one in located
        for name in names
        if min(abs(one.name.start - name.end), abs(name.start - one.name.end)) <= _CLOSE
    ]
    if not near or any(kilometres(a, b) > _TOGETHER for a, b in combinations(set(near), 2)):
        return None
    counts = Counter(near)
    return min(counts, key=lambda place: (-counts[place], place.row))
