"""What a value means, whatever its spelling: numbers, days, times of day, plain text.

Lists of names need all values of an item at once and have a module of their own (`names`).
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from ..knowledge import table

Kind = Literal["number", "day", "clock", "names", "text"]

_HALF: Final = 0.5 + 1e-9  # a rounded figure is off by half a step at most; the rest is for binary fractions
_ENOUGH: Final = 2000  # values of a column that are looked at to tell what it holds
_MANY: Final = 300  # distinct figures of one item beyond which each stands for itself: comparing all would be slow
_FIGURE = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+−])?\s*(?P<money>[$€£¥₽₹]|[A-Z]{1,3}\$)?\s*"
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f' ]\d{3})+(?:\.\d+)?|\d+,\d{1,2}|\d*\.\d+|\d+\.?)\s*"
    r"(?P<word>%|°?\s*[A-Za-zµ°/²³]{1,14})?\s*(?P<close>\))?"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([A-Za-z]{3,9})\.?,?[\s.-]+(\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_CLOCK = re.compile(
    r"(?:.*\s|)(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*([ap])?\.?(?:m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?", re.IGNORECASE
)


@lru_cache(maxsize=1 << 16)
def fold(value: str) -> str:
    """Returns the words of a value in small letters, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", value).casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def is_answer(value: str) -> bool:
    """Tells whether a value says anything: "N/A", "unknown" and blanks do not."""
    return value.strip().casefold() not in _no_answer()


class Figure(NamedTuple):
    """A figure with the step that it is given in: 0.1 for "30.6", 100,000 for "1.2M"."""

    amount: float
    step: float


@lru_cache(maxsize=1 << 16)
def figure(value: str) -> Figure | None:
    """Reads a whole value as one figure, whatever its unit and currency; null where it is anything else."""
    found = _FIGURE.fullmatch(value.strip())
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    digits = found["digits"]
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        digits = digits.replace(",", ".")
    digits = re.sub(r"[,\u00a0\u202f' ]", "", digits)
    scale = table("weighing")["scale"].get((found["word"] or "").strip().casefold(), 1)
    negative = found["sign"] in ("-", "−") or found["open"] is not None
    decimals = len(digits.partition(".")[2])
    return Figure((-1 if negative else 1) * float(digits) * scale, scale * 10.0**-decimals)


def day(value: str) -> str | None:
    """Reads a whole value as a day of the calendar (`YYYY-MM-DD`); day and month in figures alone are ambiguous."""
    text = value.strip()
    months = table("weighing")["months"]
    if found := _ISO.fullmatch(text):
        year, month, of_month = int(found[1]), int(found[2]), int(found[3])
    elif found := _DAY_MONTH.fullmatch(text):
        year, month, of_month = int(found[3]), months.get(found[2].casefold(), 0), int(found[1])
    elif found := _MONTH_DAY.fullmatch(text):
        year, month, of_month = int(found[3]), months.get(found[1].casefold(), 0), int(found[2])
    else:
        return None
    try:
        return date(year, month, of_month).isoformat()
    except ValueError:
        return None


def clock(value: str) -> str | None:
    """Reads the time of day at the end of a value as `HH:MM`."""
    found = _CLOCK.fullmatch(value.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def kind_of(values: Sequence[str]) -> Kind:
    """Tells what most values of a column are. Lists of names are told elsewhere and are text here."""
    some = sorted(values)[:: len(values) // _ENOUGH + 1]
    readers: tuple[tuple[Kind, Callable[[str], object]], ...] = (("number", figure), ("day", day), ("clock", clock))
    for kind, read in readers:
        if some and sum(read(value) is not None for value in some) >= table("weighing")["share"][kind] * len(some):
            return kind
    return "text"


def rounded(values: Sequence[str]) -> dict[str, str]:
    """Maps figures of an item that are another one rounded ("30.6" beside "30.58") to that one's key.

    Only where a single finer figure fits: beside "30.58" and "30.61" nobody can tell which of them "30.6" means.
    """
    figures = {value: read for value in dict.fromkeys(values) if (read := figure(value)) is not None}
    out: dict[str, str] = {}
    if len(figures) > _MANY:
        return out
    for value, (amount, step) in figures.items():
        finer = {other.amount for other in figures.values() if other.step < step and other.amount != amount}
        fits = [other for other in finer if abs(other - amount) <= step * _HALF]
        if len(fits) == 1:
            out[value] = f"{fits[0]:.12g}"
    return out


def meaning(value: str, kind: Kind) -> str:
    """Returns one key for all spellings of a value; a value that does not read as its column does is plain text."""
    if kind == "number" and (read_figure := figure(value)) is not None:
        return f"{read_figure.amount:.12g}"
    read = day(value) if kind == "day" else clock(value) if kind == "clock" else None
    return read or fold(value) or value.strip()


@cache
def _no_answer() -> frozenset[str]:
    return frozenset(table("weighing")["no_answer"])
