"""Who says it: the subject of a cue verb, by the parse, or by word order where the parse has none."""

from ..records import Token
from .groups import Group
from .kinds import is_giver
from .offices import is_office
from .page import MARKS, Unit
from .participles import by_infinitive, by_participle
from .phrases import Phrase, around, noun_phrase, whole
from .released import given_out
from .speaking import is_object, is_setting, speaks
from .unmarked import unmarked
from .words import COMMAS, NOMINAL, RELATIVES, SUBORDINATORS, finite, leftmost, listed, nominal, verbal

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl"})
_INHERITS = frozenset({"advcl", "conj", "xcomp", "parataxis", "acl", "ccomp", "advcl:relcl", "acl:relcl", "dep"})
_OBJECTS = frozenset({"him", "her", "them", "me", "us", "it", "so"})
#: Farther than this from its verb, a subject is a parsing error more often than not.
_FAR = 45
_FEW = 3
_NO_SUBJECT = frozenset({"ADP", "SCONJ", "ADV", "PART", "AUX", "CCONJ", "INTJ"})
_JOINTS = SUBORDINATORS - {"as", "where"}
_AGENT = 12  # words behind a passive within which its "by" stands


def subject(unit: Unit, group: Group) -> Phrase | None:
    """Returns who says it: the subject of a cue verb, behind the verb too, or that of the verb it depends on."""
    if group.passive:
        return _agent(unit, group)
    found = _active(unit, group)
    found = found and given_out(unit, group, found=found)
    return found and _with_office(unit, _behind_medium(unit, _behind_subordinator(unit, found)))


def _active(unit: Unit, group: Group) -> Phrase | None:
    if group.bare:
        return _quoted_as(unit, group) or by_participle(unit, group)
    if group.infinitive and (named := by_infinitive(unit, group)):
        return named
    behind = _behind(unit, group) if _ends_headline(unit, group) else None
    behind = behind or unmarked(unit, group, beside=_ending_at(unit, group.first))
    if behind and (unit.tokens[behind.head].pos == "PROPN" or is_giver(unit.parse, behind)):
        return behind
    return (_own(unit, group) or _quoted_as(unit, group) or _behind(unit, group) or _in_front(unit, group)
            or _beside(unit, group) or _with_relative(unit, group) or _inherited(unit, group)
            or _few_words(unit, group) or _opening(unit, group))


def _with_relative(unit: Unit, group: Group) -> Phrase | None:
    """`a soldier who asked not to be identified said`: of two verbs side by side the first is in a relative clause."""
    tokens, at = unit.tokens, group.first - 1
    if "quote" not in group.takes or group.shape not in {"past", "third"} or at <= unit.first or not verbal(tokens[at]):
        return None
    relative = next((n for n in range(at, max(unit.first, at - _AGENT), -1) if tokens[n].lower in RELATIVES), None)
    if relative is None or any(tokens[n].text in COMMAS or n in unit.inside for n in range(relative, group.first)):
        return None
    owner = _ending_at(unit, relative)
    return owner and Phrase(owner.first, group.first, owner.head, "before")


def _ends_headline(unit: Unit, group: Group) -> bool:
    """`Bridge destroyed, says General Doe`: behind the verb stands only a noun phrase."""
    rest = unit.tokens[group.last:unit.end]
    left = unit.tokens[group.first - 1].text if group.first > unit.first else ""
    return left == "," and group.first + 1 == group.last and 0 < len(rest) <= _AGENT and all(nominal(t) for t in rest)


def _opening(unit: Unit, group: Group) -> Phrase | None:
    """`A poll released in late May found that …`: the noun that the clause begins with and a participle behind it."""
    start = _clause_begin(unit, group)
    if group.bare or group.infinitive or start >= group.first or not nominal(unit.tokens[start]):
        return None
    found, rest = noun_phrase(unit, start, place="before"), unit.tokens[start:group.first]
    if found is None or not _can_act(unit.tokens[found.head]) or found.head >= group.first:
        return None
    # of two verbs without a joint the first is a participle, whatever its tag
    described = any(verbal(t) for t in rest) and not any(
        t.text in COMMAS or t.pos == "CCONJ" or (finite(t) and (t.pos == "AUX" or t.index != found.last)) for t in rest)
    return found._replace(last=group.first) if described and len(rest) <= _FAR else None


def _few_words(unit: Unit, group: Group) -> Phrase | None:
    """The one to three words that a clause begins with, right before the verb, whatever their tags."""
    start = _clause_begin(unit, group)
    words = unit.tokens[start:group.first]
    if group.bare or group.infinitive or not 1 <= len(words) <= _FEW:
        return None
    if not all(t.text[0].isalpha() for t in words) or words[-1].pos in _NO_SUBJECT or words[0].pos in _NO_SUBJECT:
        return None
    return Phrase(start, group.first, group.first - 1, "before")


def _with_office(unit: Unit, found: Phrase) -> Phrase:
    """`another spokesman for the front`: its head is the office, not the body."""
    for n in range(found.first, found.head):
        if unit.tokens[n].text in COMMAS:
            break
        if is_office(unit.tokens[n].lower) and unit.tokens[n + 1].pos == "ADP":
            return found._replace(head=n)
    return found


def _behind_medium(unit: Unit, found: Phrase) -> Phrase:
    """`For the Echo, Doe writes`: the medium is no part of the name."""
    left = unit.tokens[found.first - 1] if found.first > unit.first else None
    if left is None or left.pos != "ADP" or left.lower == "as":  # "as" joins a clause, whatever its tag
        return found
    comma = next((n for n in range(found.first, found.last - 1) if unit.tokens[n].text == ","), None)
    if comma is None or unit.tokens[comma + 1].pos != "PROPN":
        return found
    head = found.head if found.head > comma else found.last - 1
    return found._replace(first=comma + 1, head=head)


def before(unit: Unit, group: Group) -> Phrase | None:
    """Returns the noun phrase in front of a verb group: of a passive, what is said of or to."""
    return _own(unit, group) or _beside(unit, group)


def _own(unit: Unit, group: Group) -> Phrase | None:
    if group.bare or group.infinitive:
        return None
    tokens = unit.tokens
    # of "appear to show" the subject hangs on the first verb
    heads = [n for verb in dict.fromkeys((group.head, group.first)) for n in unit.parse.children[verb]
             if tokens[n].dep in _SUBJECTS and unit.first <= n < group.first
             and group.first - n <= _FAR and n not in unit.inside and _is_subject(unit, n)]
    if not heads:
        return None
    found = around(unit.parse, heads[-1], floor=unit.floor(heads[-1]), ceiling=group.first, place="before")
    if found is None or is_setting(unit, found):
        return None
    named = _owner_of_relative(unit, group.first, found=whole(unit, _without_day(unit, found)))
    return _without_citing(unit, named)


def _behind_subordinator(unit: Unit, found: Phrase) -> Phrase:
    """`five days after the general declared`: what stands before the conjunction is no part of the name."""
    tokens = unit.tokens
    at = next((n for n in range(found.first + 1, found.last - 1) if tokens[n].lower in _JOINTS), None)
    if at is None or any(verbal(t) or t.text in COMMAS for t in tokens[found.first:at]):
        return found
    heads = [n for n in range(at + 1, found.last) if tokens[n].pos in {"NOUN", "PROPN", "PRON"}]
    head = found.head if found.head > at else heads[0] if heads else found.last - 1
    return found._replace(first=at + 1, head=head)


def _without_day(unit: Unit, found: Phrase) -> Phrase:
    """`the fund today announced`: the day is no part of the name."""
    last = found.last
    while last > found.head + 1 and unit.tokens[last - 1].lower in listed("days"):
        last -= 1
    return found._replace(last=last)


def _is_subject(unit: Unit, n: int) -> bool:
    """Whether the parser's subject can be one: a noun by its tag, or by the article or owner that hangs on it."""
    if _can_act(unit.tokens[n]):
        return True
    owned = any(unit.tokens[c].dep in {"det", "nmod:poss", "nummod"} for c in unit.parse.children[n])
    return owned and (verbal(unit.tokens[n]) or unit.tokens[n].pos == "ADJ")


def _can_act(token: Token) -> bool:
    if token.lower.startswith("wh"):
        return True
    return token.pos in {"NOUN", "PROPN", "PRON", "NUM", "DET"} and token.lower not in listed("times")


def _owner_of_relative(unit: Unit, end: int, *, found: Phrase) -> Phrase:
    """`a man who spent years in the town said`: the noun before a relative clause that has a verb of its own.

    The verb group begins at `end`.
    """
    tokens, floor = unit.tokens, unit.floor(found.first)
    while floor < found.first and tokens[floor].text in COMMAS:
        floor += 1
    relative = next((n for n in range(floor + 1, found.head + 1) if _is_relative(tokens[n])), None)
    verbs = sum(finite(t) for t in tokens[relative:end]) if relative is not None else 0
    inside = (verbs == 1 and relative < found.head) if relative is not None else False
    if relative is None or not (inside or (verbs and tokens[end - 1].text == ",")):
        return found
    if tokens[found.first - 1].text == "," and tokens[found.first].pos == "DET" and tokens[end - 1].text != ",":
        return found  # "… drones that were launched at dawn, the army said"
    owner = noun_phrase(unit, floor, place="before")
    if owner is None or owner.last < relative - 2 or any(finite(t) for t in tokens[floor:relative]):
        return found
    last = end - 1 if tokens[end - 1].text in COMMAS else end
    return Phrase(floor, last, min(owner.head, relative - 1), "before")


def _is_relative(token: Token) -> bool:
    return token.lower in RELATIVES or (token.lower == "that" and token.pos == "PRON")


def _without_citing(unit: Unit, found: Phrase) -> Phrase:
    """`The paper, citing a clerk, said`: the participle is no part of the name."""
    for n in range(found.first + 1, found.last - 1):
        if unit.tokens[n].text == "," and unit.tokens[n + 1].lower in listed("asked"):
            return found._replace(last=n, head=min(found.head, n - 1))
    return found


def _behind(unit: Unit, group: Group) -> Phrase | None:
    """`…,” said Doe, the mayor.`: the subject behind the verb, where the content stands before it."""
    tokens, at = unit.tokens, group.last
    if group.shape not in {"past", "third", "base"} or at >= unit.last or "quote" not in group.takes:
        return None
    if group.first > unit.first:
        left = tokens[group.first - 1].text
        if not (left in COMMAS or left in MARKS or left in "?!:."):
            return None
        if "hearer" in group.takes and left in COMMAS and tokens[group.head].lower in listed("telling"):
            return None  # "Doe, who had left, told reporters": behind such a verb stands who was told
    word = tokens[at]
    if not nominal(word) or word.pos == "SYM" or word.lower in {"that", "this"} | _OBJECTS:
        return None
    found = noun_phrase(unit, at, place="after")
    if found and (not _can_act(tokens[found.head]) or is_object(unit, group, found=found)):
        return None
    if found and group.shape == "base" and not speaks(unit, found):
        return None  # "for a change, add a little salt"
    if found and "hearer" in group.takes and tokens[group.first - 1].text in COMMAS and found.last < unit.end:
        return None
    # "said the owner had left": the noun belongs to the clause behind it
    return None if found and found.last < unit.last and finite(tokens[found.last]) else found


def _quoted_as(unit: Unit, group: Group) -> Phrase | None:
    """`quotes Doe as saying`: who says it stands before the "as"."""
    at = group.first - 1
    if not group.bare or at <= unit.first or unit.tokens[at].lower != "as":
        return None
    return _ending_at(unit, at)


def _beside(unit: Unit, group: Group) -> Phrase | None:
    """The noun phrase that ends right before the verb group, by word order alone."""
    if group.bare or group.infinitive:
        return None
    last = _before_asides(unit, group)
    found = _ending_at(unit, last)
    if found is not None and unit.tokens[last].text != ",":
        found = _with_description(unit, found)
    if found is not None and is_setting(unit, found):
        return None
    apart = found is not None and unit.tokens[last].text == "," and found.first > unit.first
    # "Doe, who knew that it was hopeless, told": what stands behind a verb and before a comma is no subject
    return None if apart and found and unit.tokens[found.first - 1].pos in {"AUX", "ADP", "VERB"} else found


def _with_description(unit: Unit, found: Phrase) -> Phrase:
    """`people close to the talks`, `survivors met by the team`: what a participle or adjective before it describes."""
    tokens, at = unit.tokens, found.first - 2
    if at <= unit.first or tokens[at + 1].pos != "ADP" or tokens[at + 1].lower in {"of", "as"}:
        return found
    # "survivors met by the team described": of two verbs without a joint the first is a participle, whatever its tag
    agent = tokens[at].pos == "VERB" and (tokens[at + 1].lower == "by" or tokens[at].lower.endswith("ing"))
    described = agent or tokens[at].lower in listed("close_to") or "VerbForm=Part" in tokens[at].morph
    owner = _ending_at(unit, at) if described and tokens[at - 1].pos in {"NOUN", "PROPN"} else None
    verbs = any(finite(t) for t in tokens[owner.first:at]) if owner else True
    return found if owner is None or verbs else Phrase(owner.first, found.last, owner.head, "before")


def _ending_at(unit: Unit, last: int) -> Phrase | None:
    """Returns the noun phrase that ends before token `last`."""
    tokens = unit.tokens
    if last <= unit.first or not (nominal(tokens[last - 1]) or tokens[last - 1].text == ")"):
        return None
    first = _before_bracket(unit, last)
    while first > unit.first and (_in_phrase(tokens[first - 1], started=first < last) or _joins(unit, first - 1)):
        first -= 1
    while first < last and (tokens[first].pos == "ADP" or tokens[first].lower == "'s"):
        first += 1
    if first == last or last - first > _FAR:
        return None
    head = next((n for n in range(last - 1, first - 1, -1) if tokens[n].pos in {"NOUN", "PROPN", "PRON"}), last - 1)
    if tokens[head].name == "LOC" and tokens[head].dep == "nmod" and first <= tokens[head].head < head:
        head = tokens[head].head  # "a source in Hesk": no town speaks
    if not _can_act(tokens[head]) and not (tokens[head].pos == "ADJ" and tokens[first].pos in {"DET", "NUM"}):
        return None
    return _owner_of_relative(unit, last, found=whole(unit, Phrase(first, last, head, "before")))


def _before_bracket(unit: Unit, last: int) -> int:
    """`Doe (R-Orvena) said`: the bracket belongs to the name."""
    if unit.tokens[last - 1].text != ")":
        return last
    return next((n for n in range(last - 2, max(unit.first, last - _FAR), -1) if unit.tokens[n].text == "("), last)


def _before_asides(unit: Unit, group: Group) -> int:
    """The end of the words before a group, without a comma and a time ("Doe this month said")."""
    tokens, last = unit.tokens, group.first
    if last > unit.first and tokens[last - 1].text == "," and group.shape in {"past", "third"}:
        last -= 1
    while last > unit.first + 1 and (tokens[last - 1].lower in listed("times")
                                     or (last < group.first and tokens[last - 1].lower in {"this", "last"})):
        last -= 1
    if last < group.first and tokens[last - 1].lower == "on" and last > unit.first + 1:
        last -= 1
    return last


def _in_phrase(token: Token, *, started: bool) -> bool:
    if started and (token.lower in RELATIVES or token.lower == "that"):
        return False
    return token.pos in NOMINAL or token.lower in {"of", "'s", "-"}


def _joins(unit: Unit, n: int) -> bool:
    """Whether a comma, an "and" or a preposition stands between two parts of one noun phrase."""
    tokens = unit.tokens
    if n <= unit.first or n + 1 >= unit.last:
        return False
    left, right = tokens[n - 1], tokens[n + 1]
    if tokens[n].pos == "ADP":
        return left.pos in {"NOUN", "PROPN"} and tokens[n].lower in {"among", "in", "for", "from", "at", "with"}
    both = left.pos == "PROPN" and right.pos == "PROPN" and bool(left.name and right.name)
    return both and tokens[n].lower in {",", "and"}


def _inherited(unit: Unit, group: Group) -> Phrase | None:
    """The subject of the verb above, or the noun that a participle describes."""
    tokens, at = unit.tokens, group.head
    for _ in range(5):
        above = tokens[at]
        if above.head == at or not unit.first <= above.head < unit.last or above.dep not in _INHERITS:
            break
        kind, at = above.dep, above.head
        if kind.startswith("acl") and tokens[at].pos in {"NOUN", "PROPN", "PRON"} and at < group.first:
            return around(unit.parse, at, floor=unit.first, ceiling=group.first, place="elsewhere")
        subjects = [n for n in unit.parse.children[at] if tokens[n].dep in _SUBJECTS and unit.first <= n < unit.last
                    and not group.first <= n < group.last and n not in unit.inside]
        if subjects:
            ceiling = max(at if subjects[-1] < at else group.first, subjects[-1] + 1)
            found = around(unit.parse, subjects[-1], floor=unit.first, ceiling=ceiling, place="elsewhere")
            return found and whole(unit, found)
    if at != group.head and tokens[at].pos == "PROPN" and tokens[at].dep == "root" and at < group.first:
        # "Doe, a doctor, then came and began by saying": a sentence that the parser hangs on its first name
        return noun_phrase(unit, leftmost(unit.parse, at, floor=unit.floor(at)), place="elsewhere")
    return None


def _in_front(unit: Unit, group: Group) -> Phrase | None:
    """The noun phrase that the clause begins with, where commas stand between it and the verb ("Doe, in turn,")."""
    tokens = unit.tokens
    if group.bare or group.infinitive or group.first == unit.first:
        return None
    if tokens[group.first - 1].text != ")" and tokens[group.first - 1].text not in COMMAS:
        return None
    start = _clause_begin(unit, group)
    if start >= group.first or not nominal(tokens[start]):
        return None
    found = noun_phrase(unit, start, place="before")
    if found is None or not _can_act(tokens[found.head]):
        return None
    found = found._replace(last=min(found.last, group.first - 1))
    described = any(t.lower in RELATIVES or t.lower == "that" for t in tokens[found.last:found.last + 2])
    if not described and any(finite(t) for t in tokens[found.last:group.first]):
        return None
    last = group.first
    while last > found.last and (tokens[last - 1].text in COMMAS or tokens[last - 1].pos == "ADV"):
        last -= 1
    for n in range(found.head + 1, last - 1):
        if tokens[n].text == "," and tokens[n + 1].pos in {"ADP", "ADV"}:
            last = n  # "the council, for its part, said"
            break
    return _without_citing(unit, found._replace(last=last) if last - found.first <= _FAR else found)


def _clause_begin(unit: Unit, group: Group) -> int:
    tokens, start = unit.tokens, unit.floor(group.first)
    for n in range(start, group.first - 1):
        token = tokens[n]
        opens = token.pos == "SCONJ" and (token.lower in SUBORDINATORS or token.lower == "that")
        if opens or (token.pos == "CCONJ" and token.lower not in {"and", "or"}):
            start = n + 1
    while start < group.first and (tokens[start].text in COMMAS or tokens[start].pos in {"ADV", "CCONJ"}):
        start += 1
    return start


def _before_that(unit: Unit, group: Group, *, found: Phrase | None) -> Phrase | None:
    """`announced by the ministry that …`: the clause is the content, no part of the name."""
    if found is None or not {"clause", "that"} & group.takes:
        return found
    that = next((n for n in range(found.first + 1, found.last) if unit.tokens[n].lower == "that"), None)
    return found._replace(last=that, head=min(found.head, that - 1)) if that else found


def _agent(unit: Unit, group: Group) -> Phrase | None:
    tokens = unit.tokens
    for n in range(group.last, min(group.last + _AGENT, unit.last)):
        if tokens[n].lower == "by" and n + 1 < unit.last:
            return _before_that(unit, group, found=noun_phrase(unit, n + 1, place="after"))
        if tokens[n].lower in {"that", "to", "as"} or finite(tokens[n]) or tokens[n].text in COMMAS:
            break
    return None
