"""Whom a page may have something from: who is quoted there on such things, or named as one who gives information.

A claim that names its giver rests on that one. What a page says itself, or hangs on a source that could be anybody
("the group", "reports"), it may have from everyone whom it quotes on harm, on control and so on; two pages that quote
one giver are no two sources then. It ignores what a page knows of its own accord, and so holds too much for one source
rather than too little.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..knowledge import table
from ..records import Claim, Ledger, Source
from .pages import LEAD, Page, Pages, between
from .subjects import Givers, Subject, Subjects
from .words import has_any, head, stem, stems

#: Words between a source and the word that says that it speaks ("a monitor in the north said").
_BETWEEN = r"(?: [\w’'-]+){0,3}?"
#: Before the word for what happened: "the raid that", "an attack which had".
_RELATIVE = re.compile(r"\w (?:that|which|who)(?: has| have| had)?\s*$", re.IGNORECASE)
#: Clauses of so many words are one utterance from this share of them on, and sentences one text.
_UTTERED, _SAME = 5, 0.8
_WRITTEN, _COPIED = 10, 0.75
_SPACE = re.compile(r"[^\w’'\n-]+")


class _Possible(NamedTuple):
    """The roots that a claim may have, and the kinds of nameless givers that it may be from."""

    roots: frozenset[str]
    kinds: frozenset[str]


def read_givers(ledger: Ledger, pages: Pages, subjects: Sequence[Subject]) -> Givers:
    """Collects who is quoted on each page, and which bodies it names that give information somewhere in the case."""
    roots = {origin.id: origin.root for origin in ledger.origins}
    quoted: dict[tuple[str, str], set[str]] = defaultdict(set)
    kinds: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    spoke: dict[str, Counter[str]] = defaultdict(Counter)
    acted: Counter[str] = Counter()
    for s in subjects:
        acted.update(s.actors.entities | s.targets.entities)
        if s.statement is None or s.outside or not s.origin:
            continue
        root, source = roots[s.origin], s.statement.source
        quoted[s.document.id, s.block].add(root)
        if source is not None:
            kinds[s.document.id, root] |= kinds_of(f"{source.text}; {s.root}")
            if source.entity:
                spoke[source.entity][root] += 1
    # Armies and governments speak too, but a page names them for what they do.
    root_of = {
        entity: min(found, key=lambda root: (-found[root], root))
        for entity, found in spoke.items()
        if found.total() > acted[entity] and entity in ledger.entities and not ledger.entities[entity].is_nameless
    }
    return Givers(
        roots=roots,
        quoted={key: frozenset(found) for key, found in quoted.items()},
        root_of=root_of,
        named={name: _named(page, root_of, 0, len(page.document.text)) for name, page in pages.all.items()},
        names={root: _name(ledger, root) for root in {*roots.values(), *root_of.values()}},
        kinds=kinds,
    )


def _name(ledger: Ledger, root: str) -> str:
    if root in ledger.entities:
        return ledger.entities[root].name
    if root in ledger.statements:
        source = ledger.statements[root].source
        return source.text if source is not None else ""
    if root in ledger.documents:
        return ledger.documents[root].outlet or ""
    return root


def perhaps_one_giver(subjects: Subjects, a: Subject, b: Subject) -> str | None:
    """Says why two claims may have one giver though they name two or none, null where nothing shows it."""
    if a.giver and b.giver and a.giver.entity and a.giver.entity == b.giver.entity:
        return f"both have it from {a.giver.text}"
    givers = subjects.givers
    one, other = (_possible(subjects, s) for s in (a, b))
    if both := one.roots & other.roots:
        name = min(givers.names.get(root, "") for root in both)
        return f"both pages may have it from {name}" if name else "the one may have it from the other"
    if _says_the_same(a, b):
        return "both quote the same words"
    if _is_of_one_text(a, b):
        return "both tell it in nearly the same words"
    if a.claim.event.partition(":")[0] in table("links")["givers"]["speaking"]:
        return f"both tell what {max(a.actors.text, b.actors.text, key=len)} said"
    if kinds := one.kinds & other.kinds:
        return f"both may have it from one of the {min(kinds)} whom they give no name"
    for first, second, page in ((one, other, b.document.id), (other, one, a.document.id)):
        for root in sorted(second.roots):
            if kinds := first.kinds & _kinds_of_root(givers, page, root):
                return f"the {min(kinds)} of the one may be {givers.names.get(root, '')}"
    return None


def _kinds_of_root(givers: Givers, page: str, root: str) -> frozenset[str]:
    return givers.kinds.get((page, root), frozenset()) | kinds_of(givers.names.get(root, ""))


def _says_the_same(a: Subject, b: Subject) -> bool:
    """Tells whether two statements are one in nearly the same words, whoever their pages take the speaker for."""
    said = bool(a.statement and b.statement)
    return said and _share_most(stems(a.claim.text), stems(b.claim.text), least=_UTTERED, part=_SAME)


def _is_of_one_text(a: Subject, b: Subject) -> bool:
    """Tells whether two long sentences, or the leads of two pages, have most of their words in common."""
    if _share_most(a.words, b.words, least=_WRITTEN, part=_COPIED):
        return True
    return a.document.id != b.document.id and _share_most(a.lead, b.lead, least=_WRITTEN, part=_COPIED)


def _share_most(one: frozenset[str], other: frozenset[str], *, least: int, part: float) -> bool:
    """Tells whether such a part of the shorter one's words, `least` or more, stands in the other one too."""
    shorter = min(len(one), len(other))
    return shorter >= least and len(one & other) >= part * shorter


def _possible(subjects: Subjects, subject: Subject) -> _Possible:
    givers, name = subjects.givers, subject.document.id
    page = subjects.pages.all[name]
    root = givers.roots.get(subject.origin, "")
    here = _named(page, givers.root_of, *subject.at) | ({root} if root else frozenset())
    all_here = givers.quoted.get((name, subject.block), frozenset()) | givers.named[name]
    giver = subject.giver
    if giver is None or subject.statement is None or _is_anybody(giver) or _is_known_before(subject.claim):
        lead = page.document.text[page.start : page.start + LEAD]
        told = {g for s in (subject.sentence, lead) for g in _kinds_that_speak(s)}
        return _Possible(here | all_here, frozenset(told))
    if giver.entity in givers.root_of and not _is_of_a_kind(giver):
        return _Possible(here, frozenset())
    kinds = kinds_of(giver.text)
    return _Possible(here | {r for r in all_here if kinds & _kinds_of_root(givers, name, r)}, kinds)


def _is_anybody(giver: Source) -> bool:
    """Tells whether a source is nobody in particular: "it", "the group", or no giver at all ("the attack")."""
    word = head(giver.text)
    return word in _heads("anybody") or (giver.entity is None and word not in _people())


def _is_of_a_kind(giver: Source) -> bool:
    """Tells whether a source is some of a kind, whatever is taken for their name: "Aleppo activists"."""
    words = giver.text.lower().split()
    return bool(words) and words[-1].endswith("s") and bool(kinds_of(words[-1]))


def _is_known_before(claim: Claim) -> bool:
    """Tells whether a clause only names what it is about ("the attack that killed 58"): who speaks may have read it."""
    return _RELATIVE.search(claim.text[: claim.trigger.start - claim.start]) is not None


def _named(page: Page, root_of: Mapping[str, str], start: int, end: int) -> frozenset[str]:
    return frozenset(root_of[m.entity] for m in between(page.bodies, start, end) if m.entity in root_of)


@lru_cache(maxsize=20_000)
def kinds_of(source: str) -> frozenset[str]:
    """Returns the kinds of giver that the words for a source tell: a monitor, rescuers, the media of a state."""
    return frozenset(kind for kind, words in _kinds() if has_any(source, words))


@lru_cache(maxsize=20_000)
def _kinds_that_speak(text: str) -> frozenset[str]:
    plain = _SPACE.sub(" ", text.lower())
    return frozenset(kind for kind, pattern in _speaking() if pattern.search(plain))


@cache
def _speaking() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What finds a kind of giver that speaks: before a word of saying, behind "according to", at the end of a title."""
    says, before = ("|".join(map(re.escape, table("links")["givers"][name])) for name in ("says", "before"))
    found = []
    for kind, words in _kinds():
        choice = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        speaks = rf"\b(?:{choice})(?:{_BETWEEN} (?:{says})\b|\s*$|\s*\n)"
        found.append((kind, re.compile(rf"{speaks}|\b(?:{before}){_BETWEEN} (?:{choice})\b")))
    return tuple(found)


@cache
def _kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, tuple(words)) for kind, words in table("links")["givers"]["kinds"].items())


@cache
def _heads(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in table("links")["givers"][name])


@cache
def _people() -> frozenset[str]:
    kinds = (table("sources")[kind]["nouns"] for kind in ("anonymous", "collective", "document", "outlet"))
    return frozenset(stem(word) for nouns in kinds for word in nouns.split())
