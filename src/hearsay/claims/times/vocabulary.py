"""The words and rules of times.toml, made ready: each known word gets a letter of its own, each shape a pattern.

A text is then a string of such letters, `OTHER` for everything unknown, and finding an expression of time is finding a
short pattern in a short string.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
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
    """A pattern over letters, and what is done with its finds; each of those holds a letter of every one of `needs`."""

    expression: str
    needs: tuple[frozenset[str], ...]
    reading: str
    guard: str
    value: str

    def may_find(self, letters: AbstractSet[str]) -> bool:
        """Says whether there can be a find among these letters."""
        return not any(need.isdisjoint(letters) for need in self.needs)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made when it is first asked for: all of them take a tenth of a second, a page needs a third."""
        return _compiled(self.expression)


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
    groups = {name: "".join(letters[w] for w in group) for name, group in values.items()}
    classes = {name: f"[{group}]" for name, group in groups.items()} | figures
    needs = {name: [frozenset(group)] for name, group in (groups | figures).items()}
    for name, shape in data["parts"].items():
        classes[name] = f"(?:{_expand(shape, classes, letters)})"
        needs[name] = _needed(iter(_PIECE.findall(shape)), needs, letters)
    rules = tuple(
        Rule(
            expression=_expand(r["shape"], classes, letters),
            needs=tuple(_needed(iter(_PIECE.findall(r["shape"])), needs, letters)),
            reading=r["reading"],
            guard=r.get("guard", ""),
            value=r.get("value", ""),
        )
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


def _needed(
    pieces: Iterator[str], needs: Mapping[str, list[frozenset[str]]], letters: Mapping[str, str]
) -> list[frozenset[str]]:
    """Sets of letters of each of which one stands in whatever a shape, or the group of it that is open, finds."""
    branches: list[list[list[frozenset[str]]]] = [[]]
    for piece in pieces:
        here = branches[-1]
        if piece == ")":
            break
        if piece == "|":
            branches.append([])
        elif piece.startswith("("):
            inner = _needed(pieces, needs, letters)
            here.append(inner if piece == "(" else [])  # what is looked at before and behind is no part of the find
        elif piece.isalpha():
            here.append([frozenset(letters[MARKS.get(piece, piece)])] if piece.islower() else needs[piece])
        elif piece in "?*{" and here:  # may be missing; no shape asks for a number of times that begins above 0
            here[-1] = []
    found = [[need for item in branch for need in item] for branch in branches]
    if len(found) == 1:
        return found[0]
    return [frozenset().union(*(branch[0] for branch in found))] if all(found) else []


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
