"""Bounds that a page must keep before it is parsed, so that no page can stop the program.

What goes over a bound is blanked out with spaces, one for one: every offset into the page source stays what it was.
"""

import re
from typing import Final, NamedTuple

#: Longest page that is read, in characters (a long book has one million); the rest is cut off.
MOST_CHARACTERS: Final = 4_000_000
#: Elements and texts of one page that are walked (the largest of 250 news pages has 40,000).
MOST_NODES: Final = 150_000
#: Attributes of one tag; parsers compare each with each, so that 20,000 take a second and 200,000 minutes.
MOST_ATTRIBUTES: Final = 400
#: Elements inside one another; parsers look up the whole stack at each tag (50,000 nested ones take 7 s).
MOST_DEPTH: Final = 1_000

_LONG_TAG: Final = 20_000
_MANY_EQUALS: Final = 20_000
_MANY_TAGS: Final = 5_000
_TAG = re.compile(r"<[a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+'|[\"'])*+>?")
_ATTRIBUTE = re.compile(r"[\s/]+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>\"']*+))?+")
_NESTING = re.compile(
    r"<(/?)(?:div|ul|ol|dl|section|article|main|aside|header|footer|nav|blockquote|center|details|fieldset|figure|form"
    r"|menu|pre|address|dir|hgroup|summary|object|button|marquee)(?=[\s/>])[^<>]*>?",
    re.IGNORECASE,
)


class Cut(NamedTuple):
    """What was left out of a page: a short code, what was found, and where in the decoded capture."""

    code: str
    sentence: str
    start: int
    end: int


def cut_length(text: str) -> tuple[str, list[Cut]]:
    """Returns the part of a text that is read, and what of it is not."""
    if len(text) <= MOST_CHARACTERS:
        return text, []
    sentence = (
        f"The page has {len(text):,} characters; only the first {MOST_CHARACTERS:,} were read. "
        "Split the file to have the rest read."
    )
    return text[:MOST_CHARACTERS], [Cut("page-cut", sentence, MOST_CHARACTERS, len(text))]


def tame(source: str) -> tuple[str, list[Cut]]:
    """Returns page source that parses in linear time, of the same length, and what was blanked out of it."""
    cuts: list[Cut] = []
    if source.count("=") > _MANY_EQUALS or max(map(len, source.split(">"))) > _LONG_TAG:
        source = _trim_tags(source, cuts)
    if source.count("<") > _MANY_TAGS:
        source = _flatten(source, cuts)
    return source, cuts


def _trim_tags(source: str, cuts: list[Cut]) -> str:
    pieces: list[str] = []
    at = 0
    for tag in _TAG.finditer(source):
        if tag.end() - tag.start() < 2 * MOST_ATTRIBUTES:
            continue
        end = _end_of_attributes(source, tag.start(), tag.end())
        if end < tag.end() - 1:
            blank = tag.end() - end - 1
            pieces += [source[at:end], " " * blank, ">"]
            at = tag.end()
            cuts.append(
                Cut(
                    "attributes-cut",
                    f"A tag has more than {MOST_ATTRIBUTES} attributes; the rest of them was left out.",
                    end,
                    tag.end(),
                )
            )
    return "".join([*pieces, source[at:]]) if pieces else source


def _end_of_attributes(source: str, start: int, end: int) -> int:
    at = start + 1
    while at < end and not source[at].isspace() and source[at] not in "/>":
        at += 1
    for _ in range(MOST_ATTRIBUTES):
        found = _ATTRIBUTE.match(source, at, end)
        if not found:
            return end
        at = found.end()
    return at


def _flatten(source: str, cuts: list[Cut]) -> str:
    """Blanks out opening tags below the deepest allowed level, and the closing tags that belong to them."""
    pieces: list[str] = []
    at = depth = 0
    first = last = -1
    for tag in _NESTING.finditer(source):
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > MOST_DEPTH or (depth == MOST_DEPTH and tag.group(1)):
            pieces += [source[at : tag.start()], " " * (tag.end() - tag.start())]
            at = tag.end()
            first, last = (tag.start() if first < 0 else first), tag.end()
    if not pieces:
        return source
    cuts.append(
        Cut(
            "nesting-cut",
            f"The page nests its elements more than {MOST_DEPTH:,} deep; they were read as lying beside one another.",
            first,
            last,
        )
    )
    return "".join([*pieces, source[at:]])


def too_many_nodes(start: int, end: int) -> Cut:
    """Returns what to say of a page that has more elements than are walked."""
    return Cut(
        "page-cut",
        f"The page has more than {MOST_NODES:,} elements and texts; what follows was not read. "
        "Split the page to have the rest read.",
        start,
        end,
    )
