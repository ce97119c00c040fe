"""The names of places as the document's entities know them: a body is no place, and a place keeps its whole name."""

from collections import defaultdict
from collections.abc import Sequence

from ..records import DocumentEntity, Mention, Parse, Token
from .places import Name, Place, is_no_name, name_of, names_in
from .vocabulary import words
from .wordclasses import is_demonym, is_wide_name

#: Kinds of what is surely no place; many a small town is taken for somebody, so people are not among them.
_NO_PLACES = frozenset({"organisation", "group", "document"})


class Toponyms:
    """The names of places of a document, asked by sentence."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], entities: Sequence[DocumentEntity]) -> None:
        self._parse = parse
        known = {entity.id: entity for entity in entities}
        self._places: dict[int, list[range]] = defaultdict(list)
        self._others: set[int] = set()
        starts = {token.start: token.index for token in parse.tokens}
        for mention in mentions:
            entity, first = known.get(mention.entity), starts.get(mention.start)
            if entity is None or first is None:
                continue
            last = first + 1
            while last < len(parse.tokens) and parse.tokens[last].start < mention.end:
                last += 1
            if entity.kind in _NO_PLACES:
                self._others.update(range(first, last))
            elif entity.latitude is not None and not _describes(parse.tokens[last - 1]):
                self._places[parse.sentence_of[first]].append(range(first, last))
        #: The entities that are whole countries, or parts of them as wide as "northern Orlania".
        self.wide = frozenset(e.id for e in entities if e.kind == "place" and is_wide_name(e.name))
        self._areas = frozenset(e.id for e in entities if e.precision == "area")

    def width(self, entity: str | None) -> int:
        """Returns 2 for a country, 1 for a region, 0 for a narrower place and one that is not located."""
        return 2 if entity in self.wide else int(entity in self._areas)

    def names(self, sentence: int) -> list[Name]:
        """Returns the names in a sentence in reading order, those of places and others."""
        parse = self._parse
        first, last = parse.sentences[sentence].first, parse.sentences[sentence].last
        marked = [m for m in self._places.get(sentence, ()) if not is_no_name(parse, m.start, m.stop)]
        taken = {n for m in marked for n in m}
        found = [
            name._replace(shown=name.shown or _in_a_place(parse, name.place))
            for name in names_in(parse, first, last)
            if not taken & set(range(name.place.first, name.place.last))
            and (name.place.last - 1 not in self._others or _in_a_place(parse, name.place))
        ]
        found += [name_of(parse, m.start, m.stop, limits=(first, last)) for m in marked]
        return sorted(found, key=lambda name: name.place)


def _in_a_place(parse: Parse, place: Place) -> bool:
    """ "Killed in Al-Hesk in northern Orlania": what lies in a place is one, whatever else has that name."""
    if place.first == 0 or place.last + 1 >= len(parse.tokens) or parse.tokens[place.first - 1].lower != "in":
        return False
    joint, *after = parse.tokens[place.last : place.last + 6]
    wider = next((n for n, token in enumerate(after) if token.name == "LOC"), None)
    between = after[:wider]
    plain = all(t.pos in {"DET", "ADJ", "PUNCT"} or t.lower in words("parts_of_places") for t in between)
    return joint.lower == "in" and wider is not None and plain


def _describes(token: Token) -> bool:
    """A pronoun, a language or an adjective of a place: "its", "English", "Syrian"."""
    of_a_place = is_demonym(token) and (token.pos == "ADJ" or token.dep in {"compound", "amod"})
    return token.pos == "PRON" or token.lower in words("no_places") or of_a_place
