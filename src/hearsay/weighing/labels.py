"""Short names of happenings for people: "capture of Tesqal", "air strike on the ferry landing at Qorshum"."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from ..knowledge import table
from ..records import Argument, Claim, Ledger

_LONGEST = 60


def label(ledger: Ledger, claims: Iterable[Claim], *, phrase: str | None = None) -> str:
    """Names what claims speak of, after the target and the place that most of them name.

    Where they name neither, the words of the first of them stand behind.
    """
    some = sorted(claims, key=lambda c: (c.document, c.start, c.id))
    kind = _commonest(claim.event for claim in some)
    phrase = phrase or _phrases().get(kind) or _phrases().get(kind.partition(":")[0])
    target = _commonest((_called(ledger, a) for claim in some for a in claim.targets), plain=_people())
    place = _commonest(_called(ledger, a) for claim in some for a in claim.places)
    if kind.startswith("CONTROL") and place and (not target or is_generic(target)):
        target = place
    if target and is_generic(target) and " " not in target:
        target = ""
    if phrase is None:
        return _shortened(some[0].text) if some else ""
    named = phrase.format(target) if target else phrase.split("{}")[0].rsplit(" ", 2)[0]
    if not (target or place):
        return f"{named} (“{_shortened(some[0].text)}”)"
    return f"{named} at {place}" if place and place not in target else named


def is_generic(text: str) -> bool:
    """Tells whether words for land say no more than "the town"."""
    words = [word for word in text.casefold().split() if word not in _small()]
    return len(words) <= 1 and all(word in _generic() for word in words)


def source_name(text: str) -> str:
    """Returns the words for a nameless source without what is said of it aside: "An official, speaking on …"."""
    plain = " ".join(text.split())
    aside = _aside().search(plain)
    return plain[: aside.start()] if aside else plain


def entity_name(ledger: Ledger, entity: str | None) -> str:
    """Returns the name of an entity, empty where there is none."""
    found = ledger.entities.get(entity) if entity else None
    return found.name if found else ""


def _called(ledger: Ledger, argument: Argument) -> str:
    words = entity_name(ledger, argument.entity) or _trimmed(argument.text)
    nobody = words.casefold() in table("weighing")["nobody"]["words"] and words not in _people()
    return "" if nobody else words


def _trimmed(text: str) -> str:
    words = text.split()
    while words and (words[0].casefold() in _small() or words[0].strip(".,").replace(",", "").isdigit()):
        words.pop(0)
    return _shortened(" ".join(words))


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _commonest(values: Iterable[str], *, plain: frozenset[str] = frozenset()) -> str:
    """The commonest of some words; of several those that are `plain`, then the shortest."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value not in plain, len(value), value), default="")


@cache
def _people() -> frozenset[str]:
    return frozenset(table("weighing")["generic"]["people"])


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf",\s+(?:{'|'.join(map(re.escape, table('weighing')['asides']['words']))})\b", re.IGNORECASE)


@cache
def _phrases() -> dict[str, str]:
    return dict(table("weighing")["phrases"])


@cache
def _generic() -> frozenset[str]:
    return frozenset(table("weighing")["generic"]["words"])


@cache
def _small() -> frozenset[str]:
    return frozenset(table("weighing")["trimmed"]["words"])
