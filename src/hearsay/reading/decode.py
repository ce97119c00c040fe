"""Bytes to text: by mark, by declaration, by trial, and never failing."""

import codecs
import re
from typing import Final, NamedTuple

from .cleaning import whole

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Declarations are looked for in so many bytes at the beginning (browsers: 1,024).
_HEAD: Final = 8_192
#: Detection reads so many bytes, from the first that is not ASCII on.
_SAMPLE: Final = 16_384
_DECLARED: Final = (
    re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE),
    re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE),
    re.compile(
        rb"^content-type:[^\n]{0,200}?charset\s*=\s*[\"']?([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE | re.MULTILINE
    ),
)
_PARAMETER: Final = re.compile(r"charset\s*=\s*[\"']?([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
#: What pages call Latin 1 or ASCII is Windows 1252 (WHATWG Encoding), and so on.
_MEANT: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "utf-7": "utf-8",
}
_LAST_RESORT: Final = "cp1252"
#: What a page without a declaration may be in; scripts other than Latin need a tenth of such bytes to be thought of.
_LATIN: Final = ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2")
_OTHERS: Final = (
    "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp874",
)
_SURROGATE: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f\ufffd]")
_LOOK: Final = 200_000


class Decoded(NamedTuple):
    """A capture as text, the encoding taken, how that was known (mark, declared, trial, guess), and characters lost."""

    text: str
    encoding: str
    known_by: str
    lost: int


def decode(data: bytes, media_type: str | None) -> Decoded:
    """Returns the text of a capture; bytes that mean nothing become U+FFFD, one for each faulty sequence."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, "mark")
    declared = _declared(data, media_type)
    if _reads(data, "utf-8") and (declared in {None, "utf-8"} or not data.isascii()):
        return _decoded(data, "utf-8", "declared" if declared == "utf-8" else "trial")
    wide = _without_mark(data)
    if wide:
        return _decoded(data, wide, "trial")
    if declared == "utf-8" and _nearly_utf8(data):
        return _decoded(data, "utf-8", "declared")
    if declared and declared != "utf-8" and not declared.startswith("utf-16"):
        return _decoded(data, declared, "declared")
    if _nearly_utf8(data):
        return _decoded(data, "utf-8", "trial")
    return _decoded(data, _detected(data), "guess")


def _decoded(data: bytes, encoding: str, known_by: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return Decoded(whole(text), encoding, known_by, max(0, lost))


def _declared(data: bytes, media_type: str | None) -> str | None:
    parameter = _PARAMETER.search(media_type or "")
    names = [parameter.group(1)] if parameter else []
    names += [m.group(1).decode("ascii") for m in (p.search(data, 0, _HEAD) for p in _DECLARED) if m]
    for name in names:
        try:
            known = codecs.lookup(name).name
        except LookupError:
            continue
        if known not in {"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined"} and _is_text(known):
            return _MEANT.get(known, known)
    return None


def _is_text(encoding: str) -> bool:
    """Says whether a codec turns bytes into text (Python has others, such as zip)."""
    try:
        b"".decode(encoding)
    except (LookupError, ValueError):
        return False
    return True


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(data: bytes) -> bool:
    """Says whether most of what is not ASCII is well-formed UTF-8 (a page may be cut, or hold a foreign stretch)."""
    text = _SURROGATE.sub(b"", data).decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = len(_BEYOND_ASCII.findall(text[:_LOOK]))
    return wrong * 5 < right or (wrong == 0 and not data.isascii()) or (wrong == 1 and text.endswith("\ufffd"))


def _without_mark(data: bytes) -> str | None:
    """Recognises UTF-16 without a mark by its zeros on one side only."""
    sample = data[:4_096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if len(sample) < 8 or max(even, odd) < 0.4 * half:
        return None
    if even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if odd * 20 < even else None


def _detected(data: bytes) -> str:
    """Returns what charset-normalizer takes a sample to be, Windows 1252 where that makes no difference."""
    from charset_normalizer import from_bytes

    first = next((m.start() for m in re.finditer(rb"[\x80-\xff]", data)), 0)
    start = max(0, first - 200)
    sample = data[start : start + _SAMPLE]
    high = len(re.findall(rb"[\x80-\xff]", sample))
    letters = high + len(re.findall(rb"[a-zA-Z]", sample))
    candidates = [*_LATIN, *_OTHERS] if high * 10 > letters else list(_LATIN)
    found = from_bytes(sample, steps=5, chunk_size=512, threshold=0.3, cp_isolation=candidates).best()
    if found is None or sample.decode(found.encoding, "replace") == sample.decode(_LAST_RESORT, "replace"):
        return _LAST_RESORT
    name = codecs.lookup(found.encoding).name
    return _MEANT.get(name, name)
