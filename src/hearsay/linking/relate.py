"""How the claims of a case stand to each other and which speak of one happening, in one pass over their pairs."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ..ids import make_id
from ..records import Event, Gap, Ledger, Link, Remembered, in_force
from .cluster import Ties, cluster, tie
from .compare import compare, pairs_of
from .decided import read_decided
from .general import with_general
from .keys import Blocks, capped_blocks, file_by_keys
from .link import judge, settle
from .reading import read_subjects
from .remembered import Memory, read_memory
from .subjects import Subjects


class Related(NamedTuple):
    """Links, happenings, what was not compared because there is too much of it, and what to remember of the pairs."""

    links: tuple[Link, ...]
    events: tuple[Event, ...]
    gaps: tuple[Gap, ...]
    remembered: tuple[Remembered, ...]


def relate(ledger: Ledger, remembered: Iterable[Remembered] = (), *, version: str = "") -> Related:
    """Compares the claims of a case; origins must have been found before. Roll-ups and grades are left for later.

    With what the same `version` of this `remembered` of the case, and the links that it then had in the ledger, only
    pairs of which something has changed are compared: what comes of it is the same.
    Every claim that a happening took place is in exactly one event; of the happenings that the event lexicon gives no
    type only those that are told more than once are in one.
    """
    subjects = read_subjects(ledger)
    blocks = file_by_keys(subjects)
    memory = read_memory(subjects, ledger, remembered, version=version)
    links, ties = _compared(subjects, ledger, blocks, memory=memory)
    gaps = _capped(subjects, ledger, blocks)
    decided = read_decided(in_force(ledger.judgements))
    events = with_general(ledger, subjects, cluster(subjects, ties, decided), decided)
    del blocks, ties  # of a large case they take the room that settling its links needs
    settled = settle(subjects, ledger, links)
    written = {id(made) for made in settled}
    for made in links:
        if id(made) not in written:
            memory.forget(made)
    return Related(settled, events, gaps, memory.kept())


def _compared(
    subjects: Subjects, ledger: Ledger, blocks: Blocks, *, memory: Memory
) -> tuple[list[Link], Ties]:
    """The links that single pairs make, and how strongly claims are tied; what is remembered is not compared again."""
    links: list[Link] = []
    ties = Ties()
    for a, b in pairs_of(subjects, blocks):
        known = memory.recall(a, b)
        if known is None:
            compared = compare(subjects, a, b)
            known = tie(compared), judge(subjects, ledger, compared)
            memory.note(a, b, *known)
        bits, made = known
        if made is not None:
            links.append(made)
        ties.note(a.claim.id, b.claim.id, bits)
    return links, ties


def _capped(subjects: Subjects, ledger: Ledger, blocks: Blocks) -> tuple[Gap, ...]:
    """Tells where claims were not all compared with each other, because too many share a name or words in a short time.

    One gap for each kind of happening and name; what shares plain words alone is one gap a kind.
    """
    pooled: dict[tuple[str, str], set[int]] = defaultdict(set)
    for block in capped_blocks(subjects, blocks):
        kind, _, item = block.key.partition("|")
        pooled[kind, item if item in ledger.entities else ""].update(block.passed_over)
    gaps = []
    for (kind, entity), claims in sorted(pooled.items()):
        about = f"name “{ledger.entities[entity].name}”" if entity else "share words"
        sentence = (
            f"Too many claims of the kind “{kind}” {about} and lie close in time: each was compared with the "
            f"{blocks.window} nearest, so that {len(claims)} of them may lack a link to one further away. Work on a "
            "part of the case: fewer pages, or those of a few days."
        )
        made = make_id("gap1", "linking", kind, entity)
        gaps.append(
            Gap(id=made, capture=None, document=None, stage="linking", code="too-many-alike", sentence=sentence)
        )
    return tuple(gaps)
