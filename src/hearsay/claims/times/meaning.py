"""What the readings take and give: the surroundings of an expression, and what it comes to mean there."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ...records import Days, TimeType
from .calendar import day_of, interval, month, week
from .tense import Tense

UNKNOWN_DAY = "XXXX-XX-XX"
#: Unit of time (of times.toml) → coarseness of the value that names one such stretch.
GRAINS = {"D": 0, "W": 1, "M": 2, "Q": 3, "Y": 4, "10Y": 5, "100Y": 6}

#: A paragraph that dates something so many years before the day of writing tells a story of that time.
_YEARS_BACK = 2


class Meaning(NamedTuple):
    """A TIMEX3 value and type; `days` where they are not simply those of the value."""

    value: str
    type: TimeType = "DATE"
    days: Days | None = None

    def stretch(self) -> Days:
        """Returns the days that it can mean."""
        return self.days if self.days is not None else interval(self.value)


class View(NamedTuple):
    """What an expression is read against.

    `anchor` is the day of writing; `spoken` the dates of the text so far, the last one last, with their coarseness;
    `sentence` a day in the same sentence; `month_first` whether figures put the month first (null: the page does not
    tell); `story` the last date that this paragraph, in a `history` the whole text, gave with its year; `year_from` a
    day of a year that is likely meant where the day of writing is not known.
    """

    anchor: date | None
    spoken: Sequence[tuple[int, str]]
    sentence: str = ""
    tense: Tense = ""
    month_first: bool | None = None
    story: str = ""
    year_from: date | None = None
    history: bool = False

    def last(self, grain: int) -> str:
        """Returns the value spoken of last that is as fine as `grain` or finer, "" where there is none."""
        return next((value for coarse, value in reversed(self.spoken) if coarse <= grain), "")

    def base(self, unit: str) -> str:
        """Returns what "the following week" counts from: the last date that has such a unit, else the anchor."""
        return self.last(GRAINS.get(unit, 0)) or self.today()

    def told(self) -> date | None:
        """Returns a day of the story that the paragraph tells where it lies years before the day of writing, else null.

        "In September 2014 … In November …" goes on in that year, whenever it is written.
        """
        first = day_of(interval(self.story).earliest)
        return first if first and self.anchor and self.anchor.year - first.year >= _YEARS_BACK else None

    def today(self) -> str:
        """Returns the anchor as a value, "" where it is not known."""
        return self.anchor.isoformat() if self.anchor else ""


def grain_of(value: str) -> int | None:
    """Returns how coarse a date value is, as in `GRAINS`; null for what is no date."""
    days = interval(value)
    first, last = day_of(days.earliest), day_of(days.latest)
    if first is None or last is None:
        return None
    length = (last - first).days
    return next(g for g, most in enumerate((0, 6, 30, 100, 366, 3660, 36600)) if length <= most)


def truncated(value: str, unit: str) -> str:
    """Returns the value of the unit that a date lies in ("" where the date is coarser than that)."""
    first = day_of(interval(value).earliest)
    grain = grain_of(value)
    if first is None or grain is None or grain > GRAINS[unit]:
        return ""
    if unit == "D":
        return first.isoformat()
    if unit == "W":
        return week(first)
    if unit == "M":
        return month(first)
    return f"{first.year:04d}"[: {"Y": 4, "10Y": 3, "100Y": 2}[unit]]


#: Masked values for units where nothing is known to count from.
MASKS = {"D": UNKNOWN_DAY, "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "10Y": "XXX", "100Y": "XX"}
