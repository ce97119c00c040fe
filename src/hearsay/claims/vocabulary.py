"""Closed lists of words (`knowledge/claim_words.toml`), each read once."""

from functools import cache

from ..knowledge import table


@cache
def words(name: str) -> frozenset[str]:
    """Returns a list of words, in small letters."""
    return frozenset(table("claim_words")[name])
