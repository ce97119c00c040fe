"""Characters that no reader sees, taken out of the text before anything is read from it."""

import re
from typing import Final

#: Controls, soft hyphens, zero-width and direction marks, invisible tags (a way to hide text), lone surrogates: first
#: and last of each stretch.
_STRETCHES: Final = (
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C),
    (0x115F, 0x1160), (0x180E, 0x180E), (0x200B, 0x200B), (0x200E, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
    (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xD800, 0xDFFF), (0xE0000, 0xE0FFF),
)
#: The joiners are letters of a kind in Persian, Indic scripts and emoji: they go only beside Latin.
_JOINERS: Final = "\u200c\u200d"
_UNSEEN: Final = re.compile(
    f"[{''.join(f'{re.escape(chr(first))}-{re.escape(chr(last))}' for first, last in _STRETCHES)}]"
    f"|(?<=[\x00-\u024f])[{_JOINERS}]|[{_JOINERS}](?=[\x00-\u024f])|^[{_JOINERS}]+$"
)
#: All characters that may be such; to look for one of them is much quicker than the pattern.
_SUSPECT: Final = frozenset([*_JOINERS, *(chr(n) for first, last in _STRETCHES for n in range(first, last + 1))])
#: Those of them that plain ASCII has.
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LONE: Final = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Returns the text without characters that cannot be seen; white space stays."""
    if text.isascii() and (text.isprintable() or not _CONTROLS.search(text)):
        return text
    return text if _SUSPECT.isdisjoint(text) else _UNSEEN.sub("", text)


def whole(text: str) -> str:
    """Returns the text with lone surrogates replaced one for one, so that it can be written as UTF-8."""
    return _LONE.sub("\ufffd", text)


def squeeze(text: str) -> str:
    """Returns the text cleaned, on one line, with single spaces."""
    return " ".join(clean(text).split())
