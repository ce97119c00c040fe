"""PDF to pieces. The decoded capture of a PDF is its text as extracted: lines end in "\\n", pages in "\\f"."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from ..records import SegmentKind
from .cleaning import squeeze
from .dump_facts import read_facts
from .limits import Cut
from .pastes import find_paste
from .pdf_kinds import find_title, first_of_text, kinds_of
from .pdf_order import TextLine, lines_of
from .pdf_paragraphs import Paragraph, body_size, compounds, goes_on, is_listed, joined, paragraphs
from .pdf_running import part_running
from .pdf_threads import printed_thread
from .pdf_words import Sheet, named, read_sheets
from .pieces import Facts, Line, Piece
from .rows import Row
from .threads import Thread, Voice

_PAGE_END: Final = "\f"
#: Share of letters without a meaning (private use) from which on the text is of no use.
_CODED: Final = 0.3
_FEWEST_FIRST_LINES: Final = 4


class ReadPdf(NamedTuple):
    """The text of a PDF, its pieces in their order, its facts, and what is missing; no pieces without any text."""

    text: str
    pieces: list[Piece]
    facts: Facts
    cuts: list[Cut]


class _Placed(NamedTuple):
    """Lines of one kind of origin (running, unseen, askew: `kind`; null for the text), and where each stands."""

    kind: SegmentKind | None
    lines: list[TextLine]
    words: list[Line]


class _Said(NamedTuple):
    """A comment: whose it is, and its paragraphs."""

    voice: Voice
    paragraphs: tuple[Paragraph, ...]


class _Block(NamedTuple):
    """A stretch of the document that will be a piece, and the lines that it was put together from."""

    kind: SegmentKind
    lines: tuple[TextLine, ...]
    places: tuple[Line, ...]
    paragraph: Paragraph | None
    said: _Said | None = None


def read_pdf(data: bytes) -> ReadPdf:
    """Reads the text layer of a PDF in the order in which a reader would; never raises."""
    sheets = read_sheets(data)
    if not sheets.pages:
        cuts = sheets.cuts or [Cut("pdf-broken", "The PDF has no pages. Get it anew.", 0, 0)]
        return ReadPdf("", [], Facts(), cuts)
    empty = [page.number for page in sheets.pages if not (page.words or page.askew or page.unseen)]
    if len(empty) == len(sheets.pages):
        said = "The PDF has no text layer: its pages are pictures. Run OCR on it (such as ocrmypdf), add the result."
        return ReadPdf("", [], Facts(), [*sheets.cuts, Cut("no-text-layer", said, 0, 0)])
    cuts = [*sheets.cuts, *_doubts(sheets.pages, empty)]
    text, placed = _lay_out(sheets.pages)
    pieces, facts = _pieces(placed)
    return ReadPdf(text, pieces, facts, cuts)


def page_ends(text: str) -> list[int]:
    """Returns the offsets into the decoded capture of a PDF at which its pages end, the last one's its own end."""
    return [*(at for at, sign in enumerate(text, start=1) if sign == _PAGE_END), len(text)]


def _doubts(pages: Sequence[Sheet], empty: Sequence[int]) -> list[Cut]:
    out = []
    if empty:
        verb = "has" if len(empty) == 1 else "have"
        said = f"{named(empty)} of the PDF {verb} no text: empty, or pictures only. Run OCR to have pictures read."
        out.append(Cut("pages-without-text", said, 0, 0))
    letters = "".join(word.text for page in pages for word in page.words)
    if sum("\ue000" <= letter <= "\uf8ff" or letter == "\ufffd" for letter in letters) > _CODED * len(letters):
        said = "The fonts of the PDF do not tell which letters they draw; the text cannot be trusted. Run OCR on it."
        out.append(Cut("letters-unknown", said, 0, 0))
    hidden = sum(len(page.unseen) for page in pages)
    if hidden:
        said = f"The PDF holds {hidden:,} words that its readers do not see; they are kept apart as hidden."
        out.append(Cut("hidden-text", said, 0, 0))
    return out


def _lay_out(pages: Sequence[Sheet]) -> tuple[str, list[_Placed]]:
    """Writes the decoded capture, and notes where in it each line stands."""
    size = body_size(word for page in pages for word in page.words)
    texts: list[str] = []
    out: list[_Placed] = []
    at = zone = 0
    number = 1
    for page, parted in zip(pages, part_running(pages, body=size), strict=True):
        for _ in range(number, page.number):
            texts.append(_PAGE_END)
            at += 1
        number = page.number
        lines = lines_of(parted.words, page=page.number, zone=zone)
        zone = lines[-1].zone + 1 if lines else zone
        parts: list[tuple[SegmentKind | None, list[TextLine], list[str]]] = [
            ("boilerplate", [], parted.head),
            (None, lines, [line.text for line in lines]),
            ("boilerplate", [], [*parted.foot, *([" ".join(page.askew)] if page.askew else [])]),
            ("hidden", [], [" ".join(page.unseen)] if page.unseen else []),
        ]
        for kind, shown, said in parts:
            words = []
            for line in said:
                texts += [line, "\n"]
                words.append(Line(line, at, at + len(line)))
                at += len(line) + 1
            if words:
                out.append(_Placed(kind, shown, words))
    return "".join(texts), out


def _pieces(placed: Sequence[_Placed]) -> tuple[list[Piece], Facts]:
    """Makes pieces of all that stands on the pages, and reads what they say of the document."""
    lines = [line for part in placed if part.kind is None for line in part.lines]
    spots = {id(line): place for part in placed if part.kind is None
             for line, place in zip(part.lines, part.words, strict=True)}
    known = compounds(lines)
    found = paragraphs(lines)
    texts = [squeeze(joined(paragraph.lines, known)) for paragraph in found]
    body = body_size(lines)
    title = find_title(found, texts, body=body)
    start = first_of_text(found, texts, body=body, title=title)
    kinds = kinds_of(found, texts, body=body, title=title, start=start)
    facts = _facts(found, texts, spots, placed, title=title, start=start)
    thread = printed_thread(found, texts, start=start)
    blocks = _blocks(found, kinds, spots, thread)
    made = [_Block(part.kind, (), tuple(part.words), None) for part in placed if part.kind is not None]
    blocks = _run_on(_in_order(blocks, made), indents=_indents(found, kinds))
    return _made(blocks, known), facts


def _blocks(
    found: Sequence[Paragraph], kinds: Sequence[SegmentKind], spots: dict[int, Line], thread: Thread | None
) -> list[_Block]:
    """Makes a block of each paragraph, and one of each comment of the thread."""
    inside = range(thread.first, thread.last) if thread else range(0)
    voices = thread.voices if thread else []
    words = {number for voice in voices for number in voice.words}
    out = []
    for number, (kind, paragraph) in enumerate(zip(kinds, found, strict=True)):
        places = tuple(spots[id(line)] for line in paragraph.lines)
        if number not in words:
            out.append(_Block("boilerplate" if number in inside else kind, paragraph.lines, places, paragraph))
    for voice in voices:
        own = tuple(found[number] for number in voice.words)
        lines = tuple(line for paragraph in own for line in paragraph.lines)
        out.append(_Block("comment", lines, tuple(spots[id(line)] for line in lines), None, _Said(voice, own)))
    return out


def _made(blocks: Sequence[_Block], known: Mapping[str, int]) -> list[Piece]:
    """Makes the pieces; a comment answers the nearest one above it that has words."""
    out: list[Piece] = []
    numbers: dict[int, int] = {}
    for block in blocks:
        piece = _comment(block, block.said, known, numbers) if block.said else _piece(block, known)
        if piece.lines:
            if block.said:
                numbers[id(block.said.voice)] = len(out)
            out.append(piece)
    return out


def _comment(block: _Block, said: _Said, known: Mapping[str, int], numbers: Mapping[int, int]) -> Piece:
    places = iter(block.places)
    lines: list[Line] = []
    before: Paragraph | None = None
    for paragraph in said.paragraphs:
        own = [next(places) for _ in paragraph.lines]
        text = squeeze(joined(paragraph.lines, known))
        if before is not None and lines and goes_on(before, paragraph, indents=False, aside=False):
            lines[-1] = Line(f"{lines[-1].text} {text}", lines[-1].start, own[-1].end)
        elif text:
            lines.append(Line(text, own[0].start, own[-1].end))
        before = paragraph
    above = said.voice.parent
    while above is not None and id(above) not in numbers:
        above = above.parent
    paste = find_paste([line.text for line in lines])
    return Piece(
        kind="comment",
        lines=tuple(lines),
        author=said.voice.author,
        depth=said.voice.depth,
        published=said.voice.published,
        answers=numbers[id(above)] if above is not None else None,
        pastes=(paste,) if paste else (),
    )


def _facts(
    found: Sequence[Paragraph], texts: Sequence[str], spots: dict[int, Line], placed: Sequence[_Placed], *,
    title: int, start: int,
) -> Facts:
    rows = [
        Row(0, "", "", text, spots[id(paragraph.lines[0])].start, spots[id(paragraph.lines[-1])].end, 1)
        for paragraph, text in zip(found, texts, strict=True)
    ]
    around = [
        Row(0, "", "", squeeze(line.text), line.start, line.end, 1)
        for part in placed if part.kind == "boilerplate" for line in part.words
    ]
    return read_facts(rows, around, title=title, start=start, end=len(rows) - 1)


def _in_order(blocks: Sequence[_Block], made: Sequence[_Block]) -> list[_Block]:
    return sorted([*blocks, *made], key=lambda block: block.places[0].start)


def _indents(found: Sequence[Paragraph], kinds: Sequence[SegmentKind]) -> bool:
    """Says whether first lines are indented in this document."""
    firsts = [p.indented for p, kind in zip(found, kinds, strict=True) if kind == "body" and len(p.lines) > 1]
    return len(firsts) >= _FEWEST_FIRST_LINES and 2 * sum(firsts) > len(firsts)


def _run_on(blocks: Sequence[_Block], *, indents: bool) -> list[_Block]:
    """Makes one of paragraphs that go on over the end of a column or page, or around a picture with its caption."""
    out: list[_Block] = []
    last = -1
    aside = False
    for block in blocks:
        before = out[last] if last >= 0 else None
        if (
            before is not None and before.paragraph is not None and block.paragraph is not None
            and block.kind == "body" and before.kind in {"body", "list"}
            and goes_on(before.paragraph, block.paragraph, indents=indents, aside=aside)
        ):
            merged = Paragraph((*before.paragraph.lines, *block.lines), before.paragraph.opens)
            out[last] = _Block(before.kind, merged.lines, (*before.places, *block.places), merged)
            aside = False
            continue
        out.append(block)
        if block.kind == "caption":
            aside = True
        elif block.paragraph is not None or block.said is not None:
            last, aside = len(out) - 1, False
    return out


def _piece(block: _Block, known: Mapping[str, int]) -> Piece:
    if block.paragraph is None:
        lines = [Line(squeeze(line.text), line.start, line.end) for line in block.places]
        return Piece(kind=block.kind, lines=tuple(line for line in lines if line.text))
    text = squeeze(joined(block.lines, known))
    if block.kind == "list" and is_listed(block.paragraph) and not text[0].isalnum():
        text = text.lstrip("•●◦○▪▫▸►‣∙·■□➤*–—- ") or text
    line = Line(text, block.places[0].start, block.places[-1].end)
    return Piece(kind=block.kind, lines=(line,) if text else ())
