"""Descriptions with "the": "the group", "the minister", "the country"."""

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from ..knowledge import table
from ..records import Parse, Token
from .group import Group
from .lexicon import body_heads
from .titles import office_words

if TYPE_CHECKING:
    from .pronouns import Place

# What hangs on a noun and tells which of its kind it is.
_TELLING = frozenset({"nmod", "acl", "acl:relcl", "nummod", "compound", "nmod:poss", "flat", "appos"})
_BACK_BODY = 3
_BACK_PLACE = 2
_PLAIN_BODY = frozenset({"company", "firm", "group", "organisation", "organization"})


class Description(NamedTuple):
    """A description by its first token, and the group that it means."""

    first: int
    group: int
    why: str


def described(parse: Parse, token: Token, places: Sequence["Place"], groups: Sequence[Group]) -> Description | None:
    """Returns whom a noun with "the" means: the only bearer of that office, body or place of that kind just before."""
    noun = token.lower
    if not (
        noun in office_words() or noun in table("descriptions")["bodies"] or noun in table("descriptions")["places"]
    ):
        return None
    start = _definite(parse, token)
    if start is None:
        return None
    sentence = parse.sentence_of[token.index]
    before = list(places)
    group = _officer(noun, parse, token, before, groups) if noun in office_words() else None
    why = f"the only {noun} named before"
    if group is None and noun in table("descriptions")["bodies"]:
        group = _body(noun, [p for p in before if sentence - p.sentence <= _BACK_BODY], groups)
        why = f"the only {noun} named just before"
    if group is None and noun in table("descriptions")["places"]:
        kinds = table("descriptions")["places"][noun]
        near = {p.group for p in before if sentence - p.sentence <= _BACK_PLACE and groups[p.group].place is not None}
        fitting = {g for g in near if (place := groups[g].place) is not None and place.kind in kinds}
        group = fitting.pop() if len(fitting) == 1 else None
        why = f"the only {noun} named just before"
    return Description(start, group, why) if group is not None else None


def _definite(parse: Parse, token: Token) -> int | None:
    """The index of the article, where the noun has one and nothing else that tells which of its kind it is."""
    article = None
    for child in parse.children[token.index]:
        other = parse.tokens[child]
        if other.dep == "det" and other.lower in {"the", "this", "that"}:
            article = child
        elif other.dep in _TELLING or (other.dep == "amod" and (other.name or other.text[:1].isupper())):
            return None
    if article is None or article >= token.index or token.index - article > 3:
        return None
    return None if token.dep in {"compound", "appos"} else article


def national(parse: Parse, token: Token, places: Sequence["Place"], groups: Sequence[Group]) -> Description | None:
    """Returns whom "the Italian company" means: the only such body of that country just before.

    A body whose country the list does not tell could be meant as well, and then nobody is.
    """
    wanted = set(table("descriptions")["bodies"].get(token.lower, ()))
    before = [n for n in parse.children[token.index] if n < token.index]
    if not wanted or len(before) != len(("the", "Italian")) or parse.tokens[before[0]].lower != "the":
        return None
    if any(parse.tokens[n].dep in _TELLING for n in parse.children[token.index] if n > token.index):
        return None
    states = {groups[p.group].place for p in places if p.first == before[1] == token.index - 1 == p.last}
    country = next((state.country for state in states if state is not None and state.kind == "country"), "")
    sentence = parse.sentence_of[token.index]
    near = {p.group for p in places if sentence - p.sentence <= _BACK_BODY and groups[p.group].kind == "organisation"}
    alike = [g for g in near if not (classes := set(families(groups[g]))) or _suits(wanted, classes)]
    fitting = [g for g in alike if _country(groups[g]) == country]
    if not country or len(fitting) != 1 or not all(_country(groups[g]) for g in alike):
        return None
    name = parse.tokens[before[1]].text
    return Description(before[0], fitting[0], f"the only {name} {token.lower} named just before")


def _country(group: Group) -> str:
    return next((entry.country for m in group.members for entry in m.name.entries if entry.country), "")


def _officer(noun: str, parse: Parse, token: Token, before: Sequence["Place"], groups: Sequence[Group]) -> int | None:
    fitting = {p.group for p in before if groups[p.group].kind == "person" and noun in groups[p.group].titles}
    return fitting.pop() if len(fitting) == 1 else None


def families(group: Group) -> Iterator[str]:
    """Yields the classes of a body: from the list of bodies, or from the words of its names, listed ones included."""
    if group.family:
        yield group.family
    listed = {w for m in group.members for e in m.name.entries if e.what == "body" for w in e.name.lower().split()}
    for word in sorted((group.words | listed) & body_heads().keys()):
        yield body_heads()[word]


def _suits(wanted: Set[str], classes: Set[str]) -> bool:
    """Whether a body of some classes is called by a noun for others; no army of a state is its government."""
    return bool(wanted & classes) and not ("state" in classes and "armed" in classes and "armed" not in wanted)


def _body(noun: str, near: Sequence["Place"], groups: Sequence[Group]) -> int | None:
    wanted = set(table("descriptions")["bodies"][noun])
    bodies = {p.group for p in near if groups[p.group].kind in {"organisation", "group"}}
    named = {g for g in bodies if noun in groups[g].words}
    if len(named) == 1:
        return named.pop()
    fitting = {g for g in bodies if _suits(wanted, set(families(groups[g])))}
    if len(fitting) == 1:
        return fitting.pop()
    if not fitting and noun in _PLAIN_BODY and len(bodies) == 1 and not any(families(groups[next(iter(bodies))])):
        return bodies.pop()
    return None
