"""The case that a command looks at: all of it, or what was known on a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from ..case import Case

AS_OF = typer.Option(None, "--as-of", metavar="DAY", help="Only what was known on this day (2019-03-23).")
BY = typer.Option(
    None, "--by", metavar="BASIS", help="With --as-of: publication (what had appeared) or said (what had been said)."
)


@contextmanager
def looking_at(path: Path, day: str | None, by: str | None) -> "Iterator[tuple[Case, tuple[str, ...]]]":
    """Opens a case, or its view as of a day, with the sentences that say what the view leaves out."""
    from .. import open_case
    from ..as_of import as_of
    from ..errors import UsageError

    if day is None and by is not None:
        raise UsageError("--by says what a day goes by: give the day with --as-of.")
    with open_case(path) as case:
        if day is None:
            yield case, ()
            return
        view = as_of(case, day, by=by or "publication")
        with view.case:
            yield view.case, view.told


def tell(told: tuple[str, ...]) -> None:
    """Says on the standard error what a view leaves out, so that what is printed stays data."""
    for sentence in told:
        typer.echo(sentence, err=True)
