"""Where the content behind a cue begins: at "that", a question word, a quotation mark, a colon, or a bare clause."""

from itertools import takewhile

from ..records import Token
from .cues import nouns, verbs
from .groups import Group
from .page import Unit
from .phrases import Phrase
from .side import bounds, is_speech
from .words import COMMAS, PERSONAL, QUESTIONS, RELATIVES, SUBORDINATORS, finite, leftmost, listed, nominal, verbal

_LATE = 30  # words behind a cue within which its content has to begin
_SHORT = 9  # words between a cue and a noun that has a clause of its own
_ASIDE = 10  # words between two commas right behind a cue
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_AFTER_NOUN = frozenset({"who", "which", "whose", "whom", "where", "when"})
_POINTING = frozenset({"this", "that", "these", "those"})
_DASHES = frozenset({";", "—", "–", "--"})
_CLAUSAL = frozenset({"clause", "that", "wh"})


def clause_start(unit: Unit, group: Group, *, source: Phrase | None) -> int | None:
    """Returns where the content behind a cue begins, or None where nothing there can be its content."""
    at = bounds(group, source)[1] if source and source.place == "after" else group.last
    if at < unit.end and unit.tokens[at].lower in ({"about", "of", "for"} if group.bare else {"about"}) & group.takes:
        return None
    if "thing" in group.takes and _announced(unit, at):
        return None
    end = min(unit.end, at + _LATE)
    for n in range(at, end):
        if _opens(unit, n, at=at, takes=group.takes):
            return _with_adverb(unit, n, at=at)
        if _bars(unit, n, at=at, takes=group.takes):
            break
    return _bare_clause(unit, group, at=at) if "clause" in group.takes else None


def _announced(unit: Unit, at: int) -> bool:
    """`denied a claim by Doe that …`: the clause belongs to the object of the cue."""
    for n in range(at, min(at + _SHORT, unit.end - 1)):
        token = unit.tokens[n]
        if not nominal(token):
            return False
        if token.lower in nouns() and token.pos == "NOUN":
            return unit.tokens[n + 1].lower in {"that", "by"}
    return False


def _opens(unit: Unit, n: int, *, at: int, takes: frozenset[str]) -> bool:
    """Whether the content begins at token `n`."""
    token, quotation = unit.tokens[n], unit.opening.get(n)
    if quotation and "quote" in takes and not _in_clause(unit, n, at=at) and not _in_phrase(unit, n, at=at):
        return n == at or is_speech(unit, quotation) or unit.tokens[n - 1].text in ",:"
    if token.lower == "that" and {"clause", "that"} & takes:
        told = n > at and _is_news_subject(unit.tokens[n - 1])
        return not told and complementizer(unit, n) and not _describes(unit, n, at=at, takes=takes)
    if token.lower in QUESTIONS and "wh" in takes:
        return not (token.lower in _AFTER_NOUN and _behind_noun(unit, n, at=at))
    return n > at and unit.tokens[n - 1].text == ":" and "quote" in takes


def _is_news_subject(token: Token) -> bool:
    """`said reports that a bomb had exploded were untrue`: the clause hangs on a noun of which more is said."""
    return token.lower in listed("news") and token.dep.startswith("nsubj")


def _describes(unit: Unit, n: int, *, at: int, takes: frozenset[str]) -> bool:
    """`said many of the examples that critics cite are old`: a relative clause inside the subject of what is said."""
    token, left = unit.tokens[n], unit.tokens[n - 1]
    if n == at or "hearer" in takes or left.pos != "NOUN" or token.pos == "SCONJ" or left.lower in listed("times"):
        return False
    return token.dep in {"obj", "obl", "nsubj"} and unit.tokens[at].pos in {"DET", "ADJ", "NOUN", "NUM"}


def _behind_noun(unit: Unit, n: int, *, at: int) -> bool:
    """`the mile to which they held on`: the question word describes the noun before it."""
    noun = n - 1 - (n > at and (unit.tokens[n - 1].pos == "ADP" or unit.tokens[n - 1].text == ","))
    return noun >= at and nominal(unit.tokens[noun])


def _bars(unit: Unit, n: int, *, at: int, takes: frozenset[str]) -> bool:
    """Whether no content can begin behind token `n`."""
    token = unit.tokens[n]
    if n in unit.opening and "quote" in takes and not _in_phrase(unit, n, at=at):
        return True
    if finite(token) or token.text in _DASHES or (token.lower in SUBORDINATORS - {"as"} and token.pos != "ADP"):
        return True
    if verbal(token) and _claims_clause(unit, n, at=at, takes=takes):
        return True
    return token.text == "," and not _short_aside(unit, n)


def _claims_clause(unit: Unit, n: int, *, at: int, takes: frozenset[str]) -> bool:
    """Whether another cue behind this one takes what follows, and does not describe the hearer ("reporters asking")."""
    forms = verbs().get(unit.tokens[n].lower, ())
    describes = "hearer" in takes and n > at and unit.tokens[n].lower.endswith("ing")
    return not describes and any(_CLAUSAL & f.cue.takes for f in forms)


def _in_clause(unit: Unit, n: int, *, at: int) -> bool:
    """`says fraud “would be awful”`: the quotation at `n` goes on with a clause that begins before it."""
    first = unit.opening[n].first
    return n > at and unit.tokens[n - 1].pos in _NOUNS and finite(unit.tokens[first])


def _in_phrase(unit: Unit, n: int, *, at: int) -> bool:
    """`bemoaned the “phony system”`: the quotation at `n` ends a noun phrase that begins before it."""
    left = unit.tokens[n - 1]
    return n > at and (left.pos in {"DET", "ADJ", "CCONJ"} or left.lower == "'s") and left.lower not in _POINTING


def _with_adverb(unit: Unit, n: int, *, at: int) -> int:
    """`knows exactly how`: the adverb belongs to the question."""
    adverb = n > at and unit.tokens[n].lower in QUESTIONS and unit.tokens[n - 1].lower in {"exactly", "just"}
    return n - 1 if adverb else n


def complementizer(unit: Unit, n: int) -> bool:
    """Whether the "that" at token `n` opens a clause, and is no pronoun and no article."""
    token = unit.tokens[n]
    following = unit.tokens[n + 1] if n + 1 < unit.end else None
    if following is not None and following.text == "," and token.pos == "PRON":
        return False  # "that they don't want that, Doe said"
    if token.pos == "SCONJ" or token.dep == "mark":
        return True
    if following is None:
        return False
    reports = following.lower in listed("news") and n + 2 < unit.end and unit.tokens[n + 2].lower == "of"
    if finite(following) and not reports:
        return False
    return reports or "Number=Plur" in following.morph or not (token.dep == "det" and token.head == n + 1)


def _short_aside(unit: Unit, n: int) -> bool:
    """A comma that is soon followed by the content: `said, “…`, `said, however, that`, `said Friday, that`."""
    tokens = unit.tokens
    for k in range(n + 1, min(n + _ASIDE, unit.end)):
        if k in unit.opening or (tokens[k].lower == "that" and tokens[k - 1].text == ","):
            return True
        if finite(tokens[k]):
            return False
    return False


def _bare_clause(unit: Unit, group: Group, *, at: int) -> int | None:
    """`said the bridge fell`: a subject and a finite verb behind the cue."""
    tokens = unit.tokens
    if at + 2 < unit.end and tokens[at].text == "," and group.cue.lemma in {"say", "think"}:
        # "and he said, I never saw it", as people write down talk
        following = tokens[at + 1]
        at += following.pos in {"PRON", "PROPN", "NOUN", "DET", "AUX"} or following.lower in {"if", "when", "yes"}
    if group.passive and "hearer" not in group.takes and (
            group.first == unit.first or tokens[group.first - 1].lower not in {"it", "there"}):
        return None
    if at >= unit.end or (tokens[at].pos == "ADP" and (tokens[at].lower == "to" or "quote" not in group.takes)):
        return None
    for n in range(at, min(unit.end, at + _LATE)):
        token = tokens[n]
        if token.text == "," and n + 1 < unit.end and tokens[n + 1].lower == "but":
            return None  # "claimed the attack, but officials blamed"
        if token.text in {";", ":", "("} or (token.text == "," and n == at) or token.lower in listed("never_bare"):
            return None
        if token.lower in {"as", "so"} and token.pos == "SCONJ" and n > at:
            return None
        if "to" in group.takes and token.lower == "to" and n + 1 < unit.end and verbal(tokens[n + 1]):
            return None
        if n > at and tokens[n - 1].pos == "CCONJ" and verbal(token) and token.lower in verbs():
            return None  # "admitted having left but insisted": the next cue of the same speaker
        if not (finite(token) or _past_of_clause(unit, group, n=n, at=at)) or _is_news_subject(token):
            continue
        if not any(t.pos in _NOUNS or t.pos in {"NUM", "DET"} or t.lower == "there" for t in tokens[at:n]):
            return None
        return _after_hearer(unit, at, verb=n) if "hearer" in group.takes else _after_asides(unit, at, verb=n)
    return None


def _past_of_clause(unit: Unit, group: Group, *, n: int, at: int) -> bool:
    """A past form right behind a noun, taken for a participle by mistake: "says Doe promised"."""
    token = unit.tokens[n]
    if n == at or token.pos != "VERB" or "Tense=Past" not in token.morph:
        return False
    left = unit.tokens[n - 1].pos
    hangs = token.head == group.head and token.dep in {"ccomp", "xcomp"}
    return left in {"PROPN", "PRON"} or (left == "NOUN" and hangs)


def _after_hearer(unit: Unit, at: int, *, verb: int) -> int | None:
    """`told colleagues the letter was forged`: the second noun phrase of those between the cue and the verb."""
    tokens = unit.tokens
    for n in range(at + 1, verb):
        token, left = tokens[n], tokens[n - 1]
        if left.pos not in _NOUNS and left.lower not in listed("hearers"):
            continue
        if token.pos == "DET" or token.lower in PERSONAL or token.lower in listed("starters"):
            return n
        if token.pos == "PROPN" and left.pos != "PROPN":
            return n
        if token.pos in {"ADJ", "NUM", "NOUN"} and left.lower in listed("hearers"):
            return n
    return at if tokens[at].lower in PERSONAL - {"you", "it"} else None


def _after_asides(unit: Unit, at: int, *, verb: int) -> int:
    """`said Friday the bridge fell`, `said at noon the bridge fell`: time and place of the saying are skipped."""
    tokens, start = unit.tokens, at
    subject = next((c for c in (*unit.parse.children[verb], *unit.parse.children[tokens[verb].head])
                    if tokens[c].dep.startswith(("nsubj", "expl")) and at <= c < verb), None)
    if subject is not None and tokens[subject].lower in RELATIVES | {"that"}:
        subject = None  # "said parents who adopt would": the first verb is that of a relative clause
    first = at if subject is None else leftmost(unit.parse, subject, floor=at)
    if first > at and _has_contact_clause(unit, at, pronoun=first, verb=verb):
        return at
    while start < verb:
        aside = tokens[start].lower in listed("asides")
        if not aside and not (start < first and _hangs_before(unit, start, first=first)):
            return at if tokens[start].pos == "CCONJ" else start
        start += 1
    return at


def _has_contact_clause(unit: Unit, at: int, *, pronoun: int, verb: int) -> bool:
    """`said a hospital it supports was hit`: the pronoun opens a clause on the noun before it."""
    words = unit.tokens[at:pronoun]
    times = listed("asides") | listed("times")
    plain = all(nominal(t) and t.lower not in times for t in words)
    if unit.tokens[pronoun].lower not in PERSONAL or not plain or words[-1].pos not in {"NOUN", "PROPN"}:
        return False
    rest = unit.tokens[verb + 1:unit.end]
    return any(verbal(t) for t in takewhile(lambda t: t.text not in COMMAS and t.pos not in {"CCONJ", "SCONJ"}, rest))


def _hangs_before(unit: Unit, start: int, *, first: int) -> bool:
    """Whether a word behind the cue hangs on the cue and not on the clause that begins at `first`."""
    tokens, top = unit.tokens, start
    while start < tokens[top].head < first and tokens[top].head != top:
        top = tokens[top].head
    return tokens[start].pos != "ADV" and tokens[top].head < start
