"""What a comparison comes to, and the link that is written down for it."""

from collections.abc import Sequence
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from ..records import STANDS, Link, LinkKind, Question, Reason
from .subjects import Subject

_QUOTED = 110
#: Kinds that point from one claim to the other; all others are written with the smaller id first.
_DIRECTED = {"updates", "narrows", "denies", "retracts"}


class Verdict(NamedTuple):
    """How claim `a` stands to claim `b`, in what, and why: name, sentence and bits of the ground."""

    kind: LinkKind
    on: Question | None
    a: Subject
    b: Subject
    ground: str
    why: str
    bits: float = 0.0


def make_link(verdict: Verdict, grounds: Sequence[Reason]) -> Link:
    """Writes a verdict down with the reasons for one happening and, worth no bits, the ground of the verdict."""
    a, b = verdict.a, verdict.b
    if verdict.kind not in _DIRECTED and b.claim.id < a.claim.id:
        a, b = b, a
    reasons = (*grounds, Reason(name=verdict.ground, bits=verdict.bits, text=verdict.why))
    return Link(
        a=a.claim.id,
        b=b.claim.id,
        kind=verdict.kind,
        on=verdict.on,
        reason=f"{quoted(a)} {STANDS[verdict.kind]} {quoted(b)}: {verdict.why}.",
        reasons=reasons,
        score=fsum(r.bits for r in reasons),
    )


def ends_of(made: Link) -> tuple[str, str]:
    """Returns the claims of a link whatever its direction, the smaller id first."""
    return (made.a, made.b) if made.a < made.b else (made.b, made.a)


def quoted(subject: Subject) -> str:
    """Returns the words of a claim in quotation marks, with who prints them, cut to a length that a line holds."""
    return _quoted(subject.claim.text, subject.document.outlet)


@lru_cache(maxsize=10_000)
def _quoted(words: str, outlet: str | None) -> str:
    text = " ".join(words.split())
    short = text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
    return f"“{short}” ({outlet})" if outlet else f"“{short}”"
