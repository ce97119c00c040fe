"""The line above a comment: whose name it holds, without what is said around names."""

import re
from functools import cache
from typing import Final

from ..knowledge import table
from .dates import printed_time
from .phrases import any_of, is_button

_LONGEST: Final = 60
_MOST_WORDS: Final = 7
_INITIAL: Final = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
_NUMBER: Final = re.compile(r"^#?\d{1,5}[.):]?\s+(?=\D)")


def as_name(text: str) -> str | None:
    """Returns the name in the head of a comment ("Ann says:", "By Ann | 3 hours ago"), null where it holds none."""
    text = " ".join(text.split())[:200]
    time = printed_time(text)
    if time and time in text:
        text = text[: text.index(time)] or text[text.index(time) + len(time) :]
    text = _NUMBER.sub("", text)
    text = says().sub(" ", f" {text} ").strip(" \t:,|•·–—-»«>›()[]#*@/")
    text = text if _INITIAL.search(text) else text.strip(".")
    words = text.split()
    if not words or len(text) > _LONGEST or len(words) > _MOST_WORDS or is_button(text):
        return None
    if text.lower() in _nobody():
        return None
    return text if any(c.isalpha() for c in text) else None


@cache
def says() -> re.Pattern[str]:
    """Returns the pattern of words between a name and what it said ("says", "wrote on")."""
    return any_of(table("page_phrases")["says"]["words"])


@cache
def _nobody() -> frozenset[str]:
    """Returns what stands where the name of a commenter stood who is gone."""
    return frozenset(table("page_phrases")["nobody"]["words"])
