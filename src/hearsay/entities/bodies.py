"""Names of bodies that are one: acronym and long form, short form, and names known beforehand."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..records import Document
from .lexicon import bodies_named, body_heads
from .naming import Name

_LINK = re.compile(
    r"""\s?[,(]?\s*(?:also|better|formerly|previously|otherwise|commonly)\s+(?:known|called)\s+(?:as\s+)?(?:the\s+)?["“'‘]?$"""
)
#: How many words ("Orlanian", "US") a body's name may lose at its beginning.
_MOST_BEFORE = 2
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "de", "la", "al", "to", "a"})


class Bond(NamedTuple):
    """Two keys that name one body, and why."""

    one: str
    other: str
    why: str


def initials_fit(acronym: str, words: Sequence[str]) -> bool:
    """Whether letters are the initials of words in their order; small words may be passed over, at most one other too.

    Two capitals may come from one word ("AfD"); case and full stops do not matter.
    """
    letters = [c for c in acronym.lower() if c.isalnum()]
    if len(letters) < 2 or not words:
        return False
    strict = "".join(w[0] for w in words if w not in _SMALL)
    loose = "".join(w[0] for w in words)
    given = "".join(letters)
    if given in (strict, loose):
        return True
    at = 0
    missed = 0
    for word in words:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
        elif word not in _SMALL:
            missed += 1
    return at == len(letters) and len(letters) >= 3 and missed <= 1


def bonds(document: Document, names: Sequence[Name]) -> list[Bond]:
    """Returns which names of bodies a document itself says are one."""
    bodies = [n for n in names if n.kind in {"organisation", "group", "other"}]
    out = [*_bracketed(document, names), *_named_so(document, names)]
    defined = {b.one for b in out} | {b.other for b in out}
    out.extend(_by_initials([n for n in bodies if n.key not in defined or " " in n.key]))
    out.extend(_short_forms(bodies))
    out.extend(_without_makers(bodies))
    return out


def _bracketed(document: Document, names: Sequence[Name]) -> list[Bond]:
    """ "Syrian Democratic Forces (SDF)" and the other way round."""
    out = []
    for this, following in pairwise(names):
        between = document.text[this.end : following.start]
        if (
            between.strip() not in {"(", "[", '("', "(“", ", or", ", or the", "(or", "(the"}
            or this.key == following.key
        ):
            continue
        short, long = (following, this) if len(following.key) <= len(this.key) else (this, following)
        if long.kind not in {"organisation", "group"}:
            continue
        if initials_fit(short.key.replace(" ", ""), long.key.split()):
            out.append(
                Bond(long.key, short.key, f"the text gives {short.text} in brackets as the short form of {long.text}")
            )
        elif short.text.replace(".", "").isupper() and " " not in short.key and short.kind == "organisation":
            out.append(Bond(long.key, short.key, f"the text gives {short.text} in brackets after {long.text}"))
    return out


def _named_so(document: Document, names: Sequence[Name]) -> list[Bond]:
    """ "…, also known as …"."""
    out = []
    for this, following in pairwise(names):
        between = document.text[this.end : following.start]
        if len(between) < 40 and _LINK.fullmatch(between) and this.key != following.key:
            out.append(Bond(this.key, following.key, f"the text says that {this.text} is also called {following.text}"))
    return out


def _by_initials(bodies: Sequence[Name]) -> list[Bond]:
    out = []
    texts = {n.key: n for n in bodies}
    longs: dict[str, list[str]] = {}
    for key in texts:
        if " " in key:
            words = key.split()
            for form in {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)}:
                longs.setdefault(form, []).append(key)
    for key, name in texts.items():
        fitting = longs.get(key.replace(" ", ""), [])
        if " " not in key and len(key) > 2 and name.text.isupper() and len(fitting) == 1:
            out.append(Bond(fitting[0], key, f"{name.text} are the initials of {texts[fitting[0]].text}"))
    return out


def _short_forms(bodies: Sequence[Name]) -> list[Bond]:
    """ "Airbus" for "Airbus Industrie", "Defence Ministry" for that of Orlania: a part of one longer name.

    Of a body that the list knows only its end counts ("Air Force"), or what ends in the word for its kind
    ("Observatory", "Syrian Observatory"); all its spellings in the text are one.
    """
    keys = dict.fromkeys(n.key for n in bodies if n.shape != "body")
    texts = {n.key: n for n in bodies}
    longer: dict[str, dict[str, str]] = {}
    for key, name in texts.items():
        words, one = key.split(), name.entries[0].name if name.shape == "body" else key
        for n in range(1, len(words)):
            if name.shape != "body":
                longer.setdefault(" ".join(words[:n]), {}).setdefault(one, key)
            if n <= _MOST_BEFORE and len(words) - n > 1:
                longer.setdefault(" ".join(words[n:]), {}).setdefault(one, key)
            if words[n - 1] in body_heads():
                longer.setdefault(" ".join(words[:n]), {}).setdefault(one, key)
        for kind in body_heads().keys() & set(words) if len(words) > 1 else ():
            longer.setdefault(kind, {}).setdefault(one, key)
    out = []
    for key in keys:
        found = set(longer.get(key, {}).values())
        found = {one for one in found if not any(other.startswith(f"{one} ") for other in found)}
        if len(found) == 1 and len(key) > 2:
            (one,) = found
            if texts[key].kind == "other" and " " not in key and key not in body_heads():
                continue
            if texts[one].kind != "other" or texts[key].kind == "other":
                out.append(
                    Bond(one, key, f"{texts[key].text} is a part of {texts[one].text}, the only body here so called")
                )
    return out


def _without_makers(bodies: Sequence[Name]) -> list[Bond]:
    """ "The Corla" for the Velmar Corla: a thing under its own name, where only one maker's is called so."""
    texts = {n.key: n for n in bodies}
    makers = {n.key for n in bodies if n.kind == "organisation"}
    longer: dict[str, set[str]] = {}
    for key, name in texts.items():
        maker, _, own = key.partition(" ")
        if name.kind == "other" and own and own in texts and (maker in makers or bodies_named(maker)):
            longer.setdefault(own, set()).add(key)
    return [
        Bond(min(found), own, f"{texts[own].text} is the name of {texts[min(found)].text} without its maker")
        for own, found in longer.items()
        if len(found) == 1 and texts[own].kind == "other"
    ]
