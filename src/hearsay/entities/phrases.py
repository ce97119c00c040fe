"""Whatever a text may speak of more than once: names, descriptions ("the maker"), pronouns, each with its grammar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..knowledge import table
from ..records import DocumentEntity, Mention, Parse, Token
from .lexicon import given_names
from .titles import office_words, pronoun_of

#: Relations of words before a noun that belong to its phrase.
_BEFORE: Final = frozenset(
    {"det", "amod", "nummod", "compound", "nmod:poss", "advmod", "flat", "case", "punct", "det:predet"}
)
#: Nouns in these relations are parts of another name or noun.
_INSIDE: Final = frozenset({"compound", "flat", "fixed", "goeswith", "list"})
#: A phrase does not begin with these ("especially pregnant women", "not medicine").
_NO_BEGINNING: Final = frozenset({"ADP", "PUNCT", "SCONJ", "CCONJ", "ADV", "PART"})
_LONGEST: Final = 12
_DEPS: Final = {"nsubj": "subject", "nsubj:pass": "subject", "obj": "object", "iobj": "object", "obl": "oblique",
                "obl:agent": "oblique", "nmod": "of", "nmod:poss": "owner", "appos": "apposition", "conj": "conjunct",
                "root": "root", "compound": "before"}  # fmt: skip
_RELATIVES: Final = frozenset({"who", "whom", "which", "that", "whose"})


@dataclass(slots=True)
class Phrase:
    """Words that mean somebody or something: tokens `first` to `last`, of which `head` carries the grammar.

    `form` is `name`, a pronoun's class, or how a noun is introduced (`the`, `this`, `own`, `a`, `plain`); `kind` what
    sort of thing it is as far as its words tell; `plural` is null where nothing tells; `entity` is that of a name.
    """

    head: int
    first: int
    last: int
    form: str
    kind: str
    lemma: str
    words: frozenset[str]
    plural: bool | None
    role: str
    governor: int
    sentence: int
    paragraph: int
    quoted: bool
    entity: str | None


def phrases(
    parse: Parse, quoted: Sequence[bool], entities: Mapping[str, DocumentEntity], mentions: Sequence[Mention]
) -> list[Phrase]:
    """Returns the phrases of a text in the order of their heads."""
    out: list[Phrase] = []
    named = dict(_named(parse, mentions))
    inside = {n for first, last, _ in named.values() for n in range(first, last)}
    before = {first - 1 for first, _, _ in named.values()}
    for token in parse.tokens:
        found: tuple[str, str, int, int, str | None] | None = None
        if token.index in named:
            first, last, name = named[token.index]
            found = ("name", _kind_of_name(entities[name]), first, last, name)
        elif token.index not in inside:
            found = _unnamed(parse, token, is_title=token.index in before)
        if found is not None:
            out.append(_phrase(parse, token, quoted[token.index], found))
    return out


def _named(parse: Parse, mentions: Sequence[Mention]) -> Iterator[tuple[int, tuple[int, int, str]]]:
    """The names of a text by their heads; of names in names the longest."""
    starts = {token.start: token.index for token in parse.tokens}
    taken = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        first = starts.get(mention.start)
        if first is None or mention.start < taken or not mention.text[:1].isalnum():
            continue
        last = first
        while last < len(parse.tokens) and parse.tokens[last].start < mention.end:
            last += 1
        if all(parse.tokens[n].pos in {"PRON", "DET"} for n in range(first, last)) or _is_description(mention.text):
            continue
        taken = mention.end
        heads = [n for n in range(first, last) if not first <= parse.tokens[n].head < last or parse.tokens[n].head == n]
        yield (heads[-1] if heads else last - 1), (first, last, mention.entity)


def _is_description(text: str) -> bool:
    """Whether a mention is no name: "the group", not "iPhone" or "al-Shafah"."""
    return text[:1].islower() and text.partition(" ")[0].islower()


def _unnamed(parse: Parse, token: Token, *, is_title: bool) -> tuple[str, str, int, int, None] | None:
    if token.pos in {"PRON", "DET"}:
        form = _pronouns().get(token.lower) or _relative(token)
        return (form, form, token.index, token.index + 1, None) if form else None
    if token.pos not in {"NOUN", "PROPN", "NUM"} or (token.dep in _INSIDE and not is_title) or _is_measured(token):
        return None
    first = _first(parse, token)
    before = parse.tokens[first]
    if token.pos == "NUM" and before.lower != "the":
        return None
    return _form(before, token), _kind(token), first, token.index + 1, None


def _relative(token: Token) -> str:
    if token.lower in _RELATIVES and ("PronType=Rel" in token.morph or token.lower in {"who", "whom", "whose"}):
        return "who" if token.lower in {"who", "whom"} else "which"
    return ""


def _first(parse: Parse, token: Token) -> int:
    """The first word of a noun's phrase: what hangs on it to its left, without a gap."""
    first = token.index
    sentence = parse.sentences[parse.sentence_of[token.index]].first
    n = token.index - 1
    while n >= sentence and token.index - n <= _LONGEST:
        above, steps = parse.tokens[n], 0
        while above.head > n and above.head < token.index and above.dep in _BEFORE and steps < _LONGEST:
            above, steps = parse.tokens[above.head], steps + 1
        if above.head != token.index or above.dep not in _BEFORE:
            if not _is_hyphen(parse, n):
                break
        elif parse.tokens[n].dep != "case" and parse.tokens[n].pos not in _NO_BEGINNING:
            first = n
        n -= 1
    return first


def _is_hyphen(parse: Parse, n: int) -> bool:
    """Whether a mark joins the words on its sides: "long-range"."""
    token = parse.tokens[n]
    return (
        token.text in {"-", "‐", "‑", "–"}
        and token.start == parse.tokens[n - 1].end
        and token.end == parse.tokens[n + 1].start
    )


def _is_measured(token: Token) -> bool:
    """Whether a noun measures or dates: "last year", "Friday", "60 km"; nothing is called again by it."""
    return token.lower in _measures() or (token.text[:1].isupper() and token.lower in _calendar())


@cache
def _measures() -> frozenset[str]:
    times, units = table("times")["words"], table("units")
    words = {word for name in ("Unit", "Units", "Daypart", "Deictic", "Season") for word in times[name]}
    for kind in units["measures"].values():
        words.update(*kind.values())
    return frozenset({*words, *(sign.lower() for sign in units["money"]["signs"])})


@cache
def _calendar() -> frozenset[str]:
    words = table("times")["words"]
    names = ("Month", "ShortMonth", "Weekday", "ShortWeekday", "Zone")
    return frozenset(word for name in names for word in words[name])


def _form(before: Token, token: Token) -> str:
    word = before.lower
    if word == "the":
        return "the"
    if word in {"this", "that", "these", "those", "such", "both"}:
        return "this"
    if word in {"a", "an", "another", "some", "any", "no", "every", "each"} or before.pos == "NUM":
        return "a"
    if before.index != token.index and (before.dep == "nmod:poss" or "Poss=Yes" in before.morph):
        return "own"
    return "capital" if token.pos == "PROPN" else "plain"


def _phrase(parse: Parse, token: Token, quoted: bool, found: tuple[str, str, int, int, str | None]) -> Phrase:
    form, kind, first, last, entity = found
    sentence = parse.sentence_of[token.index]
    lemma = token.lower if token.pos in {"PRON", "DET"} else _singular(token)
    words = (t for t in parse.tokens[first:last] if t.index != token.index and t.pos in {"NOUN", "PROPN", "ADJ", "NUM"})
    return Phrase(
        head=token.index,
        first=first,
        last=last,
        form=form,
        kind=kind,
        lemma=lemma,
        words=frozenset(t.lower for t in words),
        plural=_plural(token, form),
        role=_DEPS.get(token.dep, "other"),
        governor=token.head,
        sentence=sentence,
        paragraph=parse.sentences[sentence].paragraph,
        quoted=quoted,
        entity=entity,
    )


def _singular(token: Token) -> str:
    return token.lemma.lower() if token.pos == "NOUN" else token.lower


def _plural(token: Token, form: str) -> bool | None:
    if form in {"they", "we"}:
        return True
    if form in {"he", "she", "it", "i"}:
        return False
    if form == "name":
        return None
    return "Number=Plur" in token.morph if "Number=" in token.morph else None


def _kind_of_name(entity: DocumentEntity) -> str:
    if entity.kind != "person":
        return entity.kind
    titles = (alias.text for alias in entity.aliases if alias.reason == "title and name")
    for title in titles:
        if told := pronoun_of(" ".join(title.split()[: -len(entity.name.split())])):
            return f"person {told}"
    words = entity.name.lower().split()
    told = given_names().get(words[0], "") if len(words) > 1 else ""
    return f"person {told}".strip()


def _kind(token: Token) -> str:
    return _kinds().get(_singular(token), "thing")


@cache
def _pronouns() -> Mapping[str, str]:
    first = {"i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i"}
    several = {"we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we"}
    return {**table("descriptions")["pronouns"], **first, **several}


@cache
def _kinds() -> Mapping[str, str]:
    """What sort of thing a noun names, by the tables of nouns."""
    data, out = table("nouns"), {}
    people = ("fighters", "civilians", "captives", "officials")
    groups = {"people": people, "body": ("forces", "bodies"), "state": ("states",), "territory": ("territory",),
              "building": ("facilities",), "machine": ("vehicles", "weapons"), "abstract": ("abstract",)}  # fmt: skip
    for kind, names in groups.items():
        for name in names:
            out.update({word: kind for word in data[name] if word not in out})
    out.update(dict.fromkeys(table("descriptions")["bodies"], "body"))
    return {**dict.fromkeys(office_words(), "people"), **out}
