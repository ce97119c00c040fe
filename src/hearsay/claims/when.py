"""When an event is said to have happened: the expression of time that belongs to it, and how they relate."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..records import ClaimTime, Parse, Relation, TimeExpression
from .grammar import dependants, governing_verb
from .places import of_another_time
from .triggers import Trigger
from .vocabulary import words

_RELATIONS: dict[str, Relation] = {
    "before": "before",
    "by": "before",
    "prior": "before",
    "after": "after",
    "following": "after",
    "since": "since",
    "until": "until",
    "till": "until",
    "during": "during",
    "throughout": "during",
    "within": "during",
    "over": "during",
    "between": "during",
    "from": "since",
}


class Timed(NamedTuple):
    """An expression of time and its tokens `first` to `last` (exclusive)."""

    expression: TimeExpression
    first: int
    last: int


def placed_times(parse: Parse, times: Sequence[TimeExpression]) -> list[Timed]:
    """Returns the expressions of time with the tokens that they cover, in reading order."""
    out: list[Timed] = []
    at = 0
    for expression in sorted(times, key=lambda t: (t.start, t.end)):
        while at < len(parse.tokens) and parse.tokens[at].end <= expression.start:
            at += 1
        last = at
        while last < len(parse.tokens) and parse.tokens[last].start < expression.end:
            last += 1
        if last > at:
            out.append(Timed(expression, at, last))
    return out


def time_of(
    parse: Parse,
    trigger: Trigger,
    text: str,
    *,
    clause: tuple[int, int],
    times: Sequence[Timed],
    others: frozenset[int],
    cues: frozenset[int],
) -> ClaimTime | None:
    """Returns the time that the sentence gives to an event: on its verb, in its clause, else alone in its sentence.

    A time that hangs on a word of saying is that of the saying and not taken.
    """
    ranked = [
        (_distance(parse, trigger, timed, clause=clause, others=others, cues=cues), n)
        for n, timed in enumerate(times)
        if timed.expression.type != "SET" and timed.expression.value != "PRESENT_REF"
    ]
    seconds = {id(t) for t in (_other_end(parse, times, timed) for timed in times) if t is not None}
    ranked = [item for item in ranked if item[0] < _FAR and id(times[item[1]]) not in seconds]
    if not ranked:
        return None
    timed = times[min(ranked)[1]]
    expression = timed.expression
    if expression.earliest is None and expression.latest is None:
        return None
    relation = _relation(parse, trigger, timed, others=others)
    until = _other_end(parse, times, timed)
    if until is not None and expression.start < until.expression.start:
        start, end = expression.start, until.expression.end
        return ClaimTime(
            earliest=expression.earliest,
            latest=until.expression.latest,
            text=text[start:end],
            start=start,
            end=end,
            relation="during",
        )
    return ClaimTime(
        earliest=None if relation in {"before", "until"} else expression.earliest,
        latest=None if relation in {"after", "since"} else expression.latest,
        text=expression.text,
        start=expression.start,
        end=expression.end,
        relation=relation,
    )


def _other_end(parse: Parse, times: Sequence[Timed], timed: Timed) -> Timed | None:
    """The second time of "between 2014 and 2019", "from May to July"."""
    joint = {"between": {"and"}, "from": {"to", "until", "till", "through"}}.get(_word_before(parse, timed))
    if joint is None or timed.last >= len(parse.tokens) or parse.tokens[timed.last].lower not in joint:
        return None
    return next((t for t in times if t.first == timed.last + 1), None)


_FAR = 100
#: Words before a time in which stands what it is compared with.
_MEASURE = 9


def _distance(
    parse: Parse,
    trigger: Trigger,
    timed: Timed,
    *,
    clause: tuple[int, int],
    others: frozenset[int],
    cues: frozenset[int],
) -> int:
    """How far an expression of time is from an event: 0 on its own word, then by steps of the tree; `_FAR`: not its."""
    dated = 0 if timed.expression.earliest is not None else 30
    head = _head(parse, timed)
    above = [head]
    while parse.tokens[above[-1]].head != above[-1]:
        above.append(parse.tokens[above[-1]].head)
    verb = governing_verb(parse, trigger.head)
    told = [t.lower for t in parse.tokens[timed.last : timed.last + 2]]  # "since 2011, when nine died"
    if _compares(parse, timed) and not ("when" in told and trigger.first > timed.last):
        return _FAR
    if of_another_time(parse, head, trigger.head):
        return _FAR
    said = _governor(parse, head)
    if said in cues and said not in {verb, trigger.head}:
        return _FAR
    if trigger.head in above:
        steps = above.index(trigger.head)
        return _FAR if _describes_another(parse, above[:steps], trigger.head) else dated + min(steps, 9)
    if verb in above:
        steps = above.index(verb)
        return _FAR if _describes_another(parse, above[:steps], trigger.head) else dated + 10 + min(steps, 9)
    if clause[0] <= timed.first < clause[1]:
        return dated + 22
    if _is_dateline(parse, timed) or (set(above[:-1]) & others):
        return _FAR
    return dated + 24 + min(abs(timed.first - trigger.head) // 10, 5)


def _compares(parse: Parse, timed: Timed) -> bool:
    """A time that an event is only measured by: "the deadliest since 2011", "more than in May", "up from 4 in 2016"."""
    first = parse.sentences[parse.sentence_of[timed.first]].first
    before = parse.tokens[max(first, timed.first - _MEASURE) : timed.first]
    start = next((n + 1 for n in range(len(before) - 1, -1, -1) if "VerbForm=Fin" in before[n].morph), 0)
    near = before[start:]
    lower = [token.lower for token in near]
    if "since" in lower:
        measures = {token.lower for token in near if "Degree=Sup" in token.morph or token.lower == "first"}
        return bool(measures - {"least", "most", "latest"}) or "most since" in " ".join(lower)
    changed = any(a in {"up", "down"} and b == "from" for a, b in pairwise(lower))
    return changed or ("than" in lower and lower[-1:] in (["in"], ["than"], ["during"]))


def _describes_another(parse: Parse, way: Sequence[int], event: int) -> bool:
    """Whether a time stands in a relative clause of another word: "like the attack that was made in May 2013"."""
    return any(parse.tokens[n].dep == "acl:relcl" and parse.tokens[n].head != event for n in way)


def _head(parse: Parse, timed: Timed) -> int:
    return next(
        (n for n in range(timed.first, timed.last) if not timed.first <= parse.tokens[n].head < timed.last), timed.first
    )


def _governor(parse: Parse, index: int) -> int:
    return governing_verb(parse, parse.tokens[index].head)


def _is_dateline(parse: Parse, timed: Timed) -> bool:
    """A date that opens a paragraph says when the page was written, unless a preposition ties it to the event."""
    sentence = parse.sentences[parse.sentence_of[timed.first]]
    if any(t.lower in words("page_words") for t in parse.tokens[max(timed.first - 3, sentence.first) : timed.first]):
        return True
    return (
        timed.first <= sentence.first + 3
        and not _word_before(parse, timed)
        and parse.tokens[timed.first].pos in {"NUM", "PROPN"}
        and parse.paragraphs[sentence.paragraph].first == sentence.first
    )


def _word_before(parse: Parse, timed: Timed) -> str:
    first = parse.tokens[timed.first]
    if first.pos in {"ADP", "SCONJ"}:
        return first.lower
    n = timed.first - 1
    while n >= 0 and parse.tokens[n].pos in {"DET", "ADJ"} and timed.first - n < 3:
        n -= 1
    before = parse.tokens[n] if n >= 0 else None
    return before.lower if before is not None and before.pos in {"ADP", "SCONJ"} else ""


def _relation(parse: Parse, trigger: Trigger, timed: Timed, *, others: frozenset[int]) -> Relation:
    found = _of_clause(parse, trigger, timed, others=others) or _RELATIONS.get(_word_before(parse, timed))
    expression = timed.expression
    if found == "since" and expression.latest != expression.earliest and " to " in f" {expression.text} ":
        found = "during"
    return found or ("at" if expression.earliest == expression.latest else "during")


def _of_clause(parse: Parse, trigger: Trigger, timed: Timed, *, others: frozenset[int]) -> Relation | None:
    """The relation that the conjunction of a time clause gives: "killed since the war began in March 2011".

    "Killed after air strikes on Monday" tells what they were killed by, and that was on Monday.
    """
    token = parse.tokens[_head(parse, timed)]
    for _ in range(5):
        if trigger.first <= token.index < trigger.last or token.head == token.index:
            return None
        if token.dep in {"advcl", "obl", "acl"} and token.index != _head(parse, timed):
            for mark in dependants(parse, token.index, "mark", "case"):
                if mark.lower == "after" and trigger.entry.counts and token.index in others:
                    return None
                if mark.lower in {"since", "after", "before", "until"}:
                    return _RELATIONS[mark.lower]
        token = parse.tokens[token.head]
    return None
