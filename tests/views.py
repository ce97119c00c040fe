"""The views of the hand-made case, written by hand too, so that the pictures are tested on their own."""

from ledgers import _SAID as SAID
from ledgers import COUNCIL, KESTREL, LEAGUE, MERENIA

from hearsay.records import Claim, Days, Ledger
from hearsay.weighing import (
    Clash,
    ClashMatrix,
    ClashRow,
    CreditCell,
    CreditMatrix,
    CreditRow,
    Deed,
    Figure,
    Moment,
    NumberRow,
    StateLine,
    StatePoint,
)


def _claim(ledger: Ledger, key: str) -> Claim:
    return next(claim for claim in ledger.claims.values() if claim.text == SAID[key])


def _deed(label: str, *, rivals: bool = False) -> Deed:
    return Deed(
        id=f"deed:{label}",
        label=label,
        event="OUTCOME:defeat",
        events=(),
        target=KESTREL.id,
        place=None,
        claims=(),
        rivals=rivals,
    )


def credit(ledger: Ledger) -> CreditMatrix:
    def cell(mode: str, *keys: str) -> CreditCell:
        return CreditCell(**{mode: tuple(_claim(ledger, key).id for key in keys)})

    return CreditMatrix(
        deeds=(
            _deed("defeat of the Kestrel Group", rivals=True),
            _deed("capture of Hasrin"),
            _deed("destruction of the Kestrel Group"),
        ),
        rows=(
            CreditRow(
                claimant=LEAGUE.id,
                name="Northern League",
                cells=(
                    CreditCell(own=(_claim(ledger, "league").id,), denied=(_claim(ledger, "no part").id,)),
                    None,
                    None,
                ),
            ),
            CreditRow(claimant=MERENIA.id, name="Merenia", cells=(cell("own", "merenia"), None, None)),
            CreditRow(
                claimant=COUNCIL.id,
                name="Orla Defence Council",
                cells=(
                    None,
                    CreditCell(own=(_claim(ledger, "council").id,), by_others=(_claim(ledger, "copy").id,)),
                    CreditCell(announced=(_claim(ledger, "destroyed").id,)),
                ),
            ),
            CreditRow(claimant=KESTREL.id, name="Kestrel Group", cells=(None, cell("by_others", "comment"), None)),
        ),
    )


def numbers(ledger: Ledger) -> tuple[NumberRow, ...]:
    def figure(key: str, who: str, *, at: int = 0) -> Figure:
        claim = _claim(ledger, key)
        published = ledger.documents[claim.document].published
        said = Days(earliest=published.earliest, latest=published.latest) if published else None
        return Figure(
            claim=claim.id,
            document=claim.document,
            quantity=claim.quantities[at],
            who=who,
            giver=None,
            said=said,
            voice="body",
        )

    killed = next(c for c in ledger.claims.values() if c.text.startswith("between 15"))
    readers = next(c for c in ledger.claims.values() if c.text.startswith("Dozens"))
    others = tuple(
        Figure(
            claim=c.id,
            document=c.document,
            quantity=c.quantities[0],
            who=who,
            giver=None,
            said=Days(earliest="2031-03-22", latest="2031-03-22"),
            voice=voice,
        )
        for c, who, voice in ((killed, "Global Sheet", "list"), (readers, "pasted", "comment"))
    )
    return (
        NumberRow(
            question="killed at Tolmen",
            event=None,
            role="killed",
            unit=None,
            place=None,
            figures=(
                figure("thirteen", "Dako Reth"),
                figure("thirty-one", "Ilka Varn"),
                *others,
                figure("nineteen", "source not named"),
            ),
            clash="31 (Ilka Varn) does not fit 15 to 20 (Global Sheet).",
        ),
        NumberRow(
            question="size of the last pocket",
            event=None,
            role="area",
            unit="mile",
            place=None,
            figures=(figure("miles", "Valley Courier"), figure("square", "Global Sheet")),
            clash="Miles measure a length, square miles an area.",
        ),
        NumberRow(
            question="villages captured",
            event=None,
            role="captured",
            unit="villages",
            place=None,
            figures=(figure("recaptured", "Valley Courier"),),
            clash=None,
        ),
    )


def clash(ledger: Ledger) -> ClashMatrix:
    pair = (_claim(ledger, "league").id, _claim(ledger, "merenia").id)
    return ClashMatrix(
        questions=("number", "actor", "state"),
        rows=(
            ClashRow(
                giver=LEAGUE.id, name="Dako Reth", cells=(None, Clash(pairs=(pair,), against=(MERENIA.id,)), None)
            ),
            ClashRow(
                giver=MERENIA.id,
                name="Ilka Varn",
                cells=(Clash(pairs=(pair,), against=()), Clash(pairs=(pair,), against=()), None),
            ),
        ),
    )


def states(ledger: Ledger) -> tuple[StateLine, ...]:
    def point(key: str, state: str, *days: str | None, holder: str | None = None) -> StatePoint:
        time = Days(earliest=days[0], latest=days[1])
        return StatePoint(
            claim=_claim(ledger, key).id, state=state, holder=None, holder_name=holder, time=time, who="", said=None
        )

    clashes = (
        (_claim(ledger, "destroyed").id, _claim(ledger, "present").id),
        (_claim(ledger, "destroyed").id, _claim(ledger, "recaptured").id),
    )
    return (
        StateLine(
            subject=KESTREL.id,
            name="Kestrel Group",
            clashes=clashes,
            points=(
                point("destroyed", "gone", None, "2031-03-21"),
                point("present", "present", None, None),
                point("recaptured", "present", "2031-03-26", "2031-03-26", holder="Kestrel Group"),
                point("comment", "held", "2031-03-22", None, holder="Kestrel Group"),
            ),
        ),
    )


def moments(ledger: Ledger) -> tuple[Moment, ...]:
    found = []
    for claim in ledger.claims.values():
        published = ledger.documents[claim.document].published
        happened = Days(earliest=claim.time.earliest, latest=claim.time.latest) if claim.time else None
        said = Days(earliest=published.earliest, latest=published.latest) if published else None
        found.append(
            Moment(
                claim=claim.id,
                document=claim.document,
                label=claim.text,
                event=claim.event,
                happened=happened,
                relation=None,
                said=said,
                who="",
            )
        )
    return tuple(found)
