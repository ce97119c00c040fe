"""Agencies that a paragraph credits: at its head in brackets, at its end, or in a line that says who helped."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from ..knowledge import rows, table

#: Characters at the head of a paragraph in which an agency may stand.
_HEAD: Final = 140
#: A line that says who helped is not longer.
_LONGEST: Final = 300
_FOOT: Final = 60
#: A line that is nothing but the names of agencies is not longer.
_ALONE: Final = 40
#: Without one of these no paragraph names an agency's share; looked for first, since it is quick.
_SIGNS: Final = re.compile(r"\b(?:contributed|[Ww]ith|[Rr]eporting|[Mm]it|[Aa]vec|[Tt]his)\b")

_WORD: Final = re.compile(r"\w+")


def agency_credit(lines: Iterable[str]) -> str | None:
    """Returns the agency that the first of some paragraphs credits, in its own words; null where none does."""
    return next((name for line in lines if (name := _credited(line))), None)


def _credited(line: str) -> str | None:
    if len(line) <= _ALONE and (name := line.strip(" ()[].,:;|–—-\t")) in _names():
        return name
    if not _may_name(line):
        return None
    found = None
    if "(" in line[:_HEAD]:
        found = next((m for p in _patterns("head") if (m := p.match(line[:_HEAD]))), None)
    foot = line[-_FOOT:]
    if found is None and foot.rstrip(".").endswith(")"):
        found = next((m for p in _patterns("foot") if (m := p.search(foot))), None)
    if found is None and len(line) <= _LONGEST and _SIGNS.search(line):
        found = next((m for p in _patterns("within") if (m := p.search(line))), None)
    return found.group("name") if found else None


@cache
def _names() -> frozenset[str]:
    names = (name for row in rows("agencies") for name in (row["name"], *row["also"].split(";")))
    return frozenset(name for name in names if len(name) > 1)


def _may_name(line: str) -> bool:
    """Whether all words of some agency's name stand in a line: if not, no pattern need be tried, nor made."""
    words = set(_WORD.findall(line))
    return any(name <= words for word in words & _names_by_word().keys() for name in _names_by_word()[word])


@cache
def _names_by_word() -> dict[str, list[set[str]]]:
    """The words of every name, by the longest of them."""
    out: dict[str, list[set[str]]] = {}
    for name in _names():
        words = _WORD.findall(name)
        out.setdefault(max(words, key=len), []).append(set(words))
    return out


def _patterns(place: str) -> Iterator[re.Pattern[str]]:
    return (_pattern(pattern) for pattern in table("page_credits")[place])


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """A pattern of the data file with the names in it, made when a line gets so far: each takes .01 seconds."""
    longest = sorted(_names(), key=lambda name: (-len(name), name))
    one = "(?:[Tt]he )?(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)"
    some = rf"(?<!\w){one}(?:(?:\s*[,/&]\s*|\s+(?:and|und|et)\s+){one}){{0,3}}"
    return re.compile(form.replace("{agencies}", some))
