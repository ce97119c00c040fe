"""Numbers side by side: figures that answer one question, with who gives each and when.

Which figures answer one question is told in `questions`. Nothing is added up, and that two figures stand in one row
does not say that they count exactly the same heads.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..knowledge import table
from ..records import Claim, Ledger, Quantity
from .labels import entity_name, label
from .people import counted, of_all
from .questions import Item, questions
from .views import Figure, NumberRow
from .voices import Hearing, Voice, hear


def number_table(ledger: Ledger) -> tuple[NumberRow, ...]:
    """Lays the figures of a case side by side, a row for each question, those with clashes and most figures first."""
    hearing = hear(ledger)
    rows = [_row(hearing, figures) for figures in questions(hearing)]
    return tuple(sorted(rows, key=lambda r: (r.clash is None, -len(r.figures), r.question, r.figures[0].claim)))


def _row(hearing: Hearing, items: Sequence[Item]) -> NumberRow:
    ordered = sorted(items, key=lambda item: (_day(item[0]), item[0].claim.document, item[1].start, item[0].claim.id))
    claims = [voice.claim for voice, _ in ordered]
    events = sorted({event.id for claim in claims if (event := hearing.event_of.get(claim.id))})
    units = [quantity.unit for _, quantity in ordered if quantity.unit]
    places = [a.entity for claim in claims for a in claim.places if a.entity]
    return NumberRow(
        question=_question(hearing.ledger, claims, ordered[0][1]),
        event=events[0] if events else None,
        role=ordered[0][1].role,
        unit=max(sorted(set(units)), key=units.count) if units else None,
        place=max(sorted(set(places)), key=places.count) if places else None,
        figures=tuple(_figure(voice, quantity) for voice, quantity in ordered),
        clash=_clash(hearing, ordered),
    )


def _figure(voice: Voice, quantity: Quantity) -> Figure:
    return Figure(
        claim=voice.claim.id,
        document=voice.claim.document,
        quantity=quantity,
        who=voice.name,
        giver=voice.giver,
        said=voice.said,
        voice=voice.register,
    )


def _question(ledger: Ledger, claims: Iterable[Claim], quantity: Quantity) -> str:
    """Words the question: "killed at Qorshum", "fighters killed: capture of Tesqal"."""
    some = list(claims)
    kinds = {counted(q) for claim in some for q in claim.quantities if q.role == quantity.role}
    kind = counted(quantity) if len(kinds) == 1 else "all"
    role = table("weighing")["roles"].get(quantity.role, quantity.role or "number")
    what = role if of_all(kind) or kind == role else f"{kind} {role}" if role in _tolls() else f"{role} ({kind})"
    places = [name for claim in some for a in claim.places if (name := entity_name(ledger, a.entity))]
    if places:
        return f"{what} at {max(sorted(set(places)), key=places.count)}"
    return f"{what}: {label(ledger, some)}"


def _tolls() -> frozenset[str]:
    return frozenset(table("weighing")["roles"].values())


def _clash(hearing: Hearing, items: Sequence[Item]) -> str | None:
    """Says what does not fit: first what a link says, else two figures of which neither can hold beside the other."""
    here = {voice.claim.id: voice for voice, _ in items}
    explained: set[str] = set()
    found = []
    for claim in here:
        for link in hearing.links.get(claim, ()):
            if link.a != claim or link.b not in here or link.on != "number":
                continue
            if link.kind == "contradicts" and here[link.a].register != "comment" != here[link.b].register:
                found.append(link.reason)
            elif link.kind in {"updates", "retracts", "narrows"}:
                explained.add(link.b)
    if found:
        return sorted(found)[0] + (f" (and {len(found) - 1} more)" if len(found) > 1 else "")
    return _disjoint(hearing, [(v, q) for v, q in items if v.counts and not v.rejects and v.claim.id not in explained])


def _disjoint(hearing: Hearing, items: Sequence[Item]) -> str | None:
    """Two figures of one event of which neither can hold beside the other."""
    by_event: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for voice, quantity in items:
        if quantity.role not in table("weighing")["roles"] or _is_added(quantity):
            continue  # two air forces may well fly differently often: only a link knows who is who
        if event := hearing.event_of.get(voice.claim.id):
            by_event[event.id, counted(quantity)].append(quantity)
    for _, quantities in sorted(by_event.items(), key=lambda pair: pair[0]):
        least = min((q for q in quantities if q.high is not None), key=lambda q: (q.high or 0, q.text), default=None)
        most = max((q for q in quantities if q.low is not None), key=lambda q: (q.low or 0, q.text), default=None)
        if least and most and (most.low or 0) > (least.high or 0):
            return f"“{most.text}” and “{least.text}” cannot both hold"
    return None


def _is_added(quantity: Quantity) -> bool:
    """Tells whether a number counts on from another one: "six more people"."""
    return not set(table("links")["tolls"]["added"]).isdisjoint(quantity.text.lower().split())


def _day(voice: Voice) -> tuple[bool, str]:
    return (voice.said is None, voice.said.earliest or "" if voice.said else "")
