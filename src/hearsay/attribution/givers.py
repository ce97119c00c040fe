"""Further givers of one and the same content: sources joined by "and", media that were told, sources that are cited."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from .draft import Draft, Stretch
from .groups import Group
from .kinds import is_giver, kind_of
from .page import Unit
from .phrases import Phrase, noun_phrase
from .words import COMMAS, finite, listed, nominal

_FAR = 6  # words between a cue and the medium that was told
_CHIEFLY = frozenset({"among", "as"})


def one_each(draft: Draft) -> Iterator[Draft]:
    """Yields a statement for each of several names that share a content ("France and Estonia announced")."""
    names = _joined_names(draft.unit, draft.source) if draft.source else []
    if len(names) < 2:
        yield draft
        return
    for name in names:
        yield draft._replace(source=name, reason=f"{draft.reason}, one of {len(names)} sources of the same words")


def _joined_names(unit: Unit, source: Phrase) -> list[Phrase]:
    """Names of one kind with only commas and "and" between them; anything else makes no list."""
    tokens, out, at = unit.tokens, list[Phrase](), source.first
    if not any(t.lower == "and" for t in tokens[source.first:source.last]):
        return []
    while at < source.last:
        first = at
        while at < source.last and (tokens[at].pos == "PROPN" or (at == first and tokens[at].lower == "the")):
            at += 1
        if at == first or not tokens[at - 1].name:
            return out if tokens[first].lower in _CHIEFLY else []
        out.append(Phrase(first, at, at - 1, source.place))
        joined = at
        while at < source.last and (tokens[at].text == "," or tokens[at].lower == "and"):
            at += 1
        if at == joined and tokens[at:at + 1] and tokens[at].lower not in _CHIEFLY:
            break
    return out if len({tokens[n.head].name == "PER" for n in out}) == 1 else []


def media(draft: Draft) -> Iterator[Draft]:
    """Yields the medium that was told as the reporter of what it was told ("Doe told the Parish Echo")."""
    if draft.cue is None:
        return
    unit, tokens, at = draft.unit, draft.unit.tokens, draft.cue[1]
    if draft.source and draft.source.place == "after" and draft.source.first <= at + 1:
        at = draft.source.last
    content = {n for first, last in draft.content for n in range(first, last)}
    for n in range(at, min(at + _FAR, unit.last)):
        if n in content or finite(tokens[n]) or tokens[n].text in COMMAS or tokens[n].text == ":":
            return
        told = n == draft.cue[1] and tokens[n - 1].lower in listed("telling")
        if nominal(tokens[n]) and (told or (n > at and tokens[n - 1].lower in {"to", "with"})):
            medium = noun_phrase(unit, n, place="after")
            medium = medium and _before_content(medium, content)
            if medium and kind_of(unit.parse, medium) == "outlet":
                yield _reporting(draft, draft.cue, medium=_without_occasion(unit, medium))
            return


def _before_content(medium: Phrase, content: AbstractSet[int]) -> Phrase:
    """`the Echo that he had left`: what was told is no part of the name."""
    last = min((n for n in content if medium.first < n < medium.last), default=medium.last)
    return medium._replace(last=last, head=min(medium.head, last - 1))


def _without_occasion(unit: Unit, medium: Phrase) -> Phrase:
    """`the Echo in an interview`: the preposition is no part of the name."""
    for k in range(medium.first + 1, medium.last):
        if unit.tokens[k].lower in listed("occasions"):
            return medium._replace(last=k, head=min(medium.head, k - 1))
    return medium


def _reporting(draft: Draft, cue: Stretch, *, medium: Phrase) -> Draft:
    first = min(draft.content[0][0], cue[0], draft.source.first if draft.source else cue[0])
    return Draft(draft.unit, medium, cue, _joined([*draft.content, (first, cue[1])]), "says", False,
                 f"{draft.unit.tokens[medium.head].text!r} is the medium that was told, and reports it")


def _joined(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    out: list[Stretch] = []
    for first, last in sorted(stretches):
        if out and first <= out[-1][1] + 2:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return tuple(out)


def cited(groups: Sequence[Group], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yields those whom a source cites: "The paper, citing a clerk, said …" puts the content into the clerk's mouth.

    `groups` and `drafts` are those of one sentence.
    """
    for group in groups:
        unit = drafts[0].unit if drafts else None
        if unit is None or unit.tokens[group.head].lower not in listed("citing") or group.last >= unit.last:
            continue
        found = noun_phrase(unit, group.last, place="after")
        found = found and _before_that(unit, found)
        if found is None or not (is_giver(unit.parse, found) or unit.tokens[found.head].name):
            continue
        apart = [d for d in drafts if d.cue and d.cue[0] != group.first and _apart(d, group.head, cited=found)]
        if apart:
            main = apart[0]
            yield Draft(unit, found, (group.first, group.last), main.content, main.stance, False,
                        f"{unit.tokens[group.head].lower!r} names whom the source relies on", outer=main.cue)


def _before_that(unit: Unit, found: Phrase) -> Phrase:
    """`reported, citing a clerk, that …`: what is reported is no part of the clerk's name."""
    for n in range(found.first + 1, found.last):
        if unit.tokens[n].text == "," and (n + 1 >= found.last or unit.tokens[n + 1].lower == "that"):
            return found._replace(last=n, head=min(found.head, n - 1))
    return found


def _apart(draft: Draft, at: int, *, cited: Phrase) -> bool:
    """Whether a statement neither holds the participle in its content nor has the cited source as its content."""
    if draft.content[0] == (cited.first, cited.last):
        return False
    return not any(first <= at < last for first, last in draft.content)


def by_medium(unit: Unit, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yields "For the Daily Echo, Doe describes …": the medium reports the rest of the sentence."""
    word = unit.tokens[unit.first]
    if word.lower not in {"for", "in", "on"} or unit.last - unit.first < 6:
        return
    medium = noun_phrase(unit, unit.first + 1, place="after")
    if medium is None or medium.last >= unit.last or unit.tokens[medium.last].text != ",":
        return
    if kind_of(unit.parse, medium) == "outlet" and any(g.first > medium.last for g in groups):
        yield Draft(unit, medium, (unit.first, unit.first + 1), ((medium.last + 1, unit.last),), "says", False,
                    f"sentence that begins with {word.text!r} and a medium")
