"""What tense alone tells of the time of an event, where no words date it."""

from datetime import date, timedelta
from typing import NamedTuple

from ..records import ClaimTime, Parse, Published, Token
from .draft import Draft, family
from .grammar import dependants, governing_verb

#: Headlines tell what is new; a week is how far back a daily or weekly page may reach with them.
_NEWS = timedelta(days=7)
#: Sentences below the first one in which a perfect still brings news.
_DEEPEST = 2
_NEWSWORTHY = frozenset({"ASSAULT", "CASUALTY", "OUTCOME", "CONTROL", "PROTEST", "DISASTER", "ACCIDENT"})


class ByTense(NamedTuple):
    """A time that rests on tense, and the words that say so in the reason of the claim."""

    time: ClaimTime
    reason: str


def by_tense(
    parse: Parse, draft: Draft, published: Published | None, *, depth: int | None
) -> ByTense | None:
    """Returns the bounds that tense and the date of publication set to an event, None where they set none.

    `depth` counts the sentences from the first one under the title that tells of an event. A past tense: not after
    publication. A headline in the present, or without a finite verb ("Nine killed in raid"), what the first sentence
    tells, and what the next ones tell in the perfect: in the week before it. All are what the form of words says, not
    more (of dated first sentences of news 95 in 100 keep to it): an old story told again is dated too late.
    """
    if published is None:
        return None
    trigger = draft.trigger
    verb = parse.tokens[trigger.head if trigger.use != "noun" else governing_verb(parse, trigger.head)]
    if family(draft.type) in _NEWSWORTHY and (why := _news(parse, draft, verb, depth)):
        earliest = (date.fromisoformat(published.earliest) - _NEWS).isoformat()
        return ByTense(_before(earliest, published.latest), f"time: {why} tells of the week before its page")
    if _is_past(parse, verb) or "Tense=Past" in verb.morph:
        return ByTense(_before(None, published.latest), "time: a past tense, so not after publication")
    return None


def _news(parse: Parse, draft: Draft, verb: Token, depth: int | None) -> str:
    """What shows that an event is news on its page, empty where nothing does."""
    if draft.title:
        shortened = draft.passive and not any(dependants(parse, draft.trigger.head, "aux", "aux:pass", "cop"))
        return "a headline without a past tense" if shortened or not _is_past(parse, verb) else ""
    helpers = {a.lower for a in dependants(parse, verb.index, "aux", "aux:pass", "cop")}
    if depth is None or depth > _DEEPEST or "had" in helpers:
        return ""
    if depth == 0 and _is_past(parse, verb):
        return "the first sentence under the title"
    return "a perfect tense near the head" if helpers & {"has", "have"} else ""


def _is_past(parse: Parse, verb: Token) -> bool:
    """Tells whether a finite verb or auxiliary in the past stands in the clause."""
    if "Tense=Past" in verb.morph and "VerbForm=Fin" in verb.morph:
        return True
    return any(
        "Tense=Past" in a.morph or a.lower in {"has", "have", "had"}
        for a in dependants(parse, verb.index, "aux", "aux:pass", "cop")
    )


def _before(earliest: str | None, latest: str) -> ClaimTime:
    return ClaimTime(earliest=earliest, latest=latest, text=None, start=None, end=None, relation="before")
