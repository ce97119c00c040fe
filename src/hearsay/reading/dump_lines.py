"""What a single line of a text dump says of itself: a counter, a key, a credit, a date, a name."""

import re
from functools import cache
from typing import Final

from ..knowledge import table
from .phrases import is_button, speaks_of_page

#: A blank may stand before the closing mark, as in texts that were cut into words.
SENTENCE_END: Final = re.compile(r"[.!?…:;](?:\s?[\"'”’»)\]])*(?:\s?\[\d+\])?$")
BYLINE: Final = re.compile(
    r"\b(?:by|von|par|por|di|door|written by|text|story by|posted by)[\s:]+[^\W\d_]", re.IGNORECASE
)
NAME: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|der|al|el|bin)(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|der|al|el|bin)){1,4}$"
)
_LONGEST_KEY: Final = 200
_LONGEST_COUNTER: Final = 60


def is_noise(text: str) -> bool:
    """Says whether a line is a counter, a button, a key with its value, or the page speaking of itself."""
    counter = len(text) <= _LONGEST_COUNTER and dump_pattern("counter").fullmatch(text)
    return bool(counter) or speaks_of_page(text) or is_button(text) or _is_key(text)


def _is_key(text: str) -> bool:
    return (
        any(dump_pattern(key).match(text) for key in ("title_key", "author_key", "date_key", "source_key", "other_key"))
        and len(text) < _LONGEST_KEY
    )


def ends_in_credit(text: str) -> bool:
    """Says whether a line ends in the name of a photographer or an agency."""
    return any(found.end() == len(text) for found in dump_pattern("credit_end").finditer(text))


def announces(text: str) -> bool:
    """Says whether a paragraph says that somebody said something, so that the words may follow."""
    return bool(_reported().search(text))


@cache
def _reported() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("page_phrases")["reported"]["words"]))
    return re.compile(rf"\b(?:{words})\b|:\s*$", re.IGNORECASE)


@cache
def dump_pattern(key: str) -> re.Pattern[str]:
    """Returns a pattern of the section on dumps in the data file page_phrases."""
    return re.compile(table("page_phrases")["dump"][key], re.IGNORECASE)
