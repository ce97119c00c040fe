"""A case as it was known on a day: by what was published until then, or by what had been said until then.

    as_of(case, day, by="publication" | "said") -> View

The view is a case of its own in memory, in which everything over all documents (entities, origins, links, events,
grades) was worked anew on what was known; nothing is written to the case it is drawn from.
"""

from .said import said_when
from .view import BASES, Basis, View, as_of

__all__ = ["BASES", "Basis", "View", "as_of", "said_when"]
