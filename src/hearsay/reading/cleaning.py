"""Characters that no reader sees, taken out of the text before anything is read from it."""

import re
from typing import Final

#: Controls, soft hyphens, zero-width and direction marks, invisible tags (a way to hide text), lone surrogates. The
#: joiners U+200C and U+200D are letters of a kind in Persian, Indic scripts and emoji: they go only beside Latin.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
    "|(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f])|^[\u200c\u200d]+$"
)
#: Those of them that plain ASCII has.
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LONE: Final = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Returns the text without characters that cannot be seen; white space stays."""
    if text.isascii() and not _CONTROLS.search(text):
        return text
    return _UNSEEN.sub("", text)


def whole(text: str) -> str:
    """Returns the text with lone surrogates replaced one for one, so that it can be written as UTF-8."""
    return _LONE.sub("\ufffd", text)


def squeeze(text: str) -> str:
    """Returns the text cleaned, on one line, with single spaces."""
    return " ".join(clean(text).split())
