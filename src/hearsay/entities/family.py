"""Family names alone: people named in full elsewhere in the text."""

from collections.abc import Mapping, Sequence
from typing import Final

from .lexicon import word_set
from .naming import Name, Page, Spot, make_name
from .segment import Piece
from .weigh import Weighed
from .words import Run, Word

#: "Jordan" stays a country beside a Mr Jordan unless the words around it speak for the person.
_SURELY_PLACE: Final = 2.0
_WHY: Final = "the family name of somebody named in full"
_BEFORE_MONTHS: Final = frozenset(
    {"in", "since", "until", "of", "by", "last", "next", "this", "late", "early", "mid", "on", "from", "to", "and"}
)


def with_family_names(page: Page, names: list[Name], weighed: Mapping[str, Weighed]) -> list[Name]:
    """Returns the names with lone last words of people as those people, unless they are better known as places."""
    family = {name.key.split()[-1] for name in names if name.kind == "person" and (" " in name.key or name.title)}
    told = {name.key for name in names if name.shape in {"demonym", "place"}}
    taken = {key for key in family - told if key in weighed and _may_be_person(weighed[key])}
    out = [name for name in names if not (name.shape == "name" and name.key in taken and name.kind != "person")]
    done = {(name.first, name.last) for name in out}
    for key in sorted(taken):
        spots = weighed[key].spots
        out.extend(make_name(page, s, "person", _WHY) for s in spots if (s.piece.first, s.piece.last) not in done)
    months = family & word_set("not_names", "calendar", "words")
    out.extend(make_name(page, spot, "person", _WHY) for spot in _people_like_months(page.words, months))
    return out


def _may_be_person(one: Weighed) -> bool:
    return one.total.place < _SURELY_PLACE + one.total.person


def _people_like_months(words: Sequence[Word], keys: set[str]) -> list[Spot]:
    """Where "May" is a person named in full elsewhere, not a month."""
    out = []
    for n, word in enumerate(words):
        inside_name = n > 0 and bool(word.joined) and words[n - 1].capital
        if word.folded in keys and word.capital and not inside_name and _acts(words, n):
            out.append(Spot(Run(n, n + 1, n + 1, False, False, False), Piece(n, n + 1, "name")))
    return out


def _acts(words: Sequence[Word], n: int) -> bool:
    """Whether "May" stands as a person's name does, not as a month's."""
    before = words[n - 1].folded if n and words[n].joined else ""
    after = words[n + 1].folded if n + 1 < len(words) and words[n + 1].joined else ""
    return before not in _BEFORE_MONTHS and not before.isdigit() and not after[:1].isdigit() and bool(after)
