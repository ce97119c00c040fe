"""On whose word an event is told: the innermost statement around it, and whom a pronoun in it means."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from ..knowledge import rows
from ..records import Parse, Source, Span, Statement, Token
from .inflection import verb_forms
from .wordclasses import word_classes

#: Pronouns that, inside what somebody says of others or himself, mostly mean the speaker.
_FIRST = frozenset({"i", "we", "us", "our", "my", "me"})
#: Characters of a text whose statements are looked at together.
_STRETCH = 256
#: Nouns that stand for many in the singular: "the army said they had left".
_MANY = frozenset({"bodies", "forces", "states"})
_THIRD = frozenset({"he", "she", "it", "they"})


class Speakers:
    """The statements of a document, asked by position."""

    def __init__(self, parse: Parse, statements: Sequence[Statement]) -> None:
        spans = sorted(
            ((span.end - span.start, span.start, span.end, s) for s in statements for span in s.content),
            key=lambda item: (item[0], item[1], item[3].id),
        )
        self._around: dict[int, list[tuple[int, int, Statement]]] = defaultdict(list)
        self._sharing: dict[tuple[Span, ...], dict[str, Statement]] = defaultdict(dict)
        for _, first, last, statement in spans:
            for stretch in range(first // _STRETCH, last // _STRETCH + 1):
                self._around[stretch].append((first, last, statement))
            self._sharing[statement.content].setdefault(statement.id, statement)
        self._tokens, self._starts = parse.tokens, [token.start for token in parse.tokens]
        self._sources = frozenset((s.source.start, s.source.end) for s in statements if s.source is not None)
        starts = {s.cue.start for s in statements if s.cue is not None}
        saying = _saying()
        self.cues = frozenset(
            t.index
            for t in parse.tokens
            if t.start in starts or (t.pos == "VERB" and t.lower in saying and not _is_noun(parse, t))
        )

    def innermost(self, start: int, end: int) -> Statement | None:
        """Returns the statement with the shortest content around a stretch, null outside all of them."""
        spans = self._around.get(start // _STRETCH, ())
        return next((s for first, last, s in spans if first <= start and end <= last), None)

    def is_source(self, stretch: tuple[int, int]) -> bool:
        """Tells whether a name, from its start to its end, is the source of a statement: who speaks is no place."""
        return stretch in self._sources

    def bears_on(self, word: Token, event: Token) -> bool:
        """Tells whether a word may speak of an event: a briefing is not where that lies of which it is told there."""
        told = self.innermost(word.start, word.end)
        return told is None or any(s.start <= event.start < s.end for s in told.content)

    def together(self, statement: Statement | None) -> list[Statement]:
        """Returns the statements that share their words with this one: "the UK, France and Estonia said they …"."""
        return list(self._sharing[statement.content].values()) if statement is not None else []

    def opens(self, parse: Parse, pronoun: Token, statement: Statement | None) -> bool:
        """Tells whether a pronoun is the first one named in what is said: "Estonia announced that it had won"."""
        if statement is None or not statement.content or statement.content[0].start > pronoun.start:
            return False
        for token in (parse.tokens[n] for n in range(pronoun.index - 1, -1, -1)):
            if token.start < statement.content[0].start:
                break
            if token.pos in {"NOUN", "PROPN", "PRON"}:
                return False
        return True

    def meant_by(self, pronoun: Token, statement: Statement | None) -> str | None:
        """Returns the entity of the speaker where a pronoun in what he says means him."""
        if statement is None or statement.source is None:
            return None
        if pronoun.lower in _FIRST and statement.mode != "indirect":
            return statement.source.entity
        if pronoun.lower in _THIRD and statement.mode == "indirect" and self._agrees(pronoun, statement.source):
            return statement.source.entity
        return None

    def _agrees(self, pronoun: Token, source: Source) -> bool:
        """Tells whether a speaker may be meant by number: one person is no "they", and no "it"."""
        named = self._tokens[bisect_left(self._starts, source.start) : bisect_left(self._starts, source.end)]
        person = any(t.name == "PER" for t in named) and not any(t.name == "ORG" for t in named[-1:])
        many = any("Number=Plur" in t.morph for t in named)
        if pronoun.lower in {"he", "she"}:
            return not many
        if pronoun.lower == "it":
            return not person
        body = any(t.name in {"ORG", "LOC"} or word_classes(t.lower) & _MANY for t in named)
        return many or (body and not person)


def _is_noun(parse: Parse, token: Token) -> bool:
    """ "reports of deaths", taken for a verb."""
    return token.lower.endswith("s") and [t.lower for t in parse.tokens[token.index + 1 : token.index + 2]] == ["of"]


@cache
def _saying() -> frozenset[str]:
    """Forms of the verbs that report a fact: what hangs on them is of the saying, also where no statement was found."""
    out: set[str] = set()
    for row in rows("cues"):
        if (
            row["kind"] == "verb"
            and row["stance"] in {"says", "confirms", "claims", "admits", "shows"}
            and "clause" in row["takes"]
        ):
            out |= set(verb_forms(row["cue"])) | {form for form in row["forms"].split(";") if form}
    return frozenset(out)
