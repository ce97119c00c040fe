"""What rests on one root, over a whole case.

Each claim gets a root of its own (`roots`). Copies (`copies`), what a copy says in other words (`reworded`), citations
(`citations`) and the sources that a page names for its own words (`sourced`) then point from one claim to the claim
that it was taken from, and the root at the end of the pointers counts. Roots that turn out to be one giver are joined
(`utterances`). What is ignored: reuse in other words by a page that copies nothing, translations, and one owner behind
two newsrooms. It misleads where a page hides its source.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..ids import make_id
from ..knowledge import table
from ..records import Evidence, Ledger, Origin, in_force
from .citations import Cited, cited_claims
from .copies import Copied, copied_claims
from .credits import credits_of
from .decided import Decided, read_decided, settle
from .forest import Forest
from .names import read_names
from .reuse import passages, read_texts
from .reworded import Reworded, reworded_claims
from .roots import Setting, editions, root_of_claim, root_of_statement, root_of_voice
from .show import Shown, ends_of_citation, ends_of_copy, evidence_of
from .sourced import Sourced, sourced_claims
from .utterances import one_utterance, voices_of_bodies
from .voices import Voice, stretches, voices_of


class _Pointers(NamedTuple):
    copied: Sequence[Copied]
    reworded: Sequence[Reworded]
    cited: Sequence[Cited]
    sourced: Sequence[Sourced]


def find(ledger: Ledger) -> tuple[Origin, ...]:
    """Puts every claim of a case into exactly one origin, with the evidence for what was drawn together.

    What analysts decided is laid over what was found.
    """
    voices = voices_of(ledger)
    setting = Setting(ledger, read_names(ledger), voices, credits_of(ledger), editions(ledger))
    keys = {claim.id: root_of_claim(setting, claim) for claim in ledger.claims.values()}
    roots = {s.id: root_of_statement(setting, s) for s in ledger.statements.values()}
    pointers = _pointers(setting, keys)
    decided = read_decided(in_force(ledger.judgements))
    pointers = _kept(setting, pointers, decided)
    joins = [j for j in (*one_utterance(setting, roots), *voices_of_bodies(setting)) if decided.holds(j.kind, j.a, j.b)]
    forest = Forest()
    for join in joins:
        forest.join(join.first, join.second)
    ends = {claim: forest.root(key) for claim, key in _follow(setting, keys, pointers).items()}
    settled = settle(ledger, ends, decided)
    loose = settled.loose
    copied = {c.claim: c for c in pointers.copied if c.claim not in loose}
    cited: list[Cited | Sourced | Reworded] = [*pointers.cited, *pointers.sourced, *pointers.reworded]
    cited = [c for c in cited if c.claim not in loose]
    shown = Shown(setting, keys, settled.ends, _members(settled.ends), copied)
    said = [(settled.moved.get(end, end), join) for join in joins for end in [forest.root(join.first)]]
    grounds = evidence_of(shown, cited, said)
    for (claim, _), evidence in settled.grounds.items():
        end = settled.ends[claim]
        grounds[end] = (*grounds.get(end, ()), evidence)
    origins = [_origin(shown, end, decided.keep(grounds.get(end, ()))) for end in shown.members]
    return tuple(sorted(origins, key=lambda o: o.id))


def _pointers(setting: Setting, keys: Mapping[str, str]) -> _Pointers:
    ledger = setting.ledger
    texts = read_texts(ledger, stretches(ledger, setting.voices), setting.credits)
    outlets = {d: root_of_voice(setting, Voice(d, None)) for d in ledger.documents}
    found = passages(texts)
    cited, sourced = cited_claims(ledger, keys, outlets), sourced_claims(ledger, setting.voices)
    # What a page has from a source goes with that source, even if nothing in the page it was copied from answers it.
    known = {pointer.claim for pointer in sourced}
    copied = copied_claims(ledger, setting.voices, texts, found)
    copied = [c for c in copied if (c.source or c.claim not in known) and not _is_of_another(setting, keys, c)]
    told = {c.claim for c in copied} | {c.claim for c in cited} | known
    reworded = reworded_claims(ledger, setting.voices, texts, found, told=told)
    return _Pointers(copied, reworded, cited, sourced)


def _is_of_another(setting: Setting, keys: Mapping[str, str], copied: Copied) -> bool:
    """Tells whether two claim one deed for themselves: they did not copy each other, whoever wrote it first."""
    if copied.source is None or keys[copied.claim] == keys[copied.source]:
        return False
    return all(_is_of_oneself(setting, claim) for claim in (copied.claim, copied.source))


def _is_of_oneself(setting: Setting, name: str) -> bool:
    claim = setting.ledger.claims[name]
    statement = setting.ledger.statements.get(claim.statement) if claim.statement else None
    if statement is None or statement.source is None:
        return False
    spoken = statement.source.entity
    first_words = {actor.text.lower().split()[0] for actor in claim.actors if actor.text.strip()}
    return bool(first_words & _own_words()) or any(a.entity and a.entity == spoken for a in claim.actors)


@cache
def _own_words() -> frozenset[str]:
    return frozenset(table("links")["own"]["words"])


def _follow(setting: Setting, keys: Mapping[str, str], pointers: _Pointers) -> dict[str, str]:
    """Walks each claim's pointers to their end. Claims that cite each other in a ring have one root."""
    target: dict[str, str] = {c.claim: c.source for c in pointers.reworded}
    target.update({c.claim: c.source for c in pointers.sourced})
    target.update({c.claim: c.source for c in pointers.cited})
    voice_end: dict[str, str] = {}
    for copied in pointers.copied:
        target.pop(copied.claim, None)
        if copied.source:
            target[copied.claim] = copied.source
        else:
            voice_end[copied.claim] = root_of_voice(setting, copied.passage.original)
    ends: dict[str, str] = {}
    for claim in sorted(keys):
        path: list[str] = []
        at = claim
        while at not in ends and at not in path and at in target:
            path.append(at)
            at = target[at]
        if at in ends:
            end = ends[at]
        elif at in path:
            end = min(keys[member] for member in path[path.index(at) :])
        else:
            end = voice_end.get(at, keys[at])
            path.append(at)
        ends.update(dict.fromkeys(path, end))
    return ends


def _kept(setting: Setting, pointers: _Pointers, decided: Decided) -> _Pointers:
    """The pointers without those that an analyst rejected, as the evidence shows them."""
    if not decided.rejected:
        return pointers
    ledger = setting.ledger
    return _Pointers(
        [c for c in pointers.copied if decided.holds("same-text", *ends_of_copy(c))],
        [c for c in pointers.reworded if decided.holds("reworded", *ends_of_citation(ledger, c))],
        [c for c in pointers.cited if decided.holds("chain", *ends_of_citation(ledger, c))],
        [c for c in pointers.sourced if decided.holds("chain", *ends_of_citation(ledger, c))],
    )


def _members(ends: Mapping[str, str]) -> dict[str, list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for claim, end in ends.items():
        members[end].append(claim)
    return members


def _origin(shown: Shown, end: str, grounds: Sequence[Evidence]) -> Origin:
    members = tuple(sorted(shown.members[end]))
    return Origin(id=make_id("org1", members), root=shown.root(end), members=members, evidence=tuple(grounds))
