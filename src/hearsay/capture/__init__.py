"""Where bytes come from."""

from .files import STANDARD_INPUT, find

__all__ = ["STANDARD_INPUT", "find"]
