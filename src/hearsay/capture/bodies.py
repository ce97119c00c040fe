"""Bodies of answers, taken as they come and unpacked: both up to the limit, however much a bomb would unfold to."""

import zlib
from collections.abc import Iterable
from typing import Final

from .failures import NotFetched

#: What hearsay asks for; servers that send something else did not listen.
ACCEPTED: Final = "gzip, deflate"
#: Layers of packing that an honest page has at most.
MOST_LAYERS: Final = 3
_MOST_MEMBERS: Final = 100
_GZIP: Final = b"\x1f\x8b"


def gather(chunks: Iterable[bytes], *, max_bytes: int) -> bytes:
    """Collects a body as it was sent. Raises NotFetched as soon as it is over the limit."""
    out = bytearray()
    for chunk in chunks:
        out += chunk
        if len(out) > max_bytes:
            raise too_large(max_bytes)
    return bytes(out)


def unpack(data: bytes, encoding: str, *, max_bytes: int) -> bytes:
    """Undoes what the header Content-Encoding names, the last layer first. Raises NotFetched."""
    layers = [name.strip().lower() for name in encoding.split(",")]
    layers = [name for name in layers if name not in ("", "identity")]
    if len(layers) > MOST_LAYERS:
        raise NotFetched("bad-encoding", f"The page is packed {len(layers)} times over; that is no honest page.")
    for name in reversed(layers):
        if name in ("gzip", "x-gzip"):
            data = _gunzip(data, max_bytes)
        elif name == "deflate":
            data = _inflate(data, max_bytes)
        else:
            raise NotFetched(
                "bad-encoding",
                f"The server packed the page as '{name}', which was not asked for and cannot be unpacked. Save the "
                "page from a browser and add the file.",
            )
    return data


def too_large(max_bytes: int) -> NotFetched:
    """Returns the failure of a page over the limit."""
    return NotFetched(
        "too-large",
        f"The page is larger than the limit of {max_bytes:,} bytes. Raise it with --max-bytes if the page is wanted.",
    )


def _gunzip(data: bytes, max_bytes: int) -> bytes:
    """Unpacks the members of a gzip stream; zeros or rubbish after the last one do not count."""
    out, rest = bytearray(), data
    for _ in range(_MOST_MEMBERS):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        out += _unpacked(unpacker, rest, most=max_bytes - len(out), max_bytes=max_bytes)
        rest = unpacker.unused_data
        if not rest.startswith(_GZIP):
            return bytes(out)
    raise NotFetched("bad-encoding", f"The page is packed in more than {_MOST_MEMBERS} pieces; that is no honest page.")


def _inflate(data: bytes, max_bytes: int) -> bytes:
    """Unpacks deflate with its two bytes of head, which some servers leave out."""
    headed = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    unpacker = zlib.decompressobj(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)
    return _unpacked(unpacker, data, most=max_bytes, max_bytes=max_bytes)


def _unpacked(unpacker: "zlib._Decompress", data: bytes, *, most: int, max_bytes: int) -> bytes:
    try:
        out = unpacker.decompress(data, most + 1)
    except zlib.error as error:
        raise NotFetched(
            "bad-encoding", "The page is not packed as the server says, or is damaged. Save it from a browser."
        ) from error
    if len(out) > most:
        raise too_large(max_bytes)
    if not unpacker.eof:
        raise NotFetched(
            "cut-off", "The packed page ends too early: a part of it is missing. Try again later.", passing=True
        )
    return out
