"""Where a content ends: with its sentence, or where another clause of the cue's own level begins."""

from .cues import nouns, verbs
from .groups import Group
from .page import MARKS, Unit
from .words import COMMAS, PERSONAL, RELATIVES, SUBORDINATORS, finite, leftmost, listed, nominal, rightmost, verbal

_SPEECH = frozenset({"clause", "quote", "that"})
_DASHES = frozenset({"—", "–", "--"})
_NAME = 9  # words between a conjunction and the verb of another speaker
_BEGINS = frozenset({"DET", "NOUN", "ADJ", "NUM"})
_LONG = 16  # words of a subordinate clause in front of a main clause
_FINITE_SHAPES = frozenset({"past", "third", "base"})
_DEEP = 6  # steps up from a cue to the verb of the main clause
_SHORT = 9  # words of a phrase between a noun and its clause ("a claim by the prosecutor that")


def clause_stop(unit: Unit, group: Group, *, start: int) -> int:
    """Returns where the clause from `start` on ends: with the sentence, or before `, adding that`, `, but Doe`."""
    tokens, main = unit.tokens, _main_clause(unit, group, start=start) or _after_subordinate(unit, group, start=start)
    main = _free_relative(unit, group, start=start) or _matrix(unit, group, start=start) or main
    spoken = _spoken(unit, start)
    if spoken is not None:
        return spoken
    described = group.first > unit.first and tokens[group.first - 1].lower in RELATIVES
    for n in range(start + 1, unit.end):
        if n in unit.inside:
            continue
        token = tokens[n]
        if described and token.lower in listed("closing") and verbal(tokens[n - 1]) and tokens[n - 1].pos != "AUX":
            return n  # "who asked not to be identified said"
        if tokens[n - 1].text in COMMAS and _new_cue(unit, n):
            return _trimmed(unit, start, last=n - 1)
        if token.dep in {"conj", "advcl", "parataxis"} and token.head <= group.last and token.head != n:
            first = leftmost(unit.parse, n, floor=start + 1)
            if (first > start + 1 and first not in unit.inside and _ends_at(unit, first, top=n)
                    and not _quotes_on(unit, first) and not _shares_verb(unit, start, joint=first)):
                return _trimmed(unit, start, last=first)
        joint = token.pos == "CCONJ" or token.text == ";" or (token.lower == "while" and tokens[n - 1].text == ",")
        if joint and _back_to_speaker(unit, group, n=n):
            return _trimmed(unit, start, last=n)
        if n == main:
            return _trimmed(unit, start, last=n)
    return unit.end


def _quotes_on(unit: Unit, first: int) -> bool:
    """`said they had “the town,” but now “all is lost”`: behind the joint more is quoted, and nobody else speaks."""
    left = unit.tokens[first - 1]
    if left.text not in MARKS and not (unit.tokens[first].pos == "CCONJ" and left.text in COMMAS):
        return False
    later = [q for q in unit.quotations if first < q.first < unit.end]
    rest = [n for n in range(first, unit.end) if n not in unit.inside]
    return bool(later) and any(q.last <= first for q in unit.quotations) and not any(
        unit.tokens[n].lower in verbs() and verbal(unit.tokens[n]) for n in rest)


def _spoken(unit: Unit, start: int) -> int | None:
    """`chanted “What curfew?” and kept going`: the end of a quotation with its own stop, behind which none follows."""
    quotation = unit.opening.get(start)
    if quotation is None or quotation.outer_last >= unit.end:
        return None
    after, last = unit.tokens[quotation.outer_last], unit.tokens[quotation.last - 1].text
    if last == "," and _subject_and_verb(unit, quotation.outer_last):
        return quotation.outer_last  # "in a box labelled “danger,” a guard kept it"
    dashed = after.text in _DASHES and any(finite(t) for t in unit.tokens[quotation.first:quotation.last])
    if (last not in "?!.," and not dashed) or any(q.first > quotation.last for q in unit.quotations):
        return None
    ends = after.pos in {"CCONJ", "SCONJ"} or after.lower in SUBORDINATORS or after.text in COMMAS
    linked = after.lower.startswith(("http", "www.", "pic.", "@", "#"))
    return quotation.outer_last if ends or linked else None


def _shares_verb(unit: Unit, start: int, *, joint: int) -> bool:
    """`says the mayor and the council should go`: no verb stands before the joint, so that its words are subjects."""
    tokens = unit.tokens
    return (tokens[joint].pos == "CCONJ" and joint + 1 < unit.end and nominal(tokens[joint + 1])
            and not any(verbal(t) for t in tokens[start:joint]))


def _back_to_speaker(unit: Unit, group: Group, *, n: int) -> bool:
    """`… and warned them`, `…, but Doe said that`: behind a conjunction this speaker or another one goes on."""
    tokens, at = unit.tokens, n + 1
    apart = tokens[n].text == ";" or tokens[n - 1].text in COMMAS
    at = _behind_subordinate(unit, at) if apart else at
    while at < min(unit.end, n + _NAME) and (tokens[at].pos in {"ADV", "AUX"} or (apart and _in_name(unit, at))):
        at += 1
    if apart and at + 1 < unit.end and tokens[at].text == "," and tokens[at + 1].lower in RELATIVES:
        at = next((k + 1 for k in range(at + 2, min(at + _LONG, unit.end - 1)) if tokens[k].text == ","), at)
    if at >= unit.end or at in unit.inside or not verbal(tokens[at]):
        return False
    forms = verbs().get(tokens[at].lower, ())
    same = frozenset({group.shape} if at > n + 1 and group.shape != "base" else {"past", "third"})
    same = _FINITE_SHAPES if tokens[n].text == ";" else same
    takes = {"clause", "quote", "to"} if apart and tokens[at - 1].lower in PERSONAL else {"clause", "quote"}
    return (group.shape in _FINITE_SHAPES or tokens[n].text == ";") and any(
        f.shape in same and takes & f.cue.takes for f in forms)


def _behind_subordinate(unit: Unit, at: int) -> int:
    """`…, and when pressed on it, the minister replied`: the main clause begins behind the comma."""
    if at >= unit.end or unit.tokens[at].lower not in SUBORDINATORS:
        return at
    return next((n + 1 for n in range(at + 1, min(at + _LONG, unit.end - 1))
                 if unit.tokens[n].text == "," and n not in unit.inside), at)


def _in_name(unit: Unit, n: int) -> bool:
    token = unit.tokens[n]
    if verbal(token):
        # "a fallen mayor", "neighbouring Norland": participles before the noun, whatever their tags
        return unit.tokens[n - 1].pos == "DET" or (token.lower.endswith("ing") and unit.tokens[n + 1].pos == "PROPN")
    return nominal(token) or token.lower in {"of", "'s", "for"}


def infinitive_stop(unit: Unit, group: Group, *, start: int) -> int:
    """Returns where the infinitive from `start` on ends: before a conjunction that leads to a verb of its own, too."""
    stop = clause_stop(unit, group, start=start)
    for n in range(start + 2, stop - 1):
        joint = unit.tokens[n].lower in {"but", "and", "so", "while"} and n not in unit.inside
        if joint and _leads_to_verb(unit, n, stop=stop):
            return _trimmed(unit, start, last=n)
    return stop


def _leads_to_verb(unit: Unit, n: int, *, stop: int) -> bool:
    """Whether a finite verb follows a conjunction, at once or behind its subject after a comma."""
    tokens = unit.tokens
    if finite(tokens[n + 1]):
        # "agreed to share it and rely on it": another infinitive, whatever its tag
        return tokens[n + 1].lower != tokens[n + 1].lemma or tokens[n + 1].pos == "AUX"
    if tokens[n - 1].text != "," and tokens[n].lower != "so":
        return False
    for token in tokens[n + 1:min(n + 9, stop)]:
        if finite(token):
            return True
        if not nominal(token) and token.lower not in {"'s", "of"}:
            return False
    return False


def _after_subordinate(unit: Unit, group: Group, *, start: int) -> int | None:
    """`A day after Doe said that …, the mayor left`: the same, by the order of words."""
    tokens, at = unit.tokens, group.first - 1
    while at >= unit.first and not finite(tokens[at]) and (
            tokens[at].text not in COMMAS or group.first - at < _NAME) and tokens[at].lower not in SUBORDINATORS:
        at -= 1
    opens = group.first == unit.first and (group.bare or group.passive or group.shape in {"past", "participle"})
    hangs = at >= unit.first and tokens[at].lower in SUBORDINATORS - {"whether", "where"} and (
        tokens[at].lower != "as" or tokens[at].pos == "SCONJ")
    if not opens and not hangs:
        return None
    for n in range(start + 2, unit.end - 1):
        if tokens[n].text == "," and n not in unit.inside and _subject_and_verb(unit, n + 1):
            return n
    return None


def _subject_and_verb(unit: Unit, at: int) -> bool:
    tokens = unit.tokens
    if tokens[at].pos not in {"DET", "PRON", "PROPN", "NOUN"} or tokens[at].lower in RELATIVES:
        return False
    for n in range(at + 1, min(at + _NAME, unit.end)):
        if finite(tokens[n]):
            return True
        if tokens[n].text in COMMAS or tokens[n].pos in {"CCONJ", "SCONJ"}:
            return False
    return False


def _main_clause(unit: Unit, group: Group, *, start: int) -> int | None:
    """`While Doe has said that …, the mayor …`: the comma before the main clause, where the cue hangs on it."""
    tokens, at = unit.tokens, group.head
    for _ in range(_DEEP):
        if tokens[at].head == at or not unit.first <= tokens[at].head < unit.last:
            return None
        at = tokens[at].head
        if at > start and (finite(tokens[at]) or tokens[at].dep == "root"):
            children = unit.parse.children[at]
            behind = next((c for c in children if tokens[c].dep.startswith("nsubj") and c > start), None)
            first = at if behind is None else leftmost(unit.parse, behind, floor=start + 1)
            while behind is None and tokens[first - 1].pos in {"AUX", "ADV"}:  # "The group, which says so, has left"
                first -= 1
            return first - 1 if tokens[first - 1].text == "," and first - 1 not in unit.inside else None
    return None


def _free_relative(unit: Unit, group: Group, *, start: int) -> int | None:
    """`What the army called a base was a farm`: what it was is told by somebody else."""
    if "name" not in group.takes or unit.tokens[unit.first].lower != "what" or any(
            finite(t) or t.text == "," for t in unit.tokens[unit.first:group.first]):
        return None
    return next((n for n in range(start + 1, unit.end) if finite(unit.tokens[n])), None)


def _matrix(unit: Unit, group: Group, *, start: int) -> int | None:
    """`A woman who said she was a nurse told us`: the verb of the noun that the cue's clause describes."""
    tokens, at = unit.tokens, unit.tokens[group.head].head
    relative = group.first > unit.first and tokens[group.first - 1].lower in RELATIVES | {"that"}
    if not tokens[group.head].dep.startswith("acl") or at >= group.first or not (group.bare or relative):
        return None
    verb = tokens[tokens[at].head]
    if not tokens[at].dep.startswith("nsubj") or not start < verb.index < unit.end:
        return None
    helpers = [c for c in unit.parse.children[verb.index] if tokens[c].dep.startswith(("aux", "cop")) and start < c]
    end = min([verb.index, *helpers])
    return end if any(finite(t) or t.lower == "to" for t in tokens[start:end]) else None


def _new_cue(unit: Unit, n: int) -> bool:
    token = unit.tokens[n]
    if token.lower == "according" and n + 1 < unit.last and unit.tokens[n + 1].lower == "to":
        return True
    if token.lower in listed("citing"):  # "…, citing local sources"
        return True
    forms = verbs().get(token.lower, ())
    if verbal(token) and any(f.shape == "ing" and _SPEECH & f.cue.takes for f in forms):
        return True
    # "…, says the envoy" at the end of a headline
    last = n + 1 < unit.end <= n + 1 + _SHORT and all(nominal(t) for t in unit.tokens[n + 1:unit.end])
    return last and any(f.shape in {"third", "past"} and "quote" in f.cue.takes for f in forms)


def _ends_at(unit: Unit, first: int, *, top: int) -> bool:
    """Whether a clause that hangs above the content (its verb at `top`, its first word at `first`) ends the content."""
    tokens = unit.tokens
    token, left = tokens[first], tokens[first - 1]
    if tokens[top].dep == "conj":
        beyond = tokens[first + 1] if token.pos == "CCONJ" and first + 1 < unit.last else token
        return beyond.lower != "that" and (token.pos == "CCONJ" or left.pos == "CCONJ")
    if left.text not in COMMAS:
        return False
    if tokens[top].dep == "parataxis":
        return any(tokens[c].dep.startswith("nsubj") for c in unit.parse.children[top])
    return token.lower in SUBORDINATORS or "VerbForm=Part" in token.morph


def _trimmed(unit: Unit, start: int, *, last: int) -> int:
    while last > start + 1 and (unit.tokens[last - 1].text in COMMAS or unit.tokens[last - 1].pos == "CCONJ"):
        last -= 1
    return last


def noun_stop(unit: Unit, at: int) -> int:
    """Returns where the noun phrase that begins at `at` ends, with what hangs on it."""
    tokens, last = unit.tokens, at
    while last < unit.end and (_continues(unit, last) or _lacks_noun(unit, at, last=last)):
        last += 1
    heads = [n for n in range(at, last) if tokens[n].pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "VERB"}]
    if not heads:
        bare = tokens[at].pos == "PRON" and at + 1 < unit.end and tokens[at + 1].text == ","
        return at + 1 if bare else unit.end  # "they don't want that, Doe said"
    if any(tokens[n].lower in nouns() for n in heads):
        that = next((n for n in range(last, min(last + _SHORT, unit.end)) if tokens[n].lower == "that"), None)
        if that is not None and not any(finite(t) for t in tokens[last:that]):
            return next((n for n in range(that, unit.end - 1) if tokens[n].text == "," and n not in unit.inside
                         and _subject_and_verb(unit, n + 1)), unit.end)
    if last < unit.end and _relative(unit, last):
        return next((n for n in range(last, unit.end) if tokens[n].text == "," and n not in unit.inside), unit.end)
    top = max(heads, key=lambda n: (not at <= tokens[n].head < last, n))
    return _with_list(unit, min(unit.end, max(last, rightmost(unit.parse, top, floor=at, ceiling=unit.end) + 1)))


def _with_list(unit: Unit, stop: int) -> int:
    """Takes in further members of a list behind a noun phrase ("prosperity, migration and a host of others")."""
    tokens, begin = unit.tokens, stop
    while stop + 1 < unit.end and tokens[stop].lower in {",", "and", "or"}:
        at = stop + 1 + (tokens[stop + 1].lower in {"and", "or"})
        if at > stop + 1 and stop == begin:
            break  # "…, and the guests left": a comma before the "and" of two joins clauses
        last = at
        while last < unit.end and last not in unit.opening and _continues(unit, last) and not verbal(tokens[last]):
            last += 1
        ends = last >= unit.end or tokens[last].lower in {",", "and", "or", "in", "for", "at", "on"}
        noun = last > at and tokens[at].pos in _BEGINS and tokens[last - 1].pos in {"NOUN", "PROPN"}
        joined = any(t.lower in {"and", "or"} for t in tokens[stop:min(stop + _SHORT, unit.end)])
        if not (ends and noun and joined):
            break
        stop = last
    return stop


def _lacks_noun(unit: Unit, at: int, *, last: int) -> bool:
    """`the fierce fight`, where the noun is taken for a verb by mistake."""
    words = unit.tokens[at:last]
    return bool(words) and verbal(unit.tokens[last]) and all(t.pos in {"DET", "ADJ"} for t in words)


def _relative(unit: Unit, n: int) -> bool:
    token = unit.tokens[n]
    return token.lower in RELATIVES or (token.lower == "that" and token.pos == "PRON")


def _continues(unit: Unit, n: int) -> bool:
    token = unit.tokens[n]
    if _relative(unit, n):
        return False
    if nominal(token) or token.pos == "ADV" or token.lower in {"'s", "of", "-"} or token.text in MARKS:
        return True
    return token.pos == "PUNCT" and token.text not in COMMAS and token.text != ":"
