"""Numbers side by side: the figures that answer one question, each drawn as the interval that its words allow."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from ..knowledge import table as table_of
from ..records import Claim, Link, Quantity
from ..weighing import Figure, NumberRow
from .book import Book, cite, is_comment
from .html import Content, Markup, join, tag
from .plain import days, interval, opening
from .scale import Scale, axis, fading, number_scale, number_ticks, point
from .section import ROWS, Row, Section, cut, nothing, paragraph, table
from .words import on_whose_word, quotation, words

_QUESTIONS: Final = 40
_FIGURES: Final = 40
_WIDE, _HIGH = 260, 18
_ROLES: Final = ("killed", "injured", "killed or injured", "missing", "detained", "displaced")  # people come first
_RANK: Final = {role: rank for rank, role in enumerate(_ROLES)} | {"duration": len(_ROLES) + 1, "age": len(_ROLES) + 1}
_LEAD: Final = (
    "Figures that answer the same question, each drawn as what its words allow: a dot is one figure, a bar a range, a"
    " bar that fades has no upper or lower end (“at least 13”). Hollow marks are readers’ comments. Nothing is added "
    "up or averaged."
)


def section(book: Book, rows: Sequence[NumberRow]) -> Section:
    """Builds the numbers: questions with several figures as pictures, then figures that stand alone."""
    unlike = _unlike_units(book)
    compared = [row for row in rows if len(row.figures) > 1 or row.clash]
    compared.sort(key=lambda row: (row.clash is None, _RANK.get(row.role, len(_ROLES)), -len(row.figures)))
    alone = sorted((row for row in rows if row not in compared), key=lambda row: _RANK.get(row.role, len(_ROLES)))
    if not rows and not unlike:
        body = nothing("No claim in this case carries a number.")
    else:
        body = join(
            [
                paragraph(_LEAD),
                unlike,
                [_question(book, row, at=at) for at, row in enumerate(compared[:_QUESTIONS])],
                cut(_QUESTIONS, len(compared), what="questions", export="claims"),
                _alone(book, alone),
            ]
        )
    return Section(id="numbers", title="Numbers side by side", short="Numbers", body=body)


def mark(quantity: Quantity, scale: Scale, *, y: float, style: str) -> Content:
    """Draws a quantity on an axis: a dot, a bar between two ends, or a bar that fades where an end is open."""
    low, high, best = quantity.low, quantity.high, quantity.best
    drawn: list[Content] = []
    if low is not None and high is not None and low != high:
        drawn.append(_bar(scale.at(low), scale.at(high), y=y, style=style))
    elif low is not None and high is None:
        start = scale.at(low)
        drawn.append(fading(start, max(scale.right, start + 30), y=y, tall=6, style=style))
    elif high is not None and low is None:
        drawn.append(fading(scale.at(high), scale.left, y=y, tall=6, style=style))
    single = best if best is not None else low if low is not None else high
    if single is not None and (best is not None or low is None or high is None or low == high):
        drawn.append(tag("circle", cx=point(scale.at(single)), cy=point(y), r="4.5", class_=f"dot {style}"))
    return drawn


def _question(book: Book, row: NumberRow, *, at: int) -> Markup:
    shown = row.figures[:_FIGURES]
    comparable = [figure.quantity for figure in shown if _same_measure(figure.quantity.unit, row.unit)]
    scale = number_scale(_ends(comparable), left=8, right=_WIDE - 34)
    lines = [
        _figure(book, figure, scale=scale if figure.quantity in comparable else None, name=f"number-{at}-{place}")
        for place, figure in enumerate(shown)
    ]
    sign = tag("span", "≠", class_="sign", role="img", aria_label="clash")
    columns = ("The words", _axis(row, scale), "Who says so", "Published")
    return tag(
        "article",
        tag("h3", opening(row.question), id=f"number-{at}"),
        tag("p", sign, " ", row.clash, class_="notice") if row.clash else None,
        table(columns, lines, caption=f"Figures: {row.question}", style="figures", titled=True),
        cut(len(shown), len(row.figures), what="figures", export="claims"),
        class_="question",
    )


def _same_measure(one: str | None, other: str | None) -> bool:
    """Tells whether figures can lie on one axis: all counts can, measures only in one unit."""
    return one == other or not ({one, other} & _measures())


@cache
def _measures() -> frozenset[str]:
    """Returns the units that measure and do not count ("mile", "percent")."""
    return frozenset(unit for units in table_of("units")["measures"].values() for unit in units)


def _axis(row: NumberRow, scale: Scale) -> list[Content]:
    label = row.unit or row.role
    steps = ", each step ten times the last" if scale.logarithmic else ""
    picture = tag(
        "svg",
        axis(scale, number_ticks(scale), top=15, bottom=_HIGH),
        viewBox=f"0 0 {_WIDE} {_HIGH}",
        aria_hidden="true",
    )
    return [label, steps, picture]


def _figure(book: Book, figure: Figure, *, scale: Scale | None, name: str) -> Row:
    claim = book.ledger.claims[figure.claim]
    quantity, reader = figure.quantity, is_comment(book, claim)
    return Row(
        id=name,
        style="reader" if reader else None,
        cells=(
            [words(quantity.text, book.ledger.documents[claim.document]), " ", cite(book, claim.id)],
            [
                _plot(quantity, scale, reader=reader) if scale else tag("small", "other unit: ", quantity.unit),
                _meaning(quantity),
            ],
            on_whose_word(book, claim),
            days(figure.said) or tag("span", "no date", class_="absent"),
        ),
    )


def _plot(quantity: Quantity, scale: Scale, *, reader: bool) -> Markup:
    drawn = [_grid(scale), mark(quantity, scale, y=_HIGH / 2, style="hollow" if reader else "solid")]
    return tag("svg", drawn, viewBox=f"0 0 {_WIDE} {_HIGH}", role="img", aria_label=interval(quantity))


def _grid(scale: Scale) -> list[Content]:
    places = [point(scale.at(tick.value)) for tick in number_ticks(scale)]
    return [tag("line", x1=x, x2=x, y1="0", y2=_HIGH, class_="grid") for x in places]


def _meaning(quantity: Quantity) -> Markup | None:
    """Says what the words allow, where they are no plain figure."""
    plain = quantity.comparator == "=" and quantity.low == quantity.high and any(map(str.isdigit, quantity.text))
    return None if plain else tag("small", interval(quantity))


def _bar(start: float, end: float, *, y: float, style: str) -> Markup:
    return tag(
        "rect", x=point(start), y=point(y - 3), width=point(max(end - start, 2)), height="6", class_=f"bar {style}"
    )


def _alone(book: Book, rows: Sequence[NumberRow]) -> Content:
    """Lists the figures that nothing stands beside, in the clauses that hold them."""
    figures = [(row, figure) for row in rows for figure in row.figures if figure.claim in book.ledger.claims]
    lines = [_single(book, row, figure=figure, at=at) for at, (row, figure) in enumerate(figures[:ROWS])]
    if not lines:
        return None
    columns = ("What is counted", "The words", "On whose word")
    return [
        tag("h3", "Figures that nothing stands beside"),
        table(columns, lines, caption="Figures given once", style="words", titled=True),
        cut(ROWS, len(figures), what="figures", export="claims"),
    ]


def _single(book: Book, row: NumberRow, *, figure: Figure, at: int) -> Row:
    claim = book.ledger.claims[figure.claim]
    said = [quotation(book, claim, stressed=figure.quantity), " ", cite(book, claim.id)]
    counted = [opening(row.role), tag("small", row.unit) if row.unit else None]
    return Row(
        id=f"figure-{at}",
        style="reader" if is_comment(book, claim) else None,
        cells=(counted, [said, _meaning(figure.quantity)], on_whose_word(book, claim)),
    )


def _unlike_units(book: Book) -> Content:
    """Points out figures that look alike and are not: linked claims that give one number in two units."""
    items = [
        tag("li", found, id=f"unlike-{at}")
        for at, link in enumerate(book.ledger.links)
        if (found := _unlike(book, link))
    ]
    if not items:
        return None
    lead = "The same figure in different units; the two wordings do not mean the same:"
    return tag("div", paragraph(lead), tag("ul", items), class_="notice")


def _unlike(book: Book, link: Link) -> Content:
    claims = [book.ledger.claims.get(link.a), book.ledger.claims.get(link.b)]
    if link.kind != "contradicts" or claims[0] is None or claims[1] is None:
        return None
    for one in claims[0].quantities:
        for other in claims[1].quantities:
            if one.best is not None and one.best == other.best and one.unit and other.unit and one.unit != other.unit:
                return [
                    _worded(book, claims[0], quantity=one),
                    " against ",
                    _worded(book, claims[1], quantity=other),
                    f": {link.reason}",
                ]
    return None


def _worded(book: Book, claim: Claim, *, quantity: Quantity) -> list[Content]:
    return [words(quantity.text, book.ledger.documents[claim.document]), " ", cite(book, claim.id)]


def _ends(quantities: Iterable[Quantity]) -> Iterator[float]:
    for quantity in quantities:
        yield from (value for value in (quantity.low, quantity.best, quantity.high) if value is not None)
