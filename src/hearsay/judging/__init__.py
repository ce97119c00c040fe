"""What analysts decide: each verb checks what it is asked, writes a judgement down, and tells it in words.

    accept, reject, merge, split, regrade, link, undo (case, …, signed=Signed(by=…, reason=…, at=…)) -> Made
    listing(judgements) -> lines                    all of them, for a reader
    without_subject(case, rulings) -> gaps          those whose subject the case does not hold any more

Nothing is changed or deleted by them; `hearsay.pipeline.settle` works what a judgement bears on.
"""

from .lost import without_subject
from .subjects import Subject, find
from .tell import about, listing, sentence
from .verbs import Made, Signed, accept, link, merge, regrade, reject, split, undo

__all__ = [
    "Made",
    "Signed",
    "Subject",
    "about",
    "accept",
    "find",
    "link",
    "listing",
    "merge",
    "regrade",
    "reject",
    "sentence",
    "split",
    "undo",
    "without_subject",
]
