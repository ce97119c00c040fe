"""How well two words answer each other letter by letter, by weights learnt from places' names in many scripts.

The weights are data (`knowledge/letters.csv`, made by `training/letters.py`): for a unit of letters on both sides
the bits by which they come together more often than by chance. The sum over the best alignment says how much more
likely two words are one name in two spellings than two names. It ignores what names are common, and misleads on
translations.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii

from ..knowledge import rows, table
from .romanise import fold_name

#: Units: how many Latin letters answer how many of the other script.
SHAPES: Final = ((1, 1), (2, 1), (1, 2), (3, 1), (2, 2), (4, 1), (3, 2), (1, 0), (0, 1), (2, 0))
#: What a letter without answer costs where the weights know nothing of it.
_UNKNOWN: Final = -6.0
_NEVER: Final = float("-inf")
#: By how many letters the one word may run ahead of the other.
_AHEAD: Final = 5
#: Where nothing was learnt.
_EVEN: Final = 0.7
#: Fitted on the same pairs as the even points: bits of chance for a bit a letter, and for a bit in all.
_STEEP_OTHER: Final = 6.0
_STEEP_LATIN: Final = 0.2
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
    """Returns the weights of a script against Latin letters; empty where none were learnt."""
    learnt = {(r["latin"], r["other"]): float(r["bits"]) for r in rows("letters") if r["script"] == script}
    return with_habits(learnt, script)


def with_habits(learnt: Mapping[tuple[str, str], float], script: str) -> dict[tuple[str, str], float]:
    """Returns learnt weights with the habits of spelling that `knowledge/transliteration.toml` lists."""
    habits = table("transliteration")["habits"]
    out = dict(learnt)
    for other, answers in habits.get(script, {}).items():
        for latin in answers.split():
            out[latin, other] = max(out.get((latin, other), habits["least"]), habits["least"])
    if script in habits["unwritten"]:
        for vowel in "aeiou":
            out[vowel, ""] = max(out.get((vowel, ""), _UNKNOWN), habits["unwritten_least"])
    return out


def even_point(script: str) -> float:
    """Returns the likeness from which on two words are rather one name than two."""
    return weights(script).get(("", ""), _EVEN)


def likeness(a: str, b: str, script: str) -> float:
    """Returns how alike a Latin word and a prepared word are, to be held against `even_point`.

    Across scripts the bits a letter. Within Latin letters what is missing to the bits that each word has with itself,
    as a negative number: a single strange consonant counts in a long name as much as in a short one.
    """
    if script != "Latn":
        return measure(a, b, weights(script), latin=False)
    across = max(best_alignment(a, b, weights(script)), best_alignment(b, a, weights(script)))
    return across - (_with_itself(a) + _with_itself(b)) / 2


@lru_cache(maxsize=65536)
def _with_itself(word: str) -> float:
    return best_alignment(word, word, weights("Latn"))


def measure(a: str, b: str, known: Mapping[tuple[str, str], float], *, latin: bool) -> float:
    """Returns the likeness of two words by the weights given; see `likeness`."""
    if not latin:
        return best_alignment(a, b, known) / (len(a) + len(b))
    own = (best_alignment(a, a, known) + best_alignment(b, b, known)) / 2
    return max(best_alignment(a, b, known), best_alignment(b, a, known)) - own


def steepness(script: str) -> float:
    """Returns how many bits of chance one step of likeness is worth."""
    return _STEEP_LATIN if script == "Latn" else _STEEP_OTHER


def best_alignment(a: str, b: str, known: Mapping[tuple[str, str], float]) -> float:
    """Returns the greatest sum of weights over all ways to cut both words into units that answer each other.

    Ways on which the one word runs far ahead of the other are not tried.
    """
    m, n = len(a), len(b)
    best = [[_NEVER] * (n + 1) for _ in range(m + 1)]
    best[0][0] = 0.0
    for i in range(m + 1):
        row = best[i]
        for j in range(n + 1):
            here = row[j]
            if here == _NEVER or abs(i * n - j * m) > _AHEAD * max(m, n):
                continue
            for x, y in SHAPES:
                if i + x > m or j + y > n:
                    continue
                step = known.get((a[i : i + x], b[j : j + y]))
                if step is None:
                    if x + y > 1:
                        continue
                    step = _UNKNOWN
                if here + step > best[i + x][j + y]:
                    best[i + x][j + y] = here + step
    return best[m][n]
