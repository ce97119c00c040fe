"""How a record came about, in words: the place in the page, the chain of who says so, each reason with its weight."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from .as_of import said_when
from .case import link_id
from .errors import UsageError
from .ids import edge_id
from .judging import about, sentence
from .records import (
    Claim,
    Document,
    Entity,
    Event,
    Evidence,
    Gap,
    Giver,
    Judgement,
    Ledger,
    Link,
    Mention,
    Origin,
    Segment,
    Statement,
    undoings,
)
from .weighing import MARKS, Hypothesis, boards, hypotheses

_STANDS = {
    "full": "stands behind it",
    "partial": "holds it for likely",
    "none": "does not say that it is so",
    "against": "is against it",
}
_AROUND = 90  # characters shown on either side of a span


def explain(ledger: Ledger, record: str) -> Iterator[str]:
    """Yields the lines that tell how the record with this id came about. Raises UsageError for an unknown id."""
    tables: list[tuple[Any, Callable[[Ledger, Any], Iterator[str]]]] = [
        (ledger.claims, _claim),
        (ledger.statements, _chained),
        (ledger.pieces, _piece),
        (ledger.documents, _document),
        (ledger.segments, _segment),
        (ledger.entities, _entity),
        (ledger.events, _event),
        ({o.id: o for o in ledger.origins}, _origin),
        ({link_id(k.a, k.b, k.kind): k for k in ledger.links}, _link),
        ({g.id: g for g in ledger.gaps}, _gap),
        ({g.id: g for g in ledger.givers}, _giver),
        ({edge_id(e.kind, e.a, e.b): e for o in ledger.origins for e in o.evidence}, _evidence),
        ({mention_id(m): m for m in ledger.mentions}, _mention),
        ({j.id: j for j in ledger.judgements}, _judgement),
        ({h.id: h for h in hypotheses(ledger.judgements)}, _hypothesis),
    ]
    for table, tell in tables:
        if record in table:
            found = table[record]
            held = getattr(found, "members", getattr(found, "claims", ()))
            return itertools.chain(tell(ledger, found), about(ledger.judgements, record, held))
    judged = list(about(ledger.judgements, record))
    if judged:
        return iter([f"{record} is no longer there as it was. What was decided on it:", *judged])
    raise UsageError(f"There is nothing with the id {record} in this case. `hearsay export CASE TABLE` prints the ids.")


def mention_id(mention: Mention) -> str:
    """Returns the name by which a mention is asked for and judged: its document with where it stands in it."""
    return f"{mention.document}@{mention.start}-{mention.end}"


def in_place(document: Document, start: int, end: int) -> str:
    """Returns a span between « and », with the words around it, on one line."""
    text = document.text
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    around = f"{text[left:start]}«{text[start:end]}»{text[end:right]}"
    return f"{'… ' if left else ''}{' '.join(around.split())}{' …' if right < len(text) else ''}"


def chain(ledger: Ledger, statement: str | None) -> list[Statement]:
    """Returns the statements through which something reaches the page, the innermost first."""
    out: list[Statement] = []
    while statement is not None and statement in ledger.statements and len(out) < len(ledger.statements):
        out.append(ledger.statements[statement])
        statement = out[-1].within
    return out


def _claim(ledger: Ledger, claim: Claim) -> Iterator[str]:
    document = ledger.documents[claim.document]
    graded = f", credibility {claim.credibility}" if claim.credibility else ""
    phase = f", {claim.aspect}" if claim.aspect else ""
    yield f"Claim {claim.id}: {claim.event}, {claim.polarity}, {claim.modality}{phase}{graded}"
    yield f"  in its place: {in_place(document, claim.start, claim.end)}"
    yield f"  trigger: «{claim.trigger.text}» at {claim.trigger.start}–{claim.trigger.end}"
    for name in ("actors", "targets", "places"):
        for argument in getattr(claim, name):
            yield f"  {name[:-1]}: «{argument.text}»{_means(ledger, argument.entity)}"
    if claim.time is not None:
        words = f"«{claim.time.text}»" if claim.time.text else "no words say it"
        yield f"  time: {claim.time.relation} {claim.time.earliest or '?'} to {claim.time.latest or '?'} ({words})"
    for q in claim.quantities:
        yield f"  number: «{q.text}» as {q.role}: {_bound(q.low)} to {_bound(q.high)} {q.unit or ''}".rstrip()
    yield f"  why: {claim.reason}"
    yield from _said_by(ledger, claim.statement, document)
    yield from _segment(ledger, ledger.segments[claim.segment])
    if claim.is_general:
        yield "Not weighed: the event lexicon gives it no type, so that it counts for nothing and agrees with nothing."
    for origin in ledger.origins:
        if claim.id in origin.members:
            yield f"Rests on {_root(ledger, origin.root)} ({origin.id}, {len(origin.members)} claims)"
    for link in ledger.links:
        if claim.id in (link.a, link.b):
            yield from _link(ledger, link)


def _said_by(ledger: Ledger, statement: str | None, document: Document) -> Iterator[str]:
    steps = chain(ledger, statement)
    for step in steps:
        yield from _statement(ledger, step)
    voice = document.outlet or document.uri
    yield f"Reaches us by {voice}" if steps else f"Said by the page itself ({voice}); no other source is named for it"


def _chained(ledger: Ledger, statement: Statement) -> Iterator[str]:
    return _said_by(ledger, statement.id, ledger.documents[statement.document])


def _piece(ledger: Ledger, piece: Statement) -> Iterator[str]:
    yield f"Statement {piece.id}, a piece of {piece.part_of}: {piece.mode}"
    for part in piece.content:
        yield f"  in its place: {in_place(ledger.documents[piece.document], part.start, part.end)}"
    yield f"  why: {piece.reason}"
    yield from _said_by(ledger, piece.part_of, ledger.documents[piece.document])


def _statement(ledger: Ledger, statement: Statement) -> Iterator[str]:
    document = ledger.documents[statement.document]
    source = statement.source
    who = f"«{source.text}» ({source.kind}){_means(ledger, source.entity)}" if source else "nobody who is named"
    verb = "does not say" if statement.negated else statement.stance
    yield f"Statement {statement.id}: {who} {verb}, {statement.mode}, {_STANDS[statement.commitment]}"
    if source is not None:
        yield f"  source: {in_place(document, source.start, source.end)}"
        yield from _resolution(ledger, statement)
    if source is not None and source.metonym:
        yield f"  «{source.text}» is a place named for who speaks there"
    if source is not None and source.candidates:
        may = ", ".join(ledger.entities[c].name for c in source.candidates if c in ledger.entities)
        yield f"  it stays open whom «{source.text}» means; it may be: {may}"
    for mark in statement.marks:
        yield f"  {mark.kind}: «{mark.text}»"
    if statement.cue is not None:
        yield f"  cue: {in_place(document, statement.cue.start, statement.cue.end)}"
    made = said_when(statement, document.text, [t for t in ledger.times if t.document == document.id])
    if made is not None:
        yield f"  made {made.earliest} to {made.latest}, by the words beside it"
    for part in statement.content:
        yield f"  content at {part.start}–{part.end}: «{' '.join(part.text.split())}»"
    for piece in ledger.pieces.values():
        if piece.part_of == statement.id:
            words = " … ".join(" ".join(part.text.split()) for part in piece.content)
            yield f"  a piece of it, {piece.mode}: «{words}» ({piece.id})"
    yield f"  why: {statement.reason}"
    if statement.within:
        yield f"  within {statement.within}"


def _resolution(ledger: Ledger, statement: Statement) -> Iterator[str]:
    """The steps from the words of a source to whom they mean: how each name or pronoun in them was read."""
    source = statement.source
    if source is None:
        return
    for mention in ledger.mentions:
        inside = source.start <= mention.start and mention.end <= source.end
        if inside and mention.document == statement.document and mention.reason:
            yield f"  «{mention.text}»{_means(ledger, mention.entity)}: {mention.reason}"


def _document(ledger: Ledger, document: Document) -> Iterator[str]:
    yield f"Document {document.id}: {document.title or 'no title'}"
    yield f"  from {document.uri}, taken at {document.retrieved_at}, SHA-256 {document.capture_sha256}"
    if document.published is None:
        yield "  no date of publication stands on the page"
    else:
        yield f"  published {document.published.earliest}: {document.published.evidence} «{document.published.text}»"
    for gap in ledger.gaps:
        if gap.document == document.id:
            yield f"  not done: {gap.sentence}"


def _segment(ledger: Ledger, segment: Segment) -> Iterator[str]:
    voice = f" by {segment.author or segment.credit}" if segment.author or segment.credit else ""
    page = f" on page {segment.page}" if segment.page else ""
    yield (
        f"Stands in a stretch of kind '{segment.kind}'{voice}{page} ({segment.id}), characters {segment.origin_start}–"
        f"{segment.origin_end} of the page as taken"
    )
    yield from _document(ledger, ledger.documents[segment.document])


def _entity(ledger: Ledger, entity: Entity) -> Iterator[str]:
    yield f"Entity {entity.id}: {entity.name} ({entity.kind})"
    if entity.latitude is not None:
        yield f"  at {entity.latitude:.4f}, {entity.longitude:.4f}; GeoNames {entity.links.geonames or 'none'}"
    for alias in entity.aliases:
        yield f"  also «{alias.text}» ({alias.script}): {alias.reason}"
    found: list[Mention] = [m for m in ledger.mentions if m.entity == entity.id]
    for mention in found[:20]:
        place = in_place(ledger.documents[mention.document], mention.start, mention.end)
        yield f"  {place} ({mention.reason}; {mention_id(mention)})"
    if len(found) > 20:
        yield f"  and {len(found) - 20} more: hearsay export CASE mentions"


def _event(ledger: Ledger, event: Event) -> Iterator[str]:
    yield f"Event {event.id}: {event.event}, {event.time.earliest or '?'} to {event.time.latest or '?'}"
    if event.grade is not None:
        grade = event.grade
        yield f"  graded {grade.incident}, {grade.status}, credibility {grade.credibility}: {grade.reason}"
    for claim in event.claims:
        yield f"  {claim}: {_claim_in_place(ledger, claim)}"
    for row in event.roll_up:
        yield f"  {row.role}: {_bound(row.low)} – {_bound(row.best)} – {_bound(row.high)} {row.unit or ''}".rstrip()
        for left in row.left_out:
            yield f"    left out {left.claim}: {left.reason}"


def _origin(ledger: Ledger, origin: Origin) -> Iterator[str]:
    yield f"Origin {origin.id}: {len(origin.members)} claims rest on {_root(ledger, origin.root)}"
    for piece in origin.evidence:
        yield f"  {piece.kind}: {piece.detail} ({edge_id(piece.kind, piece.a, piece.b)})"


def _link(ledger: Ledger, link: Link) -> Iterator[str]:
    kind = f"{link.kind} on {link.on}" if link.on else link.kind
    yield f"Link {link_id(link.a, link.b, link.kind)}: {kind}, {link.score:+.1f} bits"
    for name in (link.a, link.b):
        yield f"  {name}: {_claim_in_place(ledger, name)}"
    yield f"  {link.reason}"
    for reason in link.reasons:
        yield f"  {reason.bits:+.1f} {reason.name}: {reason.text}"


def _evidence(_ledger: Ledger, piece: Evidence) -> Iterator[str]:
    yield f"Evidence {edge_id(piece.kind, piece.a, piece.b)}, by {piece.kind}: {piece.detail}"
    yield f"  for one root of {piece.a} and {piece.b}"


def _giver(ledger: Ledger, giver: Giver) -> Iterator[str]:
    yield f"Source {giver.id}: {_root(ledger, giver.entity)}, reliability {giver.reliability}: {giver.basis}"
    for event in giver.interested_in:
        yield f"  interested in {event}"


def _mention(ledger: Ledger, mention: Mention) -> Iterator[str]:
    yield f"Mention {mention_id(mention)}{_means(ledger, mention.entity)}: {mention.reason}"
    yield f"  {in_place(ledger.documents[mention.document], mention.start, mention.end)}"


def _judgement(ledger: Ledger, judgement: Judgement) -> Iterator[str]:
    yield f"Judgement {judgement.id} of {judgement.by}, {judgement.at}: {sentence(judgement)}"
    yield f"  because: {judgement.reason}"
    undone = undoings(ledger.judgements).get(judgement.id)
    if undone is not None:
        yield f"  undone by {undone.by}, {undone.at}: {undone.reason} ({undone.id})"


def _hypothesis(ledger: Ledger, hypothesis: Hypothesis) -> Iterator[str]:
    yield f"Hypothesis H{hypothesis.number} {hypothesis.id}: {hypothesis.words}"
    yield f"  an answer to: {hypothesis.question}"
    yield f"  put by {hypothesis.by}, {hypothesis.at}: {hypothesis.reason} ({hypothesis.judgement})"
    for name in hypothesis.claims:
        yield f"  rests on {name}: {_claim_in_place(ledger, name)}"
    for board in boards(ledger, ledger.judgements):
        names = [h.id for h in board.hypotheses]
        if hypothesis.id not in names:
            continue
        for exhibit in board.exhibits:
            cell = exhibit.cells[names.index(hypothesis.id)]
            stands = f"{MARKS[cell.mark]} with it ({cell.by or 'by the links'}: {cell.reason})" if cell.mark else "open"
            yield f"  {exhibit.claims[0]}, {exhibit.who}: {_claim_in_place(ledger, exhibit.claims[0])}"
            yield f"    {stands}"


def _claim_in_place(ledger: Ledger, name: str) -> str:
    if name not in ledger.claims:
        return "no longer in the case"
    claim = ledger.claims[name]
    return in_place(ledger.documents[claim.document], claim.start, claim.end)


def _gap(_ledger: Ledger, gap: Gap) -> Iterator[str]:
    yield f"Gap {gap.id} ({gap.stage}, {gap.code}): {gap.sentence}"


def _means(ledger: Ledger, entity: str | None) -> str:
    known = ledger.entities.get(entity) if entity else None
    return f", that is {known.name} ({known.id})" if known else ", not resolved"


def _root(ledger: Ledger, root: str) -> str:
    if root in ledger.documents:
        document = ledger.documents[root]
        return f"{document.outlet or document.uri} ({root})"
    if root in ledger.statements and (source := ledger.statements[root].source) is not None:
        return f"the words of «{source.text}» ({root})"
    return ledger.entities[root].name if root in ledger.entities else root


def _bound(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"
