"""Articles by somebody else that were pasted into a comment: known by their head, their length, their signature."""

import re
from collections.abc import Sequence
from typing import Final

from .authors import split_names
from .dates import printed_dates
from .pieces import Paste

#: A paste has at least so many paragraphs, and so many characters below its head.
_FEWEST: Final = 4
_SHORTEST: Final = 900
_LONGEST_HEAD: Final = 160
_NAME: Final = r"(?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|der|den|bin|al|el|la|le|du|da|di)"
_NAMES: Final = rf"{_NAME}(?:\s+{_NAME}){{1,4}}"
_BY: Final = re.compile(
    rf"(?:by|von|par|por|di|door)\s+(?P<name>{_NAMES}(?:\s*(?:,|and|&)\s*{_NAMES}){{0,3}})(?P<rest>.{{0,80}})$",
    re.IGNORECASE,
)
_BY_FIRST: Final = re.compile(r"(?i:by|von|par|por|di|door)\s+[A-ZÀ-Þ]")
_SIGNED: Final = re.compile(rf"[—–-]?\s*(?P<name>{_NAMES})[.,]?$")
_WEEKDAY: Final = re.compile(
    r"[\s,|–-]*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)?[\s,.|–-]*$", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)([^/\s]+)\S*$")
_AGENCY: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w .,’'-]{1,40}\s+)?\((?P<agency>AP|AFP|Reuters|REUTERS|TASS|UPI|dpa|ANSA|EFE|Xinhua|SANA|Interfax"
    r"|Sputnik|Anadolu|PA|CNN|Bloomberg|IRNA|Kyodo|PTI|ANI)\)\s*[-–—]"
)


def find_paste(lines: Sequence[str]) -> Paste | None:
    """Returns the pasted article in the paragraphs of a comment, null where there is none.

    Its title and byline stay the commenter's: they say whose words follow.
    """
    for number, line in enumerate(lines[:12]):
        found = _head(lines, number)
        if found and _is_article(lines, number + 1, len(lines)):
            return Paste(number + 1, len(lines), found.credit, found.published)
        agency = _AGENCY.match(line)
        if agency and number and _is_article(lines, number, len(lines)):
            return Paste(number, len(lines), agency.group("agency"), None)
    last = _SIGNED.match(lines[-1]) if lines else None
    if last and _is_title(lines[0]) and _is_article(lines, 1, len(lines) - 1):
        return Paste(1, len(lines) - 1, last.group("name"), None)
    return None


def _head(lines: Sequence[str], number: int) -> Paste | None:
    """Returns credit and time of a byline with a title above, or of a bare address."""
    line = lines[number]
    if len(line) > _LONGEST_HEAD:
        return None
    address = _ADDRESS.match(line)
    if address:
        return Paste(0, 0, address.group(1).removeprefix("www."), None)
    if not any(_is_title(before) for before in lines[max(0, number - 3) : number]):
        return None
    date = next(printed_dates(line), None)
    by = _BY.match(line) if _BY_FIRST.match(line) else None
    if by:
        names = split_names(by.group("name"))
        return Paste(0, 0, ", ".join(names), _when(line)) if names else None
    if date is None:
        return None
    name = _WEEKDAY.sub("", line[: date.start]).strip(" ,|–-")
    return Paste(0, 0, name, _when(line)) if re.fullmatch(_NAMES, name) else None


def _when(line: str) -> str | None:
    date = next(printed_dates(line), None)
    return date.text if date else None


def _is_title(line: str) -> bool:
    words = line.split()
    return 3 <= len(words) <= 30 and len(line) <= 200 and line[-1] not in ".,;:" and line[:1] not in "-•>"


def _is_article(lines: Sequence[str], first: int, last: int) -> bool:
    body = lines[first:last]
    long = [line for line in body if len(line) >= 80]
    return len(long) >= _FEWEST and sum(map(len, body)) >= _SHORTEST
