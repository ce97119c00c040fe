"""Makes and models: "the A380", "a T-72", "iPhone 4", "the 787" on a page that speaks of a Boeing 787.

The first reading tells people, bodies and places; what is told apart by a number or by a capital inside the word names
a kind of thing that is made, and goes under "other". A number alone counts only where the same page has it right
after a name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..ids import make_id
from ..records import Document, DocumentEntity, Mention, Parse

#: "A380", "T-72", "Su-24M", "777-200LR" after a letter or two; "G7" and paper sizes have too few digits.
_CODE: Final = re.compile(r"[A-Z][A-Za-z]{0,3}(?:-\d{1,4}|\d{2,4})[A-Z]{0,3}(?:-\d{1,4}[A-Z]{0,3})?")
#: "iPhone", "eMac": small letters before the capital.
_INNER_CAPITAL: Final = re.compile(r"[a-z]{1,2}[A-Z][a-z]\w*")
_NUMBER: Final = re.compile(r"\d{3}(?:-\d{1,4}[A-Z]{0,3})?")
#: Words with a digit or with a capital inside, and nothing beside them but blanks and marks.
_WORD: Final = re.compile(r"(?<![\w$£€#.,-])[A-Za-z]*(?:[a-z](?=[A-Z])|[A-Za-z]-?\d|\d{3})[\w-]*(?![\w%]|[.,]\d)")
#: Where a name with a capital inside goes on: "iPod Nano", "iPhone 4", "iTunes Music Store".
_GOES_ON: Final = re.compile(r"(?: (?:[A-Z][A-Za-z]*|\d{1,2}(?:\.\d)?[A-Z]{0,2})(?![\w%'’-]|[.,]\d)){1,3}")
_SHORTEST_PLURAL: Final = 4


class Model(NamedTuple):
    """A name of a kind of thing: tokens `first` to `last` (exclusive), and the key that is the same for each place.

    `maker` is the name before a number on this page, without which the number would be anybody's on another.
    """

    first: int
    last: int
    key: str
    maker: str


class Made(NamedTuple):
    """Entities that no name of the first reading has, and where all models stand."""

    entities: tuple[DocumentEntity, ...]
    mentions: tuple[Mention, ...]


def models(
    document: Document, parse: Parse, *, entities: Sequence[DocumentEntity], mentions: Sequence[Mention]
) -> Made:
    """Finds the models of a page that are no mention yet; those with a known name belong to its entity."""
    kinds = {entity.id: entity.kind for entity in entities}
    told = [m for m in mentions if m.entity in kinds]
    known = _known(told, kinds)
    taken = _taken(parse, told)
    more: list[Mention] = []
    made: dict[str, DocumentEntity] = {}
    for model in _found(document, parse, told, kinds):
        if taken.intersection(range(model.first, model.last)):
            continue
        start, end = parse.tokens[model.first].start, parse.tokens[model.last - 1].end
        text = document.text[start:end]
        if model.key not in known:
            one = make_id("ent1", document.id, "model", start, end)
            name = f"{model.maker} {singular(text)}".strip()
            made[one] = DocumentEntity(id=one, document=document.id, name=name, kind="other")
            known[model.key] = one
        why = "a model, told by its number or the capital inside its name"
        more.append(Mention(document=document.id, start=start, end=end, text=text, entity=known[model.key], reason=why))
    return Made(tuple(made.values()), tuple(more))


def _known(told: Iterable[Mention], kinds: Mapping[str, str]) -> dict[str, str]:
    """Entities of the first reading that are models, by key."""
    out: dict[str, str] = {}
    for mention in told:
        if kinds[mention.entity] == "other":
            out.setdefault(_key(mention.text), mention.entity)
            last = mention.text.split()[-1]
            if _CODE.fullmatch(singular(last)):
                out.setdefault(_key(last), mention.entity)
    return out


def _taken(parse: Parse, told: Iterable[Mention]) -> set[int]:
    """Tokens of names that are told already."""
    starts = {token.start: token.index for token in parse.tokens}
    out: set[int] = set()
    for mention in told:
        n = starts.get(mention.start, len(parse.tokens))
        while n < len(parse.tokens) and parse.tokens[n].start < mention.end:
            out.add(n)
            n += 1
    return out


def _found(document: Document, parse: Parse, told: Sequence[Mention], kinds: Mapping[str, str]) -> Iterator[Model]:
    text = document.text
    words = list(_WORD.finditer(text))
    if not words:
        return
    starts = {token.start: token.index for token in parse.tokens}
    ends = {token.end: token.index + 1 for token in parse.tokens}
    names = {m.end: m.text for m in told if kinds[m.entity] in {"organisation", "other"}}
    placed = [(w, singular(w.group())) for w in words if w.start() in starts and w.end() in ends]
    makers = {
        plain: maker
        for w, plain in reversed(placed)
        if _NUMBER.fullmatch(plain) and (maker := _maker(text, w.start(), names)) and not _counts(parse, ends[w.end()])
    }
    for word, plain in placed:
        first, end, maker = starts[word.start()], word.end(), ""
        if _INNER_CAPITAL.fullmatch(plain):
            more = _GOES_ON.match(text, end)
            end = more.end() if more else end
        elif _NUMBER.fullmatch(plain):
            maker = makers.get(plain.split("-")[0], "")
            alone = plain == word.group() and not _maker(text, word.start(), names)
            if not maker or (alone and not _is_called(parse, first, ends[end])):
                continue
        elif not _CODE.fullmatch(plain):
            continue
        if end in ends:
            yield Model(first, ends[end], _key(text[word.start() : end]), maker)


def _maker(text: str, start: int, names: Mapping[int, str]) -> str:
    """The name that a number stands right after: "Boeing 787", "Boeing's 787"."""
    for between in (" ", "'s ", "’s ", " 's "):
        if text[start - len(between) : start] == between and start - len(between) in names:
            return names[start - len(between)]
    return ""


def _counts(parse: Parse, after: int) -> bool:
    """Whether a number tells how many there are of what follows: "gave Velmar 300 chairs"."""
    following = parse.tokens[after] if after < len(parse.tokens) else None
    return following is not None and ("Number=Plur" in following.morph or following.pos in {"NUM", "SYM", "ADJ"})


def _is_called(parse: Parse, first: int, after: int) -> bool:
    """Whether a number stands where a name does: "the 787 is", not "the 787 chairs"."""
    return first > 0 and parse.tokens[first - 1].pos == "DET" and not _counts(parse, after)


def singular(text: str) -> str:
    """Returns a model without the s of several: "787s", "iPhones"."""
    if not text.endswith("s") or len(text) < _SHORTEST_PLURAL:
        return text
    one = text[:-1]
    return one if one[-1].isdigit() or one[-1].isupper() or _INNER_CAPITAL.fullmatch(one) else text


def is_model(word: str) -> bool:
    """Whether a word is a number of three digits, or letters and a number, as models have."""
    return bool(_CODE.fullmatch(word) or _NUMBER.fullmatch(word))


def names_model(name: str) -> bool:
    """Whether a name holds a model's number, or a word with a capital inside it."""
    return any(is_model(word) or _INNER_CAPITAL.fullmatch(word) for word in map(singular, name.split()))


def _key(text: str) -> str:
    return singular(text).casefold()
