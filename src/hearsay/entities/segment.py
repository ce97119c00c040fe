"""Cutting runs of capitals into names: "US Secretary of State John Doe" is a country, a title and a person."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .gazetteer import Gazetteer
from .lexicon import Entry, Hit, body_heads, longest, place_kinds, word_set
from .titles import title_length
from .words import Run, Word, is_particle

#: Up to this length an acronym counts only in capitals: "Is" and "Who" are words.
_SHORT_ACRONYM = 3
_LINKS = frozenset({"of", "for", "on"})
# No name of a place has these before the word for its kind.
_NO_PLACE = frozenset(
    {"of", "and", "for", "the", "school", "health", "water", "air", "quality", "management", "national", "unified"}
)
# "Kingdom of …": what follows is a place.
_REALMS = frozenset(
    {"kingdom", "republic", "emirate", "sultanate", "principality", "duchy", "province", "governorate", "gulf"}
)
_WIDE_KINDS = frozenset({"country", "continent", "state", "province", "area", "sea", "ocean", "territory", "republic"})


class Piece(NamedTuple):
    """Words `first` to `last` (exclusive) that belong together.

    `shape` is `body` (known), `people`, `demonym`, `place` (by a word like "county", or known as a whole),
    `organisation` (by a word like "ministry"), `title`, or `name` (not yet told). `title` are the words of the title
    before a name.
    """

    first: int
    last: int
    shape: str
    entries: tuple[Entry, ...] = ()
    title: tuple[int, int] | None = None


def pieces(words: Sequence[Word], run: Run, gazetteer: Gazetteer) -> Iterator[Piece]:
    """Yields the pieces of a run in reading order."""
    within = words[run.first : run.reach]
    folded = [word.folded for word in within]
    at, last, title = 0, run.last - run.first, None
    weak = run.weak or (run.loose and last > 1 and _is_before_body(within, folded, last))
    if weak and not _begins_known(within, folded, last, gazetteer):
        yield from pieces(words, run._replace(first=run.first + 1, opens=False, weak=False, loose=False), gazetteer)
        return
    while at < last:
        if not within[at].capital or (
            folded[at] == "the"
            and (_is_longer_without(folded, at) or not _begins_known(within[at:], folded[at:], last - at, gazetteer))
        ):
            at += 1
            continue
        piece = _next_piece(within, folded, at, last, gazetteer)
        first, end = run.first + piece.first, run.first + piece.last
        if piece.shape == "title":
            title = (first, end)
        else:
            yield piece._replace(first=first, last=end, title=title)
            title = None
        at = piece.last


def _begins_known(words: Sequence[Word], folded: Sequence[str], last: int, gazetteer: Gazetteer) -> bool:
    """Whether the word at the head of a sentence belongs to a known longer name ("New York", "The Hague")."""
    if title_length(folded[:last]):
        return True
    hit = longest(folded, 0, len(folded))
    return (hit is not None and hit.last > 1) or _known_place(words, folded, 0, last, gazetteer) is not None


def _is_before_body(words: Sequence[Word], folded: Sequence[str], last: int) -> bool:
    """Whether the first word is none that is known, and a known body is named right after it: "Actual Airbus sales"."""
    hit = longest(folded[1:], 0, len(folded) - 1)
    if hit is None or longest(folded, 0, len(folded)) is not None:
        return False
    return any(e.what == "body" for e in hit.entries) and _spells_body(words[1:], hit, last - 1)


def _is_longer_without(folded: Sequence[str], at: int) -> bool:
    """Whether a known name reaches further without the article: "the Dow", but "Dow Jones"."""
    with_it, without = (longest(folded, n, len(folded)) if n < len(folded) else None for n in (at, at + 1))
    return with_it is not None and without is not None and without.last > with_it.last


def _next_piece(words: Sequence[Word], folded: Sequence[str], at: int, last: int, gazetteer: Gazetteer) -> Piece:
    hit = longest(folded, at, len(folded))
    if hit is not None and any(e.what == "body" for e in hit.entries) and _spells_body(words, hit, last):
        return Piece(hit.first, hit.last, "body", tuple(e for e in hit.entries if e.what == "body"))
    if hit is not None and hit.entries[0].what == "place":
        return Piece(hit.first, hit.last, "place", hit.entries)
    if (end := _known_place(words, folded, at, last, gazetteer)) is not None:
        return Piece(at, end, "place")
    if folded[at] in _REALMS and at + 2 < last and folded[at + 1] == "of" and words[at + 2].capital:
        return Piece(at + 2, _end_of_name(words, folded, at + 2, last), "place")
    if (end := _body_shape(words, folded, at, last)) is not None:
        return Piece(at, end, "organisation")
    if hit is not None and all(words[n].capital for n in range(hit.first, hit.last)):
        other = tuple(e for e in hit.entries if e.what != "body")
        if other and not _goes_on_as_person(words, hit.last, last):
            return Piece(hit.first, hit.last, other[0].what, other)
    if (end := _place_shape(words, folded, at, last)) is not None:
        return Piece(at, end, "place")
    if (length := _title_length(folded, at, last)) and words[at].capital:
        return Piece(at, at + length, "title")
    if (end := _leading_country(words, folded, at, last, gazetteer)) is not None:
        return Piece(at, end, "place")
    return Piece(at, _end_of_name(words, folded, at, last), "name")


def _title_length(folded: Sequence[str], at: int, last: int) -> int:
    """How many words a title has: one that would take the head of a known name ends before it ("of General Motors")."""
    length = title_length(folded[at:last])
    for n in range(at + 1, at + length):
        hit = longest(folded, n, len(folded))
        if hit is not None and hit.last > at + length:
            return title_length(folded[at:n])
    return length


def _spells_body(words: Sequence[Word], hit: Hit, last: int) -> bool:
    """Acronyms have to be written as such; a single ordinary word must not be part of a longer name."""
    if hit.last - hit.first > 1:
        return True
    word = words[hit.first]
    spellings = {e.spelling for e in hit.entries if e.what == "body"}
    if any(s.replace(".", "").isupper() or any(c.isupper() for c in s[1:]) for s in spellings):
        return word.shouted or (word.capital and len(word.folded) > _SHORT_ACRONYM)
    before = hit.first > 0 and words[hit.first].joined == " " and words[hit.first - 1].capital
    after = hit.last < last and words[hit.last].joined == " " and words[hit.last].capital
    return not before and not (after and not title_length([words[hit.last].folded]))


def _known_place(words: Sequence[Word], folded: Sequence[str], at: int, last: int, gazetteer: Gazetteer) -> int | None:
    """The end of the longest place name of two words or more that the gazetteer knows."""
    for end in range(min(last, at + 6), at + 1, -1):
        if not words[end - 1].capital or (folded[end - 1] in word_set("not_names", "things", "words")):
            continue
        found = gazetteer.find(" ".join(folded[at:end]))
        if found and (
            end == last
            or not words[end].capital
            or found[0].place.kind != "town"
            or found[0].place.population > 50_000
            or words[end].joined == "-"
        ):
            return end
    return None


def _body_shape(words: Sequence[Word], folded: Sequence[str], at: int, last: int) -> int | None:
    """The end of a name that a word like "ministry" makes a body's, or None."""
    openers, heads = word_set("body_words", "openers", "words"), body_heads()
    for n in range(at, min(at + 5, last - 2)):
        if folded[n] in openers and words[n].capital and folded[n + 1] in _LINKS:
            return _end_of_opened(words, folded, n + 2, last)
        if not words[n].capital:
            break
    best = None
    for n in range(at + 1, last):
        if not words[n].capital and folded[n] not in {"and", "of"} and words[n].joined != "-":
            break
        if folded[n] in heads and words[n].capital and not title_length(folded[at : n + 1]):
            best = n + 1
    if best is not None and best < last and words[best].capital and not title_length(folded[best:last]):
        return None
    return best


def _end_of_opened(words: Sequence[Word], folded: Sequence[str], at: int, last: int) -> int:
    """Where "Ministry of …" ends: before a title with a name."""
    for n in range(at + 1, last):
        if (
            words[n].capital
            and title_length(folded[n:last])
            and n + 1 < last
            and folded[n - 1] not in {"of", "for", "and", "the"}
        ):
            return n
    return last


def _place_shape(words: Sequence[Word], folded: Sequence[str], at: int, last: int) -> int | None:
    """The end of a name that a word like "county" makes a place's; "Wright County Eggs" is none."""
    kinds, before = place_kinds(), word_set("place_words", "before", "words")
    for n in range(at + 1, min(last, at + 4)):
        if folded[n] in kinds:
            goes_on = n + 1 < last and words[n + 1].capital and not title_length(folded[n + 1 : last])
            return None if goes_on or any(w in _NO_PLACE for w in folded[at:n]) else n + 1
    if folded[at] in before and last > at + 1:
        return min(last, at + 2 if last == at + 2 else at + 3)
    return None


def _leading_country(
    words: Sequence[Word], folded: Sequence[str], at: int, last: int, gazetteer: Gazetteer
) -> int | None:
    """The end of a country or region in front of something else: "US President", "Russia-Ukraine"."""
    for end in range(min(last - 1, at + 3), at, -1):
        found = gazetteer.find(" ".join(folded[at:end]))
        if found and found[0].place.kind in _WIDE_KINDS:
            follows = words[end]
            if (
                follows.joined == "-"
                or title_length(folded[end:last])
                or (follows.capital and words[at].shouted and end == at + 1)
            ):
                return end
    return None


def _goes_on_as_person(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a particle follows that only names of people have ("Israeli ben …" is no demonym)."""
    return at < last and not words[at].capital and words[at].folded in {"bin", "ibn", "ben", "von", "van"}


def _end_of_name(words: Sequence[Word], folded: Sequence[str], at: int, last: int) -> int:
    """The end of a plain name: capitals with the particles of people's names between them."""
    n = at + 1
    while n < last:
        if words[n].capital:
            if _is_office_inside(words, folded, n, last) or _is_acronym(words, folded, n):
                break
            n += 1
        elif is_particle(words[n]) and n + 1 < last:
            step = next((k for k in range(n + 1, min(last, n + 4)) if words[k].capital), None)
            if step is None or not all(is_particle(words[k]) for k in range(n, step)):
                break
            n = step + 1
        else:
            break
    return n


def _is_acronym(words: Sequence[Word], folded: Sequence[str], at: int) -> bool:
    """Whether a known body begins in the middle of a row of capitals, by its acronym: "Northern NATO allies"."""
    if not words[at].shouted or words[at - 1].shouted or words[at].joined != " ":
        return False
    hit = longest(folded, at, len(folded)) if len(folded[at]) >= _SHORT_ACRONYM else None
    return hit is not None and hit.last == at + 1 and hit.entries[0].what == "body"


def _is_office_inside(words: Sequence[Word], folded: Sequence[str], at: int, last: int) -> bool:
    """Whether an office begins in the middle of a row of capitals: "Velmar Grain CEO Ivo Renn".

    Only offices count that nobody is called by; there are people named King and Judge.
    """
    length = title_length(folded[at:last])
    told = folded[at + length - 1] in word_set("descriptions", "voices", "words")
    return 0 < length < last - at and told and words[at + length].capital and words[at].joined == " "
