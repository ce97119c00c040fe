"""Countries and capitals that act: "Moscow denied", "Turkish forces", "Washington and Tehran agreed"."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..knowledge import rows
from ..records import Parse
from .lexicon import word_set
from .naming import ADJECTIVES, Name
from .romanise import fold_name
from .words import Word


class Power(NamedTuple):
    """A place that is used for a state. `seat`: it is the capital that is named, `body` what is meant by it."""

    state: str
    body: str
    seat: bool
    why: str


@cache
def _seats() -> dict[str, tuple[str, str]]:
    """Folded names of capitals with the country's code and name."""
    out: dict[str, tuple[str, str]] = {}
    for row in rows("countries"):
        if row["seat"] and row["seat"] != row["name"]:
            out[fold_name(row["seat"])] = (row["code"], row["name"])
    return out | {"kiev": ("UA", "Ukraine"), "pyongyang": ("KP", "North Korea")}


@cache
def _states() -> frozenset[str]:
    out = set()
    for row in rows("countries"):
        out |= {fold_name(n) for n in (row["name"], *row["other_names"].split("|")) if n}
    return frozenset(out)


def powers(parse: Parse, words: Sequence[Word], names: Sequence[Name]) -> dict[int, Power]:
    """Returns for the starts of names of places that act as powers what they stand for.

    A capital stands for its government only where it is the subject of a verb that governments act or speak by.
    """
    out = {}
    for name in names:
        if name.kind != "place" or (name.heading and name.shape == "demonym"):
            continue
        if (name.shape in ADJECTIVES or name.key in _states()) and (word := _owned(words, name)) is not None:
            out[name.start] = Power("", "", False, f'used for the state: "{name.text} {word}"')
        elif name.shape in ADJECTIVES:
            continue
        elif (verb := _governs(parse, words, name)) is not None:
            seat = _seats().get(name.key)
            if seat is not None:
                body = f"the government of {seat[1]}"
                out[name.start] = Power(
                    seat[0], body, True, f'the capital named for {body}: {name.text} is who "{verb}"'
                )
            elif name.key in _states():
                out[name.start] = Power("", "", False, f'used for the state: it is who "{verb}"')
    return out


def _owned(words: Sequence[Word], name: Name) -> str | None:
    if (
        name.last < len(words)
        and words[name.last].joined == " "
        and words[name.last].folded in word_set("place_words", "power", "words")
    ):
        return words[name.last].folded
    return None


def _governs(parse: Parse, words: Sequence[Word], name: Name) -> str | None:
    """The verb that the name is the subject of, where it is one that powers act by."""
    token = parse.tokens[words[name.last - 1].token]
    while token.dep in {"conj", "flat", "appos"} and token.head != token.index:
        token = parse.tokens[token.head]
    if not token.dep.startswith("nsubj"):
        return None
    verb = parse.tokens[token.head]
    return verb.text if verb.lemma in word_set("place_words", "power", "verbs") else None
