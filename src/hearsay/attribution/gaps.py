"""Quotations that nobody could be found for: said so, instead of being dropped."""

from collections.abc import Iterator, Sequence

from ..ids import make_id
from ..records import Gap
from .draft import Draft
from .page import Page, Quotation
from .words import holds_clause

_SPEECH = 6  # words that make a quotation with a verb somebody's words and not a quoted expression
_SHOWN = 60  # characters of it in the sentence of a gap
_VOICES = frozenset({"body", "list", "quote", "pasted", "caption", "embed"})


def unattributed(page: Page, drafts: Sequence[Draft]) -> Iterator[Gap]:
    """Yields a gap for each quoted sentence of a page that stands in no statement."""
    covered = {n for draft in drafts if not draft.printed for first, last in draft.content for n in range(first, last)}
    for unit in page.units:
        if unit.level or page.kinds[unit.paragraph] not in _VOICES:
            continue
        for quotation in unit.quotations:
            words = quotation.last - quotation.first
            clause = holds_clause(page.parse, quotation.first, last=quotation.last)
            if clause and words >= _SPEECH and covered.isdisjoint(range(quotation.first, quotation.last)):
                yield _gap(page, quotation)


def _gap(page: Page, quotation: Quotation) -> Gap:
    start, end = page.tokens[quotation.first].start, page.tokens[quotation.last - 1].end
    words = " ".join(page.document.text[start:end].split())
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + " …"
    document = page.document
    return Gap(
        id=make_id("gap1", document.id, "attribution", "no-speaker", start, end),
        capture=document.capture_sha256,
        document=document.id,
        stage="attribution",
        code="no-speaker",
        sentence=f"{document.uri}: nobody could be found who says “{shown}”. Read the words around it.",
        start=start,
        end=end,
    )
