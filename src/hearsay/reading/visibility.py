"""What a reader of the page can see, as far as its own markup tells."""

import re
from collections.abc import Mapping
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
