"""The readings by the names that times.toml gives them."""

from collections.abc import Callable

from . import clocks, days, lengths, periods, relative
from .meaning import Meaning, View
from .phrases import Phrase

Reading = Callable[[Phrase, View], Meaning | None]


def fixed(phrase: Phrase, _view: View) -> Meaning | None:
    """Reads words that always mean the same: "now", "recently", "the future"."""
    return Meaning(phrase.rule.value)


READINGS: dict[str, Reading] = {
    "day": days.day, "later_day": days.later_day, "earlier_day": days.earlier_day,
    "day_alone": days.day_alone, "holiday": days.holiday,
    "month": periods.a_month, "year": periods.a_year, "apostrophe_year": periods.apostrophe_year,
    "two_years": periods.two_years, "decade": periods.decade, "century": periods.century,
    "before_christ": periods.before_christ, "of_our_era": periods.of_our_era,
    "season": periods.season, "quarter": periods.a_quarter,
    "half": periods.half, "named_quarter": periods.named_quarter, "turn": relative.turn, "same": relative.same,
    "same_period": relative.same_period, "weekday_of": relative.weekday_of, "week_from": relative.week_from,
    "nth_in": relative.nth_in, "ago": relative.ago, "shifted": relative.shifted, "length": lengths.length,
    "first_length": lengths.first_length, "stretch": lengths.stretch, "stretch_of": lengths.length,
    "long": lengths.long, "often": lengths.often, "every": lengths.every, "weekdays": lengths.weekdays,
    "stamp": clocks.stamp, "clock": clocks.clock, "daypart": clocks.daypart, "fixed": fixed,
}


def is_last(phrase: Phrase) -> bool:
    """Says whether a phrase is read after the rest of its sentence: a time of day that takes its day from there."""
    return phrase.rule.reading in _OF_DAY and not clocks.names_day(phrase)


_OF_DAY = frozenset({"clock", "daypart"})
#: Readings of lengths of time.
LENGTHS = frozenset({"length", "first_length", "stretch", "stretch_of"})
#: Readings that ask for the tense of the verb.
TENSED = frozenset({"day", "later_day", "earlier_day", "month", "season", "quarter", "holiday", "turn", "same",
                    "weekday_of", "week_from", "nth_in", "clock", "daypart", "shifted", "day_alone"})
