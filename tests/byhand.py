"""Small ledgers written by hand: pages, parties, statements and claims given by their words."""

from dataclasses import dataclass, field

from hearsay.ids import make_id
from hearsay.records import (
    Alias,
    Argument,
    Claim,
    ClaimTime,
    Document,
    Entity,
    EntityLinks,
    Ledger,
    Mention,
    Published,
    Quantity,
    Segment,
    Source,
    Span,
    Statement,
)


@dataclass
class Hand:
    """A ledger that grows by words; every method returns the id of what it adds."""

    documents: dict = field(default_factory=dict)
    segments: dict = field(default_factory=dict)
    statements: dict = field(default_factory=dict)
    claims: dict = field(default_factory=dict)
    entities: dict = field(default_factory=dict)
    mentions: list = field(default_factory=list)

    def page(self, *paragraphs, outlet=None, day=None, title=None, authors=(), kinds=None, credit=None, author=None):
        """A page whose paragraphs are segments; `kinds` gives theirs, "body" where it does not."""
        text = "\n\n".join(paragraphs)
        id_ = make_id("doc1", text, outlet, day)
        shown = Published(earliest=day, latest=day, text=day, evidence="by hand") if day else None
        self.documents[id_] = Document(
            id=id_,
            capture_sha256="0",
            uri=f"file:///{len(self.documents)}.txt",
            media_type="text/plain",
            retrieved_at="2040-06-01",
            outlet=outlet,
            title=title,
            authors=tuple(authors),
            published=shown,
            language="en",
            text=text,
        )
        at = 0
        for number, paragraph in enumerate(paragraphs):
            kind = kinds[number] if kinds else "body"
            own = make_id("seg1", id_, at)
            apart = kind in {"comment", "pasted"}
            self.segments[own] = Segment(
                id=own,
                document=id_,
                kind=kind,
                start=at,
                end=at + len(paragraph),
                origin_start=at,
                origin_end=at + len(paragraph),
                author=author if apart else None,
                credit=credit if kind in {"body", "pasted"} else None,
            )
            at += len(paragraph) + 2
        return id_

    def entity(self, name, kind="organisation", *, also=(), at=(None, None)):
        id_ = make_id("ent1", name, kind)
        aliases = tuple(Alias(text=a, script="Latn", reason="by hand") for a in also)
        self.entities[id_] = Entity(
            id=id_,
            name=name,
            kind=kind,
            aliases=aliases,
            links=EntityLinks(),
            latitude=at[0],
            longitude=at[1],
            members=(),
        )
        return id_

    def mention(self, page, words, entity):
        start = self._at(page, words)
        self.mentions.append(
            Mention(document=page, start=start, end=start + len(words), text=words, entity=entity, reason="by hand")
        )

    def says(self, page, who, content, *, entity=None, kind="named", stance="says", within=None, mode="indirect"):
        start, at = self._at(page, who), self._at(page, content)
        id_ = make_id("stm1", page, at, who, within)
        self.statements[id_] = Statement(
            id=id_,
            document=page,
            segment=self._segment(page, at),
            source=Source(text=who, start=start, end=start + len(who), entity=entity, kind=kind),
            cue=None,
            content=(Span(text=content, start=at, end=at + len(content)),),
            mode=mode,
            stance=stance,
            negated=False,
            within=within,
            reason="by hand",
        )
        return id_

    def claim(
        self,
        page,
        words,
        event,
        trigger,
        *,
        actors=(),
        targets=(),
        places=(),
        day=None,
        counts=(),
        statement=None,
        polarity="asserted",
        modality="fact",
        aspect=None,
    ):
        """Arguments are pairs of words and entity; `counts` holds words, number or (low, high), role and unit."""
        at = self._at(page, words)
        id_ = make_id("clm1", page, at, trigger, event)
        head = self._at(page, trigger, at)
        first, last = day if isinstance(day, tuple) else (day, day)
        time = ClaimTime(earliest=first, latest=last, text=None, start=None, end=None, relation="at") if day else None
        self.claims[id_] = Claim(
            id=id_,
            document=page,
            segment=self._segment(page, at),
            statement=statement,
            text=words,
            start=at,
            end=at + len(words),
            event=event,
            trigger=Span(text=trigger, start=head, end=head + len(trigger)),
            actors=self._arguments(page, actors, at),
            targets=self._arguments(page, targets, at),
            places=self._arguments(page, places, at),
            time=time,
            quantities=tuple(self._quantity(page, at, *count) for count in counts),
            polarity=polarity,
            modality=modality,
            reason="by hand",
            aspect=aspect,
        )
        return id_

    def ledger(self, **more):
        return Ledger(
            documents=self.documents,
            segments=self.segments,
            statements=self.statements,
            claims=self.claims,
            entities=self.entities,
            mentions=tuple(self.mentions),
            **more,
        )

    def _at(self, page, words, start=0):
        at = self.documents[page].text.find(words, start)
        assert at >= 0, words
        return at

    def _segment(self, page, at):
        return next(s.id for s in self.segments.values() if s.document == page and s.start <= at < s.end)

    def _arguments(self, page, pairs, near):
        out = []
        for words, entity in pairs:
            at = self.documents[page].text.find(words, near)
            at = at if at >= 0 else self._at(page, words)
            out.append(Argument(text=words, start=at, end=at + len(words), entity=entity))
        return tuple(out)

    def _quantity(self, page, near, words, number, role, unit=None):
        low, high = number if isinstance(number, tuple) else (number, number)
        at = self._at(page, words)
        best = number if not isinstance(number, tuple) else low if high is None else None
        return Quantity(
            low=low,
            high=high,
            best=best,
            unit=unit,
            role=role,
            comparator=">=" if high is None else "=",
            text=words,
            start=at,
            end=at + len(words),
        )
