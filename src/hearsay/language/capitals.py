"""LINES IN CAPITALS, and Headlines With a Capital on Every Word, in the letters of running text for the parser.

The parser has learned from running text, where a capital inside a sentence means a name: in "MINISTERS DENY DEAL" it
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
_LEAST: Final = 3  # long words of a line that can be told to be in capitals on purpose
_LONG: Final = 4  # letters of a long word; shorter ones are often abbreviations
_SHARE: Final = 0.8
_ENDINGS: Final = ("ing", "ed", "ly", "tion", "tions", "ness", "ment", "ments", "able", "ible", "ous", "ful", "less")
#: A word inside a sentence: behind a small letter or a comma and one space.
_INSIDE: Final = re.compile(r"(?<=[a-z,;] )[A-Za-z][A-Za-z'’-]*")
#: Common words that are as common as names of people and months.
_ALSO_NAMES: Final = frozenset({"may", "march", "mark", "bill", "will"})


def shouted(words: Sequence[str]) -> bool:
    """Whether nearly all long words of a line are in capitals throughout."""
    long = [w for w in words if len(w) >= _LONG and w[0].isalpha()]
    return len(long) >= _LEAST and sum(w.isupper() for w in long) >= _SHARE * len(long)


def title_cased(words: Sequence[str]) -> bool:
    """Whether nearly all long words of a headline begin with a capital, as American headlines have it."""
    long = [w for w in words if len(w) >= _LONG and w[0].isalpha()]
    return len(long) >= _LEAST + 1 and sum(w[0].isupper() for w in long) >= _SHARE * len(long)


def inside_sentences(text: str, lines: Sequence[tuple[int, int]]) -> Mapping[str, Counter[str]]:
    """Counts how each word is written inside the sentences of those lines of a text that are not in capitals."""
    seen: dict[str, Counter[str]] = {}
    for start, end in lines:
        words = text[start:end].split()
        if not shouted(words) and not title_cased(words):
            for m in _INSIDE.finditer(text, start, end):
                seen.setdefault(m.group().lower(), Counter())[m.group()] += 1
    return seen


def as_in_sentences(words: Sequence[str], *, seen: Mapping[str, Counter[str]]) -> list[str]:
    """Returns the words of a line in capitals in the letters of running text, the first one with a capital."""
    out = [_written(word, seen=seen.get(word.lower())) for word in words]
    first = next((n for n, word in enumerate(words) if word[0].isalpha()), None)
    if first is not None and out[first] != words[first] and out[first].islower():
        out[first] = out[first].capitalize()
    return out


def as_in_text(words: Sequence[str], *, seen: Mapping[str, Counter[str]]) -> list[str]:
    """Returns the words of a title-cased headline in the letters of running text, the first one with its capital."""
    out = [_small(word, seen=seen.get(word.lower())) for word in words]
    first = next((n for n, word in enumerate(words) if word[0].isalpha()), None)
    if first is not None:
        out[first] = words[first]
    return out


def _small(word: str, *, seen: Counter[str] | None) -> str:
    """A word with a capital in small letters, unless the page writes it so inside its sentences or it is rare."""
    low = word.lower()
    if not word.istitle() or not word.isascii() or len(word) == 1 or low in _ALSO_NAMES:
        return word
    if seen:
        return max(seen, key=lambda form: (seen[form], form))
    return low if low in _common() or (low.endswith("s") and low[:-1] in _common()) else word


def _written(word: str, *, seen: Counter[str] | None) -> str:
    low = word.lower()
    if not word.isupper() or not word.isascii() or (len(word) == 1 and low != "a"):
        return word
    if seen:
        return max(seen, key=lambda form: (seen[form], form))
    common = low in _common() or (low.endswith("s") and low[:-1] in _common())
    if (common and low not in _ALSO_NAMES) or low == "a" or (low.endswith(_ENDINGS) and len(low) > 6):
        return low
    return word.capitalize() if len(word) >= _LONG else word


@cache
def _common() -> frozenset[str]:
    data = gzip.decompress(files("hearsay.language").joinpath("models", WORDS).read_bytes())
    return frozenset(data.decode("utf-8").splitlines())
