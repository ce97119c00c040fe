"""Lines with which a page speaks of itself, by the patterns in the data file page_phrases."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from ..knowledge import table

#: Longer paragraphs are not judged by how they begin.
_LONGEST: Final = 420
_LONGEST_BUTTON: Final = 120


@lru_cache(maxsize=5_000)
def speaks_of_page(text: str) -> bool:
    """Says whether a paragraph begins as a page begins when it speaks of itself ("Sign up for our newsletter")."""
    return len(text) <= _LONGEST and bool(_page().match(text.lstrip(" \t*•·–—-»>|▶►→[(\"'“")))


@lru_cache(maxsize=5_000)
def is_button(text: str) -> bool:
    """Says whether a line holds nothing but words of buttons, numbers and signs."""
    return len(text) <= _LONGEST_BUTTON and not any(map(str.isalpha, _buttons().sub(" ", text)))


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Returns the pattern that finds any of some phrases as whole words, the longest first."""
    anything = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{anything})(?!\w)", re.IGNORECASE)


@cache
def _buttons() -> re.Pattern[str]:
    return any_of(table("page_phrases")["buttons"]["words"])


@cache
def _page() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{pattern})" for pattern in table("page_phrases")["page"]["patterns"]), re.IGNORECASE
    )
