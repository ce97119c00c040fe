"""What the whole document shows a name to be, against what the model takes it for in one sentence."""

from collections.abc import Sequence
from dataclasses import replace

from ..records import DocumentEntity, Mention, Parse

_MARKS = {"place": "LOC", "person": "PER"}


def with_kinds(parse: Parse, mentions: Sequence[Mention], entities: Sequence[DocumentEntity]) -> Parse:
    """Returns the parse with the marks of people and places as the entities have them: "withdrew from Hesk".

    Other marks stay, and so does a word that the model gives no mark: that it is a name is told by its grammar.
    """
    kinds = {entity.id: _MARKS[entity.kind] for entity in entities if entity.kind in _MARKS}
    starts = {token.start: token.index for token in parse.tokens}
    tokens = list(parse.tokens)
    changed = False
    for mention in mentions:
        at, mark = starts.get(mention.start), kinds.get(mention.entity)
        while at is not None and mark is not None and at < len(tokens) and tokens[at].start < mention.end:
            if tokens[at].name in {"PER", "LOC"} and tokens[at].name != mark and tokens[at].pos == "PROPN":
                tokens[at] = tokens[at]._replace(name=mark)
                changed = True
            at += 1
    return replace(parse, tokens=tuple(tokens)) if changed else parse
