"""What pages count, beside their figures: what they set aside for them, and whom they count apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .numbers import is_armed
from .places import Gazetteer
from .subjects import Count, Subject, count_of


def asides(subjects: Sequence[Subject]) -> Mapping[Count, frozenset[float]]:
    """Returns what pages set aside for figures; a title sets aside what the sentence does that gives its figure."""
    found: dict[Count, set[float]] = defaultdict(set)
    for subject in subjects:
        if subject.claim.quantities and (aside := subject.aside):
            for quantity in subject.claim.quantities:
                found[count_of(subject, quantity)] |= aside
    return {count: frozenset(aside) for count, aside in found.items()}


def spots(subjects: Sequence[Subject], gazetteer: Gazetteer) -> Mapping[Count, frozenset[str]]:
    """Returns the towns that pages give for figures in any sentence: a title often names the province alone."""
    found: dict[Count, set[str]] = defaultdict(set)
    for subject in subjects:
        if subject.claim.quantities and (towns := gazetteer.spots(subject.places)):
            for quantity in subject.claim.quantities:
                found[count_of(subject, quantity)] |= towns
    return {count: frozenset(towns) for count, towns in found.items()}


def mixed(subjects: Sequence[Subject]) -> frozenset[tuple[str, str]]:
    """Returns the pages that count soldiers or fighters under a role, and others too."""
    kinds: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for subject in subjects:
        for quantity in subject.claim.quantities:
            kinds[subject.document.id, quantity.role].add(is_armed(quantity.unit))
    return frozenset(page for page, found in kinds.items() if len(found) > 1)
