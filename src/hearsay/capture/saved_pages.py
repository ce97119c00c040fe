"""Pages that a browser saved as "complete": the folder beside each holds its pictures, styles and frames, no pages."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from ..knowledge import table

_MOST_COUNTED: Final = 100_000


class PartsFolder(NamedTuple):
    """A folder with the parts of a page, and that page."""

    folder: Path
    page: Path


def parts_folders(folders: Iterable[Path], files: Iterable[Path]) -> list[PartsFolder]:
    """Returns those folders that belong to a page among the files beside them, by their names."""
    pages: dict[tuple[Path, str], Path] = {}
    for file in files:
        if file.suffix.lower() in _page_endings():
            for ending in _folder_endings():
                pages.setdefault((file.parent, (file.stem + ending).lower()), file)
    found = ((folder, pages.get((folder.parent, folder.name.lower()))) for folder in folders)
    return [PartsFolder(folder, page) for folder, page in found if page is not None]


def passed_over(parts: PartsFolder) -> str:
    """Returns what to say of a folder of parts: whose it is, what lies in it, what to do if it is wanted."""
    count = frames = 0
    for inner in parts.folder.rglob("*"):
        count += 1
        frames += inner.suffix.lower() in _page_endings()
        if count >= _MOST_COUNTED:
            break
    held = f"{count:,} files" if count != 1 else "1 file"
    if frames:
        held += f", {frames:,} of them with the markup of frames"
    return (
        f"The folder {parts.folder} holds the parts of {parts.page.name} ({held}) and was passed over. Add a file "
        "of it by its name if it is wanted."
    )


@cache
def _folder_endings() -> tuple[str, ...]:
    return tuple(table("saved_pages")["folder"]["endings"])


@cache
def _page_endings() -> frozenset[str]:
    return frozenset(table("saved_pages")["page"]["endings"])
