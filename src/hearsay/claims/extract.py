"""From a parsed document to its claims: every event that the lexicon knows, with all that its sentence says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..ids import make_id
from ..records import (
    Argument,
    Claim,
    Document,
    DocumentEntity,
    Gap,
    Mention,
    Parse,
    Segment,
    Span,
    Statement,
    TimeExpression,
    Token,
)
from .draft import Draft
from .drafting import drafts_of
from .general import general_drafts
from .known import Known
from .noun_phrases import argument
from .roles import Part
from .sharing import share
from .tense import by_tense
from .totals import TYPE as TOLL
from .totals import as_totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a document says to be so, and what could not be worked out."""

    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]


def extract(
    document: Document,
    segments: Sequence[Segment],
    parse: Parse,
    *,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    entities: Sequence[DocumentEntity] = (),
) -> Claims:
    """Returns a claim for every event and measured state that a document speaks of, in reading order."""
    known = Known(document, segments, parse, statements, mentions, times, entities)
    parse = known.parse
    drafts = drafts_of(known)
    as_totals(parse, drafts)
    share(parse, drafts, known.named)
    claims: dict[str, Claim] = {}
    lead = min((parse.sentence_of[d.trigger.head] for d in drafts if not d.title), default=0)
    titled = bool(parse.tokens) and known.is_title(0)
    for draft in [*drafts, *general_drafts(known, drafts)]:
        here = parse.sentence_of[draft.trigger.head]
        claim = _claim(known, draft, here - lead if titled and draft.type != TOLL else None)
        claims.setdefault(claim.id, claim)
    return Claims(
        claims=tuple(sorted(claims.values(), key=lambda c: (c.trigger.start, c.trigger.end, c.event))), gaps=()
    )


def _claim(known: Known, draft: Draft, depth: int | None) -> Claim:
    tokens, text = known.parse.tokens, known.text
    trigger = draft.trigger
    start, end = tokens[trigger.first].start, tokens[trigger.last - 1].end
    first, last = tokens[draft.clause[0]].start, tokens[draft.clause[1] - 1].end
    segment = known.segment(trigger.head)
    time = draft.time
    if time is None and draft.modality == "fact" and known.kinds.get(segment) != "comment":
        told = by_tense(known.parse, draft, known.document.published, depth=depth)
        if told is not None:
            time = told.time
            draft.reasons.append(told.reason)
    return Claim(
        id=make_id("clm1", known.document.id, draft.type, start, end),
        document=known.document.id,
        segment=segment,
        statement=draft.statement.id if draft.statement else None,
        text=text[first:last],
        start=first,
        end=last,
        event=draft.type,
        trigger=Span(text=text[start:end], start=start, end=end),
        actors=_arguments(known, draft, draft.actors),
        targets=_arguments(known, draft, draft.targets),
        places=_distinct(draft.places),
        time=time,
        quantities=draft.quantities,
        polarity=draft.polarity,
        modality=draft.modality,
        aspect=draft.aspect,
        reason="; ".join(dict.fromkeys(draft.reasons)) + ".",
    )


def _arguments(known: Known, draft: Draft, parts: Sequence[Part]) -> tuple[Argument, ...]:
    out = []
    for part in parts:
        token = known.parse.tokens[part.head]
        found = argument(known.text, known.parse, part.indices, head=part.head, mentions=known.mentions)
        if token.pos == "PRON" and len(part.indices) == 1:
            out += _of_pronoun(known, draft, token, found)
        elif "%" not in found.text or any(c.isalpha() for c in found.text):  # "100% defeated": how much, not who
            out.append(found)
    return _distinct(out)


def _of_pronoun(known: Known, draft: Draft, token: Token, found: Argument) -> list[Argument]:
    """A pronoun with the entity that it means; one that means several speakers at once gives way to their names."""
    together = known.speakers.together(draft.statement)
    if len(together) > 1 and known.speakers.meant_by(token, draft.statement) is not None:
        named = [s.source for s in together if s.source is not None]
        return [Argument(text=s.text, start=s.start, end=s.end, entity=s.entity) for s in named]
    if found.entity is None or known.speakers.opens(known.parse, token, draft.statement):
        return [replace(found, entity=known.speakers.meant_by(token, draft.statement) or found.entity)]
    return [found]


def _distinct(found: Sequence[Argument]) -> tuple[Argument, ...]:
    seen: dict[tuple[int, int], Argument] = {}
    for one in found:
        seen.setdefault((one.start, one.end), one)
    return tuple(seen.values())
