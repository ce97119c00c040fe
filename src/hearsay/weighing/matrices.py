"""Who is said to have done what, and who contradicts whom: the two tables that set givers side by side.

Nothing is decided here: every claim is shown where it belongs, comments among them (the reader is told which they are).
What hides from the readers of a page, and what is only planned, asked or doubted, is left out.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..records import Ledger, Link
from .deeds import agents, announcer, deeds
from .labels import entity_name
from .views import Clash, ClashMatrix, ClashRow, CreditCell, CreditMatrix, CreditRow, Deed
from .voices import Hearing, Voice, hear, own

_QUESTIONS = ("actor", "number", "time", "place", "cause", "polarity", "state", "scope")


def credit_matrix(ledger: Ledger) -> CreditMatrix:
    """Sets out who claims which deed, who gives whom the credit or the blame, and who denies it.

    "Own" means that giver and doer are one side (`sides`); what is one deed is told in `deeds`. The table counts no
    votes: ten cells of one origin are one origin.
    """
    hearing = hear(ledger)
    columns = deeds(hearing)
    cells: dict[tuple[str | None, str], dict[str, _Cell]] = defaultdict(dict)
    for deed, voices in columns:
        for voice in voices:
            for doer, name in agents(hearing, deed, voice):
                cells[doer, "" if doer else name].setdefault(deed.id, _Cell()).enter(hearing, voice, doer)
            if (party := announcer(hearing, deed, voice)) is not None:
                cells[party, ""].setdefault(deed.id, _Cell()).announced.append(voice.claim.id)
    rows = [_row(hearing, key, found, [deed for deed, _ in columns]) for key, found in cells.items()]
    rows.sort(key=lambda row: _standing(hearing, row))
    return CreditMatrix(deeds=tuple(deed for deed, _ in columns), rows=tuple(rows))


def clash_matrix(ledger: Ledger) -> ClashMatrix:
    """Sets out which giver stands against which others on which question, after the links that contradict or deny."""
    hearing = hear(ledger)
    pairs: dict[tuple[str, str], dict[tuple[str, str], None]] = defaultdict(dict)
    against: dict[tuple[str, str], set[str]] = defaultdict(set)
    said: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    names: dict[str, str] = {}
    for link in sorted(ledger.links, key=lambda link: (link.a, link.b, link.kind)):
        if (question := _question(link)) is None or link.a not in hearing.voices or link.b not in hearing.voices:
            continue
        givers = [_giver(hearing, hearing.voices[claim]) for claim in (link.a, link.b)]
        for one, other, claim in zip(givers, givers[::-1], (link.a, link.b), strict=True):
            names[one.key] = one.name
            said[one.key, question][claim] = None
            pairs[one.key, question][link.a, link.b] = None
            if one.key != other.key:
                against[one.key, question].add(other.name)
    questions = tuple(question for question in _QUESTIONS if any(asked == question for _, asked in pairs))
    rows = []
    for key in names:
        found = [
            Clash(pairs=tuple(pairs[at]), against=tuple(sorted(against[at])), claims=tuple(said[at]))
            if (at := (key, q)) in pairs
            else None
            for q in questions
        ]
        rows.append(ClashRow(giver=key, name=names[key], cells=tuple(found)))
    rows.sort(key=lambda row: (-sum(len(cell.pairs) for cell in row.cells if cell), row.name, row.giver))
    return ClashMatrix(questions=questions, rows=tuple(rows))


@dataclass
class _Cell:
    own: list[str] = field(default_factory=list)
    by_others: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    announced: list[str] = field(default_factory=list)

    def enter(self, hearing: Hearing, voice: Voice, doer: str | None) -> None:
        """Files a claim on a doer by who says it, and whether it is that the doer did not."""
        if voice.rejects:
            self.denied.append(voice.claim.id)
        elif own(hearing, voice, doer):
            self.own.append(voice.claim.id)
        else:
            self.by_others.append(voice.claim.id)


class _Giver(NamedTuple):
    key: str
    name: str


def _row(
    hearing: Hearing, key: tuple[str | None, str], found: Mapping[str, _Cell], deeds: Sequence[Deed]
) -> CreditRow:
    cells = []
    for deed in deeds:
        cell = found.get(deed.id)
        cells.append(_closed(cell) if cell else None)
    return CreditRow(claimant=key[0], name=entity_name(hearing.ledger, key[0]) or key[1], cells=tuple(cells))


def _closed(cell: _Cell) -> CreditCell:
    return CreditCell(
        own=tuple(cell.own),
        by_others=tuple(cell.by_others),
        denied=tuple(cell.denied),
        announced=tuple(cell.announced),
    )


def _standing(hearing: Hearing, row: CreditRow) -> tuple[int, int, int, str, str]:
    """Claimants of most deeds first, then those most spoken of; those of comments alone last."""
    filled = [cell for cell in row.cells if cell]
    owned = sum(any(hearing.voices[claim].counts for claim in cell.own) for cell in filled)
    claims = [claim for c in filled for claim in (*c.own, *c.by_others, *c.denied, *c.announced)]
    heard = sum(hearing.voices[claim].counts for claim in claims)
    return -owned, -heard, -len(claims), row.name, row.claimant or ""


def _question(link: Link) -> str | None:
    if link.kind == "denies":
        return "polarity"
    return (link.on or "polarity") if link.kind == "contradicts" else None


def _giver(hearing: Hearing, voice: Voice) -> _Giver:
    """The innermost source with an entity, else the outlet, else the words that name somebody on that page."""
    if voice.giver and voice.register in {"source", "outlet"}:
        return _Giver(voice.giver, entity_name(hearing.ledger, voice.giver))
    return _Giver(voice.name if voice.register == "outlet" else f"{voice.claim.document}:{voice.name}", voice.name)
