"""Companies under their full name and without the words for their form."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from .clusters import Clusters
from .lexicon import bodies_named, word_set

#: Shorter names are anybody's.
_LONG_ENOUGH: Final = 4


def join_companies(clusters: Clusters, by_name: Mapping[str, list[int]]) -> None:
    """Joins "Velmar" to the only body of the case that is called that with words for a company's form behind it."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for key, numbers in by_name.items():
        words = key.partition(" ")[2].lower().split()
        whole = len(words)
        while len(words) > 1 and words[-1].strip(".") in word_set("body_words", "company_forms", "words"):
            words.pop()
        if len(words) < whole and len(" ".join(words)) >= _LONG_ENOUGH:
            bearers[" ".join(words)].add(clusters.union.top(numbers[0]))
    for name, tops in sorted(bearers.items()):
        known = {entry.name for entry in bodies_named(name)}
        alone = [*by_name.get(f"name {name}", ()), *(by_name.get(f"known {min(known)}", ()) if len(known) == 1 else ())]
        lone = [n for n in alone if clusters.members[n].kind == "organisation"]
        if len({clusters.union.top(top) for top in tops}) == 1 and lone:
            top = min(tops)
            why = f"{clusters.members[top].name} without the words for the form of a company"
            clusters.together([top, *lone], why)
