""" "The Russian government", "the government of Canada": bodies that are named for their state."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from ..ids import make_id
from ..knowledge import rows
from ..records import Alias, Document, DocumentEntity, Parse
from .phrases import Phrase
from .romanise import fold_name, script_of
from .speakers import Told

#: What may stand between a government and its country: "the government of Canada", "Canada's government".
_SMALL: Final = frozenset({"of", "the", "'s", "’s", "federal", "central", "national"})
_EXILE: Final = ["in", "exile"]
_GOVERNMENT: Final = "government"


class Governments(NamedTuple):
    """The governments that a text names for their countries, and which phrases mean them, by their heads."""

    entities: tuple[DocumentEntity, ...]
    told: Mapping[int, Told]


def governments(
    document: Document, parse: Parse, found: Sequence[Phrase], entities: Mapping[str, DocumentEntity]
) -> Governments:
    """Finds phrases that mean a country's government and hold nothing else.

    What a province, a party or a person governs with stays apart, and so do two governments named in one phrase.
    """
    nouns = [p for p in found if p.lemma == _GOVERNMENT and p.plural is not True and p.entity is None]
    states = {p.last - 1: p for p in found if p.entity is not None and is_country(entities[p.entity])} if nouns else {}
    firsts = {p.first: p for p in states.values()}
    made: dict[str, DocumentEntity] = {}
    told: dict[int, Told] = {}
    for noun in nouns:
        at = noun.head - 1
        while at >= 0 and parse.tokens[at].lower in _SMALL and at not in states:
            at -= 1
        state = states.get(at) or firsts.get(_after_of(parse, noun.head))
        if state is not None and state.entity is not None and _is_all(parse, noun, state):
            body = made.setdefault(state.entity, _government(document, parse, noun, entities[state.entity].name))
            words = " ".join(t.text for t in parse.tokens[state.first : state.last])
            told[noun.head] = Told(body.id, f"the government is named for its state: {words}")
    return Governments(tuple(made.values()), told)


def _after_of(parse: Parse, head: int) -> int:
    """Where the name begins behind "government of" or "government of the"; -1 where no "of" follows."""
    after = [token.lower for token in parse.tokens[head + 1 : head + 3]]
    return -1 if after[:1] != ["of"] else head + 2 + (after == ["of", "the"])


def _is_all(parse: Parse, noun: Phrase, state: Phrase) -> bool:
    """Whether a phrase is nothing but a country's government: not "the Russian interim government", none in exile."""
    before = (t.lower for t in parse.tokens[noun.first : noun.head] if not state.first <= t.index < state.last)
    after = [t.lower for t in parse.tokens[noun.head + 1 : noun.head + 3]]
    return state.sentence == noun.sentence and _SMALL.issuperset(before) and after[:1] != ["-"] and after != _EXILE


def _government(document: Document, parse: Parse, noun: Phrase, state: str) -> DocumentEntity:
    start, end = parse.tokens[noun.first].start, parse.tokens[noun.last - 1].end
    text = document.text[start:end]
    told = not {"the", _GOVERNMENT}.issuperset(text.lower().split())  # "the government" alone is any country's
    return DocumentEntity(
        id=make_id("ent1", document.id, "government", start, end),
        document=document.id,
        name=f"government of {state}",
        kind="organisation",
        aliases=(Alias(text=text, script=script_of(text), reason=f"the government of {state}"),) if told else (),
    )


@cache
def _country_names() -> Mapping[str, str]:
    return {fold_name(row["name"]): row["code"] for row in rows("countries")}


def is_country(entity: DocumentEntity) -> bool:
    """Whether an entity is a country, under its usual name."""
    return entity.country is not None and _country_names().get(fold_name(entity.name)) == entity.country
