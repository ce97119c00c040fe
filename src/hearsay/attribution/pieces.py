"""Pieces of a statement that a reader can take for themselves: each quotation, each sentence, each "that" clause.

`Gerasim said that the units “in the north” had left and that “the town is free”` is one statement, with what was said
word for word in two places. The whole keeps the chain and the claims; its pieces tell which words are the source's own.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from .draft import Draft, Stretch
from .page import Page, Quotation, Unit

_WORDS: Final = 2  # a single quoted word is a mark of distance, no words of somebody
_COVERS: Final = 0.6  # share of a content that may be what somebody else is reported to have said


class Piece(NamedTuple):
    """A part of the content of draft `whole` (its index), and why it stands alone."""

    whole: int
    content: tuple[Stretch, ...]
    reason: str


def pieces(page: Page, drafts: Sequence[Draft], *, outer: Sequence[int | None]) -> Iterator[Piece]:
    """Yields the pieces of each draft in reading order; `outer` gives for each draft the one that reports it."""
    told: dict[int, list[Draft]] = {}
    for draft, above in zip(drafts, outer, strict=True):
        if above is not None and draft.unit.level == 0:
            told.setdefault(above, []).append(draft)
    for n, draft in enumerate(drafts):
        if draft.printed:
            continue
        others = _words(told.get(n, ()))
        if len(others & _words([draft])) > _COVERS * len(_words([draft])):
            continue
        for content, reason in dict.fromkeys([*_sentences(page, draft), *_clauses(draft), *_quotations(draft)]):
            words = {k for first, last in content for k in range(first, last)}
            if content != draft.content and len(others & words) <= _COVERS * len(words):
                yield Piece(n, content, reason)


def _words(drafts: Sequence[Draft]) -> set[int]:
    return {n for draft in drafts for first, last in draft.content for n in range(first, last)}


def _sentences(page: Page, draft: Draft) -> Iterator[tuple[tuple[Stretch, ...], str]]:
    """Stretches that stand in sentences of their own: `“We left,” he said. “It was noon.”`."""
    if len(draft.content) < 2:
        return
    groups: dict[int, list[Stretch]] = {}
    for stretch in draft.content:
        groups.setdefault(page.sentence_at(stretch[0], level=draft.unit.level), []).append(stretch)
    if len(groups) > 1:
        for group in groups.values():
            yield tuple(group), "a sentence of its own among what this source says here"


def _clauses(draft: Draft) -> Iterator[tuple[tuple[Stretch, ...], str]]:
    """`that the fight is over and that they won`: each clause with a "that" of its own."""
    unit, tokens = draft.unit, draft.unit.tokens
    for first, last in draft.content:
        if tokens[first].lower != "that":
            continue
        joints = [n for n in range(first + 2, min(last, unit.last) - 2) if n not in unit.inside
                  and tokens[n].pos == "CCONJ" and tokens[n + 1].lower == "that" and tokens[n + 1].pos == "SCONJ"]
        for begin, end in zip([first, *(n + 1 for n in joints)], [*joints, last], strict=True):
            if joints:
                end -= end < last and tokens[end - 1].text == ","
                yield ((begin, end),), "one of the clauses that this source is credited with"


def _quotations(draft: Draft) -> Iterator[tuple[tuple[Stretch, ...], str]]:
    """Words in quotation marks inside a content that paraphrases the rest."""
    for first, last in draft.content:
        for quotation in draft.unit.quotations:
            inside = first <= quotation.first and quotation.last <= last
            whole = quotation.first - first <= 2 and last - quotation.last <= 1
            if inside and not whole and _are_words(draft.unit, quotation):
                yield ((quotation.first, quotation.last),), "words of this source that are quoted as they were said"


def _are_words(unit: Unit, quotation: Quotation) -> bool:
    """Whether a quotation holds somebody's words, and not one word or a title ("Night on the Lake")."""
    words = [t for t in unit.tokens[quotation.first:quotation.last] if t.text[0].isalnum()]
    title = len(words) > 1 and all(t.text[0].isupper() or t.text[0].isdigit() or len(t.text) < 4 for t in words)
    return len(words) >= _WORDS and (not title or unit.tokens[quotation.last - 1].text in ".?!")
