"""The page as two flat lists: elements in the order of their opening tags, and blocks of text in reading order.

A block is what a browser sets as one paragraph: the text between two tags that break the line. Nothing here judges what
a block is; that is done by what reads the lists.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from . import limits
from .alignment import places
from .cleaning import clean
from .naming import NO_ROLES, roles_of
from .visibility import hidden_by, hiding_rules, shows

_BLOCK_TAGS: Final = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "noscript", "ol",
        "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "template",
        "textarea", "tfoot", "th", "thead", "tr", "ul",
    ]
)
#: Elements that hold no text of the page; `script` and `style` only their own kind, `br` and `hr` only break lines.
_SILENT_TAGS: Final = frozenset(
    [
        "script", "style", "head", "svg", "math", "object", "iframe", "video", "audio", "canvas", "map", "datalist",
        "img", "br", "hr", "input", "link", "meta", "source", "wbr", "base", "embed", "param", "track", "area", "col",
    ]
)
_BREAK: Final = "\x0b"
#: The parser's name for a stretch of text; those of comments and the like begin with a hyphen or "!" too.
_TEXT: Final = "-text"
#: A line at least this long that ends in a word is taken to run on after a line break.
_FULL_LINE: Final = 60
#: Elements that say something of all text inside: a link, bold type, lines that stay as they are.
_STATE_TAGS: Final = frozenset({"a", "pre", "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})


class Element:
    """One element; `first` to `last` (exclusive) are the blocks that lie in it, wholly or in part."""

    __slots__ = (
        "attributes", "by_sheet", "first", "hidden", "index", "last", "node", "parent", "roles", "tag", "until",
    )

    def __init__(self, node: Any, tag: str, parent: "Element | None", *, index: int, first: int) -> None:
        self.node = node
        self.index = index
        self.parent = parent
        self.first = first
        self.last = first
        self.until = index + 1
        self.tag = tag
        attributes: dict[str, str | None] = node.attributes
        self.attributes = attributes
        self.hidden: bool = (parent is not None and parent.hidden) or not shows(tag, attributes)
        #: Whether it is hidden by a rule of the page's own style sheet, and by nothing nearer.
        self.by_sheet: bool = parent is not None and parent.by_sheet
        #: What class and id say of the element: headings of the data file page_names.
        self.roles = _roles(attributes) if attributes else NO_ROLES

    def get(self, name: str) -> str:
        """Returns an attribute's value, empty where there is none."""
        return self.attributes.get(name) or ""

    def text(self) -> str:
        """Returns all text inside, white space collapsed."""
        return " ".join(clean(self.node.text(deep=True, separator=" ")).split())


def _roles(attributes: Mapping[str, str | None]) -> frozenset[str]:
    classes, identifier = attributes.get("class"), attributes.get("id")
    if classes and identifier:
        return roles_of(classes) | roles_of(identifier)
    return roles_of(classes or identifier or "")


class Block:
    """A paragraph of the page. `links` counts the characters that stand in links, `lines` are split at line breaks."""

    __slots__ = ("element", "end", "hidden", "links", "start", "strong", "text")

    def __init__(self, text: str, element: Element, *, links: int, strong: int, span: tuple[int, int]) -> None:
        self.text = text
        self.element = element
        self.links = links
        self.strong = strong
        self.hidden = element.hidden
        self.start, self.end = span


class Page:
    """A page taken apart: `elements`, `blocks`, the source they came from, and what had to be left out."""

    __slots__ = ("blocks", "cuts", "elements", "source", "tree")

    def __init__(self, source: str, tree: Any) -> None:
        self.source = source
        self.tree = tree
        self.elements: list[Element] = []
        self.blocks: list[Block] = []
        self.cuts: list[limits.Cut] = []

    def within(self, element: Element) -> list[Element]:
        """Returns the elements inside one, in the order of their tags."""
        return self.elements[element.index + 1 : element.until]


def parse(source: str) -> Page:
    """Takes page source apart, in linear time whatever it holds."""
    tamed, cuts = limits.tame(source)
    tree = LexborHTMLParser(tamed)
    page = Page(tamed, tree)
    page.cuts += cuts
    _Walk(page).run(tree.root)
    return page


class _Run:
    """Text that is being gathered into a block."""

    __slots__ = ("bold", "first", "last", "linked", "owner", "pieces")

    def __init__(self, owner: Element, first: int) -> None:
        self.owner = owner
        self.first = self.last = first
        self.pieces: list[str] = []
        self.linked = self.bold = 0


class _Walk:
    """One pass over the tree: opens and closes elements, gathers the text between them into blocks.

    Text that is hidden inside a paragraph becomes a block of its own after it.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.path: list[Element] = []
        self.in_link = self.in_bold = self.in_pre = 0
        self.shown: _Run | None = None
        self.unseen: _Run | None = None
        self.texts: list[str] = []
        self.whole = True
        self.sheet = hiding_rules(node.text(deep=True) or "" for node in page.tree.css("style"))

    def run(self, root: Any) -> None:
        """Walks the whole tree, or as much of it as the limits allow."""
        node, opened, left = root, [], limits.MOST_NODES
        while node is not None:
            left -= 1
            if left < 0:
                self.whole = False
                break
            tag = node.tag or ""
            if tag == _TEXT:
                self._text(node.text_content or "")
            elif tag in _SILENT_TAGS:
                self._pass(tag)
            elif tag and tag[0] not in "-!":  # comments and the like
                self._open(node, tag)
                child = node.first_child
                if child is not None:
                    opened.append(node)
                    node = child
                    continue
                self._close(self.path.pop())
            node = node.next
            while node is None and opened:
                self._close(self.path.pop())
                node = opened.pop().next
        while self.path:
            self._close(self.path.pop())
        self._flush()
        self._templates()
        self._place()

    def _templates(self) -> None:
        """Adds what stands in templates, which no reader sees and which is no part of the tree."""
        if not self.page.elements:
            return
        for fragment in self.page.tree.template_fragments():
            text = clean(fragment.text(deep=True, separator=" "))
            if text.strip():
                self.unseen = _Run(self.page.elements[0], len(self.texts))
                self.unseen.pieces.append(text)
                self.texts.append(text)
                self._flush()
                self.page.blocks[-1].hidden = True

    def _place(self) -> None:
        """Gives each block its stretch of the page source; until then it holds the numbers of its texts."""
        where = places(self.page.source, self.texts)
        for block in self.page.blocks:
            block.start, block.end = where[block.start].start, where[block.end].end
        if not self.whole:
            end = where[-1].end if where else 0
            self.page.cuts.append(limits.too_many_nodes(end, len(self.page.source)))

    def _pass(self, tag: str) -> None:
        """Leaves out what holds no text of the page."""
        if tag == "br":
            self._white(_BREAK)
        elif tag == "hr":
            self._flush()

    def _open(self, node: Any, tag: str) -> None:
        if tag in _BLOCK_TAGS and (self.shown or self.unseen):
            self._flush()
        elements = self.page.elements
        parent = self.path[-1] if self.path else None
        element = Element(node, tag, parent, index=len(elements), first=len(self.page.blocks))
        if self.sheet and element.attributes and not element.hidden and hidden_by(self.sheet, element.attributes):
            element.hidden = element.by_sheet = True
        elements.append(element)
        self.path.append(element)
        if tag in _STATE_TAGS:
            self._count(element, 1)

    def _close(self, element: Element) -> None:
        if self.shown or self.unseen:
            if element.tag in _BLOCK_TAGS:
                self._flush()
            element.last = len(self.page.blocks) + (self.shown is not None) + (self.unseen is not None)
        else:
            element.last = len(self.page.blocks)
        element.until = len(self.page.elements)
        if element.tag in _STATE_TAGS:
            self._count(element, -1)

    def _count(self, element: Element, step: int) -> None:
        if element.tag == "a":
            self.in_link += step if element.get("href") else 0
        elif element.tag == "pre":
            self.in_pre += step
        else:
            self.in_bold += step

    def _white(self, space: str) -> None:
        if self.shown is not None:
            self.shown.pieces.append(space)
        elif self.unseen is not None:
            self.unseen.pieces.append(space)

    def _text(self, raw: str) -> None:
        if raw.isspace():
            self._white(_BREAK if self.in_pre and "\n" in raw else " ")
            return
        text = clean(raw)
        if _BREAK in text:
            text = text.replace(_BREAK, " ")
        if self.in_pre:
            text = text.replace("\n", _BREAK)
        size = len(text.strip())
        if not size:
            return
        run = self._run_for(self.path[-1])
        if text[0].isupper() and run.pieces and run.pieces[-1][-1:].islower():
            run.pieces.append(" ")
        run.pieces.append(text)
        run.linked += size if self.in_link else 0
        run.bold += size if self.in_bold else 0
        run.last = len(self.texts)
        self.texts.append(raw)

    def _run_for(self, owner: Element) -> _Run:
        if owner.hidden:
            self.unseen = self.unseen or _Run(owner, len(self.texts))
            return self.unseen
        self.shown = self.shown or _Run(owner, len(self.texts))
        return self.shown

    def _flush(self) -> None:
        for run in (self.shown, self.unseen):
            if run is not None:
                self._finish(run)
        self.shown = self.unseen = None

    def _is_initial(self, run: _Run, part: str) -> bool:
        """Says whether the block before is the large first letter of a paragraph, set apart from its word."""
        before = self.page.blocks[-1] if self.page.blocks else None
        return (
            before is not None
            and len(before.text) == 1
            and before.text.isupper()
            and part[0].islower()
            and not before.hidden
            and not run.owner.hidden
            and before.end + 1 == run.first
        )

    def _finish(self, run: _Run) -> None:
        parts = _paragraphs("".join(run.pieces))
        size = max(1, sum(map(len, parts)))
        if parts and self._is_initial(run, parts[0]):
            initial = self.page.blocks[-1]
            initial.text, initial.element, initial.end = initial.text + parts.pop(0), run.owner, run.last
        for part in parts:
            share = len(part) / size
            self.page.blocks.append(
                Block(
                    part,
                    run.owner,
                    links=round(run.linked * share),
                    strong=round(run.bold * share),
                    span=(run.first, run.last),
                )
            )


def _paragraphs(text: str) -> list[str]:
    """Splits a run at empty lines; a single line break stays where the line does not run on."""
    if _BREAK not in text:
        line = " ".join(text.split())
        return [line] if line else []
    out: list[str] = []
    lines: list[str] = []
    for line in [*(" ".join(part.split()) for part in text.split(_BREAK)), ""]:
        if line:
            lines.append(line)
        elif lines:
            out.append(_join(lines))
            lines = []
    return out


def _join(lines: list[str]) -> str:
    out = lines[0]
    for before, line in pairwise(lines):
        runs_on = line[0].islower() or (before[-1].isalnum() and len(before) > _FULL_LINE) or before[-1] in ",;-–("
        out += (" " if runs_on else "\n") + line
    return out
