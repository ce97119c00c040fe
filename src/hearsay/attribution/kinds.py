"""What kind of giver the words of a source name: a person by name or not, a body, a text, a medium."""

from functools import cache

from ..knowledge import table
from ..records import Parse, SourceKind
from .phrases import Phrase

_GIVERS = ("anonymous", "collective", "document", "outlet")


@cache
def _words(kind: str, key: str = "nouns") -> frozenset[str]:
    return frozenset(table("sources")[kind][key].split())


def kind_of(parse: Parse, found: Phrase) -> SourceKind:
    """Returns what kind of giver a noun phrase names, by its head and by the names in it."""
    tokens, head = parse.tokens[found.first:found.last], parse.tokens[found.head]
    names = {t.name for t in tokens if t.name}
    if head.pos == "PROPN" or head.name:
        last = tokens[-1].lower if tokens and tokens[-1].text[0].isupper() else ""  # "Orsk last week" is no weekly
        return _named(head.name, names, last=last, head=head.lower)
    if head.lower in _words("outlet"):
        return "outlet"
    if head.lower in _words("document"):
        return "document"
    if "PER" in names:
        return "named"
    if head.lower in _words("collective"):
        return "collective"
    return "anonymous"


def _named(name: str, names: set[str], *, last: str, head: str) -> SourceKind:
    media = _words("outlet", "names")
    if (last in media or head in media) and "PER" not in names:
        return "outlet"
    if name == "PER" or "PER" in names or not name:
        return "named"
    return "collective"


def is_giver(parse: Parse, found: Phrase) -> bool:
    """Whether the head of a noun phrase is a word for a giver: a person by office, a body, a text, a medium."""
    token = parse.tokens[found.head]
    return any({token.lower, token.lemma.lower()} & _words(kind) for kind in _GIVERS)


def is_somebody(parse: Parse, found: Phrase) -> bool:
    """Whether the head of a noun phrase is a word for people who say something, and not for a text or data."""
    token = parse.tokens[found.head]
    return any({token.lower, token.lemma.lower()} & _words(kind) for kind in ("anonymous", "collective", "outlet"))
