"""Headlines In Capitals, and WHOLE LINES OF THEM, put into the letters of running text before they are parsed.

The parser has learned from running text, where a capital inside a sentence means a name: in "Ministers Deny Deal" it
sees three names and no verb. What a word looks like inside the page's own sentences decides; then whether it is a
common word. The text itself is not touched: only the parser sees the other letters.
"""

import gzip
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

#: Common words in small letters, a line each. Made by training/words.py.
WORDS: Final = "words.txt.gz"
_LEAST: Final = 4  # words of a line that can be told for a headline
_LONG: Final = 4  # letters of the words that all have a capital in one; shorter ones differ by house style
_SHARE: Final = 0.85
_ENDINGS: Final = ("ing", "ed", "ly", "tion", "tions", "ness", "ment", "ments", "able", "ible", "ous", "ful", "less", "ities")
#: A word inside a sentence: behind a small letter or a comma and one space.
_INSIDE: Final = re.compile(r"(?<=[a-z,;] )[A-Za-z][A-Za-z'’-]*")
_ALSO_NAMES: Final = frozenset({"may", "march", "mark", "bill", "will"})


def in_capitals(words: Sequence[str]) -> bool:
    """Whether the words of a line are written as in a headline: all long ones, and most of all, with a capital."""
    letters = [w for w in words if w[0].isalpha() and w.isascii()]
    long = [w for w in letters if len(w) >= _LONG]
    if len(letters) < _LEAST or len(long) < 2:
        return False
    return sum(w[0].isupper() for w in long) >= max(_SHARE * len(long), 2) and any(
        w[0].isupper() and w.lower() in _common() for w in long[1:])


def inside_sentences(text: str, lines: Sequence[tuple[int, int]]) -> Mapping[str, Counter[str]]:
    """Counts how each word is written inside the sentences of those lines of a text that are no headlines."""
    seen: dict[str, Counter[str]] = {}
    for start, end in lines:
        if not in_capitals(text[start:end].split()):
            for m in _INSIDE.finditer(text, start, end):
                seen.setdefault(m.group().lower(), Counter())[m.group()] += 1
    return seen


def as_in_sentences(words: Sequence[str], *, seen: Mapping[str, Counter[str]]) -> list[str]:
    """Returns the words of a headline in the letters of running text."""
    shouted = sum(w.isupper() for w in words if len(w) >= _LONG) > len([w for w in words if len(w) >= _LONG]) / 2
    out = [_written(word, seen=seen.get(word.lower()), shouted=shouted) for word in words]
    first = next((n for n, word in enumerate(words) if word[0].isalpha()), None)
    if first is not None and out[first].islower():
        out[first] = out[first].capitalize()
    return out


def _written(word: str, *, seen: Counter[str] | None, shouted: bool) -> str:
    low = word.lower()
    if not word[0].isupper() or not word.isascii() or (word.isupper() and not shouted) or len(word) == 1 and low != "a":
        return word
    if seen:
        return max(seen, key=lambda form: (seen[form], form))
    common = (low in _common() or (low.endswith("s") and low[:-1] in _common())) and low not in _ALSO_NAMES
    if common or low == "a" or (low.endswith(_ENDINGS) and len(low) > 6):
        return low
    return word.capitalize() if shouted and len(word) > _LONG - 1 else word


@cache
def _common() -> frozenset[str]:
    data = gzip.decompress(files("hearsay.language").joinpath("models", WORDS).read_bytes())
    return frozenset(data.decode("utf-8").splitlines())
