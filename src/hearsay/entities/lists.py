"""Names in lists: among places stands a place."""

from collections.abc import Mapping, Sequence

from ..records import EntityKind, Parse
from .evidence import Signs, Tally
from .segment import Piece
from .words import Word

_CLOSING = frozenset({",", ".", ";", ")", "]", ":", "!", "?", "and", "or", "—", "–", "-"})


def listed_signs(parse: Parse, words: Sequence[Word], piece: Piece, kinds: Mapping[int, EntityKind]) -> Signs:
    """Returns what the neighbours in a list say. `kinds`: of names already told, by their first and last words.

    "In Karsk, Anna Kord said" is no list: after the name a list goes on or ends.
    """
    tally = Tally()
    before = kinds.get(piece.first - 1) == "place" and _comma(parse, words, piece.first - 1, piece.first)
    after = kinds.get(piece.last) == "place" and _comma(parse, words, piece.last - 1, piece.last)
    paired = (_and_between(words, piece.first - 1) and kinds.get(piece.first - 2) == "place") or (
        _and_between(words, piece.last) and kinds.get(piece.last + 1) == "place"
    )
    if paired or (before and after):
        tally.add("place", 2.0, "it stands in a list with places")
    elif after or (before and _goes_on(parse, words, piece)):
        tally.add("place", 1.3, "it stands in a list with places")
    return tally.signs()


def _goes_on(parse: Parse, words: Sequence[Word], piece: Piece) -> bool:
    following = words[piece.last - 1].token + 1
    return following >= len(parse.tokens) or parse.tokens[following].lower in _CLOSING


def _and_between(words: Sequence[Word], at: int) -> bool:
    return 0 < at < len(words) - 1 and words[at].folded == "and" and bool(words[at].joined and words[at + 1].joined)


def _comma(parse: Parse, words: Sequence[Word], before: int, after: int) -> bool:
    """Whether nothing but a comma stands between two words."""
    if before < 0 or after >= len(words):
        return False
    one, other = words[before].token, words[after].token
    return other == one + 2 and parse.tokens[one + 1].text == ","
