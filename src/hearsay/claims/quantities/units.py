"""What a number is measured in: units of measure, money, shares, as the text writes them before or behind it."""

import re
from functools import cache
from typing import NamedTuple

from ...knowledge import table

_LETTERS = re.compile(r"[A-Za-z]+[²2]?")
_DIRECTION = re.compile(r"[ -]+(?:to the )?([\w-]+)")
_SECOND = re.compile(r"[ -]*(?:and|to|or|-)[ -]*[\w.]+[ -]+([a-z]+)", re.IGNORECASE)


class Unit(NamedTuple):
    """A unit under its own name, the role that it gives to a number, and where the words for it end (or begin)."""

    name: str
    role: str
    edge: int


class _Spellings(NamedTuple):
    behind: re.Pattern[str]
    units: dict[str, tuple[str, str]]
    before: re.Pattern[str]
    signs: dict[str, str]
    after_sign: re.Pattern[str]


@cache
def _spellings() -> _Spellings:
    data = table("units")
    units = {text: (name, role) for role, named in data["measures"].items()
             for name, texts in named.items() for text in texts}
    units |= {text: (name, "money") for name, texts in data["money"]["names"].items() for text in texts}
    signs = {sign.lower(): name for sign, name in data["money"]["signs"].items()}
    behind = "|".join(_word(text) for text in sorted(units, key=lambda text: (-len(text), text)))
    sign = "|".join(re.escape(text) for text in sorted(signs, key=lambda text: (-len(text), text)))
    return _Spellings(re.compile(rf"[ -]?({behind})", re.IGNORECASE), units,
                      re.compile(rf"({sign}|%) ?\Z", re.IGNORECASE), signs,
                      re.compile(rf" ?({sign})(?![A-Za-z\d])", re.IGNORECASE))


def _word(text: str) -> str:
    """A spelling as a pattern: spaces may be hyphens, and a word must end where it ends."""
    pattern = re.escape(text).replace(r"\ ", "[ -]")
    return pattern + (r"(?![\w²])" if text[-1].isalnum() or text[-1] == "²" else "")


@cache
def _glued() -> frozenset[str]:
    words = table("number_words")
    return frozenset(_spellings().units) | frozenset(words["short_scales"]) | frozenset(words["scales"])


def known_behind_figures(text: str, at: int) -> bool:
    """Says whether the letters at a place are a unit or a scale, as in "500km" and "$5bn" (and not "F16A")."""
    m = _LETTERS.match(text, at)
    return bool(m) and m is not None and m.group().lower() in _glued() and not text[m.end():m.end() + 1].isdecimal()


def unit_behind(text: str, at: int) -> Unit | None:
    """Returns the unit of measure or money written behind a number that ends at a place."""
    known = _spellings()
    if m := known.behind.match(text, at):
        name, role = known.units[re.sub(r"-", " ", m.group(1).lower())]
        return Unit(name, role, m.end())
    if m := known.after_sign.match(text, at):
        return Unit(known.signs[m.group(1).lower()], "money", m.end())
    return None


def unit_before(text: str, at: int) -> Unit | None:
    """Returns the sign of money or of percent written before a number that begins at a place."""
    known = _spellings()
    m = known.before.search(text, max(0, at - 6), at)
    if m is None:
        return None
    sign = m.group(1).lower()
    if sign == "%":
        glued = m.end() == at and not m.group().endswith(" ") and not text[max(0, m.start() - 1):m.start()].isdecimal()
        return Unit("percent", "share", m.start(1)) if glued else None
    if sign[0].isalpha() and m.start() and text[m.start() - 1].isalpha():
        return None
    return Unit(known.signs[sign], "money", m.start(1))


_RATE = re.compile(
    r" (?:per|an?|each|every) (second|minute|hour|day|week|month|year|person|capita|head|sortie)\b", re.IGNORECASE)


def rate_behind(text: str, at: int) -> Unit | None:
    """Returns what a number is counted by ("per day", "a year") where that is written at a place."""
    m = _RATE.match(text, at)
    return Unit(f"per {m.group(1).lower()}", "", m.end()) if m else None


def far_off(text: str, at: int) -> bool:
    """Says whether the word behind a length makes it a distance ("20 miles north of")."""
    m = _DIRECTION.match(text, at)
    return bool(m) and m is not None and m.group(1).lower() in table("units")["distance"]["after"]


def duration_in(text: str, at: int, end: int) -> Unit | None:
    """Returns the unit of time of a length that ends at `end`, for a number of it that ends at `at`."""
    known = _durations()
    word = next((known[w] for w in re.findall(r"[a-z]+", text[at:end].lower()) if w in known), None)
    if word is None:
        m = _SECOND.match(text, at)
        word = known.get(m.group(1).lower()) if m else None
        return Unit(word, "duration", at) if word else None
    return Unit(word, "duration", end)


@cache
def _durations() -> dict[str, str]:
    return {text: name for name, texts in table("units")["durations"].items() for text in texts}
