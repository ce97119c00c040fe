"""Who publishes a page, in the words of the page itself."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..knowledge import table
from .metadata import Metadata, text_of
from .tree import Page

_LONGEST: Final = 80
_RIGHTS: Final = re.compile(
    r"(?:©|\(c\)|&copy;|copyright)\s*(?:copyright\s*)?(?:©\s*)?(?:(?:19|20)\d\d\s*(?:[-–—/,]\s*(?:(?:19|20)\d\d|\d\d|present|today|heute))?[\s,.:|·-]*)?(?:©\s*)?"
    r"(?:(?:by|von|par|por)\s+)?(?P<name>[^\W\d_][^|·•\n©]{1,80}?)"
    r"(?=\s*(?:[|·•©]|\.\s|\.$|,?\s+all rights|,?\s+alle rechte|\s+-\s|$|,?\s*(?:19|20)\d\d|;|,\s|\s+\())",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"^(?:all rights|alle rechte|the author|copyright|terms|policy|notice|reserved|respective|this)\b"
    r"|\b(?:permission|reproduced|republish)",
    re.IGNORECASE,
)


def find_outlet(page: Page, metadata: Metadata) -> str | None:
    """Returns the name of the outlet: as declared for sharing, as publisher, or in the line of copyright."""
    declared = metadata.first("og:site_name", "application-name", "publisher", "article:publisher_name")
    if declared and len(declared) <= _LONGEST and "://" not in declared:
        return declared
    for item in metadata.of_type("Article", "Posting", "Report", "WebPage"):
        name = text_of(item.get("publisher"))
        if name and len(name) <= _LONGEST:
            return name
    for item in metadata.of_type("WebSite", "NewsMediaOrganization"):
        name = text_of(item.get("name"))
        if name and len(name) <= _LONGEST:
            return name
    return named_in_rights([block.text for block in page.blocks if len(block.text) <= 300])


def is_outlet_name(name: str) -> bool:
    """Says whether a name has a word in it that newspapers, stations and agencies have in theirs."""
    return not _outlet_words().isdisjoint(name.casefold().split())


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(table("page_phrases")["outlet"]["words"])


def named_in_rights(lines: Sequence[str]) -> str | None:
    """Returns the holder in a line such as "© 2024 Example Media LLC. All rights reserved.", the last on the page."""
    for line in reversed(lines):
        found = _RIGHTS.search(line)
        if found:
            name = found.group("name").strip(" .,-–")
            if name and not _NOBODY.search(name):
                return name
    return None
