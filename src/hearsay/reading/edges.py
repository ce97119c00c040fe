"""Lines at the head and at the end of an article that it does not say: who wrote it, when, what comes next."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..knowledge import table
from ..records import SegmentKind
from .dates import is_dateline
from .titles import same_letters
from .tree import Block, Element

#: A block with so many words is running text: the article has begun, or has not ended yet.
_RUNNING: Final = 25
_SHORT_LINE: Final = 60
_LONGEST_BYLINE: Final = 100
_ENDS: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WORD: Final = re.compile(r"\w+")
_FEWEST_LINKS: Final = 3
_MOSTLY: Final = 0.8
_ARTICLE: Final = frozenset({"heading", "body", "list", "quote", "embed"})


def set_apart_edges(blocks: Sequence[Block], kinds: list[SegmentKind], *, title: str) -> None:
    """Takes out of an article what stands in it without being said by it, above all around its first and last lines.

    Lines of signs, lists of links to other pages, bylines and dates, the headline once more, headings with nothing
    under them, and names of buttons below the last paragraph. `kinds` is changed in place.
    """
    article = [number for number, kind in enumerate(kinds) if kind in _ARTICLE]
    for number in article:
        if not _WORD.search(blocks[number].text):
            kinds[number] = "boilerplate"
    _drop_lists_of_links(blocks, kinds)
    running = [number for number in article if len(blocks[number].text.split()) >= _RUNNING]
    if running:
        for number in article:
            if number < running[0]:
                _judge_head(blocks[number], kinds, number, title=title)
    _trim_end(blocks, kinds)


def _judge_head(block: Block, kinds: list[SegmentKind], number: int, *, title: str) -> None:
    if title and same_letters(block.text, title):
        kinds[number] = "title"
    elif is_dateline(block.text) or (len(block.text) <= _LONGEST_BYLINE and _byline().fullmatch(block.text)):
        kinds[number] = "boilerplate"


@cache
def _byline() -> re.Pattern[str]:
    """A line that holds nothing but who wrote it: a capital follows, and no sentence ends."""
    words = "|".join(table("page_phrases")["by"]["words"])
    return re.compile(rf"(?:{words})[\s:]+(?-i:[^\W\d_a-zà-ÿ])[^.!?]*(?:\.\w[^.!?]*)?", re.IGNORECASE)


def _drop_lists_of_links(blocks: Sequence[Block], kinds: list[SegmentKind]) -> None:
    """Drops lists of which nearly every item is a link and nothing else: other articles, topics."""
    lists: dict[int, list[int]] = {}
    for number, kind in enumerate(kinds):
        around = _list_around(blocks[number].element) if kind in {"list", "boilerplate"} else None
        if around is not None:
            lists.setdefault(around.index, []).append(number)
    for numbers in lists.values():
        linked = sum(blocks[number].links >= _MOSTLY * len(blocks[number].text) for number in numbers)
        if linked >= _FEWEST_LINKS and linked >= _MOSTLY * len(numbers):
            for number in numbers:
                kinds[number] = "boilerplate"


def _list_around(element: Element | None) -> Element | None:
    while element is not None and element.tag not in {"ul", "ol", "dl"}:
        element = element.parent
    return element


def _trim_end(blocks: Sequence[Block], kinds: list[SegmentKind]) -> None:
    """Drops, below the last paragraph, dates, headings with nothing under them and short lines outside paragraphs."""
    for number in range(len(blocks) - 1, -1, -1):
        kind = kinds[number]
        if kind not in _ARTICLE:
            continue
        if kind not in {"body", "heading"} or (_is_said(blocks[number], kind) and not is_dateline(blocks[number].text)):
            return
        kinds[number] = "boilerplate"


def _is_said(block: Block, kind: SegmentKind) -> bool:
    """Says whether a line may end an article: a sentence, or anything in a paragraph or of some length."""
    sentence, long = bool(_ENDS.search(block.text)), len(block.text) > _SHORT_LINE
    if kind == "heading":
        return sentence and long
    return sentence or long or block.element.tag in {"p", "li", "td", "blockquote"}
