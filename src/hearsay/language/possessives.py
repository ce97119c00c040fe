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


def names_without_apostrophe(text: str) -> AbstractSet[str]:
    """Returns the names of a text that an "s" may hang on, in small letters; none where it has apostrophes."""
    if len(text) < _LONG or _APOSTROPHE.search(text):
        return frozenset()
    found = {m.group().lower() for m in _CAPITAL.finditer(text)}
    return {name for name in found | place_names() if name not in _plurals()}


def possessor(word: str, names: AbstractSet[str]) -> str | None:
    """Returns the name in a word that is a name with an "s" ("Syria" in "Syrias"), null where it is none."""
    if len(word) < 4 or not word[0].isupper() or not word.endswith("s") or not word[1:].islower():
        return None
    lower = word.lower()
    return word[:-1] if lower[:-1] in names and lower not in place_names() else None


@cache
def _plurals() -> frozenset[str]:
    """Words that make plurals with an "s": peoples and those who come from a place, months and days."""
    some = [name for row in rows("demonyms") for column in ("adjectives", "people") for name in row[column].split("|")]
    some += [name for row in rows("peoples") for name in next(iter(row.values())).split("|")]
    return frozenset(name.lower() for name in some if name)
