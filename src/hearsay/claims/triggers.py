"""Where a text speaks of an event: its trigger, the words of the lexicon that say so."""

from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple, TypeVar

from ..records import Parse, Token
from .grammar import disagrees, opens_compound
from .lexicon import PREPOSITIONS, Entry, Form, fitting, forms, modes
from .vocabulary import words

_VERBAL = frozenset({"VERB", "AUX"})
_GAP = 3  # words that may stand between two words of an expression: "take the old town's hostages"
_BREAKS = frozenset('.;:!?()"')

Found = TypeVar("Found")


class Trigger(NamedTuple):
    """Words that say an event: tokens `first` to `last` (exclusive), of which `head` carries the grammar.

    `use` is how the word stands in its clause, whatever the lexicon lists it as; `further` are words of the expression
    behind `last` ("dead" of "shot two men dead").
    """

    entry: Entry
    type: str
    head: int
    first: int
    last: int
    use: str
    further: tuple[int, ...] = ()


def find_triggers(parse: Parse, timed: Set[int], accept: Callable[[Trigger], Found | None]) -> list[Found]:
    """Returns what `accept` makes of the triggers of a text, in reading order, no two on the same words.

    Of several readings of the same words the first that `accept` does not turn down is taken. Words in `timed` tell a
    time and are no event ("March").
    """
    index = forms()
    out: list[Found] = []
    until = 0
    spent: set[int] = set()
    for sentence in parse.sentences:
        shouted: bool | None = None
        for at in range(sentence.first, sentence.last):
            found = index.get(parse.tokens[at].lower)
            if found is None or at < until or at in timed or at in spent:
                continue
            if shouted is None:
                shouted = _is_headline(parse.tokens[sentence.first : sentence.last])
            for trigger in _readings(parse, found, at, last=sentence.last, headline=shouted):
                taken = accept(trigger) if trigger.entry.type else None
                if taken is not None:
                    out.append(taken)
                if taken is not None or not trigger.entry.type:
                    until = max(trigger.last, at + 1)
                    spent.update(trigger.further)
                    break
    return out


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Tells whether nearly all words are written large, names apart."""
    long = [t for t in tokens if len(t.text) > 3 and t.text.isalpha() and not t.name]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) >= 0.7 * len(long)


def _readings(parse: Parse, found: Sequence[Form], at: int, *, last: int, headline: bool) -> Iterator[Trigger]:
    token = parse.tokens[at]
    if not headline and _inside_name(parse, token):
        return
    described = at > 1 and parse.tokens[at - 1].text == "-" and "VerbForm=Fin" not in token.morph
    near = {t.lower for t in parse.tokens[at + 1 : at + _GAP + 3]}
    for form in found:
        if form.then and not form.then & near:
            continue
        use = _use(parse, form, token)
        if use is None or (described and form.entry.pos == "verb" and not form.entry.type.startswith("CONTROL")):
            continue
        places = _match(parse, form.entry, at, last)
        if places is not None and not _modifies_noun(parse, places, use, last):
            yield _narrowed(parse, form.entry, places, use)


def _inside_name(parse: Parse, token: Token) -> bool:
    """A capital in the middle of a sentence: "Operation Inherent Resolve", "the United States"."""
    if not token.text[:1].isupper():
        return False
    if _opens_plainly(parse, token):
        return False
    if token.pos in {"PROPN", "X"}:
        return True
    above = parse.tokens[token.head]
    inside = token.index < above.index and above.pos == "PROPN" and parse.tokens[token.index + 1].text[:1].isupper()
    first = parse.sentences[parse.sentence_of[token.index]].first == token.index
    goes_on = token.pos == "ADJ" and any(t.name for t in parse.tokens[token.index + 1 : token.index + 2])
    return (bool(token.name) or inside) and (not first or goes_on)


def _opens_plainly(parse: Parse, token: Token) -> bool:
    """ "Clashes broke out": the capital is that of the sentence, for no name goes on behind it."""
    sentence = parse.sentences[parse.sentence_of[token.index]]
    opens = token.index == sentence.first or parse.tokens[token.index - 1].text == ":"  # "BREAKING: Explosion heard"
    if not opens or token.name or token.index + 1 >= sentence.last:
        return False
    return parse.tokens[token.index + 1].text.islower()


def _use(parse: Parse, form: Form, token: Token) -> str | None:
    """How a word stands here if it is that form of an expression: verb, noun, adjective, or None if it cannot be it."""
    pos, kind = form.entry.pos, form.kind
    if pos == "adjective":
        return "adjective" if token.pos in {"ADJ", "VERB", "NOUN", "ADV", "PROPN"} else None
    if pos == "noun":
        if token.pos in {"NOUN", "PROPN", "X"}:
            has_object = any(parse.tokens[c].dep == "obj" for c in parse.children[token.index])
            return "noun" if not _after_to(parse, token) and not has_object else None
        if token.pos not in {"VERB", "ADJ"}:
            return None
        long = len(form.entry.words) > 1 and not _is_clause(parse, token)
        return "noun" if long or _stands_as_noun(parse, token) else None
    if token.pos in _VERBAL:
        return "verb" if not _stands_as_noun(parse, token) else ("noun" if kind == "ing" else None)
    if kind == "ing":
        return "noun" if token.pos in {"NOUN", "PROPN"} else None
    if kind in {"past", "participle"}:
        return "verb" if token.pos in {"ADJ", "NOUN", "PROPN", "X"} else None
    return "verb" if token.pos in {"NOUN", "PROPN", "X"} and _stands_as_verb(parse, token) else None


def _stands_as_noun(parse: Parse, token: Token) -> bool:
    if disagrees(parse, token) or parse.tokens[token.index - 1].lower in words("of_fighting"):
        return True
    return (
        any(
            parse.tokens[n].dep in {"det", "nmod:poss", "case", "amod"} and n < token.index
            for n in parse.children[token.index]
        )
        and token.dep.split(":")[0] in {"nsubj", "obj", "obl", "nmod", "root", "compound", "conj"}
        and not any(parse.tokens[n].dep.startswith(("nsubj", "aux", "obj")) for n in parse.children[token.index])
    )


def _is_clause(parse: Parse, token: Token) -> bool:
    """A verb with a helper or a "to" of its own: "asked him to sit in front" is no sit-in."""
    beside = [parse.tokens[n] for n in parse.children[token.index]]
    return any(t.dep.startswith("aux") or t.lower == "to" for t in beside)


def _stands_as_verb(parse: Parse, token: Token) -> bool:
    """A plain form that was taken for a noun, in front of its object: "Blast kills six"."""
    if _after_to(parse, token):
        return True
    sentence = parse.sentences[parse.sentence_of[token.index]]
    if not sentence.first < token.index < sentence.last - 1:
        return False
    before, after = parse.tokens[token.index - 1], parse.tokens[token.index + 1 : min(token.index + 4, sentence.last)]
    if before.pos == "NUM" and before.index == sentence.first and after[0].lower in words("settings"):
        return True  # "Five die in raid"
    if before.pos not in {"NOUN", "PROPN", "PRON"}:
        return False
    counted = next((t for t in after if t.lower not in words("hedges")), after[0]).pos == "NUM"
    return counted or (after[0].pos in {"DET", "PROPN"} and token.dep not in {"compound", "flat"})


def _after_to(parse: Parse, token: Token) -> bool:
    """An infinitive that was taken for a noun: "to “defeat” the caliphate"."""
    n = token.index - 1
    while n > 0 and parse.tokens[n].pos == "PUNCT":
        n -= 1
    return (
        n >= 0
        and parse.tokens[n].lower == "to"
        and any(parse.tokens[c].dep == "obj" for c in parse.children[token.index])
    )


def _match(parse: Parse, entry: Entry, at: int, last: int) -> tuple[int, ...] | None:
    """Returns the tokens of an expression that begins at `at`, None if it does not stand here."""
    places, here = [at], at
    for word in entry.words[1:]:
        nxt = _next_word(parse, entry, word, here, last)
        if nxt is None:
            return None
        places.append(nxt)
        here = nxt
    return tuple(places)


def _next_word(parse: Parse, entry: Entry, word: str, here: int, last: int) -> int | None:
    wanted = fitting(word, entry.pos)
    gap = _GAP if entry.pos == "verb" else 0
    n = here + 1
    while n < last:
        token = parse.tokens[n]
        if token.lower in wanted:
            return n
        if token.text == "-":
            n += 1
            continue
        if gap == 0 or token.text in _BREAKS or token.pos in _VERBAL:
            return None
        if entry.words[0] == "be" and token.pos not in {"ADV", "PART"} and token.lower != "all":
            return None  # "was in the air over the town" is no "was over"
        gap -= 1
        n += 1
    return None


def _modifies_noun(parse: Parse, places: tuple[int, ...], use: str, last: int) -> bool:
    """Tells whether an event word only describes another one: "airstrike victims", "a war-monitoring group"."""
    end = places[-1]
    if use != "noun" or end + 1 >= last:
        return False
    token, after = parse.tokens[end], parse.tokens[end + 1]
    if opens_compound(parse, end):
        return True
    return (
        token.dep == "compound" and token.head > end and after.pos in {"NOUN", "PROPN"} and after.lower not in forms()
    )


def _narrowed(parse: Parse, entry: Entry, places: tuple[int, ...], use: str) -> Trigger:
    head, first, last = _head(parse, entry, places, use), places[0], places[-1] + 1
    further: tuple[int, ...] = ()
    if entry.pos != "noun" and _holds_object(parse, places, last):
        last, further = first + 1, places[1:]
    elif entry.pos != "noun" and last - first > len(places) + 2:
        last = first + 1
    if entry.pos == "noun" and len(places) > 1 and entry.words[-1] in PREPOSITIONS:
        last = places[-2] + 1
    kind = entry.type
    known = modes()
    if use == "noun" and kind in known.general:
        for n in _words_before(parse, first):
            mode = known.words.get(parse.tokens[n].lower)
            if mode is not None and (mode not in known.opinions or kind in known.without_manner):
                kind, first = f"ASSAULT:{mode}", n
                break
    return Trigger(entry, kind, head, first, last, use, further)


def _holds_object(parse: Parse, places: tuple[int, ...], last: int) -> bool:
    """ "pulled 14 bodies from the rubble": what it is done to stands between the words of the expression."""
    between = [parse.tokens[n] for n in range(places[0] + 1, last) if n not in places]
    return any(
        (token.dep == "obj" and token.head == places[0])
        or (token.pos in {"NOUN", "PROPN"} and token.dep.startswith("nsubj") and token.head in places)
        for token in between
    )


def _head(parse: Parse, entry: Entry, places: tuple[int, ...], use: str) -> int:
    if entry.pos == "noun":
        cut = next((n for n, word in enumerate(entry.words) if word in PREPOSITIONS), len(places))
        return places[max(cut - 1, 0)]
    if entry.words[0] in {"be", "get", "go"} and len(places) > 1:
        return next(
            (n for n in places if any(parse.tokens[c].dep.startswith("nsubj") for c in parse.children[n])), places[1]
        )
    return places[0]


def _words_before(parse: Parse, first: int) -> Iterator[int]:
    """The words right before a noun that may belong to it, nearest first."""
    for n in range(first - 1, max(first - 4, -1), -1):
        token = parse.tokens[n]
        if token.pos not in {"NOUN", "ADJ", "PROPN"} and token.text != "-":
            return
        yield n
