"""The links of a case: candidates from blocks, one verdict a pair, agreement withheld where the sentences clash."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..ids import make_id
from ..records import Gap, Ledger, Link
from .decide import decide
from .dimensions import dimension_links
from .grounds import explain
from .keys import WINDOW, candidate_pairs, capped_blocks, file_by_keys
from .pairs import Reading, pair
from .reading import read_subjects
from .sorts import is_happening
from .state import state_links
from .subjects import Subject, Subjects
from .tolls import are_headlines, compare_all
from .verdicts import make_link

_AGREEMENTS = {"corroborates", "repeats"}
_CLASHES = {"contradicts", "denies", "retracts", "updates"}


class Compared(NamedTuple):
    """Two claims that were compared."""

    a: Subject
    b: Subject
    reading: Reading


def link(ledger: Ledger) -> tuple[Link, ...]:
    """Finds how the claims of a case stand to each other; origins must have been found before."""
    subjects = read_subjects(ledger)
    found: dict[tuple[str, str], Link] = {}
    for compared in compare_claims(subjects):
        a, b, reading = compared
        verdict = decide(subjects, ledger.entities, a, b, reading=reading)
        if verdict:
            made = make_link(verdict, explain(subjects, ledger.entities, a, b, reading=reading))
            found[_ends(made)] = made
    for made in [*state_links(subjects, ledger), *dimension_links(subjects)]:
        before = found.get(_ends(made))
        # Who holds a place is a question of its state: said better than that two doers clash.
        if before is None or before.kind in _AGREEMENTS or before.on == "actor":
            found[_ends(made)] = made
    kept = _withhold(subjects, found)
    return tuple(sorted(kept, key=lambda link: (link.a, link.b, link.kind)))


def capped(ledger: Ledger) -> list[Gap]:
    """Tells where claims were not all compared with each other, because too many share a word in a short time."""
    subjects = read_subjects(ledger)
    gaps = []
    for block in capped_blocks(subjects, file_by_keys(subjects)):
        block_name, _, item = block.key.partition("|")
        shown = ledger.entities[item].name if item in ledger.entities else item
        sentence = (
            f"{block.claims} claims of {block_name} share “{shown}”: each was compared with the {WINDOW} nearest in "
            f"time, and {block.passed_over} have more neighbours than that. Narrow the case by place or time."
        )
        made = make_id("gap1", "linking", block.key)
        gaps.append(
            Gap(id=made, capture=None, document=None, stage="linking", code="too-many-alike", sentence=sentence)
        )
    return gaps


def compare_claims(subjects: Subjects) -> Iterator[Compared]:
    """Yields every pair of claims that is worth comparing, in an order that hangs on the claims alone."""
    for m, n in candidate_pairs(subjects, file_by_keys(subjects)):
        a, b = subjects.all[m], subjects.all[n]
        if _may_be_one(a, b):
            yield Compared(a, b, pair(subjects, a, b, numbers=compare_all(a, b)))


def _may_be_one(a: Subject, b: Subject) -> bool:
    """Claims of different sorts, or on states, meet only over a number that both count, or over a denial."""
    happen = is_happening(a.claim.event) and is_happening(b.claim.event)
    if happen and (a.sort == b.sort or a.rejects != b.rejects):
        return True
    return bool({q.role for q in a.claim.quantities} & {q.role for q in b.claim.quantities})


def _withhold(subjects: Subjects, found: Mapping[tuple[str, str], Link]) -> list[Link]:
    """Two sentences that clash in one thing do not agree in another: what is left of the agreement is not counted."""
    by_id = {s.claim.id: s for s in subjects.all}
    clashing: set[frozenset[tuple[str, int]]] = set()
    places: dict[tuple[str, str], frozenset[tuple[str, int]]] = defaultdict(frozenset)
    for ends, made in found.items():
        places[ends] = frozenset((by_id[c].document.id, by_id[c].at[0]) for c in ends)
        if made.kind in _CLASHES:
            clashing.add(places[ends])
    counting = _pages_that_count_differently(subjects, by_id, found)
    kept = []
    for ends, made in found.items():
        if made.kind in _AGREEMENTS and (places[ends] in clashing or _tolls(by_id, ends) & counting):
            continue
        kept.append(made)
    return kept


def _pages_that_count_differently(
    subjects: Subjects, by_id: Mapping[str, Subject], found: Mapping[tuple[str, str], Link]
) -> set[tuple[frozenset[str], str]]:
    """Pairs of pages whose first figures clash under a role: they do not agree on that count, whatever they quote."""
    out = set()
    for ends, made in found.items():
        if made.on == "number" and made.kind in {"contradicts", "updates"}:
            a, b = (by_id[c] for c in ends)
            for one in compare_all(a, b):
                if one.verdict != "same" and are_headlines(subjects, a, b, one):
                    out.add((frozenset((a.document.id, b.document.id)), one.a.role))
    return out


def _tolls(by_id: Mapping[str, Subject], ends: tuple[str, str]) -> set[tuple[frozenset[str], str]]:
    """The counts that an agreement would confirm: its pages, and each role that one of its claims gives a figure."""
    pages = frozenset(by_id[c].document.id for c in ends)
    return {(pages, q.role) for c in ends for q in by_id[c].claim.quantities}


def _ends(made: Link) -> tuple[str, str]:
    return (min(made.a, made.b), max(made.a, made.b))
