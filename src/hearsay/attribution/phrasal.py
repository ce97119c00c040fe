"""Phrases as cues: "according to Doe", "in the words of Doe", "in Doe's view", "per Doe"."""

from collections.abc import Iterator

from .cues import Cue
from .draft import Draft, Stretch
from .groups import Group
from .page import MARKS, Unit
from .phrases import Phrase, noun_phrase
from .stops import clause_stop
from .words import COMMAS, RELATIVES, finite, holds_clause, listed

_FIRST = frozenset({"according", "in", "per"})
_NEAR = 9  # words between "in" and "view"


def by_phrases(unit: Unit) -> Iterator[Draft]:
    """Yields what "according to" and its like give to a source."""
    tokens = unit.tokens
    for n in range(unit.first, unit.last - 1):
        if tokens[n].lower not in _FIRST or n in unit.inside:
            continue
        width = _width(unit, n)
        if width:
            source = noun_phrase(unit, n + width, place="after")
            if source and unit.tokens[source.head].lower in RELATIVES:
                yield from _to_which(unit, (n, n + width), source=source)
            elif source:
                yield from _beside(unit, (n, n + width), source=source, after=source.last)
        elif tokens[n].lower == "in":
            yield from _in_their_words(unit, n)


def _to_which(unit: Unit, cue: Stretch, *, source: Phrase) -> Iterator[Draft]:
    """`a report, according to which nine people died`: the content is the relative clause alone."""
    if source.last < unit.end:
        words = " ".join(t.lower for t in unit.tokens[cue[0]:source.last])
        yield Draft(unit, source, cue, ((source.last, unit.end),), "says", False, f"words behind {words!r}")


def _width(unit: Unit, n: int) -> int:
    """How many words the phrase has that begins at token `n`: 0 where none does."""
    words = [t.lower for t in unit.tokens[n:min(n + 4, unit.last)]]
    if words[:2] == ["according", "to"]:
        return 2
    apart = n > unit.first and (unit.tokens[n - 1].text in COMMAS or unit.tokens[n - 1].text in MARKS)
    named = unit.tokens[n + 1].pos == "PROPN" or (apart and unit.tokens[n + 1].pos in {"DET", "PRON"})
    if words[0] == "per" and named:
        return 1
    owned = len(words) == 4 and words[2] in listed("owned")
    return 4 if owned and [words[0], words[1], words[3]] == ["in", "the", "of"] else 0


def _in_their_words(unit: Unit, n: int) -> Iterator[Draft]:
    """`In the minister's view, …`."""
    tokens = unit.tokens
    last = next((k for k in range(n + 2, min(n + _NEAR, unit.last)) if tokens[k].lower in listed("owned")), None)
    if last is None or not any(t.lower in {"'s", "his", "her", "their"} for t in tokens[n + 1:last]):
        return
    owner = noun_phrase(unit, n + 1, place="after")
    if owner is None or owner.last < last:
        return
    end = last
    while end > n + 2 and (tokens[end - 1].lower == "'s" or tokens[end - 1].pos == "ADJ"):
        end -= 1
    source = Phrase(n + 1, end, min(owner.head, end - 1), "after")
    yield from _beside(unit, (n, last + 1), source=source, after=last + 1)


def _beside(unit: Unit, cue: Stretch, *, source: Phrase, after: int) -> Iterator[Draft]:
    words = " ".join(t.lower for t in unit.tokens[cue[0]:cue[1]])
    content = _behind(unit, cue, after=after) if cue[0] == unit.first else _both(unit, cue, after=after)
    if content:
        yield Draft(unit, source, cue, tuple(content), "says", False, f"words beside {words!r}")


def _behind(unit: Unit, cue: Stretch, *, after: int) -> list[Stretch]:
    if after >= unit.end:
        return []
    start = after + (unit.tokens[after].text in COMMAS or unit.tokens[after].text == ":")
    if start >= unit.end:
        return []
    group = Group(head=cue[1] - 1, first=cue[0], last=cue[1], cue=Cue("", "", "phrase", "says", frozenset()),
                  shape="base", passive=False, negated=False, infinitive=False, bare=False)
    return [(start, clause_stop(unit, group, start=start))]


def _both(unit: Unit, cue: Stretch, *, after: int) -> list[Stretch]:
    tokens, begin, stop = unit.tokens, unit.first, cue[0]
    following = tokens[after].text if after < unit.end else ""
    if following == ":":
        return [(after + 1, unit.end)]
    while stop > begin and tokens[stop - 1].text in COMMAS:
        stop -= 1
    whole = stop - begin > 3 or holds_clause(unit.parse, begin, last=stop) or following != ","
    content: list[Stretch] = [(begin, stop)] if stop > begin and whole else []
    rest = following == "," and after + 2 < unit.end
    if rest and (cue[0] - begin < 4 or (after < unit.end - 3 and _goes_on(unit, after + 1))):
        content.append((after + 1, unit.end))
    return content


def _goes_on(unit: Unit, at: int) -> bool:
    return unit.tokens[at].pos == "AUX" or finite(unit.tokens[at])
