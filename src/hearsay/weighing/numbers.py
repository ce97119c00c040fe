"""Numbers side by side: figures that answer one question, with who gives each and when.

Figures answer one question when they have one role, count people of one kind (or one measure), and belong to one event;
figures outside events need the same subject. A link on the number joins what these rules keep apart. Nothing is added
up, and that two figures stand in one row does not say that they count exactly the same heads.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..knowledge import table
from ..records import Claim, Ledger, Quantity
from .forest import head, unite
from .labels import entity_name, label
from .people import counted, of_all
from .views import Figure, NumberRow
from .voices import Hearing, Voice, hear

_NUMBERS = frozenset({"contradicts", "updates", "narrows", "corroborates", "repeats", "retracts"})


def number_table(ledger: Ledger) -> tuple[NumberRow, ...]:
    """Lays the figures of a case side by side, a row for each question, those with clashes and most figures first."""
    hearing = hear(ledger)
    groups = _joined(hearing, _grouped(hearing))
    rows = [_row(hearing, figures) for figures in groups]
    return tuple(sorted(rows, key=lambda r: (r.clash is None, -len(r.figures), r.question, r.figures[0].claim)))


_Item = tuple[Voice, Quantity]


def _grouped(hearing: Hearing) -> dict[tuple[str, ...], list[_Item]]:
    groups: dict[tuple[str, ...], list[_Item]] = defaultdict(list)
    for voice in hearing.voices.values():
        if voice.register == "hidden":
            continue
        for quantity in voice.claim.quantities:
            groups[_key(hearing, voice.claim, quantity)].append((voice, quantity))
    return groups


def _key(hearing: Hearing, claim: Claim, quantity: Quantity) -> tuple[str, ...]:
    event = hearing.event_of.get(claim.id)
    kind = counted(quantity)
    if event:
        return quantity.role, kind, event.id
    subject = _subject(claim)
    return (quantity.role, kind, claim.event, subject) if subject else (quantity.role, kind, claim.id)


def _subject(claim: Claim) -> str | None:
    named = [a.entity for a in (*claim.targets, *claim.actors, *claim.places) if a.entity]
    return named[0] if named else None


def _joined(hearing: Hearing, groups: Mapping[tuple[str, ...], list[_Item]]) -> list[list[_Item]]:
    """Joins groups between which a link on the number was found."""
    keys_of: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, items in groups.items():
        for voice, _ in items:
            keys_of[voice.claim.id].append(key)
    parent = {key: key for key in groups}
    for link in sorted(hearing.ledger.links, key=lambda link: (link.a, link.b)):
        if link.on != "number" or link.kind not in _NUMBERS:
            continue
        for one in keys_of.get(link.a, ()):
            for other in keys_of.get(link.b, ()):
                if one[0] == other[0] or len(keys_of[link.a]) == len(keys_of[link.b]) == 1:
                    unite(parent, one, other)
    out: dict[tuple[str, ...], list[_Item]] = defaultdict(list)
    for key in sorted(groups):
        out[head(parent, key)] += groups[key]
    return list(out.values())


def _row(hearing: Hearing, items: Sequence[_Item]) -> NumberRow:
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


def _clash(hearing: Hearing, items: Sequence[_Item]) -> str | None:
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
    left = [q for voice, q in items if voice.counts and not voice.rejects and voice.claim.id not in explained]
    lowest = min((q for q in left if q.high is not None), key=lambda q: (q.high or 0, q.start), default=None)
    highest = max((q for q in left if q.low is not None), key=lambda q: (q.low or 0, q.start), default=None)
    if lowest and highest and counted(lowest) == counted(highest) and (highest.low or 0) > (lowest.high or 0):
        return f"“{highest.text}” and “{lowest.text}” cannot both hold"
    return None


def _day(voice: Voice) -> tuple[bool, str]:
    return (voice.said is None, voice.said.earliest or "" if voice.said else "")
