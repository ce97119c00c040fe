"""Linguistic and domain knowledge as data: TOML and CSV files beside this module, which anybody can read and extend."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import KnowledgeError


@cache
def table(name: str) -> dict[str, Any]:
    """Returns the contents of `NAME.toml`, read once; callers must not change it.

    Raises KnowledgeError where the file is missing or malformed.
    """
    try:
        return tomllib.loads(_text(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"Cannot read the data file {name}.toml: {error}. Mend the line or reinstall.") from error


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Returns the rows of `NAME.csv` (first line: column names; lines that begin with # are comments), read once."""
    lines = [line for line in _text(f"{name}.csv").splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines))


def _text(name: str) -> str:
    try:
        return files(__name__).joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeError(f"The data file {name} is missing. Reinstall hearsay.") from error
