"""What rests on one root, over a whole case.

Each claim gets a root of its own (`roots`). Copies (`copies`), citations (`citations`) and the sources that a page
names for its own words (`sourced`) then point from one claim to the claim that it was taken from, and the root at the
end of the pointers counts. Roots that turn out to be one giver are joined (`utterances`). What is ignored: reuse in
other words, translations, and one owner behind two newsrooms. It misleads where a page hides its source.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..ids import make_id
from ..records import Evidence, Ledger, Origin
from .citations import Cited, cited_claims
from .copies import Copied, copied_claims
from .credits import credits_of
from .forest import Forest
from .names import read_names
from .reuse import passages, read_texts
from .roots import Setting, editions, root_of_claim, root_of_statement, root_of_voice
from .show import Shown, evidence_of
from .sourced import Sourced, sourced_claims
from .utterances import Join, one_utterance, voices_of_bodies
from .voices import Voice, stretches, voices_of


class _Pointers(NamedTuple):
    copied: Sequence[Copied]
    cited: Sequence[Cited]
    sourced: Sequence[Sourced]


def find(ledger: Ledger) -> tuple[Origin, ...]:
    """Puts every claim of a case into exactly one origin, with the evidence for what was drawn together."""
    voices = voices_of(ledger)
    setting = Setting(ledger, read_names(ledger), voices, credits_of(ledger), editions(ledger))
    keys = {claim.id: root_of_claim(setting, claim) for claim in ledger.claims.values()}
    roots = {s.id: root_of_statement(setting, s) for s in ledger.statements.values()}
    pointers = _pointers(setting, keys)
    joins = [*one_utterance(setting, roots), *voices_of_bodies(setting)]
    forest = Forest()
    for join in joins:
        forest.join(join.first, join.second)
    ends = {claim: forest.root(key) for claim, key in _follow(setting, keys, pointers).items()}
    return _origins(setting, ends, keys, pointers, joins, forest)


def _pointers(setting: Setting, keys: Mapping[str, str]) -> _Pointers:
    ledger = setting.ledger
    texts = read_texts(ledger, stretches(ledger, setting.voices), setting.credits)
    outlets = {d: root_of_voice(setting, Voice(d, None)) for d in ledger.documents}
    return _Pointers(
        copied_claims(ledger, setting.voices, texts, passages(texts)),
        cited_claims(ledger, keys, outlets),
        sourced_claims(ledger, setting.voices),
    )


def _follow(setting: Setting, keys: Mapping[str, str], pointers: _Pointers) -> dict[str, str]:
    """Walks each claim's pointers to their end. Claims that cite each other in a ring have one root."""
    target: dict[str, str] = {c.claim: c.source for c in pointers.sourced}
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


def _origins(
    setting: Setting,
    ends: Mapping[str, str],
    keys: Mapping[str, str],
    pointers: _Pointers,
    joins: Sequence[Join],
    forest: Forest,
) -> tuple[Origin, ...]:
    members: dict[str, list[str]] = defaultdict(list)
    for claim, end in ends.items():
        members[end].append(claim)
    shown = Shown(setting, keys, ends, members, {c.claim: c for c in pointers.copied})
    grounds = evidence_of(shown, [*pointers.cited, *pointers.sourced], [(forest.root(j.first), j) for j in joins])
    origins = [_origin(shown, end, grounds.get(end, ())) for end in members]
    return tuple(sorted(origins, key=lambda o: o.id))


def _origin(shown: Shown, end: str, grounds: Sequence[Evidence]) -> Origin:
    members = tuple(sorted(shown.members[end]))
    return Origin(id=make_id("org1", members), root=shown.root(end), members=members, evidence=tuple(grounds))
