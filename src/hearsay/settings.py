"""Everything that can be set, in one table: name, default, help."""

import re
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from typing import Final

from .errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How inputs are taken and worked. `help_of` gives the sentence that the command line shows for each."""

    max_bytes: int = field(default=20_000_000, metadata={"help": "Largest input that is taken, in bytes.", "least": 1})
    page_seconds: float = field(
        default=60.0, metadata={"help": "Longest time that one page may take, in seconds.", "least": 0.1}
    )
    workers: int = field(
        default=0, metadata={"help": "Processes that read pages; 0: one a core, fewer for few pages.", "least": 0}
    )
    fetch_seconds: float = field(
        default=60.0,
        metadata={"help": "Longest time that one page may take on the network, in seconds.", "least": 0.1},
    )
    host_pause: float = field(
        default=1.0, metadata={"help": "Least time between two requests to one host, in seconds.", "least": 0.0}
    )
    feed_items: int = field(
        default=50, metadata={"help": "Items of a feed whose pages are fetched, newest first.", "least": 0}
    )
    follow_feeds: bool = field(
        default=False,
        metadata={
            "help": "Fetch the items of feeds that lie in files as well; without it only a feed given by its web "
            "address is followed."
        },
    )
    ignore_robots: bool = field(
        default=False,
        metadata={
            "help": "Fetch also what a site's robots.txt asks programs to leave alone. The site does not want that, "
            "and you answer for it."
        },
    )
    allow_private: bool = field(
        default=False,
        metadata={
            "help": "Fetch also from this machine and from private networks. A page that redirects, or a feed, can "
            "then reach what only you can see."
        },
    )



def read_day(text: str) -> str:
    """Returns a day as a user writes it, `2019-03-23`. Raises UsageError for anything else."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise UsageError(f"{text!r} is no day. Write it as 2019-03-23.")


#: What every setting is where nobody says otherwise.
DEFAULTS: Final = {f.name: f.default for f in fields(Settings) if f.default is not MISSING}


def help_of(name: str) -> str:
    """Returns the sentence that explains a setting. Raises KeyError for an unknown name."""
    return {f.name: str(f.metadata["help"]) for f in fields(Settings)}[name]


def least_of(name: str) -> float | None:
    """Returns the smallest value that makes sense for a setting, null for a switch. Raises KeyError as `help_of`."""
    return {f.name: f.metadata.get("least") for f in fields(Settings)}[name]
