"""How a text calls what it names: the whole phrase around a name ("Orlanian carmaker Velmar, the largest")."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from ..records import Parse, Token
from .phrases import Phrase

#: What belongs to the phrase of a noun; below these words everything does.
_BELONGS: Final = frozenset(
    {
        "det",
        "det:predet",
        "amod",
        "nummod",
        "compound",
        "flat",
        "nmod",
        "nmod:desc",
        "nmod:poss",
        "appos",
        "acl",
        "acl:relcl",
        "list",
        "nmod:unmarked",
    }
)
#: By these a name hangs on the noun that says what it is ("carmaker Velmar").
_UNDER: Final = frozenset({"appos", "flat", "compound", "nmod:desc"})
_BEFORE_NOUNS: Final = frozenset({"compound", "amod", "nmod:poss"})
#: Words of which at least one has to come with a name: an article tells nothing.
_TELLING: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
#: Longer phrases are mostly two that the parser ran together.
_LONGEST: Final = 30


class Beside(NamedTuple):
    """Phrases by their heads, and those without a name by where they end."""

    heads: Mapping[int, Phrase]
    lasts: Mapping[int, Phrase]


def beside(members: Iterable[Phrase]) -> Beside:
    """Returns phrases as `whole_phrase` asks for them."""
    found = list(members)
    return Beside({p.head: p for p in found}, {p.last: p for p in found if p.entity is None})


def whole_phrase(parse: Parse, name: Phrase, others: Beside) -> tuple[int, int] | None:
    """Returns the first and last token (exclusive) of the phrase around a name, or None where nothing else tells of it.

    `others` are the phrases that mean the same: the name may hang on one of them, or follow it.
    """
    top = parse.tokens[name.head]
    while top.dep in _UNDER and top.head in others.heads and top.head != top.index:
        top = parse.tokens[top.head]
    first, last = name.first, name.last
    before = others.lasts.get(first)
    inside = set(range(first if before is None else before.first, last))
    if not _goes_before(parse, name):
        inside |= _inside(parse, top)
    while first - 1 in inside or (first - 2 in inside and _is_mark(parse.tokens[first - 1])):
        first -= 1
    while last in inside or (last + 1 in inside and _is_mark(parse.tokens[last])):
        last += 1
    while first < name.first and not _may_open(parse.tokens[first]):
        first += 1
    while last > name.last and _is_mark(parse.tokens[last - 1]):
        last -= 1
    added = [*parse.tokens[first : name.first], *parse.tokens[name.last : last]]
    if last - first > _LONGEST or not any(token.pos in _TELLING for token in added):
        return None
    return first, last


def _goes_before(parse: Parse, name: Phrase) -> bool:
    """Whether a name says something of the noun or number behind it: "Airbus jets", "Boeing 787", "Apple's phone"."""
    head = parse.tokens[name.head]
    if head.dep in _BEFORE_NOUNS and head.head >= name.last:
        return True
    return name.last < len(parse.tokens) and parse.tokens[name.last].pos == "NUM"


def _inside(parse: Parse, top: Token) -> set[int]:
    """The words of the phrase of a noun; of one that has no end the noun alone."""
    out = {top.index}
    stack = [n for n in parse.children[top.index] if parse.tokens[n].dep in _BELONGS]
    while stack:
        at = stack.pop()
        out.add(at)
        stack.extend(parse.children[at])
        if len(out) > 2 * _LONGEST:
            return {top.index}
    return out


def _is_mark(token: Token) -> bool:
    return token.pos == "PUNCT"


def _may_open(token: Token) -> bool:
    return token.pos not in {"PUNCT", "ADP", "CCONJ", "SCONJ", "PART"}
