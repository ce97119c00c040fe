"""Names that are known beforehand: bodies, peoples, and the adjectives and inhabitants of places."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..knowledge import rows, table
from .romanise import fold_name

_LONGEST = 9
# Words of countries' names that tell no country.
_NOBODYS = frozenset({"of", "the", "and", "republic", "state", "united", "democratic", "peoples", "islamic"})


class Entry(NamedTuple):
    """A known name: `what` is `body`, `people`, `demonym` or `place`, `name` what stands for it, `reason` why."""

    what: str
    name: str
    spelling: str
    family: str
    country: str
    reason: str


class Hit(NamedTuple):
    """Words `first` to `last` (exclusive) that spell a known name; more than one entry where the spelling is shared."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def split_words(name: str) -> tuple[str, ...]:
    """Returns the folded words of a name as the words of a text are cut: a possessive ending is a word of its own."""
    return tuple(fold_name(re.sub(r"['’`]s\b", " s", name)).split())


@cache
def entries() -> dict[tuple[str, ...], tuple[Entry, ...]]:
    """Returns all known names by their words."""
    out: dict[tuple[str, ...], list[Entry]] = {}
    for entry in (*_bodies(), *_peoples(), *_demonyms(), *_possessive_places()):
        out.setdefault(split_words(entry.spelling), []).append(entry)
    return {words: tuple(dict.fromkeys(found)) for words, found in out.items() if words}


@cache
def _starts() -> dict[str, int]:
    """For each first word the length of the longest known name that it begins."""
    out: dict[str, int] = {}
    for words in entries():
        out[words[0]] = min(_LONGEST, max(out.get(words[0], 0), len(words)))
    return out


def longest(words: Sequence[str], first: int, last: int) -> Hit | None:
    """Returns the longest known name that begins at word `first` and ends before `last`.

    A word may hold several once it is folded: "S&P".
    """
    head, _, rest = words[first].partition(" ")
    most = _starts().get(head)
    if most is None:
        return None
    known = entries()
    for end in range(min(last, first + most), first, -1):
        found = known.get((head, *rest.split(), *words[first + 1 : end]))
        if found:
            return Hit(first, end, found)
    return None


def bodies_named(name: str) -> tuple[Entry, ...]:
    """Returns the entries of a body's name, whoever else bears it too."""
    return tuple(e for e in entries().get(split_words(name), ()) if e.what == "body")


@cache
def is_common(entry: Entry) -> bool:
    """Whether a body's name could be any country's: no acronym, and neither country nor people in it."""
    if not entry.country or entry.family not in {"state", "party", "agency", "court"}:
        return False
    words = split_words(entry.spelling)
    if entry.spelling.replace(".", "").isupper() or any(word in _country_words() for word in words):
        return False
    return any(word in body_heads() or word in word_set("body_words", "openers", "words") for word in words)


@cache
def _country_words() -> frozenset[str]:
    demonyms = (word for e in _demonyms() for word in split_words(e.spelling))
    names = (name for row in rows("countries") for name in (row["name"], *row["other_names"].split("|")))
    return frozenset({*demonyms, *(word for name in names for word in split_words(name))}) - _NOBODYS


def _bodies() -> list[Entry]:
    out = []
    for row in rows("bodies"):
        name, family, country = row["name"], row["class"], row["country"]
        out.append(Entry("body", name, name, family, country, "a well-known body"))
        for other in filter(None, row["other_names"].split("|")):
            out.append(Entry("body", name, other, family, country, f'"{other}" is another name of {name}'))
        for other in filter(None, row["partisan_names"].split("|")):
            out.append(Entry("body", name, other, family, country, f'"{other}" is what opponents call {name}'))
    return out


def _peoples() -> list[Entry]:
    out = []
    for row in rows("peoples"):
        for form in (row["name"], *filter(None, row["forms"].split("|"))):
            out.append(
                Entry("people", row["name"], form, row["community"], "", f'"{form}" names the {row["community"]}')
            )
    return out


def _possessive_places() -> list[Entry]:
    """Places with "'s" inside, where a run of capitals would be cut: "People's Republic of China"."""
    return [
        Entry("place", row["name"], name, "", row.get("code", ""), f'"{name}" is a name of {row["name"]}')
        for row in (*rows("countries"), *rows("regions"))
        for name in (row["name"], *row["other_names"].split("|"))
        if re.search(r"['’]s\b", name)
    ]


def _demonyms() -> list[Entry]:
    out = []
    for row in rows("demonyms"):
        place, people = row["place"], [p for p in row["people"].split("|") if p]
        for word in filter(None, row["adjectives"].split("|")):
            out.append(Entry("demonym", place, word, "adjective", "", f'"{word}" is the adjective of {place}'))
        plurals = [p + "s" for p in people if not p.endswith(("s", "ch", "sh", "ese", "men", "women"))]
        for word in (*people, *plurals):
            out.append(Entry("demonym", place, word, "people", "", f'"{word}" means somebody from {place}'))
    return out


@cache
def word_set(file: str, *path: str) -> frozenset[str]:
    """Returns the words of a data file's text value, for instance `word_set("titles", "before", "words")`."""
    value = table(file)
    for step in path:
        value = value[step]
    texts = value.values() if isinstance(value, dict) else [value]
    return frozenset(word for text in texts for word in (text.split() if isinstance(text, str) else text))


@cache
def body_heads() -> dict[str, str]:
    """Returns the words that make a name a body's, each with the class of the body."""
    return {word: family for family, words in table("body_words")["heads"].items() for word in words.split()}


@cache
def place_kinds() -> dict[str, str]:
    """Returns the words that tell the kind of a place, each with its group."""
    return {word: group for group, words in table("place_words")["kinds"].items() for word in words.split()}


@cache
def family_names() -> frozenset[str]:
    """Returns family names, folded, that are read as people where a town has the name too."""
    return frozenset(fold_name(name) for name in table("given_names")["family"].split())


@cache
def given_name_forms() -> dict[str, str]:
    """Returns given names in folded form with the first of the forms that the name has in neighbouring languages."""
    return {fold_name(name): forms[0] for forms in table("given_names")["forms"] for name in forms}


@cache
def given_names() -> dict[str, str]:
    """Returns given names in folded form with the pronoun that fits (empty: either)."""
    data = table("given_names")
    out = {fold_name(n): "he" for n in data["male"].split()}
    for name in map(fold_name, data["female"].split()):
        out[name] = "" if out.get(name) == "he" else "she"
    return out | {fold_name(n): "" for n in data["either"].split()}
