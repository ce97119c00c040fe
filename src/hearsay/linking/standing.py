"""Whether somebody vouches for what a sentence passes on: rumours, what is called false, reports that are rejected."""

from functools import cache

from ..knowledge import table
from ..records import Statement
from .words import has_any, head, stem


def is_disowned(statement: Statement | None, before: str) -> bool:
    """Tells whether somebody rejects "reports that …": who reports it is not believed by the speaker."""
    source = statement.source if statement else None
    if source is None or head(source.text) not in _stems("disowned"):
        return False
    return has_any(before, _words("disowning")) is not None


def is_empty_talk(sentence: str, statement: Statement | None) -> bool:
    """Tells whether nobody vouches for what is said: it is a rumour, or the sentence itself calls it untrue."""
    if has_any(sentence, _words("untrue")) is not None:
        return True
    return statement is not None and statement.source is not None and head(statement.source.text) in _stems("rumours")


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(table("links")["withdrawals"][name])


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, _words(name)))
