"""Which number counts what: figures of a text given to the events that they belong to, with their role."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..records import Parse, Quantity
from .grammar import dependants
from .quantities import Measured
from .roles import Roles
from .triggers import Trigger
from .vocabulary import words
from .wordclasses import PEOPLE, word_classes

_REACH = 14
_TOLL_REACH = 25  # "the death toll from a bomb attack on a crowded bus convoy outside the city has reached at least 26"
_THEM = frozenset({"them", "whom", "these", "those"})
_OF = 4  # words between a number and the whole that it is a part of
_NOT_PEOPLE = frozenset({"territory", "facilities", "vehicles", "weapons", "abstract"})


class Figure(NamedTuple):
    """A number of the text: tokens `first` to `last` (exclusive) and the noun that it counts, if any."""

    quantity: Quantity
    first: int
    last: int
    noun: int | None

    @property
    def anchor(self) -> int:
        """The word that stands for the number in the tree."""
        return self.noun if self.noun is not None else self.last - 1


class Eventual(NamedTuple):
    """A trigger with its parties, as far as counting needs it; `passive` as in Filled."""

    trigger: Trigger
    roles: Roles
    passive: bool


def figures(parse: Parse, found: Sequence[Measured], *, text: str) -> list[Figure]:
    """Returns the numbers of a text with the tokens that they cover, in reading order."""
    starts = {token.start: token.index for token in parse.tokens}
    out = []
    for measured in found:
        first = starts.get(measured.quantity.start, measured.first)
        last = first + 1
        while last < len(parse.tokens) and parse.tokens[last].start < measured.quantity.end:
            last += 1
        out.append(_described(parse, Figure(measured.quantity, first, last, measured.noun)))
    return _of_wholes(parse, sorted(out, key=lambda f: (f.first, f.last)), text)


def _of_wholes(parse: Parse, found: Sequence[Figure], text: str) -> list[Figure]:
    """ "six of the 20 passengers": six passengers; the twenty that they are some of are counted by no event."""
    out: list[Figure] = []
    for figure in found:
        if _is_whole(parse, figure):
            continue
        if (one := _one_of(parse, figure)) is not None:
            out.append(one)
            continue
        part = out[-1] if out else None
        if part is None or not _some_of(parse, part, figure):
            out.append(figure)
        elif _all_but(parse, part):
            out[-1:] = _rest(part, figure, parse.tokens[part.first - 2].start, text)
        elif part.noun is None and part.quantity.role != "share":
            out[-1] = part._replace(quantity=replace(part.quantity, unit=figure.quantity.unit), noun=figure.noun)
    return out


def _one_of(parse: Parse, whole: Figure) -> Figure | None:
    """ "one of the 24 passengers": one passenger, though "one" alone counts nothing."""
    before = parse.tokens[max(whole.first - 3, 0) : whole.first]
    one = next((t for t in before if t.lower == "one"), None)
    words_between = [t.lower for t in before[before.index(one) + 1 :]] if one is not None else []
    if one is None or words_between[:1] != ["of"] or not set(words_between[1:]) <= words("before_wholes"):
        return None
    one_only = replace(whole.quantity, low=1.0, high=1.0, best=1.0, comparator="=")
    count = replace(one_only, text=one.text, start=one.start, end=one.end)
    return Figure(count, one.index, one.index + 1, whole.noun)


def _all_but(parse: Parse, part: Figure) -> bool:
    return [t.lower for t in parse.tokens[max(part.first - 2, 0) : part.first]] == ["all", "but"]


def _rest(part: Figure, whole: Figure, start: int, text: str) -> list[Figure]:
    """ "all but two of the 24 passengers": 22 of them; where either number is open nothing is counted."""
    if part.quantity.best is None or whole.quantity.best is None or whole.quantity.comparator != "=":
        return []
    left = whole.quantity.best - part.quantity.best
    end = whole.quantity.end
    counted = replace(part.quantity, low=left, high=left, best=left, unit=whole.quantity.unit)
    count = replace(counted, start=start, end=end, text=text[start:end])
    return [part._replace(quantity=count, noun=whole.noun)] if left > 0 else []


def _is_whole(parse: Parse, figure: Figure) -> bool:
    """ "of the 14 passengers, five were killed": nobody says that all fourteen were."""
    opening = parse.sentences[parse.sentence_of[figure.first]].first
    before = [t.lower for t in parse.tokens[opening : figure.first]]
    end = figure.anchor + 1
    return (
        0 < len(before) <= _OF
        and before[0] in {"of", "among"}
        and set(before[1:]) <= words("before_wholes")
        and figure.noun is not None
        and [t.text for t in parse.tokens[end : end + 1]] == [","]
    )


def _some_of(parse: Parse, part: Figure, whole: Figure) -> bool:
    """Tells whether "of" and no more than an article and a hedge stand between two numbers."""
    between = [t.lower for t in parse.tokens[part.last : whole.first]]
    return 0 < len(between) <= _OF and between[0] == "of" and set(between[1:]) <= words("before_wholes")


def _described(parse: Parse, figure: Figure) -> Figure:
    """ "of the 14, five were children", "five of them children": the word behind says what is counted."""
    if figure.noun is not None or figure.quantity.unit or figure.last + 1 >= len(parse.tokens):
        return figure
    copula, noun = parse.tokens[figure.last : figure.last + 2]
    if copula.lower == "of" and noun.lower in _THEM and figure.last + 2 < len(parse.tokens):
        noun = parse.tokens[figure.last + 2]
    elif copula.lemma != "be":
        return figure
    if noun.pos != "NOUN" or not word_classes(noun.lower) & PEOPLE:
        return figure
    return figure._replace(quantity=replace(figure.quantity, unit=noun.lower), noun=noun.index)


def assign(parse: Parse, events: Sequence[Eventual], numbers: Sequence[Figure]) -> Mapping[int, tuple[Quantity, ...]]:
    """Returns for the position of each event the quantities that belong to it, the whole before its parts."""
    ranked: list[tuple[float, int, int, str]] = []
    counted: dict[int, list[tuple[int, Figure]]] = defaultdict(list)
    told: dict[int, list[tuple[int, Eventual]]] = defaultdict(list)
    for n, number in enumerate(numbers):
        counted[parse.sentence_of[number.first]].append((n, number))
    for e, event in enumerate(events):
        told[parse.sentence_of[event.trigger.head]].append((e, event))
    for sentence, here in counted.items():
        beside = [event for _, event in told[sentence]]
        for n, number in here:
            for e, event in told[sentence]:
                score, role = _fit(parse, event, number, [other for _, other in here])
                if score > 0 and not _leads_on(parse, beside, event, number):
                    ranked.append((-score, n, e, role))
    owner: dict[int, tuple[int, str]] = {}
    for _, n, e, role in sorted(ranked):
        owner.setdefault(n, (e, role))
    _keep_parts(parse, numbers, owner)
    _add_parts(parse, numbers, owner)
    out: dict[int, list[tuple[bool, Quantity]]] = {}
    for n in sorted(owner):
        e, role = owner[n]
        said = numbers[n].noun in range(events[e].trigger.first, events[e].trigger.last)  # "Five die in raid"
        quantity = replace(numbers[n].quantity, role=role, unit=None if said else numbers[n].quantity.unit)
        out.setdefault(e, []).append((_is_part(parse, numbers[n]), quantity))
    return {e: tuple(q for _, q in sorted(found, key=lambda item: item[0])) for e, found in out.items()}


def _leads_on(parse: Parse, events: Sequence[Eventual], event: Eventual, number: Figure) -> bool:
    """Tells whether a number after one casualty word stands right before another: "ten killed 15 injured in raids"."""
    end = max(number.last, number.anchor + 1)
    if number.first < event.trigger.last:
        return False
    return any(
        other is not event and other.trigger.first == end and other.trigger.use != "noun" and other.trigger.entry.counts
        for other in events
    )


def _fit(parse: Parse, event: Eventual, number: Figure, numbers: Sequence[Figure]) -> tuple[float, str]:
    """How well a number belongs to an event (0: not at all), and the role that it then has."""
    entry, trigger = event.trigger.entry, event.trigger
    own_role = number.quantity.role
    if not own_role and _describes(parse, number):
        return 0.0, ""
    if trigger.first <= number.anchor < trigger.last or _counts_word(parse, number, trigger):
        return 10.0, own_role or entry.own or entry.counts or "count"
    casualty = entry.counts in words("counted_people")
    role = own_role or entry.counts or "count"
    if casualty and (sure := _of_people(parse, number, trigger)) is not None:
        return (sure, role) if sure else (0.0, "")
    described = trigger.use == "verb" and parse.tokens[trigger.head].dep == "amod"
    for part in event.roles.targets:
        if described and number.anchor == part.head:
            return 8.0, role
        if number.anchor == part.head or number.first <= part.head < number.last:
            return 9.5, role
        if part.indices[0] <= number.first and number.last - 1 <= part.indices[-1]:
            return 9.0, role
        anchor = parse.tokens[number.anchor]
        if anchor.dep == "nummod" and anchor.head == part.head:  # '40 "terrorists"'
            return 9.0, role
    if entry.own in words("counted_doers"):
        for part in event.roles.actors:
            if part.indices[0] <= number.first <= part.indices[-1]:
                return 8.0, own_role or entry.own
    if trigger.type.startswith("CASUALTY") or entry.counts == "killed":
        return _near(parse, event, number, numbers), role
    return _above(parse, trigger, number), role


def _of_people(parse: Parse, number: Figure, trigger: Trigger) -> float | None:
    """How well a number fits a word for casualties by what it counts and where it stands, null where that is open."""
    if not _may_be_people(parse, number):
        return 0.0
    if _right_before(parse, number, trigger):
        return 9.8
    return 0.0 if _after_another_verb(parse, number, trigger) else None


def _describes(parse: Parse, number: Figure) -> bool:
    """A number in a word with a hyphen that describes a noun: "a five-storey building"."""
    after = parse.tokens[number.first + 1 : number.first + 3]
    joined = len(after) > 1 and after[0].text == "-" and after[0].start == parse.tokens[number.first].end
    return joined and after[1].pos != "NUM"


def _counts_word(parse: Parse, number: Figure, trigger: Trigger) -> bool:
    """Tells whether the number counts the event noun itself: "eight air raids", "22 dead"."""
    if trigger.use == "verb":
        return False
    return (
        number.last <= trigger.first <= number.last + 2
        and number.noun is None
        and all(parse.tokens[n].pos in {"ADJ", "NOUN", "PROPN"} for n in range(number.last, trigger.first))
    )


def _right_before(parse: Parse, number: Figure, trigger: Trigger) -> bool:
    """ "8 killed 25 injured": a bare number right before a participle is of those whom it befell."""
    token = parse.tokens[trigger.first]
    return number.noun is None and number.last == trigger.first and token.lower in words("fates")


def _after_another_verb(parse: Parse, number: Figure, trigger: Trigger) -> bool:
    """ "Troops kill 30 militants free 19 civilians": the verb right before a number is the one that counts it.

    "Killing and injuring dozens" counts both.
    """
    before = number.first - 1
    between = {t.lower for t in parse.tokens[trigger.last : before]}
    if before < trigger.last or (between and between <= {"and", "or", "/", "&"}):
        return False
    token = parse.tokens[before]
    return token.pos in {"VERB", "ADJ", "NOUN"} and token.lower in words("done_to_people")


def _may_be_people(parse: Parse, number: Figure) -> bool:
    if number.quantity.role and number.quantity.role not in words("counted_people"):
        return False
    if number.noun is None:
        return number.quantity.unit is None
    classes = word_classes(parse.tokens[number.noun].lower)
    return bool(classes & PEOPLE) or not classes & _NOT_PEOPLE


def _near(parse: Parse, event: Eventual, number: Figure, numbers: Sequence[Figure]) -> float:
    """Numbers right beside a casualty word, for sentences whose tree went wrong."""
    trigger = event.trigger
    end = max(number.last, (number.noun or 0) + 1)
    after = 0 <= number.first - trigger.last <= _REACH
    if trigger.entry.frame_name == "toll":
        if number.noun is not None and not word_classes(parse.tokens[number.noun].lower) & PEOPLE:
            return 0.0
        if number.first and parse.tokens[number.first - 1].lower == "from":
            return 0.0  # "the toll rose from 12 to 15": 12 is what it was
        reached = 0 <= number.first - trigger.last <= _TOLL_REACH
        if reached and not _others_between(parse, numbers, trigger.last, number.first):
            return 6.0 - 0.1 * (number.first - trigger.last)
        return 0.0
    if after and not event.passive and trigger.use != "adjective":
        gap = parse.tokens[trigger.last : number.first]
        near = len(gap) <= 3 and all(
            t.pos in {"ADV", "DET", "ADJ", "ADP"} and t.lower not in {"in", "on", "with", "after"} for t in gap
        )
        return 7.0 - 0.1 * len(gap) if near else 0.0
    distance = trigger.first - end
    if 0 <= distance <= _REACH and trigger.use != "noun" and not _cut(parse, end, trigger.first):
        # "four people, among them a nurse, died"
        parted = any(t.lower in words("parts") or t.lower in _THEM for t in parse.tokens[end : trigger.first])
        if not parted and _others_between(parse, numbers, end, trigger.first):
            return 0.0  # "has climbed to 112, with 40 still missing"
        if event.passive or trigger.use == "adjective" or parted or not event.roles.targets:
            return 6.0 - 0.1 * distance
    return 0.0


def _others_between(parse: Parse, numbers: Sequence[Figure], first: int, last: int) -> bool:
    return any(first <= n.first < last and parse.tokens[n.first - 1].lower != "from" for n in numbers)


def _cut(parse: Parse, first: int, last: int) -> bool:
    """Tells whether another clause begins between two words."""
    return any(
        t.pos == "VERB" and t.lower not in {"including", "confirmed", "reported", "reportedly", "believed", "feared"}
        for t in parse.tokens[first:last]
    )


def _above(parse: Parse, trigger: Trigger, number: Figure) -> float:
    """For measures: the event is the nearest word of the tree above the number."""
    token = parse.tokens[number.anchor]
    for steps in range(6):
        if trigger.first <= token.index < trigger.last:
            return 5.0 - 0.5 * steps if number.quantity.role else 0.0
        if token.head == token.index:
            return 0.0
        token = parse.tokens[token.head]
    return 0.0


def _is_part(parse: Parse, number: Figure) -> bool:
    """Tells whether a number counts a part of another one: "including two children", "two of them children"."""
    before = [t.lower for t in parse.tokens[max(number.first - 4, 0) : number.first]]
    after = [t.lower for t in parse.tokens[number.last : number.last + 2]]
    opening = parse.sentences[parse.sentence_of[number.first]].first
    if parse.tokens[opening].lower in {"of", "among"} and 1 < number.first - opening <= _REACH:
        return parse.tokens[number.first - 1].text == ","  # "of the 14 dead, five were children"
    return bool(set(before) & (words("parts") - {"among"})) or (
        len(after) > 1 and after[0] == "of" and after[1] in _THEM
    )


def _keep_parts(parse: Parse, numbers: Sequence[Figure], owner: dict[int, tuple[int, str]]) -> None:
    """ "19 people were killed, including six children, after dozens died": the six are some of the number before."""
    for n in sorted(owner):
        if n - 1 not in owner or not _may_be_people(parse, numbers[n]):
            continue
        whole, part = numbers[n - 1], numbers[n]
        between = [t.lower for t in parse.tokens[whole.last : part.first]]
        opened = bool(words("parts").intersection(between[-1:]))
        if opened and parse.sentence_of[whole.first] == parse.sentence_of[part.first] and len(between) <= _TOLL_REACH:
            owner[n] = owner[n - 1]


def _add_parts(parse: Parse, numbers: Sequence[Figure], owner: dict[int, tuple[int, str]]) -> None:
    """Gives the number of a part ("including three children") to the event of the whole.

    The whole stands before it, or after it in "six civilians were among at least 22 people killed".
    """
    for n in sorted(set(range(len(numbers))) - owner.keys()):
        number = numbers[n]
        if not _may_be_people(parse, number):
            continue
        if n and n - 1 in owner and _is_part(parse, number) and number.first - numbers[n - 1].last <= _REACH:
            owner[n] = owner[n - 1]
        elif n + 1 in owner and _among(parse, number, numbers[n + 1]):
            owner[n] = owner[n + 1]


def _among(parse: Parse, part: Figure, whole: Figure) -> bool:
    between = [t.lower for t in parse.tokens[part.last : whole.first]]
    return (
        0 < len(between) <= _REACH
        and "among" in between
        and parse.sentence_of[part.first] == parse.sentence_of[whole.first]
    )


def single(parse: Parse, event: Eventual, text: str) -> tuple[Quantity, ...]:
    """Returns a count of one for each casualty that is named with "a": "a child was killed"."""
    if event.trigger.entry.counts not in words("counted_people"):
        return ()
    out = []
    for part in event.roles.targets:
        head = parse.tokens[part.head]
        article = next((d for d in dependants(parse, part.head, "det") if d.lower in {"a", "an"}), None)
        if article is None or "Number=Plur" in head.morph or not word_classes(head.lower) & (PEOPLE - {"forces"}):
            continue
        start, end = article.start, head.end
        out.append(
            Quantity(
                low=1.0,
                high=1.0,
                best=1.0,
                unit=head.lower,
                role=event.trigger.entry.counts,
                comparator="=",
                text=text[start:end],
                start=start,
                end=end,
            )
        )
    return tuple(out)
