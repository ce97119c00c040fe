"""A progress bar for whoever sits before a terminal; silence for everything else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ..pipeline import Progress


@contextmanager
def bar() -> Iterator[Progress]:
    """Yields a function to call with what is being done, how much is done, and how much there is (0: not known)."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what)
            bars.update(tasks[what], completed=done, total=total or None)

        yield report
