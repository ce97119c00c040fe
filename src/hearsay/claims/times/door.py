"""Every expression of time in a document, with the days that it can mean."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...language import fold
from ...records import Days, Document, Parse, Segment, TimeExpression
from .anchor import anchors, month_first
from .guards import GUARDS
from .lexing import lexemes
from .meaning import Meaning
from .phrases import Phrase, phrases
from .reader import Found, read_all
from .readings import LENGTHS


class TimeSpan(NamedTuple):
    """Where an expression of time stands; `length` says that it names a length ("two years") and no date."""

    start: int
    end: int
    length: bool


def time_spans(document: Document, parse: Parse) -> list[TimeSpan]:
    """Returns where expressions of time stand, without working out what they mean."""
    return [TimeSpan(f.phrase.start, f.phrase.end, f.phrase.rule.reading in LENGTHS) for f in _find(document, parse)]


def find_times(document: Document, segments: Sequence[Segment], parse: Parse) -> list[TimeExpression]:
    """Returns every expression of time in what is read of a document, in reading order.

    Relative ones are told from the day of publication, in a comment or something pasted from the day that the page
    prints with it. A page without a date is anchored on a full date at its head; what has no anchor is left open:
    "XXXX-03-23", without days.
    """
    found = list(_find(document, parse))
    said = [item.phrase for item in found]
    order = month_first(said)
    voices = anchors(document, segments, said, month_first=order)
    meanings = read_all(found, parse, voices=voices, month_first=order)
    return [_expression(document, item.phrase, meaning) for item in found
            if (meaning := meanings.get(item.phrase.first)) is not None]


def _find(document: Document, parse: Parse) -> Iterator[Found]:
    tokens = parse.tokens
    if not tokens:
        return
    stretches = [(tokens[p.first].start, tokens[p.last - 1].end) for p in parse.paragraphs]
    lexed = lexemes(fold(document.text), stretches)
    starts = [token.start for token in tokens]
    paragraph_starts = [start for start, _ in stretches]

    def nobody(phrase: Phrase) -> bool:
        """Refuses a month that the parse takes for a person."""
        return tokens[_token_at(starts, phrase)].name != "PER"

    for phrase in phrases(lexed, {**GUARDS, "no_name": nobody}):
        token = _token_at(starts, phrase)
        paragraph = bisect_left(paragraph_starts, phrase.start + 1) - 1
        yield Found(phrase, token, parse.sentence_of[token], paragraph, parse.paragraphs[paragraph].segment)


def _token_at(starts: Sequence[int], phrase: Phrase) -> int:
    return min(bisect_left(starts, phrase.start), len(starts) - 1)


def _expression(document: Document, phrase: Phrase, meaning: Meaning) -> TimeExpression:
    days = meaning.stretch() if meaning.type in {"DATE", "TIME"} or meaning.days else Days()
    return TimeExpression(
        document=document.id, start=phrase.start, end=phrase.end, text=document.text[phrase.start:phrase.end],
        earliest=days.earliest, latest=days.latest, value=meaning.value, type=meaning.type,
    )
