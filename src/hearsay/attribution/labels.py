"""Speakers named by a label: "Governor Doe: the bridge is safe", and the name under a quotation."""

from collections.abc import Iterator

from ..records import Token
from .cues import verbs
from .draft import Draft
from .kinds import is_giver, kind_of
from .page import ENDS, MARKS, Page, Unit
from .phrases import Phrase
from .signatures import DASHES, signer
from .words import finite, listed, nominal, verbal

#: The reason of statements by a label.
LABELLED = "words after a name and a colon"
_LONGEST = 7  # words before the colon of a label
_SIGNATURE = 12  # words of a signature


def labelled(page: Page, unit: Unit) -> Iterator[Draft]:
    """Yields `Governor Doe: the bridge is safe`, as in headlines and transcripts."""
    tokens, paragraph = unit.tokens, page.parse.paragraphs[unit.paragraph]
    if unit.first not in (paragraph.first, paragraph.first + 1) or unit.last - unit.first < 4:
        return
    first = unit.first + (tokens[unit.first].text in MARKS or tokens[unit.first].text == "RT")
    colon = next((n for n in range(first + 1, min(first + 1 + _LONGEST, unit.last)) if tokens[n].text == ":"), None)
    if colon is None or colon + 2 >= unit.last or any(verbal(t) or t.lower in verbs() for t in tokens[first:colon]):
        return
    if not all(nominal(t) or t.lower in {"of", "'s"} or _is_loud(t) or t.text[0] == "@" for t in tokens[first:colon]):
        return
    if tokens[first].lower in listed("no_label"):
        return
    source = Phrase(first, colon, colon - 1, "before")
    if not _can_label(page, source, paragraph=unit.paragraph):
        return
    last = unit.parent.last if unit.parent else paragraph.last
    while last > colon + 2 and tokens[last - 1].text in ENDS | MARKS:
        last -= 1
    yield Draft(unit, source, (colon, colon + 1), ((colon + 1, last),), "says", False, LABELLED)


def _can_label(page: Page, source: Phrase, *, paragraph: int) -> bool:
    words = page.tokens[source.first:source.last]
    handle = words[0].text[0] == "@" or (source.first > 0 and page.tokens[source.first - 1].text == "@")
    if handle or all(_is_loud(t) for t in words if t.text[0].isalpha()) or any(t.name == "PER" for t in words):
        return True
    if page.kinds[paragraph] not in {"title", "heading"} and paragraph != 0:
        return False
    if words[-1].lower in page.people:
        return True
    names = {t.name for t in words if t.name}
    if names == {"LOC"}:
        # a place is a speaker where it is quoted, denies or promises; else it is what the headline is about
        said = page.tokens[source.last + 1:page.parse.paragraphs[paragraph].last]
        denies = any(finite(t) for t in said) and any(t.lower in listed("denying") for t in said)
        return denies or any(t.text in MARKS for t in said[:3])
    return bool(names) or is_giver(page.parse, source) or all(t.pos == "PROPN" for t in words)


def signed_off(page: Page, unit: Unit) -> Draft | None:
    """Returns `Three killed in blast - governor`, as in headlines and flashes, as the governor's."""
    tokens, paragraph = unit.tokens, page.parse.paragraphs[unit.paragraph]
    last = paragraph.last
    while last > unit.first + 1 and tokens[last - 1].text in ENDS:
        last -= 1
    floor = max(unit.first + 3, last - _LONGEST)
    dash = next((n for n in range(last - 1, floor, -1) if tokens[n].text in DASHES), None)
    if dash is None or unit.first != paragraph.first or tokens[dash - 1].end == tokens[dash].start:
        return None
    words = tokens[dash + 1:last]
    if not words or not all(nominal(t) or t.lower in {"of", "'s"} for t in words) or words[-1].text[0].isupper():
        return None
    source = Phrase(dash + 1, last, last - 1, "after")
    if not is_giver(page.parse, source) or kind_of(page.parse, source) in {"document", "outlet"}:
        return None
    told = any(verbal(t) or t.pos == "NUM" for t in tokens[unit.first:dash])
    return Draft(unit, source, (dash, dash + 1), ((unit.first, dash),), "says", False,
                 "words before a dash and a giver at the end of a headline") if told else None


def signed(page: Page, unit: Unit) -> Draft | None:
    """Returns the quotation above `― Jane Doe` as hers."""
    tokens, start = unit.tokens, page.parse.paragraphs[unit.paragraph].first
    if unit.first == start and unit.quotations:
        return _signed_beside(page, unit)
    if tokens[unit.first].text not in DASHES or not 2 <= unit.last - unit.first <= _SIGNATURE or start >= unit.first:
        return None
    source = signer(page, unit, unit.first)
    if source is None or any(finite(t) for t in tokens[unit.first:unit.last]):
        return None
    if tokens[start].text not in MARKS:
        return None
    return Draft(unit, source, (unit.first, unit.first + 1), ((start, unit.first),), "says", False,
                 "quotation signed with a name after a dash")


def _signed_beside(page: Page, unit: Unit) -> Draft | None:
    """`“We held fire” — Colonel Doe`, on one line."""
    quotation, dash = unit.quotations[0], unit.quotations[0].outer_last
    if quotation.outer_first != unit.first or not 2 <= unit.last - dash <= _SIGNATURE:
        return None
    if unit.tokens[dash].text not in DASHES:
        return None
    source = signer(page, unit, dash)
    if source is None or unit.tokens[source.first].pos == "PRON" or any(verbal(t) for t in unit.tokens[dash:unit.last]):
        return None
    return Draft(unit, source, (dash, dash + 1), ((quotation.first, quotation.last),), "says", False,
                 "quotation signed with a name after a dash")


def _is_loud(token: Token) -> bool:
    """`BRUN`, as transcripts name who speaks."""
    return token.text.isupper() and len(token.text) > 2
