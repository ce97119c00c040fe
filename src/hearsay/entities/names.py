"""Names in a document: where each stands, what kind of thing it names, and by which sign that was told."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from ..records import Document, EntityKind, Parse, Segment
from .derived import homes
from .evidence import Signs, best_kind, context_signs, known_in, name_signs
from .gazetteer import Gazetteer
from .lexicon import Entry, body_heads, place_kinds, word_set
from .lists import listed_signs
from .segment import Piece, pieces
from .words import Run, Word, runs_of, words_of

#: Shapes of names that are adjectives or inhabitants of a place.
ADJECTIVES: Final = frozenset({"demonym", "formed"})
#: In a headline, where every word has a capital, only a place that the gazetteer knows well is told by itself.
_ALONE_IN_HEADING: Final = 2.5
#: "Jordan" stays a country beside a Mr Jordan unless the words around it speak for the person.
_SURELY_PLACE: Final = 2.0
_BEFORE_MONTHS: Final = frozenset(
    {
        "in",
        "since",
        "until",
        "of",
        "by",
        "last",
        "next",
        "this",
        "late",
        "early",
        "mid",
        "on",
        "from",
        "to",
        "and",
        "between",
    }
)


class Name(NamedTuple):
    """A name where it stands: words `first` to `last` (exclusive), `text[start:end]`.

    `shape` is as in `segment.Piece` or `formed` (an adjective that the text forms from a place, whose key it has), `why` a reason in words, `title` a title before it, `key` its folded words.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    key: str
    kind: EntityKind
    shape: str
    why: str
    title: str
    entries: tuple[Entry, ...]
    heading: bool


class Reading(NamedTuple):
    """A document's words and the names found among them, in reading order."""

    words: Sequence[Word]
    names: tuple[Name, ...]


def read_names(document: Document, segments: Sequence[Segment], parse: Parse, gazetteer: Gazetteer) -> Reading:
    """Finds the names of a document. What no sign tells of is left out."""
    words = words_of(parse)
    found = _pieces(parse, words, segments, gazetteer)
    plain = {_key(words, piece) for run, piece in found if not run.heading}
    names = [
        _told(document, words, run, piece)
        for run, piece in found
        if piece.shape != "name"
        and not (run.heading and piece.shape == "organisation" and _key(words, piece) not in plain)
    ]
    names.extend(
        n
        for run, piece in found
        if piece.shape in {"body", "organisation"}
        for n in _countries_in(document, words, run, piece, gazetteer)
    )
    weighed = _weigh(document, parse, words, [pair for pair in found if pair[1].shape == "name"], names, gazetteer)
    names.extend(
        _formed(_name(document, words, run, piece, w.kind, w.why), w.home)
        for w in weighed.values()
        if w.kind is not None
        for run, piece in w.places
    )
    names = _family_names(names, document, words, weighed)
    return Reading(words, tuple(sorted(names, key=lambda n: (n.start, -n.end))))


def _pieces(
    parse: Parse, words: Sequence[Word], segments: Sequence[Segment], gazetteer: Gazetteer
) -> list[tuple[Run, Piece]]:
    """The pieces of all runs; a known name may reach into the next run, which then begins after it."""
    out: list[tuple[Run, Piece]] = []
    taken = 0
    for run in runs_of(parse, words, segments):
        if run.last <= taken:
            continue
        for piece in pieces(words, run._replace(first=max(run.first, taken)), gazetteer):
            out.append((run, piece))
            taken = piece.last
    return out


def _key(words: Sequence[Word], piece: Piece) -> str:
    return " ".join(word.folded for word in words[piece.first : piece.last])


def _name(document: Document, words: Sequence[Word], run: Run, piece: Piece, kind: EntityKind, why: str) -> Name:
    start, end = words[piece.first].start, words[piece.last - 1].end
    title = ""
    if piece.title is not None:
        title = document.text[words[piece.title[0]].start : words[piece.title[1] - 1].end]
    return Name(
        piece.first,
        piece.last,
        start,
        end,
        document.text[start:end],
        _key(words, piece),
        kind,
        piece.shape,
        why,
        title,
        piece.entries,
        run.heading,
    )


def _formed(name: Name, home: str) -> Name:
    """An adjective that the text forms from a place goes under the place's key."""
    return name._replace(key=home, shape="formed") if home else name


def _told(document: Document, words: Sequence[Word], run: Run, piece: Piece) -> Name:
    """A piece whose shape tells its kind."""
    last = words[piece.last - 1].folded
    if piece.shape == "body":
        kind: EntityKind = "organisation"
        why = piece.entries[0].reason
    elif piece.shape == "people":
        kind, why = "group", piece.entries[0].reason
    elif piece.shape == "demonym":
        kind, why = "place", piece.entries[0].reason
    elif piece.shape == "organisation":
        kind, why = "organisation", "a word in it names a kind of body"
        if head := next((w.folded for w in words[piece.first : piece.last] if w.folded in body_heads()), ""):
            why = f'"{head}" in it names a kind of body'
    else:
        kind, why = "place", "the gazetteer knows a place of this name"
        first = words[piece.first].folded
        if last in place_kinds():
            why = f'"{last}" in it tells a kind of place'
        elif first in word_set("place_words", "before", "words"):
            why = f'it begins with "{first}", as places do'
    return _name(document, words, run, piece, kind, why)


class _Weighed(NamedTuple):
    """A name with all its places, the bits for each kind, the kind that won (null: none), and for an adjective its home."""

    places: Sequence[tuple[Run, Piece]]
    total: Signs
    kind: EntityKind | None
    why: str
    home: str = ""


def _weigh(
    document: Document,
    parse: Parse,
    words: Sequence[Word],
    found: Sequence[tuple[Run, Piece]],
    told: Sequence[Name],
    gazetteer: Gazetteer,
) -> dict[str, _Weighed]:
    """One kind for all places of a name; then once more with the kinds of its neighbours in lists."""
    by_key: dict[str, list[tuple[Run, Piece]]] = defaultdict(list)
    for run, piece in found:
        by_key[_key(words, piece)].append((run, piece))
    out = {}
    for key, places in by_key.items():
        if weighed := _weigh_one(document, parse, words, key, places, gazetteer):
            out[key] = weighed
    formed = homes(out.keys() | {name.key for name in told if name.shape == "place"})
    for adjective, home in formed.items():
        if home in out and out[home].kind != "place":
            out[home] = _as_place(out[home], 2.5, f'"{adjective.title()}" is formed from it')
    kinds = _kinds_by_word(told, out)
    for key, weighed in out.items():
        if weighed.kind != "place":
            beside = [listed_signs(parse, words, piece, kinds) for _, piece in weighed.places]
            more = max((s.place for s in beside), default=0.0)
            if more:
                out[key] = _as_place(weighed, more, "it stands in a list with places")
    places = {key for key, one in out.items() if one.kind == "place"} | {n.key for n in told if n.shape == "place"}
    for adjective, home in formed.items():
        if adjective in out and home in places:
            why = f'"{adjective.title()}" is formed from {home.title()}'
            out[adjective] = out[adjective]._replace(kind="place", why=why, home=home)
    return out


def _as_place(weighed: _Weighed, bits: float, why: str) -> _Weighed:
    """The same with more bits for a place, which it becomes where they are enough."""
    total = weighed.total._replace(place=weighed.total.place + bits)
    best = best_kind(total)
    if best is None or best[0] != "place":
        return weighed._replace(total=total)
    return weighed._replace(total=total, kind="place", why=why)


def _kinds_by_word(told: Sequence[Name], weighed: dict[str, _Weighed]) -> dict[int, EntityKind]:
    """The kind of the name that each word is the first or last of."""
    out: dict[int, EntityKind] = {}
    for name in told:
        if name.shape != "demonym":
            out[name.first] = out[name.last - 1] = name.kind
    for one in weighed.values():
        if one.kind is not None:
            for _, piece in one.places:
                out[piece.first] = out[piece.last - 1] = one.kind
    return out


def _weigh_one(
    document: Document,
    parse: Parse,
    words: Sequence[Word],
    key: str,
    places: Sequence[tuple[Run, Piece]],
    gazetteer: Gazetteer,
) -> _Weighed | None:
    folded = key.split()
    first = places[0][1]
    text = document.text[words[first.first].start : words[first.last - 1].end]
    if _names_nothing(folded, text, places):
        return None
    plain = [pair for pair in places if not pair[0].heading] or list(places)
    plain = [(run, piece) for run, piece in plain if not (run.opens and piece.first == run.first)] or plain
    own = name_signs(text, folded, known_in(gazetteer, text, folded))
    around = [context_signs(parse, words, run, piece) for run, piece in plain]
    share = 1.0 / len(around) ** 0.5
    total = Signs(
        own.person + share * sum(s.person for s in around),
        own.organisation + share * sum(s.organisation for s in around),
        own.place + share * sum(s.place for s in around),
        "",
    )
    best = best_kind(total)
    if plain[0][0].heading and own.place < _ALONE_IN_HEADING:
        return _Weighed(places, total, None, "")
    if best is None:
        kind: EntityKind | None = "other" if _is_thing(words, plain) else None
        return _Weighed(places, total, kind, "written like a name, of what kind is not told")
    why = (
        max(([own, *around]), key=lambda s: getattr(s, best[0]) if s.why else -9.0).why
        or "capitals and the words around it"
    )
    return _Weighed(places, total, best[0], why)


def _is_thing(words: Sequence[Word], places: Sequence[tuple[Run, Piece]]) -> bool:
    """Whether a name of no told kind is one all the same: inside sentences, and more than once or of several words."""
    inside = [piece for run, piece in places if not (run.opens and piece.first == run.first) and not run.heading]
    return bool(inside) and (len(inside) > 1 or inside[0].last - inside[0].first > 1)


def _names_nothing(folded: Sequence[str], text: str, places: Sequence[tuple[Run, Piece]]) -> bool:
    """Days, months, numbers, words with a capital for the place they stand in, and things."""
    if folded[-1] in word_set("not_names", "things", "words") or folded[0] in word_set("not_names", "storms", "words"):
        return True
    if all(f.isdigit() for f in folded):
        return True
    if len(folded) > 1:
        return False
    if folded[0] in word_set("not_names", "calendar", "words"):
        return all(piece.title is None for _, piece in places)
    if folded[0] in word_set("place_words", "parts", "words"):
        return True
    return folded[0] in word_set("not_names", "general", "words") and not (text.isupper() and len(text) > 1)


def _countries_in(
    document: Document, words: Sequence[Word], run: Run, piece: Piece, gazetteer: Gazetteer
) -> list[Name]:
    """The country or state that an authority's name begins or ends with is named too: "US Army", "Ministry of Peru"."""
    if not any(w.folded in _authorities() for w in words[piece.first : piece.last]):
        return []
    for first, last in _ends(words, piece):
        found = gazetteer.find(" ".join(w.folded for w in words[first:last]))
        if found and found[0].place.kind in {"country", "state"} and last - first < piece.last - piece.first:
            why = f"the {found[0].place.kind} in the name of an authority"
            return [_name(document, words, run, Piece(first, last, "place"), "place", why)]
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


def _family_names(
    names: list[Name], document: Document, words: Sequence[Word], weighed: dict[str, _Weighed]
) -> list[Name]:
    """Lone last words of people named in full elsewhere are those people, unless they are better known as places."""
    family = {name.key.split()[-1] for name in names if name.kind == "person" and (" " in name.key or name.title)}
    told = {name.key for name in names if name.shape in {"demonym", "place"}}
    calendar = word_set("not_names", "calendar", "words")
    taken = {
        key
        for key in family - told
        if key in weighed and weighed[key].total.place < _SURELY_PLACE + weighed[key].total.person
    }
    out = [name for name in names if not (name.shape == "name" and name.key in taken and name.kind != "person")]
    done = {(name.first, name.last) for name in out}
    for key in sorted(taken):
        for run, piece in weighed[key].places:
            if (piece.first, piece.last) not in done:
                out.append(_name(document, words, run, piece, "person", "the family name of somebody named in full"))
    for run, piece in _calendar_places(words, family & calendar, document):
        out.append(_name(document, words, run, piece, "person", "the family name of somebody named in full"))
    return out


def _calendar_places(words: Sequence[Word], keys: set[str], document: Document) -> list[tuple[Run, Piece]]:
    """Where "May" is a person named in full elsewhere, not a month."""
    out = []
    for n, word in enumerate(words):
        if (
            word.folded in keys
            and word.capital
            and _acts(words, n)
            and not (n and words[n].joined and words[n - 1].capital)
        ):
            run = Run(n, n + 1, n + 1, False, False, False)
            out.append((run, Piece(n, n + 1, "name")))
    return out


def _acts(words: Sequence[Word], n: int) -> bool:
    """Whether "May" stands as a person's name does, not as a month's."""
    before = words[n - 1].folded if n and words[n].joined else ""
    after = words[n + 1].folded if n + 1 < len(words) and words[n + 1].joined else ""
    return before not in _BEFORE_MONTHS and not before.isdigit() and not after[:1].isdigit() and bool(after)
