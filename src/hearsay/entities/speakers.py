"""Whom "I" and "we" mean in direct speech: the one who speaks, or the body that somebody speaks for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from ..records import DocumentEntity, Mention, Parse, Source, Statement
from .extents import beside, whole_phrase
from .lexicon import word_set
from .phrases import Phrase

_BODIES: Final = frozenset({"organisation", "group"})


class Told(NamedTuple):
    """An entity that the place of a phrase tells, and why."""

    entity: str
    why: str


def speakers(
    parse: Parse,
    found: Sequence[Phrase],
    *,
    statements: Iterable[Statement],
    entities: Mapping[str, DocumentEntity],
    mentions: Sequence[Mention],
) -> dict[int, Told]:
    """Returns for the heads of "I" and "we" whom they mean, where the speaker is named."""
    pronouns = [(parse.tokens[p.head].start, p) for p in found if p.form in {"i", "we"}]
    if not pronouns:
        return {}
    spoken = [(span.end - span.start, span.start, span.end, s.source) for s in statements
              if s.mode != "indirect" and s.source is not None for span in s.content]  # fmt: skip
    bodies = _Bodies(parse, found, entities, mentions)
    out: dict[int, Told] = {}
    for _, first, last, source in sorted(spoken, key=lambda one: (-one[0], one[1])):
        told = {form: bodies.told(source, form) for form in ("i", "we")}
        out.update({p.head: one for start, p in pronouns if first <= start < last and (one := told[p.form])})
    return out


class _Bodies:
    """Who stands in a source's words, and which body each person speaks for by some phrase of the text."""

    def __init__(
        self,
        parse: Parse,
        found: Sequence[Phrase],
        entities: Mapping[str, DocumentEntity],
        mentions: Sequence[Mention],
    ) -> None:
        self._parse, self._kinds = parse, {name: entity.kind for name, entity in entities.items()}
        self._names = sorted((m for m in mentions if m.entity in self._kinds), key=lambda m: m.start)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        heads = {phrase.head: phrase for phrase in found}
        for phrase in found:
            if phrase.entity is not None and self._kinds[phrase.entity] == "person":
                above = heads.get(phrase.governor)
                whole = whole_phrase(parse, phrase, beside([above] if above is not None else []))
                if whole is not None and any(t.lower in _voices() for t in parse.tokens[whole[0] : whole[1]]):
                    start, end = parse.tokens[whole[0]].start, parse.tokens[whole[1] - 1].end
                    self._bodies[phrase.entity] |= self._inside(start, end, _BODIES)

    def told(self, source: Source, form: str) -> Told | None:
        """Whom a pronoun in the words of a source means."""
        persons = {source.entity} if source.entity else self._inside(source.start, source.end, {"person"})
        bodies = self._inside(source.start, source.end, _BODIES) if source.entity is None else set()
        if source.entity is not None and self._kinds.get(source.entity) in _BODIES:
            return Told(source.entity, "the one who speaks") if form == "we" else None
        people = [name for name in persons if self._kinds.get(name) == "person"]
        if form == "i":
            return Told(people[0], "the one who speaks") if len(people) == 1 and source.kind == "named" else None
        bodies = bodies or {body for name in people for body in self._bodies[name]}
        return Told(bodies.pop(), "the body that the speaker speaks for") if len(bodies) == 1 else None

    def _inside(self, start: int, end: int, kinds: Iterable[str]) -> set[str]:
        return {m.entity for m in self._names if start <= m.start and m.end <= end and self._kinds[m.entity] in kinds}


def _voices() -> frozenset[str]:
    return word_set("descriptions", "voices", "words")
