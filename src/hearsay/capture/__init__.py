"""Where bytes come from, and how they are given back."""

from .archive import write_archive
from .files import STANDARD_INPUT, find

__all__ = ["STANDARD_INPUT", "find", "write_archive"]
