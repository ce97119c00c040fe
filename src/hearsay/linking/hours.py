"""At what hour: whether two claims put one happening at two times of one day."""

from functools import cache, lru_cache

from ..knowledge import table
from .subjects import Subject
from .words import has_any


def differ_in_hour(a: Subject, b: Subject) -> bool:
    """Tells whether the one says "in the morning" and the other "in the evening"; nearer hours may be one."""
    one, other = _hours(a), _hours(b)
    return bool(one and other) and not one & other


def _hours(subject: Subject) -> frozenset[str]:
    time = subject.claim.time
    return _named(f"{subject.claim.text} {time.text}" if time and time.text else subject.claim.text)


@lru_cache(maxsize=50_000)
def _named(words: str) -> frozenset[str]:
    return frozenset(name for name, hours in _table() if has_any(words, hours))


@cache
def _table() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(words)) for name, words in table("links")["hours"].items())
