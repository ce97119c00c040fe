"""How the claims of a case stand to each other and which speak of one happening, in one pass over their pairs."""

from collections import defaultdict
from typing import NamedTuple

from ..ids import make_id
from ..records import Event, Gap, Ledger, Link, in_force
from .cluster import Ties, cluster
from .compare import compare_claims
from .decided import read_decided
from .general import with_general
from .keys import Blocks, capped_blocks, file_by_keys
from .link import judge, settle
from .reading import read_subjects
from .subjects import Subjects


class Related(NamedTuple):
    """Links, happenings, and what was not compared because there is too much of it."""

    links: tuple[Link, ...]
    events: tuple[Event, ...]
    gaps: tuple[Gap, ...]


def relate(ledger: Ledger) -> Related:
    """Compares the claims of a case; origins must have been found before. Roll-ups and grades are left for later.

    Every claim that a happening took place is in exactly one event; of the happenings that the event lexicon gives no
    type only those that are told more than once are in one.
    """
    subjects = read_subjects(ledger)
    blocks = file_by_keys(subjects)
    links: list[Link] = []
    ties = Ties()
    for compared in compare_claims(subjects, blocks):
        made = judge(subjects, ledger, compared)
        if made is not None:
            links.append(made)
        ties.note(compared)
    decided = read_decided(in_force(ledger.judgements))
    events = with_general(ledger, subjects, cluster(subjects, ties, decided), decided)
    return Related(settle(subjects, ledger, links), events, _capped(subjects, ledger, blocks))


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
