"""What pairs of claims gave before, so that only those are compared again of which something has changed.

A pair gives the same while everything that the comparison reads of both claims is the same: their `mark`s, digests of
the claim, its statement, its root and its page with all whom that quotes, of the entities that it names and of what
its words tell; whether both rest on one origin; and how much their pages share. Of pairs that are linked it is
remembered that they are: the link itself lies in the case.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..ids import digest
from ..knowledge import table
from ..records import Entity, Ledger, Link, Remembered
from .pages import Pages
from .places import Gazetteer
from .subjects import Subject, Subjects
from .verdicts import ends_of

#: What the comparison knows of words; people may extend these tables.
_TABLES = ("links", "plain_words", "number_words", "nouns", "sources")
#: What is remembered of a pair has so many parts, and one more if it is linked.
_UNLINKED = 3


class Memory(NamedTuple):
    """The marks of all claims, what is known of their pairs from before, and what is found out or used now.

    `links` are those from before, by their ends. A case has millions of pairs: names are short, each kept once in
    `names`, and so is each thing found in `same`.
    """

    pages: Pages
    names: Mapping[str, str]
    marks: Mapping[str, str]
    before: Mapping[str, Mapping[str, Sequence[float]]]
    links: Mapping[tuple[str, str], Link]
    now: dict[str, dict[str, Sequence[float]]]
    same: dict[Sequence[float], Sequence[float]]

    def recall(self, a: Subject, b: Subject) -> tuple[float, Link | None] | None:
        """Returns how strongly a pair is tied and its link, if any; null where it has to be compared."""
        before = self.before.get(a.claim.id)
        if before is None or b.claim.id not in self.before:
            return None
        name = self.names[b.claim.id]
        found = before.get(name)
        if found is None or found[1] != self._share(a, b) or found[2] != (a.origin == b.origin):
            return None
        one, other = a.claim.id, b.claim.id
        made = self.links.get((one, other) if one < other else (other, one)) if len(found) > _UNLINKED else None
        if made is None and len(found) > _UNLINKED:
            return None
        self.now[a.claim.id][name] = found
        return found[0], made

    def note(self, a: Subject, b: Subject, tie: float, made: Link | None) -> None:
        """Keeps what a pair gave that was compared."""
        found: Sequence[float] = (tie, self._share(a, b), int(a.origin == b.origin), *([1] if made is not None else ()))
        self.now[a.claim.id][self.names[b.claim.id]] = self.same.setdefault(found, found)

    def forget(self, made: Link) -> None:
        """Forgets a pair whose link is not written down: it will be compared again."""
        for a, b in ((made.a, made.b), (made.b, made.a)):
            self.now[a].pop(self.names[b], None)

    def _share(self, a: Subject, b: Subject) -> float:
        one, other = a.document.id, b.document.id
        return self.pages.alike(one, other) if one != other else 1

    def kept(self) -> tuple[Remembered, ...]:
        """Returns all that is worth remembering, in the order of the claims."""
        return tuple(Remembered(claim=c, mark=self.marks[c], found=found) for c, found in sorted(self.now.items()))


def read_memory(
    subjects: Subjects, ledger: Ledger, remembered: Iterable[Remembered], *, version: str
) -> Memory:
    """Takes up what was remembered by this version and with the same tables of words, as far as it still holds.

    The links of the ledger are those of that time; what an analyst said of one is not what comparing gave.
    """
    marks = _marks(subjects, ledger.entities, _mark(version, *(table(name) for name in _TABLES)))
    before = {r.claim: r.found for r in remembered if marks.get(r.claim) == r.mark}
    names = {claim: claim.removeprefix("clm1:") for claim in marks}
    links = {ends_of(made): made for made in ledger.links if made.decided_by == "machine"}
    now: dict[str, dict[str, Sequence[float]]] = {claim: {} for claim in marks}
    return Memory(subjects.pages, names, marks, before, links, now, {})


def _marks(subjects: Subjects, entities: Mapping[str, Entity], by: str) -> dict[str, str]:
    pages = _pages(subjects, by)
    known = {name: _entity(entity, subjects.gazetteer) for name, entity in entities.items()}
    statements = {s.statement.id: s.statement for s in subjects.all if s.statement is not None}
    said = {name: _mark(statement) for name, statement in statements.items()}
    bits, givers = subjects.bits, subjects.givers
    out = {}
    for s in subjects.all:
        named = sorted(s.places | s.around | s.actors.entities | s.targets.entities)
        out[s.claim.id] = _mark(
            pages[s.document.id],
            s.claim,
            said[s.statement.id] if s.statement is not None else None,
            s.at,
            s.outside,
            bool(s.origin),
            (s.giver.text, s.giver.entity) if s.giver is not None else None,
            givers.roots.get(s.origin),
            s.root,
            sorted(s.actors.entities & givers.root_of.keys()),
            sorted(s.around),
            [(known.get(name), bits.get(name)) for name in named],
            [bits.get(word) for word in sorted(s.words)],
        )
    return out


def _pages(subjects: Subjects, by: str) -> dict[str, str]:
    """What of a page as a whole bears on its claims: its day, its figures, whom it quotes and names."""
    figures: dict[str, list[object]] = {name: [] for name in subjects.pages.all}
    for (page, role), values in sorted(subjects.figures.items()):
        figures[page].append((role, sorted(values), subjects.headlines.get((page, role))))
    for page, *count in sorted(subjects.sums, key=str):
        figures[page].append(("sum", *count))
    for (page, *count), aside in sorted(subjects.aside.items(), key=str):
        figures[page].append(("aside", *count, sorted(aside)))
    for (page, *count), towns in sorted(subjects.spots.items(), key=str):
        figures[page].append(("towns", *count, sorted(towns)))
    for page, role in sorted(subjects.mixed):
        figures[page].append(("mixed", role))
    given = _given(subjects)
    return {
        name: _mark(
            by,
            name,
            page.document.outlet,
            page.day,
            page.start,
            sorted({m.entity for m in page.places}),
            figures[name],
            given[name],
        )
        for name, page in subjects.pages.all.items()
    }


def _given(subjects: Subjects) -> dict[str, list[object]]:
    """Whom each page quotes and names as givers of information."""
    givers = subjects.givers
    out: dict[str, list[object]] = {name: [] for name in subjects.pages.all}
    for (name, block), roots in sorted(givers.quoted.items()):
        known = [(root, givers.names[root], sorted(givers.kinds.get((name, root), ()))) for root in sorted(roots)]
        out[name].append((block, known))
    for name, page in subjects.pages.all.items():
        bodies = {m.entity for m in page.bodies} & givers.root_of.keys()
        out[name].append([(e, givers.root_of[e], givers.names[givers.root_of[e]]) for e in sorted(bodies)])
    return out


def _entity(entity: Entity, gazetteer: Gazetteer) -> str:
    return _mark(
        entity.id,
        entity.name,
        entity.kind,
        sorted(alias.text for alias in entity.aliases),
        entity.latitude,
        entity.longitude,
        entity.precision,
        entity.is_nameless,
        entity.id in gazetteer.countries,
    )


def _mark(*about: object) -> str:
    return digest(about)[:16]
