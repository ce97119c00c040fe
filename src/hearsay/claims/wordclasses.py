"""What kind of thing a noun names: armed or unarmed people, bodies, land, weapons (`knowledge/nouns.toml`)."""

from collections.abc import Mapping
from functools import cache

from ..knowledge import rows, table
from ..records import Parse, Token
from .inflection import noun_forms
from .vocabulary import words

_NONE: frozenset[str] = frozenset()
#: Classes whose members can be said to do something.
DOERS = frozenset({"fighters", "civilians", "captives", "officials", "forces", "bodies", "states"})
#: Classes of people who can be counted as casualties.
PEOPLE = frozenset({"fighters", "civilians", "captives", "officials", "forces"})


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for name, members in table("nouns").items():
        for word in members:
            for form in noun_forms(word):
                out.setdefault(form, set()).add(name)
    return {word: frozenset(names) for word, names in out.items()}


@cache
def state_names() -> frozenset[str]:
    """Returns the names of states and territories in small letters."""
    return frozenset(
        name.casefold() for row in rows("countries") for name in (row["name"], *row["other_names"].split("|")) if name
    )


def is_wide_name(name: str) -> bool:
    """Tells whether a name is that of a country, of a part of one told by the compass, or of any town in it."""
    name = name.casefold()
    first, _, rest = name.partition(" ")
    state, _, kind = (rest if first in words("parts_of_places") else name).rpartition(" ")
    within = kind in words("kinds_anywhere") and state in state_names()  # "a north Orlania town"
    return name in state_names() or (first in words("parts_of_places") and rest in state_names()) or within


def word_classes(word: str) -> frozenset[str]:
    """Returns the classes of a noun as printed, in small letters."""
    found = _classes().get(word)
    if found is None and "-" in word:
        found = _classes().get(word.rsplit("-", 1)[1])
    return found or _NONE


def is_name(token: Token) -> bool:
    """Tells whether the word belongs to a name."""
    return bool(token.name) or token.pos == "PROPN"


def is_place(token: Token) -> bool:
    """Tells whether the word may be the name of a place: so marked, or a name that is marked as nothing else."""
    return token.name == "LOC" or (token.pos == "PROPN" and not token.name and not word_classes(token.lower) & DOERS)


@cache
def _demonyms() -> frozenset[str]:
    states = {
        word for row in rows("demonyms") for column in ("adjectives", "people") for word in row[column].split("|")
    }
    peoples = {word for row in rows("peoples") for word in (row["name"], *row["forms"].split("|"))}
    return frozenset(word.casefold() for word in states | peoples if word)


def is_demonym(token: Token) -> bool:
    """Tells whether the word says of which state or people something is: "Turkish", "US", "Kurdish"."""
    if token.lower in table("nouns")["adjective_names"]:
        return not token.text.islower()
    return token.lower in _demonyms() and not token.text.islower()


def fits(parse: Parse, index: int, classes: frozenset[str]) -> bool:
    """Tells whether a word is of one of the classes; "name", "place", "demonym" and such go by its grammar."""
    token = parse.tokens[index]
    if word_classes(token.lower) & classes:
        return True
    if token.lower in words("dozens") or token.pos == "NUM":  # "hundreds of fighters", "twelve of our soldiers"
        counted = (parse.tokens[n] for n in parse.children[index] if parse.tokens[n].dep == "nmod")
        if any(word_classes(t.lower) & classes for t in counted):
            return True
    if "name" in classes and is_name(token):
        return True
    if "place" in classes and is_place(token):
        return True
    if "demonym" in classes and is_demonym(token):
        return True
    if "pronoun" in classes and token.pos == "PRON":
        return True
    return "number" in classes and (
        token.pos == "NUM" or any(parse.tokens[n].dep == "nummod" for n in parse.children[index])
    )
