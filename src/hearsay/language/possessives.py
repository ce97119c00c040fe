"""Texts that lost their apostrophes on the way ("Syrias north"): a name and its "s" are two words again.

Only where a long text has no apostrophe at all, and only for names: of known places, or of words that the text also has
with a capital letter and without the "s".
"""

import re
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from ..knowledge import rows
from .listed_places import place_names

#: A text of so many characters without an apostrophe has lost them.
_LONG: Final = 400
_APOSTROPHE: Final = re.compile("['’‘ʼ`´＇]")
_CAPITAL: Final = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}\b")


def names_without_apostrophe(text: str) -> AbstractSet[str] | None:
    """Returns names of a text that, beside those of places, an "s" may hang on; null where it has apostrophes."""
    if len(text) < _LONG or _APOSTROPHE.search(text):
        return None
    return {m.group().lower() for m in _CAPITAL.finditer(text)}


def possessor(word: str, names: AbstractSet[str]) -> str | None:
    """Returns the name in a word that is a name with an "s" ("Syria" in "Syrias"), null where it is none.

    `names` are those of the text, in small letters.
    """
    if len(word) < 4 or not word[0].isupper() or not word.endswith("s") or not word[1:].islower():
        return None
    lower = word.lower()
    if lower in place_names() or lower[:-1] in _plurals():
        return None
    return word[:-1] if lower[:-1] in names or lower[:-1] in place_names() else None


@cache
def _plurals() -> frozenset[str]:
    """Words that make plurals with an "s": peoples and those who come from a place, months and days."""
    some = [name for row in rows("demonyms") for column in ("adjectives", "people") for name in row[column].split("|")]
    some += [name for row in rows("peoples") for name in next(iter(row.values())).split("|")]
    return frozenset(name.lower() for name in some if name)
