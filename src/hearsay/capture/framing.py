"""Where records begin in the file of a web archive: what it is, where it goes on after damage, whether it is whole."""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

#: Opens the file anew, at its beginning; seekable.
Opener = Callable[[], BinaryIO]

SIGN: Final = b"WARC/"
GZIP: Final = b"\x1f\x8b\x08"
ENDINGS: Final = (".warc", ".warc.gz")
_BLOCK: Final = 1 << 20
_TASTE: Final = 1_024
#: Trials of places that look like the beginning of a packed record, before the rest is given up.
_MOST_TRIALS: Final = 200_000
_MOST_UNPACKED: Final = 1 << 30


def file_at(path: Path) -> Opener:
    """Returns what opens a file of the system."""

    def opened() -> BinaryIO:
        return path.open("rb")

    return opened


def is_warc(head: bytes, name: str = "") -> bool:
    """Says whether a file is a web archive, packed or not, by its first bytes (some hundreds).

    The name counts only where there is something: the first record may be the one that is broken.
    """
    return head.startswith(SIGN) or _packs(head) or (bool(head) and name.lower().endswith(ENDINGS))


def is_packed(opener: Opener) -> bool:
    """Says whether the file is gzip, or was before its beginning was damaged."""
    with opener() as file:
        head = file.read(max(len(GZIP), len(SIGN)))
    return head.startswith(GZIP) or (not head.startswith(SIGN) and next_start(opener, 0, packed=True) is not None)


def next_start(opener: Opener, after: int, *, packed: bool) -> int | None:
    """Finds the next place from `after` on where a record begins by its looks, null if there is none."""
    sign, skipped = (GZIP, 0) if packed else (b"\n" + SIGN, 1)
    with opener() as file:
        for trial, place in enumerate(_places(file, sign, max(after - skipped, 0))):
            if trial >= _MOST_TRIALS:
                return None
            if not packed:
                return place + skipped
            file.seek(place)
            if _packs(file.read(_TASTE)):
                return place
    return None


def is_whole(opener: Opener, last: int) -> bool:
    """Says whether a packed file ends with the end of a gzip member, reading from the last record on."""
    unpacker, total = zlib.decompressobj(zlib.MAX_WBITS | 16), 0
    with opener() as file:
        file.seek(last)
        begun = False
        while total < _MOST_UNPACKED:
            data = unpacker.unconsumed_tail or file.read(_BLOCK)
            if not data:
                unpacker.decompress(b"", _BLOCK)  # what was held back at the border of a block
                return unpacker.eof or not begun
            while data:
                if unpacker.eof or not begun:
                    data = data.lstrip(b"\0")
                    if not data.startswith(GZIP[: len(data)]):
                        return True  # rubbish after the end, or a file packed as one piece: nothing of a record
                    unpacker, begun = zlib.decompressobj(zlib.MAX_WBITS | 16), bool(data)
                try:
                    total += len(unpacker.decompress(data, _BLOCK))
                except zlib.error:
                    return False
                data = unpacker.unused_data if unpacker.eof else b""
    return True


def _packs(head: bytes) -> bool:
    if not head.startswith(GZIP):
        return False
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head[:_TASTE], len(SIGN)) == SIGN
    except zlib.error:
        return False


def _places(file: BinaryIO, sign: bytes, start: int) -> Iterator[int]:
    """Yields where a sign stands; the caller may move the file in between."""
    base, kept = start, b""
    while True:
        file.seek(base + len(kept))
        block = file.read(_BLOCK)
        if not block:
            return
        data = kept + block
        at = data.find(sign)
        while at >= 0:
            yield base + at
            at = data.find(sign, at + 1)
        keep = len(sign) - 1
        base, kept = base + max(len(data) - keep, 0), data[max(len(data) - keep, 0) :]
