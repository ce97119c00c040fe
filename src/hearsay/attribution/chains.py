"""Which statement reports which: a statement stands within the smallest other one whose content holds its cue."""

from collections.abc import Sequence

from .draft import Draft, Stretch


def nest(drafts: Sequence[Draft]) -> list[int | None]:
    """Returns for each draft the index of the draft that reports it."""
    # larger contents first, so that the one written last over a word is the smallest around it; of two with the same
    # content the one that is itself reported is the nearer
    order = sorted(range(len(drafts)), key=lambda n: (-_size(drafts[n]), drafts[n].outer is not None, n))
    by_cue: dict[Stretch, int] = {}
    for n in order:
        cue = drafts[n].cue
        if cue and drafts[n].outer is None:
            by_cue.setdefault(cue, n)
    around: dict[int, int] = {}
    out: list[int | None] = [None] * len(drafts)
    for n in order:
        draft = drafts[n]
        if draft.outer is not None and draft.outer in by_cue:
            out[n] = by_cue[draft.outer]
        else:
            out[n] = around.get(_anchor(draft))
        for first, last in draft.content:
            around.update(dict.fromkeys(range(first, last), n))
    return out


def _anchor(draft: Draft) -> int:
    return draft.cue[0] if draft.cue else draft.content[0][0]


def _size(draft: Draft) -> int:
    return sum(last - first for first, last in draft.content)
