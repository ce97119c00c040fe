"""Origins as a reader sees them: what to call the root, and the evidence in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..records import Claim, Document, Evidence, Ledger, Statement
from .citations import Cited
from .copies import Copied
from .decided import place_of_claim
from .reworded import Reworded
from .roots import Setting
from .sourced import Sourced
from .utterances import Join
from .voices import day_of

_QUOTED = 90


@dataclass(frozen=True, slots=True)
class Shown:
    """What evidence is drawn from: each claim's own key, the key at its end, the claims under each, the copies."""

    setting: Setting
    keys: Mapping[str, str]
    ends: Mapping[str, str]
    members: Mapping[str, Sequence[str]]
    copied: Mapping[str, Copied]

    def root(self, end: str) -> str:
        """Returns the root's id or name: a page of the outlet, a statement, an entity, or a name outside the case."""
        kind, _, rest = end.partition(":")
        if kind == "claim":
            return place_of_claim(self.setting.ledger.claims[rest])
        if kind == "statement":
            return rest
        if kind == "document":
            return rest
        if kind == "comment" or kind == "segment":
            return self._commenter(end)
        pages = self._own_pages(end)
        return pages[0].id if pages else self.setting.names.show(end)

    def _commenter(self, end: str) -> str:
        claim = self.setting.ledger.claims[min(self.members[end])]
        voice = self.setting.voices[claim.segment]
        segment = self.setting.ledger.segments[voice.segment or claim.segment]
        kind = "pasted text" if segment.kind == "pasted" else "comment"
        return f"{segment.author} ({kind})" if segment.author else f"{kind} without a name"

    def _own_pages(self, end: str) -> list[Document]:
        """Pages of the outlet itself, first published first; a page that only credits the root is none of its own."""
        documents = self.setting.ledger.documents
        found = {
            d for member in self.members[end] if (d := self._own_page(member, end)) and d not in self.setting.credits
        }
        return sorted((documents[d] for d in found if d in documents), key=lambda d: (day_of(d), d.id))

    def _own_page(self, member: str, end: str) -> str | None:
        """The page on which the root itself says a claim: the claim's own, or the one that it was copied from."""
        claim = self.setting.ledger.claims[member]
        if member in self.copied:
            original = self.copied[member]
            return original.passage.original.document if original.source is None else None
        own = claim.statement is None and self.keys[claim.id] == end
        return claim.document if own and self.setting.voices[claim.segment].segment is None else None

    def name(self, document: str) -> str:
        """Returns an outlet, or a page's title or address, as words for a sentence."""
        page = self.setting.ledger.documents.get(document)
        return (page.outlet or page.title or page.uri or page.id) if page else document


def evidence_of(
    shown: Shown, cited: Sequence[Cited | Sourced | Reworded], joins: Sequence[tuple[str, Join]]
) -> dict[str, tuple[Evidence, ...]]:
    """Collects the evidence under each root, each ground once, in a fixed order."""
    out: dict[str, set[Evidence]] = defaultdict(set)
    for item in shown.copied.values():
        out[shown.ends[item.claim]].add(_same_text(shown, item))
    for citation in cited:
        out[shown.ends[citation.claim]].add(_citation(shown, citation))
    for end, join in joins:
        if end in shown.members:
            out[end].add(Evidence(kind=join.kind, a=join.a, b=join.b, detail=join.detail))
    for end, members in shown.members.items():
        out[end].update(_of_one_voice(shown, end, members))
    return {end: tuple(sorted(found, key=lambda e: (e.kind, e.a, e.b, e.detail))) for end, found in out.items()}


def ends_of_copy(item: Copied) -> tuple[str, str]:
    """Returns the documents between which the evidence of a copy stands: the copy and the original."""
    return item.passage.copy.document, item.passage.original.document


def ends_of_citation(ledger: Ledger, citation: Cited | Sourced | Reworded) -> tuple[str, str]:
    """Returns what the evidence of a citation stands between: the citing page, and what it cites."""
    claim, source = ledger.claims[citation.claim], ledger.claims[citation.source]
    same = claim.document == source.document
    return claim.document, place_of_claim(source) if same else source.document


def _same_text(shown: Shown, item: Copied) -> Evidence:
    passage = item.passage
    copy, original = ends_of_copy(item)
    if copy == original:
        detail = f"{passage.same} words of the page stand in its comments again"
    else:
        documents = shown.setting.ledger.documents
        early, late = day_of(documents[original]), day_of(documents[copy])
        order = f"published first ({early}, the other {late})" if early < late else _undated_order(shown, item)
        detail = (
            f"{passage.same} words are the same in {shown.name(copy)} and {shown.name(original)}; "
            f"{shown.name(original)} is taken for the original: {order}"
        )
    return Evidence(kind="same-text", a=copy, b=original, detail=detail)


def _undated_order(shown: Shown, item: Copied) -> str:
    if item.passage.copy.segment is not None:
        return "the other is pasted or a comment"
    if item.passage.copy.document in shown.setting.credits:
        return "the other credits somebody else"
    return "nothing tells who was first, so the longer text is taken"


def _citation(shown: Shown, citation: Cited | Sourced | Reworded) -> Evidence:
    ledger = shown.setting.ledger
    claim, source = ledger.claims[citation.claim], ledger.claims[citation.source]
    a, b = ends_of_citation(ledger, citation)
    if isinstance(citation, Reworded):
        one, other = shown.name(claim.document), shown.name(source.document)
        words = f"“{_short(claim.text)}”, “{_short(source.text)}”"
        detail = f"{one} copies from {other} and has this in other words: {words}"
        return Evidence(kind="reworded", a=a, b=b, detail=detail)
    if claim.document == source.document:
        detail = f"what {shown.name(claim.document)} says itself (“{_short(claim.text)}”), {_from(shown, source)}"
        return Evidence(kind="chain", a=a, b=b, detail=detail)
    names = f"{shown.name(claim.document)} has it from {shown.name(source.document)}"
    detail = f"{names}, which writes: “{_short(source.text)}”"
    return Evidence(kind="chain", a=a, b=b, detail=detail)


def _of_one_voice(shown: Shown, end: str, members: Iterable[str]) -> list[Evidence]:
    """One line for each further page: from the first page or statement of the root to the first one there."""
    ledger = shown.setting.ledger
    firsts: dict[str, Claim] = {}
    for claim in sorted((ledger.claims[m] for m in members), key=lambda c: (c.document, c.start, c.id)):
        if shown.keys[claim.id] == end or claim.statement:
            firsts.setdefault(claim.document, claim)
    chosen = sorted(firsts.values(), key=lambda c: (day_of(ledger.documents[c.document]), c.document))
    out = [e for c in chosen if (e := _credit(shown, c, end))]
    for claim in chosen[1:]:
        a, b = place_of_claim(claim), place_of_claim(chosen[0])
        out.append(Evidence(kind="chain", a=a, b=b, detail=f"{_from(shown, claim)}; {_from(shown, chosen[0])}"))
    return out


def _credit(shown: Shown, claim: Claim, end: str) -> Evidence | None:
    credit = shown.setting.credits.get(claim.document)
    if credit is None or claim.statement or shown.keys[claim.id] != end:
        return None
    detail = f"{shown.name(claim.document)} credits {credit.name}: {credit.detail}"
    return Evidence(kind="credit", a=claim.document, b=claim.document, detail=detail)


def _from(shown: Shown, claim: Claim) -> str:
    statement = shown.setting.ledger.statements.get(claim.statement) if claim.statement else None
    if statement is None and claim.document in shown.setting.credits:
        return f"{shown.name(claim.document)} credits {shown.setting.credits[claim.document].name}"
    if statement is None:
        return f"{shown.name(claim.document)} says it itself"
    return f"{shown.name(claim.document)} has it from {_words(statement)}"


def _words(statement: Statement) -> str:
    return f"“{_short(statement.source.text)}”" if statement.source else "a source that it does not name"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _QUOTED else plain[: _QUOTED - 1].rstrip() + "…"
