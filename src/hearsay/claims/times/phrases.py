"""Stretches of known words that a rule takes for an expression of time."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from .lexing import Lexemes
from .vocabulary import OTHER, Rule, vocabulary

#: Known words in a row; longer runs are cut, which bounds the work on degenerate text ("the the the …").
_RUN = re.compile(rf"[^{re.escape(OTHER)}]{{1,48}}")


class Phrase(NamedTuple):
    """Lexemes `first` to `last` (exclusive), which the shape of a rule matched."""

    found: Lexemes
    first: int
    last: int
    rule: Rule

    @property
    def words(self) -> list[str]:
        """The lexemes in small letters."""
        return [self.found.word(at) for at in range(self.first, self.last)]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.found.start(self.first)

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.found.end(self.last - 1)

    def has(self, *words: str) -> bool:
        """Says whether one of the words stands in it."""
        return any(word in words for word in self.words)

    def pick(self, name: str, at: int = 0) -> int | str | None:
        """Returns the value of the word number `at` that belongs to a class of words; null where there is none."""
        values = vocabulary().values[name]
        found = [values[word] for word in self.words if word in values]
        return found[at] if -len(found) <= at < len(found) else None

    def number(self, *names: str) -> int | None:
        """Returns the number of the first of the classes that has a word here."""
        return next((v for name in names if isinstance(v := self.pick(name), int)), None)

    def figure(self, *names: str) -> str | None:
        """Returns the first lexeme that is a figure of one of the classes, null where there is none."""
        letters = {vocabulary().figures[name] for name in names}
        at = next((n for n in range(self.first, self.last) if self.found.letters[n] in letters), None)
        return self.found.word(at) if at is not None else None

    def capital(self, at: int | None = None) -> bool:
        """Says whether a lexeme (its first one, where none is given) is written with a capital letter."""
        at = self.first if at is None else at
        place = self.found.places[at] if at < len(self.found.places) else None
        return place is not None and place.group()[0].isupper()

    def after(self, distance: int = 0) -> str:
        """Returns the lexeme behind it, in small letters; "" at the end of a paragraph."""
        return self.found.word(self.last + distance)

    def before(self, distance: int = 0) -> str:
        """Returns the lexeme in front of it, in small letters; "" at the beginning."""
        return self.found.word(self.first - 1 - distance)


def phrases(found: Lexemes, guards: Mapping[str, Callable[[Phrase], bool]]) -> Iterator[Phrase]:
    """Yields the phrases of a text in reading order, none overlapping another; a guard may refuse a rule's find."""
    rules = vocabulary().rules
    for run in _RUN.finditer(found.letters):
        taken: list[Phrase] = []
        for first, last, number in _matches(run.group()):
            phrase = Phrase(found, run.start() + first, run.start() + last, rules[number])
            if any(phrase.first < t.last and t.first < phrase.last for t in taken):
                continue
            if not phrase.rule.guard or guards[phrase.rule.guard](phrase):
                taken.append(phrase)
        yield from sorted(taken, key=lambda p: p.first)


@lru_cache(maxsize=1 << 14)
def _matches(letters: str) -> tuple[tuple[int, int, int], ...]:
    """(first, last, rule) of every find in a run of known words, the longest first, then by rule and by place."""
    out = []
    present = frozenset(letters)
    for number, rule in enumerate(vocabulary().rules):
        if not rule.may_find(present):
            continue
        at = 0
        while m := rule.pattern.search(letters, at):
            if m.end() > m.start():
                out.append((m.start(), m.end(), number))
            at = m.start() + 1
    return tuple(sorted(out, key=lambda f: (f[0] - f[1], f[2], f[0])))
