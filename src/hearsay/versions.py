"""What changed between the captures of one address, claim by claim."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.fuzz import token_sort_ratio

from .records import Claim, Document, Ledger, Sighting

#: Two claims of one kind of event with words at least this alike (per cent) are one claim that was reworded.
_ALIKE = 60.0


@dataclass(frozen=True, slots=True)
class Version:
    """A text that stood at an address: the document, and when it was met there, earliest first (ISO 8601)."""

    document: Document
    times: tuple[str, ...]


def versions(ledger: Ledger, sightings: Iterable[Sighting], address: str) -> list[Version]:
    """Returns the texts that were taken from an address in the order in which they first stood there."""
    by_capture = {document.capture_sha256: document for document in ledger.documents.values()}
    times: dict[str, list[str]] = {}
    for sighting in sightings:
        if sighting.uri == address and sighting.capture in by_capture:
            times.setdefault(sighting.capture, []).append(sighting.retrieved_at)
    found = [Version(by_capture[capture], tuple(sorted(when))) for capture, when in times.items()]
    return sorted(found, key=lambda version: (version.times[0], version.document.id))


def differences(ledger: Ledger, found: Sequence[Version]) -> Iterator[str]:
    """Yields what changed from each version to the next, a line each: head and dates, claims gone, changed, new."""
    for number, version in enumerate(found, start=1):
        document, when = version.document, version.times
        again = f", and {len(when) - 1} more times until {when[-1]}" if len(when) > 1 else ""
        yield f"{number}. taken {when[0]}{again}: {len(document.text):,} characters, {document.id}"
    for number, (old, new) in enumerate(pairwise(found), start=1):
        lines = [*_heads(old.document, new.document), *_claims(ledger, old.document, new.document)]
        yield f"From {number} to {number + 1}:"
        yield from lines or ["  no claim, title, author or date differs"]


def _heads(old: Document, new: Document) -> Iterator[str]:
    shown = (
        ("title", old.title, new.title),
        ("authors", ", ".join(old.authors), ", ".join(new.authors)),
        ("published", *(d.published.text if d.published else None for d in (old, new))),
    )
    for name, before, after in shown:
        if before != after:
            yield f"  {name}: {_said(before)} became {_said(after)}"


def _said(text: str | None) -> str:
    return f"“{' '.join(text.split())}”" if text else "nothing"


def _claims(ledger: Ledger, old: Document, new: Document) -> Iterator[str]:
    gone, fresh = _claims_of(ledger, old), _claims_of(ledger, new)
    same = {_plain(claim) for claim in gone} & {_plain(claim) for claim in fresh}
    gone, fresh = ([c for c in claims if _plain(c) not in same] for claims in (gone, fresh))
    changed = list(_reworded(gone, fresh))
    for before, after in changed:
        yield f"  changed: {_said(before.text)} became {_said(after.text)} ({before.id}, {after.id})"
        yield from _inside(before, after)
    left, come = {before.id for before, _ in changed}, {after.id for _, after in changed}
    for claim in gone:
        if claim.id not in left:
            yield f"  gone: {_said(claim.text)} ({claim.id})"
    for claim in fresh:
        if claim.id not in come:
            yield f"  new: {_said(claim.text)} ({claim.id})"


def _claims_of(ledger: Ledger, document: Document) -> list[Claim]:
    return sorted((c for c in ledger.claims.values() if c.document == document.id), key=lambda c: (c.start, c.id))


def _plain(claim: Claim) -> tuple[str, str, str, str | None, str]:
    return (claim.event, claim.polarity, claim.modality, claim.aspect, " ".join(claim.text.casefold().split()))


def _reworded(gone: Sequence[Claim], fresh: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims of one kind of event whose words are most alike, each claim once, in the order of the page."""
    ranked = sorted(
        (-score, m, n)
        for m, before in enumerate(gone)
        for n, after in enumerate(fresh)
        if before.event == after.event
        and (score := token_sort_ratio(before.text, after.text, score_cutoff=_ALIKE)) >= _ALIKE
    )
    used_old: set[int] = set()
    used_new: set[int] = set()
    pairs = []
    for _, m, n in ranked:
        if m not in used_old and n not in used_new:
            used_old.add(m)
            used_new.add(n)
            pairs.append((m, n))
    return ((gone[m], fresh[n]) for m, n in sorted(pairs))


def _inside(before: Claim, after: Claim) -> Iterator[str]:
    """What two wordings of a claim say differently of number, polarity and certainty."""
    figures = [{(q.role, q.text) for q in claim.quantities} for claim in (before, after)]
    for role in sorted({role for role, _ in figures[0] ^ figures[1]}):
        one, other = (", ".join(sorted(text for r, text in of if r == role)) for of in figures)
        yield f"    {role}: {_said(one)} became {_said(other)}"
    if before.polarity != after.polarity:
        yield f"    it was {before.polarity} and is {after.polarity}"
    if before.modality != after.modality:
        yield f"    it was told as {before.modality} and is told as {after.modality}"
    if before.aspect != after.aspect:
        yield f"    it was told {_phase(before)} and is told {_phase(after)}"


def _phase(claim: Claim) -> str:
    return f"that it {claim.aspect}" if claim.aspect else "as a whole"
