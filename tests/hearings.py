"""Small ledgers on one invented fight: pages with statements, claims, origins and links made by hand.

Every span is found in its text by its words, so that `text[start:end] == text` holds by construction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hearsay.ids import make_id
from hearsay.records import (
    Argument,
    Claim,
    ClaimTime,
    Days,
    Document,
    Entity,
    EntityKind,
    EntityLinks,
    Event,
    Ledger,
    Link,
    LinkKind,
    Mention,
    Modality,
    Origin,
    Polarity,
    Published,
    Quantity,
    Question,
    Segment,
    SegmentKind,
    Source,
    SourceKind,
    Span,
    Statement,
)

Named = Iterable[tuple[str, Entity | None]]


@dataclass
class Page:
    """A document while it is written: segments are appended, then statements and claims found in its text."""

    name: str
    outlet: str | None = None
    published: str | None = None
    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def id(self) -> str:
        return make_id("doc1", self.name)

    def add(self, kind: SegmentKind, text: str, *, author: str | None = None) -> Segment:
        start = len(self.text) + (2 if self.text else 0)
        self.text += f"\n\n{text}" if self.text else text
        segment = Segment(
            id=make_id("seg1", self.name, start),
            document=self.id,
            kind=kind,
            start=start,
            end=start + len(text),
            origin_start=start,
            origin_end=start + len(text),
            author=author,
        )
        self.segments.append(segment)
        return segment

    def span(self, words: str, *, after: str = "") -> Span:
        start = self.text.index(words, self.text.index(after) if after else 0)
        return Span(text=words, start=start, end=start + len(words))

    def says(
        self,
        source: str,
        cue: str,
        content: Sequence[str],
        *,
        entity: Entity | None = None,
        stance: str = "says",
        kind: SourceKind = "named",
        after: str = "",
    ) -> Statement:
        giver = self.span(source, after=after)
        spans = tuple(self.span(words, after=after) for words in content)
        statement = Statement(
            id=make_id("stm1", self.id, spans[0].start, cue),
            document=self.id,
            segment=self._segment(spans[0].start),
            source=Source(
                text=source, start=giver.start, end=giver.end, entity=entity.id if entity else None, kind=kind
            ),
            cue=self.span(cue, after=after),
            content=spans,
            mode="indirect",
            stance=stance,
            negated=False,
            within=None,
            reason=f"“{cue}”",
        )
        self.statements.append(statement)
        return statement

    def claim(
        self,
        clause: str,
        trigger: str,
        event: str,
        *,
        by: Named = (),
        to: Named = (),
        at: Named = (),
        when: tuple[str, str] | None = None,
        figures: Sequence[Quantity] = (),
        statement: Statement | None = None,
        polarity: Polarity = "asserted",
        modality: Modality = "fact",
        after: str = "",
    ) -> Claim:
        whole = self.span(clause, after=after)
        word = self.span(trigger, after=after or clause)
        claim = Claim(
            id=make_id("clm1", self.id, word.start, event),
            document=self.id,
            segment=self._segment(whole.start),
            statement=statement.id if statement else None,
            text=clause,
            start=whole.start,
            end=whole.end,
            event=event,
            trigger=word,
            actors=self._arguments(by, clause),
            targets=self._arguments(to, clause),
            places=self._arguments(at, clause),
            time=ClaimTime(earliest=when[0], latest=when[1], text=None, start=None, end=None, relation="at")
            if when
            else None,
            quantities=tuple(figures),
            polarity=polarity,
            modality=modality,
            reason=f"“{trigger}”",
        )
        self.claims.append(claim)
        return claim

    def figure(self, words: str, low: float | None, high: float | None, *, role: str, unit: str) -> Quantity:
        span = self.span(words)
        return Quantity(
            low=low,
            high=high,
            best=low if low == high else None,
            unit=unit,
            role=role,
            comparator="=" if low == high else ">=" if high is None else "~",
            text=words,
            start=span.start,
            end=span.end,
        )

    def document(self) -> Document:
        day = self.published
        return Document(
            id=self.id,
            capture_sha256="ab" * 32,
            uri=f"pages/{self.name}",
            media_type="text/html",
            retrieved_at="2031-04-02T09:00:00Z",
            outlet=self.outlet,
            title=None,
            authors=(),
            published=Published(earliest=day, latest=day, text=day, evidence="byline") if day else None,
            language="en",
            text=self.text,
        )

    def _arguments(self, named: Named, clause: str) -> tuple[Argument, ...]:
        found = [(self.span(words, after=clause), entity) for words, entity in named]
        return tuple(
            Argument(text=span.text, start=span.start, end=span.end, entity=entity.id if entity else None)
            for span, entity in found
        )

    def _segment(self, start: int) -> str:
        return next(segment.id for segment in self.segments if segment.start <= start < segment.end)


def entity(name: str, kind: EntityKind) -> Entity:
    return Entity(
        id=make_id("ent1", name),
        name=name,
        kind=kind,
        aliases=(),
        links=EntityLinks(),
        latitude=None,
        longitude=None,
        members=(),
    )


ARMY = entity("Karvelian army", "organisation")
MINISTRY = entity("Karvelian Defence Ministry", "organisation")
KARVELIA = entity("Karvelia", "place")
COUNCIL = entity("Meruz Defence Council", "organisation")
REED = entity("Black Reed", "group")
QARALI = entity("Yasen Qarali", "person")
TEMIRAN = entity("Radu Temiran", "person")
TESQAL = entity("Tesqal", "place")
QORSHUM = entity("Qorshum", "place")
EVERYBODY = (ARMY, MINISTRY, KARVELIA, COUNCIL, REED, QARALI, TEMIRAN, TESQAL, QORSHUM)


def link(a: Claim, b: Claim, kind: LinkKind, on: Question | None = None) -> Link:
    return Link(a=a.id, b=b.id, kind=kind, on=on, reason=f"{kind} on {on}", reasons=(), score=1.0)


def happening(claims: Sequence[Claim], *, kind: str | None = None, time: Days | None = None) -> Event:
    ids = tuple(sorted(claim.id for claim in claims))
    return Event(id=make_id("evt1", ids), event=kind or claims[0].event, claims=ids, place=None, time=time or Days())


def ledger(
    pages: Sequence[Page],
    *,
    links: Iterable[Link] = (),
    events: Iterable[Event] = (),
    same: Iterable[Sequence[Claim]] = (),
) -> Ledger:
    """Puts pages together; claims are origins of their own, but for the groups in `same`."""
    claims = {claim.id: claim for page in pages for claim in page.claims}
    together = [tuple(claim.id for claim in group) for group in same]
    grouped = {member for group in together for member in group}
    groups = [*together, *((claim,) for claim in claims if claim not in grouped)]
    mentions = []
    for page in pages:
        for known in EVERYBODY:
            start = page.text.find(known.name)
            while start >= 0:
                end = start + len(known.name)
                if not page.text[end : end + 1].isalpha():
                    mentions.append(
                        Mention(
                            document=page.id, start=start, end=end, text=known.name, entity=known.id, reason="its name"
                        )
                    )
                start = page.text.find(known.name, end)
    return Ledger(
        documents={page.id: page.document() for page in pages},
        segments={segment.id: segment for page in pages for segment in page.segments},
        statements={statement.id: statement for page in pages for statement in page.statements},
        claims=claims,
        entities={known.id: known for known in EVERYBODY},
        mentions=tuple(mentions),
        origins=tuple(Origin(id=make_id("org1", group), root=group[0], members=group, evidence=()) for group in groups),
        links=tuple(links),
        events={event.id: event for event in events},
    )


def toll(
    name: str,
    words: str,
    *,
    low: float | None,
    high: float | None,
    published: str | None,
    unit: str = "people",
    outlet: str | None = None,
) -> Page:
    """A page of one sentence with one number of dead at Qorshum, in its own voice."""
    page = Page(name, outlet=outlet or name, published=published)
    sentence = f"{words} were killed at Qorshum"
    page.add("body", sentence + ".")
    page.claim(
        sentence,
        "killed",
        "CASUALTY:killed",
        at=[("Qorshum", QORSHUM)],
        figures=[page.figure(words, low, high, role="killed", unit=unit)],
    )
    return page
