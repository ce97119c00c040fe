"""On whose word an event is told: the innermost statement around it, and whom a pronoun in it means."""

from collections.abc import Sequence
from functools import cache

from ..knowledge import rows
from ..records import Parse, Statement, Token
from .inflection import verb_forms

#: Pronouns that, inside what somebody says of others or himself, mostly mean the speaker.
_FIRST = frozenset({"i", "we", "us", "our", "my", "me"})
_THIRD = frozenset({"he", "she", "it", "they"})


class Speakers:
    """The statements of a document, asked by position."""

    def __init__(self, parse: Parse, statements: Sequence[Statement]) -> None:
        self._spans = sorted(
            ((span.end - span.start, span.start, span.end, s) for s in statements for span in s.content),
            key=lambda item: (item[0], item[1], item[3].id),
        )
        starts = {s.cue.start for s in statements if s.cue is not None}
        saying = _saying()
        self.cues = frozenset(
            t.index for t in parse.tokens if t.start in starts or (t.pos == "VERB" and t.lower in saying)
        )

    def innermost(self, start: int, end: int) -> Statement | None:
        """Returns the statement with the shortest content around a stretch, null outside all of them."""
        return next((s for _, first, last, s in self._spans if first <= start and end <= last), None)

    def together(self, statement: Statement | None) -> list[Statement]:
        """Returns the statements that share their words with this one: "the UK, France and Estonia said they …"."""
        return [s for _, _, _, s in self._spans if statement is not None and s.content == statement.content]

    def opens(self, parse: Parse, pronoun: Token, statement: Statement | None) -> bool:
        """Tells whether a pronoun is the first one named in what is said: "Estonia announced that it had won"."""
        if statement is None or not statement.content or statement.content[0].start > pronoun.start:
            return False
        for token in reversed(parse.tokens[: pronoun.index]):
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
        if pronoun.lower in _THIRD and statement.mode == "indirect":
            return statement.source.entity
        return None


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
