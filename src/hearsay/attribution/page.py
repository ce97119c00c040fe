"""A parsed document cut up the way that attribution reads it: quotations first, then sentences around them.

A sentence here is never cut inside a quotation; what stands inside one is read again, a level deeper, as sentences of
its own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..language import dateline
from ..records import Document, Parse, Token
from .marks import Stretch, stretches
from .words import listed

ENDS = frozenset(".!?…") | {"...", "..", "?!", "!!", "!?", "??"}
MARKS = frozenset("\"“”„‟«»″〝〞＂'‘’‚‛`") | {"''", "``", '""'}
#: A sentence without end is cut after this many words, so that time stays linear in its length.
MOST_WORDS = 400
#: Kinds of segments that hold somebody else's words.
SET_OFF = frozenset({"quote", "embed"})
_BRACKETS = frozenset(")]}")


class Quotation(NamedTuple):
    """A quoted stretch in tokens: `first` to `last` (exclusive) are the words inside, `outer_*` include the marks."""

    first: int
    last: int
    outer_first: int
    outer_last: int
    stretch: Stretch


@dataclass(frozen=True, eq=False)
class Unit:
    """A sentence: tokens `first` to `last` (exclusive), with the quotations that it treats as one piece each.

    `level` counts the quotations around it; `parent` is the one around it, if any.
    """

    parse: Parse
    first: int
    last: int
    paragraph: int
    level: int
    quotations: tuple[Quotation, ...]
    parent: Quotation | None

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the whole document, which all indices count."""
        return self.parse.tokens

    @cached_property
    def end(self) -> int:
        """The end of the sentence without its closing stop."""
        last = self.last
        while last > self.first + 1 and (self.tokens[last - 1].text in ENDS or self.tokens[last - 1].text in ":;,"):
            last -= 1
        return last

    @cached_property
    def opening(self) -> dict[int, Quotation]:
        """The quotations by the token that they begin with."""
        return {q.outer_first: q for q in self.quotations}

    @cached_property
    def inside(self) -> frozenset[int]:
        """The words inside its quotations, with the marks."""
        return frozenset(n for q in self.quotations for n in range(q.outer_first, q.outer_last))

    def floor(self, at: int) -> int:
        """Returns where the words begin that stand between the last quotation before `at`, or the start, and `at`."""
        return max([self.first, *(q.outer_last for q in self.quotations if q.outer_last <= at)])


@dataclass(frozen=True, eq=False)
class Page:
    """What the rules of attribution look at; `kinds` and `segments` are those of its paragraphs."""

    document: Document
    parse: Parse
    units: tuple[Unit, ...]
    segments: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the document."""
        return self.parse.tokens

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The words inside quotation marks."""
        return frozenset(n for u in self.units if not u.level for q in u.quotations for n in range(q.first, q.last))

    @cached_property
    def people(self) -> frozenset[str]:
        """The last words of the names of persons, in small letters."""
        tokens = self.tokens
        return frozenset(t.lower for t in tokens if t.name == "PER" and (
            t.index + 1 == len(tokens) or tokens[t.index + 1].name != "PER" or tokens[t.index + 1].opens))

    @cached_property
    def set_off(self) -> frozenset[int]:
        """The words in blocks that the page sets off as quotations."""
        return frozenset(n for kind, p in zip(self.kinds, self.parse.paragraphs, strict=True) if kind in SET_OFF
                         for n in range(p.first, p.last))

    def sentence_at(self, at: int, *, level: int) -> int:
        """Returns the first word of the sentence, inside `level` quotations, that token `at` stands in."""
        firsts = self._firsts[level]
        return firsts[bisect_right(firsts, at) - 1]

    @cached_property
    def _firsts(self) -> tuple[list[int], ...]:
        return tuple(sorted(u.first for u in self.units if u.level == level) for level in (0, 1))


def cut(document: Document, parse: Parse, *, kinds: Sequence[str]) -> Page:
    """Returns the page of a parse; `kinds` are the segment kinds of its paragraphs."""
    units: list[Unit] = []
    for number, paragraph in enumerate(parse.paragraphs):
        if paragraph.first == paragraph.last:
            continue
        found = _quotations(document.text, parse, number=number)
        outer = [q for q in found if q.stretch.depth == 0]
        first = _behind_dateline(document.text, parse, number=number)
        outer = [q for q in outer if q.outer_first >= first]
        whole = Unit(parse, first, paragraph.last, number, 0, tuple(outer), None)
        units.extend(_sentences(whole))
        for q in outer:
            inner = tuple(i for i in found if i.stretch.depth == 1 and q.first <= i.first and i.last <= q.last)
            units.extend(_sentences(Unit(parse, q.first, q.last, number, 1, inner, q)))
    return Page(document, parse, tuple(units), tuple(p.segment for p in parse.paragraphs), tuple(kinds))


def _behind_dateline(text: str, parse: Parse, *, number: int) -> int:
    """The first word of a paragraph that is no part of a dateline."""
    paragraph, tokens = parse.paragraphs[number], parse.tokens
    found = dateline(text, tokens[paragraph.first].start, tokens[paragraph.last - 1].end)
    if found is None:
        return paragraph.first
    words = range(paragraph.first, paragraph.last)
    return next((n for n in words if tokens[n].start >= found.end), paragraph.first)


def _quotations(text: str, parse: Parse, *, number: int) -> list[Quotation]:
    paragraph = parse.paragraphs[number]
    words = parse.tokens[paragraph.first:paragraph.last]
    starts = [t.start for t in words]
    out = []
    for s in stretches(text, words[0].start, words[-1].end):
        first, last, outer_first, outer_last = (
            paragraph.first + bisect_left(starts, at) for at in (s.start, s.end, s.outer_start, s.outer_end))
        if last > first and not _is_nickname(parse, outer_first, last=outer_last):
            out.append(Quotation(first, last, min(outer_first, first), max(outer_last, last), s))
    return out


def _is_nickname(parse: Parse, first: int, *, last: int) -> bool:
    """`Marcia "Cia" Price`: one word in quotation marks between two of a name."""
    tokens = parse.tokens
    if last - first != 3 or first == 0 or last >= len(tokens) or not tokens[first + 1].text[0].isupper():
        return False
    before, after = tokens[first - 1], tokens[last]
    return before.pos == "PROPN" and after.pos in {"PROPN", "NOUN"} and after.text[0].isupper()


def _sentences(whole: Unit) -> list[Unit]:
    """Cuts a paragraph or a quotation into its sentences."""
    out: list[Unit] = []
    at = begin = whole.first
    inside: list[Quotation] = []
    while at < whole.last:
        quotation = whole.opening.get(at)
        after = max(quotation.outer_last, at + 1) if quotation else at + 1
        if quotation:
            inside.append(quotation)
        text = whole.tokens[quotation.last - 1 if quotation else at].text
        stops = (text in ENDS or text[-1] == ".") and _ends(whole, at, after=after, quotation=quotation)
        if stops or (after - begin > MOST_WORDS and not quotation):
            after = _with_closers(whole, after)
            out.append(_part(whole, begin, last=after, quotations=inside))
            begin, inside = after, []
        at = after
    if begin < whole.last:
        out.append(_part(whole, begin, last=whole.last, quotations=inside))
    return out


def _part(whole: Unit, first: int, *, last: int, quotations: Sequence[Quotation]) -> Unit:
    return Unit(whole.parse, first, last, whole.paragraph, whole.level, tuple(quotations), whole.parent)


def _ends(whole: Unit, at: int, *, after: int, quotation: Quotation | None) -> bool:
    """Whether a sentence ends with the stop or the quotation at `at`, before `after`."""
    end = quotation.last - 1 if quotation else at
    token = whole.tokens[end]
    beyond = _with_closers(whole, after)
    if beyond >= whole.last or not _begins_sentence(whole.tokens[beyond]):
        return False
    if token.text in ENDS:
        closed = quotation is not None and quotation.stretch.closed
        return not closed or not _speaker_follows(whole, after, full=token.text == ".")
    # an abbreviation can end a sentence too, if the parser thinks so
    return quotation is None and whole.parse.sentence_of[end] != whole.parse.sentence_of[end + 1]


def _with_closers(whole: Unit, after: int) -> int:
    while after < whole.last and whole.tokens[after].text in _BRACKETS:
        after += 1
    return after


def _begins_sentence(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() or first.isdigit() or token.text in MARKS or first in "([—―–@#$£€"


def _speaker_follows(whole: Unit, after: int, *, full: bool) -> bool:
    """`“Why?” Minister Doe asked.`: the sentence goes on after the quotation, although it has a stop inside.

    After a full stop (`full`) only where nothing but the speaker follows: `“We left.” Doe said.`
    """
    for token in whole.tokens[after:min(after + 7, whole.last)]:
        if token.lower in listed("closing"):
            beyond = whole.tokens[token.index + 1].text if token.index + 1 < whole.last else "."
            return not full or beyond in ".,"
        if token.text in ENDS or token.text in MARKS or token.text in ",;:":
            return False
    return False
