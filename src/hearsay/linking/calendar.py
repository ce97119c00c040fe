"""Days as numbers."""

import datetime as dt


def ordinal(day: str | None) -> int | None:
    """Returns a day as a number of days, null for none and for one that no calendar holds."""
    if not day:
        return None
    try:
        return dt.date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None
