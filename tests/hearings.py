"""Small ledgers on one invented fight: pages with statements, claims, origins and links made by hand."""

from collections.abc import Iterable, Sequence

from ledgers import Page, entity

from hearsay.ids import make_id
from hearsay.records import Claim, Days, Event, Ledger, Link, LinkKind, Mention, Origin, Question

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
