"""The shipped spaCy pipeline, loaded without what spaCy brings along: every process that reads pages waits for it."""

import os
import re
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any, Final

MODEL: Final = "english"
#: Where a sentence ends without a space behind it: at a mark of a footnote, a bracket, a year.
_RUN_TOGETHER: Final = (
    r"(?<=[\])])\.(?=[A-Z“\"])",
    r"(?<=\])(?=[A-Z][a-z])",
    r"(?<=\d{4})\.(?=[A-Z][a-z])",
    r"\.(?=\[\d+\])",
)


@cache
def load() -> Any:
    """Returns the shipped spaCy pipeline, loaded once in a process (about a second, most of it the import of spaCy)."""
    import spacy
    from spacy.util import registry

    from . import name_features  # noqa: F401  # spaCy looks its architecture up by name
    from .arithmetic import use_fast_products, use_precision

    use_fast_products()
    registry.tokenizers.register("hearsay.Tokenizer.v1", func=lambda: _tokenizer)
    # spaCy makes a tokenizer by the rules of its own version and then reads the stored one into it: once is enough
    own = {"nlp.tokenizer.@tokenizers": "hearsay.Tokenizer.v1"}
    return use_precision(spacy.load(_folder(), config=own, exclude=["tokenizer"]), "float32")


def leave_out_extras() -> None:
    """Has spaCy come to this process without its command line, and pydantic without looking for plugins to itself.

    The one brings a web client and a template engine, the other opens every installed package: half of what the import
    takes. Only for processes that do nothing but read pages: `spacy.cli` is an empty module in them.
    """
    for name in ("spacy.cli", "spacy.cli.info"):
        empty = ModuleType(name)
        vars(empty).update(info=None, __path__=[])
        sys.modules.setdefault(name, empty)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _tokenizer(nlp: Any) -> Any:
    """The stored tokenizer of the model, which also parts sentences that are run together."""
    import srsly
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex

    stored = srsly.msgpack_loads((_folder() / "tokenizer").read_bytes())
    return Tokenizer(
        nlp.vocab,
        rules=stored["exceptions"],
        prefix_search=re.compile(stored["prefix_search"]).search,
        suffix_search=re.compile(stored["suffix_search"]).search,
        infix_finditer=compile_infix_regex([*nlp.Defaults.infixes, *_RUN_TOGETHER]).finditer,
        url_match=re.compile(stored["url_match"]).match,
        faster_heuristics=stored["faster_heuristics"],
    )


def _folder() -> Path:
    return Path(str(files("hearsay.language").joinpath("models", MODEL)))
