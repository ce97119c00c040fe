"""What clashes and in what: claims that cannot all hold side by side, with their sources and the reason in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..records import Claim, Link, LinkKind
from ..weighing import Clash, ClashMatrix, ClashRow
from .book import Book, cite, cites, is_comment, outlet, place
from .html import Content, Markup, join, tag
from .plain import QUESTIONS, count, number, opening, without_folders
from .section import Row, Section, cut, fold, nothing, paragraph, table
from .words import on_whose_word, published, quotation

_KINDS: Final[Mapping[LinkKind, str]] = {
    "contradicts": "cannot both hold",
    "denies": "one rejects the other",
    "updates": "a later state; both may have been right",
    "retracts": "the source withdraws its own claim",
}
_SCOPE: Final = "said of different things; both may be right, and neither may be told for the other"
_GROUPS: Final = 60
_MEMBERS: Final = 24
_PAIRS: Final = 12
_GIVERS: Final = 20
_LEAD: Final = (
    "Claims that do not fit together, grouped by what they differ in. This says that they clash, not which of them is "
    "right. Claims of readers’ comments are marked as such."
)


@dataclass(frozen=True, slots=True)
class Group:
    """Links of one kind, on one question, that hang together, and the claims that they join."""

    kind: LinkKind
    on: str | None
    links: tuple[Link, ...]
    claims: tuple[Claim, ...]


def section(book: Book, matrix: ClashMatrix) -> Section:
    """Builds the clashes, the heaviest first under each question, with an overview of who stands against whom."""
    found = groups(book, book.ledger.links)
    if not found:
        body = nothing(
            "No two claims in this case were found to clash. Claims are compared only where they speak of one thing."
        )
    else:
        body = join([paragraph(_LEAD), _overview(book, matrix), _by_question(book, found)])
    return Section(id="clashes", title="What clashes, and in what", short="What clashes", body=body)


def groups(book: Book, links: Iterable[Link]) -> list[Group]:
    """Gathers links that share claims, kind and question, so that six rivals make one group and not fifteen pairs."""
    sorted_out: dict[tuple[LinkKind, str | None], list[Link]] = defaultdict(list)
    for link in links:
        if link.kind in _KINDS and link.a in book.ledger.claims and link.b in book.ledger.claims:
            sorted_out[link.kind, link.on].append(link)
    found = [
        Group(kind, on, part, _members(book, part))
        for (kind, on), held in sorted_out.items()
        for part in _connected(held)
    ]
    return sorted(found, key=lambda group: _weight(book, group))


def _weight(book: Book, group: Group) -> tuple[int, int, int, float, tuple[int, int, str]]:
    questions, readers = list(QUESTIONS), sum(is_comment(book, claim) for claim in group.claims)
    return (
        questions.index(group.on) if group.on in questions else len(questions),
        list(_KINDS).index(group.kind),
        int(len(group.claims) - readers < 2),
        -max(link.score for link in group.links),
        place(book, group.claims[0].id),
    )


def _connected(links: Sequence[Link]) -> list[tuple[Link, ...]]:
    """Parts a list of links into those that hang together by shared claims."""
    head: dict[str, str] = {}

    def root(claim: str) -> str:
        while head.setdefault(claim, claim) != claim:
            head[claim] = claim = head[head[claim]]
        return claim

    for link in links:
        head[root(link.a)] = root(link.b)
    parts: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        parts[root(link.a)].append(link)
    return [tuple(sorted(part, key=lambda link: (-link.score, link.a, link.b))) for part in parts.values()]


def _members(book: Book, links: Iterable[Link]) -> tuple[Claim, ...]:
    ids = sorted({claim for link in links for claim in (link.a, link.b)}, key=lambda claim: place(book, claim))
    return tuple(book.ledger.claims[claim] for claim in ids)


def _overview(book: Book, matrix: ClashMatrix) -> Content:
    if not matrix.rows:
        return None
    rows = [
        Row(id=f"against-{place}", cells=(_giver(book, row), *(_against(book, cell) for cell in row.cells)))
        for place, row in enumerate(matrix.rows[:_GIVERS])
    ]
    columns = ["Who", *(QUESTIONS.get(question, question) for question in matrix.questions)]
    caption = "Who stands against others, on what, and with which words"
    return [
        table(columns, rows, caption=caption, style="matrix"),
        cut(_GIVERS, len(matrix.rows), what="givers of information", export="links"),
    ]


def _giver(book: Book, row: ClashRow) -> str:
    known = book.ledger.documents.get(row.giver)
    return outlet(known) if known else without_folders(row.name)


def _against(book: Book, cell: Clash | None) -> Content:
    if cell is None:
        return tag("span", "–", class_="absent", aria_label="none")
    return cites(book, cell.claims, limit=3) if cell.claims else str(len(cell.pairs))


def _by_question(book: Book, found: Sequence[Group]) -> list[Content]:
    blocks: list[Content] = []
    heading = ""
    for at, group in enumerate(found[:_GROUPS]):
        title = f"On {QUESTIONS.get(group.on, group.on)}" if group.on else "On other things"
        if title != heading:
            blocks.append(tag("h3", title, id=f"clash-on-{group.on or 'other'}"))
            heading = title
        blocks.append(_card(book, group, at=at))
    return [*blocks, cut(_GROUPS, len(found), what="clashes", export="links")]


def _card(book: Book, group: Group, *, at: int) -> Markup:
    shown = group.claims[:_MEMBERS]
    letters = {claim.id: _letter(position) for position, claim in enumerate(shown)}
    links = [link for link in group.links if link.a in letters and link.b in letters]
    meaning = _SCOPE if group.on == "scope" else _KINDS[group.kind]
    head = [tag("b", "differs in scope" if group.on == "scope" else group.kind), f": {meaning}"]
    if len(group.claims) > 2:
        head.append(f" ({len(group.claims)} claims, {count(len(group.links), 'pair')})")
    return tag(
        "article",
        tag("p", head, class_="kind"),
        tag("div", [_side(book, claim, letter=letters[claim.id]) for claim in shown], class_="sides"),
        cut(len(shown), len(group.claims), what="claims of this clash", export="links"),
        _reasons(links, letters),
        _weights(links, letters),
        class_="clash",
        id=f"clash-{at}",
    )


def _side(book: Book, claim: Claim, *, letter: str) -> Markup:
    document = book.ledger.documents[claim.document]
    return tag(
        "blockquote",
        tag("p", tag("span", letter, class_="letter"), " ", quotation(book, claim), " ", cite(book, claim.id)),
        tag("p", on_whose_word(book, claim), " · ", published(document), class_="from"),
        class_="reader" if is_comment(book, claim) else None,
    )


def _reasons(links: Sequence[Link], letters: Mapping[str, str]) -> Markup:
    """Says why, each reason once, before it the pairs that it is said of."""
    pairs: dict[str, list[str]] = defaultdict(list)
    for link in links:
        pairs[_why(link)].append(_pair(link, letters))
    items = [
        tag(
            "li",
            tag("span", ", ".join(which[:_PAIRS]), ", …" if len(which) > _PAIRS else None, class_="pairs"),
            " ",
            without_folders(reason),
        )
        for reason, which in list(pairs.items())[:_MEMBERS]
    ]
    return tag("ul", items, class_="reasons")


def _why(link: Link) -> str:
    """The ground of a link without the words of its two claims, which stand above it."""
    ground = link.reasons[-1].text if link.reasons else ""
    if link.decided_by == "machine" and ground and link.reason.endswith(f": {ground}."):
        return f"{opening(ground)}."
    return link.reason


def _pair(link: Link, letters: Mapping[str, str]) -> str:
    return f"{letters[link.a]}–{letters[link.b]}"


def _weights(links: Sequence[Link], letters: Mapping[str, str]) -> Markup:
    """The grounds of each link, with their weight in bits."""
    items: list[Content] = []
    for link in links[:_MEMBERS]:
        grounds = [
            tag("li", ground.text, tag("small", f" {number(round(ground.bits, 1))} bits")) for ground in link.reasons
        ]
        decided = (
            "an analyst" if link.decided_by == "analyst" else f"sum of grounds: {number(round(link.score, 1))} bits"
        )
        items.append(tag("li", f"{_pair(link, letters)}, {decided}", tag("ul", grounds) if grounds else None))
    return fold("The grounds and their weight", tag("ul", items), style="grounds")


def _letter(at: int) -> str:
    """Counts in letters: a to z, then aa, ab and on."""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("a") + at % 26)
