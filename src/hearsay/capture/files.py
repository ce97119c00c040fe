"""Bytes from files, folders, standard input and, through `web`, the network. Their kind is told later, by content."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from ..ids import make_id
from ..records import Capture, Gap, Method
from ..settings import Settings
from .addresses import is_address
from .feeds import is_feed
from .saved_pages import PartsFolder, parts_folders, passed_over

STANDARD_INPUT = "-"
_ZIP: Final = b"PK\x03\x04"
_HEAD: Final = 1_024


def find(
    inputs: Iterable[str], *, settings: Settings, clock: Callable[[], str], stdin: BinaryIO,
    leave_out: Iterable[Path] = (),
) -> Iterator[Capture | Gap]:
    """Yields a capture for every file and page, or a gap that says why there is none.

    Folders are walked in the order of their names; hidden files, those in `leave_out` (the case itself) and folders
    with the parts of saved pages are passed over there. Web addresses are fetched, the items of a feed after the feed.
    `clock` gives the time of capture, ISO 8601.
    """
    from .web import Web

    named = list(inputs)
    skipped = {p.resolve() for p in leave_out}
    with Web(settings, clock) as web:
        beside = _parts_among(named)
        yield from map(_parts, beside)
        gone = {parts.folder for parts in beside}
        for name in named:
            if Path(name) in gone:
                continue
            if is_address(name):
                yield from web.take(name)
                continue
            for item in _local(name, settings.max_bytes, clock, stdin, skipped):
                yield item
                if isinstance(item, Capture) and item.method != "archive" and is_feed(item.data):
                    yield from web.behind(item)


def _local(
    name: str, max_bytes: int, clock: Callable[[], str], stdin: BinaryIO, skipped: set[Path]
) -> Iterator[Capture | Gap]:
    if name == STANDARD_INPUT:
        taken = _keep("stdin:", stdin.read(max_bytes + 1), max_bytes, clock, method="standard-input")
        yield from _from_input(taken, max_bytes, clock)
        return
    path = Path(name)
    if not path.is_dir():
        yield from _file_or_archive(path, max_bytes, clock)
        return
    beside: list[PartsFolder] = []
    found = [p for p in _walk(path, beside) if p.resolve() not in skipped]
    for inner in found:
        yield from _file_or_archive(inner, max_bytes, clock)
    yield from map(_parts, beside)
    if not found:
        yield gap(path.resolve().as_uri(), "empty-folder", f"The folder {path} holds no files.")


def _walk(folder: Path, beside: list[PartsFolder]) -> list[Path]:
    """Returns the files below a folder; folders with the parts of a saved page are put into `beside` instead."""
    out: list[Path] = []
    for where, folders, names in os.walk(folder):
        parts = parts_folders((Path(where) / f for f in folders), (Path(where) / name for name in names))
        beside += sorted(parts)
        gone = {one.folder.name for one in parts}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in gone)
        out += [Path(where) / name for name in sorted(names) if not name.startswith(".")]
    return out


def _parts_among(names: Iterable[str]) -> list[PartsFolder]:
    """Returns the folders of parts that were named together with their pages, as a shell does for `saved/*`."""
    paths = [Path(name) for name in names if name != STANDARD_INPUT and not is_address(name)]
    return parts_folders((path for path in paths if path.is_dir()), (path for path in paths if path.is_file()))


def _parts(parts: PartsFolder) -> Gap:
    return gap(parts.folder.absolute().as_uri(), "page-parts", passed_over(parts))


def _file_or_archive(path: Path, max_bytes: int, clock: Callable[[], str]) -> Iterator[Capture | Gap]:
    """The file as a capture, or the pages of the web archive that it is: those may be larger than any page."""
    from .framing import file_at, is_warc

    head = _beginning(path)
    uri = path.absolute().as_uri()
    if head.startswith(_ZIP):
        from .wacz import is_wacz, take_wacz

        if is_wacz(path):
            yield from take_wacz(path, uri=uri, max_bytes=max_bytes, clock=clock)
            return
    elif is_warc(head, path.name):
        from .warc import take

        yield from take([file_at(path)], uri=uri, max_bytes=max_bytes, clock=clock)
        return
    yield _file(path, max_bytes, clock)


def _from_input(taken: Capture | Gap, max_bytes: int, clock: Callable[[], str]) -> Iterator[Capture | Gap]:
    """What came on standard input, or the pages of the web archive that it is."""
    from .framing import is_warc

    if isinstance(taken, Capture) and is_warc(taken.data[:_HEAD]):
        from .warc import take

        yield from take([partial(BytesIO, taken.data)], uri=taken.uri, max_bytes=max_bytes, clock=clock)
    else:
        yield taken


def _beginning(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:  # said when the file itself is taken
        return b""


def _file(path: Path, max_bytes: int, clock: Callable[[], str]) -> Capture | Gap:
    uri = path.absolute().as_uri()
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode):
            return gap(uri, "not-a-file", f"{path} is neither a file nor a folder.")
        if kind.st_size > max_bytes:
            return _too_large(uri, str(path), kind.st_size, max_bytes)
        with path.open("rb") as file:
            return _keep(uri, file.read(max_bytes + 1), max_bytes, clock)
    except FileNotFoundError:
        return gap(uri, "missing", f"{path} does not exist. Check the spelling of the path.")
    except OSError as error:
        return gap(uri, "unreadable", f"{path} cannot be read: {error.strerror}.")


def _keep(
    uri: str, data: bytes, max_bytes: int, clock: Callable[[], str], *, method: Method = "file"
) -> Capture | Gap:
    if not data:
        return gap(uri, "empty", f"{uri} is empty.")
    if len(data) > max_bytes:
        return _too_large(uri, uri, len(data), max_bytes)
    return Capture(sha256=hashlib.sha256(data).hexdigest(), data=data, uri=uri, retrieved_at=clock(), method=method)


def _too_large(uri: str, name: str, size: int, max_bytes: int) -> Gap:
    return gap(
        uri,
        "too-large",
        f"{name} has {size:,} bytes or more, over the limit of {max_bytes:,}. Raise it with "
        "--max-bytes if the file is wanted.",
    )


def gap(uri: str, code: str, sentence: str) -> Gap:
    """Returns the gap of an input that could not be taken; its `capture` is the address, since there are no bytes."""
    return Gap(
        id=make_id("gap1", uri, "capture", code),
        capture=uri,
        document=None,
        stage="capture",
        code=code,
        sentence=sentence,
    )
