"""The article of a text dump: which row is its title, where it begins and ends, and what the rest is."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from ..knowledge import table
from ..records import Published, SegmentKind
from .authors import split_names
from .comment_parts import is_button
from .dates import printed_dates, printed_time
from .outlets import named_in_rights
from .phrases import speaks_of_page
from .pieces import Facts
from .rows import Row

_PROSE: Final = 80
_SENTENCE_END: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*(?:\s?\[\d+\])?$")
_HEADLINE: Final = re.compile(r"[^.;,:]$|[?!][\"'”’»]?$|\b(?:[A-Z]\.){2,}$")
_FRONT: Final = 40
_BY: Final = re.compile(r"(?:by|von|par|por|di|door|written by|text|story by|posted by)[\s:]+[^\W\d_]", re.IGNORECASE)
_NAME: Final = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|der|al|el|bin)(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|der|al|el|bin)){1,4}$")
_LINE_OF_HEAD: Final = 14


class Article(NamedTuple):
    """The kind of each row above the comments, and what they say of the page."""

    kinds: list[SegmentKind]
    facts: Facts


def read_article(found: Sequence[Row], below: Sequence[Row]) -> Article:
    """Judges the rows above the comments; `below` are rows under them, where a line of copyright may stand."""
    noise = [_is_noise(row) for row in found]
    captions = _captions(found, noise)
    title = _title(found, noise, captions)
    start = _first_prose(found, noise, captions, title)
    end = _last_prose(found, noise, start)
    kinds: list[SegmentKind] = []
    for number, row in enumerate(found):
        if number == title:
            kinds.append("title")
        elif noise[number]:
            kinds.append("boilerplate")
        elif number in captions:
            kinds.append("caption")
        elif number < start:
            kinds.append(_above(found, number, title))
        elif number > end:
            kinds.append("boilerplate")
        else:
            kinds.append(_kind(found, number))
    _mark_quotes(found, kinds, start, end)
    return Article(kinds, _facts(found, below, title=title, start=start, end=end))


def _is_noise(row: Row) -> bool:
    return bool(_pattern("counter").fullmatch(row.text) or speaks_of_page(row.text) or is_button(row.text) or _is_key(row.text))


def _is_key(text: str) -> bool:
    return any(_pattern(key).match(text) for key in ("author_key", "date_key", "source_key", "other_key")) and len(text) < 200


def _is_prose(row: Row) -> bool:
    return len(row.text) >= _PROSE and bool(_SENTENCE_END.search(row.text))


def _captions(found: Sequence[Row], noise: Sequence[bool]) -> set[int]:
    """Returns rows that speak of a picture: credits, what stands above a credit at the top, sentences that begin as captions do."""
    out: set[int] = set()
    for number, row in enumerate(found):
        if noise[number] or len(row.text) > 600:
            continue
        if _pattern("credit").fullmatch(row.text):
            out.add(number)
            before = number - 1
            if before >= 0 and number < 6 and not noise[before] and _is_prose(found[before]):
                out.add(before)
        elif _pattern("caption_start").match(row.text) or (len(row.text) < 300 and _ends_in_credit(row.text)):
            out.add(number)
    return out


def _ends_in_credit(text: str) -> bool:
    return any(found.end() == len(text) for found in _pattern("credit_end").finditer(text))


def _title(found: Sequence[Row], noise: Sequence[bool], captions: set[int]) -> int:
    """Returns the row of the title: the one that stands twice, the one that is called so, or the first headline above the text."""
    front = range(min(_FRONT, len(found)))
    named = next((number for number in front if _pattern("title_key").match(found[number].text)), None)
    if named is not None:
        return named
    counts = Counter(found[number].text for number in front)
    likely = [number for number in front if not noise[number] and number not in captions and _is_headline(found[number])]
    for number in likely:
        if counts[found[number].text] > 1 and len(found[number].text.split()) >= 3:
            return number
    prose = next((number for number in front if _is_prose(found[number]) and not noise[number] and number not in captions), None)
    near = [number for number in likely if prose is not None and prose - _LINE_OF_HEAD <= number < prose]
    return next((number for number in near if len(found[number].text.split()) >= 4), near[0] if near else -1)


def _is_headline(row: Row) -> bool:
    words = row.text.split()
    return (2 <= len(words) <= 35 and len(row.text) <= 250 and not row.bullet and not row.number and bool(_HEADLINE.search(row.text))
            and not _BY.match(row.text) and row.text[0] not in "(" and not _is_dateline(row.text))


def _is_dateline(text: str) -> bool:
    time = printed_time(text)
    return bool(time and any(map(str.isdigit, time)) and len(text) - len(time) < 60 and len(text.replace(time, " ").split()) <= 6)


def _first_prose(found: Sequence[Row], noise: Sequence[bool], captions: set[int], title: int) -> int:
    """Returns the row where the article begins: below the title the first that is a sentence or a line in front of one."""
    for number in range(title + 1, len(found)):
        row = found[number]
        if noise[number] or number in captions or row.text == (found[title].text if title >= 0 else ""):
            continue
        if _is_prose(row) or (len(row.text) >= 40 and _SENTENCE_END.search(row.text) and not _is_dateline(row.text)):
            return number
        if title >= 0 and len(row.text.split()) >= 7 and not _BY.match(row.text) and not _is_dateline(row.text):
            return number
    return title + 1


def _last_prose(found: Sequence[Row], noise: Sequence[bool], start: int) -> int:
    """Returns the last row of the article: below it there are only furniture and short lines that are no sentences."""
    for number in range(len(found) - 1, start - 1, -1):
        row = found[number]
        if noise[number]:
            continue
        listed = bool(row.bullet or row.number) and len(row.text) > 30
        if listed or (_SENTENCE_END.search(row.text) and len(row.text.split()) >= 4) or len(row.text) >= 2 * _PROSE:
            return number
    return len(found) - 1


def _above(found: Sequence[Row], number: int, title: int) -> SegmentKind:
    """Judges a row above the article: below the title a short line without a sentence is what stands under a picture."""
    row = found[number]
    if number < title or title < 0 or row.text == found[title].text or _BY.match(row.text) or _is_dateline(row.text):
        return "boilerplate"
    return "caption" if len(row.text.split()) <= 12 else "heading"


def _kind(found: Sequence[Row], number: int) -> SegmentKind:
    row = found[number]
    if row.bullet or row.number:
        return "list"
    after = found[number + 1] if number + 1 < len(found) else None
    short = len(row.text) < 120 and not _SENTENCE_END.search(row.text) and len(row.text.split()) <= 16
    if short and row.gap and (after is None or after.gap) and row.text[-1] not in "\"”’":
        return "heading"
    return "body"


def _mark_quotes(found: Sequence[Row], kinds: list[SegmentKind], start: int, end: int) -> None:
    """Marks block quotes: paragraphs without an empty line between, in a text that has one everywhere else.

    The paragraph before must announce somebody's words.
    """
    inside = [number for number in range(start, end + 1) if kinds[number] == "body"]
    spaced = sum(found[number].gap > 0 for number in inside)
    if len(inside) < 6 or spaced * 10 < 7 * len(inside):
        return
    for number in inside:
        if kinds[number] != "body" or number + 1 > end or found[number + 1].gap or number == start:
            continue
        last = number
        while last + 1 <= end and not found[last + 1].gap and kinds[last + 1] == "body":
            last += 1
        block = range(number, last + 1)
        if last > number and found[number].gap and _announces(found[number - 1].text) and all(_SENTENCE_END.search(found[row].text) for row in block):
            for row in block:
                kinds[row] = "quote"


def _announces(text: str) -> bool:
    return bool(_reported().search(text))


def _facts(found: Sequence[Row], below: Sequence[Row], *, title: int, start: int, end: int) -> Facts:
    heading = found[title].text if title >= 0 else None
    key = _pattern("title_key").match(heading) if heading else None
    if heading and key:
        heading = heading[key.end():]
    near = list(found[max(0, title - 6):min(start + 1, len(found))]) if title >= 0 else list(found[:start])
    outlet = _keyed(found[:_FRONT], "source_key") or named_in_rights([row.text for row in [*found, *below] if len(row.text) < 300])
    return Facts(title=heading, authors=_authors(found, near, end), published=_published(found, near), outlet=outlet)


def _keyed(found: Sequence[Row], key: str) -> str | None:
    for row in found:
        mark = _pattern(key).match(row.text)
        if mark and len(row.text) < 200 and row.text[mark.end():].strip():
            return row.text[mark.end():].strip()
    return None


def _authors(found: Sequence[Row], near: Sequence[Row], end: int) -> tuple[str, ...]:
    named = _keyed(found[:_FRONT], "author_key")
    if named:
        return tuple(split_names(named))
    for row in near:
        if _BY.match(row.text) and len(row.text) < 160:
            names = split_names(row.text)
            if names:
                return tuple(names)
        time = printed_time(row.text)
        if time and _is_dateline(row.text) and _NAME.match(row.text.replace(time, " ").strip(" ,|•·–—-")):
            return (row.text.replace(time, " ").strip(" ,|•·–—-"),)
    boxed = [row.text for row in found[end + 1:] if _NAME.match(row.text)]
    return tuple(dict.fromkeys(name for name in boxed if boxed.count(name) > 1))


def _published(found: Sequence[Row], near: Sequence[Row]) -> Published | None:
    keyed = _keyed(found[:_FRONT], "date_key")
    for text, evidence in [(keyed or "", "named in the head of the text"), *((row.text, "printed beside the title") for row in near)]:
        for date in printed_dates(text):
            if evidence.startswith("named") or _is_dateline(text) or date.start < 4:
                return Published(earliest=date.day, latest=date.day, text=date.text, evidence=evidence)
    return None


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(table("page_phrases")["dump"][key], re.IGNORECASE)


@cache
def _reported() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("page_phrases")["reported"]["words"]))
    return re.compile(rf"\b(?:{words})\b|:\s*$", re.IGNORECASE)
