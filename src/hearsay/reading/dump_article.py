"""The article of a text dump: which row is its title, where it begins and ends, and what the rest is."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from ..records import SegmentKind
from .credits import agency_credit
from .dates import is_dateline
from .dump_facts import read_facts
from .dump_lines import BYLINE, SENTENCE_END, announces, dump_pattern, ends_in_credit, is_noise
from .pieces import Facts
from .rows import Row

_PROSE: Final = 80
_HEADLINE: Final = re.compile(r"[^.;,:]$|[?!][\"'”’»]?$|\b(?:[A-Z]\.){2,}$")
_FRONT: Final = 40
#: A line of furniture up to this length may be a heading; what is longer than a paragraph does not stand under it.
_SECTION: Final = 40
_PARAGRAPH: Final = 120
_LONGEST_CAPTION: Final = 600
_LINE_OF_HEAD: Final = 14
#: A first line of up to so many words that stands twice is the title, even with a full stop.
_LONGEST_TITLE: Final = 30
#: A headline that ends in a full stop has few words, and two of those that tell something stand below it again.
_MOST_HEAD_WORDS: Final = 14
_TELLING: Final = 5


class Article(NamedTuple):
    """The kind of each row above the comments, and what they say of the page."""

    kinds: list[SegmentKind]
    facts: Facts


def read_article(found: Sequence[Row], below: Sequence[Row]) -> Article:
    """Judges the rows above the comments; `below` are rows under them, where a line of copyright may stand."""
    captions = _captions(found)
    noise = [number not in captions and is_noise(row.text) for number, row in enumerate(found)]
    title = _title(found, noise, captions)
    start = _first_prose(found, noise, captions, title)
    _mark_sections(found, noise, start)
    end = _last_prose(found, noise, start)
    kinds: list[SegmentKind] = []
    for number in range(len(found)):
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
    return Article(kinds, read_facts(found, below, title=title, start=start, end=end))


def _is_prose(row: Row) -> bool:
    return len(row.text) >= _PROSE and (len(row.text) >= 3 * _PROSE or bool(SENTENCE_END.search(row.text)))


def _captions(found: Sequence[Row]) -> set[int]:
    """Returns rows that speak of a picture: credits, what stands above one at the top, beginnings of captions."""
    out: set[int] = set()
    for number, row in enumerate(found):
        if len(row.text) > _LONGEST_CAPTION or _is_agency_of_text(found, number):
            continue
        if dump_pattern("credit").fullmatch(row.text):
            out.add(number)
            before = number - 1
            if before >= 0 and number < 6 and _is_prose(found[before]):
                out.add(before)
        elif dump_pattern("caption_start").match(row.text) or (len(row.text) < 300 and ends_in_credit(row.text)):
            out.add(number)
    return out


def _is_agency_of_text(found: Sequence[Row], number: int) -> bool:
    """Says whether a row is the agency in front of the article: behind its date or its title, and above its words."""
    if not 0 < number < len(found) - 1 or agency_credit([found[number].text]) != found[number].text:
        return False
    before = found[number - 1].text
    headed = is_dateline(before) or any(row.text.rstrip(" .") == before.rstrip(" .") for row in found[: number - 1])
    return headed and (_is_prose(found[number + 1]) or is_dateline(found[number + 1].text))


def _title(found: Sequence[Row], noise: Sequence[bool], captions: set[int]) -> int:
    """Returns the row of the title: called so, standing twice, or the likeliest headline above the text."""
    front = range(min(_FRONT, len(found)))
    named = next((number for number in front if dump_pattern("title_key").fullmatch(found[number].text)), None)
    if named is not None and named + 1 < len(found):
        return named + 1
    counts = Counter(found[number].text.rstrip(" .") for number in front)
    likely = [
        number for number in front if not noise[number] and number not in captions and _is_headline(found[number])
    ]
    if not likely and len(found) > 1 and not noise[0] and len(found[0].text) <= _SECTION and is_dateline(found[1].text):
        return 0
    candidates: list[int] = [*likely, 0] if found else likely
    for number in candidates:
        if counts[found[number].text.rstrip(" .")] > 1 and 3 <= len(found[number].text.split()) <= _LONGEST_TITLE:
            return number
    open_rows = [number for number in front if not noise[number] and number not in captions]
    prose = next((number for number in open_rows if _is_prose(found[number])), None)
    if prose is None:
        prose = next((number for number in open_rows if _is_sentence(found[number])), None)
    near = [number for number in likely if prose is not None and prose - _LINE_OF_HEAD <= number < prose]
    if not near and len(found) > 1 and open_rows[:2] == [0, 1] and _heads(found[0].text, found[1]):
        return 0
    return max(near, key=lambda number: _likeness(found[number].text), default=-1)


def _heads(text: str, below: Row) -> bool:
    """Says whether a short first line that ends as a sentence is told again at length by the paragraph below."""
    words = text.casefold().strip(".;:,!?").split()
    long = {word for word in words if len(word) >= _TELLING}
    told = {word.strip(".;:,!?\"'") for word in below.text.casefold().split()}
    return (
        3 <= len(words) <= _MOST_HEAD_WORDS
        and _is_prose(below)
        and len(below.text) > 2 * len(text)
        and len(long & told) >= 2
    )


def _is_sentence(row: Row) -> bool:
    return len(row.text.split()) >= 5 and bool(SENTENCE_END.search(row.text)) and not is_dateline(row.text)


def _likeness(text: str) -> int:
    """Counts what speaks for a line being a headline and not a menu, a section or a name."""
    words = text.split()
    plain = any(word[0].islower() or word[0].isdigit() for word in words) or any(c in text for c in ":,?!–—'’\"“‘")
    return (len(words) >= 4) + (5 <= len(words) <= 25) + (len(text) >= 36) + plain


def _is_headline(row: Row) -> bool:
    words = row.text.split()
    return (
        2 <= len(words) <= 35
        and len(row.text) <= 250
        and not row.bullet
        and not row.number
        and bool(_HEADLINE.search(row.text))
        and not BYLINE.match(row.text)
        and row.text[0] not in "("
        and not is_dateline(row.text)
    )


def _first_prose(found: Sequence[Row], noise: Sequence[bool], captions: set[int], title: int) -> int:
    """Returns the row where the article begins: below the title the first sentence or line in front of one."""
    for number in range(title + 1, len(found)):
        row = found[number]
        if noise[number] or number in captions or _repeats(found, number, title):
            continue
        if _is_prose(row) or (len(row.text) >= 40 and _is_sentence(row)):
            return number
        if title >= 0 and len(row.text.split()) >= 7 and not BYLINE.match(row.text) and not is_dateline(row.text):
            return number
    return title + 1


def _repeats(found: Sequence[Row], number: int, title: int) -> bool:
    """Says whether a row is the title once more."""
    return title >= 0 and number != title and found[number].text.rstrip(" .") == found[title].text.rstrip(" .")


def _mark_sections(found: Sequence[Row], noise: list[bool], start: int) -> None:
    """Marks the short lines below a heading such as "Related stories", as far as they go."""
    inside = False
    for number in range(start, len(found)):
        row = found[number]
        if noise[number]:
            inside = len(row.text) <= _SECTION and not SENTENCE_END.search(row.text) and number > start + 1
        elif len(row.text) >= _PARAGRAPH or (row.bullet and not inside):
            inside = False
        elif inside:
            noise[number] = True


def _last_prose(found: Sequence[Row], noise: Sequence[bool], start: int) -> int:
    """Returns the last row of the article: below it there are only furniture and short lines that are no sentences."""
    for number in range(len(found) - 1, start - 1, -1):
        row = found[number]
        if noise[number]:
            continue
        listed = bool(row.bullet or row.number) and len(row.text) > 30
        if listed or (SENTENCE_END.search(row.text) and len(row.text.split()) >= 4) or len(row.text) >= 2 * _PROSE:
            return number
    return len(found) - 1


def _above(found: Sequence[Row], number: int, title: int) -> SegmentKind:
    """Judges a row above the article: below the title a short line is what stands under a picture."""
    row = found[number]
    words = len(row.text.split())
    if BYLINE.match(row.text) or is_dateline(row.text) or number < title or _repeats(found, number, title):
        return "boilerplate"
    if _is_agency_of_text(found, number):
        return "boilerplate"
    if title < 0:
        return "heading" if words >= 4 else "boilerplate"
    return "caption" if words <= 12 else "heading"


def _kind(found: Sequence[Row], number: int) -> SegmentKind:
    row = found[number]
    if row.bullet or row.number:
        return "list"
    after = found[number + 1] if number + 1 < len(found) else None
    short = len(row.text) < 120 and not SENTENCE_END.search(row.text) and len(row.text.split()) <= 16
    if short and row.gap and (after is None or after.gap) and row.text[-1] not in '"”’':
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
        if (
            last > number
            and found[number].gap
            and announces(found[number - 1].text)
            and all(SENTENCE_END.search(found[row].text) for row in block)
        ):
            for row in block:
                kinds[row] = "quote"
