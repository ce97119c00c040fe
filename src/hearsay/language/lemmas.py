"""Dictionary forms of words: a table of forms from the treebanks, and suffix rules learned from them for the rest."""

import gzip
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

#: A line each, with tabs between: "form class lemma", or "-suffix class cut add". Made by training/lemmas.py.
TABLE: Final = "lemmas.txt.gz"
LONGEST_SUFFIX: Final = 5
#: Words of these kinds are their own dictionary forms.
_AS_WRITTEN: Final = frozenset({"PROPN", "PUNCT", "SYM", "NUM", "X"})
_TELLING: Final = frozenset(
    {
        "Number=Plur",
        "VerbForm=Ger",
        "VerbForm=Part",
        "Tense=Past",
        "Tense=Pres",
        "Person=3",
        "Degree=Cmp",
        "Degree=Sup",
        "VerbForm=Inf",
        "Case=Acc",
        "Poss=Yes",
    }
)


class _Table(NamedTuple):
    forms: dict[tuple[str, str], str]
    rules: dict[tuple[str, str], tuple[int, str]]


def word_class(pos: str, morph: str) -> str:
    """Returns the part of a word's grammar that its dictionary form depends on: "VERB Tense=Past"."""
    return " ".join([pos, *(f for f in morph.split("|") if f in _TELLING)])


@lru_cache(maxsize=50_000)
def lemma(text: str, pos: str, morph: str) -> str:
    """Returns the dictionary form of a word with its universal tag and features."""
    if pos in _AS_WRITTEN:
        return text
    form, kind = text.lower(), word_class(pos, morph)
    table = _table()
    known = table.forms.get((form, kind)) or table.forms.get((form, pos))
    if known is not None:
        return known
    for length in range(min(LONGEST_SUFFIX, len(form) - 2), 0, -1):
        rule = table.rules.get((form[-length:], kind))
        if rule is not None:
            return form[: len(form) - rule[0]] + rule[1]
    return form


@cache
def _table() -> _Table:
    table = _Table({}, {})
    data = gzip.decompress(files("hearsay.language").joinpath("models", TABLE).read_bytes())
    for line in data.decode("utf-8").splitlines():
        first, kind, *rest = line.split("\t")
        if len(rest) == 2:
            table.rules[first[1:], kind] = int(rest[0]), rest[1]
        else:
            table.forms[first, kind] = rest[0]
    return table
