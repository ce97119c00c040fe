"""Bytes from files, folders, standard input and, through `web`, the network. Their kind is told later, by content."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from ..ids import make_id
from ..records import Capture, Gap, Method
from ..settings import Settings
from .addresses import is_address
from .feeds import is_feed

STANDARD_INPUT = "-"


def find(
    inputs: Iterable[str], *, settings: Settings, clock: Callable[[], str], stdin: BinaryIO,
    leave_out: Iterable[Path] = (),
) -> Iterator[Capture | Gap]:
    """Yields a capture for every file and page, or a gap that says why there is none.

    Folders are walked in the order of their names; hidden files and those in `leave_out` (the case itself) are passed
    over there. Web addresses are fetched, the items of a feed after the feed. `clock` gives the time of capture, ISO
    8601.
    """
    from .web import Web

    skipped = {p.resolve() for p in leave_out}
    with Web(settings, clock) as web:
        for name in inputs:
            if is_address(name):
                yield from web.take(name)
                continue
            for item in _local(name, settings.max_bytes, clock, stdin, skipped):
                yield item
                if isinstance(item, Capture) and is_feed(item.data):
                    yield from web.behind(item)


def _local(
    name: str, max_bytes: int, clock: Callable[[], str], stdin: BinaryIO, skipped: set[Path]
) -> Iterator[Capture | Gap]:
    if name == STANDARD_INPUT:
        yield _keep("stdin:", stdin.read(max_bytes + 1), max_bytes, clock, method="standard-input")
        return
    path = Path(name)
    if not path.is_dir():
        yield _file(path, max_bytes, clock)
        return
    found = [p for p in _walk(path) if p.resolve() not in skipped]
    for inner in found:
        yield _file(inner, max_bytes, clock)
    if not found:
        yield gap(path.resolve().as_uri(), "empty-folder", f"The folder {path} holds no files.")


def _walk(folder: Path) -> list[Path]:
    out: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        out += [Path(where) / name for name in sorted(names) if not name.startswith(".")]
    return out


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
