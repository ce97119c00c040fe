"""What the names in class and id attributes say of an element, by the lists in the data file page_names."""

import re
from functools import cache, lru_cache
from typing import Final

from ..knowledge import table

NO_ROLES: Final[frozenset[str]] = frozenset()
_DIGITS: Final = re.compile(r"\d+")
_PARTS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_]+")

#: Names with these words say what an element lacks or how it is laid out ("no-sub-nav", "has-sidebar"), not what it is.
_DENIED: Final = frozenset(
    {"no", "not", "has", "with", "without", "layout", "included", "enabled", "disabled", "open", "closed"}
)


@lru_cache(maxsize=20_000)
def roles_of(names: str) -> frozenset[str]:
    """Returns the headings of page_names under which one of the names in a class or an id stands."""
    found = [roles for name in names.split()[:60] if (roles := _roles(name))]
    return NO_ROLES.union(*found) if found else NO_ROLES


@lru_cache(maxsize=20_000)
def _roles(name: str) -> frozenset[str]:
    return _roles_of_one(_DIGITS.sub("0", name[:100]))


@lru_cache(maxsize=20_000)
def _roles_of_one(name: str) -> frozenset[str]:
    """The headings of one name; each is judged by itself, and all numbers are one."""
    spelled = _spell(name)
    words = set(spelled.split())
    return frozenset(
        role
        for role, any_word, pattern in _patterns()
        if not words.isdisjoint(any_word) and _compiled(pattern).search(spelled)
    )


def _spell(name: str) -> str:
    """Writes a name as words: "postBody" becomes "| post body |"."""
    words = [word.lower() for word in _PARTS.findall(name.lower() if name.isupper() else name)]
    return f"| {' '.join(words)} |" if words and _DENIED.isdisjoint(words) else "|"


@cache
def _patterns() -> tuple[tuple[str, frozenset[str], str], ...]:
    """Returns for each role the words of which a name must have one, and the pattern that the name must match."""
    out = []
    for role, entry in table("page_names").items():
        choices = []
        if "words" in entry:
            choices.append(f"(?<= )(?:{_any(entry['words'])})(?= )")
        if "whole" in entry:
            choices.append(rf"(?<=\| )(?:[a-z]{{1,2}} )?(?:{_any(entry['whole'])})(?: \d+)?(?= \|)")
        if "ends" in entry:
            choices.append(
                rf"(?<=\| )(?:(?!(?:{_any(entry['never'])}) )\w+ ){{1,5}}(?:{_any(entry['ends'])})(?: \d+)?(?= \|)"
            )
        if choices:
            words = {max(name.split(), key=len) for key in ("words", "whole", "ends") for name in entry.get(key, ())}
            out.append((role, frozenset(words), "|".join(choices)))
    return tuple(out)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
