"""What a site's robots.txt asks of programs, read as RFC 9309 says: the longest rule that matches decides.

`urllib.robotparser` takes the first rule that matches and knows no wildcards, so that it both refuses pages that a site
leaves open and fetches some that it closes.
"""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote

#: The name that rules for this program are given under; the part of the User-Agent before the slash.
NAME: Final = "hearsay"
#: Ten times what RFC 9309 asks to be read at least.
MAX_BYTES: Final = 5_000_000
_LONGEST_DELAY: Final = 30.0
_LINE: Final = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(.*?)\s*$")
_SAFE: Final = "/?&=:;,@!+()'~$*"


@dataclass(slots=True, kw_only=True)
class Group:
    """The rules that stand under one or more names of programs; each is whether it allows, and a pattern."""

    names: set[str] = field(default_factory=set)
    rules: list[tuple[bool, str]] = field(default_factory=list)
    delay: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What holds for this program on one site. `delay` is the pause in seconds that the site asks for."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Says whether a path with its query may be fetched; an allowing rule wins over a forbidding one as long."""
        target = _normal(path)
        found = [(len(pattern), allowed) for allowed, pattern in self.rules if _matches(pattern, target)]
        return max(found)[1] if found else True


#: A site without a robots.txt allows everything, one that is out of order nothing.
OPEN: Final = Rules()


def read_rules(text: str) -> Rules:
    """Reads a robots.txt; lines that mean nothing are passed over."""
    groups = _groups(text)
    mine = [group for group in groups if NAME in group.names] or [group for group in groups if "*" in group.names]
    return Rules(
        rules=tuple(rule for group in mine for rule in group.rules),
        delay=max((group.delay for group in mine), default=0.0),
    )


def _groups(text: str) -> list[Group]:
    groups: list[Group] = []
    naming = False
    for line in text.lstrip("\ufeff").splitlines():
        found = _LINE.match(line.partition("#")[0])
        if not found:
            continue
        key, value = found[1].lower(), found[2]
        if key == "user-agent":
            if not naming:
                groups.append(Group())
            groups[-1].names.add(value.partition("/")[0].strip().lower())
            naming = True
            continue
        if key in ("allow", "disallow", "crawl-delay"):
            naming = False
        if groups and key in ("allow", "disallow") and value:
            groups[-1].rules.append((key == "allow", _normal(value)))
        elif groups and key == "crawl-delay":
            groups[-1].delay = _seconds(value)
    return groups


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return min(seconds, _LONGEST_DELAY) if seconds > 0 else 0.0


def _normal(path: str) -> str:
    """One spelling for all ways to write the same characters (`%7E`, `~`)."""
    return quote(unquote(path, errors="surrogateescape"), safe=_SAFE, errors="surrogateescape")


def _matches(pattern: str, target: str) -> bool:
    """Matches from the beginning; `*` is any stretch, `$` at the end of the pattern the end. Takes linear time."""
    ends = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    last = parts.pop() if ends and parts else None
    for part in parts:
        at = target.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if last is None:
        return not ends or at == len(target)
    return len(target) - at >= len(last) and target.endswith(last)
