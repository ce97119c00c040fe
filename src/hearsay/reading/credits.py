"""Agencies that a paragraph credits: at its head in brackets, at its end, or in a line that says who helped."""

import re
from collections.abc import Iterable
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


def agency_credit(lines: Iterable[str]) -> str | None:
    """Returns the agency that the first of some paragraphs credits, in its own words; null where none does."""
    return next((name for line in lines if (name := _credited(line))), None)


def _credited(line: str) -> str | None:
    found = None
    if "(" in line[:_HEAD]:
        found = next((m for p in _patterns("head") if (m := p.match(line[:_HEAD]))), None)
    foot = line[-_FOOT:]
    if found is None and foot.rstrip(".").endswith(")"):
        found = next((m for p in _patterns("foot") if (m := p.search(foot))), None)
    if len(line) <= _ALONE and (name := line.strip(" ()[].,:;|–—-\t")) in _names():
        return name
    if found is None and len(line) <= _LONGEST and _SIGNS.search(line):
        found = next((m for p in _patterns("within") if (m := p.search(line))), None)
    return found.group("name") if found else None


@cache
def _names() -> frozenset[str]:
    names = (name for row in rows("agencies") for name in (row["name"], *row["also"].split(";")))
    return frozenset(name for name in names if len(name) > 1)


@cache
def _patterns(place: str) -> tuple[re.Pattern[str], ...]:
    longest = sorted(_names(), key=lambda name: (-len(name), name))
    one = "(?:[Tt]he )?(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)"
    some = rf"(?<!\w){one}(?:(?:\s*[,/&]\s*|\s+(?:and|und|et)\s+){one}){{0,3}}"
    return tuple(re.compile(pattern.replace("{agencies}", some)) for pattern in table("page_credits")[place])
