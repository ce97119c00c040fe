"""Comments that no name in the markup marks: stretches of one build, each with a button to answer it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..knowledge import table
from .comments import Found, gathered
from .phrases import any_of, is_button
from .tree import Element, Page

_LONGEST: Final = 80
_FEWEST: Final = 2
_MOST_LEVELS: Final = 30
#: What differs between alike elements: numbers, turns of colour, place in a row, depth.
_CHANCE: Final = re.compile(r"\d+|\b(?:even|odd|alt|first|last|depth|level|top|child|reply|response|parent)\b")
_SHUT: Final = frozenset({"form", "nav", "select"})


def answerable(page: Page) -> list[Found]:
    """Returns the largest alike elements around buttons to reply, as comments still to be read."""
    groups: dict[tuple[str, ...], list[Element]] = {}
    for block in page.blocks:
        text = block.text
        if len(text) <= _LONGEST and not block.hidden and _replies().search(text) and _is_row_of_buttons(text):
            element = block.element
            if element.tag not in _SHUT:
                groups.setdefault((_look(element), _look(element.parent)), []).append(element)
    best = max(groups.values(), key=len, default=[])
    around = _around(list(dict.fromkeys(best)))
    if len(around) < _FEWEST or any(element.last - element.first < _FEWEST for element in around):
        return []
    return gathered(page, [(element, 0) for element in around])


def _is_row_of_buttons(text: str) -> bool:
    return is_button(text) or sum(map(str.isalpha, text)) <= _LONGEST // 4


def _around(elements: Sequence[Element]) -> list[Element]:
    """Climbs from some elements at once, as long as what is above them is alike and stays apart."""
    here = list(elements)
    for _ in range(_MOST_LEVELS):
        above = [element.parent for element in here if element.parent is not None]
        if len(above) < len(here) or len({element.index for element in above}) < len(above):
            break
        if len({_look(element) for element in above}) > 1:
            break
        here = above
    return here


def _look(element: Element | None) -> str:
    if element is None:
        return ""
    return f"{element.tag} {' '.join(_CHANCE.sub('', element.get('class')).split())}"


@cache
def _replies() -> re.Pattern[str]:
    return any_of(table("page_phrases")["replies"]["words"])
