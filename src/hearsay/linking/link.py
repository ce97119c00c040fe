"""The links of a case: one verdict a pair, agreement withheld where the sentences clash."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..records import Ledger, Link
from .compare import Compared
from .decide import decide
from .dimensions import dimension_links
from .grounds import explain
from .state import state_links
from .subjects import Days, Subject, Subjects
from .tolls import are_headlines, compare_all
from .verdicts import ends_of, make_link

_AGREEMENTS = {"corroborates", "repeats"}
_CLASHES = {"contradicts", "denies", "retracts", "updates"}
#: What one happening has but one of: pages that differ in it tell of two, or one of them errs.
_ONE_ONLY = {"actor", "place", "time", "cause", "polarity"}


def judge(subjects: Subjects, ledger: Ledger, compared: Compared) -> Link | None:
    """Returns the link between two claims that were compared, null where there is none."""
    a, b, reading = compared
    verdict = decide(subjects, ledger.entities, a, b, reading=reading)
    return make_link(verdict, explain(subjects, ledger.entities, a, b, reading=reading)) if verdict else None


def settle(subjects: Subjects, ledger: Ledger, judged: Iterable[Link]) -> tuple[Link, ...]:
    """Adds what the state of places and the dimensions of figures say, and withholds what other links forbid."""
    found = {ends_of(made): made for made in judged}
    for made in [*state_links(subjects, ledger), *dimension_links(subjects)]:
        before = found.get(ends_of(made))
        # Who holds a place is a question of its state: said better than that two doers clash.
        if before is None or before.kind in _AGREEMENTS or before.on == "actor":
            found[ends_of(made)] = made
    kept = _withhold(subjects, found)
    return tuple(sorted(kept, key=lambda link: (link.a, link.b, link.kind)))


def _withhold(subjects: Subjects, found: Mapping[tuple[str, str], Link]) -> list[Link]:
    """Two sentences that clash in one thing do not agree in another: what is left of the agreement is not counted."""
    by_id = {s.claim.id: s for s in subjects.all}
    clashing = {_sentences(by_id, ends) for ends, made in found.items() if made.kind in _CLASHES}
    counting = _pages_that_count_differently(subjects, by_id, found)
    differing = {_told(by_id, made) for made in found.values() if made.kind in _CLASHES and made.on in _ONE_ONLY}
    counted = _counted(subjects)
    # "A raid may have killed 12": the raid is sure, but no sentence bears out what it only holds to be possible.
    unsure = {(s.document.id, s.at[0]) for s in subjects.all if s.claim.quantities and not s.sure}

    def holds(ends: tuple[str, str], made: Link) -> bool:
        if made.kind not in _AGREEMENTS:
            return True
        if _sentences(by_id, ends) in clashing or _tolls(by_id, ends) & counting:
            return False
        if made.kind != "corroborates":
            return True
        if _told(by_id, made) in differing or _count_apart(counted, by_id, ends):
            return False
        return unsure.isdisjoint((by_id[c].document.id, by_id[c].at[0]) for c in ends)

    return [made for ends, made in found.items() if holds(ends, made)]


def _counted(subjects: Subjects) -> Mapping[tuple[str, int], Mapping[str, set[float]]]:
    """The exact figures of each sentence, by what they count: the killed, the missing."""
    found: dict[tuple[str, int], dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for subject in subjects.all:
        for quantity in subject.claim.quantities:
            if quantity.best is not None:
                found[subject.document.id, subject.at[0]][quantity.role].add(quantity.best)
    return found


def _count_apart(
    counted: Mapping[tuple[str, int], Mapping[str, set[float]]], by_id: Mapping[str, Subject], ends: tuple[str, str]
) -> bool:
    """Tells whether two sentences count alike but other figures, or other fates of so many: 30 missing, 30 rescued."""
    one, other = (counted.get((by_id[c].document.id, by_id[c].at[0]), {}) for c in ends)
    if any(one[role].isdisjoint(other[role]) for role in one.keys() & other.keys()):
        return True
    agreed = {figure for role in one.keys() & other.keys() for figure in one[role] & other[role]}
    both = set().union(*one.values()) & set().union(*other.values())
    return any(figure > 1 for figure in both - agreed)


def _told(by_id: Mapping[str, Subject], made: Link) -> tuple[frozenset[str], frozenset[tuple[str, Days | None]]]:
    """What two pages tell of, as far as titles and leads tell it alike: the sort of happening, and its days on each."""
    ends = (by_id[made.a], by_id[made.b])
    return frozenset(s.sort for s in ends), frozenset((s.document.id, s.days) for s in ends)


def _sentences(by_id: Mapping[str, Subject], ends: tuple[str, str]) -> frozenset[tuple[str, int]]:
    return frozenset((by_id[claim].document.id, by_id[claim].at[0]) for claim in ends)


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
