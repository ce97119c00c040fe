"""From the head of a noun phrase to the words that name a party or a place, and parties named before an event noun."""

from collections.abc import Iterator, Sequence

from ..records import Argument, Mention, Parse, Token
from .grammar import case_of
from .names import name_around
from .vocabulary import words
from .wordclasses import DOERS, is_demonym, is_name, state_names, word_classes

#: What hangs on a noun and is no part of its name.
_OUTSIDE = frozenset(
    {
        "conj",
        "cc",
        "acl",
        "acl:relcl",
        "appos",
        "parataxis",
        "advcl",
        "advcl:relcl",
        "aux",
        "cop",
        "nsubj",
        "nsubj:pass",
        "mark",
        "advmod",
        "aux:pass",
        "discourse",
        "obl",
        "case",
        "obl:unmarked",
        "obl:agent",
        "obj",
        "dep",
        "ccomp",
        "xcomp",
        "nmod:unmarked",
        "orphan",
    }
)
#: Phrases that belong to a name ("Observatory for Rights"), while of other nouns only those with "of" do.
_INSIDE_NAMES = frozenset({"for", "against"})
_LONGEST = 14
_LONGEST_BEFORE = 7  # longer rows of nouns are lists of tags or two phrases run together


class Mentions:
    """The mentions of a document, asked by the word that they overlap."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self._entity: dict[int, str] = {}
        starts = {token.start: token.index for token in parse.tokens}
        for mention in sorted(mentions, key=lambda m: (m.end - m.start, m.start, m.entity), reverse=True):
            index = starts.get(mention.start)
            while index is not None and index < len(parse.tokens) and parse.tokens[index].start < mention.end:
                self._entity[index] = mention.entity
                index += 1

    def entity(self, indices: Sequence[int]) -> str | None:
        """Returns the entity of the first of the words that a mention overlaps."""
        return next((self._entity[n] for n in indices if n in self._entity), None)


def phrase_tokens(parse: Parse, head: int) -> list[int]:
    """Returns the words of a noun phrase without clauses, appositions and further conjuncts, without a gap."""
    above = parse.tokens[parse.tokens[head].head]
    if above.lower in words("amounts") and above.index < head and case_of(parse, head) == "of":
        head = above.index
    chosen = {head}
    stack = [head]
    while stack:
        for n in parse.children[stack.pop()]:
            if n not in chosen and _belongs(parse, parse.tokens[n], head):
                chosen.add(n)
                stack.append(n)
    chosen |= set(name_around(parse, head))
    chosen |= {n for h in list(chosen) for n in parse.children[h] if parse.tokens[n].dep == "case" and h != head}
    return _with_hyphened(parse, _trimmed(parse, _contiguous(chosen, head), head))


def _belongs(parse: Parse, token: Token, head: int) -> bool:
    if token.dep == "appos":
        return token.index == head + 1 and is_name(token)
    if token.dep in _OUTSIDE or token.dep.startswith("acl"):
        return token.dep == "conj" and token.index < head and token.pos == "ADJ"
    if token.dep == "punct":
        return token.text in {"-", "'", "’", "."}
    if token.dep == "nmod" and token.index > head:
        case = case_of(parse, token.index)
        return case == "of" or (case in _INSIDE_NAMES and is_name(parse.tokens[head]))
    return True


def _contiguous(chosen: set[int], head: int) -> list[int]:
    first = last = head
    while first - 1 in chosen:
        first -= 1
    while last + 1 in chosen:
        last += 1
    return list(range(first, last + 1))


def _with_hyphened(parse: Parse, indices: list[int]) -> list[int]:
    """Adds what hyphens bind to the first word, with its article: "US" of "US-led", "54-year" of "a 54-year-old"."""
    first = indices[0]
    sentence = parse.sentence_of[first]
    while (
        first > 1
        and parse.tokens[first - 1].text == "-"
        and parse.tokens[first - 2].end == parse.tokens[first - 1].start
    ):
        first -= 2
        if first and parse.tokens[first - 1].pos == "DET" and parse.sentence_of[first - 1] == sentence:
            first -= 1
    return list(range(first, indices[-1] + 1))


def _trimmed(parse: Parse, indices: list[int], head: int) -> list[int]:
    indices = [n for n in indices if n > head - _LONGEST_BEFORE]
    if len(indices) > _LONGEST:
        cut = next((n for n in indices if n > head and parse.tokens[n].dep == "case"), indices[-1] + 1)
        indices = [n for n in indices if n < cut][-_LONGEST:]
    while (
        len(indices) > 1
        and parse.tokens[indices[-1]].pos in {"PUNCT", "ADP", "DET", "CCONJ"}
        and parse.tokens[indices[-1]].text != "."
    ):
        indices = indices[:-1]
    while (
        len(indices) > 1
        and parse.tokens[indices[0]].pos in {"PUNCT", "ADP", "CCONJ", "SCONJ"}
        and parse.tokens[indices[1]].lower not in {"least", "most"}
    ):
        indices = indices[1:]
    if (
        parse.tokens[indices[0]].lower in {"least", "most"}
        and indices[0]
        and parse.tokens[indices[0] - 1].lower == "at"
    ):
        indices = [indices[0] - 1, *indices]
    return indices


def argument(text: str, parse: Parse, indices: Sequence[int], *, head: int, mentions: Mentions) -> Argument:
    """Builds the argument that the words make; its entity is that of a mention on its head, else on its name."""
    start, end = parse.tokens[indices[0]].start, parse.tokens[indices[-1]].end
    order = [
        head,
        *(
            n
            for n in reversed(indices)
            if n != head
            and parse.tokens[n].head == head
            and parse.tokens[n].dep in {"flat", "compound", "appos", "amod"}
            and is_name(parse.tokens[n])
        ),
    ]
    return Argument(text=text[start:end], start=start, end=end, entity=mentions.entity(order))


def parties_before(parse: Parse, first: int) -> list[list[int]]:
    """Returns the parties that stand right before a noun as its modifiers: "Turkish and Russian strikes".

    Each is a list of neighbouring words. Names of places other than states are no parties: "Aleppo bombing"; nor is
    whose the town is: "Turkish town bombing".
    """
    groups: list[list[int]] = []
    group: list[int] = []
    for n in _left_of(parse, first):
        token = parse.tokens[n]
        if token.lower in words("holders"):
            return [g for g in groups if g]
        if _is_site(token):  # "a Karvelian town bombing": the town is Karvelian, and not who bombs
            break
        named = bool(group) and group[0] == n + 1 and _qualifies(parse, token)
        if _is_party(token) or named or (group and token.lower in words("joints")) or (token.text == "-" and group):
            group.insert(0, n)
        elif group:
            groups.append(group)
            group = []
    groups.append(group)
    return [trimmed for trimmed in (_without_joints(parse, g) for g in groups) if trimmed][::-1]


def _left_of(parse: Parse, first: int) -> Iterator[int]:
    for n in range(first - 1, max(first - 9, -1), -1):
        token = parse.tokens[n]
        if parse.sentence_of[n] != parse.sentence_of[first]:
            return
        if (
            token.pos in {"ADJ", "NOUN", "PROPN", "NUM", "X"}
            or token.text == "-"
            or token.lower in words("joints")
            or token.lower in {"and", "or", "'s", "’s", "'"}
            or token.dep == "amod"
        ):
            yield n
        else:
            return


def _is_party(token: Token) -> bool:
    if is_demonym(token):
        return True
    if token.name in {"ORG", "PER"}:
        return True
    if token.name == "LOC" or token.pos == "PROPN":
        return token.lower in state_names() and token.name != "LOC"
    return token.pos in {"NOUN", "ADJ"} and bool(word_classes(token.lower) & (DOERS - {"civilians", "captives"}))


def _is_site(token: Token) -> bool:
    classes = word_classes(token.lower)
    return token.pos == "NOUN" and bool(classes & {"territory", "facilities"}) and "weapons" not in classes


def _qualifies(parse: Parse, token: Token) -> bool:
    """Tells whether a name says whose the party right behind it is: "Orlanian government", "Red Front gunmen"."""
    after = parse.tokens[token.index + 1]
    if not token.text[:1].isupper() or after.text[:1].isupper() or token.lower in words("no_places"):
        return False
    opens = parse.sentences[parse.sentence_of[token.index]].first == token.index
    return token.pos == "PROPN" or (token.pos == "ADJ" and not opens)


def _without_joints(parse: Parse, group: list[int]) -> list[int]:
    while group and (parse.tokens[group[-1]].lower in words("joints") or parse.tokens[group[-1]].text == "-"):
        group = group[:-1]
    while group and parse.tokens[group[0]].text == "-":
        group = group[1:]
    return group
