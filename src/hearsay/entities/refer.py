"""Descriptions and pronouns of a whole document put together: what a text calls again, named or not.

Names come first and are not touched. Every other phrase is then taken, in reading order, for the candidate before it
that the ranking finds likeliest, if it is likelier than all others and "something new" together. What is called again
and never named ("the gunmen … they") is an entity without a name, which stays within its document.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final

from ..ids import make_id
from ..records import NAMELESS, Alias, Document, DocumentEntity, Mention, Parse, Statement
from .extents import beside, whole_phrase
from .made import made_things
from .models import models
from .phrases import Phrase, phrases
from .pronouns import quoted_words
from .ranking import PRONOUNS, alone, candidates, compare, group_of, score, weights
from .romanise import script_of
from .speakers import Told, speakers
from .states import governments

#: The logarithm of the odds from which on a phrase is taken for one before it.
_SURE: Final = -0.4
_SURE_PRONOUN: Final = -0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """All entities and mentions of a document, with those that only descriptions and pronouns tell of."""

    entities: tuple[DocumentEntity, ...]
    mentions: tuple[Mention, ...]


def refer(
    document: Document,
    parse: Parse,
    *,
    entities: Sequence[DocumentEntity],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
) -> Referred:
    """Adds to the names of a document what else means the same, and what is called again without a name."""
    things = models(document, parse, entities=entities, mentions=mentions)
    entities, mentions = (*entities, *things.entities), (*mentions, *things.mentions)
    quoted = quoted_words(parse)
    known = {entity.id: entity for entity in entities}
    found = phrases(parse, quoted, known, mentions)
    states = governments(document, parse, found, known)
    entities = (*entities, *states.entities)
    spoken = speakers(parse, found, statements=statements, entities=known, mentions=mentions)
    made = made_things(found, known)
    told = {**made, **states.told, **beside_names(parse, found), **_told(parse, mentions), **spoken}
    chains = _Chains(parse, found, told)
    for n in range(len(found)):
        chains.place(n)
    taken = {(m.start, m.end) for m in mentions}
    more, nameless = [], []
    for members, entity in chains.members():
        if entity is None:
            if len(members) < 2 or all(found[n].form in PRONOUNS for n in members):
                continue
            one = _nameless(document, parse, [found[n] for n in members])
            nameless.append(one)
            entity = one.id
        for n in members:
            start, end = _span(parse, found[n])
            if found[n].form != "name" and (start, end) not in taken:
                taken.add((start, end))
                text = document.text[start:end]
                why = chains.reasons.get(n, "the first words for it")
                more.append(Mention(document=document.id, start=start, end=end, text=text, entity=entity, reason=why))
        more.extend(_around_names(document, parse, [found[n] for n in members], taken))
    return Referred(
        entities=(*entities, *nameless),
        mentions=tuple(sorted([*mentions, *more], key=lambda m: (m.start, m.end))),
    )


def _around_names(
    document: Document, parse: Parse, members: Sequence[Phrase], taken: set[tuple[int, int]]
) -> Iterator[Mention]:
    """The whole phrases around names of people, bodies and things, by which the text tells what they are."""
    others = beside(members)
    for phrase in members:
        if phrase.entity is None or phrase.kind == "place":
            continue
        around = whole_phrase(parse, phrase, others)
        if around is None:
            continue
        start, end = parse.tokens[around[0]].start, parse.tokens[around[1] - 1].end
        if (start, end) not in taken:
            taken.add((start, end))
            name = " ".join(t.text for t in parse.tokens[phrase.first : phrase.last])
            yield Mention(
                document=document.id,
                start=start,
                end=end,
                text=document.text[start:end],
                entity=phrase.entity,
                reason=f"the whole phrase around {name}",
            )


class _Chains:
    """Phrases drawn together so far. `reasons` tells of each phrase why it is in its chain."""

    def __init__(self, parse: Parse, found: Sequence[Phrase], told: Mapping[int, Told]) -> None:
        self.parse, self.found = parse, found
        self.reasons: dict[int, str] = {}
        self._told = told
        self._of: list[int] = []
        self._size: list[int] = []
        self._entities: dict[str, int] = {}
        self._nouns: dict[str, list[int]] = defaultdict(list)
        self._heads: dict[int, int] = {}

    def place(self, n: int) -> None:
        """Puts the next phrase into a chain of those before it, or begins one with it."""
        phrase = self.found[n]
        told = Told(phrase.entity, "") if phrase.entity else self._told.get(phrase.head)
        if told is not None:
            self.reasons[n] = told.why
        chain = self._named(told.entity) if told is not None else self._chosen(n, phrase)
        if chain is None:
            chain = len(self._size)
            self._size.append(0)
        self._of.append(chain)
        self._size[chain] += 1
        self._heads[phrase.head] = n
        if phrase.form not in PRONOUNS:
            self._nouns[phrase.lemma].append(n)

    def members(self) -> Iterator[tuple[list[int], str | None]]:
        """Yields the chains, each as the numbers of its phrases in reading order, with the entity that it means."""
        entities = {chain: entity for entity, chain in self._entities.items()}
        out: list[list[int]] = [[] for _ in self._size]
        for n, chain in enumerate(self._of):
            out[chain].append(n)
        yield from ((numbers, entities.get(chain)) for chain, numbers in enumerate(out) if numbers)

    def _named(self, entity: str) -> int:
        if entity not in self._entities:
            self._entities[entity] = len(self._size)
            self._size.append(0)
        return self._entities[entity]

    def _chosen(self, n: int, phrase: Phrase) -> int | None:
        if phrase.form in {"who", "which"}:
            return self._relative(n, phrase)
        same = self._nouns[phrase.lemma] if phrase.form not in PRONOUNS else []
        options = candidates(self.found, n, same)
        if not options:
            return None
        learned = weights().get(group_of(phrase), {})
        scores = [
            score(
                compare(self.parse, phrase, self.found[m], rank=rank, size=self._size[self._of[m]]),
                learned,
            )
            for rank, m in enumerate(options)
        ]
        none = score(alone(phrase, options, bool(same)), learned)
        total: dict[int, float] = defaultdict(float)
        top = max(*scores, none)
        for m, value in zip(options, scores, strict=True):
            total[self._of[m]] += exp(value - top)
        best = max(total, key=lambda chain: (total[chain], -chain))
        rest = sum(total.values()) - total[best] + exp(none - top)
        if log(total[best]) - log(rest or 1e-9) < (_SURE_PRONOUN if phrase.form in PRONOUNS else _SURE):
            return None
        nearest = next(m for m in options if self._of[m] == best)
        self.reasons[n] = self._why(phrase, self.found[nearest])
        return best

    def _relative(self, n: int, phrase: Phrase) -> int | None:
        """ "who" and "which" mean the noun that their clause hangs on."""
        at = phrase.head
        for _ in range(6):
            token = self.parse.tokens[at]
            if token.dep == "acl:relcl":
                before = self._heads.get(token.head)
                if before is None or self.found[before].head > phrase.head:
                    return None
                self.reasons[n] = f'its clause hangs on "{self._text(self.found[before])}"'
                return self._of[before]
            if token.head == at:
                return None
            at = token.head
        return None

    def _why(self, phrase: Phrase, other: Phrase) -> str:
        words = self._text(other)
        if phrase.role == "apposition" and phrase.governor == other.head:
            return f'it stands beside "{words}"'
        if phrase.form not in PRONOUNS and phrase.lemma == other.lemma:
            return f'"{words}" called again'
        return f'"{words}" is likelier meant than any other before it'

    def _text(self, phrase: Phrase) -> str:
        return " ".join(t.text for t in self.parse.tokens[phrase.first : phrase.last])


def _span(parse: Parse, phrase: Phrase) -> tuple[int, int]:
    return parse.tokens[phrase.first].start, parse.tokens[phrase.last - 1].end


def beside_names(parse: Parse, found: Sequence[Phrase]) -> dict[int, Told]:
    """What stands right before a name or in apposition to it: "chairwoman Jane Roe", "the maker, Velmar"."""
    heads = {phrase.head: phrase for phrase in found}
    last = {phrase.last: phrase for phrase in found if phrase.form not in PRONOUNS and phrase.form != "name"}
    out: dict[int, Told] = {}
    for name in found:
        if name.entity is None:
            continue
        words = " ".join(t.text for t in parse.tokens[name.first : name.last])
        title = last.get(name.first)
        if title is not None and title.sentence == name.sentence and _may_be(title, name):
            out[title.head] = Told(name.entity, f"it stands right before {words}")
        if name.role == "apposition" and (noun := heads.get(name.governor)) is not None and _may_be(noun, name):
            out[noun.head] = Told(name.entity, f"{words} stands beside it")
    for noun in found:
        above = heads.get(noun.governor)
        if noun.role == "apposition" and above is not None and above.entity is not None and _may_be(noun, above):
            words = " ".join(t.text for t in parse.tokens[above.first : above.last])
            out.setdefault(noun.head, Told(above.entity, f"it stands beside {words}"))
    return out


def _may_be(noun: Phrase, name: Phrase) -> bool:
    if noun.form in PRONOUNS or noun.entity is not None or noun.plural is True:
        return False
    if name.kind.startswith("person"):
        return noun.kind == "people"
    kinds = {"body", "thing", "machine"} if name.kind == "other" else {"body", "thing"}
    return name.kind in {"organisation", "other"} and noun.kind in kinds


def _told(parse: Parse, mentions: Iterable[Mention]) -> dict[int, Told]:
    """The pronouns and descriptions that were resolved with the names, by the last of their words."""
    ends = {token.end: token.index for token in parse.tokens}
    return {ends[m.end]: Told(m.entity, m.reason) for m in mentions if m.end in ends}


def _nameless(document: Document, parse: Parse, members: Sequence[Phrase]) -> DocumentEntity:
    """An entity that no name tells, called by its longest description."""
    nouns = [p for p in members if p.form not in PRONOUNS]
    longest = max(nouns, key=lambda p: (len(p.words), -p.head))
    start, end = _span(parse, longest)
    first = _span(parse, members[0])
    return DocumentEntity(
        id=make_id("ent1", document.id, "nameless", *first),
        document=document.id,
        name=document.text[start:end],
        kind="other",
        aliases=(Alias(text=document.text[start:end], script=script_of(document.text[start:end]), reason=NAMELESS),),
    )
