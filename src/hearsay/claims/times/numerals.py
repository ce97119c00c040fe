"""Numbers as they are written in English: figures, words, and both together ("2.5 million", "two hundred and five")."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ...knowledge import table

#: Figures of more digits than this are codes, not numbers of news (a quadrillion has 16).
MOST_DIGITS = 15
_FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_PARTS = {"half": 0.5, "quarter": 0.25}


class NumberWords(NamedTuple):
    """Values of the words of number_words.toml: what is added up, and what multiplies."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]


@cache
def number_words() -> NumberWords:
    """Returns the number words, read once."""
    data = table("number_words")
    return NumberWords(data["units"], data["tens"], {**data["scales"], **data["short_scales"]}, data["collectives"])


def figure(text: str) -> float | None:
    """Returns the value of digits with commas between thousands and a decimal point; null where they are none."""
    if len(text) > MOST_DIGITS + 6 or not _FIGURE.fullmatch(text):
        return None
    return float(text.replace(",", ""))


def number(words: Sequence[str]) -> float | None:
    """Returns what figures and number words (in small letters) make when read as one number; null where they make none.

    Hyphens, "and", "a" and "half" may stand among them: "twenty - five", "a hundred and two", "two and a half million".
    """
    reader = _Reader()
    ok = all(reader.take(word) for word in words if word != "-")
    return reader.result() if ok else None


class _Reader:
    """Takes one word after the other; `group` is the part below the next scale, `total` what is closed."""

    def __init__(self) -> None:
        self.total = 0.0
        self.group: float | None = None
        self.article = self.joined = False
        self.factor = 1.0
        self.scale = float("inf")

    def take(self, word: str) -> bool:
        """Says whether the words so far and this one may be one number."""
        known = number_words()
        if word == "and":
            ok = not self.joined and (self.group is not None or self.total > 0)
            self.joined = True
            return ok
        if word in {"a", "an"}:
            ok = not self.article and (self.joined or (self.group is None and self.total == 0))
            self.article = True
            return ok
        if word in _PARTS:
            return self._part(_PARTS[word])
        if word in known.scales or word in known.collectives:
            return self._scale(known.scales.get(word) or known.collectives[word])
        return self._unit(word, known)

    def _part(self, part: float) -> bool:
        if self.joined:
            if self.group is None:
                self.total += part * self.scale
            else:
                self.group += part
        elif self.group is None and self.total == 0:
            self.factor, self.article = part, False
            return True
        else:
            return False
        self.joined = self.article = False
        return True

    def _unit(self, word: str, known: NumberWords) -> bool:
        value: float | None = known.units.get(word, known.tens.get(word))
        if value is None:
            value = figure(word)
            if value is None or self.group is not None:
                return False
        if self.article or self.factor != 1 or (self.total and value >= self.scale):
            return False
        before = self.group
        if before is not None:
            room = 100 if before % 100 == 0 and before >= 100 else 10 if before % 100 in range(20, 100, 10) else 0
            if not 0 < value < room or (self.joined and room < 100):
                return False
        elif self.joined and not self.total:
            return False
        self.group, self.joined = (before or 0) + value, False
        return True

    def _scale(self, scale: float) -> bool:
        if self.joined or (self.group is None and self.total):
            return False
        group = self.group if self.group is not None else 1.0
        if scale == 100:
            if group >= 100:
                return False
            self.group = group * 100
        elif scale >= self.scale:
            return False
        else:
            self.total += group * scale
            self.group, self.scale = None, scale
        self.article = False
        return True

    def result(self) -> float | None:
        """Returns the number, null where its words stop in the middle."""
        if self.joined:
            return None
        if self.group is None and not self.total:
            return self.factor if self.article or self.factor != 1 else None
        return round((self.total + (self.group or 0)) * self.factor, 6)
