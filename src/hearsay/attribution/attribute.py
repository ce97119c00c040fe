"""The stage: a parsed document in, its statements out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..ids import make_id
from ..records import Document, DocumentEntity, Gap, Mention, Mode, Parse, Segment, Source, Span, Statement
from .chains import nest
from .credited import credited
from .direct import complete
from .distance import commitment, marks
from .draft import Draft, Stretch
from .gaps import unattributed
from .givers import by_medium, cited, media, one_each
from .groups import groups
from .indirect import by_verbs
from .interviews import speakers, turns
from .kinds import kind_of
from .labels import labelled, signed_off
from .nominal import by_nouns
from .page import MARKS, Page, Unit, cut
from .phrasal import by_phrases
from .pieces import pieces
from .resolve import Resolved, Resolver, resolver
from .signatures import SIGNED_BLOCK, signed_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The statements of one document in reading order, and what could not be read for them."""

    statements: tuple[Statement, ...]
    gaps: tuple[Gap, ...]


def attribute(document: Document, segments: Sequence[Segment], parse: Parse, *, mentions: Sequence[Mention],
              entities: Sequence[DocumentEntity]) -> Attribution:
    """Finds who says what in a document.

    `mentions` and `entities` are its names; a source that means none of them, or more than one alike, has no entity.
    """
    kinds = {s.id: s.kind for s in segments}
    page = cut(document, parse, kinds=[kinds.get(p.segment, "body") for p in parse.paragraphs])
    drafts = _drafts(page, by=speakers(segments, parse.paragraphs))
    outer = nest(drafts)
    if any(d.untold and outer[n] is not None for n, d in enumerate(drafts)):
        # whoever told those that a statement speaks of is no link of its chain
        drafts = [d for n, d in enumerate(drafts) if not d.untold or outer[n] is None]
        outer = nest(drafts)
    ids = [_id(page, d) for d in drafts]
    known = resolver(page, mentions, entities=entities)
    meant = _meant(known, page, drafts, outer=outer)
    statements: dict[str, Statement] = {}
    for n, draft in enumerate(drafts):
        above = outer[n]
        within = None if above is None else ids[above]
        statements[ids[n]] = _statement(known, draft, ids=(ids[n], within), meant=meant[n])
    for piece in pieces(page, drafts, outer=outer):
        whole = statements[ids[piece.whole]]
        draft = drafts[piece.whole]._replace(content=piece.content, reason=piece.reason)
        found = _statement(known, draft, ids=(_id(page, draft), whole.within or whole.id), meant=meant[piece.whole])
        if found.content != whole.content:
            statements.setdefault(found.id, replace(found, part_of=whole.id))
    return Attribution(statements=tuple(statements.values()), gaps=tuple(unattributed(page, drafts)))


def _drafts(page: Page, *, by: Sequence[str | None]) -> list[Draft]:
    found: list[Draft] = []
    for unit in page.units:
        found.extend(_of_sentence(page, unit))
    found.extend(turns(page, found, by=by))
    found.extend(signed_blocks(page))
    filled = [d for d in complete(page, found) if d.content]
    filled.extend([m for d in filled for m in media(d)])
    filled.extend(credited(page))
    return sorted((e for d in filled for e in one_each(d)),
                  key=lambda d: (d.content[0], d.cue or (0, 0), d.source.first if d.source else -1))


def _of_sentence(page: Page, unit: Unit) -> list[Draft]:
    found = groups(unit)
    out = [*by_verbs(unit, found), *by_phrases(unit)]
    begun = {d.content[0][0] for d in out}
    # "said in a statement that": the verb has it already
    out += [d for d in by_nouns(unit) if d.content[0][0] not in begun]
    out += [d for d in (signed_off(page, unit),) if d is not None and not out]
    out += [d for d in labelled(page, unit) if not any(d.cue and f <= d.cue[0] < t for o in out for f, t in o.content)]
    out += by_medium(unit, found)
    relied = list(cited(found, out))
    cues = {d.cue for d in relied}
    return [*(d for d in out if d.cue not in cues), *relied]


def _meant(
    known: Resolver, page: Page, drafts: Sequence[Draft], *, outer: Sequence[int | None]
) -> list[Resolved | None]:
    """Whom the source of each draft means."""
    out: list[Resolved | None] = [None] * len(drafts)
    order = sorted(range(len(drafts)), key=lambda n: (drafts[n].unit.level, drafts[n].cue or drafts[n].content[0]))
    for n in sorted(order, key=lambda n: drafts[n].unit.paragraph):
        above = outer[n]
        speaker = out[above] if above is not None and not drafts[above].printed else None
        out[n] = known.resolve(drafts[n], speaker=speaker.entity if speaker else None)
    return [found or known.next_named(drafts, n) for n, found in enumerate(out)]


def _id(page: Page, draft: Draft) -> str:
    content = [_span(page, c) for c in draft.content]
    cue = _span(page, draft.cue) if draft.cue else None
    source = _span(page, (draft.source.first, draft.source.last)) if draft.source else None
    return make_id("stm1", page.document.id, [[c.start, c.end] for c in content], [cue.start, cue.end] if cue else None,
                   [source.start, source.end] if source else None)


def _statement(known: Resolver, draft: Draft, *, ids: tuple[str, str | None], meant: Resolved | None) -> Statement:
    page = known.page
    why = meant.reason if meant is not None else known.stands_for(draft.source) if draft.source else None
    reason = f"{draft.reason}; {why}" if why else draft.reason
    return Statement(
        id=ids[0], document=page.document.id, segment=page.segments[draft.unit.paragraph],
        source=_source(known, draft, meant=meant), cue=_span(page, draft.cue) if draft.cue else None,
        content=tuple(_span(page, c) for c in draft.content), mode=_mode(page, draft), stance=draft.stance,
        negated=draft.negated, within=ids[1], reason=reason,
        commitment=commitment(draft.stance, negated=draft.negated), marks=() if draft.printed else marks(page, draft))


def _source(known: Resolver, draft: Draft, *, meant: Resolved | None) -> Source | None:
    if draft.source is None:
        return None
    page = known.page
    span = _span(page, (draft.source.first, draft.source.last))
    kind = kind_of(page.parse, draft.source)
    if meant is not None and kind == "anonymous":
        kind = "named" if meant.person else "collective"
    return Source(
        text=span.text, start=span.start, end=span.end, entity=meant.entity if meant else None, kind=kind,
        candidates=() if meant else known.candidates(draft.source), metonym=known.is_metonym(draft.source, meant))


def _mode(page: Page, draft: Draft) -> Mode:
    if draft.printed:
        return "direct"
    words = [n for first, last in draft.content for n in range(first, last) if page.tokens[n].text[0].isalnum()]
    # a block that the page sets off is quoted by that; what is told inside one has to have marks of its own
    inside = draft.unit.first in page.set_off and draft.reason != SIGNED_BLOCK
    marked = page.quoted if inside or not page.set_off else page.quoted | page.set_off
    share = sum(n in marked for n in words) / max(1, len(words))
    return "direct" if share >= 0.8 else "mixed" if share else "indirect"


def _span(page: Page, stretch: Stretch) -> Span:
    first, last = stretch
    tokens = page.tokens
    while last - first > 1 and tokens[first].text in MARKS:
        first += 1
    while last - first > 1 and tokens[last - 1].text in MARKS:
        last -= 1
    start, end = tokens[first].start, tokens[last - 1].end
    return Span(text=page.document.text[start:end], start=start, end=end)
