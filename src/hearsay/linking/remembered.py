"""What pairs of claims gave before, so that only those are compared again of which something has changed.

A pair gives the same while everything that the comparison reads of both claims is the same: their `mark`s, digests of
the claim, its statement and its page, of the entities that it names and of what its words tell; whether both rest on
one origin; and how much their pages share. Pairs that are linked are not remembered: what is said of them is made anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..ids import digest
from ..knowledge import table
from ..records import Entity, Remembered
from .pages import Pages
from .places import Gazetteer
from .subjects import Subject, Subjects

#: What the comparison knows of words; people may extend these tables.
_TABLES = ("links", "plain_words", "number_words", "nouns")


class Memory(NamedTuple):
    """The marks of all claims, what is known of their pairs from before, and what is found out or used now.

    A case has millions of pairs: names are short, each kept once in `names`, and so is each thing found in `same`.
    """

    pages: Pages
    names: Mapping[str, str]
    marks: Mapping[str, str]
    before: Mapping[str, Mapping[str, Sequence[float]]]
    now: dict[str, dict[str, Sequence[float]]]
    same: dict[Sequence[float], Sequence[float]]

    def recall(self, a: Subject, b: Subject) -> float | None:
        """Returns what a pair gave, null where it has to be compared; what is recalled is kept."""
        before = self.before.get(a.claim.id)
        if before is None or b.claim.id not in self.before:
            return None
        name = self.names[b.claim.id]
        found = before.get(name)
        if found is None or found[1] != self._share(a, b) or found[2] != (a.origin == b.origin):
            return None
        self.now[a.claim.id][name] = found
        return found[0]

    def note(self, a: Subject, b: Subject, tie: float) -> None:
        """Keeps what a pair gave that was compared."""
        found = (tie, self._share(a, b), int(a.origin == b.origin))
        self.now[a.claim.id][self.names[b.claim.id]] = self.same.setdefault(found, found)

    def _share(self, a: Subject, b: Subject) -> float:
        one, other = a.document.id, b.document.id
        return self.pages.alike(one, other) if one != other else 1

    def kept(self) -> tuple[Remembered, ...]:
        """Returns all that is worth remembering, in the order of the claims."""
        return tuple(Remembered(claim=c, mark=self.marks[c], found=found) for c, found in sorted(self.now.items()))


def read_memory(
    subjects: Subjects, entities: Mapping[str, Entity], remembered: Iterable[Remembered], *, version: str
) -> Memory:
    """Takes up what was remembered by this version and with the same tables of words, as far as it still holds."""
    marks = _marks(subjects, entities, _mark(version, *(table(name) for name in _TABLES)))
    before = {r.claim: r.found for r in remembered if marks.get(r.claim) == r.mark}
    names = {claim: claim.removeprefix("clm1:") for claim in marks}
    return Memory(subjects.pages, names, marks, before, {claim: {} for claim in marks}, {})


def _marks(subjects: Subjects, entities: Mapping[str, Entity], by: str) -> dict[str, str]:
    pages = _pages(subjects, by)
    known = {name: _entity(entity, subjects.gazetteer) for name, entity in entities.items()}
    statements = {s.statement.id: s.statement for s in subjects.all if s.statement is not None}
    said = {name: _mark(statement) for name, statement in statements.items()}
    bits = subjects.bits
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
            s.root,
            sorted(s.around),
            [(known.get(name), bits.get(name)) for name in named],
            [bits.get(word) for word in sorted(s.words)],
        )
    return out


def _pages(subjects: Subjects, by: str) -> dict[str, str]:
    """What of a page as a whole bears on its claims: its day and its figures."""
    figures: dict[str, list[object]] = {name: [] for name in subjects.pages.all}
    for (page, role), values in sorted(subjects.figures.items()):
        figures[page].append((role, sorted(values), subjects.headlines.get((page, role))))
    for page, *count in sorted(subjects.sums, key=str):
        figures[page].append(("sum", *count))
    for (page, *count), aside in sorted(subjects.aside.items(), key=str):
        figures[page].append(("aside", *count, sorted(aside)))
    for page, role in sorted(subjects.mixed):
        figures[page].append(("mixed", role))
    return {
        name: _mark(
            by,
            name,
            page.document.outlet,
            page.day,
            page.start,
            figures[name],
        )
        for name, page in subjects.pages.all.items()
    }


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
