"""Comments that a page declares in JSON-LD: they give names, times and places to the words that stand on the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from .comments import Found
from .metadata import scripts, text_of, types
from .tree import Page

_MOST: Final = 5_000
_DEEPEST: Final = 200
_TYPES: Final = frozenset({"Comment", "Answer", "UserComments"})
_HOLDERS: Final = ("comment", "comments", "suggestedAnswer", "acceptedAnswer", "@graph", "mainEntity", "hasPart")
_SHORTEST: Final = 2
_MOST_BLOCKS: Final = 300
_MOST_TRIED: Final = 20


class Declared(NamedTuple):
    """A comment as a script declares it; `parent` is its place among the declared ones, `key` its bare letters."""

    key: str
    author: str | None
    published: str | None
    depth: int
    parent: int | None


def declared(page: Page) -> list[Declared]:
    """Returns the comments that the scripts of a page declare, each after what it answers."""
    out: list[Declared] = []
    for value in scripts(page, *(f'"{name}"' for name in sorted(_TYPES))):
        for item, parent in _walk(value, out):
            depth = out[parent].depth + 1 if parent is not None else 0
            author, time = text_of(item.get("author")), text_of(item.get("dateCreated") or item.get("datePublished"))
            out.append(Declared(_key(_words(item)), author or None, time or None, depth, parent))
    return out


def _walk(value: object, out: Sequence[Declared]) -> Iterator[tuple[Mapping[str, Any], int | None]]:
    """Yields comments in reading order; what stands inside one that was yielded answers it."""
    stack: list[tuple[object, int | None, int]] = [(value, None, 0)]
    while stack and len(out) < _MOST:
        here, parent, level = stack.pop()
        if level > _DEEPEST:
            continue
        if isinstance(here, list):
            stack += [(inner, parent, level + 1) for inner in reversed(here[:_MOST])]
        elif isinstance(here, Mapping):
            if not _TYPES.isdisjoint(types(here)):
                yield here, parent
                parent = len(out) - 1
            stack += [(here[key], parent, level + 1) for key in reversed(_HOLDERS) if key in here]


def _words(item: Mapping[str, Any]) -> str:
    said = item.get("text") or item.get("commentText") or item.get("description")
    return said if isinstance(said, str) else ""


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def confirmed(page: Page, found: list[Found], said: Sequence[Declared]) -> list[Found]:
    """Returns the comments with what scripts say of them; declared ones whose words stand on the page come in."""
    known = {_key(" ".join(page.blocks[n].text for n in comment.body)): comment for comment in found}
    taken = {number for comment in found for number in comment.blocks}
    starts = _starts(page)
    lengths = sorted({len(start) for start in starts if start}, reverse=True)
    placed: dict[int, Found] = {}
    for number, comment in enumerate(said):
        match = known.pop(comment.key, None) or _on_page(
            page, _candidates(comment.key, starts, lengths=lengths), key=comment.key, taken=taken
        )
        if match is not None:
            match.author = match.author or comment.author
            match.published = match.published or comment.published
            placed[number] = match
    out = sorted({id(c): c for c in [*found, *placed.values()]}.values(), key=lambda comment: comment.blocks[0])
    if len(placed) == len(out) and all(comment.parent is None for comment in out):
        for number, match in placed.items():
            above = said[number].parent
            match.depth, match.parent = said[number].depth, placed.get(above) if above is not None else None
    return out


def _starts(page: Page) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for number, block in enumerate(page.blocks):
        if not block.hidden:
            out.setdefault(_key(block.text), []).append(number)
    return out


def _on_page(page: Page, candidates: Iterable[int], *, key: str, taken: set[int]) -> Found | None:
    """Finds the run of blocks that says what a script declares, null where no reader sees it."""
    if len(key) < _SHORTEST:
        return None
    for first in candidates:
        run, length = [], 0
        for number in range(first, min(len(page.blocks), first + _MOST_BLOCKS)):
            part = _key(page.blocks[number].text)
            if number in taken or not key.startswith(part, length):
                break
            run.append(number)
            length += len(part)
            if length == len(key):
                taken.update(run)
                found = Found(page.blocks[first].element, 0, None)
                found.blocks, found.body = run, list(run)
                return found
    return None


def _candidates(key: str, starts: Mapping[str, list[int]], *, lengths: Sequence[int]) -> Iterator[int]:
    """Yields blocks that say all of a comment, then blocks that say the beginning of it, the longest first."""
    yield from starts.get(key, ())[:_MOST_TRIED]
    for length in lengths:
        if length < len(key) and key[:length] in starts:
            yield from starts[key[:length]][:_MOST_TRIED]
