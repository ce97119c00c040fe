"""When it happened and when it was said: a line for each happening, its time an interval, days of publication marks."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from ..records import Days
from ..weighing import Moment
from .book import Book, cites, is_comment, place
from .html import Content, join, tag
from .lanes import Happening, picture
from .plain import day, days, opening
from .section import ROWS, Row, Section, cut, nothing, paragraph, table

_DRAWN: Final = 26  # lines of the picture: what half an A4 page holds
_LEAD: Final = (
    "Each line is something that claims say to have happened: the bar is when it happened (a bar that fades has no "
    "known end on that side), each ◇ below it a day on which a page that says so was published."
)
_RULE: Final = (
    "Drawn are the {shown} of {total} dated happenings that clash, carry a number, name a place, or are told more "
    "than once, in that order of preference; readers’ comments are not drawn. All are in the table below the picture."
)


def section(book: Book, moments: Sequence[Moment]) -> Section:
    """Builds the picture and the table of dated happenings, and says how much has no date."""
    heard = [moment for moment in moments if moment.claim in book.ledger.claims]
    dated = happenings(book, [moment for moment in heard if _named(book, moment)])
    undated = [moment for moment in heard if not _named(book, moment)]
    chosen = _choose(book, dated)
    if not heard:
        body = nothing("No claim in this case has a time.")
    else:
        rule = _RULE.format(shown=len(chosen), total=len(dated)) if len(chosen) < len(dated) else None
        body = join(
            [
                paragraph(_LEAD, " ", rule),
                picture(book, chosen, undated=undated) if chosen else None,
                _table(book, dated, chosen=chosen),
            ]
        )
    return Section(id="timeline", title="When it happened, and when it was said", short="Timeline", body=body)


def happenings(book: Book, moments: Sequence[Moment]) -> list[Happening]:
    """Puts claims together that stand in one event, or go by one name, and give it the same time; in order of time."""
    named = {moment.claim: moment.label for moment in moments}
    for event in book.ledger.events.values():
        told = sorted((claim for claim in event.claims if claim in named), key=lambda claim: place(book, claim))
        named.update(dict.fromkeys(told, named[told[0]] if told else ""))
    parts: dict[tuple[str, Days], list[Moment]] = defaultdict(list)
    for moment in moments:
        parts[named[moment.claim], moment.happened or Days()].append(moment)
    found = [_happening(book, label, moments=held) for (label, _), held in parts.items()]
    return sorted(found, key=lambda item: _order(book, item))


def _order(book: Book, item: Happening) -> tuple[str, str, tuple[int, int, str]]:
    return (item.when.earliest or item.when.latest or "", item.when.latest or "~", place(book, item.claims[0]))


def _happening(book: Book, label: str, *, moments: Sequence[Moment]) -> Happening:
    said = {found for moment in moments if moment.said and (found := day(moment.said.earliest))}
    claims = sorted((moment.claim for moment in moments), key=lambda claim: place(book, claim))
    return Happening(label, moments[0].happened or Days(), tuple(claims), tuple(sorted(said)))


def _named(book: Book, moment: Moment) -> bool:
    """Tells whether a claim names its time. "Before the page came out" is known of all that is past, and names none."""
    if moment.happened is None:
        return False
    ends = [end for end in (day(moment.happened.earliest), day(moment.happened.latest)) if end]
    time = book.ledger.claims[moment.claim].time
    return len(ends) == 2 or (len(ends) == 1 and time is not None and time.text is not None)


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
