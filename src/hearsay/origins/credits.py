"""Whose work a page says that its text is: an agency's or another outlet's, by its byline, dateline or foot line."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Document, Ledger, Segment
from .names import agency

_CREDITED = {"title", "heading", "body", "list", "caption"}
#: "DAMASCUS, Syria (AP) —": a place or nothing, a name in brackets, a dash.
_DATELINE = re.compile(r"\W*(?:[^\W\d_][\w'’. ,/-]{0,60}?)?\(([^()\n]{2,40})\)\s*(?:[-–—]{1,2}|:)\s")
#: "BEIRUT, Reuters -": what stands before the first dash.
_BEFORE_DASH = re.compile(r"([^\n.!?]{2,70}?)\s[-–—]{1,2}\s")
_FOOT = re.compile(r"[(\[/]\s*([^()\[\]/\n]{2,40}?)\s*[)\]/]\W*$")
_PARTS = re.compile(r"\s*(?:,|/|;|\||&|\band\b|\bwith\b|\bin\b|\bby\b)\s*")


class Credit(NamedTuple):
    """The name that a text is credited to, and where the page says so, in words."""

    name: str
    detail: str


def credits_of(ledger: Ledger) -> Mapping[str, Credit]:
    """Returns for each page that is credited to somebody else than its outlet whose work it says that it is."""
    by_document: dict[str, list[Segment]] = defaultdict(list)
    for segment in ledger.segments.values():
        if segment.kind in _CREDITED:
            by_document[segment.document].append(segment)
    outlets = frozenset(d.outlet.lower() for d in ledger.documents.values() if d.outlet)
    found = {}
    for document in ledger.documents.values():
        segments = sorted(by_document[document.id], key=lambda s: (s.start, s.end, s.id))
        body = [s for s in segments if s.kind == "body"]
        credit = _printed(segments) or _byline(document) or _head(document, body, outlets) or _foot(document, body)
        if credit and not _is_own(credit, document):
            found[document.id] = credit
    return found


def _is_own(credit: Credit, document: Document) -> bool:
    """An agency's own page bears its name and is no copy."""
    outlet = document.outlet or ""
    return credit.name.lower() in {outlet.lower(), (agency(outlet) or "").lower()}


def _printed(segments: Sequence[Segment]) -> Credit | None:
    """A caption's credit is the photographer's and says nothing of the text."""
    for segment in segments:
        if segment.credit and segment.kind != "caption":
            name = next((a for part in _PARTS.split(segment.credit) if (a := agency(part))), segment.credit)
            return Credit(name, f"the page credits it to “{segment.credit}”")
    return None


def _byline(document: Document) -> Credit | None:
    for author in document.authors:
        for part in [author, *_PARTS.split(author)]:
            if name := agency(part):
                return Credit(name, f"its byline is “{author}”")
    return None


def _head(document: Document, body: Sequence[Segment], outlets: frozenset[str]) -> Credit | None:
    for segment in body[:3]:
        head = document.text[segment.start : min(segment.end, segment.start + 140)]
        if name := _dateline(head, outlets):
            return Credit(name, f"it opens with “{head[:60].strip()}…”")
    return None


def _dateline(head: str, outlets: frozenset[str]) -> str | None:
    """A name in brackets may be a country's: only agencies, outlets of the case and names of the press are credits."""
    if m := _DATELINE.match(head):
        name = m.group(1).strip()
        if known := agency(name):
            return known
        if name.lower() in outlets or _press_words() & set(name.lower().split()):
            return name
    if m := _BEFORE_DASH.match(head):
        return next((name for part in _PARTS.split(m.group(1)) if (name := agency(part))), None)
    return None


def _foot(document: Document, body: Sequence[Segment]) -> Credit | None:
    for segment in body[-3:]:
        tail = document.text[max(segment.start, segment.end - 80) : segment.end].rstrip()
        if (m := _FOOT.search(tail)) and (name := agency(m.group(1))):
            return Credit(name, f"it ends with “{m.group().strip()}”")
        if m := _source_line().match(document.text[segment.start : segment.end].strip()):
            return Credit(agency(m.group(1)) or m.group(1), f"its last line is “{m.group()}”")
    return None


@cache
def _press_words() -> frozenset[str]:
    return frozenset(table("credits")["press_words"])


@cache
def _source_line() -> re.Pattern[str]:
    """A single word needs its colon ("Source: …"), since many a sentence begins with "Sources"."""
    lines = sorted(table("credits")["source_lines"])
    words, phrases = ("|".join(re.escape(x) for x in lines if (" " in x) is long) for long in (False, True))
    return re.compile(rf"(?:(?i:{words})\s*:|(?i:{phrases})\s*:?)\s*(?:the\s+)?([A-Z][^\n:.]{{1,60}}?)\.?$")
