"""From the tables of a case to subjects: every claim with its setting, and what is rare in the case.

A claim that names no place or day of its own takes those of its sentence, of the title and of the page's first lines as
its surroundings, which weigh less.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import fsum

from ..knowledge import table
from ..records import Argument, Claim, Entity, Ledger, Origin, Statement
from . import parties
from .calendar import ordinal
from .counts import asides, mixed, spots
from .givers import read_givers
from .numbers import is_part_of_people
from .pages import Page, between, rarity, read_pages
from .places import Gazetteer, read_gazetteer
from .sorts import sort_of
from .standing import is_disowned, is_empty_talk
from .stretches import sums
from .subjects import Days, Party, Subject, Subjects
from .words import figures, head, names, sentence_at, stems

_MOST_BITS = 4.0
#: What happened longer before the day of a page is background there.
_BACKGROUND = 45
#: What was so "by nightfall" or "before Friday" came about in the days before, as far as news go.
_UP_TO = 6


def read_subjects(ledger: Ledger) -> Subjects:
    """Reads every claim of the case that the event lexicon has a type for, whatever the order of the tables."""
    gazetteer = read_gazetteer(ledger)
    origins = {claim: origin for origin in ledger.origins for claim in origin.members}
    pages = read_pages(ledger, gazetteer)
    chosen = (c for _, c in sorted(ledger.claims.items()) if c.document in ledger.documents and not c.is_general)
    subjects = [
        _subject(ledger, pages.all[c.document], gazetteer, claim=c, origin=origins.get(c.id)) for c in chosen
    ]
    pages_with = _pages_with(subjects)
    bits = {item: min(_MOST_BITS, rarity(n, of=len(ledger.documents))) for item, n in pages_with.items()}
    return Subjects(
        all=subjects,
        pages=pages,
        gazetteer=gazetteer,
        bits=bits,
        mass={s.claim.id: fsum(bits[w] for w in s.words) for s in subjects},
        frequency=Counter(word for subject in subjects for word in subject.words),
        pages_with=pages_with,
        by_name=_by_name(ledger),
        headlines=_headlines(subjects),
        figures=_figures(subjects),
        sums=sums(subjects),
        aside=asides(subjects),
        mixed=mixed(subjects),
        spots=spots(subjects, gazetteer),
        givers=read_givers(ledger, pages, subjects),
    )


def _subject(ledger: Ledger, page: Page, gazetteer: Gazetteer, *, claim: Claim, origin: Origin | None) -> Subject:
    statement = ledger.statements.get(claim.statement) if claim.statement else None
    said = statement or (ledger.statements.get(origin.root) if origin else None)
    start, end = sentence_at(page.ends, claim.start)
    at = (start, max(end, claim.end))
    sentence = page.document.text[at[0] : at[1]]
    own = _kept(frozenset(a.entity for a in claim.places if a.entity is not None and a.entity in gazetteer.places))
    here = frozenset(m.entity for m in between(page.places, *at))
    around = _kept((here | page.lead_places) - own)
    stance = statement.stance if statement else "says"
    rejecting = stance in _stances("rejecting") and not (statement is not None and statement.negated)
    rejecting = rejecting or is_disowned(statement, page.document.text[at[0] : claim.start])
    sort, days = sort_of(claim.event), days_of(claim, page.day)
    # Nobody can know as a fact what lies after the day of the page, whatever the grammar says.
    unsaid = stance in _stances("unsure") or (days is not None and page.day is not None and days.first > page.day)
    unsaid = unsaid or (statement is not None and statement.negated)  # "we cannot say that they are beaten"
    unsaid = unsaid or is_empty_talk(sentence, statement)
    return Subject(
        claim=claim,
        document=page.document,
        statement=statement,
        giver=said.source if said else None,
        root=ledger.entities[origin.root].name if origin and origin.root in ledger.entities else "",
        sort=sort.name,
        block=sort.block,
        actors=_doer(ledger, claim, statement),
        targets=party_of(claim.targets, ledger.entities),
        places=own,
        around=around,
        vicinity=_kept((own | around) - gazetteer.countries),
        bodies=_kept(frozenset(m.entity for m in between(page.bodies, claim.start, claim.end))),
        days=days,
        published=page.day,
        words=stems(sentence),
        lead=page.lead_words,
        figures=figures(sentence),
        sentence=sentence,
        at=at,
        depth=max(0, claim.start - page.start),
        origin=origin.id if origin else "",
        rejects=claim.polarity == "denied" or rejecting,
        vouched=claim.modality in {"fact", "possible"} and not unsaid,
        sure=claim.modality == "fact" and not unsaid and stance not in _stances("tentative"),
        outside=claim.segment in page.outside,
    )


def _doer(ledger: Ledger, claim: Claim, statement: Statement | None) -> Party:
    """The doers of a claim; "its fighters", "we" and an "it" that means the speaker are of the side of the speaker."""
    own = party_of(claim.actors, ledger.entities)
    source = statement.source if statement else None
    if source is None or own.names or not own.text or not (source.entity or names(source.text)):
        return own
    meant = source.entity is not None and source.entity in own.entities
    if not meant and (own.entities or own.text.lower().split()[0] not in _own_words()):
        return own
    speaker = Argument(text=source.text, start=source.start, end=source.end, entity=source.entity)
    return party_of((*claim.actors, speaker), ledger.entities)


def party_of(arguments: Sequence[Argument], entities: Mapping[str, Entity]) -> Party:
    """Returns actors or targets of a claim as far as they are compared."""
    return _party(tuple((a.text, a.entity, _is_known(a, entities)) for a in arguments))


def _is_known(argument: Argument, entities: Mapping[str, Entity]) -> bool:
    """Whether the words mean somebody by name; "Gunmen" at the head of a sentence looks like a name and is none."""
    entity = entities.get(argument.entity) if argument.entity else None
    return entity is not None and not entity.is_nameless and not stems(entity.name) <= parties.vague_heads()


@lru_cache(maxsize=50_000)
def _party(named: tuple[tuple[str, str | None, bool], ...]) -> Party:
    """The party that words and entities name: a case has many claims and few parties, so each is kept once."""
    words = [text for text, _, _ in named]
    return Party(
        frozenset(entity for _, entity, _ in named if entity),
        any(known for _, _, known in named),
        frozenset(h for text in words if (h := head(text))),
        frozenset(w for text in words for w in stems(text)),
        frozenset(n for text in words for n in names(text)) - parties.vague_heads() - parties.people_heads(),
        ", ".join(words),
    )


@lru_cache(maxsize=50_000)
def _kept(items: frozenset[str]) -> frozenset[str]:
    """The same set for all claims that have it, so that a large case stays in memory."""
    return items


def days_of(claim: Claim, page_day: int | None) -> Days | None:
    """Returns when a claim can be about.

    A page of today tells of the last days, unless it says otherwise; "since" and "before" leave a side open.
    """
    time = claim.time
    if time is not None and (time.earliest or (time.latest and time.text)):
        first, last = ordinal(time.earliest), ordinal(time.latest)
        if time.relation in {"before", "until"}:
            first = None if first == last else first
        if time.relation in {"after", "since"}:
            last = None if first == last else last
        reach = page_day if page_day is not None and (first is None or page_day >= first) else None
        low = first if first is not None else (last or 0) - _UP_TO
        high = last if last is not None else reach if reach is not None else low + 3650
        return Days(low, max(low, high), said=True)
    return Days(page_day - 3, page_day, said=False) if page_day is not None else None


def _pages_with(subjects: Sequence[Subject]) -> dict[str, int]:
    """On how many pages each word and entity stands: the fewer, the more it tells."""
    seen: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        for item in _items(subject):
            seen[item].add(subject.document.id)
    return {item: len(where) for item, where in seen.items()}


def _items(subject: Subject) -> Iterable[str]:
    return subject.words | subject.places | subject.around | subject.actors.entities | subject.targets.entities


def _by_name(ledger: Ledger) -> dict[str, frozenset[str]]:
    """The parties of the case under their names in small letters."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in ledger.entities.values():
        if entity.kind != "place":
            for name in (entity.name, *(alias.text for alias in entity.aliases)):
                owners[name.lower().removeprefix("the ")].add(entity.id)
    return {name: frozenset(ids) for name, ids in owners.items()}


def _headlines(subjects: Sequence[Subject]) -> dict[tuple[str, str], float]:
    """The first exact figure of each page under each role, of what the page tells of and not of old wars.

    A part of the people ("25 children") is what a page counts only where it counts no others.
    """
    whole: dict[tuple[str, str], float] = {}
    part: dict[tuple[str, str], float] = {}
    for subject in sorted(subjects, key=lambda s: (s.document.id, s.claim.start, s.claim.id)):
        if subject.rejects or not subject.vouched or subject.outside or _is_background(subject):
            continue
        for quantity in subject.claim.quantities:
            if quantity.best is not None:
                found = part if is_part_of_people(quantity.unit) else whole
                found.setdefault((subject.document.id, quantity.role), quantity.best)
    return part | whole


def _is_background(subject: Subject) -> bool:
    days = subject.days
    if days is None or not days.said:
        return False
    old = subject.published is not None and subject.published - days.last > _BACKGROUND
    return old or days.last - days.first > _BACKGROUND


def _figures(subjects: Sequence[Subject]) -> dict[tuple[str, str], frozenset[float]]:
    found: dict[tuple[str, str], set[float]] = defaultdict(set)
    for subject in subjects:
        for quantity in subject.claim.quantities:
            values = (quantity.low, quantity.best, quantity.high)
            found[subject.document.id, quantity.role].update(v for v in values if v is not None)
    return {key: frozenset(values) for key, values in found.items()}


@cache
def _own_words() -> frozenset[str]:
    return frozenset(table("links")["own"]["words"])


@cache
def _stances(name: str) -> frozenset[str]:
    return frozenset(table("links")["withdrawals"][name])
