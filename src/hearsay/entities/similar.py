"""Placeholder."""
from typing import NamedTuple
from rapidfuzz.distance import JaroWinkler
from .romanise import fold_name, skeleton

class SameName(NamedTuple):
    same: bool
    score: float
    reason: str

def same_name(a: str, b: str) -> SameName:
    fa, fb = fold_name(a), fold_name(b)
    s = JaroWinkler.similarity(fa, fb)
    return SameName(skeleton(a) == skeleton(b) and s > 0.8, s, "")
