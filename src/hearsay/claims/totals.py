"""Counts over a whole war: "more than 290,000 have been killed since the conflict began" tells of no single event."""

from ..records import Parse
from .draft import Draft, family
from .grammar import dependants
from .vocabulary import words

TYPE = "STATE:toll"
#: Words behind "since" in which the beginning of a war is named.
_BEGINNING = 9
#: A count that "in the war" alone makes one over all of it has at least this many.
_MANY = 1_000


def as_totals(parse: Parse, drafts: list[Draft]) -> None:
    """Makes the counts of a whole war measured states in place, with the words that say so as the reason."""
    for draft in drafts:
        if family(draft.type) != "CASUALTY" or not draft.quantities or draft.title:
            continue
        why = _since(parse, draft) or _by_war(parse, draft)
        if why:
            draft.type = TYPE
            draft.reasons.append(f"a count over a whole conflict ({why!r}), and of no single event")


def _since(parse: Parse, draft: Draft) -> str:
    """The words "since the war began", "since 2011", "since then" in the sentence of a count."""
    if draft.trigger.use == "verb" and not _is_perfect(parse, draft):
        return ""
    sentence = parse.sentences[parse.sentence_of[draft.trigger.head]]
    for n in range(sentence.first, sentence.last):
        if parse.tokens[n].lower != "since" or _after_superlative(parse, sentence.first, n):
            continue
        behind = parse.tokens[n + 1 : min(n + 1 + _BEGINNING, sentence.last)]
        if not behind:
            continue
        year = next((t for t in behind if t.text.isdigit() and len(t.text) == 4), None)
        war = next((t for t in behind if t.lower in words("wars")), None)
        named = war or year or (behind[0] if behind[0].lower == "then" else None)
        if named is not None:
            return f"since … {named.text}"
    return ""


def _by_war(parse: Parse, draft: Draft) -> str:
    """ "the six-year war has killed", "killed in the war": the war itself is what killed."""
    clause = parse.tokens[draft.clause[0] : draft.clause[1]]
    war = next((t for t in clause if t.lower in words("wars") and t.pos in {"NOUN", "PROPN"}), None)
    if war is None or not any((q.best or q.low or 0.0) >= _MANY for q in draft.quantities):
        return ""
    return war.text if _is_perfect(parse, draft) or parse.tokens[war.index - 1].lower in {"year", "civil"} else ""


def _is_perfect(parse: Parse, draft: Draft) -> bool:
    return any(t.lemma == "have" for t in dependants(parse, draft.trigger.head, "aux"))


def _after_superlative(parse: Parse, first: int, n: int) -> bool:
    """ "the deadliest day since the war began" counts one day."""
    return any("Degree=Sup" in t.morph or t.lower in {"first", "worst"} for t in parse.tokens[max(first, n - 4) : n])
