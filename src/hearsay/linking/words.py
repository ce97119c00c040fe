"""Words as far as claims are compared by them: stems, heads of phrases, sentences, figures, known expressions."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..knowledge import rows, table
from ..language import fold
from ..records import Claim

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
#: A full stop before a capital, a figure or a quotation mark ends a sentence, unless a title or an initial stands
#: before it.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bCol)(?<!\bNo)"
    r"[.!?…]+[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])|\n+"
)
_AFTER_HEAD = re.compile(
    r"\s(?:of|from|in|at|on|by|with|who|which|that|for|to|near|after|under|belonging|during|between|among)\s|,|\(|—|;"
)
_PLAIN = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
#: As far after a word as it can be about a number: "not" only about the next one.
_NEXT, _SOON = re.compile(r"(?: \S+){1,2}"), re.compile(r"(?: \S+){1,7}")
_FROM = re.compile(r"\bto [\w,-]+ from ([\w,-]+)")
_LETTERS = re.compile(r"[a-z]+")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w])|(?<![\w.,])\d+(?:\.\d+)?(?![\w])")


@lru_cache(maxsize=100_000)
def stems(text: str) -> frozenset[str]:
    """Returns the stems of the words that carry content."""
    empty = _empty()
    return frozenset(stem(word) for m in _WORD.finditer(fold(text)) if (word := m.group().lower()) not in empty)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Returns a word without its English ending: "raiding" and "raids" meet, "ran" and "run" do not."""
    word = _POSSESSIVE.sub("", word.lower()).replace(".", "")
    for end, put in _endings():
        if word.endswith(end) and len(word) - len(end) >= 3 and not word.endswith("ss"):
            word = word[: -len(end)] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@lru_cache(maxsize=50_000)
def head(phrase: str) -> str:
    """Returns the stem of the word that a noun phrase is about: "members" of "ten members of the group"."""
    first = _AFTER_HEAD.split(fold(phrase).strip(), maxsplit=1)[0]
    found = [w for m in _WORD.finditer(first) if not (w := m.group().lower()).isdigit()]
    return stem(found[-1]) if found else ""


@lru_cache(maxsize=50_000)
def names(phrase: str) -> frozenset[str]:
    """Returns the stems of the words of a phrase that are written with a capital letter, as names are."""
    return frozenset(stem(m.group()) for m in _WORD.finditer(fold(phrase)) if m.group()[0].isupper()) - _empty()


def sentence_ends(text: str) -> tuple[int, ...]:
    """Returns where the sentences of a text end, so that `sentence_at` can look them up."""
    return (*(m.end() for m in _END.finditer(text)), len(text))


def sentence_at(ends: Sequence[int], start: int) -> tuple[int, int]:
    """Returns the sentence that holds a place, as offsets."""
    n = min(bisect_right(ends, start), len(ends) - 1)
    return (ends[n - 1] if n else 0, ends[n])


@lru_cache(maxsize=50_000)
def figures(text: str) -> frozenset[float]:
    """Returns the numbers of a sentence that may count something: no one, no years, words read as numbers."""
    found = {float(m.group().replace(",", "")) for m in _FIGURE.finditer(text)}
    units, tens = _units(), _tens()
    before = 0
    for word in _LETTERS.findall(text.lower()):
        if before and word in units:
            found.discard(before)
            found.add(before + units[word])
        elif word in units or word in tens:
            found.add(units[word] if word in units else tens[word])
        before = tens.get(word, 0)
    return frozenset(n for n in found if n > 1 and not (1900 <= n <= 2100 and n == int(n)))


@cache
def number_stems() -> frozenset[str]:
    """Returns the stems of the words for numbers."""
    return frozenset(stem(word) for word in (*_units(), *_tens()))


@lru_cache(maxsize=100_000)
def figures_after(text: str, expressions: tuple[str, ...]) -> frozenset[float]:
    """Returns the numbers that one of the expressions leads to: "not 17", "an earlier toll on Sunday of 15"."""
    spaced, words = _spaced(text)
    out: set[float] = set()
    first_words, pattern = _pattern(expressions)
    if first_words.isdisjoint(words):
        return frozenset()
    for m in pattern.finditer(spaced):
        window = (_NEXT if m.group(1).endswith("not") else _SOON).match(spaced, m.end())
        out.update(sorted(figures(window.group()))[:1] if window else ())
    return frozenset(out)


@lru_cache(maxsize=50_000)
def figures_left(text: str) -> frozenset[float]:
    """Returns the numbers that a sentence moves away from: the 80 of "lowered the toll to 62 from 80"."""
    return frozenset(n for m in _FROM.finditer(text.lower()) for n in figures(m.group(1)))


def has_any(text: str, expressions: tuple[str, ...]) -> str | None:
    """Returns the first of the expressions that stands in a text as whole words, null where none does."""
    spaced, words = _spaced(text)
    first_words, pattern = _pattern(expressions)
    if first_words.isdisjoint(words):  # mostly so, and told much sooner than by a search
        return None
    found = pattern.search(spaced)
    return found.group(1) if found else None


@lru_cache(maxsize=20_000)
def agencies(text: str) -> frozenset[str]:
    """Returns the news agencies that a text names, each under its first name."""
    known = _agencies()
    return frozenset(known[m.group()] for m in _agency_names().finditer(text))


def sets_apart(claim: Claim) -> bool:
    """Says whether a clause sets its happening apart: "another strike", "a second blast", "another seven people"."""
    found = _set_apart(claim.text)
    if found.happening:
        return True
    own = {q.start for q in claim.quantities} | {t.start for t in claim.targets}
    trigger = claim.trigger.start - claim.start
    return any(
        behind == trigger or (people and (claim.start + first in own or claim.start + behind in own))
        for first, behind, people in found.marks
    )


class _Mark(NamedTuple):
    """Where "another" begins, where what follows it begins, and whether it may set people apart."""

    first: int
    behind: int
    people: bool


class _SetApart(NamedTuple):
    """Whether a clause has words for another happening, and the marks whose meaning hangs on what is counted."""

    happening: bool
    marks: Sequence[_Mark]


@lru_cache(maxsize=20_000)
def _set_apart(text: str) -> _SetApart:
    lists = table("links")["another"]
    happening = has_any(text, tuple(lists["words"])) is not None
    marks = []
    for m in _order().finditer(text):
        happening |= not set(lists["happenings"]).isdisjoint(m[2].lower().split())
        marks.append(_Mark(m.start(), m.start(2), m[1].lower() in lists["before_people"]))
    return _SetApart(happening, marks)


@cache
def _order() -> re.Pattern[str]:
    words = "|".join(table("links")["another"]["before_happening"])
    return re.compile(rf"\b({words})\s+((?:[\w’'-]+\s*){{1,3}})", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def _spaced(text: str) -> tuple[str, frozenset[str]]:
    words = _PLAIN.findall(text.lower())
    return f" {' '.join(words)} ", frozenset(words)


@lru_cache(maxsize=100)
def _pattern(expressions: tuple[str, ...]) -> tuple[frozenset[str], re.Pattern[str]]:
    """The words that expressions begin with, and what finds the expressions; longer ones go first."""
    choice = "|".join(map(re.escape, sorted(expressions, key=len, reverse=True)))
    return frozenset(e.split(" ")[0] for e in expressions), re.compile(f" ({choice})(?= )")


@cache
def _agencies() -> dict[str, str]:
    known = rows("agencies")
    return {name.strip(): r["name"] for r in known for name in (r["name"], *r["also"].split(";")) if name.strip()}


@cache
def _agency_names() -> re.Pattern[str]:
    names = sorted(map(re.escape, _agencies()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")


@cache
def _empty() -> frozenset[str]:
    words = table("plain_words")
    return frozenset([*words["empty"], *words["reporting"]])


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((end, put) for end, put in table("plain_words")["endings"])


@cache
def _units() -> dict[str, int]:
    return dict(table("number_words")["units"])


@cache
def _tens() -> dict[str, int]:
    return dict(table("number_words")["tens"])
