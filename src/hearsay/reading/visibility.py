"""What a reader of the page can see, as far as its own markup tells."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from ..knowledge import table

_UNSEEN_TAGS: Final = frozenset({"template", "noscript", "datalist"})
_UNSEEN_STYLE: Final = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!|;|$)"
    r"|opacity\s*:\s*0?\.?0+\s*(?:!|;|$)|content-visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]"
    r"|(?:left|right|top|text-indent|margin-left|margin-top)\s*:\s*-\s*\d{3,}(?:\.\d+)?(?:px|pt|em|rem|vw|%))",
    re.IGNORECASE,
)
_NO_SIZE: Final = re.compile(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:!|;|$)", re.IGNORECASE)
#: Without one of these a style neither hides nor shows.
_TELLING: Final = ("none", "hidden", "clip", "display", "visib", "opacity", "font-size", "indent", "-")
_COMMENT: Final = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
#: One class or one id, with or without its tag; anything longer depends on where the element stands.
_SIMPLE: Final = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]{1,80})", re.IGNORECASE)
_SHOWN: Final = re.compile(r"(?:^|[;\s])(?:display\s*:\s*(?!none)\w|visibility\s*:\s*visible)", re.IGNORECASE)
#: So many characters of a page's style sheets are looked at: the first is where pages hide their own words.
_MOST_SHEETS: Final = 30_000
_CLIPPED: Final = re.compile(r"overflow\s*:\s*(?:hidden|clip)", re.IGNORECASE)


def shows(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Says whether an element is shown, as far as its tag, attributes, style and class tell (not its ancestors)."""
    if tag in _UNSEEN_TAGS:
        return False
    if not attributes or tag in {"html", "body"}:
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return False
    style = attributes.get("style")
    if style and _style_hides(style):
        return False
    names = attributes.get("class")
    return not names or not _class_hides(names)


def hiding_rules(sheets: Iterable[str]) -> frozenset[str]:
    """Returns the classes and ids (".note", "#more") that the page's own style sheets hide from everybody."""
    out: set[str] = set()
    left = _MOST_SHEETS
    for sheet in sheets:
        part = sheet[:left]
        left -= len(part)
        for selectors, style in _rules(_COMMENT.sub(" ", part)):
            hides = _style_hides(style)
            if hides or _SHOWN.search(style):
                names = (_SIMPLE.fullmatch(selector.strip()) for selector in selectors.split(","))
                found = {name.group(1) for name in names if name is not None}
                out = out | found if hides else out - found
    return frozenset(out)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yields selectors and styles of the rules outside any other; what stands in `@media` hides from some only."""
    depth = 0
    for chunk in sheet.split("}"):
        opens = chunk.count("{")
        if opens == 1 and depth == 0:
            selectors, _, style = chunk.partition("{")
            selectors = selectors.rpartition(";")[2]  # behind "@import …;"
            if "@" not in selectors and _may_tell(style):
                yield selectors, style
        depth = max(0, depth + opens - 1)


def _may_tell(style: str) -> bool:
    return any(word in style for word in _TELLING)


def hidden_by(sheet: frozenset[str], attributes: Mapping[str, str | None]) -> bool:
    """Says whether a rule of the style sheet hides an element with these attributes."""
    names = attributes.get("class")
    if names and any("." + name in sheet for name in names.split()[:40]):
        return True
    return f"#{attributes.get('id')}" in sheet


@lru_cache(maxsize=5_000)
def _style_hides(style: str) -> bool:
    style = style[:2_000]
    return bool(_UNSEEN_STYLE.search(style) or (_NO_SIZE.search(style) and _CLIPPED.search(style)))


@lru_cache(maxsize=20_000)
def _class_hides(names: str) -> bool:
    return not _hiding_names().isdisjoint(names.lower().split()[:40])


@cache
def _hiding_names() -> frozenset[str]:
    return frozenset(table("page_names")["hidden"]["names"])
