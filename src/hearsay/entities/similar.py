"""Do two spellings name one person, place or body? Across habits of spelling and across scripts.

Three kinds of grounds, tried in this order: names known beforehand (bodies, countries, the words for their people),
the form of the names (an acronym and its long form, a title, a middle name), and the letters (the weights of
`letters`). The score is the estimated chance that the two are one name; it says nothing on whether two people who
bear one name are one person, and it misleads on translated names ("Red Cross" and its name in another language)
unless the list of bodies has them.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz.fuzz import ratio

from ..knowledge import rows, table
from .bodies import initials_fit
from .letters import even_point, likeness, prepare, sounding, steepness, weights
from .lexicon import bodies_named, entries, given_name_forms, given_names, split_words, word_set
from .romanise import fold_name, script_of, skeleton
from .titles import title_length

#: Bits of likeness for the same consonants by sound, and against vowels that no habit of spelling mixes up.
_SAME_SOUND: Final = 8.0
_OTHER_VOWEL: Final = 4.0
_FIRST_VOWEL: Final = re.compile(r"[aeiou]")
#: The chance of two forms of one given name, such as Vladimir and Volodymyr.
_OTHER_FORM: Final = 0.9
_VOWELS: Final = {"a": "a", "e": "e", "i": "e", "o": "u", "u": "u"}
#: From this chance on two names are called the same.
_SAME: Final = 0.5
_COMPANY: Final = frozenset(
    {
        "inc",
        "corp",
        "corporation",
        "ltd",
        "llc",
        "plc",
        "co",
        "company",
        "gmbh",
        "ag",
        "sa",
        "spa",
        "nv",
        "bv",
        "group",
        "holdings",
    }
)
_DIGITS: Final = re.compile(r"\d+")
_SEPARATORS: Final = re.compile(r"[\s·•・\-‐‑–,،=]+")


class SameName(NamedTuple):
    """Whether two spellings are taken to be one name, the chance of it, and why in words."""

    same: bool
    score: float
    reason: str


def same_name(a: str, b: str) -> SameName:
    """Compares two names; the answer is the same for either order. Empty names are nobody's."""
    one, two = sorted((a.strip(), b.strip()))
    if not one or not two:
        return SameName(False, 0.0, "a name is empty")
    return _compare(one, two)


@lru_cache(maxsize=16384)
def _compare(a: str, b: str) -> SameName:
    if fold_name(a) == fold_name(b) and fold_name(a) and script_of(a) == script_of(b):
        return SameName(True, 1.0, "the same letters but for case, accents and signs")
    for ground in (_by_numbers, _known, _by_initials):
        answer = ground(a, b)
        if answer is not None:
            return answer
    return _by_words(a, b)


def _by_numbers(a: str, b: str) -> SameName | None:
    """Numbers tell apart what else is called alike: an A320 and an A330, the 4th and the 9th division."""
    one, two = (set(_DIGITS.findall(name)) for name in (a, b))
    if one and two and one != two:
        return SameName(False, 0.05, f"the one has the number {min(one)}, the other {min(two)}")
    return None


def _known(a: str, b: str) -> SameName | None:
    """Names that the lists of bodies, countries and demonyms hold."""
    for names_of, verb in ((_bodies_of, "is"), (_places_of, "means")):
        first, second = names_of(a), names_of(b)
        if both := first & second:
            return SameName(True, 0.97, f"each {verb} {min(both)}")
        if first and second:
            return SameName(False, 0.03, f"the one {verb} {min(first)}, the other {min(second)}")
    for one, two in ((a, b), (b, a)):
        known = fold_name(one) in _country_names() and fold_name(two) in given_names()
        if known and script_of(one) == script_of(two) == "Latn":
            return SameName(False, 0.1, f"{one} is a country, {two} is a given name")
    return None


def _bodies_of(name: str) -> frozenset[str]:
    return frozenset(e.name for e in bodies_named(_bare(name)))


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|The)\s+", "", name)


@cache
def _place_names() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in (*rows("countries"), *rows("regions")):
        for name in filter(None, (row["name"], *row["other_names"].split("|"))):
            out.setdefault(fold_name(name), set()).add(row["name"])
    return {key: frozenset(names) for key, names in out.items()}


@cache
def _country_names() -> frozenset[str]:
    return frozenset(fold_name(row["name"]) for row in rows("countries"))


def _places_of(name: str) -> frozenset[str]:
    key = fold_name(_bare(name))
    if key in _place_names():
        return _place_names()[key]
    return frozenset(e.name for e in entries().get(split_words(name), ()) if e.what == "demonym")


def government_of(words: Sequence[str]) -> str:
    """Returns a country's government under one name, however it is put ("Russian government"); else nothing."""
    state = words[2:] if words[:2] == ["government", "of"] else words[:-1] if words[-1:] == ["government"] else []
    states = _places_of(" ".join(state))
    return f"government of {fold_name(min(states))}" if len(states) == 1 else ""


def _by_initials(a: str, b: str) -> SameName | None:
    for short, long in ((a, b), (b, a)):
        letters = short.replace(".", "").strip()
        words = [w for w in fold_name(_bare(long)).split() if w]
        if " " not in letters and 2 <= len(letters) <= 8 and letters.isupper() and letters.isascii() and len(words) > 1:
            if initials_fit(letters, words):
                return SameName(True, 0.9, f"{short} are the initials of {long}")
            return SameName(False, 0.05, f"{short} are not the initials of {long}")
    return None


class _Name(NamedTuple):
    """A name cut into words of one script, ready for comparison; `stripped` says what was left out."""

    words: tuple[str, ...]
    script: str
    stripped: str


@lru_cache(maxsize=16384)
def _cut(name: str) -> _Name:
    script = script_of(name)
    if script != "Latn":
        parts = [prepare(part, script) for part in _SEPARATORS.split(name)]
        return _Name(tuple(p for p in parts if p), script, "")
    words = fold_name(name).split()
    stripped = ""
    if len(words) > 1 and words[0] in {"he", "hh", "hrh", "hm", "the"}:
        words = words[1:]
    length = title_length(words)
    if 0 < length < len(words):
        stripped = " ".join(words[:length])
        words = words[length:]
    while len(words) > 1 and words[-1] in _COMPANY:
        stripped = words[-1]
        words = words[:-1]
    particles = word_set("titles", "particles", "words")
    kept = [w for w in words if w not in particles or len(words) == 1] or words
    renamed = table("transliteration")["words"]
    return _Name(tuple(renamed.get(w, w) if len(kept) > 1 else w for w in kept), script, stripped)


_FIRST_AND_LAST: Final = 2
#: Letters in common from which on two romanised names of one sound are one, where no learned pairs of letters tell.
_ALIKE_IN_LATIN: Final = 0.8


def _by_words(a: str, b: str) -> SameName:
    one, two = _cut(a), _cut(b)
    if one.script != "Latn" and two.script != "Latn" and one.script != two.script:
        one, two = _cut(fold_name(a)), _cut(fold_name(b))
    if not one.words or not two.words:
        return SameName(False, 0.0, "a name has no letters")
    short, long = sorted((one, two), key=lambda n: (len(n.words), n.words))
    if _middles_differ(short, long):
        return SameName(False, 0.1, "the middle names differ")
    joined = _chance("".join(one.words), "".join(two.words), one.script, two.script) if _one_block(one, two) else 0.0
    apart = _matched(short, long)
    best = max(joined, apart.score)
    if best < _SAME and one.script != two.script and skeleton(fold_name(a)) == skeleton(fold_name(b)) != "":
        romanised = ratio(fold_name(a), fold_name(b)) / 100
        if romanised >= _ALIKE_IN_LATIN:
            return SameName(True, romanised, "written in Latin letters, both are spelled alike")
    reason = apart.reason if apart.score >= joined else _letters_reason(joined)
    if one.stripped or two.stripped:
        reason += f'; "{one.stripped or two.stripped}" left out'
    return SameName(best >= _SAME, round(best, 4), reason)


def _middles_differ(short: _Name, long: _Name) -> bool:
    """Whether both have middle initials, and not the same first one: George W. Bush, George H. W. Bush."""
    return (
        len(long.words) > len(short.words) > _FIRST_AND_LAST
        and short.words[0] == long.words[0]
        and short.words[-1] == long.words[-1]
        and min(len(short.words[1]), len(long.words[1])) == 1
        and short.words[1][0] != long.words[1][0]
    )


def _one_block(one: _Name, two: _Name) -> bool:
    """Whether the names may be compared as written together: "Abdul Rahman" and "Abdulrahman"."""
    return len(one.words) != len(two.words)


def _letters_reason(chance: float) -> str:
    if chance >= 0.85:
        return "the letters answer each other"
    if chance >= _SAME:
        return "the letters may well answer each other"
    return "the letters do not answer each other"


def _matched(short: _Name, long: _Name) -> SameName:
    """Word against word, in order; every word of the shorter name must find its own in the longer one."""
    chances = []
    used: list[int] = []
    for word in short.words:
        scored = [
            (_word_chance(word, other, short.script, long.script), -n)
            for n, other in enumerate(long.words)
            if n not in used
        ]
        best, n = max(scored)
        chances.append(best)
        used.append(-n)
    weakest = min(chances)
    left = len(long.words) - len(short.words)
    if left == 0:
        if used != sorted(used):
            weakest *= 0.9
        return SameName(weakest >= _SAME, weakest, _letters_reason(weakest))
    if len(short.words) == 1:
        return SameName(False, weakest * 0.45, "one is at most a part of the other")
    if used[0] == 0 and used[-1] == len(long.words) - 1:
        return SameName(weakest >= _SAME, weakest * 0.95, "first and last name agree, middle names are left out")
    return SameName(weakest * 0.7 >= _SAME, weakest * 0.7, "all words of the shorter name stand in the longer one")


def _word_chance(a: str, b: str, script_a: str, script_b: str) -> float:
    forms = given_name_forms()
    one = forms.get(a if script_a == "Latn" else fold_name(a))
    if one is not None and one == forms.get(b if script_b == "Latn" else fold_name(b)):
        return max(_OTHER_FORM, _chance(a, b, script_a, script_b))
    if script_a == script_b == "Latn":
        if a == b:
            return 1.0
        if len(a) == 1 or len(b) == 1:
            return 0.75 if a[0] == b[0] else 0.02
        names = given_names()
        if a in names and b in names and {names[a], names[b]} == {"he", "she"}:
            return 0.05
    return _chance(a, b, script_a, script_b)


@lru_cache(maxsize=65536)
def _chance(a: str, b: str, script_a: str, script_b: str) -> float:
    """The chance that two words are one name, from the bits of their best alignment a letter."""
    if a == b:
        return 1.0
    if script_a != "Latn":
        a, b, script_a, script_b = b, a, script_b, script_a
    if script_a != "Latn":
        a, b, script_b = fold_name(a), fold_name(b), "Latn"
    if not a or not b or not weights(script_b):
        return 0.0
    a = sounding(a)
    if script_b == "Latn":
        b = sounding(b)
    forms = [b, b[2:]] if script_b == "Arab" and b.startswith("ال") and len(b) > 4 else [b]
    above = max(likeness(a, form, script_b) for form in forms) - even_point(script_b)
    if script_b == "Latn":
        above += _by_ear(a, b)
    exponent = max(-40.0, min(40.0, steepness(script_b) * above))
    return 1.0 / (1.0 + float(2.0**-exponent))


def _by_ear(a: str, b: str) -> float:
    """What consonants and first vowel of two Latin spellings add: Kadhafi is Gaddafi, Khomeini is not Khamenei."""
    vowels = {_VOWELS.get(w[0], "") for w in (_FIRST_VOWEL.search(a), _FIRST_VOWEL.search(b)) if w}
    if vowels == {"a", "u"}:
        return -_OTHER_VOWEL
    return _SAME_SOUND if skeleton(a) == skeleton(b) and vowels != {"e", "u"} else 0.0
