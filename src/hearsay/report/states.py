"""Who held what, and when: the states that a place or group is said to have been in, on one line of time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..records import Days
from ..weighing import StateLine, StatePoint
from .book import Book, cites, is_comment
from .html import Content, Markup, join, tag
from .plain import day, days, listing, opening
from .scale import Scale, axis, day_scale, day_ticks, fading, point
from .section import Row, Section, cut, paragraph, table
from .words import first_source, on_whose_word

_LINES: Final = 20
_GROUPS: Final = 30
_SOURCES: Final = 6
_WIDE, _HIGH = 300, 18
_STATES: Final = {
    "held": ("held by {}", "taken; nobody says by whom"),
    "lost": ("lost by {}", "lost; nobody says by whom"),
    "contested": ("fought over by {}", "fought over"),
    "gone": ("gone or destroyed", "gone or destroyed"),
    "present": ("still there", "still there"),
}
_LEAD: Final = (
    "What claims make of a place or a group over time; claims that say the same of the same time stand in one line. A"
    " bar is when that state is said to have held or begun; one that fades has no known end; ◇ is a day on which it "
    "was published, where no time is told. ≠ marks states that cannot both hold, with the number of the other line."
)


@dataclass(frozen=True, slots=True)
class Told:
    """Claims that make the same of a place or group at the same time. `readers`: they are readers' comments.

    `said` are the days of publication, earliest first.
    """

    state: str
    time: Days
    readers: bool
    claims: tuple[str, ...]
    said: tuple[date, ...]


def section(book: Book, lines: Sequence[StateLine]) -> Section | None:
    """Builds the lines of places and groups of which articles tell more than one state; null where there is none."""
    found = [(line, _told(book, line)) for line in lines]
    told = [(line, held) for line, held in found if line.clashes or len({t.state for t in held if not t.readers}) > 1]
    told.sort(key=lambda pair: (-len(pair[0].clashes), -len(pair[0].points), pair[0].name))
    if not told:
        return None
    body = join(
        [
            paragraph(_LEAD),
            [_line(book, line, told=held, at=at) for at, (line, held) in enumerate(told[:_LINES])],
            cut(_LINES, len(told), what="places and groups", export="claims"),
        ]
    )
    return Section(id="states", title="Who held what, and when", short="Who held what", body=body)


def _told(book: Book, line: StateLine) -> list[Told]:
    """Puts together what is told alike, articles before readers' comments, dated before undated, in order of time."""
    held: dict[tuple[bool, str, str | None, str | None], list[str]] = defaultdict(list)
    said = {it.claim: day(it.said.earliest) for it in line.points if it.said}
    for it in line.points:
        if it.claim in book.ledger.claims:
            readers = is_comment(book, book.ledger.claims[it.claim])
            held[readers, _state(it), it.time.earliest, it.time.latest].append(it.claim)
    found = [
        Told(
            state,
            Days(earliest=earliest, latest=latest),
            readers,
            tuple(claims),
            tuple(sorted({moment for claim in claims if (moment := said.get(claim)) is not None})),
        )
        for (readers, state, earliest, latest), claims in held.items()
    ]
    return sorted(found, key=lambda it: (it.readers, _moment(it), it.state))


def _moment(it: Told) -> str:
    """When it is told of, else when it was published: a state without a time stands where it was first said."""
    first = it.said[0].isoformat() if it.said else "~"
    return it.time.earliest or it.time.latest or first


def _state(it: StatePoint) -> str:
    named, nameless = _STATES.get(it.state, (it.state, it.state))
    return named.format(it.holder_name) if it.holder_name else nameless


def _line(book: Book, line: StateLine, *, told: Sequence[Told], at: int) -> Markup:
    shown = told[:_GROUPS]
    ends = [end for it in shown for end in (day(it.time.earliest), day(it.time.latest)) if end]
    ends += [moment for it in shown if not days(it.time) for moment in it.said]
    scale = day_scale(ends, left=24, right=_WIDE - 24) if ends else None
    numbers = {claim: number for number, it in enumerate(shown, start=1) for claim in it.claims}
    rows = [
        _row(book, it, scale=scale, against=_against(it, line, numbers=numbers), name=f"state-{at}-{n}")
        for n, it in enumerate(shown, 1)
    ]
    columns = ("State", ["When, as said", _axis(scale) if scale else None], "On whose word", "Against")
    return tag(
        "article",
        tag("h3", opening(line.name), id=f"state-{at}"),
        table(columns, rows, caption=f"States of {line.name}", style="figures", titled=True),
        cut(len(shown), len(told), what="states", export="claims"),
        class_="question",
    )


def _against(it: Told, line: StateLine, *, numbers: Mapping[str, int]) -> list[int]:
    """Finds the lines whose claims cannot hold together with those of one line."""
    own = set(it.claims)
    others = {other for pair in line.clashes if own & set(pair) for other in pair if other not in own}
    return sorted({numbers[other] for other in others if other in numbers})


def _row(book: Book, it: Told, *, scale: Scale | None, against: Sequence[int], name: str) -> Row:
    claims = [book.ledger.claims[claim] for claim in it.claims]
    named = list(dict.fromkeys(first_source(book, claim) for claim in claims))
    more = f" and {len(named) - _SOURCES} more" if len(named) > _SOURCES else None
    sign = [tag("span", "≠", class_="sign", role="img", aria_label="clashes with"), " ", ", ".join(map(str, against))]
    return Row(
        id=name,
        style="reader" if it.readers else None,
        cells=(
            [f"{name.rpartition('-')[2]}. {it.state} ", cites(book, it.claims, limit=6)],
            _when(it, scale),
            on_whose_word(book, claims[0]) if len(claims) == 1 else ["; ".join(named[:_SOURCES]), more],
            sign if against else None,
        ),
    )


def _axis(scale: Scale) -> Markup:
    ticks = day_ticks(scale, most=5)
    return tag("svg", axis(scale, ticks, top=15, bottom=_HIGH), viewBox=f"0 0 {_WIDE} {_HIGH}", aria_hidden="true")


def _when(it: Told, scale: Scale | None) -> list[Content]:
    if days(it.time) or not it.said or scale is None:
        return [_bar(it.time, scale) if scale and days(it.time) else None, tag("small", days(it.time) or "no date")]
    marks = [tag("path", d=_diamond(scale.at(moment.toordinal()), _HIGH / 2), class_="said") for moment in it.said]
    names = listing(days(Days(earliest=moment.isoformat(), latest=moment.isoformat())) for moment in it.said[:3])
    more = f" and {len(it.said) - 3} more days" if len(it.said) > 3 else ""
    drawn = tag("svg", marks, viewBox=f"0 0 {_WIDE} {_HIGH}", role="img", aria_label=f"published {names}{more}")
    return [drawn, tag("small", f"no time told; published {names}{more}")]


def _diamond(x: float, y: float) -> str:
    return f"M{point(x)} {point(y - 5)}l5 5l-5 5l-5 -5z"


def _bar(time: Days, scale: Scale) -> Markup:
    first, last = day(time.earliest), day(time.latest)
    y = _HIGH / 2
    drawn: Content = None
    if first and last:
        start, end = scale.at(first.toordinal()), scale.at(min(last.toordinal() + 1, date.max.toordinal()))
        drawn = tag(
            "rect", x=point(start), y=point(y - 4), width=point(max(end - start, 5)), height="8", class_="event"
        )
    elif first:
        drawn = fading(scale.at(first.toordinal()), _WIDE, y=y, tall=8)
    elif last:
        drawn = fading(scale.at(last.toordinal()), 0, y=y, tall=8)
    return tag("svg", drawn, viewBox=f"0 0 {_WIDE} {_HIGH}", role="img", aria_label=days(time) or "no date")
