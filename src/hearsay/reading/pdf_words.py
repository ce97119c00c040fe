"""The text layer of a PDF as words with their places, as its pages show them; whatever is in the way is told."""

import math
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from ctypes import byref, c_int, create_string_buffer
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from typing import Any, Final, NamedTuple

from .cleaning import clean, whole
from .limits import MOST_CHARACTERS, Cut

#: Pages that are read; the longest inquiry reports have some thousand.
MOST_PAGES: Final = 3_000
_MOST_ON_PAGE: Final = 100_000
#: What a packed stream may unpack to; a page of text has some kilobytes, a scanned one some ten megabytes.
_MOST_UNPACKED: Final = 256_000_000
_MOST_PACKING: Final = 1_032
_BLOCK: Final = 1_048_576
_STREAM: Final = re.compile(rb"\bstream\r?\n")
_TWICE: Final = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW)\s*/(?:FlateDecode|Fl|LZWDecode|LZW)\b")
#: Gap between two letters of a word, in heights of the line; jumps back beyond this begin a new word.
_WORD_GAP: Final = 0.22
_BACK: Final = 0.6
_TINY: Final = 1.3
_ASKEW: Final = 0.3
_FAR: Final = 100_000.0
_INVISIBLE: Final = 3
_IMAGE: Final = 3
#: A picture over this share of a page is the scan under the invisible text that a reader of letters laid over it.
_SCAN: Final = 0.4
_LIGATURES: Final = re.compile("[\ufb00-\ufb06]")
_SPACES: Final = frozenset([*(c for c in range(0x3001) if chr(c).isspace()), 0xFFFE, 0xFFFF])
#: What the library gives for a hyphen at the end of a line.
_LINE_HYPHEN: Final = 2
_LIBRARY: Final = Lock()


#: Left, top, right, bottom; y down.
Box = tuple[float, float, float, float]


class Word(NamedTuple):
    """Letters without a space between and their box; y counts down from the top, `size` is the height of the line."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


class Sheet(NamedTuple):
    """A page: its words, what stands askew on it, and what is written where no reader sees it."""

    number: int
    width: float
    height: float
    words: list[Word]
    askew: list[str]
    unseen: list[str]


class Sheets(NamedTuple):
    """The pages that could be read, and what is to be told of the others; no pages where the file cannot be read."""

    pages: list[Sheet]
    cuts: list[Cut]


def read_sheets(data: bytes) -> Sheets:
    """Reads the words of every page; raises nothing, whatever the bytes are."""
    bomb = _bomb(data)
    if bomb is not None:
        return Sheets([], [bomb])
    with _LIBRARY:  # the library knows no threads
        return _open(data)


def _open(data: bytes) -> Sheets:
    from pypdfium2 import PdfDocument, PdfiumError, raw

    try:
        document = PdfDocument(data)
    except (PdfiumError, ValueError, OverflowError) as error:
        return Sheets([], [_refused(error, raw)])
    try:
        return _sheets(document, raw, PdfiumError)
    finally:
        document.close()


def _refused(error: Exception, raw: Any) -> Cut:
    if getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
        said = "The PDF is locked with a password. Open it with the password, save it without, and add that."
        return Cut("pdf-locked", said, 0, 0)
    said = "The PDF is broken or cut short and cannot be opened. Get it anew, or open it and print it to a new PDF."
    return Cut("pdf-broken", said, 0, 0)


def _bomb(data: bytes) -> Cut | None:
    """Tells of streams that unpack to more than any page needs, before the library unpacks them."""
    said = "The PDF unpacks to more than any page needs; it was not opened. Check where it comes from."
    if _TWICE.search(data):
        return Cut("pdf-bomb", said, 0, 0)
    for start, after in pairwise([*(m.end() for m in _STREAM.finditer(data)), len(data)]):
        if (after - start) * _MOST_PACKING > _MOST_UNPACKED and _unpacked(data[start:after]) > _MOST_UNPACKED:
            return Cut("pdf-bomb", said, 0, 0)
    return None


def _unpacked(stream: bytes) -> int:
    worker = zlib.decompressobj()
    size, rest = 0, stream
    try:
        while rest and not worker.eof and size <= _MOST_UNPACKED:
            size += len(worker.decompress(rest, _BLOCK))
            rest = worker.unconsumed_tail
    except zlib.error:
        return size
    return size


def _sheets(document: Any, raw: Any, failure: type[Exception]) -> Sheets:
    pages: list[Sheet] = []
    cuts: list[Cut] = []
    broken: list[int] = []
    count = len(document)
    letters = 0
    for number in range(1, count + 1):
        if number > MOST_PAGES or letters > MOST_CHARACTERS:
            said = f"The PDF has {count:,} pages; those from {number:,} on were not read. Split it to have them read."
            cuts.append(Cut("page-cut", said, 0, 0))
            break
        try:
            page = document[number - 1]
        except failure:
            broken.append(number)
            continue
        try:
            sheet = _sheet(page, number, raw)
            letters += sum(len(word.text) + 1 for word in sheet.words)
            pages.append(sheet)
        except failure:
            broken.append(number)
        finally:
            page.close()
    if broken:
        cuts.append(Cut("pdf-broken-pages", f"{named(broken)} of the PDF could not be read: broken.", 0, 0))
    return Sheets(pages, cuts)


def named(numbers: Sequence[int]) -> str:
    """Returns numbers of pages in words ("Pages 2, 5–7"), runs as stretches."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs[:12])
    return f"{'Page' if len(numbers) == 1 else 'Pages'} {shown}{' and more' if len(runs) > 12 else ''}"


def _sheet(page: Any, number: int, raw: Any) -> Sheet:
    left, bottom, right, top = page.get_cropbox()
    turn = page.get_rotation()
    width, height = (right - left, top - bottom) if turn % 180 == 0 else (top - bottom, right - left)
    text = page.get_textpage()
    try:
        found = list(_words(text.raw, raw, _Frame(left, bottom, right, top, turn)))
    finally:
        text.close()
    scanned = any(word.mode == _INVISIBLE for word in found) and _is_scan(page, raw, width * height)
    words, askew, unseen = [], [], []
    for one in found:
        word = one.word
        middle_x, middle_y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        outside = not (-1 <= middle_x <= width + 1 and -1 <= middle_y <= height + 1)
        if outside or word.size < _TINY or (one.mode == _INVISIBLE and not scanned):
            unseen.append(word.text)
        elif one.askew:
            askew.append(word.text)
        else:
            words.append(word)
    return Sheet(number, width, height, words, askew, unseen)


def _is_scan(page: Any, raw: Any, area: float) -> bool:
    for thing in page.get_objects(filter=[_IMAGE], max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        if abs((right - left) * (top - bottom)) > _SCAN * area:
            return True
    return False


class _Frame(NamedTuple):
    """The part of a sheet that is shown, and how far it is turned (degrees)."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    def box(self, rect: Any) -> Box:
        """Returns a box of the sheet as the page shows it."""
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if not self.turn and -_FAR < x0 <= x1 < _FAR and -_FAR < y0 <= y1 < _FAR:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        x0, x1 = sorted((_bounded(x0 - self.left), _bounded(x1 - self.left)))
        y0, y1 = sorted((_bounded(y0 - self.bottom), _bounded(y1 - self.bottom)))
        width, height = self.right - self.left, self.top - self.bottom
        if self.turn == 90:
            return y0, x0, y1, x1
        if self.turn == 180:
            return width - x1, y0, width - x0, y1
        if self.turn == 270:
            return height - y1, width - x1, height - y0, width - x0
        return x0, height - y1, x1, height - y0


def _bounded(value: float) -> float:
    """Returns a number of a broken file (without end, or none at all) as one far off the page."""
    return value if -_FAR < value < _FAR else -_FAR


class _Found(NamedTuple):
    """A word, whether it stands askew, and how its letters are drawn (3: not at all)."""

    word: Word
    askew: bool
    mode: int


def _words(handle: Any, raw: Any, frame: _Frame) -> Iterator[_Found]:
    """Yields the words in the order of the file: letters that stand close to one another on one line."""
    unicode, loose, rect = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FS_RECTF()
    letters: list[str] = []
    boxes: list[Box] = []
    askew, first, place = False, 0, byref(rect)
    count = max(0, min(raw.FPDFText_CountChars(handle), _MOST_ON_PAGE))
    for index in range(count):
        code = unicode(handle, index)
        if code in _SPACES or not (32 < code < 0x110000 or code == _LINE_HYPHEN) or not loose(handle, index, place):
            if letters:
                yield _found(letters, boxes, handle, raw, (first, askew))
                letters, boxes = [], []
            continue
        box = frame.box(rect)
        if letters and not askew and _apart(boxes[-1], box):
            yield _found(letters, boxes, handle, raw, (first, askew))
            letters, boxes = [], []
        if not letters:
            first, askew = index, _is_askew(raw.FPDFText_GetCharAngle(handle, index), frame.turn)
        letters.append(chr(code) if code != _LINE_HYPHEN else "-")
        boxes.append(box)
    if letters:
        yield _found(letters, boxes, handle, raw, (first, askew))


def _apart(a: Box, b: Box) -> bool:
    gap = b[0] - a[2]
    if gap <= 0 and a[3] == b[3] and b[2] >= a[0]:
        return False
    height = max(a[3] - a[1], b[3] - b[1], 0.01)
    return gap > _WORD_GAP * height or b[2] < a[0] - _BACK * height or abs(a[3] - b[3]) > 0.6 * height


def _is_askew(angle: float, turn: int) -> bool:
    away = angle + math.radians(turn)  # angles count clockwise
    return angle >= 0 and (abs(math.sin(away)) > _ASKEW or math.cos(away) < 0)


def _found(
    letters: list[str], boxes: list[Box], handle: Any, raw: Any, at: tuple[int, bool]
) -> _Found:
    text = "".join(letters)
    if not text.isascii():
        text = _LIGATURES.sub(lambda m: unicodedata.normalize("NFKC", m.group()), whole(text))
        text = clean(text.replace("\u00ad", "-"))
    bottom, top = sorted((box[3], box[1]) for box in boxes)[len(boxes) // 2]
    thing = raw.FPDFText_GetTextObject(handle, at[0])
    mode = raw.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
    x0, x1 = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return _Found(Word(text, x0, top, x1, bottom, bottom - top, _is_bold(handle, raw, at[0])), at[1], mode)


def _is_bold(handle: Any, raw: Any, index: int) -> bool:
    name, flags = create_string_buffer(128), c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, byref(flags))
    return _says_bold(name.value)


@lru_cache(maxsize=500)
def _says_bold(name: bytes) -> bool:
    return any(sign in name.lower() for sign in (b"bold", b"black", b"heavy"))
