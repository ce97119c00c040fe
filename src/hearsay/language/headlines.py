"""Where a headline ends: before a source whose colon was lost, and before the text that follows it on the same line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from ..knowledge import table

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*")
#: The name of a site behind a headline: "Blast kills nine | Hesk Courier".
_SITE: Final = re.compile(r"\s+((?:\||[-–—])(?: [A-Z&]\w*){1,4}(?:\s+(?:\||[-–—])(?: [A-Z&]\w*){1,4})*)$")
#: Words of the longest line that may be a headline, and of the shortest one whose repetition is no chance.
_LONGEST: Final = 30
_FEWEST: Final = 4


def headlines(text: str, lines: Sequence[tuple[int, int]], titles: Sequence[bool]) -> frozenset[int]:
    """Returns the numbers of those `lines` (from, to) of a text that are headlines; `titles`: marked as such.

    A first line that is short and ends without a full stop is one without a mark.
    """
    marked = (n for n in range(len(lines)) if titles[n] or n == 0)
    return frozenset(n for n in marked if _is_headline(_headline(text, lines[n])))


def repetitions(text: str, lines: Sequence[tuple[int, int]], heads: AbstractSet[int]) -> Mapping[int, int]:
    """Returns the numbers of lines that begin with the words of a headline before them, and where these end."""
    out: dict[int, int] = {}
    for number in sorted(heads):
        headline = _headline(text, lines[number])
        if len(_WORD.findall(headline)) >= _FEWEST:
            for n in range(number + 1, min(number + 3, len(lines))):
                first, last = lines[n]
                if _repeats(text[first:last], headline):
                    out[n] = first + len(headline)
    return out


def headline_ends(text: str, lines: Sequence[tuple[int, int]], heads: AbstractSet[int]) -> Iterator[int]:
    """Yields where a new sentence begins in `lines` (from, to) of a text because of its headlines, numbered in `heads`.

    "Air raids kill 32 Monitor" ends before "Monitor"; so does its repetition at the head of another line, which ends
    where the title does.
    """
    repeated = repetitions(text, lines, heads)
    for number in sorted({*heads, *repeated}):
        start, end = lines[number][0], repeated.get(number)
        headline = text[start:end] if end else _headline(text, lines[number])
        site = _SITE.search(headline)
        source = _before_source(headline[: site.start()] if site else headline)
        yield from (start + cut for cut in (site.start(1) if site else None, source) if cut is not None)
        if end and text[end] != ".":
            yield end


def names_source(words: str) -> bool:
    """Tells whether a sentence is no more than the source of a headline ("Monitor")."""
    return _sources().fullmatch(words) is not None


def _headline(text: str, line: tuple[int, int]) -> str:
    return text[slice(*line)].rstrip()


def _is_headline(line: str) -> bool:
    return len(_WORD.findall(line)) <= _LONGEST and not line.endswith((".", "!", "?", ":", ","))


def _repeats(line: str, headline: str) -> bool:
    rest = line[len(headline) :]
    return line.startswith(headline) and (rest[:1].isspace() or rest[:1] == ".") and rest.strip(" .")[:1].isupper()


def _before_source(headline: str) -> int | None:
    """Where the words for who says so begin at the end of a headline, null where none stand there."""
    m = _sources().search(headline)
    if m is None:
        return None
    before = _WORD.findall(headline[: m.start(1)])
    if len(before) < _FEWEST or before[-1].lower() in table("headlines")["tied"]:
        return None
    large = sum(word[0].isupper() for word in before[1:] if len(word) > 3)
    long = sum(len(word) > 3 for word in before[1:])
    sure = m.group(1).lower() in table("headlines")["surely"]
    if not sure and not (m.group(1)[0].isupper() and before[-1][0].islower() and 2 * large < long):
        return None
    return m.start(1)


@cache
def _sources() -> re.Pattern[str]:
    data = table("headlines")
    longest = sorted([*data["surely"], *data["written_large"]], key=lambda words: -len(words))
    return re.compile(rf"(?:(?<=[\w%] )|^)({'|'.join(longest)})$", re.IGNORECASE)
