"""Numbers that count nothing: labels, list numbers, ages, scores, telephone numbers, changes in percent."""

import re

from ...knowledge import table
from ...records import Parse
from .joins import Group

_PHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ .-]?\(?\d[\d ().-]{5,20}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\d{3}-\d{4})(?![\w-])")
_ADDRESS = re.compile(r"https?://|www\.|@|#|\.(?:com|org|net|html?|php)\b")
_CHUNK = re.compile(r"\S{1,200}")
_NOTE = re.compile(r"\[\d{1,3}\]")
_LIST = re.compile(r"\s*[(\[]?\d{1,3}[.)\]](?=\s)")
_AGE = re.compile(r"(?:\baged?|\bages? of|\bages(?: of)?(?: between)?(?: \d+ (?:and|to))?)\s*\Z", re.IGNORECASE)
_OLD = re.compile(r"[ -]?(?:years?|months?|weeks?|days?)[ -]olds?\b", re.IGNORECASE)
_NEXT = re.compile(r"[ -]+([a-z]+)", re.IGNORECASE)
_ORDINAL = re.compile(
    r"-?(?:st|nd|rd|th)\b|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE)


def is_ordinal(text: str, end: int) -> bool:
    """Says whether a number that ends at a place goes on as an ordinal ("twenty-first", "5th")."""
    return bool(_ORDINAL.match(text, end))


def unreadable(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Returns the stretches whose figures are no numbers: telephone numbers, footnotes, the number of a list item."""
    out = [m.span() for pattern in (_PHONE, _NOTE) for m in pattern.finditer(text, start, end)]
    if m := _LIST.match(text, start, end):
        out.append(m.span())
    return out


def in_address(text: str, start: int, end: int) -> bool:
    """Says whether a stretch of text stands within an address of the net or of a mailbox, a handle or a tag."""
    first = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    m = _CHUNK.match(text, first)
    return m is not None and m.end() >= end and bool(_ADDRESS.search(m.group()))


def is_age(parse: Parse, text: str, group: Group, *, first: int, last: int) -> bool:
    """Says whether a number is somebody's age: "aged 56", "a 56-year-old", "the mayor, 56, said"."""
    if _AGE.search(text, max(0, group.start - 22), group.start):
        return True
    if _OLD.match(text, group.end):
        return True
    tokens = parse.tokens
    if first < 2 or last >= len(tokens):
        return False
    apart = tokens[first - 1].lower in {",", "("} and tokens[last].lower in {",", ")", "."}
    return apart and group.low <= 110 and group.low == int(group.low) and tokens[first - 2].pos in {"PROPN", "NOUN"} \
        and (tokens[first - 2].name == "PER" or tokens[first - 1].lower == ",") and not _in_list(parse, first, last)


def _in_list(parse: Parse, first: int, last: int) -> bool:
    return any(t.pos == "NUM" for t in (*parse.tokens[max(0, first - 4):first], *parse.tokens[last:last + 3]))


def is_rejected(parse: Parse, first: int) -> bool:
    """Says whether a number is named only to be set aside: "fourteen, not 17", "14 instead of 17"."""
    before = [token.lower for token in parse.tokens[max(0, first - 2):first]]
    return before[-1:] == ["not"] or " ".join(before) in table("hedges")["rejected"]["before"]


def is_label(parse: Parse, first: int, last: int) -> bool:
    """Says whether a number is the name of something: "Resolution 2254", "Flight 447", "No. 5"."""
    tokens = parse.tokens
    if not first:
        return False
    before = tokens[first - 1]
    behind = tokens[last] if last < len(tokens) else None
    known = before.lower in table("units")["labels"]["before"] or before.lower in {"#", "§"}
    if before.lower == "." and first > 1:
        known = tokens[first - 2].lower in {"no", "vol", "nr", "art", "sec"}
    counts = behind is not None and behind.pos in {"NOUN", "ADJ"} and "Number=Sing" not in behind.morph
    if known:
        return not counts
    named = before.pos == "PROPN" and before.text[:1].isupper()
    if not named or (behind is not None and behind.pos in {"NOUN", "ADJ", "PROPN"}):
        return False
    if behind is not None and behind.lower in table("units")["noun_phrase"]["fates"]:  # "… Battle near Hesk 13 Killed"
        return False
    return tokens[first].head == before.index or (behind is not None and behind.lower == "'s")


def is_change(parse: Parse, text: str, *, first: int, end: int) -> bool:
    """Says whether a percentage tells how much something rose or fell, and so is no share."""
    lists = table("units")["change"]
    tokens = parse.tokens
    if first and tokens[first - 1].lower in lists["before"]:
        return True
    m = _NEXT.match(text, end)
    if m and m.group(1).lower() in lists["after"]:
        return True
    verbs = {_verb_above(parse, first), *(tokens[n].lower for n in range(max(0, first - 2), first))}
    return bool(verbs & set(lists["verbs"])) and not text.startswith(" of ", end)  # "lost 40 percent of its territory"


def _verb_above(parse: Parse, index: int) -> str:
    token = parse.tokens[index]
    for _ in range(4):
        if token.pos == "VERB":
            return token.lemma.lower()
        if token.head == token.index:
            break
        token = parse.tokens[token.head]
    return ""
