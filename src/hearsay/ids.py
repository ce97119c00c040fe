"""Identity by content: one canonical form, one digest, a tag that says of what and by which version of the form."""

import hashlib
import json
from typing import Final

_LENGTH: Final = 20  # hexadecimal digits, 80 bits: a collision among a billion records has odds of one in a million
#: Made once: an encoder for every record would take longer than its words.
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: object) -> bytes:
    """Returns the one byte form of a value of strings, numbers, booleans, null, lists and mappings (sorted JSON)."""
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def digest(value: object) -> str:
    """Returns the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def make_id(tag: str, *about: object) -> str:
    """Returns `tag:digest` of what a record is about. Tags end in the version of the form: `clm1`."""
    return f"{tag}:{digest(list(about))[:_LENGTH]}"


def edge_id(kind: str, a: str, b: str) -> str:
    """Returns the id of a piece of evidence in an origin: that `a` and `b` rest on one root, by `kind`."""
    return make_id("edg1", kind, a, b)


def apart_id(entity: str, words: str) -> str:
    """Returns the id of what an analyst split off a document's entity: a name that it bears, or one mention of it."""
    return make_id("ent1", entity, "apart", words)
