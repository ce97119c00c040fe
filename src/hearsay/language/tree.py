"""Walks over a parse: what hangs on a word, and the stretch of text that it spans."""

from collections.abc import Iterable, Iterator

from ..records import Parse, Span, Token


def subtree(parse: Parse, index: int) -> list[int]:
    """Returns the indices of a word and everything that hangs on it, in reading order."""
    out, stack = [], [index]
    while stack:
        at = stack.pop()
        out.append(at)
        stack.extend(parse.children[at])
    return sorted(out)


def ancestors(parse: Parse, index: int) -> Iterator[Token]:
    """Yields the words above a word, nearest first."""
    token = parse.tokens[index]
    while token.head != token.index:
        token = parse.tokens[token.head]
        yield token


def child(parse: Parse, index: int, *deps: str) -> Token | None:
    """Returns the first word that hangs on `index` by one of the relations (`nsubj` also finds `nsubj:pass`)."""
    return next(children(parse, index, *deps), None)


def children(parse: Parse, index: int, *deps: str) -> Iterator[Token]:
    """Yields the words that hang on `index` by one of the relations, subtypes included."""
    for n in parse.children[index]:
        token = parse.tokens[n]
        if token.dep in deps or token.dep.split(":")[0] in deps:
            yield token


def span(parse: Parse, indices: Iterable[int], text: str) -> Span:
    """Returns the stretch of `text` (the document's) from the first to the last of the words."""
    chosen = sorted(indices)
    start, end = parse.tokens[chosen[0]].start, parse.tokens[chosen[-1]].end
    return Span(text=text[start:end], start=start, end=end)
