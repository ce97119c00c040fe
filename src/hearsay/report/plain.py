"""Days, numbers and counts as a reader writes them, and the names of the ledger's kinds in plain words."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final
from urllib.parse import unquote

from ..records import Days, Published, Quantity

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FILE: Final = re.compile(r"file:/[^\s\"]*/([^/\s\"]+?)(?=[.,;:)]*(?:\s|$|\"))")
QUESTIONS: Final = {
    "number": "number",
    "time": "time",
    "place": "place",
    "actor": "who did it",
    "cause": "cause",
    "polarity": "whether it happened",
    "state": "the state of things",
    "scope": "scope",
}
MODALITIES: Final = {
    "fact": "as a fact",
    "possible": "as possible",
    "planned": "as planned",
    "predicted": "as a prediction",
    "demanded": "as a demand",
    "conditional": "on a condition",
    "asked": "as a question",
}
ASPECTS: Final = {
    "began": "told is its beginning",
    "continued": "told is that it went on",
    "resumed": "told is that it was taken up again",
    "stopped": "told is that it stopped",
    "completed": "told is that it was brought to its end",
}


def day(text: str | None) -> date | None:
    """Reads the day of an ISO date or time; null where there is none that a calendar knows."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def days(span: Days | Published | None) -> str:
    """Names a stretch of the calendar as shortly as it can be said exactly; empty where neither side is known."""
    if span is None:
        return ""
    first, last = day(span.earliest), day(span.latest)
    if first and last:
        return _closed(first, last)
    if first:
        return f"from {_whole(first)}"
    return f"until {_whole(last)}" if last else ""


def _closed(first: date, last: date) -> str:
    if first == last:
        return _whole(first)
    if first.day == 1 and _ends_month(last):
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        return f"{MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {MONTHS[last.month - 1]} {last.year}"
    return f"{_whole(first)} to {_whole(last)}"


def _whole(moment: date) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def _ends_month(moment: date) -> bool:
    return moment == date.max or date.fromordinal(moment.toordinal() + 1).day == 1


def number(value: float) -> str:
    """Writes a number with commas and no more decimals than it has."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0").rstrip(".")


def interval(quantity: Quantity) -> str:
    """Says which numbers a quantity allows: "13", "at least 13", "24 to 99"."""
    low, high = quantity.low, quantity.high
    about = "about " if quantity.comparator == "~" else ""
    if low is not None and high is not None:
        named = number(quantity.best) if about and quantity.best is not None else number(low)
        return (
            f"{about}{named}"
            if low == high or (about and quantity.best is not None)
            else f"{number(low)} to {number(high)}"
        )
    if low is not None:
        return f"more than {number(low)}" if quantity.comparator == ">" else f"at least {number(low)}"
    if high is not None:
        return f"fewer than {number(high)}" if quantity.comparator == "<" else f"at most {number(high)}"
    return "no figure"


def measure(quantity: Quantity) -> str:
    """Says which numbers a quantity allows, with their unit."""
    return f"{interval(quantity)} ({quantity.unit})" if quantity.unit else interval(quantity)


def count(amount: int, singular: str, *, plural: str | None = None) -> str:
    """Puts a count before its noun: "1 claim", "1,240 claims"."""
    return f"{amount:,} {singular if amount == 1 else plural or singular + 's'}"


def listing(names: Iterable[str]) -> str:
    """Joins names into running text: "a, b and c"."""
    parts = list(names)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def event(kind: str) -> str:
    """Turns an event type (`FAMILY:mode`) into small plain words."""
    return (kind.partition(":")[2] or kind).replace("_", " ").replace("-", " ").lower()


def opening(text: str) -> str:
    """Writes the first letter large, as at the head of a line."""
    return text[:1].upper() + text[1:]


def without_folders(text: str) -> str:
    """Leaves of addresses of files only the file's name: where it lay on somebody's machine is nobody's business."""
    return _FILE.sub(lambda found: unquote(found[1]), text)


def stance(verb: str, *, negated: bool) -> str:
    """Words how a source stands to what it is credited with: "says", "does not say"."""
    if not negated:
        return verb
    for ending, base in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("s", "")):
        if verb.endswith(ending):
            return f"does not {verb.removesuffix(ending)}{base}"
    return f"not {verb}"


def shorten(text: str, limit: int) -> str:
    """Cuts text at a word's end and says so with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    cut = flat[:limit]
    return f"{cut[: cut.rfind(' ')] if cut.rfind(' ') > limit // 2 else cut}…"
