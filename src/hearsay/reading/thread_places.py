"""The place of each comment in its thread: what it says that it answers, and the levels that markup shows."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Protocol, TypeVar

from .tree import Element

_LEVEL: Final = re.compile(
    r"(?:^|[\s_-])(?:depth|level|lvl|nest(?:ing|ed)?|indent)[\s_-]?(\d{1,2})(?=$|[\s_-])", re.IGNORECASE
)
_MARGIN: Final = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,3})(?:px|%|em|rem)?", re.IGNORECASE)
_LEVEL_ATTRIBUTES: Final = (
    "data-depth", "data-level", "aria-level", "data-comment-depth", "data-nesting-level", "depth", "indent",
    "data-indent",
)  # fmt: skip
_NAMES: Final = ("id", "data-id", "data-comment-id", "data-commentid", "data-post-id", "data-fullname", "thingid")
_ANSWERS: Final = (
    "parentid", "data-parent-id", "data-parentid", "data-parent", "data-parent-comment-id", "data-reply-to",
    "data-in-reply-to", "in-reply-to",
)  # fmt: skip
_NUMBER: Final = re.compile(r"\d+(?:_\d+)?$")
_FRAGMENT: Final = re.compile(r"#([\w:.-]{1,80})$")
#: Elements at the head of a comment that may be set in as far as the comment is.
_SPACERS: Final = 12
_HIGHEST: Final = 200


class Placed(Protocol):
    """What a comment must have to be placed."""

    element: Element
    own: list[Element]
    depth: int | None


_Comment = TypeVar("_Comment", bound=Placed)


def answered(found: Sequence[_Comment]) -> dict[int, _Comment]:
    """Returns for the number of a comment the one that its attributes or links say it answers, as far as they do."""
    names: dict[str, _Comment] = {}
    for comment in found:
        for name in _NAMES:
            if comment.element.get(name):
                names.setdefault(comment.element.get(name), comment)
    numbers = _numbered(names)
    out: dict[int, _Comment] = {}
    for number, comment in enumerate(found):
        target = next((value for name in _ANSWERS if (value := comment.element.get(name))), "")
        above = names.get(target) or numbers.get(target) or _linked(comment, names)
        if above is not None and above is not comment:
            out[number] = above
    return out


def _numbered(names: Mapping[str, _Comment]) -> dict[str, _Comment]:
    out: dict[str, _Comment] = {}
    for name, comment in names.items():
        end = _NUMBER.search(name)
        if end:
            out.setdefault(end.group(), comment)
    return out


def _linked(comment: _Comment, names: Mapping[str, _Comment]) -> _Comment | None:
    for element in comment.own:
        if element.tag == "a" and "comment_answered" in element.roles:
            fragment = _FRAGMENT.search(element.get("href"))
            if fragment and fragment.group(1) in names:
                return names[fragment.group(1)]
    return None


def levels(found: Sequence[Placed]) -> list[int] | None:
    """Returns the level of each comment by attributes, classes, margins or spacers, null where one of them has none."""
    for level_of in (_by_attribute, _by_class, _by_holders, _by_margin, _by_spacer):
        known = [level_of(comment) for comment in found]
        if known and any(level is not None for level in known):
            if level_of in {_by_margin, _by_holders}:
                return [level or 0 for level in known]
            if None not in known:
                return [level for level in known if level is not None]
    listed = [_items_around(comment) for comment in found]
    return listed if len(set(listed)) > 1 and all(listed) else None


def _by_attribute(comment: Placed) -> int | None:
    values = (comment.element.get(name) for name in _LEVEL_ATTRIBUTES)
    return next((int(value) for value in values if value.isdecimal()), None)


def _by_class(comment: Placed) -> int | None:
    level = _LEVEL.search(comment.element.get("class"))
    return int(level.group(1)) if level else None


def _by_holders(comment: Placed) -> int | None:
    """Counts the elements around a comment that are named as holding replies, null where there are none."""
    count, above = 0, comment.element.parent
    for _ in range(_HIGHEST):
        if above is None:
            break
        count += "comment_replies" in above.roles
        above = above.parent
    return count or None


def _items_around(comment: Placed) -> int:
    """Counts the items of lists around a comment: lists inside one another set replies in."""
    count, above = 0, comment.element.parent
    for _ in range(_HIGHEST):
        if above is None:
            break
        count += above.tag == "li"
        above = above.parent
    return count


def _by_margin(comment: Placed) -> int | None:
    margin = _MARGIN.search(comment.element.get("style"))
    return int(margin.group(1)) if margin else None


def _by_spacer(comment: Placed) -> int | None:
    for element in comment.own[:_SPACERS]:
        for name in ("indent", "data-indent", "data-depth"):
            if element.get(name).isdecimal():
                return int(element.get(name))
        margin = _MARGIN.search(element.get("style"))
        if margin:
            return int(margin.group(1))
    return None
