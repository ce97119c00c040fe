"""What is said to be so: events and states with their parties, places, times and numbers."""

from .extract import Claims, extract
from .times import find_times

__all__ = ["Claims", "extract", "find_times"]
