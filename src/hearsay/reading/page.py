"""Page source to pieces: the tree, the comments, the article, and what the page says of itself."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from ..records import Published
from .authors import find_authors
from .body import Body, find_body, set_apart_biographies
from .comment_parts import in_area, read_comments
from .comments import Found, answer_page
from .dates import iso_day
from .dump_lines import SENTENCE_END
from .limits import Cut
from .metadata import read_metadata
from .outlets import find_outlet
from .pastes import find_paste
from .pieces import Facts, Line, Piece
from .published import find_published
from .thread_disqus import is_disqus, read_disqus
from .thread_interviews import with_speakers
from .titles import find_title
from .tree import Page, parse

#: Lines before and after the article in which its author and time may stand.
_AROUND: Final = 8
#: Words that may be a sentence; fewer are a button.
_SENTENCE: Final = 3
_RUNS: Final = frozenset({"boilerplate", "hidden"})


class ReadPage(NamedTuple):
    """The pieces of a page in their order, its facts, and what had to be left out."""

    pieces: list[Piece]
    facts: Facts
    cuts: list[Cut]


def read_page(source: str) -> ReadPage:
    """Reads page source whatever its state; everything that stands on the page is in the pieces.

    Nothing of a page is garbage while it is read: looking for some among its elements takes a fifth of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return _read(source)
    finally:
        if collects:
            gc.enable()


def _read(source: str) -> ReadPage:
    if is_disqus(source):
        return ReadPage(*read_disqus(source), [])
    page = parse(source)
    comments = read_comments(page)
    metadata = read_metadata(page)
    taken = frozenset(number for comment in comments for number in comment.blocks)
    title = find_title(page, metadata, taken=taken)
    place = title.block if title else -1
    body = find_body(page, title=place, taken=taken)
    outlet = find_outlet(page, metadata)
    around = range(max(0, body.region.start - _AROUND), min(len(page.blocks), body.region.stop + _AROUND))
    dated = find_published(page, metadata, region=around, title=place, taken=taken)
    facts = Facts(
        title=title.text if title else None,
        authors=find_authors(page, metadata, region=around, taken=taken, outlet=outlet),
        published=dated.published,
        outlet=outlet,
    )
    if _opens_with_post(page, body, comments):
        facts = _promote(comments.pop(0), body, facts)
        answer_page(comments)
    set_apart_biographies(page, body.kinds, facts.authors)
    told = [cut for cut in (dated.rivals, _unseen(page, body)) if cut is not None]
    return ReadPage(with_speakers(_pieces(page, body, comments)), facts, [*page.cuts, *told])


def _unseen(page: Page, body: Body) -> Cut | None:
    """Tells of sentences inside the article that no reader of the page sees and that stand nowhere in sight."""
    seen = {page.blocks[number].text for number, kind in enumerate(body.kinds) if kind != "hidden"}
    inside = [page.blocks[number].text for number in body.region if body.kinds[number] == "hidden"]
    count = sum(len(text.split()) for text in inside if text not in seen and _is_sentence(text))
    if not count:
        return None
    sentence = (
        f"The article holds {count:,} words in sentences that its readers do not see; they are kept apart as hidden, "
        "and nothing is taken from them."
    )
    return Cut("hidden-text", sentence, 0, 0)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE and bool(SENTENCE_END.search(text))


def _opens_with_post(page: Page, body: Body, comments: Sequence[Found]) -> bool:
    """Says whether a page is a thread only: hardly any text of its own, so that the first post opens it."""
    own = sum(
        len(page.blocks[number].text) for number, kind in enumerate(body.kinds) if kind in {"body", "quote", "list"}
    )
    return (
        len(comments) > 1
        and not in_area(comments[0].element)
        and own < sum(len(page.blocks[number].text) for number in comments[0].body) / 2
    )


def _promote(post: Found, body: Body, facts: Facts) -> Facts:
    """Makes the first post of a thread the article."""
    for number in post.body:
        body.kinds[number] = "body"
    published = facts.published
    day = iso_day(post.published or "") if published is None else None
    if day and post.published:
        published = Published(earliest=day, latest=day, text=post.published, evidence="printed beside the first post")
    authors = facts.authors or ((post.author,) if post.author else ())
    return replace(facts, authors=authors, published=published)


def _pieces(page: Page, body: Body, comments: Sequence[Found]) -> list[Piece]:
    """Makes a piece of each block, one of each comment, and one of each run of furniture or of hidden blocks."""
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
            out.append(_comment(page, comment))
    if run:
        out.append(Piece(kind=body.kinds[run[0]], lines=_lines(page, run)))
    for comment in comments:
        above = made.get(comment.parent.element.index) if comment.parent else None
        if above is not None:
            at = made[comment.element.index]
            out[at] = replace(out[at], answers=above)
    return out


def _comment(page: Page, comment: Found) -> Piece:
    lines = _lines(page, comment.body)
    paste = find_paste([line.text for line in lines])
    return Piece(
        kind="comment",
        lines=lines,
        author=comment.author,
        depth=comment.depth,
        published=comment.published,
        pastes=(paste,) if paste else (),
    )


def _lines(page: Page, numbers: Sequence[int]) -> tuple[Line, ...]:
    blocks = [page.blocks[number] for number in numbers]
    return tuple(Line(text, block.start, block.end) for block in blocks for text in block.text.split("\n"))
