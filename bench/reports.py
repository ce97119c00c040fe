"""Reports made up as records, as the document half would have read them: for cases too large to parse in a bench.

A war over six years in an invented land. A happening is told by an agency, by papers that copy the agency word for
word, by papers of their own with rival figures, by follow-ups of the next days and by whoever denies it; pages look
back at other happenings, and some have comments. Every span is where its words stand. The same count is always the same
case; more claims are more happenings, in more towns, closer together in time.
"""

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from pages import PAPERS, SPOTS, SYLLABLES

from hearsay.case import Analysis
from hearsay.ids import make_id
from hearsay.records import (
    Argument,
    Capture,
    Claim,
    ClaimTime,
    Document,
    DocumentEntity,
    EntityKind,
    Mention,
    Published,
    Quantity,
    Segment,
    Source,
    Span,
    Statement,
    TimeExpression,
)

_FIRST_DAY = date(2031, 1, 1)
_DAYS = 6 * 365
_PAGES_A_HAPPENING = (1, 2, 3, 4, 4, 5, 6, 8, 12, 30)
_SLOT = re.compile(r"\[(\w*)\|([^\]]*)\]")

#: Kinds of happening: the word of the text, the event, and what its victims are.
DEEDS = (
    ("an air strike", "ASSAULT:airstrike"),
    ("shelling", "ASSAULT:shelling"),
    ("a car bomb", "ASSAULT:bombing"),
    ("a raid", "ASSAULT:raid"),
    ("clashes", "ASSAULT:clash"),
)
#: Clauses on a happening: event, clause. Slots are [role|words]: a doer, t whom, p place, d day, v verb; figures.
TOLD = (
    ("CASUALTY:killed", "[k|{n} people] were [v|killed] in {deed} on {spot} in [p|{place}] on [d|{day}]"),
    ("CASUALTY:killed", "{deed} by [a|{doer}] [v|killed] [k|at least {n} civilians] in [p|{place}] [d|{day}]"),
    ("CASUALTY:injured", "[j|{m} people] were [v|wounded] when {spot} in [p|{place}] was hit"),
    ("ASSAULT", "[a|{doer}] [v|hit] [t|{spot}] in [p|{place}] with {deed} on [d|{day}]"),
    ("ACCUSE", "[a|{victim}] [v|blamed] [t|{doer}] for {deed} in [p|{place}]"),
    ("CASUALTY:displaced", "[f|{m2} families] have [v|fled] from [p|{place}] towards {near} since [d|{day}]"),
    ("OUTCOME:destroy", "[a|{doer}] [v|destroyed] [t|{spot}] and {m} houses beside it in [p|{place}]"),
    ("CONTROL:capture", "[a|{doer}] [v|captured] the outskirts of [p|{place}] on [d|{day}]"),
)
DENIED = ("ASSAULT", "[a|{doer}] had [v|attacked] [t|{spot}] in [p|{place}]")
#: Clauses on nothing in particular, in which large cases abound.
ASIDE = (
    ("OFFICE:vote", "the council of [p|{far}] is to [v|vote] on {a} and {b} next week"),
    ("CONSULT:meet", "envoys of [a|{doer}] and [t|{victim}] [v|met] in [p|{far}] to speak of {a}"),
    ("STATE:presence", "fighters of [a|{doer}] are [v|present] in the hills above [p|{near}]"),
    ("CASUALTY:detained", "[a|{doer}] [v|detained] [x|{m} men] at a checkpoint near [p|{near}]"),
    ("AID:military", "[a|{victim}] is to [v|send] {m} crates of {a} to its units in [p|{far}]"),
    ("THREATEN", "[a|{doer}] [v|threatened] to close the road between {near} and [p|{far}] over {a}"),
)
GOODS = ("bread", "water", "wheat", "fuel", "salt", "cables", "pumps", "timber", "cement", "medicine", "seed", "rope")
ROLES = {"k": "killed", "j": "injured", "f": "displaced", "x": "detained"}
COMMENTS = ("nobody believes this", "my cousin saw it, {n} were killed in {place}", "{doer} did it, everybody knows")


class Town(NamedTuple):
    """A town, on the map or not."""

    name: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Happening:
    """What pages tell of."""

    deed: str
    event: str
    town: Town
    spot: str
    on: date
    toll: int
    doer: str
    victim: str


@dataclass
class Sheet:
    """A page while it is written: sentences are put at the end of its text, with the records that they hold."""

    name: str
    outlet: str
    on: date
    towns: dict[str, Town]
    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    entities: dict[str, DocumentEntity] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)

    @property
    def sha256(self) -> str:
        """Stands for the bytes that the page was taken from."""
        return hashlib.sha256(self.name.encode()).hexdigest()

    @property
    def id(self) -> str:
        """The id of the document."""
        return make_id("doc1", self.sha256)

    def entity(self, words: str, start: int) -> str:
        """Notes a mention and returns the entity that it means."""
        town = self.towns.get(words)
        name = words.removeprefix("the ").removeprefix("The ")
        kind: EntityKind = "place" if town else "person" if name == words else "group"
        known = self.entities.get(name) or DocumentEntity(
            id=make_id("ent1", self.id, start, start + len(words)),
            document=self.id,
            name=name,
            kind=kind,
            latitude=town.latitude if town else None,
            longitude=town.longitude if town else None,
            precision="point" if town and town.latitude is not None else None,
        )
        self.entities[name] = known
        self.mentions.append(
            Mention(document=self.id, start=start, end=start + len(words), text=words, entity=known.id, reason="a name")
        )
        return known.id

    def segment(self, kind: str, sentences: list[tuple[str, str | None, str, str]], author: str | None = None) -> None:
        """Writes a paragraph of sentences: event, source (null: the page itself), cue, clause with slots."""
        start = len(self.text)
        self.segments.append(
            Segment(
                id=make_id("seg1", self.id, start, kind),
                document=self.id,
                kind=kind,  # type: ignore[arg-type]
                start=start,
                end=start,
                origin_start=start,
                origin_end=start,
                author=author,
            )
        )
        for sentence in sentences:
            self._sentence(*sentence)
        self.text = self.text.rstrip() + "\n"
        end = len(self.text) - 1
        self.segments[-1] = replace(self.segments[-1], end=end, origin_end=end)

    def _sentence(self, event: str, source: str | None, cue: str, clause: str) -> None:
        at = len(self.text)
        lead = f"{_upper(source)} {cue} that " if source else ""
        plain, slots = _plain(clause if source else _upper(clause), at + len(lead))
        self.text += f"{lead}{plain}. "
        start, end = at + len(lead), at + len(lead) + len(plain)
        statement = None
        if source:
            statement = self._statement(source, cue, at, content=(start, end))
        if event:
            self._claim(event, slots, statement=statement, clause=(start, end))

    def _statement(self, source: str, cue: str, at: int, *, content: tuple[int, int]) -> str:
        nameless = source in NAMELESS
        said = at + len(source) + 1
        made = Statement(
            id=make_id("stm1", self.id, content, [said, said + len(cue)]),
            document=self.id,
            segment=self.segments[-1].id,
            source=Source(
                text=self.text[at : at + len(source)],
                start=at,
                end=at + len(source),
                entity=None if nameless else self.entity(self.text[at : at + len(source)], at),
                kind="anonymous" if nameless else "named",
            ),
            cue=Span(text=cue, start=said, end=said + len(cue)),
            content=(Span(text=self.text[content[0] : content[1]], start=content[0], end=content[1]),),
            mode="indirect",
            stance="denies" if cue == "denied" else "says",
            negated=False,
            within=None,
            reason="'that' after a verb of saying",
            commitment="against" if cue == "denied" else "full",
        )
        self.statements.append(made)
        return made.id

    def _claim(self, event: str, slots: "dict[str, Span]", *, statement: str | None, clause: tuple[int, int]) -> None:
        def named(role: str) -> tuple[Argument, ...]:
            span = slots.get(role)
            if span is None:
                return ()
            words = span.text.lower()
            known = span.text in self.towns or (words.startswith("the ") and words not in SPOTS)
            entity = self.entity(span.text, span.start) if known else None
            return (Argument(text=span.text, start=span.start, end=span.end, entity=entity),)

        self.claims.append(
            Claim(
                id=make_id("clm1", self.id, event, *clause),
                document=self.id,
                segment=self.segments[-1].id,
                statement=statement,
                text=self.text[clause[0] : clause[1]],
                start=clause[0],
                end=clause[1],
                event=event,
                trigger=slots["v"],
                actors=named("a"),
                targets=named("t"),
                places=named("p"),
                time=self._time(slots.get("d")),
                quantities=tuple(_quantity(ROLES[r], slots[r]) for r in ROLES if r in slots),
                polarity="asserted",
                modality="planned" if "is to" in self.text[clause[0] : clause[1]] else "fact",
                reason="a verb of the lexicon",
            )
        )

    def _time(self, span: Span | None) -> ClaimTime | None:
        if span is None:
            return None
        day = date.fromisoformat(span.text.rpartition("on ")[2])
        said = day.isoformat()
        self.times.append(
            TimeExpression(
                document=self.id, start=span.start, end=span.end, text=span.text, earliest=said, latest=said,
                value=said, type="DATE",
            )
        )  # fmt: skip
        return ClaimTime(earliest=said, latest=said, text=span.text, start=span.start, end=span.end, relation="at")

    def analysis(self) -> Analysis:
        """The page as the document half would hand it over."""
        day = self.on.isoformat()
        document = Document(
            id=self.id,
            capture_sha256=self.sha256,
            uri=f"https://example.org/{self.name}",
            media_type="text/html",
            retrieved_at=f"{day}T00:00:00Z",
            outlet=self.outlet,
            title=self.text[: self.segments[0].end],
            authors=(),
            published=Published(earliest=day, latest=day, text=day, evidence="declared"),
            language="en",
            text=self.text,
        )
        order = sorted(self.mentions, key=lambda m: (m.start, m.end))
        return Analysis(
            capture=self.sha256, document=document, segments=tuple(self.segments),
            entities=tuple(self.entities.values()), mentions=tuple(order), times=tuple(self.times),
            statements=tuple(self.statements), claims=tuple(self.claims),
        )  # fmt: skip

    def capture(self) -> Capture:
        """What the page was taken from."""
        return Capture(
            sha256=self.sha256, data=self.name.encode(), uri=f"https://example.org/{self.name}",
            retrieved_at=f"{self.on}T00:00:00Z",
        )  # fmt: skip


NAMELESS = ("residents", "a medic", "a security source", "two witnesses", "local officials")


class World:
    """The land that the pages tell of."""

    def __init__(self, claims: int, *, crowded: bool) -> None:
        self.chance = random.Random(11)
        self.days = 1 if crowded else _DAYS
        count = max(2, claims // 75)
        names: dict[str, None] = {}
        while len(names) < (1 if crowded else 12 + int(12 * count**0.5)):
            names[_name(self.chance)] = None
        self.towns = {n: self._town(n) for n in names}
        self.bodies = self._named(("Front", "Army", "Brigades", "Guard", "Council"), 2 + count // 200)
        self.voices = self._named(("Directorate", "Observatory", "Crescent", "Ministry"), 3 + count // 200)
        self.people = [f"{_name(self.chance)} {_name(self.chance)}" for _ in range(20 + count // 3)]
        self.papers = [f"The {_name(self.chance)} {kind}" for kind in PAPERS for _ in range(5)]
        self.agency = "Norpress"
        self.happenings = [self._happening() for _ in range(count)]

    def _named(self, kinds: tuple[str, ...], each: int) -> list[str]:
        return [f"the {_name(self.chance)} {kind}" for kind in kinds for _ in range(each)]

    def _town(self, name: str) -> Town:
        if self.chance.random() < 0.3:
            return Town(name, None, None)
        return Town(name, round(self.chance.uniform(30, 36), 3), round(self.chance.uniform(40, 48), 3))

    def _happening(self) -> Happening:
        deed, event = self.chance.choice(DEEDS)
        doer, victim = self.chance.sample(self.bodies, 2)
        towns = list(self.towns.values())
        town = towns[min(int(self.chance.expovariate(8 / len(towns))), len(towns) - 1)]  # a few towns have the most
        day = _FIRST_DAY + timedelta(days=self.chance.randrange(self.days))
        return Happening(deed, event, town, self.chance.choice(SPOTS), day, self.chance.randint(3, 90), doer, victim)

    def words(self, told: Happening, *, off: int) -> dict[str, object]:
        """What fills the slots of a clause; figures are `off` by some."""
        chance = self.chance
        near, far = (chance.choice(list(self.towns)) for _ in range(2))
        a, b = chance.sample(GOODS, 2)
        return {
            "n": told.toll + off, "m": told.toll // 2 + 2 + off, "m2": told.toll * 10 + off, "deed": told.deed,
            "spot": told.spot, "place": told.town.name, "day": told.on.isoformat(), "doer": told.doer,
            "victim": told.victim, "near": near, "far": far, "a": a, "b": b,
        }  # fmt: skip


def reports(claims: int, *, crowded: bool = False) -> Iterator[Sheet]:
    """Yields pages until they hold so many claims; `crowded`: all of one day in one town."""
    world = World(claims, crowded=crowded)
    left, number = claims, 0
    while True:
        for told in world.happenings:
            for sheet in _told_by_many(world, told, number):
                yield sheet
                number += 1
                left -= len(sheet.claims)
                if left <= 0:
                    return


def _told_by_many(world: World, told: Happening, number: int) -> Iterator[Sheet]:
    chance = world.chance
    pages = chance.choice(_PAGES_A_HAPPENING)
    wire = None
    for page in range(pages):
        late = timedelta(days=chance.choice((0, 0, 1, 1, 2, 5)))
        sheet = Sheet(f"{number + page}", chance.choice(world.papers), told.on + late, world.towns)
        if page == 0 and pages > 2:
            sheet.outlet, wire = world.agency, _body(world, told, off=0)
            body = wire
        elif wire is not None and chance.random() < 0.4:
            body = wire
        else:
            body = _body(world, told, off=late.days + chance.choice((0, 0, 0, 1, 4)))
        title = _filled(world, told, "[k|{n}] [v|killed] in [p|{place}]")
        sheet.segment("title", [("CASUALTY:killed", None, "", title)])
        for paragraph in body:
            sheet.segment("body", paragraph)
        for _ in range(chance.choice((0, 0, 0, 2))):
            words = _filled(world, told, chance.choice(COMMENTS))
            sheet.segment("comment", [("", None, "", words)], author=chance.choice(world.people))
        yield sheet


def _body(world: World, told: Happening, *, off: int) -> list[list[tuple[str, str | None, str, str]]]:
    chance = world.chance
    lines = [(event, clause, told) for event, clause in chance.sample(TOLD, 6)]
    lines += [(event, clause, chance.choice(world.happenings)) for event, clause in chance.sample(TOLD, 2)]
    lines += [(event, clause, told) for event, clause in chance.sample(ASIDE, 5)]
    out = []
    for event, clause, what in lines:
        named = (chance.choice(world.voices), chance.choice(world.people), chance.choice(NAMELESS))
        source = chance.choice((None, None, *named))
        if what is told and chance.random() < 0.06:
            out.append((DENIED[0], told.doer, "denied", _filled(world, told, DENIED[1])))
        event = told.event if event == "ASSAULT" else event
        out.append((event, source, chance.choice(("said", "reported", "announced")), _filled(world, what, clause, off)))
    return [out[at : at + 3] for at in range(0, len(out), 3)]


def _filled(world: World, told: Happening, clause: str, off: int = 0) -> str:
    return clause.format(**world.words(told, off=off))


def _plain(clause: str, start: int) -> tuple[str, dict[str, Span]]:
    """The clause without its slots, and the slots where they come to stand; the first letter of a sentence aside."""
    slots, out, at = {}, "", 0
    for m in _SLOT.finditer(clause):
        out += clause[at : m.start()]
        words = m.group(2)
        slots[m.group(1)] = Span(text=words, start=start + len(out), end=start + len(out) + len(words))
        out += words
        at = m.end()
    return out + clause[at:], slots


def _quantity(role: str, span: Span) -> Quantity:
    number = float(re.findall(r"\d+", span.text)[0])
    least = span.text.startswith("at least")
    return Quantity(
        low=number, high=None if least else number, best=number, unit="people", role=role,
        comparator=">=" if least else "=", text=span.text, start=span.start, end=span.end,
    )  # fmt: skip


def _upper(clause: str) -> str:
    """With a capital, behind the bracket of a slot if the clause begins with one."""
    at = clause.index("|") + 1 if clause.startswith("[") else 0
    return clause[:at] + clause[at].upper() + clause[at + 1 :]


def _name(chance: random.Random) -> str:
    return "".join(chance.sample(SYLLABLES, chance.choice((2, 3, 3)))).capitalize()
