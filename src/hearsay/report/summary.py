"""The head of a dossier: what the case holds and what stands out in it, in sentences that point at their grounds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..records import Claim, Days, LinkKind, Origin
from ..weighing import Board, CreditMatrix, Figure, NumberRow, Support
from . import hypotheses, leaning
from .book import Book, cite, cites, is_comment, outlet
from .clashes import Group, groups
from .credit import Entry, entries
from .events import figures_of
from .html import Content, Markup, join, tag
from .origins import copies
from .plain import QUESTIONS, count, day, days, listing, measure, opening, shorten
from .section import Section, fold, paragraph
from .words import first_source, words

_DEEDS: Final = 3
_NUMBERS: Final = 3
_CLASHING: Final = 3
_LEANING: Final = 2
_TOLD: Final = 2
_NAMES: Final = 8
_QUOTED: Final = 110
_CHANGED: Final = 2
_CHANGES: Final[Mapping[LinkKind, str]] = {"retracts": "takes back", "updates": "updates"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the front page picks from; `names` are those of happenings by id."""

    matrix: CreditMatrix
    numbers: Sequence[NumberRow]
    boards: Sequence[Board]
    supports: Sequence[Support]
    names: Mapping[str, str]


def section(book: Book, found: Findings) -> Section:
    """Builds the front page: what stands out first, then what the case holds and how to read it."""
    body = join(
        [
            findings(book, found) or paragraph("Nothing in this case contradicts anything else in it."),
            tag("h3", "What was taken in"),
            holdings(book),
            figures(book),
            fold("How to read this: every sign and mark", legend(), style="manual aliases"),
        ]
    )
    return Section(id="summary", title="What stands out", short="What stands out", body=body)


def figures(book: Book) -> Markup:
    """Counts what the case holds, as a row of figures."""
    ledger = book.ledger
    counts = (
        (len(ledger.documents), "document"),
        (len({outlet(d) for d in book.documents if d.outlet}), "outlet named"),
        (len(ledger.statements), "statement"),
        (len(ledger.claims), "claim"),
        (len(groups(book, ledger.links)), "clash"),
        (sum(_heard(book, origin) for origin in ledger.origins), "independent origin"),
    )
    plural = {"outlet named": "outlets named", "clash": "clashes"}
    cells = [
        tag("div", tag("dt", noun if amount == 1 else plural.get(noun, noun + "s")), tag("dd", f"{amount:,}"))
        for amount, noun in counts
    ]
    return tag("dl", cells, class_="counts")


def _heard(book: Book, origin: Origin) -> bool:
    """Tells whether more than readers' comments rest on an origin."""
    claims = (book.ledger.claims.get(member) for member in origin.members)
    return any(claim is not None and not is_comment(book, claim) for claim in claims)


def holdings(book: Book) -> Markup:
    """Says in sentences what was taken in, from when it is, and what is not known of it."""
    ledger = book.ledger
    readers = sum(is_comment(book, claim) for claim in ledger.claims.values())
    sentences = [
        f"This case holds {count(len(ledger.documents), 'document')}{_span(book)}.",
        f"In them {count(len(ledger.statements), 'statement is', plural='statements are')} credited to somebody and "
        f"{count(len(ledger.claims), 'claim is', plural='claims are')} made"
        + (f", {readers:,} of those in readers’ comments." if readers else "."),
        _unknowns(book),
    ]
    limits = [" See ", tag("a", "Limits", href="#limits"), "."] if sentences[-1] else None
    return tag("p", " ".join(sentence for sentence in sentences if sentence), limits)


def findings(book: Book, found: Findings) -> Markup | None:
    """Lists what an editor would ask first, each kind under its name: the front page of the dossier."""
    clashing = groups(book, book.ledger.links)
    kinds: tuple[tuple[str, Iterable[Content]], ...] = (
        ("Rival claims", _rivals(book, found.matrix)),
        ("Figures that do not fit", _figures(book, found.numbers)),
        ("What clashes", _clashes(book, clashing)),
        ("Taken back, updated", _changed(book, clashing)),
        ("Hypotheses", map(hypotheses.sentence, found.boards)),
        ("Tolls", _well_told(book, found)),
        ("It leans on", (leaning.sentence(book, support, names=found.names) for support in found.supports[:_LEANING])),
        ("Counted once", _copied(book)),
    )
    told = [(kind, list(items)) for kind, items in kinds]
    rows = [
        [tag("dt", kind), tag("dd", [tag("p", item, id=f"first-{at}-{n}") for n, item in enumerate(items)])]
        for at, (kind, items) in enumerate(told)
        if items
    ]
    return tag("dl", rows, class_="findings") if rows else None


def legend() -> Markup:
    """Shows every sign and mark that the dossier uses."""
    sample = [
        tag("span", "The minister", class_="a"),
        " ",
        tag("span", "said", class_="q"),
        " that ",
        tag("a", class_="label", data_label="s4"),
        tag("span", "the town ", class_="w"),
        tag("span", "fell", class_="w k"),
        tag("a", class_="label", data_label="c7"),
        tag("span", " on Monday", class_="w"),
        ".",
    ]
    terms: tuple[tuple[Content, Content], ...] = (
        (
            tag("span", sample, class_="sample"),
            "In the texts: a source is underlined, the word that credits is in italics, the words credited stand over"
            " dots (s: statement), and the word that carries a claim is boxed (c: claim; its label is struck through "
            "where the claim is that it is not so).",
        ),
        (
            tag("span", "D3·c7", class_="cite"),
            "The words themselves: the seventh claim of the third document. Every line ends in such a label.",
        ),
        (
            "A ← B ← C",
            "A says it on the word of B, who has it from C. The last name is the first source that the page gives.",
        ),
        (
            tag("small", "comment", class_="mark"),
            "A reader’s comment. It counts for nothing in any grade or count of sources.",
        ),
        ("● ◐ ○ ✕", "Said of oneself; announced without saying who did it; said by others; said not to be so."),
        ("≠", "Cannot both hold. Which of them does is not decided here."),
    )
    return tag("dl", [[tag("dt", term), tag("dd", meaning)] for term, meaning in terms], class_="legend")


def _span(book: Book) -> str:
    """Says from how many outlets the documents are and over which days they were published."""
    named = {document.outlet for document in book.documents if document.outlet}
    found = [document.published for document in book.documents if document.published]
    known = [moment for span in found for moment in (day(span.earliest), day(span.latest)) if moment]
    outlets = f" of {count(len(named), 'outlet')}" if named else ""
    if not known:
        return outlets
    return f"{outlets}, published {_between(min(known), max(known))}"


def _between(first: date, last: date) -> str:
    named = [days(Days(earliest=moment.isoformat(), latest=moment.isoformat())) for moment in (first, last)]
    return f"on {named[0]}" if first == last else f"between {named[0]} and {named[1]}"


def _unknowns(book: Book) -> str:
    undated = sum(document.published is None for document in book.documents)
    unnamed = sum(document.outlet is None for document in book.documents)
    sourceless = sum(statement.source is None for statement in book.ledger.statements.values())
    parts = [
        f"{count(undated, 'document shows', plural='documents show')} no date" if undated else "",
        f"{count(unnamed, 'does', plural='do')} not name an outlet" if unnamed else "",
        f"{count(sourceless, 'statement names', plural='statements name')} no source" if sourceless else "",
        f"{count(len(book.ledger.gaps), 'thing')} could not be read or understood" if book.ledger.gaps else "",
    ]
    said = listing(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _rivals(book: Book, matrix: CreditMatrix) -> Iterator[Content]:
    contested = [(at, deed) for at, deed in enumerate(matrix.deeds) if deed.rivals][:_DEEDS]
    for at, deed in contested:
        found = entries(book, matrix, deed=at)
        own = _claimants(book, found, mode="own")
        given = {who: claim for who, claim in _claimants(book, found, mode="by_others").items() if who not in own}
        announced = {
            who: claim
            for who, claim in _claimants(book, found, mode="announced").items()
            if who not in own and who not in given
        }
        if len(own) + len(given) + len(announced) < 2:
            continue
        parts = [
            [words, " ", _named(book, who)]
            for words, who in (
                ("claimed by", own),
                ("credited by others to", given),
                ("announced, without a word on who did it, by", announced),
            )
            if who
        ]
        yield [tag("b", tag("a", opening(deed.label), href="#credit")), ": ", join(parts, between="; "), "."]


def _named(book: Book, claimants: Mapping[str, str]) -> Markup:
    shown = [join([who, " ", cite(book, claim)]) for who, claim in list(claimants.items())[:_NAMES]]
    rest = f", and {len(claimants) - _NAMES} more" if len(claimants) > _NAMES else None
    return join([join(shown, between=", "), rest])


def _claimants(book: Book, found: Sequence[Entry], *, mode: str) -> dict[str, str]:
    """Gives the parties of a mode in articles, each with its first claim."""
    known: dict[str, str] = {}
    for entry in found:
        heard = not is_comment(book, book.ledger.claims[entry.claim])
        if heard and entry.mode == mode:
            known.setdefault(entry.row.name if entry.row.claimant else f"“{entry.row.name}”", entry.claim)
    return known


def _figures(book: Book, numbers: Sequence[NumberRow]) -> Iterator[Content]:
    for row in [row for row in numbers if row.clash][:_NUMBERS]:
        heard = [it for it in row.figures if it.voice != "comment" and it.claim in book.ledger.claims]
        distinct: dict[str, Figure] = {}
        for figure in heard:
            distinct.setdefault(measure(figure.quantity), figure)
        shown = [_figure(book, figure) for figure in list(distinct.values())[:_NAMES]]
        if shown:
            yield [
                tag("b", tag("a", opening(row.question), href="#numbers")),
                ": ",
                join(shown, between="; "),
                f". {(row.clash or '').rstrip('.')}.",
            ]


def _figure(book: Book, figure: Figure) -> Markup:
    said = words(figure.quantity.text, book.ledger.documents[figure.document])
    who = first_source(book, book.ledger.claims[figure.claim])
    return join([said, f" ({who}) ", cite(book, figure.claim)])


def _clashes(book: Book, found: Sequence[Group]) -> Iterator[Content]:
    """The clashes that the lines above do not tell of, side against side, and how many there are of each kind."""
    told = ("contradicts", "denies")
    others = [group for group in found if group.on not in ("actor", "number") and group.kind in told]
    for group in others[:_CLASHING]:
        link = group.links[0]
        sides = [_side(book, book.ledger.claims[claim]) for claim in (link.a, link.b)]
        yield [
            tag("b", tag("a", f"On {QUESTIONS.get(group.on or '', 'whether it happened')}", href="#clashes")),
            ": ",
            join(sides, between=" beside " if group.on == "scope" else " ≠ "),
            ".",
        ]
    if found:
        counted = Counter(QUESTIONS.get(group.on or "", "other things") for group in found)
        parts = listing(f"{amount} on {question}" for question, amount in counted.most_common())
        yield [tag("a", count(len(found), "clash", plural="clashes"), href="#clashes"), f" in all: {parts}."]


def _changed(book: Book, found: Sequence[Group]) -> Iterator[Content]:
    """What a source withdrew and what a later figure replaced, each later claim once."""
    changed = sorted((g for g in found if g.kind in _CHANGES), key=lambda g: list(_CHANGES).index(g.kind))
    told: set[str] = set()
    for link in [link for group in changed for link in group.links]:
        if link.a not in told and len(told) < _CHANGED:
            told.add(link.a)
            later, earlier = (_side(book, book.ledger.claims[claim]) for claim in (link.a, link.b))
            yield join([later, tag("b", f" {_CHANGES[link.kind]} "), earlier, "."])


def _side(book: Book, claim: Claim) -> Markup:
    said = words(shorten(claim.text, _QUOTED), book.ledger.documents[claim.document])
    return join([said, f" ({first_source(book, claim)}) ", cite(book, claim.id)])


def _well_told(book: Book, found: Findings) -> Iterator[Content]:
    """The happenings with a toll that most independent origins tell of."""
    told = [
        (event, rolled)
        for event in book.ledger.events.values()
        if event.grade is not None and event.grade.sources > 1
        and (rolled := [it for it in event.roll_up if it.best is not None])
    ]
    told.sort(key=lambda pair: (-(pair[0].grade.sources if pair[0].grade else 0), pair[0].id))
    for event, rolled in told[:_TOLD]:
        grade = event.grade
        tolls = listing(f"{it.role}{f' ({it.unit})' if it.unit else ''} {figures_of(it)}" for it in rolled[:3])
        stands = f"{count(grade.sources, 'independent origin')}, {grade.incident}" if grade else ""
        used = [claim for it in rolled for claim in it.used]
        yield [
            tag("b", tag("a", opening(found.names.get(event.id) or "a happening"), href="#events")),
            f": {tolls}; {stands} ",
            cites(book, used, limit=4),
            ".",
        ]


def _copied(book: Book) -> Iterator[Content]:
    twins = copies(book)
    if twins:
        claims = list(twins)
        yield [
            tag("b", tag("a", f"{len(twins)} of {count(len(book.documents), 'document')}", href="#origins")),
            " share text with another and count once: ",
            cites(book, claims),
            ".",
        ]
