"""Expressions of time: found, and read as stretches of the calendar."""

from .calendar import interval
from .door import TimeSpan, find_times, time_spans

__all__ = ["TimeSpan", "find_times", "interval", "time_spans"]
