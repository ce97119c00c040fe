"""What a capture is, by its bytes and never by its name."""

import re
from typing import Final, Literal

Form = Literal["text", "html"]

_SIGNS: Final = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"BM", "a bitmap picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film file"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"{\\rtf", "an RTF document"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
#: Kinds of ZIP archives, by what stands in their first bytes.
_PACKED: Final = (
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"[Content_Types].xml", "an office document (DOCX, XLSX or PPTX)"),
    (b"word/", "an office document (DOCX)"),
    (b"xl/", "an office document (XLSX)"),
    (b"ppt/", "an office document (PPTX)"),
)
#: What can be opened and saved in a form that is read.
_WRITTEN: Final = ("office document", "OpenDocument", "EPUB", "RTF")
_PDF_HEAD: Final = 1_024
_PACKED_HEAD: Final = 4_096
#: Signs of two or three letters are believed only where the rest is no text either.
_SURE_LENGTH: Final = 4
_SAMPLE: Final = 65_536
_FEWEST_CONTROLS: Final = 4
_FEWEST_ROWS: Final = 4
_ROW: Final = re.compile(r'(?:- )?[\[{](?!\d+\])|[\]}],?$|"[^"]*":\s')
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BEGINS: Final = re.compile(
    r"\s*<(?:!--|!doctype\s+html|\?xml|html|head|body|title|meta|link|script|div|p|table|article|section|main|h[1-6]|ul|ol"
    r"|span|center|font|header|style|a|b|i|br|img|form|iframe|template|nav)(?![\w@.:-])",
    re.IGNORECASE,
)
_PREAMBLE: Final = re.compile(
    r"(?:\s|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->|<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?+>)*+", re.DOTALL
)
_FEED: Final = re.compile(
    r"<(?:rss(?=[\s>])|(?:[\w-]+:)?feed\s[^>]*?(?:www\.w3\.org/2005/Atom|purl\.org/atom/)"
    r"|(?:[\w-]+:)?RDF\s[^>]*?(?:purl\.org/rss/|my\.netscape\.com/rdf/))"
)
_ADDRESSES: Final = re.compile(r"<(?:(?:[\w-]+:)?(?:urlset|sitemapindex)(?=[\s>])|opml(?=[\s>]))", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"<(?:html|head|body|div|p|span|table|tr|td|ul|ol|li|a|h[1-6]|article|section|br|img)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"</(?:html|head|body|div|p|span|table|tr|td|ul|ol|li|a|h[1-6]|article|section)\s*>", re.IGNORECASE
)


def is_pdf(data: bytes) -> bool:
    """Says whether the bytes are a PDF; its sign may stand behind a few bytes of a mail or a server."""
    at = data.find(b"%PDF-", 0, _PDF_HEAD)
    return at >= 0 and (not data[:at].strip(b"\xef\xbb\xbf \t\r\n\x00") or b"%%EOF" in data[-_PDF_HEAD:])


def advice(name: str) -> str:
    """Returns what to do with a file of a kind that is not read."""
    if any(kind in name for kind in _WRITTEN):
        return "open it, save it as PDF, HTML or text, and add that"
    if "archive" in name:
        return "unpack it and add what is in it"
    return "save the page as HTML or text and add that"


def not_text(data: bytes) -> str | None:
    """Names what the bytes are where they are no text, null where they are."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return None
    for sign, name in _SIGNS:
        if data.startswith(sign) and (len(sign) >= _SURE_LENGTH or not sign.isalnum() or _is_binary(data)):
            return _packed(data) if sign.startswith(b"PK") else name
    if data[4:8] == b"ftyp":
        return "a film or HEIF picture"
    return "binary data" if _is_binary(data) else None


def _packed(data: bytes) -> str:
    head = data[:_PACKED_HEAD]
    return next((name for sign, name in _PACKED if sign in head), "a ZIP archive")


def form_of(text: str) -> Form:
    """Says whether a text is page source or plain text."""
    head = text[:_SAMPLE]
    if _BEGINS.match(head):
        return "html"
    return "html" if len(_OPENING.findall(head)) >= 3 and len(_CLOSING.findall(head)) >= 2 else "text"


def is_data(text: str) -> bool:
    """Says whether a text is a list of values (JSON, YAML) and no page: most lines open a bracket or close one."""
    lines = [line.strip() for line in text[:_SAMPLE].splitlines() if line.strip()]
    return len(lines) >= _FEWEST_ROWS and 2 * sum(bool(_ROW.match(line)) for line in lines) > len(lines)


def is_feed(text: str) -> bool:
    """Says whether a text is an RSS or Atom feed: addresses of pages with their beginnings, and no page itself."""
    return _begins_with(_FEED, text)


def is_list_of_addresses(text: str) -> bool:
    """Says whether a text is a sitemap (sitemaps.org) or an OPML list of feeds."""
    return _begins_with(_ADDRESSES, text)


def _begins_with(element: re.Pattern[str], text: str) -> bool:
    head = text[:_SAMPLE]
    preamble = _PREAMBLE.match(head)
    return bool(element.match(head, preamble.end() if preamble else 0))


def _is_binary(data: bytes) -> bool:
    """Says whether more than two of a hundred bytes are controls that no text holds (UTF-16 has zeros on one side)."""
    sample = data[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls * 50 <= len(sample) or controls < _FEWEST_CONTROLS:
        return False
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    one_sided = max(even, odd) > 20 * min(even, odd) and 5 * (even + odd) >= 2 * len(sample)
    return not (one_sided and controls <= even + odd + len(sample) // 50)
