"""The picture of an origin: the root on the left, its pages by day of publication, copies under their originals."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from ..records import Document, Origin
from .book import Book, anchor, outlet
from .html import Content, Markup, tag
from .plain import day, shorten
from .scale import Scale, axis, day_scale, day_ticks, point

_WIDE, _LEFT, _LINE, _TOP, _SPINE = 820, 60, 22, 44, 8
_LETTER: Final = 6.4  # width of a letter at 12 points, on the safe side
_MOST: Final = 40
_FEWEST: Final = 3  # pages worth a picture; fewer are a sentence


class Leaf(NamedTuple):
    """A page under a root, with the page that it copies or cites (null: it has it from the root itself)."""

    document: Document
    parent: str | None
    copied: bool
    claims: int


def picture(book: Book, origin: Origin, *, held: Mapping[str, Sequence[str]], name: str) -> Markup | None:
    """Draws who printed the word of a root and when; null where there are too few pages to be worth it.

    `held` are the claims of each page that rest on the root, `name` is what the root is called.
    """
    leaves = _ordered(_leaves(book, origin, held))[:_MOST]
    moments = [moment for leaf in leaves if (moment := _day(leaf.document)) is not None]
    if len(leaves) < _FEWEST or not moments:
        return None
    scale = day_scale(moments, left=_LEFT, right=_WIDE - 20)
    rows = {leaf.document.id: _TOP + at * _LINE + _LINE / 2 for at, leaf in enumerate(leaves)}
    bottom = _TOP + len(leaves) * _LINE
    drawn = [_leaf(book, leaf, scale=scale, rows=rows) for leaf in leaves]
    direct = [rows[leaf.document.id] for leaf in leaves if leaf.parent is None]
    return tag(
        "figure",
        tag(
            "svg",
            axis(scale, day_ticks(scale), top=_TOP - 4, bottom=bottom),
            tag("text", shorten(name, 60), x="0", y="12", class_="what rootname"),
            tag("line", x1=_SPINE, x2=_SPINE, y1=18, y2=point(max(direct, default=_TOP)), class_="branch"),
            drawn,
            viewBox=f"0 0 {_WIDE} {point(bottom + 4)}",
            role="group",
            aria_label="Pages that rest on this root by day of publication; the list below holds the same",
        ),
        tag("figcaption", tag("b", "—"), " has it from the root   ", tag("b", "┄"), " copies or cites the page above"),
    )


def _leaves(book: Book, origin: Origin, held: Mapping[str, Sequence[str]]) -> list[Leaf]:
    """The pages of an origin, each under the one that it was taken from where the evidence names one."""
    parents: dict[str, tuple[str, bool]] = {}
    for evidence in origin.evidence:
        if evidence.a in held and evidence.b in held and evidence.a != evidence.b:
            parents.setdefault(evidence.a, (evidence.b, evidence.kind == "same-text"))
    for copy in list(parents):  # rings have no first page: they hang on the root
        seen, at = {copy}, parents[copy][0]
        while at in parents and at not in seen:
            seen.add(at)
            at = parents[at][0]
        if at == copy:
            del parents[copy]
    pages = [document for document in held if document != origin.root]
    return [
        Leaf(book.ledger.documents[page], *_parent(parents.get(page), origin.root), len(held[page])) for page in pages
    ]


def _parent(found: tuple[str, bool] | None, root: str) -> tuple[str | None, bool]:
    return (None if found[0] == root else found[0], found[1]) if found else (None, False)


def _ordered(leaves: Sequence[Leaf]) -> list[Leaf]:
    """By day of publication, copies right under what they copy, undated pages last."""
    children: dict[str | None, list[Leaf]] = {}
    for leaf in sorted(leaves, key=lambda leaf: (_day(leaf.document) or date.max, leaf.document.id)):
        children.setdefault(leaf.parent, []).append(leaf)
    out: list[Leaf] = []
    waiting = children.get(None, [])[::-1]
    while waiting:
        leaf = waiting.pop()
        out.append(leaf)
        waiting += children.get(leaf.document.id, [])[::-1]
    return out


def _leaf(book: Book, leaf: Leaf, *, scale: Scale, rows: Mapping[str, float]) -> list[Content]:
    y = rows[leaf.document.id]
    moment = _day(leaf.document)
    x = scale.at(moment.toordinal()) if moment else float(_LEFT - 24)
    claims = f"{leaf.claims} claim{'' if leaf.claims == 1 else 's'}"
    undated = "" if moment else ", no date"
    text = f"{shorten(outlet(leaf.document), 34)} {book.labels[leaf.document.id]} ({claims}{undated})"
    left = x + 12 + len(text) * _LETTER > _WIDE
    label = tag(
        "text", text, x=point(x - 10 if left else x + 10), y=point(y + 4), class_="what halo" + (" end" if left else "")
    )
    if leaf.parent is not None and leaf.parent in rows:
        line = _copied(leaf, x=x, y=y, above=rows[leaf.parent], scale=scale, book=book)
    else:
        line = tag("line", x1=_SPINE, x2=point(x), y1=point(y), y2=point(y), class_="branch")
    style = "dot hollow" if leaf.copied else "dot solid"
    dot = tag("circle", cx=point(x), cy=point(y), r="4.5", class_=style)
    return [line, dot, tag("a", label, href=f"#{anchor('d', leaf.document.id)}")]


def _copied(leaf: Leaf, *, x: float, y: float, above: float, scale: Scale, book: Book) -> Markup:
    """A dashed elbow from the page that was copied down to its copy."""
    parent = _day(book.ledger.documents[leaf.parent or ""])
    start = scale.at(parent.toordinal()) if parent else float(_LEFT - 24)
    bend = f"M{point(start)} {point(above)}V{point(y)}H{point(x)}"
    if abs(start - x) < 1:  # on one day: a bow, or the line would hide behind the dots
        aside = point(x - 14)
        bow = f"{aside} {point(above + 6)} {aside} {point(y - 6)} {point(x)} {point(y)}"
        bend = f"M{point(x)} {point(above)}C{bow}"
    return tag("path", d=bend, class_="branch copied")


def _day(document: Document) -> date | None:
    return day(document.published.earliest) if document.published else None
