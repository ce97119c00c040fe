"""Turns of an interview: what a page gives to a speaker without a word of saying ("– We left at noon.")."""

from collections.abc import Iterator, Mapping, Sequence

from ..records import Paragraph, Segment, Token
from .draft import Draft
from .labels import LABELLED
from .page import ENDS, MARKS, Page, Unit
from .phrases import Phrase

_DASHES = frozenset({"–", "—", "-", "--"})


def speakers(segments: Sequence[Segment], paragraphs: Sequence[Paragraph]) -> tuple[str | None, ...]:
    """Returns for each paragraph the speaker that the page prints for it, null where it is the page's own."""
    turns = {s.id: s.author for s in segments if s.kind == "body" and s.author}
    return tuple(turns.get(paragraph.segment) for paragraph in paragraphs)


def turns(page: Page, drafts: Sequence[Draft], *, by: Sequence[str | None]) -> Iterator[Draft]:
    """Yields a statement for each turn whose speaker is named elsewhere on the page; `by` as `speakers` gives it."""
    names = {name: place for name in {*by} - {None} if name and (place := _place(page.tokens, name))}
    opened = {draft.unit.first for draft in drafts if draft.reason == LABELLED}
    for unit in page.units:
        paragraph, name = page.parse.paragraphs[unit.paragraph], by[unit.paragraph]
        if unit.level or unit.first != paragraph.first or name not in names or unit.first in opened:
            continue
        yield _turn(page, unit, names=names, name=name)


def _turn(page: Page, unit: Unit, *, names: Mapping[str, tuple[int, int]], name: str) -> Draft:
    tokens, last = page.tokens, page.parse.paragraphs[unit.paragraph].last
    source, start, cue = Phrase(*names[name], names[name][1] - 1, "elsewhere"), unit.first, None
    colon = unit.first + len(name.split())
    if colon + 2 < last and tokens[colon].text == ":" and _is(tokens, unit.first, name):
        source, start, cue = Phrase(unit.first, colon, colon - 1, "before"), colon + 1, (colon, colon + 1)
    if start + 1 < last and tokens[start].text in _DASHES:
        cue, start = cue or (start, start + 1), start + 1
    while last > start + 2 and tokens[last - 1].text in ENDS | MARKS:
        last -= 1
    return Draft(unit, source, cue, ((start, last),), "says", False, f"a turn that the page gives to {name}")


def _is(tokens: Sequence[Token], at: int, name: str) -> bool:
    words = name.lower().split()
    return [t.lower for t in tokens[at : at + len(words)]] == words


def _place(tokens: Sequence[Token], name: str) -> tuple[int, int] | None:
    """Where a name stands first on a page, in whole words, whatever its capitals."""
    size = len(name.split())
    return next(((n, n + size) for n in range(len(tokens) - size + 1) if _is(tokens, n, name)), None)
