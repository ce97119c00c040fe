"""WACZ: a ZIP archive with WARC files in its folder `archive`, read where they lie if they are not packed again."""

import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ..records import Capture, Gap
from .files import gap
from .framing import ENDINGS, Opener, file_at, next_start
from .warc import take

SIGN: Final = b"PK\x03\x04"
_LOCAL_HEAD: Final = 30
_ENCRYPTED: Final = 0x1
_BLOCK: Final = 1 << 20
#: A WARC unpacks to a few times its size; what unfolds further, beyond some size, was made to.
_MOST_UNFOLDED: Final = 50
_HARMLESS: Final = 200_000_000
_BROKEN: Final = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def is_wacz(path: Path) -> bool:
    """Says whether a ZIP archive holds WARC files where a WACZ has them, or did before its table was damaged."""
    try:
        with ZipFile(path) as zipped:
            return bool(_members(zipped))
    except _BROKEN:
        return next_start(file_at(path), 0, packed=True) is not None


def take_wacz(path: Path, *, uri: str, max_bytes: int, clock: Callable[[], str]) -> Iterator[Capture | Gap]:
    """Yields the pages of a WACZ, then what is to be said of it. `uri` is its address, `clock` gives the time now."""
    failed: list[str] = []
    with TemporaryDirectory(prefix="hearsay-") as folder, ExitStack() as stack:
        try:
            openers = _openers(stack.enter_context(ZipFile(path)), path, Path(folder), failed)
        except _BROKEN:  # the records stand in it all the same, each packed on its own
            openers = iter([file_at(path)])
        yield from take(openers, uri=uri, max_bytes=max_bytes, clock=clock)
    if failed:
        yield gap(
            uri, "archive-broken-files",
            f"{uri}: {', '.join(failed)} in it cannot be unpacked. The others were taken. Get the archive anew.",
        )


def _members(zipped: ZipFile) -> list[ZipInfo]:
    return [m for m in zipped.infolist() if m.filename.startswith("archive/") and m.filename.endswith(ENDINGS)]


def _openers(zipped: ZipFile, path: Path, folder: Path, failed: list[str]) -> Iterator[Opener]:
    size, total = path.stat().st_size, 0
    for number, member in enumerate(_members(zipped)):
        total += member.compress_size
        if total > size:  # members that lie over one another, as bombs are made
            failed.append(member.filename)
            return
        try:
            if member.compress_type == ZIP_STORED and not member.flag_bits & _ENCRYPTED:
                yield _in_place(path, member, size)
            else:
                unpacked = folder / str(number)
                _unpack(zipped, member, unpacked)
                yield file_at(unpacked)
        except _BROKEN:
            failed.append(member.filename)


def _in_place(path: Path, member: ZipInfo, size: int) -> Opener:
    with path.open("rb") as file:
        file.seek(member.header_offset)
        head = file.read(_LOCAL_HEAD)
    if len(head) < _LOCAL_HEAD or not head.startswith(SIGN):
        raise BadZipFile(member.filename)
    names = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    start = member.header_offset + _LOCAL_HEAD + names
    if start + member.compress_size > size:
        raise BadZipFile(member.filename)
    return partial(_open, path, start, member.compress_size)


def _open(path: Path, start: int, length: int) -> BinaryIO:
    return io.BufferedReader(_Stretch(path, start, length), _BLOCK)


def _unpack(zipped: ZipFile, member: ZipInfo, out: Path) -> None:
    most, written = max(_HARMLESS, _MOST_UNFOLDED * member.compress_size), 0
    with zipped.open(member) as packed, out.open("wb") as file:
        while block := packed.read(_BLOCK):
            written += len(block)
            if written > most:
                raise BadZipFile(member.filename)
            file.write(block)


class _Stretch(io.RawIOBase):
    """A part of a file as a file of its own."""

    def __init__(self, path: Path, start: int, length: int) -> None:
        self._file = path.open("rb")
        self._start, self._length, self._at = start, length, 0

    def readable(self) -> bool:
        """Says yes."""
        return True

    def seekable(self) -> bool:
        """Says yes."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Moves within the part."""
        base = {0: 0, 1: self._at, 2: self._length}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: "memoryview | bytearray", /) -> int:  # type: ignore[override]
        """Reads from the part, and nothing behind it."""
        size = max(0, min(len(buffer), self._length - self._at))
        self._file.seek(self._start + self._at)
        data = self._file.read(size)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        """Closes the file behind it too."""
        self._file.close()
        super().close()
