"""On which side of its cue a content stands: before it ("…, he said"), behind it, or on both."""

from typing import Literal

from ..records import Token
from .cues import verbs
from .groups import Group
from .page import Quotation, Unit
from .phrases import Phrase
from .words import COMMAS, RELATIVES, SUBORDINATORS, finite, holds_clause, listed, nominal, verbal

Side = Literal["before", "behind", "both"]
_BREAKS = frozenset({",", ":", ";", "—", "–", "--"})
_WIDE = 14  # words between a subject and its verb that still make one stretch of them
_LONG = 8  # words of a quotation that make it speech even without a verb
_OF_WHOM = 3  # words of "most of whom"
_TITLE = 5  # words of a title in quotation marks
_NEAR = 12  # words between a cue and the comma that ends its part of the sentence


def side(unit: Unit, group: Group, *, source: Phrase | None) -> Side:
    """Returns on which side of a cue its content stands."""
    first, last = bounds(group, source)
    if first <= unit.first or group.bare or group.infinitive or not {"clause", "quote", "that"} & group.takes:
        return "behind"
    left = unit.tokens[first - 1]
    if left.text == ";" or _is_relative(unit, source):
        return "behind"
    if source is not None and source.place == "after" and group.cue.lemma == "say" and left.text[0].isalnum():
        return "before"  # "ten were hurt said the head of the clinic"
    if _has_object(unit, group, source=source):
        return "behind"
    end = first - 1 if left.text in COMMAS else first
    quoted = next((q for q in unit.quotations if q.outer_last == end), None)
    if not (left.text in COMMAS or quoted or left.text in "?!"):
        return "behind"
    if quoted and is_speech(unit, quoted) and ("quote" in group.takes or not group.passive):
        return _after_speech(unit, last)
    if group.passive or not _can_follow(unit, group):
        return "behind"
    where = _after_clause(unit, last, takes=group.takes)
    if where == "before" and not _sayable(unit, first):
        return "both" if left.text == "," and _parenthetical(unit, last) else "behind"
    if _main_clause(unit, first) or (where == "before" and not _full(unit, last)):
        return where
    return "both" if left.text == "," and _parenthetical(unit, last) else "behind"


def _has_object(unit: Unit, group: Group, *, source: Phrase | None) -> bool:
    """`The army erred, promised an inquiry and left`: the next deed of a subject that stands farther before it."""
    if "thing" not in group.takes or group.passive or group.last >= unit.end:
        return False
    apart = source is None or source.place == "elsewhere" or source.last < group.first - 1
    after = unit.tokens[group.last]
    return apart and (source is None or source.place != "after") and after.pos in {"DET", "NOUN"}


def _is_relative(unit: Unit, source: Phrase | None) -> bool:
    """`…, who has denied it`: a relative clause goes on behind its verb."""
    if source is None or source.place != "before" or source.last - source.first > _OF_WHOM:
        return False
    return unit.tokens[source.last - 1].lower in RELATIVES


def _can_follow(unit: Unit, group: Group) -> bool:
    """Whether a cue can stand behind a clause without quotation marks: a verb of speech, or any that ends it all."""
    clause = bool({"clause", "that"} & group.takes)
    return clause and ("quote" in group.takes or group.last >= unit.end)


def bounds(group: Group, source: Phrase | None) -> tuple[int, int]:
    """Returns the stretch of cue and source together, where they stand side by side."""
    if source is not None and source.place == "before" and source.last > group.first - _WIDE:
        return source.first, group.last
    if source is not None and source.place == "after" and source.first <= group.last + 1:
        return group.first, source.last
    return group.first, group.last


def is_speech(unit: Unit, quotation: Quotation) -> bool:
    """A quotation is speech, not a quoted word, where it ends in a stop or holds a clause, and is no title."""
    if is_title(unit, quotation):
        return False
    if unit.tokens[quotation.last - 1].text in "?!,." or quotation.last - quotation.first > _LONG:
        return True
    return holds_clause(unit.parse, quotation.first, last=quotation.last)


def is_title(unit: Unit, quotation: Quotation) -> bool:
    """Whether a quotation inside a sentence is the title of something ("on “Night on the Lake,” Doe said")."""
    words = [t for t in unit.tokens[quotation.first:quotation.last] if t.text[0].isalnum()]
    if not 1 < len(words) <= _TITLE or quotation.outer_first == unit.first:
        return False
    small = any(t.text[0].islower() and len(t.text) > 3 for t in words)
    return not small and words[0].text[0].isupper() and words[-1].text[0].isupper() and (
        unit.tokens[quotation.last - 1].text not in ".?!" and unit.tokens[quotation.outer_first - 1].text not in ",:")


def _after_speech(unit: Unit, last: int) -> Side:
    """`“We left,” he said, “at noon.”` has content on both sides, `“We left,” he said at noon.` has not."""
    stop = next_break(unit, last)
    while stop in unit.opening and is_title(unit, unit.opening[stop]):
        stop = next_break(unit, unit.opening[stop].outer_last)
    after = stop + 1
    while after < unit.end and unit.tokens[after].pos in {"CCONJ", "ADV"}:
        after += 1
    if stop < unit.end and (stop in unit.opening or (unit.tokens[stop].text != ":" and after in unit.opening)):
        return "both"
    if stop < unit.end and unit.tokens[stop].text == ":":
        return "behind"
    return "both" if resumed(unit, last) is not None else "before"


def resumed(unit: Unit, last: int) -> int | None:
    """Where a quotation goes on behind what was said of its speaker: `“We left,” he said, looking up, “at noon.”`."""
    later = next((q.outer_first for q in unit.quotations if q.outer_first > last), None)
    if later is None or unit.tokens[later - 1].text != ",":
        return None
    return None if any(finite(t) or _speaks_on(t) for t in unit.tokens[last:later]) else later


def _speaks_on(token: Token) -> bool:
    """`…,” she said, adding later, “…`: the second quotation is that of another cue."""
    return any(f.shape == "ing" and "quote" in f.cue.takes for f in verbs().get(token.lower, ()))


def next_break(unit: Unit, at: int) -> int:
    """Returns the first comma, colon, dash or quotation from `at` on, or the end of the sentence."""
    while at < unit.end and unit.tokens[at].text not in _BREAKS and at not in unit.opening:
        at += 1
    return at


def _after_clause(unit: Unit, last: int, *, takes: frozenset[str]) -> Side:
    """Judges by what follows cue and source, where a clause without quotation marks stands before them."""
    tokens, stop = unit.tokens, next_break(unit, last)
    opening = _side_of_rest(unit, last, stop=stop, takes=takes)
    if opening is not None:
        return opening
    if stop >= unit.end or stop + 1 >= unit.end:
        return "before"
    if stop in unit.opening or tokens[stop].text == ":":
        return "behind"
    if stop + 1 in unit.opening:
        return "both"
    following = tokens[stop + 1]
    if following.lower in listed("content_joints") and tokens[stop].text == ",":
        return "both"
    if following.lower in SUBORDINATORS | RELATIVES or following.lower in {"and", "but"} or (
            following.lower.endswith("ing") and verbal(following)):
        return "before"
    if holds_clause(unit.parse, stop + 1, last=unit.end):
        return "both"
    goes_on = following.pos in {"AUX", "ADP", "ADV"} or verbal(following)
    return "both" if tokens[stop].text == "," and goes_on else "before"


def _side_of_rest(unit: Unit, last: int, *, stop: int, takes: frozenset[str]) -> Side | None:
    for n in range(last, stop):
        token = unit.tokens[n]
        if n == last and (token.lower == "that" or (token.lower == "to" and "to" in takes)):
            return "behind"
        if token.lower in SUBORDINATORS or (n == last and token.lower in listed("adjuncts")):
            return "before"
        if finite(token):
            return "behind"
    return None


def _sayable(unit: Unit, first: int) -> bool:
    """Whether the words before a cue can be all that was said, not just a time or place ("At noon, Doe said")."""
    if holds_clause(unit.parse, unit.first, last=first):
        return True
    return first - unit.first > 4 and unit.tokens[unit.first].pos not in {"ADP", "SCONJ", "ADV"}


def _full(unit: Unit, last: int) -> bool:
    """Whether more than a time or a place stands between a cue and the end of its sentence."""
    return holds_clause(unit.parse, last, last=unit.last) or any(q.outer_first >= last for q in unit.quotations)


def _main_clause(unit: Unit, last: int) -> bool:
    """Whether the words of the sentence before `last` hold a clause of their own and not only "When asked,"."""
    tokens, named = unit.tokens, False
    opening = tokens[unit.first]
    subordinate = verbal(opening) and opening.lower.endswith(("ed", "ing"))  # "Asked if it held, the mayor said"
    for n in range(unit.first, last):
        token = tokens[n]
        if token.lower in SUBORDINATORS and (n == unit.first or tokens[n - 1].text == ","):
            subordinate = True
        elif token.text == "," and subordinate and n + 1 < last - 1:
            subordinate = False
        elif not subordinate and (finite(token) or (verbal(token) and named)):
            return True
        named = named or nominal(token)
    return False


def _parenthetical(unit: Unit, last: int) -> bool:
    """`The difference, he told me, is that …`, `Back home, he said, they …`: words that go on behind commas."""
    tokens = unit.tokens
    comma = next((n for n in range(last, min(last + _NEAR, unit.last)) if tokens[n].text == ","), None)
    if comma is None or comma + 1 >= unit.last or any(finite(t) for t in tokens[last:comma]):
        return False
    if finite(tokens[comma + 1]):
        return True
    return comma == last and comma + 1 not in unit.opening and holds_clause(unit.parse, comma + 1, last=unit.end)
