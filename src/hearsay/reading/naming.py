"""What the names in class and id attributes say of an element, by the lists in the data file page_names."""

import re
from functools import cache, lru_cache
from typing import Final

from ..knowledge import table

NO_ROLES: Final[frozenset[str]] = frozenset()
_PARTS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_]+")

#: Names with these words say what an element lacks or how it is laid out ("no-sub-nav", "has-sidebar"), not what it is.
_DENIED: Final = frozenset(
    {"no", "not", "has", "with", "without", "layout", "included", "enabled", "disabled", "open", "closed"}
)


@lru_cache(maxsize=20_000)
def roles_of(classes: str, identifier: str) -> frozenset[str]:
    """Returns the headings of page_names under which a name of the element stands."""
    if not classes and not identifier:
        return NO_ROLES
    spelled = _spell(f"{classes} {identifier}")
    words = set(spelled.split())
    return frozenset(
        role for role, any_word, pattern in _patterns() if not words.isdisjoint(any_word) and pattern.search(spelled)
    )


def _spell(names: str) -> str:
    """Writes names as words: "postBody article-text" becomes "| post body | article text |"."""
    parts = (_PARTS.findall(name[:100].lower() if name.isupper() else name[:100]) for name in names.split()[:60])
    told = (" ".join(words).lower() for words in parts if words)
    return "| " + " | ".join(name for name in told if _DENIED.isdisjoint(name.split())) + " |"


@cache
def _patterns() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
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
            out.append((role, frozenset(words), re.compile("|".join(choices))))
    return tuple(out)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
