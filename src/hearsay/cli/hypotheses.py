"""The command for competing hypotheses: what the case leaves open, what is put to it, how the evidence stands."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from .viewing import AS_OF, looking_at, tell

if TYPE_CHECKING:
    from ..case import Case
    from ..weighing import Hypothesis, Mark, OpenQuestion


class _Action(StrEnum):
    SHOW = "show"
    QUESTIONS = "questions"
    ASK = "ask"
    ADD = "add"
    DECIDE = "decide"
    DROP = "drop"


class _Form(StrEnum):
    ROWS = "rows"
    COLUMNS = "columns"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command()(hypotheses)


def hypotheses(
    case: Path = typer.Argument(metavar="CASE", help="The case file."),
    action: _Action = typer.Argument(
        _Action.SHOW,
        metavar="ACTION",
        help="show: the boards; questions: what the case leaves open; ask N: put its rival answers; "
        "add WORDS, with the ids of claims that say just this; decide H CLAIM MARK; drop H.",
    ),
    words: list[str] = typer.Argument(None, metavar="WORD", help="What the action is about, see there."),
    question: str = typer.Option("", help="add: the question that it answers; rival answers share its words."),
    by: str = typer.Option("", help="Who decides; with --as-of what the day goes by, publication or said."),
    reason: str = typer.Option("", help="Why."),
    form: _Form = typer.Option(
        _Form.ROWS, "--format", help="show: hypotheses as rows, as columns, or as jsonl; questions: jsonl."
    ),
    as_of: str = AS_OF,
) -> None:
    """Sets competing hypotheses against the evidence (Heuer), to see which of them has least against it.

    Cells are filled in from the links between claims, and yours to decide: CC very consistent, C consistent, N neutral,
    I inconsistent, II very inconsistent, NA not applicable. Every decision is kept with your name and reason.

    \b
    Example:
      hearsay hypotheses war.case questions
      hearsay hypotheses war.case ask 1 --by "M. Field" --reason "three parties claim it"
      hearsay hypotheses war.case add "Nobody did: they withdrew" --question "Who took Tesqal?" --by …  --reason …
      hearsay hypotheses war.case decide H2 clm1:8c1f0a3b5d7e9f201346 II --by "M. Field" --reason "he was not there"
      hearsay hypotheses war.case
      hearsay hypotheses war.case --as-of 2019-03-23
    """
    if action in (_Action.SHOW, _Action.QUESTIONS):
        with looking_at(case, as_of, by or None) as (seen, told):
            tell(told)
            shown = _show(seen, form) if action is _Action.SHOW else _questions(seen, as_json=form is _Form.JSONL)
            _print(shown)
        return
    from .. import open_case
    from ..errors import UsageError

    if as_of:
        raise UsageError("--as-of is for looking (show, questions); what you decide holds for the whole case.")
    with open_case(case, write=True) as opened:
        drafts = _drafts(opened, action, words or [], question=question)
        _print(_written(opened, drafts, by=by, reason=reason))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


class _Draft(NamedTuple):
    """A judgement before it is made, and the line that tells of it."""

    subject: str
    verdict: str
    value: str | None
    undoes: str | None
    told: str


def _show(case: "Case", form: _Form) -> Iterator[str]:
    from ..weighing import boards
    from .boards import as_lines, as_text

    ledger = case.ledger()
    found = boards(ledger, case.judgements())
    if form is _Form.JSONL:
        yield from as_lines(found)
    elif found:
        yield from as_text(ledger, found, columns=form is _Form.COLUMNS)
    else:
        yield f"No hypothesis has been put. What the case leaves open: hearsay hypotheses {case.path} questions"


def _questions(case: "Case", *, as_json: bool) -> Iterator[str]:
    asked = _open(case)
    for number, found in enumerate(asked, start=1):
        if as_json:
            answers = [{"words": answer.words, "claims": answer.claims} for answer in found.answers]
            yield json.dumps({"number": number, "question": found.words, "answers": answers}, ensure_ascii=False)
            continue
        yield f"{number}. {found.words}"
        for answer in found.answers:
            yield f"     {answer.words}  ({', '.join(answer.claims[:3])}{', …' if len(answer.claims) > 3 else ''})"
    if not asked and not as_json:
        yield "The case leaves no question open that it answers in more ways than one. Put one with `add`."


def _drafts(case: "Case", action: _Action, given: Sequence[str], *, question: str) -> list[_Draft]:
    """What is to be written down. Raises UsageError for what cannot be."""
    if action is _Action.ASK:
        return _ask(case, given)
    if action is _Action.ADD:
        return [_add(case, given, question=question)]
    hypothesis = _hypothesis(case, given, action)
    if action is _Action.DROP:
        told = f"H{hypothesis.number} is dropped: {hypothesis.words}"
        return [_Draft(hypothesis.judgement, "undo", None, hypothesis.judgement, told)]
    return [_decide(case, hypothesis, given)]


def _ask(case: "Case", given: Sequence[str]) -> list[_Draft]:
    from ..errors import UsageError

    asked = _open(case)
    if len(given) != 1 or not given[0].isdigit() or not 1 <= int(given[0]) <= len(asked):
        raise UsageError(f"Name one of the {len(asked)} open questions by its number: hearsay hypotheses CASE ask 1.")
    found = asked[int(given[0]) - 1]
    return [_proposed(answer.words, question=found.words, claims=answer.claims) for answer in found.answers]


def _add(case: "Case", given: Sequence[str], *, question: str) -> _Draft:
    from ..errors import UsageError

    claims = [word for word in given if word.startswith("clm1:")]
    said = " ".join(word for word in given if word not in claims)
    if not said.strip():
        raise UsageError('Say the hypothesis in words: hearsay hypotheses CASE add "The army took the town".')
    known = sorted(case.ledger().claims) if claims else []
    return _proposed(said, question=question, claims=[_claim(known, claim) for claim in claims])


def _proposed(words: str, *, question: str, claims: Sequence[str]) -> _Draft:
    from ..weighing import PROPOSED, proposal

    made = proposal(words, question=question, claims=claims)
    resting = f" (rests on {len(claims)} claim{'' if len(claims) == 1 else 's'})" if claims else ""
    return _Draft(made.subject, PROPOSED, made.value, None, f"put: {words.strip()}{resting}")


def _decide(case: "Case", hypothesis: "Hypothesis", given: Sequence[str]) -> _Draft:
    from ..errors import UsageError
    from ..weighing import DECIDED, MARKS, decision

    marks = ", ".join(f"{mark} {words}" for mark, words in MARKS.items())
    mark: Mark | None = next((mark for mark in MARKS if given[2:] == [mark]), None)
    if mark is None:
        raise UsageError(f"Say H, claim and mark: hearsay hypotheses CASE decide H1 clm1:… I. The marks are: {marks}.")
    claim = _claim(sorted(case.ledger().claims), given[1])
    made = decision(hypothesis, claim, mark)
    return _Draft(made.subject, DECIDED, made.value, None, f"H{hypothesis.number} and {claim}: {MARKS[mark]}")


def _hypothesis(case: "Case", given: Sequence[str], action: _Action) -> "Hypothesis":
    """The hypothesis that the first word names, as "H2" or by its id."""
    from ..errors import UsageError
    from ..weighing import hypotheses as standing

    found = standing(case.judgements())
    for hypothesis in found:
        if given and given[0].casefold() in (f"h{hypothesis.number}", hypothesis.id):
            return hypothesis
    known = ", ".join(f"H{hypothesis.number}" for hypothesis in found) or "none so far: put one with `add` or `ask`"
    named = f"There is no hypothesis {given[0]}." if given else f"Say which hypothesis to {action.value}."
    raise UsageError(f"{named} Those that stand: {known}.")


def _claim(known: Sequence[str], named: str) -> str:
    """The claim with this id, or the only one whose id begins so."""
    from ..errors import UsageError

    found = [claim for claim in known if claim == named] or [claim for claim in known if claim.startswith(named)]
    if len(found) != 1:
        many = f"{len(found)} claims begin with {named!r}" if found else f"There is no claim {named!r}"
        raise UsageError(f"{many} in this case. `hearsay search CASE WORD` finds claims with their ids.")
    return found[0]


def _open(case: "Case") -> tuple["OpenQuestion", ...]:
    from ..weighing import open_questions

    return open_questions(case.ledger())


def _written(case: "Case", drafts: Sequence[_Draft], *, by: str, reason: str) -> Iterator[str]:
    """Appends the judgements and tells of each, a hypothesis under its number."""
    from ..records import Judgement
    from ..weighing import PROPOSED
    from ..weighing import hypotheses as standing

    for draft in drafts:
        case.judge(
            Judgement(
                id="",
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                by=by,
                subject=draft.subject,
                verdict=draft.verdict,
                value=draft.value,
                reason=reason,
                undoes=draft.undoes,
                chain_hash="",
            )
        )
        numbers = {hypothesis.id: hypothesis.number for hypothesis in standing(case.judgements())}
        yield f"H{numbers[draft.subject]} {draft.told}" if draft.verdict == PROPOSED else draft.told
