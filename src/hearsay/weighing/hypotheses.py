"""Hypotheses of the analyst as they lie among the judgements, and open questions of the case that ask for some.

A hypothesis is a judgement with the verdict `hypothesis`, a decided cell one with the verdict `cell`; both are
appended, and taken back by a later judgement that undoes them. Nothing here writes: a command appends what `proposal`
and `decision` give.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ..ids import make_id
from ..records import Judgement, Ledger, undoings
from .boards import MARKS, Cell, Hypothesis, Mark
from .deeds import agents, deeds
from .numbers import number_table
from .voices import Hearing, hear

PROPOSED: Final = "hypothesis"
DECIDED: Final = "cell"
_OPEN: Final = "What happened?"
_FEWEST: Final = 2  # rival answers that make a question


class Words(NamedTuple):
    """What goes into a judgement: its subject and its value (JSON)."""

    subject: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of the rival answers of a question, in words, with the claims that give it."""

    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """Something that the case answers in more ways than one."""

    words: str
    answers: tuple[Answer, ...]


def proposal(words: str, *, question: str = "", claims: Iterable[str] = ()) -> Words:
    """Returns how a hypothesis is written down; its id follows from its words and its question."""
    asked, said = question.strip() or _OPEN, words.strip()
    value = {"hypothesis": said, "question": asked, "claims": sorted(set(claims))}
    return Words(make_id("hyp1", asked, said), json.dumps(value, ensure_ascii=False, sort_keys=True))


def decision(hypothesis: Hypothesis, claim: str, mark: Mark) -> Words:
    """Returns how a decided cell is written down."""
    return Words(hypothesis.id, json.dumps({"claim": claim, "mark": mark}, sort_keys=True))


def hypotheses(judgements: Sequence[Judgement]) -> tuple[Hypothesis, ...]:
    """Reads the hypotheses that stand, in the order in which they were put.

    Of one that is put twice, the later claims and reason hold.
    """
    undone = undoings(judgements)
    numbers: dict[str, int] = {}
    found: dict[str, Hypothesis] = {}
    for judgement in judgements:
        value = _value(judgement) if judgement.verdict == PROPOSED else None
        if value is None or not isinstance(value.get("hypothesis"), str):
            continue
        number = numbers.setdefault(judgement.subject, len(numbers) + 1)
        if judgement.id in undone:
            continue
        found[judgement.subject] = Hypothesis(
            id=judgement.subject,
            number=number,
            words=str(value["hypothesis"]),
            question=str(value.get("question") or _OPEN),
            claims=tuple(str(claim) for claim in _listed(value.get("claims"))),
            by=judgement.by,
            at=judgement.at,
            reason=judgement.reason,
            judgement=judgement.id,
        )
    return tuple(sorted(found.values(), key=lambda hypothesis: hypothesis.number))


def decided(judgements: Sequence[Judgement]) -> Mapping[tuple[str, str], Cell]:
    """Reads the cells that analysts decided, by hypothesis and claim; of several the last that stands."""
    undone = undoings(judgements)
    out: dict[tuple[str, str], Cell] = {}
    for judgement in judgements:
        value = _value(judgement) if judgement.verdict == DECIDED and judgement.id not in undone else None
        mark = next((mark for mark in MARKS if value and value.get("mark") == mark), None)
        if value is not None and mark is not None and isinstance(value.get("claim"), str):
            cell = Cell(mark=mark, by=judgement.by, reason=judgement.reason)
            out[judgement.subject, str(value["claim"])] = cell
    return out


def open_questions(ledger: Ledger) -> tuple[OpenQuestion, ...]:
    """Lists what the case answers in more ways than one: deeds with rival doers, then numbers that clash.

    An answer is worded after the claims that give it and rests on them; it is nobody's until an analyst takes it up.
    """
    return (*_deeds(hear(ledger)), *_numbers(ledger))


def _deeds(hearing: Hearing) -> Iterable[OpenQuestion]:
    for deed, voices in deeds(hearing):
        if not deed.rivals:
            continue
        by_doer: dict[str, dict[str, None]] = {}
        for voice in voices:
            for _, name in agents(hearing, deed, voice) if voice.counts and not voice.rejects else ():
                by_doer.setdefault(name, {})[voice.claim.id] = None
        if len(by_doer) >= _FEWEST:
            answers = [Answer(words=f"{name} brought it about", claims=tuple(said)) for name, said in by_doer.items()]
            yield OpenQuestion(words=f"Who brought about the {deed.label}?", answers=tuple(answers))


def _numbers(ledger: Ledger) -> Iterable[OpenQuestion]:
    for row in number_table(ledger):
        by_figure: dict[str, dict[str, None]] = {}
        for figure in row.figures if row.clash else ():
            if figure.voice not in {"comment", "hidden"}:
                by_figure.setdefault(figure.quantity.text, {})[figure.claim] = None
        if len(by_figure) >= _FEWEST:
            answers = [Answer(words=text, claims=tuple(said)) for text, said in by_figure.items()]
            yield OpenQuestion(words=f"Which figure holds: {row.question}?", answers=tuple(answers))


def _value(judgement: Judgement) -> dict[str, object] | None:
    """The value of a judgement; null where it is no JSON object (somebody else's verdict may bear the same name)."""
    try:
        value = json.loads(judgement.value or "")
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
