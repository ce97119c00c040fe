"""Titles and offices before a name: where they end, what they say of the person."""

from collections.abc import Sequence
from functools import cache

from ..knowledge import table
from .lexicon import word_set
from .romanise import fold_name


@cache
def _courtesy() -> dict[str, str]:
    return dict(table("titles")["courtesy"])


@cache
def office_words() -> frozenset[str]:
    """Returns the words that are an office or a calling by themselves ("minister", "general", "spokesman")."""
    return word_set("titles", "offices")


@cache
def _plain() -> tuple[frozenset[str], frozenset[str]]:
    return (
        frozenset(fold_name(w) for w in {*office_words(), *_courtesy()}),
        frozenset(fold_name(w) for w in word_set("titles", "before", "words")),
    )


def title_length(words: Sequence[str]) -> int:
    """Returns how many of the folded words at the beginning are a title; 0 where the last of them is no office.

    "of" and "and" may stand inside ("Secretary of State", "minister of foreign affairs").
    """
    offices, before = _plain()
    length = 0
    for n, word in enumerate(words):
        if word in offices:
            length = n + 1
        elif word in before:
            if n > 0 and words[n - 1] in {"of", "for"}:
                length = n + 1
        elif word not in {"of", "for", "and", "the", "to"} or n == 0:
            break
    return length


def pronoun_of(title: str) -> str:
    """Returns `he` or `she` where a title tells it, else an empty string."""
    for word in reversed(fold_name(title).split()):
        if pronoun := _courtesy().get(word):
            return pronoun
    return ""


def is_courtesy(word: str) -> bool:
    """Whether a folded word is a form of address ("mr", "dr")."""
    return word in _courtesy()
