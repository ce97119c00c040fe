"""Claims of happenings that the event lexicon gives no type, and of its peaceable types, ready to be compared."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ..knowledge import rows, table
from ..records import GENERAL, Claim, Ledger
from .reading import days_of, party_of
from .subjects import Days, Party, Subjects
from .words import figures, sentence_at, sets_apart, stem, stems

#: Words right before a noun that point back to what was told.
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


class Telling(NamedTuple):
    """A claim with all that it is compared by.

    `kinds` are those that its word may be of, `word` is the stem of that word, `points_back` tells that it is a noun
    that points back ("the takeover"), `another` that the clause speaks of one more of its kind.
    """

    claim: Claim
    kinds: frozenset[str]
    word: str
    actors: Party
    targets: Party
    days: Days | None
    published: int | None
    words: frozenset[str]
    figures: frozenset[float]
    sentence: tuple[int, int]
    depth: int
    points_back: bool
    another: bool


def read_tellings(ledger: Ledger, subjects: Subjects) -> list[Telling]:
    """Reads all claims of general types and of those that may be told in general words, in reading order by page."""
    found = []
    for claim in ledger.claims.values():
        page = subjects.pages.all.get(claim.document)
        if page is None or claim.segment in page.outside or not (claim.is_general or _is_peaceable(claim.event)):
            continue
        text = page.document.text
        start, end = sentence_at(page.ends, claim.start)
        word = stem(claim.trigger.text.split()[-1])
        before = text[max(0, claim.trigger.start - 30) : claim.trigger.start].lower().split()[-2:]
        found.append(
            Telling(
                claim=claim,
                kinds=_lines().get(word, frozenset()) | {claim.event.removeprefix(GENERAL)},
                word=word,
                actors=party_of(claim.actors, ledger.entities),
                targets=party_of(claim.targets, ledger.entities),
                days=days_of(claim, page.day),
                published=page.day,
                words=stems(text[start:end]) - {word},
                figures=figures(claim.text),
                sentence=(start, end),
                depth=max(0, claim.trigger.start - page.start),
                points_back=bool(_POINTING.intersection(before)),
                another=sets_apart(claim),
            )
        )
    return sorted(found, key=lambda t: (t.claim.document, t.claim.trigger.start, t.claim.id))


@cache
def _lines() -> Mapping[str, frozenset[str]]:
    """The lines of the table of happenings that each stem stands in."""
    out: dict[str, set[str]] = defaultdict(set)
    for row in rows("happenings"):
        for word in (*row["verbs"].split("|"), *row["nouns"].split("|")):
            if word and " " not in word:
                out[stem(word)].add(row["family"].replace(" ", "-"))
    return {word: frozenset(lines) for word, lines in out.items()}


@cache
def _is_peaceable(event: str) -> bool:
    """Whether a type of the lexicon may be told in words that it does not know ("the deal", "the purchase")."""
    return event.partition(":")[0] in table("links")["peaceable"]
