"""A small case made by hand: five pages on one invented fight, with rivals, copies, comments and a correction.

Every span is found in its text by its words, so that `text[start:end] == text` holds by construction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hearsay.ids import make_id
from hearsay.records import (
    Alias,
    Argument,
    Claim,
    ClaimTime,
    Days,
    Document,
    Entity,
    EntityLinks,
    Event,
    Evidence,
    Gap,
    Giver,
    Grade,
    Ledger,
    LeftOut,
    Link,
    Modality,
    Origin,
    Polarity,
    Published,
    Quantity,
    Reason,
    RollUp,
    Segment,
    SegmentKind,
    Source,
    SourceKind,
    Span,
    Statement,
)


@dataclass
class Page:
    """A document while it is written: segments are appended, then statements and claims found in its text."""

    name: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = "en"
    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def id(self) -> str:
        return make_id("doc1", self.name)

    def add(
        self,
        kind: SegmentKind,
        text: str,
        *,
        parent: Segment | None = None,
        author: str | None = None,
        credit: str | None = None,
        printed: str | None = None,
    ) -> Segment:
        """Appends a segment; a comment stands one level below the one that it answers."""
        start = len(self.text) + (2 if self.text else 0)
        self.text += f"\n\n{text}" if self.text else text
        depth = ((parent.depth or 0) + 1 if parent else 0) if kind == "comment" else None
        segment = Segment(
            id=make_id("seg1", self.name, start),
            document=self.id,
            kind=kind,
            start=start,
            end=start + len(text),
            origin_start=start,
            origin_end=start + len(text),
            parent=parent.id if parent else None,
            author=author,
            depth=depth,
            published=printed,
            credit=credit,
        )
        self.segments.append(segment)
        return segment

    def span(self, words: str, *, after: str = "") -> Span:
        """Finds words in the text, the first ones behind `after`."""
        start = self.text.index(words, self.text.index(after) if after else 0)
        return Span(text=words, start=start, end=start + len(words))

    def segment_at(self, start: int) -> str:
        return next(segment.id for segment in self.segments if segment.start <= start < segment.end)

    def says(
        self,
        source: str | None,
        cue: str,
        content: Sequence[str],
        *,
        entity: Entity | None = None,
        stance: str = "says",
        kind: SourceKind = "named",
        within: Statement | None = None,
        after: str = "",
    ) -> Statement:
        """Credits words of the text to a source."""
        giver = self.span(source, after=after) if source else None
        spans = tuple(self.span(words, after=after) for words in content)
        statement = Statement(
            id=make_id("stm1", self.id, [span.start for span in spans], cue, source),
            document=self.id,
            segment=self.segment_at(spans[0].start),
            source=Source(
                text=giver.text, start=giver.start, end=giver.end, entity=entity.id if entity else None, kind=kind
            )
            if giver
            else None,
            cue=self.span(cue, after=after),
            content=spans,
            mode="indirect",
            stance=stance,
            negated=False,
            within=within.id if within else None,
            reason=f"“{cue}” is a verb of saying and governs what follows it",
        )
        self.statements.append(statement)
        return statement

    def claim(
        self,
        clause: str,
        trigger: str,
        event: str,
        *,
        by: Iterable[tuple[str, Entity | None]] = (),
        to: Iterable[tuple[str, Entity | None]] = (),
        at: Iterable[tuple[str, Entity | None]] = (),
        when: tuple[str | None, str | None, str] | None = None,
        figures: Sequence[Quantity] = (),
        statement: Statement | None = None,
        polarity: Polarity = "asserted",
        modality: Modality = "fact",
        after: str = "",
    ) -> Claim:
        """Takes a clause of the text for a claim."""
        whole, word = self.span(clause, after=after), self.span(trigger, after=after or clause)

        def arguments(named: Iterable[tuple[str, Entity | None]]) -> tuple[Argument, ...]:
            found = [(self.span(words, after=clause), entity) for words, entity in named]
            return tuple(
                Argument(text=span.text, start=span.start, end=span.end, entity=entity.id if entity else None)
                for span, entity in found
            )

        said = self.span(when[2], after=clause) if when and when[2] else None
        moment = (
            ClaimTime(
                earliest=when[0],
                latest=when[1],
                text=said.text if said else None,
                start=said.start if said else None,
                end=said.end if said else None,
                relation="at",
            )
            if when
            else None
        )
        claim = Claim(
            id=make_id("clm1", self.id, word.start, event),
            document=self.id,
            segment=self.segment_at(whole.start),
            statement=statement.id if statement else None,
            text=whole.text,
            start=whole.start,
            end=whole.end,
            event=event,
            trigger=word,
            actors=arguments(by),
            targets=arguments(to),
            places=arguments(at),
            time=moment,
            quantities=tuple(figures),
            polarity=polarity,
            modality=modality,
            reason=f"“{trigger}” is in the lexicon as {event}",
        )
        self.claims.append(claim)
        return claim

    def figure(
        self, words: str, low: float | None, high: float | None, *, role: str, unit: str, after: str = ""
    ) -> Quantity:
        """Reads words of the text as a number."""
        span = self.span(words, after=after)
        sign = "=" if low == high else ">=" if high is None else "<=" if low is None else "~"
        best = low if low == high else None
        return Quantity(
            low=low,
            high=high,
            best=best,
            unit=unit,
            role=role,
            comparator=sign,
            text=words,
            start=span.start,
            end=span.end,
        )

    def document(self) -> Document:
        day = self.published
        dated = Published(earliest=day, latest=day, text=day, evidence="the line under the title") if day else None
        return Document(
            id=self.id,
            capture_sha256=make_id("x", self.text)[2:] * 3,
            uri=f"pages/{self.name}",
            media_type="text/html",
            retrieved_at="2031-04-02T09:00:00Z",
            outlet=self.outlet,
            title=self.title,
            authors=("Mira Tolan",) if day else (),
            published=dated,
            language=self.language,
            text=self.text,
        )


def entity(
    name: str, kind: str, *, aliases: Sequence[tuple[str, str]] = (), where: tuple[float, float] | None = None
) -> Entity:
    """Makes an entity of the case; `aliases` are spellings with the reason for the join."""
    return Entity(
        id=make_id("ent1", name),
        name=name,
        kind=kind,  # type: ignore[arg-type]
        aliases=tuple(Alias(text=text, script="Latn", reason=reason) for text, reason in aliases),
        links=EntityLinks(),
        latitude=where[0] if where else None,
        longitude=where[1] if where else None,
        members=(),
    )


COUNCIL = entity(
    "Orla Defence Council",
    "organisation",
    aliases=[
        ("ODC", "its letters stand in brackets behind the name"),
        ("the Council", "short for it on the same page"),
    ],
)
LEAGUE = entity("Northern League", "organisation")
MERENIA = entity("Merenia", "place", aliases=[("the Republic", "the page calls Merenia so")], where=(41.2, 47.9))
KESTREL = entity(
    "Kestrel Group",
    "group",
    aliases=[("Kestrel", "short for it on the same page"), ("KG", "its letters stand in brackets behind the name")],
)
VARN = entity(
    "Ilka Varn",
    "person",
    aliases=[("Varn", "surname of Ilka Varn, named before"), ("the minister", "Ilka Varn is introduced as minister")],
)
RETH = entity("Dako Reth", "person", aliases=[("Commander Reth", "title and surname of Dako Reth")])
WIRE = entity("Harbour Wire", "organisation")
MONITOR = entity("Open Monitor", "organisation")
HASRIN = entity(
    "Hasrin",
    "place",
    aliases=[("Hazrin", "one letter, same gazetteer place"), ("Hasrīn", "with the long mark")],
    where=(41.62, 47.31),
)
TOLMEN = entity(
    "Tolmen", "place", aliases=[("Tolmin Bridge", "the bridge of Tolmen, same valley")], where=(41.58, 47.44)
)
ORLA = entity("Orla", "place", where=(41.71, 47.02))


def case() -> Ledger:
    """Builds the case whole."""
    return _ledger([_courier(), _merenia(), _wire_copy(), _monitor(), _correction()])


def _courier() -> Page:
    page = Page(
        "01-courier.html",
        outlet="Valley Courier",
        published="2031-03-21",
        title="Three armies say they beat Kestrel at Hasrin",
    )
    page.add("boilerplate", "Support us! 1,204 of 5,000 reached")
    page.add("title", "Three armies say they beat Kestrel at Hasrin")
    page.add(
        "body",
        "HASRIN (Harbour Wire) – The Orla Defence Council (ODC) captured Hasrin on 19 March, its spokeswoman "
        "said, and destroyed all units of the Kestrel Group (KG) there.",
    )
    page.add(
        "body",
        "Commander Reth of the Northern League told Harbour Wire that “it was the League that defeated Kestrel”. "
        "At least 13 fighters were killed at Tolmin Bridge, he said.",
    )
    page.add("body", "The last pocket measured 1.5 miles. The Council had besieged the town since 2 February.")
    page.add("caption", "Smoke over Hasrin on 18 March. Photo: Harbour Wire")
    page.add("hidden", "Read next: ten mountain recipes")
    spokes = page.says(
        "its spokeswoman",
        "said",
        [
            "The Orla Defence Council (ODC) captured Hasrin on 19 March",
            "destroyed all units of the Kestrel Group (KG) there",
        ],
        entity=COUNCIL,
    )
    wire = page.says(
        "Harbour Wire",
        "told",
        ["it was the League that defeated Kestrel"],
        entity=WIRE,
        after="Commander Reth of the Northern League told ",
    )
    reth = page.says(
        "Commander Reth", "told", ["it was the League that defeated Kestrel"], entity=RETH, within=wire, stance="claims"
    )
    toll = page.says(
        "he", "said", ["At least 13 fighters were killed at Tolmin Bridge"], entity=RETH, after="At least 13"
    )
    page.claim(
        "The Orla Defence Council (ODC) captured Hasrin on 19 March",
        "captured",
        "CONTROL:capture",
        by=[("Orla Defence Council", COUNCIL)],
        to=[("Hasrin", HASRIN)],
        at=[("Hasrin", HASRIN)],
        when=("2031-03-19", "2031-03-19", "19 March"),
        statement=spokes,
    )
    page.claim(
        "destroyed all units of the Kestrel Group (KG) there",
        "destroyed",
        "OUTCOME:destroy",
        by=(),
        to=[("Kestrel Group", KESTREL)],
        statement=spokes,
    )
    page.claim(
        "it was the League that defeated Kestrel",
        "defeated",
        "OUTCOME:defeat",
        by=[("the League", LEAGUE)],
        to=[("Kestrel", KESTREL)],
        statement=reth,
    )
    page.claim(
        "At least 13 fighters were killed at Tolmin Bridge",
        "killed",
        "CASUALTY:killed",
        to=[("fighters", None)],
        at=[("Tolmin Bridge", TOLMEN)],
        when=("2031-03-18", "2031-03-19", ""),
        figures=[page.figure("At least 13 fighters", 13, None, role="killed", unit="fighters")],
        statement=toll,
    )
    page.claim(
        "The last pocket measured 1.5 miles",
        "measured",
        "STATE:area",
        figures=[page.figure("1.5 miles", 1.5, 1.5, role="area", unit="mile")],
    )
    page.claim(
        "The Council had besieged the town since 2 February",
        "besieged",
        "CONTROL:besiege",
        by=[("The Council", COUNCIL)],
        at=[("the town", HASRIN)],
        when=("2031-02-02", None, "since 2 February"),
    )
    return page


def _merenia() -> Page:
    page = Page(
        "02-merenia-today.html",
        outlet="Merenia Today",
        published="2031-03-22",
        title="Minister: the Republic has defeated Kestrel",
    )
    page.add("title", "Minister: the Republic has defeated Kestrel")
    page.add(
        "body",
        "Merenia has defeated the Kestrel Group, Foreign Minister Ilka Varn said on Saturday. “Our air force "
        "killed 31 fighters at Tolmen,” the minister said.",
    )
    page.add(
        "body",
        "She denied that a single house in Hazrin was hit. The Northern League took no part in the defeat of "
        "Kestrel, she added.",
    )
    first = page.add(
        "comment",
        "Nobody beat them. KG still holds Orla, my cousin saw 40 of them.",
        author="stonecrop",
        printed="2 days ago",
    )
    page.add("comment", "Your cousin <b>said</b> & you believe?", parent=first, author="<script>alert(1)</script>")
    holder = page.add("comment", "Read this before you talk:", author="fen_walker")
    page.add(
        "pasted",
        "The valley was sold long before the shooting began. Dozens were killed in Orla alone.",
        parent=holder,
        credit="Anders Quill",
        printed="1 March 2031",
    )
    page.add("boilerplate", "Share this page")
    beat = page.says(
        "Foreign Minister Ilka Varn", "said", ["Merenia has defeated the Kestrel Group"], entity=VARN, stance="claims"
    )
    killed = page.says(
        "the minister", "said", ["Our air force killed 31 fighters at Tolmen"], entity=VARN, after="“Our air force"
    )
    denied = page.says("She", "denied", ["that a single house in Hazrin was hit"], entity=VARN, stance="denies")
    added = page.says(
        "she",
        "added",
        ["The Northern League took no part in the defeat of Kestrel"],
        entity=VARN,
        after="The Northern League took",
    )
    page.claim(
        "Merenia has defeated the Kestrel Group",
        "defeated",
        "OUTCOME:defeat",
        by=[("Merenia", MERENIA)],
        to=[("Kestrel Group", KESTREL)],
        statement=beat,
        after="Merenia has",
    )
    page.claim(
        "Our air force killed 31 fighters at Tolmen",
        "killed",
        "CASUALTY:killed",
        by=[("Our air force", MERENIA)],
        to=[("31 fighters", None)],
        at=[("Tolmen", TOLMEN)],
        when=("2031-03-19", "2031-03-19", ""),
        figures=[page.figure("31 fighters", 31, 31, role="killed", unit="fighters")],
        statement=killed,
    )
    page.claim(
        "a single house in Hazrin was hit",
        "hit",
        "ASSAULT:hit",
        at=[("Hazrin", HASRIN)],
        statement=denied,
        polarity="denied",
    )
    page.claim(
        "The Northern League took no part in the defeat of Kestrel",
        "defeat",
        "OUTCOME:defeat",
        by=[("The Northern League", LEAGUE)],
        to=[("Kestrel", KESTREL)],
        statement=added,
        polarity="denied",
        after="The Northern League took no",
    )
    page.claim("KG still holds Orla", "holds", "CONTROL:hold", by=[("KG", KESTREL)], at=[("Orla", ORLA)])
    page.claim(
        "Dozens were killed in Orla alone",
        "killed",
        "CASUALTY:killed",
        at=[("Orla", ORLA)],
        figures=[page.figure("Dozens", 24, 99, role="killed", unit="people")],
        after="Dozens were",
    )
    return page


def _wire_copy() -> Page:
    page = Page("03-global-sheet.html", outlet="Global Sheet", published="2031-03-22", title="Council takes Hasrin")
    page.add("title", "Council takes Hasrin")
    page.add(
        "body",
        "The Orla Defence Council captured Hasrin on 19 March, Harbour Wire reported. The last pocket measured "
        "1.5 square miles.",
    )
    page.add("list", "between 15 and 20 killed\nabout 60 hurt")
    wire = page.says(
        "Harbour Wire",
        "reported",
        ["The Orla Defence Council captured Hasrin on 19 March"],
        entity=WIRE,
        stance="reports",
    )
    page.claim(
        "The Orla Defence Council captured Hasrin on 19 March",
        "captured",
        "CONTROL:capture",
        by=[("Orla Defence Council", COUNCIL)],
        to=[("Hasrin", HASRIN)],
        at=[("Hasrin", HASRIN)],
        when=("2031-03-19", "2031-03-19", "19 March"),
        statement=wire,
    )
    page.claim(
        "The last pocket measured 1.5 square miles",
        "measured",
        "STATE:area",
        figures=[page.figure("1.5 square miles", 1.5, 1.5, role="area", unit="square mile")],
    )
    page.claim(
        "between 15 and 20 killed",
        "killed",
        "CASUALTY:killed",
        figures=[page.figure("between 15 and 20", 15, 20, role="killed", unit="people")],
    )
    return page


def _monitor() -> Page:
    page = Page("04-note.txt")
    page.add(
        "body",
        "Residents say Kestrel fighters are still present in the hills above Hasrīn. It was reported that 19 "
        "people were killed at the bridge on 18 March.",
    )
    page.add("body", "Open Monitor could not establish who captured the town.")
    living = page.says(
        "Residents", "say", ["Kestrel fighters are still present in the hills above Hasrīn"], kind="collective"
    )
    told = page.says(None, "It was reported", ["19 people were killed at the bridge on 18 March"], stance="reports")
    page.claim(
        "Kestrel fighters are still present in the hills above Hasrīn",
        "present",
        "STATE:present",
        by=[("Kestrel fighters", KESTREL)],
        at=[("Hasrīn", HASRIN)],
        statement=living,
    )
    page.claim(
        "19 people were killed at the bridge on 18 March",
        "killed",
        "CASUALTY:killed",
        to=[("19 people", None)],
        at=[("the bridge", TOLMEN)],
        when=("2031-03-18", "2031-03-18", "on 18 March"),
        figures=[page.figure("19 people", 19, 19, role="killed", unit="people")],
        statement=told,
    )
    return page


def _correction() -> Page:
    page = Page("05-courier-correction.html", outlet="Valley Courier", published="2031-03-28", title="Correction")
    page.add("heading", "Correction")
    page.add(
        "body",
        "The pocket at Hasrin measured 1.5 square miles, not 1.5 miles. The Courier withdraws its "
        "figure.\r\nKestrel recaptured six villages around Hasrin on 26 March.",
    )
    page.claim(
        "The pocket at Hasrin measured 1.5 square miles",
        "measured",
        "STATE:area",
        at=[("Hasrin", HASRIN)],
        figures=[page.figure("1.5 square miles", 1.5, 1.5, role="area", unit="square mile")],
    )
    page.claim(
        "Kestrel recaptured six villages around Hasrin on 26 March",
        "recaptured",
        "CONTROL:recapture",
        by=[("Kestrel", KESTREL)],
        to=[("six villages", None)],
        at=[("Hasrin", HASRIN)],
        when=("2031-03-26", "2031-03-26", "on 26 March"),
        figures=[page.figure("six villages", 6, 6, role="captured", unit="villages")],
    )
    return page


def _ledger(pages: Sequence[Page], *, linked: bool = True) -> Ledger:
    """Puts pages together; the links, origins and events hold for the pages of this module only."""
    claims = {claim.id: claim for page in pages for claim in page.claims}
    named = {claim.text: claim for claim in claims.values()}
    return Ledger(
        documents={page.id: page.document() for page in pages},
        segments={segment.id: segment for page in pages for segment in page.segments},
        statements={statement.id: statement for page in pages for statement in page.statements},
        claims=claims,
        entities={
            found.id: found
            for found in (COUNCIL, LEAGUE, MERENIA, KESTREL, VARN, RETH, WIRE, MONITOR, HASRIN, TOLMEN, ORLA)
        },
        origins=_origins(pages, named) if linked else (),
        links=_links(named) if linked else (),
        events=_events(named) if linked else {},
        givers=(
            Giver(
                id="src1:varn",
                entity=VARN.id,
                reliability="F",
                basis="No record in this case to judge by.",
                interested_in=(make_id("evt1", "defeat"),),
            ),
        ),
        gaps=()
        if not linked
        else (
            Gap(
                id="gap1:1",
                capture="ab" * 32,
                document=None,
                stage="capture",
                code="not-text",
                sentence="pages/photo.jpg holds no text that can be read. Leave it out or give its caption as text.",
            ),
            Gap(
                id="gap1:2",
                capture=None,
                document=pages[3].id,
                stage="reading",
                code="no-date",
                sentence="04-note.txt shows no date of publication.",
            ),
        ),
    )


_SAID = {
    "council": "The Orla Defence Council (ODC) captured Hasrin on 19 March",
    "destroyed": "destroyed all units of the Kestrel Group (KG) there",
    "league": "it was the League that defeated Kestrel",
    "thirteen": "At least 13 fighters were killed at Tolmin Bridge",
    "miles": "The last pocket measured 1.5 miles",
    "merenia": "Merenia has defeated the Kestrel Group",
    "thirty-one": "Our air force killed 31 fighters at Tolmen",
    "no part": "The Northern League took no part in the defeat of Kestrel",
    "copy": "The Orla Defence Council captured Hasrin on 19 March",
    "square": "The last pocket measured 1.5 square miles",
    "present": "Kestrel fighters are still present in the hills above Hasrīn",
    "nineteen": "19 people were killed at the bridge on 18 March",
    "corrected": "The pocket at Hasrin measured 1.5 square miles",
    "recaptured": "Kestrel recaptured six villages around Hasrin on 26 March",
    "comment": "KG still holds Orla",
}


def _links(named: dict[str, Claim]) -> tuple[Link, ...]:
    drawn = (
        (
            "league",
            "merenia",
            "contradicts",
            "actor",
            "Each names somebody else as the one who defeated the Kestrel Group, and nobody words it as shared.",
        ),
        (
            "league",
            "no part",
            "denies",
            "actor",
            "Ilka Varn rejects that the Northern League took part in the defeat of the Kestrel Group.",
        ),
        ("thirteen", "nineteen", "updates", "number", "“At least 13” leaves room for 19, and 19 was said later."),
        ("thirty-one", "nineteen", "contradicts", "number", "31 and 19 killed at Tolmen cannot both hold."),
        (
            "miles",
            "square",
            "contradicts",
            "number",
            "1.5 miles is a length and 1.5 square miles an area of one pocket: one of the wordings must be wrong.",
        ),
        ("corrected", "miles", "retracts", "number", "The Valley Courier withdraws its figure of 1.5 miles."),
        (
            "destroyed",
            "present",
            "contradicts",
            "state",
            "All units destroyed does not go with fighters still present.",
        ),
        (
            "destroyed",
            "recaptured",
            "contradicts",
            "state",
            "A group of which all units are destroyed cannot recapture villages a week later.",
        ),
        ("copy", "council", "repeats", None, "Same sentence, same wire report."),
        ("destroyed", "comment", "contradicts", "state", "All units destroyed does not go with a town still held."),
    )
    links = []
    for one, other, kind, on, reason in drawn:
        a, b = named[_SAID[one]].id, named[_SAID[other]].id
        grounds = (
            Reason(name="same-event", bits=3.2, text="Same type of event, same target."),
            Reason(name="apart", bits=2.0, text=reason),
        )
        links.append(Link(a=a, b=b, kind=kind, on=on, reason=reason, reasons=grounds, score=5.2))  # type: ignore[arg-type]
    return tuple(links)


def _origins(pages: Sequence[Page], named: dict[str, Claim]) -> tuple[Origin, ...]:
    wire = (named[_SAID["council"]], named[_SAID["copy"]])
    members = {claim.id for claim in wire}
    evidence = (
        Evidence(kind="same-text", a=pages[0].id, b=pages[2].id, detail="48 words in a row stand in both"),
        Evidence(kind="credit", a=pages[2].id, b="Harbour Wire", detail="“Harbour Wire reported”"),
    )
    shared = Origin(id="org1:wire", root="Harbour Wire", members=tuple(claim.id for claim in wire), evidence=evidence)
    alone = tuple(
        Origin(id=make_id("org1", claim.id), root=claim.document, members=(claim.id,), evidence=())
        for claim in named.values()
        if claim.id not in members
    )
    return (shared, *alone)


def _events(named: dict[str, Claim]) -> dict[str, Event]:
    def event(name: str, kind: str, said: Sequence[str], *, place: Entity | None, time: Days) -> Event:
        claims = tuple(named[_SAID[key]].id for key in said)
        killed = RollUp(
            role="killed",
            unit="people",
            low=13,
            best=19,
            high=31,
            used=claims[:2],
            left_out=tuple(LeftOut(claim=claim, reason="It names no source.") for claim in claims[2:]),
        )
        grade = Grade(
            incident="contested",
            status="Contested strike",
            credibility=4,
            sources=2,
            reason="Two origins that do not agree.",
        )
        return Event(
            id=make_id("evt1", name),
            event=kind,
            claims=claims,
            place=place.id if place else None,
            time=time,
            roll_up=(killed,) if name == "deaths" else (),
            grade=grade,
        )

    found = (
        event(
            "capture",
            "CONTROL:capture",
            ("council", "copy"),
            place=HASRIN,
            time=Days(earliest="2031-03-19", latest="2031-03-19"),
        ),
        event("defeat", "OUTCOME:defeat", ("league", "merenia", "no part"), place=None, time=Days()),
        event(
            "deaths",
            "CASUALTY:killed",
            ("thirteen", "thirty-one", "nineteen"),
            place=TOLMEN,
            time=Days(earliest="2031-03-18", latest="2031-03-19"),
        ),
        event("pocket", "STATE:area", ("miles", "square", "corrected"), place=HASRIN, time=Days()),
    )
    return {item.id: item for item in found}
