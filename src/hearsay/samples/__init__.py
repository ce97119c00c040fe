"""The pages of the demo: twelve reports on one contested event, in HTML and in plain text as pages are dumped.

All of it is invented: the countries, places, people, parties, outlets and the event. It was written for this program
and is dedicated to the public domain (CC0 1.0). No side in it is right; what happened is not known to the writers.

The pages hold what a desk meets every day: a wire text in two papers under two spellings of every place, three parties
that take credit for one outcome, a toll that goes from "dozens" to 13, 15, 17 and is corrected to 14, a denial and an
admission, a chain of hearsay, an article pasted into a comment, a translation, a quotation without its opening mark, a
text hidden from readers, a page without any date, and "1.5 km" against "1.5 square kilometres".
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["folder", "pages"]


def pages() -> list[Traversable]:
    """Lists the demo pages in the order in which they are numbered; each has `name` and `read_bytes`."""
    return sorted((page for page in _root().iterdir() if page.is_file()), key=lambda page: page.name)


@contextmanager
def folder() -> Iterator[Path]:
    """Gives a folder of the demo pages on disk, also where the program runs from a zip file (then a temporary copy)."""
    root = _root()
    if isinstance(root, Path):
        yield root
        return
    with TemporaryDirectory(prefix="hearsay-demo-") as place:
        for page in pages():
            Path(place, page.name).write_bytes(page.read_bytes())
        yield Path(place)


def _root() -> Traversable:
    return files(__name__).joinpath("pages")
