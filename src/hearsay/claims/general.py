"""Claims on happenings that the event lexicon gives no type ("resigned", "the takeover"), where they can be told apart.

Most verbs of a text tell nothing that a ledger needs. One is kept where its clause names a party or a day, or where the
text speaks of the same kind of thing again, so that its tellings can be put together.
"""

from collections import Counter
from collections.abc import Sequence

from .draft import Draft
from .drafting import draft_of, timed
from .happenings import general_triggers
from .known import Known


def general_drafts(known: Known, drafts: Sequence[Draft]) -> list[Draft]:
    """Returns drafts of what a text tells beside the events of the lexicon (`drafts`), whose words they leave alone."""
    taken = known.timed.union(*(range(d.trigger.first, d.trigger.last) for d in drafts))
    found = [draft_of(known, trigger) for trigger in general_triggers(known, taken)]
    heads = frozenset(draft.trigger.head for draft in (*drafts, *found))
    for draft in found:
        draft.time = timed(known, draft, heads)
    times = Counter(draft.type for draft in found)
    return [draft for draft in found if times[draft.type] > 1 or _is_told_apart(known, draft)]


def _is_told_apart(known: Known, draft: Draft) -> bool:
    return draft.time is not None or any(
        known.mentions.entity(part.indices) is not None for part in (*draft.actors, *draft.targets)
    )
