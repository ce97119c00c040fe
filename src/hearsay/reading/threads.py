"""Comment threads in a text dump: author lines with a bullet and an indented text below, or lines of name and time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from ..knowledge import table
from .dates import printed_time
from .heads import as_name
from .phrases import is_button, speaks_of_page
from .rows import Row

_LONGEST_NAME: Final = 60
_MOST_WORDS: Final = 7
_ENDS: Final = frozenset(".!?…;,:")
_FEWEST_PLAIN: Final = 3
_PARAGRAPH: Final = 80
_FEWEST_ACTS: Final = 2
_SIGNS: Final = 6


@dataclass(slots=True)
class Voice:
    """One comment of a dump: the numbers of the rows of its head and of its words, its author and place."""

    head: list[int]
    indent: int
    author: str | None
    published: str | None = None
    depth: int | None = None
    parent: "Voice | None" = None
    words: list[int] = field(default_factory=list)
    buttons: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Thread:
    """The comments of a dump, and the rows from the first to the last of them."""

    voices: list[Voice]
    first: int
    last: int


def find_thread(found: Sequence[Row]) -> Thread | None:
    """Returns the thread of a dump, null where it has none."""
    return _bulleted(found) or _acted(found) or _named(found)


def is_comments_heading(text: str) -> bool:
    """Says whether a line is the heading above comments ("3 Comments")."""
    return bool(_heading().fullmatch(text.strip()))


def _acted(found: Sequence[Row]) -> Thread | None:
    """Finds comments below lines such as "Ann commented on Bert's post."; name and time may follow the words."""
    heads = {number: act.group(act.lastindex or 0) for number, row in enumerate(found) if (act := _act(row.text))}
    if len(heads) < _FEWEST_ACTS:
        return None
    voices = [Voice([number], found[number].indent, name) for number, name in heads.items()]
    starts = [*heads, len(found)]
    for voice, (start, stop) in zip(voices, pairwise(starts), strict=True):
        for number in range(start + 1, stop):
            text = found[number].text
            time = printed_time(text)
            if time and len(text) - len(time) <= _SIGNS and voice.words:
                voice.published = time
                voice.buttons.append(number)
            else:
                is_side = text == voice.author or is_button(text) or voice.published is not None
                (voice.buttons if is_side else voice.words).append(number)
    voices = [voice for voice in voices if voice.words]
    return Thread(voices, starts[0], len(found)) if voices else None


def _act(text: str) -> re.Match[str] | None:
    return _acts().fullmatch(text) if len(text) <= 2 * _LONGEST_NAME + 30 else None


def _bulleted(found: Sequence[Row]) -> Thread | None:
    heads = [number for number in range(len(found)) if _is_bulleted_head(found, number)]
    if not heads or not any(len(found[number + 1].text) >= 20 for number in heads):
        return None
    bullets = {found[number].bullet for number in heads}
    first, last = heads[0], len(found)
    margin = min(found[number].indent for number in heads)
    known = set(heads)
    voices: list[Voice] = []
    open_voices: list[Voice] = []
    for number in range(first, len(found)):
        row = found[number]
        if row.indent < margin or (row.indent == margin and not row.bullet):
            last = number
            break
        if number in known or (row.bullet in bullets and row.gap and _is_empty_head(found, number, open_voices)):
            while open_voices and open_voices[-1].indent >= row.indent:
                open_voices.pop()
            parent = open_voices[-1] if open_voices else None
            name, time = _name_and_time(row.text)
            voices.append(Voice([number], row.indent, name, time, len(open_voices), parent))
            open_voices.append(voices[-1])
        else:
            (voices[-1].buttons if is_button(row.text) else voices[-1].words).append(number)
    return Thread(voices, first, last)


def _is_bulleted_head(found: Sequence[Row], number: int) -> bool:
    """Says whether a row with a bullet is a name with a deeper text below."""
    row = found[number]
    if not row.bullet or number + 1 == len(found) or not is_name(row.text):
        return False
    after = found[number + 1]
    return after.indent > row.indent and not after.bullet and not after.number


def _is_empty_head(found: Sequence[Row], number: int, above: Sequence[Voice]) -> bool:
    """Says whether a row is the name above a comment without words: the next one begins at once."""
    row = found[number]
    after = found[number + 1] if number + 1 < len(found) else None
    fits = any(row.indent == voice.indent for voice in above) or row.indent > above[-1].indent
    return is_name(row.text) and fits and (after is None or (bool(after.bullet) and after.gap > 0))


def is_name(text: str) -> bool:
    """Says whether a line can be the name above a comment: short, no sentence."""
    if not text or len(text) > _LONGEST_NAME or len(text.split()) > _MOST_WORDS or text.startswith(("http", "www.")):
        return False
    if not any(map(str.isalnum, text)):
        return False
    return (
        text[-1] not in _ENDS
        or len(text.split()) == 1
        or text.endswith((" Jr.", " Sr."))
        or printed_time(text) is not None
    )


def _name_and_time(text: str) -> tuple[str | None, str | None]:
    time = printed_time(text)
    return (as_name(text), time) if time and len(time) < len(text) else (text, None)


def _named(found: Sequence[Row]) -> Thread | None:
    """Finds heads that are lines of name and time, below a heading of comments or at least three of them."""
    start = next((number for number, row in enumerate(found) if is_comments_heading(row.text)), None)
    voices: list[Voice] = []
    number = start + 1 if start is not None else _after_prose(found)
    first = number
    while number < len(found):
        voice = _plain_head(found, number)
        if voice is not None:
            voices.append(voice)
            number += len(voice.head)
            continue
        if voices:
            (voices[-1].buttons if is_button(found[number].text) else voices[-1].words).append(number)
        number += 1
    if voices:
        _drop_foot(found, voices[-1])
    voices = [voice for voice in voices if voice.words]
    if len(voices) < (1 if start is not None else _FEWEST_PLAIN):
        return None
    _set_depths(voices)
    return Thread(
        voices, start if start is not None else voices[0].head[0] if first <= voices[0].head[0] else first, len(found)
    )


def _drop_foot(found: Sequence[Row], last: Voice) -> None:
    """Takes what the page says below its last comment out of that comment."""
    foot = [number for number in last.words if speaks_of_page(found[number].text)]
    last.words = [number for number in last.words if number not in foot]
    last.buttons += foot


def _after_prose(found: Sequence[Row]) -> int:
    """Returns where comments may begin at the earliest: below the second long paragraph."""
    long = [number for number, row in enumerate(found) if len(row.text) >= _PARAGRAPH]
    return long[1] + 1 if len(long) > 1 else len(found)


def _plain_head(found: Sequence[Row], number: int) -> Voice | None:
    row = found[number]
    if len(row.text) > 120 or not row.text:
        return None
    time = printed_time(row.text)
    says = _says().search(row.text)
    after = found[number + 1] if number + 1 < len(found) else None
    if time and _covers(row.text, time):
        name = as_name(row.text)
        return Voice([number], row.indent, name, time) if name and is_name(name) else None
    if says:
        name = as_name(row.text)
        if name and is_name(name):
            below = printed_time(after.text) if after is not None and len(after.text) < 60 else None
            return Voice([number, number + 1] if below else [number], row.indent, name, below)
    if after is not None and is_name(row.text) and (row.gap or number == 0) and len(after.text) < 60:
        below = printed_time(after.text)
        if below and not as_name(after.text):
            return Voice([number, number + 1], row.indent, as_name(row.text) or row.text, below)
    return None


def _covers(text: str, time: str) -> bool:
    """Says whether a line is a short name with its time: little else, and no sentence."""
    rest = text.replace(time, " ", 1)
    return (
        len(rest.split()) <= _MOST_WORDS
        and 0 < len(rest.strip(" ,|•·–—-:()")) <= _LONGEST_NAME
        and not rest.rstrip().endswith((".", "!", "?"))
    )


def _set_depths(voices: Sequence[Voice]) -> None:
    indents = sorted({voice.indent for voice in voices})
    if len(indents) < 2:
        return
    above: list[Voice] = []
    for voice in voices:
        while above and above[-1].indent >= voice.indent:
            above.pop()
        voice.depth, voice.parent = len(above), above[-1] if above else None
        above.append(voice)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(table("page_phrases")["dump"]["comments_heading"], re.IGNORECASE)


@cache
def _acts() -> re.Pattern[str]:
    """Returns the pattern of a line that says where somebody commented; its only group that fits names who."""
    return re.compile("|".join(table("page_phrases")["acted"]["patterns"]), re.IGNORECASE)


@cache
def _says() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("page_phrases")["says"]["verbs"]))
    return re.compile(rf"(?:{words})(?:\s+(?:on|at|am|um|le)\b.*)?\s*:?$", re.IGNORECASE)
