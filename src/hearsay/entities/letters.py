"""How well two words answer each other letter by letter, by weights learnt from places' names in many scripts.

The weights are data (`knowledge/letters.csv`, made by `training/letters.py`): for a unit of letters on both sides
the bits by which they come together more often than by chance. The sum over the best alignment says how much more
likely two words are one name in two spellings than two names. It ignores what names are common, and misleads on
translations.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from anyascii import anyascii

from ..knowledge import rows
from .romanise import fold_name

#: Units: how many Latin letters answer how many of the other script.
SHAPES: Final = ((1, 1), (2, 1), (1, 2), (3, 1), (2, 2), (4, 1), (3, 2), (1, 0), (0, 1), (2, 0))
#: What a letter without answer costs where the weights know nothing of it.
_UNKNOWN: Final = -6.0
#: Where nothing was learnt.
_EVEN: Final = 0.7
#: Scripts whose signs are many are read through their plain romanisation.
_ROMANISED: Final = frozenset({"Hans", "Jpan", "Kore", "Thai"})
_ARABIC: Final = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ک": "ك",
        "ھ": "ه",
        "ہ": "ه",
        "ۀ": "ه",
        "ۃ": "ة",
        "ە": "ه",
        "ۆ": "و",
        "ۇ": "و",
        "ڵ": "ل",
        "ڕ": "ر",
        "ـ": "",
        "ٹ": "ت",
        "ڈ": "د",
        "ڑ": "ر",
    }
)
_FINALS: Final = str.maketrans("ךםןףץς", "כמנפצσ")


def sounding(word: str) -> str:
    """Returns a folded Latin word with signs of two sounds written out: "McCoy" as "maccoy", "Alex" as "aleks"."""
    word = word.replace("x", "ks")
    return f"mac{word[2:]}" if word.startswith("mc") else word


def prepare(word: str, script: str) -> str:
    """Returns a word in the form that the weights know: without marks, final forms and letters' variants."""
    if script == "Latn":
        return sounding(fold_name(word))
    if script in _ROMANISED:
        return fold_name(anyascii(word)).replace(" ", "")
    plain = "".join(
        c
        for c in unicodedata.normalize("NFKC", word).lower()
        if unicodedata.category(c)[0] == "L"
        or unicodedata.category(c) == "Mc"
        or (script in {"Deva", "Beng"} and unicodedata.category(c) == "Mn")
    )
    return plain.translate(_ARABIC if script == "Arab" else _FINALS)


@cache
def weights(script: str) -> Mapping[tuple[str, str], float]:
    """Returns the learnt weights of a script against Latin letters; empty where none were learnt."""
    return {(r["latin"], r["other"]): float(r["bits"]) for r in rows("letters") if r["script"] == script}


def even_point(script: str) -> float:
    """Returns the bits a letter from which on two words are rather one name than two."""
    return weights(script).get(("", ""), _EVEN)


def alignment_bits(a: str, b: str, script: str) -> float:
    """Returns the bits of the best alignment of a Latin word (folded) with a prepared word of another script."""
    return best_alignment(a, b, weights(script))


def best_alignment(a: str, b: str, known: Mapping[tuple[str, str], float]) -> float:
    """Returns the greatest sum of weights over all ways to cut both words into units that answer each other."""
    wide = len(b) + 1
    best = [float("-inf")] * ((len(a) + 1) * wide)
    best[0] = 0.0
    for i in range(len(a) + 1):
        for j in range(wide):
            here = best[i * wide + j]
            if here == float("-inf"):
                continue
            for x, y in SHAPES:
                if i + x > len(a) or j + y > len(b):
                    continue
                step = known.get((a[i : i + x], b[j : j + y]))
                if step is None:
                    if x + y > 2 or (x and y):
                        continue
                    step = _UNKNOWN
                at = (i + x) * wide + j + y
                if here + step > best[at]:
                    best[at] = here + step
    return best[-1]
