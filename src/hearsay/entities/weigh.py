"""One kind for all places of a name: its signs summed, then once more with what its neighbours were found to be."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from ..records import EntityKind
from .derived import homes
from .evidence import Signs, best_kind, context_signs, known_in, name_signs
from .lexicon import word_set
from .lists import listed_signs
from .naming import Name, Page, Spot, key_of

#: In a headline, where every word has a capital, only a place that the gazetteer knows well is told by itself.
_ALONE_IN_HEADING: Final = 2.5
#: What an adjective that the text forms from a name says for a place.
_HAS_ADJECTIVE: Final = 2.5


class Weighed(NamedTuple):
    """A name with all its spots, the bits for each kind, the kind that won (null: none), an adjective's `home`."""

    spots: Sequence[Spot]
    total: Signs
    kind: EntityKind | None
    why: str
    home: str = ""


def weigh(page: Page, spots: Sequence[Spot], told: Sequence[Name]) -> Mapping[str, Weighed]:
    """Returns for each name among the spots, by its folded words, what it is taken to be."""
    by_key: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_key[key_of(page.words, spot.piece)].append(spot)
    weighed = ((key, _weigh_one(page, key, found)) for key, found in by_key.items())
    out = {key: one for key, one in weighed if one is not None}
    formed = homes(out.keys() | {name.key for name in told if name.shape == "place"})
    for adjective, home in formed.items():
        if home in out and out[home].kind != "place":
            out[home] = _as_place(out[home], _HAS_ADJECTIVE, f'"{adjective.title()}" is formed from it')
    kinds = _kinds_by_word(told, out)
    for key, one in out.items():
        if one.kind != "place":
            more = max(listed_signs(page.parse, page.words, spot.piece, kinds).place for spot in one.spots)
            if more:
                out[key] = _as_place(one, more, "it stands in a list with places")
    known = {key for key, one in out.items() if one.kind == "place"} | {n.key for n in told if n.shape == "place"}
    for adjective, home in formed.items():
        if adjective in out and home in known:
            why = f'"{adjective.title()}" is formed from {home.title()}'
            out[adjective] = out[adjective]._replace(kind="place", why=why, home=home)
    return out


def _as_place(weighed: Weighed, bits: float, why: str) -> Weighed:
    """The same with more bits for a place, which it becomes where they are enough."""
    total = weighed.total._replace(place=weighed.total.place + bits)
    best = best_kind(total)
    if best is None or best[0] != "place":
        return weighed._replace(total=total)
    return weighed._replace(total=total, kind="place", why=why)


def _kinds_by_word(told: Sequence[Name], weighed: Mapping[str, Weighed]) -> dict[int, EntityKind]:
    """The kind of the name that each word is the first or last of."""
    out: dict[int, EntityKind] = {}
    for name in told:
        if name.shape != "demonym":
            out[name.first] = out[name.last - 1] = name.kind
    for one in weighed.values():
        if one.kind is not None:
            for spot in one.spots:
                out[spot.piece.first] = out[spot.piece.last - 1] = one.kind
    return out


def _weigh_one(page: Page, key: str, spots: Sequence[Spot]) -> Weighed | None:
    folded, words = key.split(), page.words
    first = spots[0].piece
    text = page.document.text[words[first.first].start : words[first.last - 1].end]
    if _names_nothing(folded, text, spots):
        return None
    plain = [spot for spot in spots if not spot.run.heading] or list(spots)
    plain = [spot for spot in plain if not _opens(spot)] or plain
    own = name_signs(text, folded, known_in(page.gazetteer, text, folded))
    around = [context_signs(page.parse, words, spot.run, spot.piece) for spot in plain]
    share = 1.0 / len(around) ** 0.5
    total = Signs(
        own.person + share * sum(s.person for s in around),
        own.organisation + share * sum(s.organisation for s in around),
        own.place + share * sum(s.place for s in around),
        "",
    )
    best = best_kind(total)
    if plain[0].run.heading and own.place < _ALONE_IN_HEADING:
        return Weighed(spots, total, None, "")
    if best is None:
        kind: EntityKind | None = "other" if _is_thing(plain) else None
        return Weighed(spots, total, kind, "written like a name, of what kind is not told")
    reasons = [s.why for s in sorted((own, *around), key=lambda s: -getattr(s, best[0])) if s.why]
    return Weighed(spots, total, best[0], reasons[0] if reasons else "capitals and the words around it")


def _opens(spot: Spot) -> bool:
    """Whether a name begins its sentence, where a capital tells nothing."""
    return spot.run.opens and spot.piece.first == spot.run.first


def _is_thing(spots: Sequence[Spot]) -> bool:
    """Whether a name of no told kind is one all the same: inside sentences, and more than once or of several words."""
    inside = [spot.piece for spot in spots if not _opens(spot) and not spot.run.heading]
    return bool(inside) and (len(inside) > 1 or inside[0].last - inside[0].first > 1)


def _names_nothing(folded: Sequence[str], text: str, spots: Sequence[Spot]) -> bool:
    """Days, months, numbers, words with a capital for the place they stand in, and things."""
    if folded[-1] in word_set("not_names", "things", "words") or folded[0] in word_set("not_names", "storms", "words"):
        return True
    if all(f.isdigit() for f in folded):
        return True
    if _is_headline(folded) and not (text.isupper() and len(folded) == 1):
        return True
    if len(folded) > 1:
        return False
    if folded[0] in word_set("not_names", "calendar", "words"):
        return all(spot.piece.title is None for spot in spots)
    if folded[0] in word_set("place_words", "parts", "words"):
        return True
    return folded[0] in word_set("not_names", "general", "words") and not (text.isupper() and len(text) > 1)


def _is_headline(folded: Sequence[str]) -> bool:
    """Whether all words are nouns that headlines write with a capital, or words that name nothing: "Rocket Attacks"."""
    nouns, general = word_set("not_names", "headline_nouns", "words"), word_set("not_names", "general", "words")
    return any(f in nouns for f in folded) and all(f in nouns or f in general for f in folded)
