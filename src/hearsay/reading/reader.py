"""The way of a capture: what it is, its text, its pieces, its document; whatever is in the way becomes a gap."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..ids import make_id
from ..records import Capture, Document, Gap, Segment
from .build import build
from .decode import Decoded, decode
from .dump import read_dump
from .limits import Cut, cut_length
from .mhtml import is_mhtml, read_mhtml
from .page import read_page
from .pieces import Facts, Piece
from .sniff import advice, form_of, is_data, is_feed, is_list_of_addresses, is_pdf, not_text

STAGE = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from one capture: its document (null where it holds no text), its segments, and what is missing."""

    document: Document | None
    segments: tuple[Segment, ...]
    gaps: tuple[Gap, ...]


def read(capture: Capture) -> Reading:
    """Reads a capture by its content, never by its name; raises nothing, whatever the bytes are."""
    if not capture.data.strip():
        return _nothing(capture, Cut("empty", "The file is empty; there is nothing to read.", 0, 0))
    if is_pdf(capture.data):
        return _pdf(capture)
    name = not_text(capture.data)
    if name:
        return _nothing(capture, Cut("not-text", f"The file is {name}, not text or HTML; {advice(name)}.", 0, 0))
    text, cuts = _text(capture)
    if not text and cuts:
        return _nothing(capture, *cuts)
    if not _has_words(text):
        return _nothing(
            capture, Cut("not-text", "The file holds no letters that could be read; check what it is.", 0, 0)
        )
    if is_feed(text):
        said = "The file is a feed: it names pages and is none. The pages are read where they were taken themselves."
        return _nothing(capture, Cut("feed", said, 0, 0))
    if is_list_of_addresses(text):
        said = "The file is a list of addresses (sitemap or OPML), not a page; take it out, or add the pages it names."
        return _nothing(capture, Cut("data", said, 0, 0))
    form = form_of(text)
    if form == "text" and is_data(text):
        said = "The file is a list of values (JSON or YAML), not a page; take it out."
        return _nothing(capture, Cut("data", said, 0, 0))
    if form == "html":
        page = read_page(text)
        return _reading(capture, page.pieces, page.facts, media_type="text/html", cuts=[*cuts, *page.cuts])
    dump = read_dump(text)
    return _reading(capture, dump.pieces, dump.facts, media_type="text/plain", cuts=cuts)


def _text(capture: Capture) -> tuple[str, list[Cut]]:
    """Returns a capture as text, that of a page saved with its parts as the page's source, and what is to be told."""
    if is_mhtml(capture.data):
        page = read_mhtml(capture.data)
        text, cuts = cut_length(page.text)
        return text, [*page.cuts, *cuts]
    decoded = decode(capture.data, capture.media_type)
    text, cuts = cut_length(decoded.text)
    return text, [*cuts, *_doubts(decoded)]


def _pdf(capture: Capture) -> Reading:
    from .pdf import page_ends, read_pdf  # its eight modules are not for every process

    pdf = read_pdf(capture.data)
    if not pdf.pieces:
        return _nothing(capture, *pdf.cuts)
    document, segments = build(
        capture, pdf.pieces, pdf.facts, media_type="application/pdf", page_ends=page_ends(pdf.text)
    )
    return Reading(document=document, segments=segments, gaps=_gaps(capture, document.id, pdf.cuts))


def _reading(
    capture: Capture, pieces: Sequence[Piece], facts: Facts, *, media_type: str, cuts: Sequence[Cut]
) -> Reading:
    if not pieces:
        said = (
            "The page has markup but no text; it may be drawn by a script. Save it from a browser after it has loaded."
        )
        return _nothing(capture, Cut("no-text", said, 0, 0))
    document, segments = build(capture, pieces, facts, media_type=media_type)
    return Reading(document=document, segments=segments, gaps=_gaps(capture, document.id, cuts))


def _has_words(text: str) -> bool:
    return bool(re.search(r"\w", text))


def _doubts(decoded: Decoded) -> list[Cut]:
    out = []
    if decoded.known_by == "guess":
        out.append(
            Cut(
                "encoding-guessed",
                f"The page does not say how its characters are encoded; {decoded.encoding} was "
                "guessed. Look whether names are spelled right.",
                0,
                len(decoded.text),
            )
        )
    if decoded.lost:
        first = decoded.text.find("\ufffd")
        out.append(
            Cut(
                "undecodable-bytes",
                f"{decoded.lost:,} stretches of bytes mean nothing in {decoded.encoding}, which the page "
                "is encoded in; they stand as \ufffd.",
                max(0, first),
                decoded.text.rfind("\ufffd") + 1,
            )
        )
    return out


def _nothing(capture: Capture, *cuts: Cut) -> Reading:
    return Reading(document=None, segments=(), gaps=_gaps(capture, None, cuts))


def _gaps(capture: Capture, document: str | None, cuts: Sequence[Cut]) -> tuple[Gap, ...]:
    """Makes one gap of all cuts of a kind; places count in the decoded capture and so stand in the sentence."""
    out = []
    for code in dict.fromkeys(cut.code for cut in cuts):
        same = [cut for cut in cuts if cut.code == code]
        start, end = min(cut.start for cut in same), max(cut.end for cut in same)
        times = f" ({len(same)} times)" if len(same) > 1 else ""
        where = f" Characters {start:,} to {end:,} of the file." if end else ""
        out.append(
            Gap(
                id=make_id("gap1", capture.sha256, STAGE, code, start, end),
                capture=capture.sha256,
                document=document,
                stage=STAGE,
                code=code,
                sentence=same[0].sentence + times + where,
            )
        )
    return tuple(out)
