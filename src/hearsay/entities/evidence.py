"""Person, body or place? The signs for each, weighed in bits and summed over all the places where a name stands.

What the sum means: about two bits are one plain sign ("in Hajin", a given name in front, the model's mark). It
ignores what the text says about the bearer, and misleads where a person is called like a large town and only ever
stands after "in".
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from ..records import EntityKind, Parse, Token
from .capitals import capitals
from .gazetteer import Candidate, Gazetteer
from .lexicon import body_heads, family_names, given_names, place_kinds, word_set
from .segment import Piece
from .titles import office_words
from .words import Run, Word

_INSIDE: Final = frozenset({"in", "near", "at", "into", "outside", "across"})
#: Endings that names of places have in many languages.
_ENDINGS: Final = (
    "ia",
    "stan",
    "land",
    "grad",
    "burg",
    "ville",
    "abad",
    "pur",
    "polis",
    "shire",
    "heim",
    "istan",
    "ovo",
)
#: "iPhone", "eBay": neither people nor places are written so.
_INNER_CAPITAL: Final = re.compile(r"\b[a-z]{1,2}[A-Z][a-z]")
#: How many words a dateline may have after the place.
_DATELINE: Final = 9
#: Below this many bits nothing is said about a name.
ENOUGH: Final = 1.0
_MARKS: Final = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_TOWN_BITS: Final = ((1_000_000, 3.0), (200_000, 2.5), (50_000, 2.0), (10_000, 1.4), (1_000, 0.9), (0, 0.4))
_REGION_BITS: Final = 3.5


class Signs(NamedTuple):
    """Bits for each kind, and the strongest sign in words."""

    person: float
    organisation: float
    place: float
    why: str


class Tally:
    """Collects signs; the strongest one gives the reason."""

    def __init__(self) -> None:
        self.bits = {"person": 0.0, "organisation": 0.0, "place": 0.0}
        self.reasons: dict[str, tuple[float, str]] = {}

    def add(self, kind: str, bits: float, why: str = "") -> None:
        """Counts a sign for (or, with negative bits, against) a kind."""
        self.bits[kind] += bits
        if why and bits > self.reasons.get(kind, (0.0, ""))[0]:
            self.reasons[kind] = (bits, why)

    def signs(self) -> Signs:
        """Returns the sums with the reason for the kind that leads."""
        kind = max(self.bits, key=lambda k: self.bits[k])
        return Signs(
            self.bits["person"], self.bits["organisation"], self.bits["place"], self.reasons.get(kind, (0, ""))[1]
        )


def name_signs(name: str, folded: Sequence[str], found: Sequence[Candidate]) -> Signs:
    """What a name says by itself: whether the gazetteer knows it, or it begins with a given name."""
    tally = Tally()
    if found:
        best = found[0].place
        if best.kind != "town":
            tally.add("place", _REGION_BITS, f"the gazetteer knows {name} as a {best.kind}")
        else:
            bits = next(b for least, b in _TOWN_BITS if best.population >= least)
            tally.add(
                "place",
                bits if found[0].by in {"name", "article"} else bits * 0.7,
                f"the gazetteer knows a town {name}",
            )
    elif len(folded) > 1:
        tally.add("place", -0.7)
        tally.add("person", 0.5 if len(folded) < 5 else 0.0, "two or more words with capitals")
    else:
        tally.add("place", -1.0)
        tally.add("person", 0.4 if not name.isupper() else 0.0)
    if folded[0] in given_names() and (not found or found[0].place.kind == "town"):
        tally.add("person", 2.5 if len(folded) > 1 else 0.8, f"{name.split()[0]} is a given name")
    if len(folded) == 2 and not found and folded[0] in word_set("given_names", "also_places"):
        tally.add("person", 2.5, f"{name.split()[0]} is a given name too")
    if len(folded) == 1 and folded[0].endswith(_ENDINGS) and folded[0] not in given_names():
        tally.add("place", 1.0, f"{name} ends as names of places do")
    if folded[-1] in family_names():
        tally.add("person", 2.2, f"{name.split()[-1]} is a family name")
    if name.isupper() and found and found[0].place.kind == "town":
        tally.add("place", -1.5)
    if _INNER_CAPITAL.search(name):
        tally.add("person", -3.0)
        tally.add("place", -3.0)
    if len(folded) == 1 and folded[0] in body_heads() and not found:
        tally.add("organisation", 1.0, f'"{folded[0]}" is a kind of body')
    if len(folded) > 1 and folded[-1] in place_kinds():
        tally.add("place", 2.5, f'"{folded[-1]}" is a kind of place')
    return tally.signs()


def context_signs(parse: Parse, words: Sequence[Word], run: Run, piece: Piece) -> Signs:
    """What the words around a name say of it."""
    tally = Tally()
    _marks(parse, words, piece, tally)
    if piece.title is not None:
        tally.add("person", 3.5, f'it follows "{_between(words, *piece.title)}"')
    _before(words, piece, tally)
    _after(parse, words, piece, tally)
    _apposed(parse, words, piece, tally)
    head = parse.tokens[words[piece.last - 1].token]
    governor = parse.tokens[head.head]
    if head.dep.startswith("nsubj") and governor.lemma in _speaking():
        if _is_capital(words, piece):
            tally.add("place", 1.8, f"it is a capital that \"{governor.text}\", for its government")
        tally.add("person", 1.2, f'it is who "{governor.text}"')
        tally.add("organisation", 0.8, f'it is who "{governor.text}"')
    _governed(parse, head, governor, tally)
    if _is_acronym(parse, words, piece):
        tally.add("organisation", 1.5, f"{head.text} looks like an acronym")
    if run.opens and piece.first == run.first and parse.tokens[words[piece.first].token].pos not in {"PROPN", "ADJ"}:
        for kind in tally.bits:
            tally.add(kind, -2.5)
    return tally.signs()


def _is_capital(words: Sequence[Word], piece: Piece) -> bool:
    """Whether a single word is the name of a capital, and not what the text calls somebody by ("Sofia Petrova")."""
    name = words[piece.first].folded
    if piece.last - piece.first > 1 or name not in capitals():
        return False
    followed = (b for a, b in pairwise(words) if a.folded == name and a.capital and b.joined == " " and b.capital)
    return all(b.folded in place_kinds() for b in followed)


def _governed(parse: Parse, head: Token, governor: Token, tally: Tally) -> None:
    """What is done to it, and where people go to or come from: "they shelled Hesk", "they withdrew from Hesk"."""
    case = next((parse.tokens[c].lower for c in parse.children[head.index] if parse.tokens[c].dep == "case"), "")
    if head.dep in {"obj", "nsubj:pass"} and governor.lemma in word_set("place_words", "done_to", "surely"):
        tally.add("place", 2.5, f'it is what they "{governor.text}"')
        tally.add("person", -2.0)
    elif head.dep == "obj" and governor.lemma in word_set("place_words", "done_to", "verbs"):
        tally.add("place", 2.0, f'it is what they "{governor.text}"')
        tally.add("person", -1.0)
    elif head.dep == "nmod" and case in {"of", "on"} and governor.lower in word_set("place_words", "done_to", "nouns"):
        tally.add("place", 1.8, f'it follows "{governor.lower} {case}"')
        tally.add("person", -1.2)
    elif (
        head.dep == "obl"
        and case in word_set("place_words", "moves", "prepositions")
        and governor.lemma in word_set("place_words", "moves", "verbs")
    ):
        tally.add("place", 1.8, f'it is where they "{governor.text} {case}"')
        tally.add("person", -1.2)


def _is_acronym(parse: Parse, words: Sequence[Word], piece: Piece) -> bool:
    """Capitals only, two to six, and not amid shouting."""
    word = words[piece.first]
    if piece.last - piece.first > 1 or not word.shouted or not 2 <= len(word.folded) <= 6 or not word.folded.isalpha():
        return False
    beside = [w for n in (piece.first - 1, piece.last) if 0 <= n < len(words) for w in [words[n]]]
    return parse.tokens[word.token].pos in {"PROPN", "X", "NOUN"} and not any(
        w.shouted and len(w.folded) > 1 for w in beside
    )


@cache
def _speaking() -> frozenset[str]:
    return word_set("place_words", "power", "verbs")


def _between(words: Sequence[Word], first: int, last: int) -> str:
    return " ".join(word.folded for word in words[first:last])


def _marks(parse: Parse, words: Sequence[Word], piece: Piece, tally: Tally) -> None:
    labels = [parse.tokens[word.token].name for word in words[piece.first : piece.last] if word.capital]
    for mark, kind in _MARKS.items():
        share = labels.count(mark) / len(labels) if labels else 0.0
        if share:
            tally.add(kind, 2.0 * share, f"the model reads it as a {kind}")


def _before(words: Sequence[Word], piece: Piece, tally: Tally) -> None:
    if piece.first == 0 or not words[piece.first].joined:
        return
    at = piece.first - 1
    previous = words[at]
    if previous.folded in word_set("not_names", "storms", "words"):
        for kind in tally.bits:
            tally.add(kind, -4.0)
    if previous.folded == "the":
        tally.add("person", -1.0)
        tally.add("organisation", 0.4)
        if at == 0 or not previous.joined:
            return
        at -= 1
        previous = words[at]
    if previous.folded in word_set("place_words", "parts", "words"):
        tally.add("place", 1.5, f'it follows "{previous.folded}"')
        at -= 1
        previous = words[at] if at >= 0 else previous
    if previous.folded in {
        "province",
        "city",
        "town",
        "village",
        "district",
        "governorate",
        "region",
        "county",
        "state",
        "camp",
        "suburb",
    } or (previous.folded == "of" and at > 0 and words[at - 1].folded in place_kinds()):
        tally.add("place", 3.0, f'it follows "{previous.folded}"')
        tally.add("person", -1.2)
    elif previous.folded in word_set("place_words", "holders", "words") and previous.joined == "-":
        tally.add("place", 2.5, f'it follows "-{previous.folded}"')
        tally.add("person", -1.2)
    elif previous.folded in word_set("place_words", "prepositions", "strong"):
        tally.add(
            "place",
            2.2 if previous.folded in _INSIDE else 0.7,
            f'it follows "{previous.folded}"',
        )
        tally.add("person", -1.2 if previous.folded in _INSIDE else -0.5)
    elif previous.folded == "of" and at > 0 and words[at - 1].folded in word_set("place_words", "power", "owned"):
        tally.add("place", 1.0, f'it follows "{words[at - 1].folded} of"')
    elif previous.folded in office_words() and previous.joined:
        tally.add("person", 1.8, f'it follows "{previous.folded}"')


def _after(parse: Parse, words: Sequence[Word], piece: Piece, tally: Tally) -> None:
    if piece.last >= len(words):
        return
    following = words[piece.last]
    voices = word_set("descriptions", "voices", "words")
    if following.joined == " " and following.capital and following.folded in voices:
        tally.add("organisation", 2.0, f'"{following.folded}" follows, an office')
    if following.joined == " " and not following.capital and following.folded in place_kinds():
        tally.add("place", 1.5, f'"{following.folded}" follows')
    elif following.joined and following.folded in word_set("place_words", "power", "followers"):
        tally.add("person", 1.5, f'"{following.folded}" follows')
    elif following.joined and following.folded in word_set("not_names", "illness", "words"):
        tally.add("place", -4.0)
        tally.add("person", -2.0)
    token = (
        parse.tokens[words[piece.last - 1].token + 1] if words[piece.last - 1].token + 1 < len(parse.tokens) else None
    )
    if token is not None and token.text == "," and following.token == token.index + 1:
        if following.folded.isdigit() and 15 < int(following.folded[:4]) < 100:
            tally.add("person", 2.0, "an age follows")
        elif following.folded in {"who", "whose"}:
            tally.add("person", 1.5, '"who" follows')
    if following.joined == " " and following.folded in {"who", "whose"}:
        tally.add("person", 1.0, '"who" follows')


def _apposed(parse: Parse, words: Sequence[Word], piece: Piece, tally: Tally) -> None:
    """ "the prime minister, Anna Kord," is a person; "Orlania's army" and "PORT KESK, June 3 —" are places."""
    first, last = words[piece.first].token, words[piece.last - 1].token
    if (
        piece.first
        and first > 1
        and parse.tokens[first - 1].text == ","
        and words[piece.first - 1].token == first - 2
        and words[piece.first - 1].folded in office_words()
    ):
        tally.add("person", 2.5, f'it stands beside "{words[piece.first - 1].folded}"')
    if piece.last + 1 < len(words) and words[piece.last].folded == "s" and words[piece.last].joined == "'":
        owned = words[piece.last + 1 : piece.last + 4]
        if owned[0].joined and any(w.folded in word_set("place_words", "power", "owned") for w in owned if w.joined):
            tally.add("place", 2.5, f'it has a "{owned[0].folded}"')
            tally.add("person", -1.0)
    if first in {paragraph.first for paragraph in parse.paragraphs} and _opens_dateline(parse, last + 1):
        tally.add("place", 3.0, "it opens a dateline")


def _opens_dateline(parse: Parse, at: int) -> bool:
    """Whether within a few words a dash follows, and before it nothing but names, dates and an agency in brackets."""
    for token in parse.tokens[at : at + _DATELINE]:
        if token.text in {"—", "–", "--", "-", "―"}:
            return True
        if not (token.text[0].isupper() or token.text[0].isdigit() or token.text in {",", "(", ")", ".", "/"}):
            return False
    return False


def best_kind(total: Signs) -> tuple[EntityKind, float] | None:
    """The kind that most bits speak for, with what it leads by; None where there are too few."""
    ranked: list[tuple[float, EntityKind]] = [
        (total.place, "place"),
        (total.person, "person"),
        (total.organisation, "organisation"),
    ]
    ranked.sort(key=lambda pair: -pair[0])
    return (ranked[0][1], ranked[0][0] - ranked[1][0]) if ranked[0][0] >= ENOUGH else None


def known_in(gazetteer: Gazetteer, name: str, folded: Sequence[str]) -> tuple[Candidate, ...]:
    """Candidates for a name, unless it is too short or too ordinary for the gazetteer to be asked."""
    if len(name) < 3 and not name.isupper():
        return ()
    if len(folded) == 1 and (folded[0] in word_set("not_names", "general", "words") and not name.isupper()):
        return ()
    return gazetteer.find(name)
