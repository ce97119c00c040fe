"""Everything that can be set, in one table: name, default, help."""

from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How inputs are taken and worked. `help_of` gives the sentence that the command line shows for each."""

    max_bytes: int = field(default=20_000_000, metadata={"help": "Largest input that is taken, in bytes."})
    page_seconds: float = field(default=60.0, metadata={"help": "Longest time that one page may take, in seconds."})
    workers: int = field(default=0, metadata={"help": "Processes that read pages; 0: one a core, fewer for few pages."})


def help_of(name: str) -> str:
    """Returns the sentence that explains a setting. Raises KeyError for an unknown name."""
    return {f.name: str(f.metadata["help"]) for f in fields(Settings)}[name]
