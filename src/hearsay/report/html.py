"""HTML as values: elements are built from plain strings, and everything is escaped that is not markup already.

The words of a page are hostile input. Only this module makes `Markup`, so nothing else can put them into a dossier raw.
"""

import re
from collections.abc import Iterable
from typing import Final

_VOID: Final = frozenset({"br", "col", "hr", "img", "meta", "wbr"})
_REPLACEMENT: Final = "\ufffd"
# Lone surrogates cannot be written as UTF-8 and most control characters may not stand in HTML; each becomes one
# replacement character, so that offsets stay. A carriage return is written as a reference: parsers would drop it.
_ESCAPES: Final = str.maketrans(
    {
        **dict.fromkeys([*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0)], _REPLACEMENT),
        **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
        "\r": "&#13;",
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
    }
)
_SPECIAL: Final = re.compile("[" + re.escape("".join(map(chr, _ESCAPES))) + "]")  # most words need no escaping


class Markup(str):
    """Finished HTML, the only kind of string that goes into a page as it stands."""

    __slots__ = ()


Content = str | int | None | Iterable["Content"]


def escape(text: str) -> Markup:
    """Makes text safe as content and as the value of an attribute; markup comes back as it is."""
    if isinstance(text, Markup):
        return text
    return Markup(text.translate(_ESCAPES) if _SPECIAL.search(text) else text)


def tag(element: str, /, *content: Content, **attributes: str | int | bool | None) -> Markup:
    """Builds one element.

    An underscore at the end of an attribute's name falls away (`class_`), others become hyphens; an attribute that is
    null or false is left out, one that is true stands without a value.
    """
    head = f"<{element}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Markup(head) if element in _VOID else Markup(f"{head}{join(content)}</{element}>")


def join(content: Content, *, between: str = "") -> Markup:
    """Puts contents one after the other, nested ones flattened, with `between` escaped like any text."""
    if isinstance(content, str):
        return escape(content)
    if content is None:
        return Markup("")
    if isinstance(content, int):
        return Markup(content)
    return Markup(escape(between).join(join(part) for part in content))


def raw(text: str) -> Markup:
    """Takes text that the program ships (its style sheet and script) as markup; never the words of a page."""
    return Markup(text)


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
