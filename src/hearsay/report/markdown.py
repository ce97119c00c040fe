"""The dossier as Markdown, for those who write on in a text editor: the same words and links, without the pictures.

It is made from the finished HTML, so that the two cannot tell different things. Words of pages are escaped: what looks
like markup in them stays text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_VOID: Final = frozenset({"br", "col", "hr", "img", "meta", "wbr"})
_LEFT_OUT: Final = frozenset({"head", "svg", "figure", "script", "style", "footer"})
_UNSAID: Final = frozenset({"manual", "skip", "aside", "tools"})  # classes of what only a screen has a use for
_BLOCKS: Final = frozenset(
    {"html", "body", "header", "main", "nav", "section", "article", "div", "details", "summary", "p", "ul", "ol", "li"}
    | {"dl", "dt", "dd", "table", "blockquote", "h1", "h2", "h3", "h4"}
)
_SPECIAL: Final = re.compile(r"([\\`*_\[\]|#~])")
_LEADING: Final = re.compile(r"^(\d+(?=[.)] )|[-+>=])")


@dataclass(slots=True)
class _Node:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list["_Node | str"] = field(default_factory=list)

    @property
    def styles(self) -> set[str]:
        """The classes of the element."""
        return set(self.attributes.get("class", "").split())


class _Tree(HTMLParser):
    """Reads the dossier's own HTML, in which every element is closed, into a tree."""

    def __init__(self) -> None:
        """Starts with an empty root."""
        super().__init__(convert_charrefs=True)
        self.root = _Node("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element inside the present one."""
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].content.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Closes the present element."""
        if len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keeps text as it stands."""
        self._open[-1].content.append(data)


def as_markdown(page: str) -> str:
    """Turns a dossier (HTML) into Markdown; links within it lead to the same places."""
    tree = _Tree()
    tree.feed(page)
    tree.close()
    return "\n\n".join(block for block in _blocks(tree.root) if block.strip()) + "\n"


def _blocks(node: _Node) -> Iterator[str]:
    """Yields the blocks of an element, runs of text between them as paragraphs."""
    run: list[_Node | str] = []
    for child in node.content:
        if isinstance(child, _Node) and (child.name in _BLOCKS or child.name in _LEFT_OUT):
            yield from _paragraph(run)
            run = []
            yield from _block(child)
        else:
            run.append(child)
    yield from _paragraph(run)


def _block(node: _Node) -> Iterator[str]:
    if node.name in _LEFT_OUT or node.styles & _UNSAID:
        return
    mark = _target(node)
    render = _RENDERERS.get(node.name)
    found = list(render(node)) if render else list(_blocks(node))
    if "comment" in node.styles or "pasted" in node.styles:
        found = [_quoted(block) for block in found]
    if mark and found:
        found[0] = f"{found[0]} {mark}" if node.name in ("h1", "h2", "h3", "h4") else f"{mark}\n\n{found[0]}"
    yield from found


def _paragraph(run: Iterable[_Node | str]) -> Iterator[str]:
    for part in _inline(run).split("\n\n"):
        if flat := " ".join(part.split()):
            yield _LEADING.sub(r"\\\1", flat) if not flat[0].isdigit() else _LEADING.sub(r"\1\\", flat)


def _heading(node: _Node) -> Iterator[str]:
    yield f"{'#' * int(node.name[1])} {' '.join(_inline(node.content).split())}"


def _list(node: _Node) -> Iterator[str]:
    items = [child for child in node.content if isinstance(child, _Node)]
    signs = (f"{at}." for at in range(1, len(items) + 1)) if node.name == "ol" else iter("-" * len(items))
    yield "\n".join(
        f"{sign} {_indented(' '.join(_target(item).split()), _blocks(item))}"
        for sign, item in zip(signs, items, strict=True)
    )


def _indented(mark: str, blocks: Iterable[str]) -> str:
    text = "\n".join(blocks)
    return f"{mark}{text}".replace("\n", "\n  ")


def _terms(node: _Node) -> Iterator[str]:
    """A list of terms: each term in bold, what is said of it behind."""
    lines: list[str] = []
    for child in _elements(node, "dt", "dd"):
        told = list(_blocks(child))
        if child.name == "dt":
            lines.append(f"**{' '.join(told)}**")
        else:
            lines += [*told[:1], *(f"\n{more}" for more in told[1:])]
    yield from ("\n\n".join(lines),) if any("\n" in line for line in lines) else ("  \n".join(_paired(lines)),)


def _paired(lines: list[str]) -> Iterator[str]:
    for term, told in zip(lines[::2], lines[1::2], strict=False):
        yield f"{term} {told}"


def _table(node: _Node) -> Iterator[str]:
    caption = next((_inline(child.content) for child in _elements(node, "caption") if not child.styles & _UNSAID), "")
    if caption:
        yield f"**{' '.join(caption.split())}**"
    rows = [[_cell(row, cell) for cell in _elements(row, "th", "td")] for row in _elements(node, "tr")]
    if rows:
        wide = max(len(row) for row in rows)
        lines = [f"| {' | '.join([*row, *[''] * (wide - len(row))])} |" for row in rows]
        yield "\n".join([lines[0], f"|{' --- |' * wide}", *lines[1:]])


def _cell(row: _Node, cell: _Node) -> str:
    first = next(_elements(row, "th", "td")) is cell
    blocks = [block.replace("\n", "<br>") for block in _blocks(cell)]
    return (_target(row) if first else "") + "<br>".join(blocks)


def _quote(node: _Node) -> Iterator[str]:
    yield _quoted("\n\n".join(_blocks(node)))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _summary(node: _Node) -> Iterator[str]:
    yield f"*{' '.join(_inline(node.content).split())}*"


_RENDERERS: Final[dict[str, Callable[[_Node], Iterator[str]]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4"), _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "dl": _terms,
    "table": _table,
    "blockquote": _quote,
    "summary": _summary,
}


def _inline(content: Iterable[_Node | str]) -> str:
    return "".join(_escaped(child) if isinstance(child, str) else _marked(child) for child in content)


def _marked(node: _Node) -> str:
    if node.name in _LEFT_OUT or node.styles & _UNSAID:
        return ""
    if "line" in node.styles:
        return "\n\n"
    if "label" in node.styles:
        return f"{_target(node)}<sup>{node.attributes.get('data-label', '')}</sup>"
    inner = _inline(node.content)
    if node.name == "a" and "href" in node.attributes:
        named = [it for it in node.content if not (isinstance(it, _Node) and "number" in it.styles)]
        inner = _inline(named).strip() or inner  # a list numbers its lines itself
        return f"[{inner}]({node.attributes['href']})"
    if node.name == "code":
        return f"`{''.join(part for part in node.content if isinstance(part, str))}`"
    if node.name == "small" and inner.strip():
        return f" ({inner.strip()})"
    if node.name in ("b", "strong") or "k" in node.styles:
        return _wrapped(inner, "**")
    return f"“{inner}”" if node.name == "q" else inner


def _wrapped(inner: str, sign: str) -> str:
    """Puts signs around words, white space at their ends left outside."""
    bare = inner.strip()
    if not bare or "\n" in bare:
        return inner
    head, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{head}{sign}{bare}{sign}{tail}"


def _escaped(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain)


def _target(node: _Node) -> str:
    name = node.attributes.get("id")
    return f'<a id="{name}"></a>' if name else ""


def _elements(node: _Node, *names: str) -> Iterator[_Node]:
    """Yields the elements with one of some names, in order, not looking into those that it yields."""
    for child in node.content:
        if isinstance(child, _Node):
            if child.name in names:
                yield child
            else:
                yield from _elements(child, *names)
