"""The walk through the expressions of a text in reading order, each read against what was said before it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...records import Days, Parse
from .anchor import NOWHEN, Anchor
from .meaning import GRAINS, UNKNOWN_DAY, Meaning, View, grain_of
from .phrases import Phrase
from .readings import READINGS, TENSED, is_last
from .tense import tense_at

#: So many dates back "the following week" may count from.
_MEMORY = 12
#: A text of which so many years named, and such a share of them, lie so far back is a history and no news.
_ENOUGH, _MOSTLY, _LONG_AGO = 4, 0.7, 5


class Found(NamedTuple):
    """A phrase with the token that it begins with, its sentence and paragraph, and the id of its segment."""

    phrase: Phrase
    token: int
    sentence: int
    paragraph: int
    segment: str


def read_all(found: Sequence[Found], parse: Parse, *, voices: Mapping[str, Anchor],
             month_first: bool | None) -> dict[int, Meaning]:
    """Returns meanings by the first lexeme of their phrase.

    Times of day that name no day are read after the rest, with the days of their sentence known. `voices` are the days
    of writing by segment, `month_first` says how the page writes dates in figures.
    """
    out: dict[int, Meaning] = {}
    views: dict[int, View] = {}
    spoken: list[tuple[int, str]] = []
    anchor, story, paragraph = NOWHEN, "", -1
    history = _is_history(found, voices)
    for item in found:
        phrase = item.phrase
        if item.paragraph != paragraph:
            story, paragraph = (story if history else ""), item.paragraph
            if voices.get(item.segment, NOWHEN) != anchor:
                anchor, spoken = voices.get(item.segment, NOWHEN), []
        tense = tense_at(parse, item.token) if phrase.rule.reading in TENSED else ""
        view = View(anchor.first, tuple(spoken[-_MEMORY:]), "", tense, month_first, story, anchor.year_from, history)
        if is_last(phrase):
            views[phrase.first] = view
            continue
        meaning = _mean(phrase, view, anchor)
        if meaning is None:
            continue
        out[phrase.first] = meaning
        if meaning.type == "DATE" and (grain := grain_of(meaning.value)) is not None:
            spoken.append((grain, meaning.value))
            dated = phrase.figure("Year", "FarYear", "IsoDate", "NumericDate") is not None
            if (grain <= GRAINS["M"] and (dated or story)) or (history and dated and grain == GRAINS["Y"]):
                story = meaning.value
    _read_times_of_day(found, out, views=views, voices=voices)
    return out


def _is_history(found: Sequence[Found], voices: Mapping[str, Anchor]) -> bool:
    """Whether a text tells of years long before it was written: then a bare "30 May" is one of its story."""
    far = total = 0
    for item in found:
        anchor, text = voices.get(item.segment, NOWHEN), item.phrase.figure("Year")
        if anchor.first and text:
            total += 1
            far += anchor.first.year - int(text) >= _LONG_AGO
    return total >= _ENOUGH and far >= _MOSTLY * total


def _read_times_of_day(found: Sequence[Found], meanings: dict[int, Meaning], *, views: Mapping[int, View],
                       voices: Mapping[str, Anchor]) -> None:
    days: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for item in found:
        meaning = meanings.get(item.phrase.first)
        if meaning is not None and meaning.type != "DURATION" and grain_of(meaning.value) == 0:
            days[item.sentence].append((item.phrase.first, meaning.value[:10]))
    for item in found:
        at = item.phrase.first
        if at in views:
            near = min(days[item.sentence], key=lambda day: (abs(day[0] - at), day), default=(0, ""))[1]
            meaning = _mean(item.phrase, views[at]._replace(sentence=near), voices.get(item.segment, NOWHEN))
            if meaning is not None:
                meanings[at] = meaning


def _mean(phrase: Phrase, view: View, anchor: Anchor) -> Meaning | None:
    """What a phrase means; where the day of writing is known as a stretch only, the days that it then can mean."""
    read = READINGS[phrase.rule.reading]
    try:
        meaning = read(phrase, view)
        if meaning is None or anchor.first == anchor.last:
            return meaning
        other = read(phrase, view._replace(anchor=anchor.last))
    except (ValueError, OverflowError):
        return Meaning(UNKNOWN_DAY)
    if other is None or other.value == meaning.value:
        return meaning
    first, last = sorted((meaning, other), key=lambda m: m.stretch().earliest or "")
    return Meaning(_common(meaning.value, other.value), meaning.type,
                   Days(earliest=first.stretch().earliest, latest=last.stretch().latest))


def _common(one: str, other: str) -> str:
    """Two values as one: from the first part in which they differ, X."""
    if len(one) != len(other) or one[:4] != other[:4]:
        return UNKNOWN_DAY
    parts = one.split("-")
    at = next(n for n, (a, b) in enumerate(zip(parts, other.split("-"), strict=False)) if a != b)
    return "-".join([*parts[:at], *("X" * len(part) for part in parts[at:])])
