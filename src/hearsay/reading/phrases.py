"""Lines with which a page speaks of itself, by the patterns in the data file page_phrases."""

import re
from functools import cache, lru_cache
from typing import Final

from ..knowledge import table

#: Longer paragraphs are not judged by how they begin.
_LONGEST: Final = 420


@lru_cache(maxsize=5_000)
def speaks_of_page(text: str) -> bool:
    """Says whether a paragraph begins as a page begins when it speaks of itself ("Sign up for our newsletter")."""
    return len(text) <= _LONGEST and bool(_page().match(text.lstrip(" \t*•·–—-»>|▶►→[(\"'“")))


@cache
def _page() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("page_phrases")["page"]["patterns"]), re.IGNORECASE)
