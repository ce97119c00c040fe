"""The words and rules of times.toml, made ready: each known word gets a letter of its own, each shape a pattern.

A text is then a string of such letters, `OTHER` for everything unknown, and finding an expression of time is finding a
short pattern in a short string.
"""

import re
from functools import cache
from typing import NamedTuple

from ...errors import KnowledgeError
from ...knowledge import table

OTHER = "."
#: Classes of figures, which the lexer tells apart by their form.
FIGURES = ("Day", "DayOrdinal", "Year", "FarYear", "Small", "Figure", "Decimal", "Padded", "ClockTime", "DotClock",
           "Stamp", "IsoDate", "NumericDate", "Decade", "ShortYear", "QuarterName")
MARKS = {"comma": ",", "dot": ".", "hyphen": "-", "slash": "/", "open": "(", "close": ")", "apostrophe": "'",
         "plus": "+"}
_PIECE = re.compile(r"\(\?(?:<?[=!])|[A-Za-z]+|\S")
_FIRST_LETTER = 0x4E00


class Rule(NamedTuple):
    """A pattern over letters, and what is done with its finds."""

    pattern: re.Pattern[str]
    reading: str
    guard: str
    value: str


class Vocabulary(NamedTuple):
    """Letters of words (as they may be written) and of classes of figures, values of words by class, the rules."""

    letters: dict[str, str]
    figures: dict[str, str]
    values: dict[str, dict[str, int | str]]
    rules: tuple[Rule, ...]


@cache
def vocabulary() -> Vocabulary:
    """Returns the vocabulary, built once in a process."""
    data = table("times")
    values: dict[str, dict[str, int | str]] = data["words"]
    shapes = [*data["parts"].values(), *(rule["shape"] for rule in data["rule"])]
    named = {p for shape in shapes for p in _PIECE.findall(shape) if p.isalpha() and p.islower()}
    words = sorted({w for group in values.values() for w in group} | {MARKS.get(w, w) for w in named})
    letters = {w: chr(_FIRST_LETTER + n) for n, w in enumerate(words)}
    figures = {name: chr(_FIRST_LETTER + len(words) + n) for n, name in enumerate(FIGURES)}
    classes = {name: f"[{''.join(letters[w] for w in group)}]" for name, group in values.items()} | figures
    for name, shape in data["parts"].items():
        classes[name] = f"(?:{_expand(shape, classes, letters)})"
    rules = tuple(
        Rule(re.compile(_expand(r["shape"], classes, letters)), r["reading"], r.get("guard", ""), r.get("value", ""))
        for r in data["rule"]
    )
    return Vocabulary(_written(letters, set(data["capital"]["words"])), figures, values, rules)


def _written(letters: dict[str, str], capital: set[str]) -> dict[str, str]:
    """The letters by every way of writing a word: small, with a capital, in capitals."""
    small = {word: letter for word, letter in letters.items() if word not in capital}
    return {form(word): letter for form in (str.upper, str.capitalize) for word, letter in letters.items()} | small


def _expand(shape: str, classes: dict[str, str], letters: dict[str, str]) -> str:
    """A shape as a regular expression over letters; parentheses take nothing with them."""
    out = []
    for piece in _PIECE.findall(shape):
        if not piece.isalpha():
            out.append("(?:" if piece == "(" else piece)
        elif piece.islower():
            out.append(letters[MARKS.get(piece, piece)])
        elif piece in classes:
            out.append(classes[piece])
        else:
            raise KnowledgeError(f"Cannot read times.toml: a shape names the class {piece}, which is not defined.")
    return "".join(out)
