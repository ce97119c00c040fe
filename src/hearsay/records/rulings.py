"""What a judgement decides, in full, and which judgements are in force.

The `value` of a judgement holds a `Decision` as JSON: not only the id that was judged but what stood behind it (claims,
names, words), so that the decision still finds its subject when pages are added or read anew.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args

from .codec import from_plain, to_plain
from .custody import Judgement
from .entities import EntityKind
from .holdings import LinkKind, Question

Judged = Literal[
    "link", "edge", "origin", "statement", "claim", "event", "entity", "mention", "source", "judgement", "hypothesis"
]
Verdict = Literal["accept", "reject", "merge", "split", "regrade", "link", "undo"]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
#: What an id is of, by its tag.
KINDS: Final[dict[str, Judged]] = {
    "lnk1": "link",
    "edg1": "edge",
    "org1": "origin",
    "stm1": "statement",
    "clm1": "claim",
    "evt1": "event",
    "ent1": "entity",
    "gvr1": "source",
    "jdg1": "judgement",
    "hyp1": "hypothesis",
}

_PLACE: Final = re.compile(r"(doc1:[0-9a-f]+)@(\d+)-(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is decided on.

    `ids` are the records judged; of those merged the first stays. `words` say for each what it was called when it was
    judged, `members` what it held (claims of an event or origin, document entities of an entity). `parts` are split off
    it, or judged in it: claims, names, documents, mentions (`doc1:…@12-20`); for a link its two claims, for a piece of
    evidence its two ends. `link` and `on` are those of a link, `becomes` is the kind that merged entities are of.
    `grade`, `topic`, `earliest` and `latest` belong to a regrading.
    """

    kind: Judged
    ids: tuple[str, ...]
    words: tuple[str, ...] = ()
    members: tuple[tuple[str, ...], ...] = ()
    parts: tuple[str, ...] = ()
    link: LinkKind | None = None
    on: Question | None = None
    becomes: EntityKind | None = None
    grade: str | None = None
    topic: str | None = None
    earliest: str | None = None
    latest: str | None = None

    def said(self) -> str:
        """Returns the decision as the value of a judgement: JSON without what is not set."""
        told = {name: value for name, value in to_plain(self).items() if value not in (None, [])}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)


class Ruling(NamedTuple):
    """A judgement with its decision read."""

    judgement: Judgement
    decision: Decision

    @property
    def because(self) -> str:
        """Returns who decided and why, for a reader: "M. Field: two different bridges"."""
        return f"{self.judgement.by}: {self.judgement.reason}"


def decision_of(judgement: Judgement) -> Decision:
    """Reads what a judgement decides; one without a value is about the record that its subject names.

    So is one whose verdict is none of those on records: a hypothesis, or the mark of a cell on its board.
    """
    if judgement.value and judgement.verdict in VERDICTS:
        told = json.loads(judgement.value)
        empty = to_plain(Decision(kind="link", ids=()))
        return from_plain(Decision, {**empty, **told})
    return Decision(kind=KINDS.get(judgement.subject.partition(":")[0], "link"), ids=(judgement.subject,))


def in_force(judgements: Iterable[Judgement]) -> tuple[Ruling, ...]:
    """Returns the judgements that hold now, oldest first: none that was undone, nor one that a later one replaces.

    An undoing can be undone itself. Of several verdicts accept or reject on one thing the last one holds, and so of
    several grades of one thing on one topic and period.
    """
    undone: set[str] = set()
    standing: list[Judgement] = []
    for judgement in reversed(list(judgements)):  # a judgement can only be undone by a later one
        if judgement.id in undone:
            continue
        if judgement.undoes is not None:
            undone.add(judgement.undoes)
        else:
            standing.append(judgement)
    out: list[Ruling] = []
    told: set[object] = set()
    for judgement in standing:
        ruling = Ruling(judgement, decision_of(judgement))
        about = _about(ruling)
        if about is None or about not in told:
            told.add(about)
            out.append(ruling)
    return tuple(reversed(out))


def place_of(part: str) -> tuple[str, int, int] | None:
    """Reads the name of a mention, `doc1:…@12-20`, as document, start and end; null for anything else."""
    found = _PLACE.fullmatch(part)
    return (found[1], int(found[2]), int(found[3])) if found else None


def plain_name(words: str) -> str:
    """Returns a name as a judgement compares it: without regard to capitals and to the width of spaces."""
    return " ".join(words.casefold().split())


def undoings(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Returns for each judgement that is undone the one that undid it."""
    out: dict[str, Judgement] = {}
    for judgement in reversed(list(judgements)):
        if judgement.undoes is not None and judgement.id not in out:
            out[judgement.undoes] = judgement
    return out


def _about(ruling: Ruling) -> object:
    """What a later verdict of the same sort replaces; null where every one adds to those before."""
    verdict, decision = ruling.judgement.verdict, ruling.decision
    if verdict not in VERDICTS:
        told = json.loads(ruling.judgement.value or "{}")
        return (verdict, decision.ids, told.get("claim"))
    if verdict in ("accept", "reject"):
        inside = decision.parts if decision.kind in ("entity", "event", "origin") else ()
        return ("stands", decision.kind, decision.ids[:1], inside)
    if verdict == "regrade":
        scale = "credibility" if decision.grade and decision.grade.isdigit() else "letter"
        span = (decision.topic, decision.earliest, decision.latest)
        return ("grade", decision.kind, decision.ids[:1], scale, *span)
    return None
