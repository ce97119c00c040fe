"""What the finder of names knows beside the letters of a word: is it in a list of places, given names, bodies, titles?

Imported before the model is loaded: spaCy finds the architecture below by its registered name.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

import numpy as np
from spacy.ml.models.tok2vec import MultiHashEmbed
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, with_array

from ..knowledge import table
from .listed_places import listed_places

_MARKS: Final = 64  # rows of the small tables that turn marks into numbers: more than there are marks


@cache
def _classes() -> dict[str, int]:
    """For each listed word the sum of the lists that it stands in: 1 given name, 2 body, 4 acronym, 8 title."""
    lists = table("name_words")
    out: dict[str, int] = {}
    for bit, text in (
        (1, " ".join(lists["given"].values())),
        (2, lists["organisation"]["words"]),
        (4, lists["organisation"]["acronyms"]),
        (8, lists["title"]["words"]),
    ):
        for word in set(text.split()):
            out[word] = out.get(word, 0) | bit
    return out


def marks(doc: Any) -> np.ndarray[Any, Any]:
    """Returns two numbers for every token of a spaCy document: its place in a listed place name, and its lists.

    Only words that begin with a capital are looked up.
    """
    ranks, longest = listed_places()
    classes = _classes()
    lower = [token.lower_ for token in doc]
    capital = [token.text[:1].isupper() for token in doc]
    out = np.zeros((len(lower), 2), dtype="uint64")
    covered = 0
    for at, word in enumerate(lower):
        if not capital[at]:
            continue
        out[at, 1] = classes.get(word, 0)
        if at < covered:
            continue
        for length in range(min(longest.get(word, 1), len(lower) - at), 0, -1):
            rank = ranks.get(" ".join(lower[at : at + length]))
            if rank is not None:
                out[at, 0] = 2 * rank
                out[at + 1 : at + length, 0] = 2 * rank + 1
                covered = at + length
                break
    return out


def _forward(_model: Any, docs: Any, is_train: bool) -> tuple[list[Any], Callable[[Any], list[Any]]]:
    return [marks(doc) for doc in docs], lambda _gradient: []


def name_embed(width: int, attrs: list[str], rows: list[int], side: int) -> Any:
    """Builds an embedding of words from hashed features and from the marks; `side` numbers for each kind of mark."""
    columns: list[Any] = [HashEmbed(nO=side, nV=_MARKS, column=column, seed=70 + column) for column in (0, 1)]
    listed: Any = chain(Model("name_marks", _forward), with_array(concatenate(*columns)))
    hashed: Any = MultiHashEmbed(width, attrs, rows, False)
    return chain(
        concatenate(hashed, listed),
        with_array(Maxout(nO=width, nI=width + 2 * side, nP=3, normalize=True, dropout=0.0)),
    )


registry.architectures.register("hearsay.NameEmbed.v1", func=name_embed)
