"""How well things stand: roll-ups of numbers, grades, givers of information, and the tables a dossier is drawn from.

Pure functions over a `Ledger` whose origins, links and events are there already; nothing here reads a text anew.

    grade(ledger) -> tuple[Event, ...]               the events with their roll-ups and grades
    givers(ledger) -> tuple[Giver, ...]              outlets and sources as givers of information
    track_records(ledger)                            what the case tells of each giver by topic and year
    credit_matrix(ledger) -> CreditMatrix            claimant x deed
    number_table(ledger) -> tuple[NumberRow, ...]    numbers side by side, a row for each question
    clash_matrix(ledger) -> ClashMatrix              giver x question
    state_lines(ledger) -> tuple[StateLine, ...]     who held what when, and what clashes
    timeline(ledger) -> tuple[Moment, ...]           when it happened and when it was said
    event_labels(ledger)                             what each event is called
    sensitivity(ledger) -> Sensitivity               what changes when one source is left out
    boards(ledger, judgements) -> tuple[Board, ...]  competing hypotheses against the evidence
    open_questions(ledger)                           what the case answers in more ways than one
    weigh(reports) -> list[Weighed]                  which of several sources' values for an item to believe
"""

from .boards import MARKS, Board, Cell, Exhibit, Hypothesis, Leaning, Mark, Score
from .competing import boards
from .fusion import Report, Weighed, weigh
from .givers import givers, track_records
from .grades import grade
from .hypotheses import DECIDED, PROPOSED, Answer, OpenQuestion, decision, hypotheses, open_questions, proposal
from .leaving import Part, origin_names
from .matrices import clash_matrix, credit_matrix
from .numbers import number_table
from .sensitivity import Fall, Sensitivity, Support, sensitivity
from .states import state_lines
from .timelines import event_labels, timeline
from .views import (
    Clash,
    ClashMatrix,
    ClashRow,
    CreditCell,
    CreditMatrix,
    CreditRow,
    Deed,
    Figure,
    Moment,
    NumberRow,
    StateLine,
    StatePoint,
    TrackRecord,
)

__all__ = [
    "DECIDED", "MARKS", "PROPOSED", "Answer", "Board", "Cell", "Clash", "ClashMatrix", "ClashRow", "CreditCell",
    "CreditMatrix", "CreditRow", "Deed", "Exhibit", "Fall", "Figure", "Hypothesis", "Leaning", "Mark", "Moment",
    "NumberRow", "OpenQuestion", "Part", "Report", "Score", "Sensitivity", "StateLine", "StatePoint", "Support",
    "TrackRecord", "Weighed", "boards", "clash_matrix", "credit_matrix", "decision", "event_labels", "givers",
    "grade", "hypotheses", "number_table", "open_questions", "origin_names", "proposal", "sensitivity",
    "state_lines", "timeline", "track_records", "weigh",
]
