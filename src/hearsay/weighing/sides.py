"""Who speaks for whom: a spokesman for his party, a ministry for its state.

It reads only what the pages say beside a name ("MDC spokesman X", "X, a spokesman for the MDC") and what the name of a
body tells ("Karvelian Defence Ministry"). It knows nothing of the world, and a post once held is taken for held.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from ..knowledge import table
from ..records import Entity, Ledger, Mention

_NEAR: Final = 90  # characters between a name and the body that it speaks for
_STEM: Final = 5  # letters that a demonym shares with its country ("Karvelian", "Karvelia")
_BODIES: Final = frozenset({"organisation", "group", "place"})


def sides(ledger: Ledger) -> dict[str, frozenset[str]]:
    """Returns for each entity the entities that its words and deeds stand for, itself among them."""
    states = _states(ledger.entities)
    direct: dict[str, set[str]] = defaultdict(set)
    for person, body in _posts(ledger):
        direct[person].add(body)
    out = {}
    for entity in ledger.entities:
        side = {entity, *direct[entity]}
        out[entity] = frozenset(side.union(*(states.get(member, ()) for member in side)))
    return out


def names_of(entity: Entity) -> tuple[str, ...]:
    """Returns every spelling of an entity."""
    return (entity.name, *(alias.text for alias in entity.aliases))


def has_post(entity: Entity, words: str) -> bool:
    """Tells whether somebody is called by a post on some page: "President X", "the minister"."""
    called = " ".join((*names_of(entity), words, *(alias.reason for alias in entity.aliases))).casefold()
    return any(word in _words("posts") for word in re.findall(r"\w+", called))


def is_first_person(text: str) -> bool:
    """Tells whether words of a claim mean the one who speaks: "we", "our pilots"."""
    first = re.match(r"\w+", text.casefold())
    return first is not None and first[0] in _words("first_person")


def _states(entities: Mapping[str, Entity]) -> dict[str, set[str]]:
    """For each body of a state the places whose name or demonym it bears."""
    by_stem: dict[str, set[str]] = defaultdict(set)
    for entity in entities.values():
        if entity.kind == "place":
            for name in names_of(entity):
                if len(name) >= _STEM and " " not in name:
                    by_stem[name.casefold()[:_STEM]].add(entity.id)
    out: dict[str, set[str]] = {}
    for entity in entities.values():
        if entity.kind in {"organisation", "group"}:
            names = [f" {name.casefold()} " for name in names_of(entity)]
            stems = {word[:_STEM] for name in names if _acts(name) for word in name.split() if len(word) >= _STEM}
            found = set().union(*(by_stem[stem] for stem in stems if stem in by_stem))
            if len(found) == 1:
                out[entity.id] = found
    return out


def _acts(name: str) -> bool:
    """Tells whether a name is that of a body which acts for a state."""
    acts = any(f" {body} " in name for body in _words("state_bodies"))
    return acts and not any(word in name for word in _words("no_state"))


def _posts(ledger: Ledger) -> Iterable[tuple[str, str]]:
    """Pairs of a person and a body that stand together with a post in some text."""
    by_document: dict[str, list[Mention]] = defaultdict(list)
    called = {entity.id: {name.casefold() for name in names_of(entity)} for entity in ledger.entities.values()}
    for mention in ledger.mentions:
        if mention.text.casefold() in called.get(mention.entity, ()):  # descriptions around a name would part it
            by_document[mention.document].append(mention)
    for document, mentions in by_document.items():
        if document not in ledger.documents:
            continue
        text = ledger.documents[document].text
        ordered = sorted(mentions, key=lambda m: (m.start, -m.end, m.entity))
        for one, other in pairwise(ordered):
            kinds = _kind(ledger, one), _kind(ledger, other)
            if not 0 <= other.start - one.end <= _NEAR:
                continue
            between = text[one.end : other.start]
            if kinds[0] in _BODIES and kinds[1] == "person":
                if _is_title(between + _inside(other)) or _has_post_before(text[: one.start], between):
                    yield other.entity, one.entity
            elif kinds[0] == "person" and kinds[1] in _BODIES and _is_apposition(between):
                yield one.entity, other.entity


def _kind(ledger: Ledger, mention: Mention) -> str:
    entity = ledger.entities.get(mention.entity)
    return entity.kind if entity else ""


def _inside(mention: Mention) -> str:
    """Words of a post that were taken for part of the name ("President Emmanuel …")."""
    return " " + " ".join(mention.text.split()[:-1])


def _is_title(between: str) -> bool:
    """ "MDC spokesman", "Karvelia's defence minister, ": small words and a post, nothing else."""
    words = re.findall(r"\w+", between.casefold())
    posts = [word for word in words if word in _words("posts")]
    allowed = _words("between") | _words("posts")
    lower = [word for word in re.findall(r"\w+", between) if word.casefold() not in allowed and word.islower()]
    return bool(posts) and not lower and not re.search(r"[.;:!?()“”\"]\s", between)


def _has_post_before(before: str, between: str) -> bool:
    """ "a spokeswoman of the MDC, X": a post and a small word in front of the body, nothing but a comma behind it."""
    found = re.search(r"(?P<post>\w+)\s+(?:for|of|at|from)\s+(?:the\s+)?$", before[-_NEAR:])
    return between.strip() in {"", ","} and found is not None and found["post"].casefold() in _words("posts")


def _is_apposition(between: str) -> bool:
    """ ", spokesman for the ", ", the head of the " behind a name."""
    found = re.match(r"\s*,\s*(?P<words>[\w\s’'-]+?)\s+(?:for|of|at|in|with)\s+(?:the\s+)?$", between)
    if found is None:
        return False
    return any(word in _words("posts") for word in re.findall(r"\w+", found["words"].casefold()))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("weighing")["speaks_for"][name])
