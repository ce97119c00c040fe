"""Identity by content: one canonical form, one digest, a tag that says of what and by which version of the form."""

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Final

_LENGTH: Final = 20  # hexadecimal digits, 80 bits: a collision among a billion records has odds of one in a million


def _values(record: Any) -> dict[str, Any]:
    kind: Any = type(record)
    names, values = _fields(kind)
    return dict(zip(names, values(record), strict=True))


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(kind.__dataclass_fields__)
    return names, attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)


#: Made once: an encoder for every record would take longer than its words.
_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_values
)


def canonical(value: object) -> bytes:
    """Returns the one byte form of a value: sorted JSON, a record as the mapping of its fields."""
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def canonical_text(value: object) -> str:
    """Returns the canonical form of one value as text, the plainest ones without an encoder, which takes longer."""
    if value is None:
        return "null"
    return encode_basestring(value) if type(value) is str else _ENCODER.encode(value)


def digest(value: object) -> str:
    """Returns the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def digest_of_fields(texts: Iterable[tuple[str, str]]) -> str:
    """Returns the digest of a mapping whose values are in canonical form already; names come in their order."""
    form = ",".join([f'"{name}":{text}' for name, text in texts])
    return hashlib.sha256(f"{{{form}}}".encode("utf-8", "surrogatepass")).hexdigest()


def make_id(tag: str, *about: object) -> str:
    """Returns `tag:digest` of what a record is about. Tags end in the version of the form: `clm1`."""
    return f"{tag}:{digest(list(about))[:_LENGTH]}"


def edge_id(kind: str, a: str, b: str) -> str:
    """Returns the id of a piece of evidence in an origin: that `a` and `b` rest on one root, by `kind`."""
    return make_id("edg1", kind, a, b)


def apart_id(entity: str, words: str) -> str:
    """Returns the id of what an analyst split off a document's entity: a name that it bears, or one mention of it."""
    return make_id("ent1", entity, "apart", words)
