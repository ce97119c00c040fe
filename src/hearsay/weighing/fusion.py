"""Which of several sources' values for an item is to be believed: accuracy and copying reckoned together.

After Dong, Berti-Equille and Srivastava (VLDB 2009, AccuCopy), with two differences. A source's accuracy is its skill
times the ease of the column ("pressure" may be hard for all), so that answering the hard questions is no stain. And
lists of names are weighed name by name, because leaving a name out is a common slip and inventing one a rare one (Zhao
et al., VLDB 2012).
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np

from .columns import Report, Sheet, latest, sheets, spelled
from .copying import Answers, Floats, Ints, dependence, independence, roots, suspects
from .members import believed_lists, members, shares
from .values import is_answer

__all__ = ["Report", "Weighed", "weigh"]

_ROUNDS: Final = 25  # beliefs change by less than a thousandth long before, on every set tried
_START: Final = 0.7  # accuracy of a source of which nothing is known yet
_KNOWN: Final = 2.0  # answers that this first guess weighs
_BOUNDS: Final = (0.02, 0.98)


class Weighed(NamedTuple):
    """A value of an item, how probable it is, and how many independent roots stand behind it."""

    item: str
    value: str
    probability: float
    origins: int


class _Settled(NamedTuple):
    belief: Floats
    origins: Ints
    skill: Floats


def weigh(reports: Iterable[Report]) -> list[Weighed]:
    """Finds how probable each value of each item is, the likeliest first; a source's later report replaces its earlier.

    The number is the probability that the value is the true one, given that one of the values is and that sources err
    as the model says: each by itself or by copying, with one accuracy throughout. It ignores what the values are about,
    when they were given, and all that is known of the sources from elsewhere. It misleads where most sources draw on
    one feed that is wrong but never seen to be wrong beside another, and it is too sure of itself where errors have
    causes in common other than copying. "N/A" and the like get probability 0 and no origin.
    """
    given = latest(Report(*report) for report in reports)
    out: list[Weighed] = []
    for sheet in sheets(given):
        settled = _settle(sheet)
        weight = dict(zip(sheet.sources, settled.skill.tolist(), strict=True))
        for cell, belief, origins in zip(sheet.cells, settled.belief.tolist(), settled.origins.tolist(), strict=True):
            out.append(Weighed(cell.item, spelled(cell, weight), round(belief, 6), origins))
    answered = {(weighed.item, weighed.value) for weighed in out}
    silent = {(item, value.strip()) for (item, _), value in given.items() if not is_answer(value)} - answered
    out += [Weighed(item, value, 0.0, 0) for item, value in silent]
    return sorted(out, key=lambda w: (w.item, -w.probability, -w.origins, w.value))


def _settle(sheet: Sheet) -> _Settled:
    """Goes round between what is true, how good each source is, and who copies, until they agree."""
    answers = sheet.answers
    pairs = suspects(answers)
    rivals = _rivals(sheet)
    lists = members(answers, [cell.surnames for cell in sheet.cells]) if sheet.kind == "names" else None
    share = np.ones(len(answers.source))
    accuracy = np.full(len(answers.source), _START)
    belief = _votes(answers)
    skill = np.full(len(sheet.sources), _START)
    copied = np.zeros(len(pairs.a))
    for started in range(_ROUNDS):
        if lists is None:
            belief = _believe(answers, accuracy=accuracy, share=share, rivals=rivals)
        else:
            belief = believed_lists(answers, lists, belief=belief if started else None, share=share)
        accuracy, skill = _accuracies(sheet, belief)
        copied = dependence(answers, pairs, belief=belief, accuracy=accuracy, rivals=rivals)
        share = independence(answers, pairs, copied=copied, skill=skill)
    return _Settled(belief, roots(answers, pairs, copied=copied, values=len(belief)), skill)


def _believe(answers: Answers, *, accuracy: Floats, share: Floats, rivals: Floats) -> Floats:
    """Bayes with one vote a source, worth the odds that it is right rather than wrong in this very way."""
    sure = np.clip(accuracy, *_BOUNDS)
    vote = np.log(rivals[answers.item] * sure / (1 - sure)) * share
    logs = np.bincount(answers.value, weights=vote, minlength=len(answers.item_of_value)).astype(np.float64)
    return shares(logs, answers.item_of_value)


def _accuracies(sheet: Sheet, belief: Floats) -> tuple[Floats, Floats]:
    """Accuracy of each answer's source in that answer's column, and skill of each source.

    Skill is the ratio of what a source got right to what sources in general would have in the columns that it answers
    (indirect standardisation); accuracy is skill times the ease of the column.
    """
    answers, right = sheet.answers, belief[sheet.answers.value]
    column = sheet.column[answers.item]
    ease = (np.bincount(column, weights=right) + 1) / (np.bincount(column) + 2)
    size = len(sheet.sources)
    got = np.bincount(answers.source, weights=right, minlength=size) + _KNOWN * _START
    due = np.bincount(answers.source, weights=ease[column], minlength=size) + _KNOWN * _START
    skill = got / due
    return np.clip(skill[answers.source] * ease[column], *_BOUNDS), skill


def _votes(answers: Answers) -> Floats:
    given = np.bincount(answers.value, minlength=len(answers.item_of_value))
    return np.asarray(given / np.bincount(answers.item)[answers.item_of_value], dtype=np.float64)


def _rivals(sheet: Sheet) -> Floats:
    """For each item the number of false values that its column is taken to offer: the mean number of values given."""
    values = np.bincount(sheet.answers.item_of_value, minlength=len(sheet.items))
    mean = np.bincount(sheet.column, weights=values) / np.bincount(sheet.column)
    return np.asarray(np.clip(mean, 2, 100)[sheet.column], dtype=np.float64)
