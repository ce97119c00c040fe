"""Page source to pieces: the tree, the comments, the article, and what the page says of itself."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from .authors import find_authors
from .body import Body, find_body
from .comment_parts import read_comments
from .comments import Found
from .limits import Cut
from .metadata import read_metadata
from .outlets import find_outlet
from .pastes import find_paste
from .pieces import Facts, Line, Piece
from .published import find_published
from .titles import find_title
from .tree import Page, parse

#: Lines before and after the article in which its author and time may stand.
_AROUND: Final = 8
_RUNS: Final = frozenset({"boilerplate", "hidden"})


class ReadPage(NamedTuple):
    """The pieces of a page in their order, its facts, and what had to be left out."""

    pieces: list[Piece]
    facts: Facts
    cuts: list[Cut]


def read_page(source: str) -> ReadPage:
    """Reads page source whatever its state; everything that stands on the page is in the pieces."""
    page = parse(source)
    comments = read_comments(page)
    taken = frozenset(number for comment in comments for number in comment.blocks)
    metadata = read_metadata(page)
    title = find_title(page, metadata, taken=taken)
    place = title.block if title else -1
    body = find_body(page, title=place, taken=taken)
    outlet = find_outlet(page, metadata)
    around = range(max(0, body.region.start - _AROUND), min(len(page.blocks), body.region.stop + _AROUND))
    facts = Facts(
        title=title.text if title else None,
        authors=find_authors(page, metadata, region=around, taken=taken, outlet=outlet),
        published=find_published(page, metadata, region=around, title=place, taken=taken),
        outlet=outlet,
    )
    return ReadPage(_pieces(page, body, comments), facts, page.cuts)


def _pieces(page: Page, body: Body, comments: Sequence[Found]) -> list[Piece]:
    """Makes a piece of each block, one of each comment, and one of each run of blocks that nobody reads for their words."""
    owner = {number: comment for comment in comments for number in comment.body}
    made: dict[int, int] = {}
    run: list[int] = []
    out: list[Piece] = []
    for number in range(len(page.blocks)):
        comment = owner.get(number)
        if run and (comment is not None or body.kinds[number] != body.kinds[run[0]]):
            out.append(Piece(kind=body.kinds[run[0]], lines=_lines(page, run)))
            run = []
        if comment is None and body.kinds[number] in _RUNS:
            run.append(number)
        elif comment is None:
            out.append(Piece(kind=body.kinds[number], lines=_lines(page, [number])))
        elif comment.element.index not in made:
            made[comment.element.index] = len(out)
            out.append(_comment(page, comment, made.get(comment.parent.element.index) if comment.parent else None))
    if run:
        out.append(Piece(kind=body.kinds[run[0]], lines=_lines(page, run)))
    return out


def _comment(page: Page, comment: Found, answers: int | None) -> Piece:
    lines = _lines(page, comment.body)
    paste = find_paste([line.text for line in lines])
    return Piece(kind="comment", lines=lines, author=comment.author, depth=comment.depth, published=comment.published,
                 answers=answers, pastes=(paste,) if paste else ())


def _lines(page: Page, numbers: Sequence[int]) -> tuple[Line, ...]:
    blocks = [page.blocks[number] for number in numbers]
    return tuple(Line(text, block.start, block.end) for block in blocks for text in block.text.split("\n"))
