"""When it happened and when it was said: a line for each happening, its time an interval, days of publication marks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..records import Days
from ..weighing import Moment
from .book import Book, anchor, cites, is_comment, place
from .html import Content, Markup, join, tag
from .plain import count, day, days, opening, shorten
from .scale import Scale, axis, day_scale, day_ticks, fading, point
from .section import ROWS, Row, Section, cut, nothing, paragraph, table

_DRAWN: Final = 26  # lines of the picture: what half an A4 page holds
_WIDE, _LABELS, _LINE, _TOP = 820, 250, 21, 26
_FAR: Final = 6  # a day further out than this many times the stretch of the middle 80 % is drawn at the edge
_FADE: Final = 36
_BIN: Final = 30  # points of the axis within which days share a mark in the lane of claims without a date
_LEAD: Final = (
    "Each line is something that claims say to have happened: the bar is when it happened (a bar that fades has no "
    "known end on that side), each ◇ a day on which a page that says so was published. Said and happened are never "
    "mixed."
)
_RULE: Final = (
    "Drawn are the {shown} of {total} dated happenings that clash, carry a number, name a place, or are told more "
    "than once, in that order of preference; readers’ comments are not drawn. All are in the table below the picture."
)


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims that give one event one time. `said` are the days of publication."""

    label: str
    when: Days
    relation: str | None
    claims: tuple[str, ...]
    said: tuple[date, ...]


def section(book: Book, moments: Sequence[Moment]) -> Section:
    """Builds the picture and the table of dated happenings, and says how much has no date."""
    heard = [moment for moment in moments if moment.claim in book.ledger.claims]
    dated = happenings(book, [moment for moment in heard if _known(moment.happened)])
    undated = [moment for moment in heard if not _known(moment.happened)]
    chosen = _choose(book, dated)
    if not heard:
        body = nothing("No claim in this case has a time.")
    else:
        rule = _RULE.format(shown=len(chosen), total=len(dated)) if len(chosen) < len(dated) else None
        body = join(
            [
                paragraph(_LEAD, " ", rule),
                _figure(book, chosen, undated=undated) if chosen else None,
                _table(book, dated, chosen=chosen),
            ]
        )
    return Section(id="timeline", title="When it happened, and when it was said", short="Timeline", body=body)


def happenings(book: Book, moments: Iterable[Moment]) -> list[Happening]:
    """Puts claims together that stand in one event and give it the same time, in the order of that time."""
    event_of = {claim: event.id for event in book.ledger.events.values() for claim in event.claims}
    parts: dict[tuple[str, str | None, str | None, str | None], list[Moment]] = defaultdict(list)
    for moment in moments:
        when = moment.happened or Days()
        parts[event_of.get(moment.claim, moment.claim), when.earliest, when.latest, moment.relation].append(moment)
    found = [_happening(book, held) for held in parts.values()]
    return sorted(
        found,
        key=lambda item: (
            item.when.earliest or item.when.latest or "",
            item.when.latest or "~",
            place(book, item.claims[0]),
        ),
    )


def _happening(book: Book, moments: Sequence[Moment]) -> Happening:
    ordered = sorted(moments, key=lambda moment: place(book, moment.claim))
    said = {found for moment in moments if moment.said and (found := day(moment.said.earliest))}
    first = ordered[0]
    claims = tuple(moment.claim for moment in ordered)
    return Happening(first.label, first.happened or Days(), first.relation, claims, tuple(sorted(said)))


def _known(span: Days | None) -> bool:
    return span is not None and (day(span.earliest) or day(span.latest)) is not None


def _choose(book: Book, dated: Sequence[Happening]) -> list[Happening]:
    """Takes the happenings worth a line: by what they carry, then in the order of time."""
    clashing = {
        claim
        for link in book.ledger.links
        if link.kind not in ("repeats", "corroborates", "narrows")
        for claim in (link.a, link.b)
    }
    scored: list[tuple[tuple[int, ...], int]] = []
    for at, item in enumerate(dated):
        claims = [book.ledger.claims[claim] for claim in item.claims]
        if all(is_comment(book, claim) for claim in claims):
            continue
        traits = (
            any(claim.id in clashing for claim in claims),
            any(claim.quantities for claim in claims),
            any(claim.places for claim in claims),
            len(claims) > 1,
        )
        scored.append((tuple(-int(trait) for trait in traits), at))
    return [dated[at] for at in sorted(at for _, at in sorted(scored)[:_DRAWN])]


def _figure(book: Book, chosen: Sequence[Happening], *, undated: Sequence[Moment]) -> Markup:
    scale, clipped = _window(chosen)
    lanes = len(chosen) + 1
    bottom = _TOP + lanes * _LINE + 8
    lines = [
        _line(book, item, scale=scale, y=_TOP + at * _LINE + _LINE / 2, number=at + 1) for at, item in enumerate(chosen)
    ]
    lane = _no_date_lane(book, undated, scale=scale, y=_TOP + len(chosen) * _LINE + _LINE / 2 + 6)
    picture = tag(
        "svg",
        axis(scale, day_ticks(scale), top=_TOP - 6, bottom=bottom),
        lines,
        lane,
        viewBox=f"0 0 {_WIDE} {bottom}",
        class_="timeline",
        role="img",
        aria_label="Timeline; the table below holds the same",
    )
    edge = " An arrow at the edge is a day outside the stretch drawn, written beside it." if clipped else ""
    caption = tag("figcaption", tag("b", "▬"), " happened   ", tag("b", "◇"), " published." + edge)
    return tag("figure", picture, caption)


def _window(chosen: Sequence[Happening]) -> tuple[Scale, bool]:
    """Fits the axis; days far from all others stay at its edge, so that one old year does not press the rest."""
    found = sorted(_all_days(chosen))
    low, high = found[len(found) // 10], found[-1 - len(found) // 10]
    reach = max((high - low).days, 10) * _FAR
    inside = [moment for moment in found if (low - moment).days <= reach and (moment - high).days <= reach]
    return day_scale(inside, left=_LABELS + 10, right=_WIDE - 40), len(inside) < len(found)


def _all_days(chosen: Iterable[Happening]) -> list[date]:
    ends = [day(end) for item in chosen for end in (item.when.earliest, item.when.latest)]
    return [end for end in ends if end] + [said for item in chosen for said in item.said]


def _line(book: Book, item: Happening, *, scale: Scale, y: float, number: int) -> Markup:
    told = f" ({len(item.claims)})" if len(item.claims) > 1 else ""
    label = tag("text", f"{number}  {shorten(opening(item.label), 42)}{told}", x="0", y=point(y + 4), class_="what")
    return tag(
        "g",
        tag("line", x1=_LABELS, x2=_WIDE, y1=point(y + _LINE / 2), y2=point(y + _LINE / 2), class_="rule"),
        tag("a", label, href=f"#{anchor('c', item.claims[0])}"),
        _bar(item, scale, y=y),
        [_diamond(scale.at(said.toordinal()), y) for said in item.said],
    )


def _bar(item: Happening, scale: Scale, *, y: float) -> Content:
    first, last = day(item.when.earliest), day(item.when.latest)
    start = scale.at(first.toordinal()) if first else None
    end = scale.at(last.toordinal() + 1) if last and last < date.max else None
    if start is not None and end is not None:
        outside = _outside(item, scale, y=y)
        solid = tag(
            "rect", x=point(start), y=point(y - 4), width=point(max(end - start, 5)), height="8", class_="event"
        )
        return [solid, outside]
    if start is not None:
        return fading(start, min(start + 2 * _FADE, _WIDE), y=y, tall=8)
    return fading(end, max(end - 2 * _FADE, _LABELS), y=y, tall=8) if end is not None else None


def _outside(item: Happening, scale: Scale, *, y: float) -> Content:
    """Writes a time that lies beyond the axis at the edge that it lies behind."""
    first, last = day(item.when.earliest), day(item.when.latest)
    if last and last.toordinal() < scale.low:
        return tag("text", f"◂ {days(item.when)}", x=point(scale.left + 8), y=point(y + 4), class_="edge")
    if first and first.toordinal() > scale.high:
        return tag("text", f"{days(item.when)} ▸", x=point(scale.right - 8), y=point(y + 4), class_="edge end")
    return None


def _diamond(x: float, y: float) -> Markup:
    return tag("path", d=f"M{point(x)} {point(y - 5)}l5 5l-5 5l-5 -5z", class_="said")


def _no_date_lane(book: Book, undated: Sequence[Moment], *, scale: Scale, y: float) -> Content:
    """One lane for all claims without a time: how many were published on which day."""
    heard = [moment for moment in undated if not is_comment(book, book.ledger.claims[moment.claim])]
    said = Counter(found for moment in heard if moment.said and (found := day(moment.said.earliest)))
    silent = len(heard) - sum(said.values())
    bins: dict[int, list[date]] = defaultdict(list)
    for moment in sorted(said):
        bins[int(scale.at(moment.toordinal()) // _BIN)].append(moment)
    marks: list[Content] = []
    for held in bins.values():
        x = scale.at(sum(moment.toordinal() for moment in held) / len(held))
        amount = sum(said[moment] for moment in held)
        marks.append([_diamond(x, y), tag("text", f"{amount:,}", x=point(x + 8), y=point(y + 4), class_="edge")])
    never = f" ({silent:,} on undated pages)" if silent else ""
    label = tag(
        "text", f"No time named: {count(len(heard), 'claim')}{never}", x="0", y=point(y + 4), class_="what none"
    )
    band = tag("rect", x="0", y=point(y - _LINE / 2), width=_WIDE, height=_LINE, class_="lane")
    return tag("g", band, label, marks)


def _table(book: Book, dated: Sequence[Happening], *, chosen: Sequence[Happening]) -> Content:
    if not dated:
        return None
    numbers = {item: at for at, item in enumerate(chosen, start=1)}
    rows = [
        Row(
            id=f"when-{at}",
            cells=(
                days(item.when),
                [f"{numbers[item]}. " if item in numbers else None, opening(item.label)],
                "; ".join(_written(item.said)) or tag("span", "no date", class_="absent"),
                cites(book, item.claims),
            ),
        )
        for at, item in enumerate(dated[:ROWS])
    ]
    columns = ("When it happened, as said", "What", "Published", "The words")
    return [
        table(columns, rows, caption="Dated happenings", style="when"),
        cut(ROWS, len(dated), what="happenings", export="claims"),
    ]


def _written(said: Sequence[date]) -> list[str]:
    shown = [days(Days(earliest=moment.isoformat(), latest=moment.isoformat())) for moment in said[:4]]
    return [*shown, f"and {len(said) - 4} more days"] if len(said) > 4 else shown
