"""The export of a Disqus forum (XML): threads of comments with names, times and what each of them answers."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from .cleaning import squeeze
from .pieces import Facts, Line, Piece

_OPENS: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)?<disqus[\s>]", re.DOTALL
)
_ITEM: Final = re.compile(r'<(post|thread)\s+dsq:id="([^"]{1,40})"\s*>')
_POINTER: Final = re.compile(r'<(thread|parent)\s+dsq:id="([^"]{1,40})"\s*/>')
_BREAK: Final = re.compile(r"<br\s*/?>|</?(?:p|div|blockquote|li|ul|ol)\b[^>]{0,300}>|\n", re.IGNORECASE)
_DEEPEST: Final = 500
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")


class _Post(NamedTuple):
    name: str
    thread: str
    parent: str | None
    piece: Piece


def is_disqus(source: str) -> bool:
    """Says whether page source is the export of a Disqus forum."""
    return bool(_OPENS.match(source))


def read_disqus(source: str) -> tuple[list[Piece], Facts]:
    """Returns the titles of the threads, each with its comments below it; deleted ones and spam are hidden."""
    titles: dict[str, Piece] = {}
    posts: list[_Post] = []
    for kind, name, start, end in _items(source):
        if kind == "thread":
            lines = _lines(source, *_inside(source, "title", start, end))
            if lines:
                titles[name] = Piece(kind="heading" if titles else "title", lines=lines[:1])
        else:
            post = _post(source, name, start, end)
            if post is not None:
                posts.append(post)
    pieces: list[Piece] = []
    threads: dict[str, list[_Post]] = {name: [] for name in titles}
    for post in posts:
        threads.setdefault(post.thread, []).append(post)
    for name, said in threads.items():
        if name in titles:
            pieces.append(titles[name])
        pieces += _placed(said, len(pieces))
    title = next((piece.lines[0].text for piece in titles.values()), None)
    return pieces, Facts(title=title)


def _items(source: str) -> Iterator[tuple[str, str, int, int]]:
    at = 0
    while found := _ITEM.search(source, at):
        end = source.find(f"</{found.group(1)}>", found.end())
        end = len(source) if end < 0 else end
        yield found.group(1), found.group(2), found.end(), end
        at = end


def _inside(source: str, tag: str, start: int, end: int) -> tuple[int, int]:
    """Returns where the contents of the first such element stand, without the marks of raw text."""
    opened = source.find(f"<{tag}>", start, end)
    if opened < 0:
        return start, start
    first = opened + len(tag) + 2
    last = source.find(f"</{tag}>", first, end)
    last = end if last < 0 else last
    if source.startswith("<![CDATA[", first):
        return first + 9, max(first + 9, last - 3 if source.startswith("]]>", last - 3) else last)
    return first, last


def _lines(source: str, start: int, end: int) -> tuple[Line, ...]:
    raw = source[start:end]
    raw = raw if source.startswith("<![CDATA[", max(0, start - 9)) else unescape(raw)
    texts = (squeeze(unescape(_TAG.sub("", part))) for part in _BREAK.split(raw))
    return tuple(Line(text, start, end) for text in texts if text)


def _post(source: str, name: str, start: int, end: int) -> _Post | None:
    lines = _lines(source, *_inside(source, "message", start, end))
    if not lines:
        return None
    points = {found.group(1): found.group(2) for found in _POINTER.finditer(source, start, end)}
    hidden = any(f"<{tag}>true<" in source[start:end] for tag in ("isDeleted", "isSpam"))
    author = _lines(source, *_inside(source, "name", start, end))
    created = _lines(source, *_inside(source, "createdAt", start, end))
    piece = Piece(
        kind="hidden" if hidden else "comment",
        lines=lines,
        author=author[0].text if author else None,
        published=created[0].text if created else None,
    )
    return _Post(name, points.get("thread", ""), points.get("parent"), piece)


def _placed(posts: list[_Post], base: int) -> Iterator[Piece]:
    """Yields the comments of one thread with depth and the number of the piece that each answers."""
    numbers = {post.name: number for number, post in enumerate(posts)}
    for post in posts:
        above = _seen(post, posts, numbers)
        depth, here, passed = 0, above, {post.name}
        while here is not None and posts[here].name not in passed and depth < _DEEPEST:
            passed.add(posts[here].name)
            depth, here = depth + 1, _seen(posts[here], posts, numbers)
        if post.piece.kind == "hidden":
            yield post.piece
        else:
            piece = post.piece
            yield Piece(
                kind="comment",
                lines=piece.lines,
                author=piece.author,
                published=piece.published,
                depth=depth,
                answers=base + above if above is not None else None,
            )


def _seen(post: _Post, posts: list[_Post], numbers: dict[str, int]) -> int | None:
    """Returns the nearest comment above one that readers see."""
    passed = {post.name}
    name = post.parent
    while name is not None and name in numbers and name not in passed:
        above = posts[numbers[name]]
        if above.piece.kind == "comment":
            return numbers[name]
        passed.add(name)
        name = above.parent
    return None
