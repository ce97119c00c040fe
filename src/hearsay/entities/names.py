"""Names in a document: where each stands, what kind of thing it names, and by which sign that was told."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..records import Document, EntityKind, Parse, Segment
from .capitals import seat_names
from .family import with_family_names
from .gazetteer import Gazetteer
from .lexicon import body_heads, place_kinds, word_set
from .naming import Name, Page, Spot, key_of, make_name
from .segment import Piece, pieces
from .weigh import weigh
from .words import Word, runs_of, words_of


class Reading(NamedTuple):
    """A document's words and the names found among them, in reading order."""

    words: Sequence[Word]
    names: tuple[Name, ...]


def read_names(document: Document, segments: Sequence[Segment], parse: Parse, gazetteer: Gazetteer) -> Reading:
    """Finds the names of a document. What no sign tells of is left out."""
    page = Page(document, parse, words_of(parse), gazetteer)
    spots = _spots(page, segments)
    plain = {key_of(page.words, spot.piece) for spot in spots if not spot.run.heading}
    names = [_told(page, spot) for spot in spots if spot.piece.shape != "name" and _stands(page, spot, plain)]
    names.extend(n for spot in spots if spot.piece.shape in {"body", "organisation"} for n in _countries_in(page, spot))
    weighed = weigh(page, [spot for spot in spots if spot.piece.shape == "name"], names)
    names.extend(
        _formed(make_name(page, spot, one.kind, one.why), one.home)
        for one in weighed.values()
        if one.kind is not None
        for spot in one.spots
    )
    names = with_family_names(page, names, weighed)
    names.extend(seat_names(page, names))
    return Reading(page.words, tuple(sorted(names, key=lambda n: (n.start, -n.end))))


def _stands(page: Page, spot: Spot, plain: set[str]) -> bool:
    """Whether a piece counts: in headlines a word like "club" makes no body of the words around it.

    Nor does an adjective before a noun that is none: "US military action".
    """
    last = page.parse.tokens[page.words[spot.piece.last - 1].token]
    describes = last.text.islower() and last.pos == "ADJ" and last.dep == "amod" and last.head == last.index + 1
    if spot.piece.shape == "body" and describes:
        return False
    return not spot.run.heading or spot.piece.shape != "organisation" or key_of(page.words, spot.piece) in plain


def _spots(page: Page, segments: Sequence[Segment]) -> list[Spot]:
    """The pieces of all runs; a known name may reach into the next run, which then begins after it."""
    out: list[Spot] = []
    taken = 0
    for run in runs_of(page.parse, page.words, segments):
        if run.last <= taken:
            continue
        for piece in pieces(page.words, run._replace(first=max(run.first, taken)), page.gazetteer):
            out.append(Spot(run, piece))
            taken = piece.last
    return out


def _formed(name: Name, home: str) -> Name:
    """An adjective that the text forms from a place goes under the place's key."""
    return name._replace(key=home, shape="formed") if home else name


def _told(page: Page, spot: Spot) -> Name:
    """A piece whose shape tells its kind."""
    piece = spot.piece
    if piece.entries and piece.shape != "place":
        kinds: dict[str, EntityKind] = {"body": "organisation", "people": "group", "demonym": "place"}
        return make_name(page, spot, kinds[piece.shape], piece.entries[0].reason)
    folded = [word.folded for word in page.words[piece.first : piece.last]]
    if piece.shape == "organisation":
        head = next((word for word in folded if word in body_heads()), "")
        why = f'"{head}" in it names a kind of body' if head else "a word in it names a kind of body"
        return make_name(page, spot, "organisation", why)
    why = "the gazetteer knows a place of this name"
    if folded[-1] in place_kinds():
        why = f'"{folded[-1]}" in it tells a kind of place'
    elif folded[0] in word_set("place_words", "before", "words"):
        why = f'it begins with "{folded[0]}", as places do'
    return make_name(page, spot, "place", why)


def _countries_in(page: Page, spot: Spot) -> list[Name]:
    """The country or state that an authority's name begins or ends with is named too: "US Army", "Ministry of Peru"."""
    words, piece = page.words, spot.piece
    if not any(w.folded in _authorities() for w in words[piece.first : piece.last]):
        return []
    for first, last in _ends(words, piece):
        found = page.gazetteer.find(" ".join(w.folded for w in words[first:last]))
        if found and found[0].place.kind in {"country", "state"} and last - first < piece.last - piece.first:
            why = f"the {found[0].place.kind} in the name of an authority"
            return [make_name(page, Spot(spot.run, Piece(first, last, "place")), "place", why)]
    return []


@cache
def _authorities() -> frozenset[str]:
    heads = body_heads()
    return frozenset(w for w in heads if heads[w] in {"government", "armed", "police"}) | {"centers", "institutes"}


def _ends(words: Sequence[Word], piece: Piece) -> list[tuple[int, int]]:
    """Where a country may stand in a name of several words: at its beginning, or at its end after "of"."""
    out = [(piece.first, last) for last in range(min(piece.first + 3, piece.last - 1), piece.first, -1)]
    if (
        words[piece.first].folded in {"ministry", "government", "parliament"}
        or words[piece.first + 1].folded == "ministry"
    ):
        ends = range(max(piece.first + 1, piece.last - 3), piece.last)
        out.extend((first, piece.last) for first in ends if words[first - 1].folded == "of")
    return [(a, b) for a, b in out if words[a].capital and words[b - 1].capital]
