"""hearsay: who says so, on whose word, and does it hold?

from hearsay import open_case
with open_case("war.case") as case:
    for claim in case.read("claims"):
        ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pathlib import Path

    from .case import Case

__all__ = [
    "Capture",
    "Case",
    "Claim",
    "Document",
    "Entity",
    "Event",
    "Gap",
    "HearsayError",
    "Ledger",
    "Link",
    "Mention",
    "Origin",
    "Segment",
    "Settings",
    "Statement",
    "TimeExpression",
    "__version__",
    "add",
    "analyse",
    "dossier",
    "open_case",
]

_HOMES = {
    "Case": "case",
    "HearsayError": "errors",
    "Settings": "settings",
    "add": "pipeline",
    "analyse": "analysis",
    "dossier": "report",
}


def open_case(path: str | Path, *, create: bool = False, write: bool = False) -> Case:
    """Opens a case file for reading, or for writing; with `create` a missing one is made.

    Raises NotACase, CannotWrite, CaseBusy.
    """
    from pathlib import Path

    from .case import Case

    return Case(Path(path), create=create, write=write or create)


def __getattr__(name: str) -> Any:
    """Imports a public name on first use, so that `import hearsay` stays fast."""
    if name not in __all__:
        raise AttributeError(f"module 'hearsay' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES.get(name, 'records')}", __name__), name)
