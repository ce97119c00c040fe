"""The view itself: a case in memory that holds only what was known, worked anew, and what it leaves out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, NamedTuple, get_args

from ..case import Analysis, Case
from ..errors import UsageError
from ..ids import make_id
from ..pipeline import settle
from ..records import (
    Claim,
    Document,
    DocumentEntity,
    Gap,
    Mention,
    Segment,
    Statement,
    TimeExpression,
)
from ..settings import read_day
from .known import Holdings, Known, Why, published_by, said_by

Basis = Literal["publication", "said"]
BASES: Final[tuple[Basis, ...]] = get_args(Basis)
_LEFT: Final[Mapping[Why, str]] = {
    "later": "published later",
    "undated": "without a date of publication",
    "perhaps-later": "perhaps published later (the page does not tell the day)",
}
_COMMENTS: Final[Mapping[Why, str]] = {"later": "written later", "undated": "without a day that can be read"}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A case as of a day; `told` says in sentences how much of it that is, and what is left out and why."""

    case: Case
    day: str
    basis: Basis
    told: tuple[str, ...]


def as_of(case: Case, day: str, *, by: str = "publication") -> View:
    """Returns what was known on a day, with everything over all documents worked anew on it; `case` stays as it is.

    Raises UsageError for a day or a basis that there is not.
    """
    day = read_day(day)
    if by not in BASES:
        raise UsageError(f"{by!r} is nothing that a day can go by. Say {' or '.join(BASES)}.")
    choose = published_by if by == "publication" else said_by
    view = Case.in_memory(case.path)
    known: dict[str, _Found] = {}
    for held in _holdings(case):
        known[held.document.id] = found = _Found(held.document, choose(held, day))
        if found.known.anything:
            view.take_over(case, held.document.capture_sha256)
            view.put(_analysis(held, found.known), work={})
    view.take_over_judgements(case)
    settle(view, progress=lambda _what, _done, _total: None)
    view.drop_gaps("judged-record-gone")  # it has not gone, it was not known yet
    left = {document.capture_sha256 for document, found in known.values() if not found.anything}
    other = (gap for gap in case.rows("gaps", Gap) if gap.document is None and gap.capture and gap.capture not in left)
    view.put_gaps([*other, *_gaps(known.values(), day)])
    basis: Basis = "said" if by == "said" else "publication"
    return View(case=view, day=day, basis=basis, told=tuple(_told([f.known for f in known.values()], day, basis)))


class _Found(NamedTuple):
    document: Document
    known: Known


def _holdings(case: Case) -> Iterator[Holdings]:
    kinds: Mapping[str, Any] = {
        "segments": Segment,
        "statements": Statement,
        "claims": Claim,
        "times": TimeExpression,
        "mentions": Mention,
        "document_entities": DocumentEntity,
        "gaps": Gap,
    }
    found: dict[str, dict[str, list[Any]]] = {table: defaultdict(list) for table in kinds}
    for table, kind in kinds.items():
        for record in case.rows(table, kind):
            found[table][record.document].append(record)
    for document in case.rows("documents", Document):
        yield Holdings(document, **{table: held[document.id] for table, held in found.items()})


def _analysis(held: Holdings, known: Known) -> Analysis:
    """A document with only what was known of it; the rest of its text is blank, so that all offsets hold."""
    document = held.document
    statements = tuple(s for s in held.statements if s.id in known.statements)
    mentions = tuple(m for m in held.mentions if known.reaches(m.start, m.end))
    if known.why is None and not known.comments:
        entities = tuple(held.document_entities)
    else:
        meant = {mention.entity for mention in mentions}
        entities = tuple(e for e in held.document_entities if e.id in meant)
        title = document.title if known.why is None else None
        document = replace(document, text=_blanked(document.text, known.spans), title=title)
    return Analysis(
        capture=document.capture_sha256,
        document=document,
        segments=tuple(s for s in held.segments if known.reaches(s.start, s.end)),
        entities=entities,
        mentions=mentions,
        times=tuple(t for t in held.times if known.reaches(t.start, t.end)),
        statements=tuple(replace(s, within=None) if s.within not in known.statements else s for s in statements),
        claims=tuple(c for c in held.claims if c.id in known.claims),
        gaps=tuple(held.gaps),
    )


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text of the same length and lines in which only some stretches are left."""
    blank = re.sub(r"[^\n]", " ", text)
    parts, at = [], 0
    for start, end in spans:
        parts += [blank[at:start], text[start:end]]
        at = end
    return "".join([*parts, blank[at:]])


def _gaps(found: Iterable[_Found], day: str) -> Iterator[Gap]:
    """A gap for every document, and for the comments of every document, that is left out."""
    for document, known in found:
        page = document.published.text if document.published else "no date"
        if known.why is not None:
            part = "only what it puts on or before that day is taken from it" if known.anything else "it is left out"
            yield _gap(document, known.why, f"As of {day} this page was {_LEFT[known.why]} ({page}): {part}.")
        for why, number in sorted(known.comments.items()):
            sentence = f"As of {day} comments of this page are left out, {_COMMENTS[why]}: {number:,}."
            yield _gap(document, f"comments-{why}", sentence)


def _gap(document: Document, code: str, sentence: str) -> Gap:
    return Gap(
        id=make_id("gap1", document.id, "as-of", code),
        capture=document.capture_sha256,
        document=None,
        stage="as-of",
        code=f"left-out-{code}",
        sentence=sentence,
    )


def _told(found: Sequence[Known], day: str, basis: Basis) -> Iterator[str]:
    whole = sum(known.why is None for known in found)
    part = sum(known.why is not None and known.anything for known in found)
    if basis == "publication":
        yield f"As of {day}, by publication: {whole} of {_some(len(found), 'document')} had appeared."
    else:
        more = f" and parts of {part} more, which tell what had been said by then" if part else ""
        yield f"As of {day}, by saying: {whole} of {_some(len(found), 'document')} in full{more}."
    left = Counter(known.why for known in found if known.why is not None and not known.anything)
    if left:
        yield f"Left out: {'; '.join(f'{number} {_LEFT[why]}' for why, number in sorted(left.items()))}."
    comments: Counter[Why] = Counter()
    for known in found:
        comments.update(known.comments)
    if comments:
        counts = (f"{number} {_COMMENTS[why]}" for why, number in sorted(comments.items()))
        yield f"Comments left out: {'; '.join(counts)}."
    yield "Entities, origins, links, events and grades are worked anew on this alone; judgements are those of today."


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
