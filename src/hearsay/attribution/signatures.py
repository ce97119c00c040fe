"""Blocks that the page sets off and that somebody has signed: an embedded post, a quotation with a name under it."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from .draft import Draft, Stretch
from .page import SET_OFF, Page, Unit
from .phrases import Phrase, noun_phrase
from .words import finite

#: The reason of statements by the signature under a block.
SIGNED_BLOCK = "block set off by the page and signed with a name"
DASHES = frozenset({"—", "–", "--", "―", "-"})
_LONGEST = 22  # words of a signature, with handle and date


def signed_blocks(page: Page) -> Iterator[Draft]:
    """Yields the words of each set-off block above a signature as those of who signed it."""
    paragraphs = page.parse.paragraphs
    units: dict[int, list[Unit]] = {}
    for unit in page.units:
        if unit.level == 0:
            units.setdefault(unit.paragraph, []).append(unit)
    filled = [n for n in range(len(paragraphs)) if units.get(n)]
    for kind, run in groupby(filled, key=lambda n: page.kinds[n]):
        above: list[Stretch] = []
        for number in run if kind in SET_OFF else ():
            first, last = paragraphs[number].first, paragraphs[number].last
            dash = _dash(page, units[number])
            source = signer(page, units[number][-1], dash) if dash is not None else None
            above.append((first, last if dash is None or source is None else dash))
            if dash is not None and source is not None:
                yield _draft(units[number], dash, source=source, above=above)
                above = []


def _draft(units: Sequence[Unit], dash: int, *, source: Phrase, above: Sequence[Stretch]) -> Draft:
    unit = next(u for u in units if u.first <= dash < u.last)
    content = tuple(c for c in above if c[1] > c[0])
    return Draft(unit, source, (dash, dash + 1), content, "says", False, SIGNED_BLOCK)


def _dash(page: Page, units: Sequence[Unit]) -> int | None:
    """The dash that opens a signature, as the last words of a paragraph or as all of it."""
    first, last = units[0].first, units[-1].last
    near = range(last - 2, max(first, last - _LONGEST) - 1, -1)
    dash = next((n for n in near if page.tokens[n].text in DASHES), None)
    if dash is None or any(finite(t) for t in page.tokens[dash:last]):
        return None
    apart = dash == first or page.tokens[dash - 1].end < page.tokens[dash].start
    loose = dash == first or any(t.text in {"(", "@"} for t in page.tokens[dash:last])
    return dash if apart and loose else None


def signer(page: Page, unit: Unit, dash: int) -> Phrase | None:
    """Returns who signs behind a dash: the name, without the handle and the date behind it."""
    if dash + 1 >= unit.last:
        return None
    words = list(takewhile(lambda t: t.text not in "(@" and not t.text[0].isdigit(), page.tokens[dash + 1 : unit.last]))
    if not words or not words[0].text[0].isupper():
        return None
    if words[-1].index + 1 < unit.last:
        return Phrase(dash + 1, words[-1].index + 1, words[-1].index, "after")
    return noun_phrase(unit, dash + 1, place="after")
