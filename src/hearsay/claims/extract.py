"""From a parsed document to its claims: every event that the lexicon knows, with all that its sentence says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..ids import make_id
from ..records import Argument, Claim, Document, Gap, Mention, Parse, Segment, Span, Statement, TimeExpression
from .clause import clause_of
from .counts import Eventual, Figure, assign, figures, single
from .draft import Draft
from .modality import standing
from .noun_phrases import Mentions, argument
from .places import Place, located, named_places, widest_last
from .quantities import find_quantities
from .reasons import wording
from .roles import Part, meets, roles
from .sharing import share
from .slots import fill
from .speakers import Speakers
from .states import find_states
from .times import TimeSpan
from .triggers import find_triggers
from .when import Timed, bounded_by_publication, placed_times, time_of


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
) -> Claims:
    """Returns a claim for every event and measured state that a document speaks of, in reading order."""
    known = _Known(document, segments, parse, statements, mentions, times)
    drafts = _drafts(known)
    share(parse, drafts)
    claims = {}
    for draft in drafts:
        claim = _claim(known, draft)
        claims.setdefault(claim.id, claim)
    return Claims(
        claims=tuple(sorted(claims.values(), key=lambda c: (c.trigger.start, c.trigger.end, c.event))), gaps=()
    )


class _Known:
    """All that is given of a document, in the forms that the parts of the extraction ask for."""

    def __init__(
        self,
        document: Document,
        segments: Sequence[Segment],
        parse: Parse,
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
        times: Sequence[TimeExpression],
    ) -> None:
        self.document, self.parse, self.text = document, parse, document.text
        self.mentions = Mentions(parse, mentions)
        self.speakers = Speakers(parse, statements)
        self.times = placed_times(parse, times)
        spans = [TimeSpan(t.start, t.end, t.type == "DURATION" and t.earliest is None) for t in times]
        self.figures = figures(parse, find_quantities(document, parse, times=spans))
        self.timed = frozenset(n for t in self.times for n in range(t.first, t.last))
        self.kinds = {segment.id: segment.kind for segment in segments}
        self._places: dict[int, list[Place]] = {}
        self._times: dict[int, list[Timed]] = {}
        for timed in self.times:
            self._times.setdefault(parse.sentence_of[timed.first], []).append(timed)

    def segment(self, token: int) -> str:
        """The id of the segment that a word stands in."""
        return self.parse.paragraphs[self.parse.sentences[self.parse.sentence_of[token]].paragraph].segment

    def places(self, sentence: int) -> list[Place]:
        """The names of places of a sentence."""
        if sentence not in self._places:
            bounds = self.parse.sentences[sentence]
            self._places[sentence] = [
                p for p in named_places(self.parse, bounds.first, bounds.last) if p.first not in self.timed
            ]
        return self._places[sentence]

    def times_in(self, sentence: int) -> list[Timed]:
        """The expressions of time of a sentence."""
        return self._times.get(sentence, [])


def _drafts(known: _Known) -> list[Draft]:
    drafts: list[Draft] = []
    events: list[Eventual] = []
    for trigger in find_triggers(known.parse, known.timed):
        filled = fill(known.parse, trigger)
        parts = roles(known.parse, trigger, filled, known.timed)
        if not meets(known.parse, trigger, filled, parts):
            continue
        clause = clause_of(known.parse, trigger)
        token = known.parse.tokens[trigger.first]
        statement = known.speakers.innermost(token.start, known.parse.tokens[trigger.last - 1].end)
        stand = standing(known.parse, trigger, statement=statement, cues=known.speakers.cues)
        modality = filled.modality if stand.modality == "fact" and filled.modality != "fact" else stand.modality
        draft = Draft(
            trigger=trigger,
            type=trigger.type,
            words=known.text[token.start : known.parse.tokens[trigger.last - 1].end],
            parts=parts,
            clause=clause,
            statement=statement,
            polarity=stand.polarity,
            modality=modality,  # type: ignore[arg-type]
            time=None,
            actors=list(parts.actors),
            targets=list(parts.targets),
            places=[],
            title=known.kinds.get(known.segment(trigger.head)) in {"title", "heading"},
        )
        draft.reasons += wording(known.parse, draft, filled, stand)
        draft.places = _places(known, draft)
        drafts.append(draft)
        events.append(Eventual(trigger, parts, filled.passive))
    heads = frozenset(d.trigger.head for d in drafts)
    for draft in drafts:
        draft.time = time_of(
            known.parse,
            draft.trigger,
            clause=draft.clause,
            times=known.times_in(known.parse.sentence_of[draft.trigger.head]),
            others=heads - {draft.trigger.head},
            cues=known.speakers.cues,
        )
    counted = assign(known.parse, events, known.figures)
    used: set[int] = set()
    for n, draft in enumerate(drafts):
        draft.quantities = counted.get(n) or single(known.parse, events[n], known.text)
        used |= {q.start for q in draft.quantities}
    free: list[Figure] = [f for f in known.figures if f.quantity.start not in used]
    return drafts + _states(known, free)


def _states(known: _Known, free: Sequence[Figure]) -> list[Draft]:
    return find_states(known.parse, known.text, free, known.speakers)


def _places(known: _Known, draft: Draft) -> list[Argument]:
    """The places of an event: in its clause, else in its sentence."""
    places = known.places(known.parse.sentence_of[draft.trigger.head])
    targets = [n for part in draft.targets for n in part.indices] + _before(known.parse, draft)
    taken = [n for part in draft.actors for n in part.indices]
    inside = [p for p in places if draft.clause[0] <= p.first < draft.clause[1]]
    found = located(inside, targets=targets, taken=taken) or located(places, targets=targets, taken=taken)
    return [
        argument(known.text, known.parse, range(p.first, p.last), head=p.last - 1, mentions=known.mentions)
        for p in widest_last(known.parse, found)
    ]


def _before(parse: Parse, draft: Draft) -> list[int]:
    """The words that stand before an event noun as its modifiers: "the Aleppo bombing"."""
    n = draft.trigger.first
    if draft.trigger.use == "noun":
        while (
            n
            and parse.tokens[n - 1].pos in {"ADJ", "NOUN", "PROPN"}
            and parse.sentence_of[n - 1] == parse.sentence_of[draft.trigger.first]
        ):
            n -= 1
    return list(range(n, draft.trigger.first))


def _claim(known: _Known, draft: Draft) -> Claim:
    tokens, text = known.parse.tokens, known.text
    trigger = draft.trigger
    start, end = tokens[trigger.first].start, tokens[trigger.last - 1].end
    first, last = tokens[draft.clause[0]].start, tokens[draft.clause[1] - 1].end
    segment = known.segment(trigger.head)
    time = draft.time
    if time is None and draft.modality == "fact" and known.kinds.get(segment) != "comment":
        time = bounded_by_publication(known.parse, trigger, known.document)
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
        reason="; ".join(dict.fromkeys(draft.reasons)) + ".",
    )


def _arguments(known: _Known, draft: Draft, parts: Sequence[Part]) -> tuple[Argument, ...]:
    out = []
    for part in parts:
        found = argument(known.text, known.parse, part.indices, head=part.head, mentions=known.mentions)
        if found.entity is None and known.parse.tokens[part.head].pos == "PRON":
            found = replace(found, entity=known.speakers.meant_by(known.parse.tokens[part.head], draft.statement))
        out.append(found)
    return _distinct(out)


def _distinct(found: Sequence[Argument]) -> tuple[Argument, ...]:
    seen: dict[tuple[int, int], Argument] = {}
    for one in found:
        seen.setdefault((one.start, one.end), one)
    return tuple(seen.values())
