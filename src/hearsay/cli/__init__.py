"""The command line: the only place that prints, colours and exits."""

from .app import main

__all__ = ["main"]
