"""Quotation marks of every style, paired a paragraph at a time into quoted stretches.

A mark may be missing: a stretch that is never closed runs to the end of its paragraph, one that is only closed begins
at the start of its paragraph (or after the quotation before it). Time is linear in the length of the text.
"""

import re
from typing import NamedTuple

_MARK = re.compile(r"``|''|[\"“”„‟«»″〝〞＂]+|[‘’‚‛'`]")
_DOUBLE_OPENS, _DOUBLE_CLOSES = frozenset("“„‟«〝"), frozenset("”»〞")
_BEFORE_OPENING = re.compile(r"[\s(\[{—–―/\"“„«‘'-]")
_AFTER_CLOSING = re.compile(r"[\s)\]}.,;:!?—–―/\"”»’'…-]")
_STOPS = frozenset(".,!?…;:—–-")
#: A quotation in single marks has to end within this many characters.
_WINDOW = 1500
#: Nested deeper than this, marks are typing errors: they are passed over, so that time stays linear.
_DEEPEST = 4


class Stretch(NamedTuple):
    """Words inside quotation marks: `start` to `end` without the marks, `outer_start` to `outer_end` with them.

    `depth` 0 is not inside another stretch. `opened` and `closed` say whether the mark is there; `single` tells
    single marks from double ones.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    opened: bool
    closed: bool
    single: bool


class _Mark(NamedTuple):
    start: int
    end: int
    way: str  # "open", "close" or "either"
    single: bool


def stretches(text: str, start: int, end: int) -> list[Stretch]:
    """Returns the quoted stretches of the paragraph `text[start:end]` in reading order, outer before inner."""
    found: list[Stretch] = []
    opened: list[_Mark] = []
    ended = start
    for mark in _marks(text, start, end):
        if _ends_single_by_two(text, mark, opened):
            mark = mark._replace(single=True)
        if not _closes(mark, opened):
            if len(opened) < _DEEPEST and (opened or mark.way != "close"):
                opened.append(mark)
            elif not opened and not mark.single and _is_bare_close(text, mark, ended):
                found.append(_stretch(text, ended, mark, depth=0))
                ended = mark.end
            continue
        while opened[-1].single != mark.single:
            opened.pop()
        begin = opened.pop()
        found.append(_between(text, begin, mark, depth=len(opened)))
        if not opened:
            ended = mark.end
    found.extend(_left_open(text, opened, end))
    return sorted((s for s in found if s.end > s.start), key=lambda s: (s.outer_start, -s.outer_end))


def _closes(mark: _Mark, opened: list[_Mark]) -> bool:
    if mark.way == "open":
        return False
    return any(o.single == mark.single for o in opened)


def _ends_single_by_two(text: str, mark: _Mark, opened: list[_Mark]) -> bool:
    """A quotation that begins with one apostrophe and ends with two lost one of them."""
    return (mark.way == "close" and text.startswith("''", mark.start)
            and bool(opened) and all(o.single for o in opened))


def _is_bare_close(text: str, mark: _Mark, ended: int) -> bool:
    """A closing mark without a beginning is believed where it ends a clause, as in `success,” he said`."""
    return mark.way == "close" and mark.start > ended and text[mark.start - 1] in _STOPS


def _between(text: str, begin: _Mark, mark: _Mark, *, depth: int) -> Stretch:
    start, end = _trimmed(text, begin.end, mark.start)
    return Stretch(start, end, begin.start, mark.end, depth, True, True, mark.single)


def _stretch(text: str, begin: int, mark: _Mark, *, depth: int) -> Stretch:
    start, end = _trimmed(text, begin, mark.start)
    return Stretch(start, end, start, mark.end, depth, False, True, mark.single)


def _left_open(text: str, opened: list[_Mark], end: int) -> list[Stretch]:
    """The outermost double mark that was never closed quotes the rest of the paragraph."""
    mark = next((o for o in opened if not o.single), None)
    if mark is None:
        return []
    start, end = _trimmed(text, mark.end, end)
    return [Stretch(start, end, mark.start, end, 0, True, False, False)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    out: list[_Mark] = []
    single_open = False
    partner, looked = -1, -1  # where the next end of a single quotation is, and how far it was looked for
    for m in _MARK.finditer(text, start, end):
        chars, at, to = m.group(), m.start(), m.end()
        before = text[at - 1] if at > start else " "
        after = text[to] if to < end else " "
        single = len(chars) == 1 and chars in "‘’‚‛'`"
        if not single:
            way = _way(chars[0], before, after)
            if not (way == "close" and chars == '"' and before.isdigit()):
                out.append(_Mark(at, to, way, False))
        elif not single_open and _can_open(chars, before, after) and not _ELISION.match(text, to):
            if looked < to:
                partner = _single_end(text, to, end)
                looked = max(partner, to) if partner >= 0 else min(end, to + _WINDOW)
            single_open = partner >= to
            if single_open:
                out.append(_Mark(at, to, "open", True))
        elif single_open and chars in "’'‛" and _ends_single(before, after):
            out.append(_Mark(at, to, "close", True))
            single_open = False
    return out


def _way(char: str, before: str, after: str) -> str:
    opening = bool(_BEFORE_OPENING.match(before)) and not after.isspace()
    closing = bool(_AFTER_CLOSING.match(after)) and not before.isspace()
    if char in _DOUBLE_OPENS:
        # „word“ and »word« close with marks that open elsewhere
        return "close" if closing and not opening and char in "“«" else "open"
    if char in _DOUBLE_CLOSES:
        return "open" if opening and not closing and char in "»" else "close"
    if char == "`":
        return "open"
    if opening and not closing:
        return "open"
    return "close" if closing and not opening else "either"


_ELISION = re.compile(r"(?:em|til|till|cause|tis|twas|bout|round|n)\b", re.IGNORECASE)


def _can_open(char: str, before: str, after: str) -> bool:
    return char != "’" and bool(_BEFORE_OPENING.match(before)) and (after.isalpha() or after in "$£€[(“\"…")


def _ends_single(before: str, after: str) -> bool:
    """A plain apostrophe ends a quotation where a word or a stop comes before it and no letter after."""
    return not before.isspace() and not after.isalnum()


_SINGLE_END = re.compile(r"[.,!?…;:—]['’](?!\w)|[^\sSs.,]['’](?!\w)|\w['’](?=[.,!?;:)\"”]|\s*$)")


def _single_end(text: str, start: int, end: int) -> int:
    """Where the partner of a single mark before `start` can be, or -1 ("the '90s" and "'em" have none)."""
    found = _SINGLE_END.search(text, start, min(end, start + _WINDOW))
    return found.start() if found else -1
