"""Competing hypotheses (Heuer): evidence against hypotheses, filled in from the links and decided by the analyst.

What to look at is what speaks *against*: evidence that fits every hypothesis tells nothing, however much there is of
it. So a hypothesis is scored by its inconsistencies alone, and the one with least against it is not proven, only not
yet refuted. Evidence of one origin counts once, comments never.

It ignores how credible a claim and how reliable its giver is: a lie counts like a truth until the analyst says "not
applicable". It misleads where the right hypothesis was never put, and where one side alone was asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..records import Judgement, Ledger, Link
from .boards import Board, Cell, Exhibit, Hypothesis, Leaning, Mark, Score
from .deeds import is_interested
from .hypotheses import decided, hypotheses
from .leaving import Part, parts
from .voices import Hearing, Voice, hear

_MOST: Final = 60  # pieces of evidence on a board; more cannot be weighed by anybody
_VALUES: Final[Mapping[Mark, int]] = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
_UNDECIDED: Final = Cell(mark=None, by=None, reason="nothing in the case ties it to this hypothesis; decide")
_LINKED: Final[Mapping[str, Mark]] = {
    "repeats": "C",
    "corroborates": "C",
    "narrows": "C",
    "updates": "N",
    "contradicts": "I",
    "retracts": "I",
    "denies": "II",
}
_SAID: Final = {
    "repeats": "repeats what it rests on",
    "corroborates": "bears out what it rests on",
    "narrows": "is compatible with what it rests on",
    "updates": "tells of another time than what it rests on",
    "contradicts": "cannot hold together with what it rests on",
    "retracts": "takes back, or is taken back by, what it rests on",
    "denies": "denies, or is denied by, what it rests on",
}
_BEARING_OUT: Final = frozenset({"repeats", "corroborates"})
_CLASHING: Final = frozenset({"contradicts", "denies"})


def boards(ledger: Ledger, judgements: Sequence[Judgement]) -> tuple[Board, ...]:
    """Lays out a board for each question that hypotheses were put to, in the order in which they were asked."""
    asked: dict[str, list[Hypothesis]] = defaultdict(list)
    for hypothesis in hypotheses(judgements):
        asked[hypothesis.question].append(hypothesis)
    if not asked:
        return ()
    hearing = hear(ledger)
    cells, every = decided(judgements), parts(hearing)
    return tuple(_board(hearing, question, put, cells=cells, every=every) for question, put in asked.items())


def diagnosticity(cells: Iterable[Cell]) -> int | None:
    """How far evidence tells hypotheses apart: the distance of its best from its worst mark, 0 to 4.

    0 means that it fits all of them alike and decides nothing. It ignores cells that are not decided or not applicable;
    null where fewer than two are left.
    """
    values = [_VALUES[cell.mark] for cell in cells if cell.mark is not None and cell.mark in _VALUES]
    return max(values) - min(values) if len(values) > 1 else None


def scores(exhibits: Sequence[Exhibit], put: Sequence[Hypothesis], *, left_out: frozenset[str] = frozenset()) -> tuple[
    Score, ...
]:
    """What stands against each hypothesis: 1 for an inconsistent origin, 2 for a very inconsistent one.

    Of several pieces of one origin the one that speaks most against it counts. What fits is not counted: it cannot
    prove anything. `left_out` are claims not to be heard.
    """
    out = []
    for at, hypothesis in enumerate(put):
        worst: dict[str, int] = defaultdict(int)
        heard = [exhibit for exhibit in exhibits if exhibit.counts and not left_out.issuperset(exhibit.claims)]
        for exhibit in heard:
            mark = exhibit.cells[at].mark
            worst[exhibit.origin] = max(worst[exhibit.origin], -_VALUES.get(mark, 0) if mark else 0)
        out.append(
            Score(
                hypothesis=hypothesis.id,
                inconsistency=sum(worst.values()),
                against=sum(value > 0 for value in worst.values()),
                decided=sum(exhibit.cells[at].mark is not None for exhibit in heard),
                undecided=sum(exhibit.cells[at].mark is None for exhibit in heard),
            )
        )
    return tuple(out)


def least(found: Sequence[Score]) -> tuple[str, ...]:
    """Returns the hypotheses that have least against them, several where they are level.

    One against which no evidence was set yet is none of them: of it nothing is known.
    """
    weighed = [score for score in found if score.decided]
    fewest = min((score.inconsistency for score in weighed), default=0)
    return tuple(score.hypothesis for score in weighed if score.inconsistency == fewest)


@dataclass(frozen=True, slots=True)
class _Table:
    """What a board is made of while it is made."""

    hearing: Hearing
    put: Sequence[Hypothesis]
    cells: Mapping[tuple[str, str], Cell]
    clashing: Mapping[str, Mapping[str, Link]]


def _board(
    hearing: Hearing,
    question: str,
    put: Sequence[Hypothesis],
    *,
    cells: Mapping[tuple[str, str], Cell],
    every: Sequence[Part],
) -> Board:
    table = _Table(hearing, put, cells, {hypothesis.id: _against(hearing, hypothesis) for hypothesis in put})
    ids = {hypothesis.id for hypothesis in put}
    judged = {claim for hypothesis, claim in cells if hypothesis in ids}
    exhibits = sorted(_exhibits(table, judged), key=_telling)
    found = scores(exhibits, put)
    order = sorted(range(len(put)), key=lambda at: (not found[at].decided, found[at].inconsistency, put[at].number))
    shown = [_turned(exhibit, order) for exhibit in exhibits[:_MOST]]
    return Board(
        question=question,
        hypotheses=tuple(put[at] for at in order),
        exhibits=tuple(shown),
        scores=tuple(found[at] for at in order),
        least=least([found[at] for at in order]),
        leanings=tuple(_leanings(exhibits, put, every=every, now=least(found))),
        lost=len(judged - hearing.voices.keys()),
        more=len(exhibits) - len(shown),
    )


def _telling(exhibit: Exhibit) -> tuple[bool, int, int, str]:
    """What tells most apart first, comments last, undecided evidence behind the decided."""
    blank = sum(cell.mark is None for cell in exhibit.cells)
    apart = -1 if exhibit.diagnosticity is None else exhibit.diagnosticity
    return not exhibit.counts, -apart, blank, exhibit.claims[0]


def _turned(exhibit: Exhibit, order: Sequence[int]) -> Exhibit:
    return Exhibit(
        claims=exhibit.claims,
        origin=exhibit.origin,
        who=exhibit.who,
        counts=exhibit.counts,
        interested=exhibit.interested,
        cells=tuple(exhibit.cells[at] for at in order),
        diagnosticity=exhibit.diagnosticity,
    )


def _exhibits(table: _Table, judged: set[str]) -> Iterable[Exhibit]:
    """Gathers the evidence: claims of one origin whose marks are alike are one piece."""
    alike: dict[tuple[object, ...], list[Voice]] = defaultdict(list)
    rows: dict[tuple[object, ...], tuple[Cell, ...]] = {}
    for voice in _evidence(table, judged):
        row = tuple(_cell(table, hypothesis, voice) for hypothesis in table.put)
        key = (voice.origin, voice.counts, *((cell.mark, cell.by) for cell in row))
        alike[key].append(voice)
        rows.setdefault(key, row)
    for key, voices in alike.items():
        yield Exhibit(
            claims=tuple(voice.claim.id for voice in voices),
            origin=voices[0].origin,
            who=voices[0].name,
            counts=voices[0].counts,
            interested=all(is_interested(table.hearing, voice) for voice in voices),
            cells=rows[key],
            diagnosticity=diagnosticity(rows[key]),
        )


def _evidence(table: _Table, judged: set[str]) -> list[Voice]:
    """Claims that are tied to a hypothesis, linked with one that is, told of one happening with it, or decided on."""
    hearing = table.hearing
    tied = {claim for hypothesis in table.put for claim in hypothesis.claims}
    near = {end for claim in tied for link in hearing.links.get(claim, ()) for end in (link.a, link.b)}
    near |= {
        claim for one in tied if (event := hearing.event_of.get(one)) is not None for claim in event.claims
    }
    voices = [hearing.voices[claim] for claim in near | tied | judged if claim in hearing.voices]
    chosen = [voice for voice in voices if voice.counts or voice.claim.id in tied | judged]
    return sorted(chosen, key=lambda v: (v.claim.document, v.claim.start, v.claim.end, v.claim.id))


def _cell(table: _Table, hypothesis: Hypothesis, voice: Voice) -> Cell:
    """The analyst's word where there is one, else what the links say, else nothing."""
    claim = voice.claim.id
    if (said := table.cells.get((hypothesis.id, claim))) is not None:
        return said
    if claim in hypothesis.claims:
        return Cell(mark="CC", by=None, reason="it says just this")
    links = table.hearing.links.get(claim, ())
    found = [_linked(link, other) for link in links if (other := _other(link, claim)) in hypothesis.claims]
    found = found or _by_way_of(table, hypothesis, claim)
    marks = {cell.mark for cell in found}
    if marks & {"I", "II"} and "C" in marks:
        return Cell(mark=None, by=None, reason="the links pull both ways; decide")
    return min(found, key=lambda cell: (_value(cell), cell.reason, cell.other or "")) if found else _UNDECIDED


def _linked(link: Link, other: str) -> Cell:
    if link.on == "scope":
        return Cell(mark="N", by=None, reason=f"speaks of something else: {_ground(link)}", other=other)
    return Cell(mark=_LINKED[link.kind], by=None, reason=f"{_SAID[link.kind]}: {_ground(link)}", other=other)


def _other(link: Link, claim: str) -> str:
    return link.b if link.a == claim else link.a


def _value(cell: Cell) -> int:
    return _VALUES.get(cell.mark, 0) if cell.mark else 0


def _ground(link: Link) -> str:
    """Why a link is there, without the words of its two claims."""
    ground = link.reasons[-1].text if link.reasons else ""
    return ground if ground and link.reason.endswith(f": {ground}.") else link.reason.rstrip(".")


def _by_way_of(table: _Table, hypothesis: Hypothesis, claim: str) -> list[Cell]:
    """Inconsistent, where a claim bears out another one that cannot hold together with the hypothesis."""
    clashing = table.clashing[hypothesis.id]
    found = []
    for link in table.hearing.links.get(claim, ()):
        other = _other(link, claim)
        if link.kind in _BEARING_OUT and other in clashing:
            reason = f"says the same as a claim that cannot hold together with it: {_ground(clashing[other])}"
            found.append(Cell(mark="I", by=None, reason=reason, other=other))
    return found


def _against(hearing: Hearing, hypothesis: Hypothesis) -> dict[str, Link]:
    """The claims that cannot hold together with one that the hypothesis rests on."""
    out: dict[str, Link] = {}
    for claim in hypothesis.claims:
        for link in hearing.links.get(claim, ()):
            if link.kind in _CLASHING and link.on != "scope":
                out.setdefault(link.b if link.a == claim else link.a, link)
    return out


def _leanings(
    exhibits: Sequence[Exhibit], put: Sequence[Hypothesis], *, every: Sequence[Part], now: tuple[str, ...]
) -> Iterable[Leaning]:
    """Leaves out one source after the other; tells of those without whom another hypothesis has least against it."""
    ours = frozenset(claim for exhibit in exhibits if exhibit.counts for claim in exhibit.claims)
    seen: set[frozenset[str]] = set()
    for part in every:
        touched = part.claims & ours
        if not touched or touched in seen:
            continue
        seen.add(touched)
        then = least(scores(exhibits, put, left_out=touched))
        if then != now:
            name = f"the pages of {part.name}" if part.sort == "publisher" else part.name
            yield Leaning(name=name, claims=tuple(sorted(touched)), least=then)
