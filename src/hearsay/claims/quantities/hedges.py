"""Words around a number that make it an interval: "at least 13", "some 200", "20 or more"."""

import re
from functools import cache
from typing import NamedTuple

from ...knowledge import table

_REACH = 28
_LAST_WORD = re.compile(r"[^\W\d_]+|~")
_PLUS = re.compile(r"\+(?![\w+])|-plus\b| plus\b(?= \w+s\b)")


class Bounds(NamedTuple):
    """A number as an interval with its best figure; null sides are open."""

    low: float | None
    high: float | None
    best: float | None
    comparator: str


class Hedge(NamedTuple):
    """How a number stands to its figure, and where the words that say so begin or end."""

    comparator: str
    down: float | None
    up: float | None
    edge: int
    silent: bool


class _Patterns(NamedTuple):
    last_words: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    hedges: dict[str, tuple[str, float | None, float | None, bool]]


@cache
def _patterns() -> _Patterns:
    hedges: dict[str, tuple[str, float | None, float | None, bool]] = {}
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for row in table("hedges")["hedge"]:
        for side in ("before", "after"):
            for text in row.get(side, ()):
                hedges[f"{side} {text}"] = (row["comparator"], row.get("down"), row.get("up"), row.get("silent", False))
                sides[side].append(text)
    before, after = (_longest_first(sides[side]) for side in ("before", "after"))
    last_words = frozenset(_LAST_WORD.findall(text)[-1].lower() for text in sides["before"])
    return _Patterns(last_words, re.compile(rf"(?<![\w-])({before})[ (]*\Z", re.IGNORECASE),
                     re.compile(rf"[ -]({after})\b", re.IGNORECASE), hedges)


def _longest_first(texts: list[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=lambda text: (-len(text), text)))


def hedge_before(text: str, at: int, *, floor: int) -> Hedge | None:
    """Returns the hedge whose words end where a number begins; not sought before `floor`."""
    known = _patterns()
    tail = _LAST_WORD.findall(text, max(floor, at - _REACH), at)
    if not tail or tail[-1].lower() not in known.last_words:
        return None
    m = known.before.search(text, max(floor, at - _REACH), at)
    if m is None:
        return None
    comparator, down, up, silent = known.hedges[f"before {m.group(1).lower()}"]
    return Hedge(comparator, down, up, m.start(1), silent)


def hedge_after(text: str, at: int) -> Hedge | None:
    """Returns the hedge that stands right behind a number: "20 or more", "60-plus", "100+"."""
    if m := _PLUS.match(text, at):
        return Hedge(">=", None, None, m.end(), False)
    m = _patterns().after.match(text, at)
    if m is None:
        return None
    comparator, down, up, silent = _patterns().hedges[f"after {m.group(1).lower()}"]
    return Hedge(comparator, down, up, m.end(), silent)


def bounded(figure: float, hedge: Hedge | None) -> Bounds:
    """Returns a plain figure as the interval that its hedge makes of it.

    An approximation reaches a tenth to the sides that its words allow, and at least one; what counts things never goes
    below zero.
    """
    if hedge is None or hedge.comparator == "=":
        return Bounds(figure, figure, figure, "=")
    if hedge.comparator in {">", ">="}:
        return Bounds(figure, figure + max(1.0, abs(figure) * hedge.up) if hedge.up else None, figure, hedge.comparator)
    if hedge.comparator in {"<", "<="}:
        return Bounds(None, figure, figure, hedge.comparator)
    down, up = (max(1.0, abs(figure) * part) if part else 0.0 for part in (hedge.down, hedge.up))
    return Bounds(round(max(0.0, figure - down), 6), round(figure + up, 6), figure, "~")


def widened(low: float, high: float, hedge: Hedge | None) -> Bounds:
    """Returns an interval that the words name themselves ("8-10", "dozens"), opened where a hedge opens it."""
    comparator = hedge.comparator if hedge else "~"
    if comparator in {">", ">="}:
        return Bounds(low, None, None, comparator)
    if comparator in {"<", "<="}:
        return Bounds(None, high, None, comparator)
    return Bounds(low, high, None, "~")
