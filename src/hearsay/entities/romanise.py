"""Keys of names: what stays of a name when accents, hyphens, articles and habits of spelling are taken away.

Keys only bring candidates together; whether two names are one is decided by `similar`.
"""

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii

from ..knowledge import table

_APOSTROPHES = re.compile(r"['`´‘’ʻʼʾʿ\"“”]")
_DOUBLED = re.compile(r"([a-z])\1+")
_OTHER = re.compile(r"[^a-z0-9]+")
_DOTS = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\b\.?|\b(?:[A-Za-z]\.){2,}")
_SCRIPTS = (
    ("LATIN", "Latn"),
    ("ARABIC", "Arab"),
    ("CYRILLIC", "Cyrl"),
    ("HEBREW", "Hebr"),
    ("GREEK", "Grek"),
    ("CJK", "Hans"),
    ("HANGUL", "Kore"),
    ("HIRAGANA", "Jpan"),
    ("KATAKANA", "Jpan"),
    ("ARMENIAN", "Armn"),
    ("GEORGIAN", "Geor"),
    ("DEVANAGARI", "Deva"),
    ("BENGALI", "Beng"),
    ("THAI", "Thai"),
    ("ETHIOPIC", "Ethi"),
    ("TAMIL", "Taml"),
    ("MYANMAR", "Mymr"),
    ("SYRIAC", "Syrc"),
    ("KHMER", "Khmr"),
    ("LAO", "Laoo"),
    ("TELUGU", "Telu"),
    ("KANNADA", "Knda"),
    ("MALAYALAM", "Mlym"),
    ("GUJARATI", "Gujr"),
    ("GURMUKHI", "Guru"),
    ("SINHALA", "Sinh"),
    ("TIBETAN", "Tibt"),
    ("MONGOLIAN", "Mong"),
    ("THAANA", "Thaa"),
)


@lru_cache(maxsize=4096)
def script_of(text: str) -> str:
    """Returns the ISO 15924 code of the script that most letters belong to (`Zyyy` where there is no letter)."""
    counts: dict[str, int] = {}
    for char in text:
        if char.isalpha():
            code = "Latn" if char.isascii() else _script(char)
            counts[code] = counts.get(code, 0) + 1
    if counts.get("Jpan"):
        return "Jpan"
    return max(counts, key=lambda code: (counts[code], code)) if counts else "Zyyy"


@cache
def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((code for start, code in _SCRIPTS if name.startswith(start)), "Zzzz")


def fold_name(text: str) -> str:
    """Returns a name in small plain letters, words parted by one space: "Deir ez-Zôr" and "DEIR EZ ZOR" are one key."""
    if not text.isascii():
        text = anyascii(_APOSTROPHES.sub("", unicodedata.normalize("NFC", text)))
    if "." in text:
        text = _DOTS.sub(lambda m: m.group().replace(".", ""), text)
    return _OTHER.sub(" ", _APOSTROPHES.sub("", text).lower().replace("&", " and ")).strip()


@cache
def _articles() -> frozenset[str]:
    return frozenset(table("transliteration")["articles"])


@cache
def _words() -> dict[str, str]:
    return dict(table("transliteration")["words"])


def without_articles(key: str) -> str:
    """Returns a folded name without Arabic articles: "deir ez zor" becomes "deir zor", "al bab" becomes "bab"."""
    words = key.split()
    kept = [word for word in words if word not in _articles()]
    return " ".join(kept) if kept else key


@cache
def _sound_pattern() -> re.Pattern[str]:
    sounds = sorted(table("transliteration")["sounds"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, sounds)))


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Returns the consonants of a name by sound, doubled ones once: Kadhafi, Gaddafi and Qadhafi are all `KDF`."""
    words = (_words().get(word, word) for word in without_articles(fold_name(name)).split())
    sounds = table("transliteration")["sounds"]
    return "".join(sounds[m.group()] for m in _sound_pattern().finditer(_DOUBLED.sub(r"\1", "".join(words))))
