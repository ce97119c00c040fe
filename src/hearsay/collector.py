"""The collector of cycles, paused while a whole case is worked on."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Spares the walks over millions of records that are all in use and hold no cycles: a third of the time otherwise.

    What is no longer used is freed at once all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
