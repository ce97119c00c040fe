"""Capitals that are not named: "the Syrian capital" is Damascus, whether the text says so or not."""

from collections.abc import Iterator, Sequence
from functools import cache

from ..knowledge import rows
from .lexicon import Entry, word_set
from .naming import Name, Page
from .romanise import fold_name
from .words import Word

#: The shape of such a name.
SEAT = "seat"
_CAPITAL = "capital"


def seat_names(page: Page, names: Sequence[Name]) -> Iterator[Name]:
    """Yields "Syrian capital", "Syria's capital" and "capital of Syria" as names of the capital.

    A capital that two sides claim or call another one is left alone (`[capital]` of place_words.toml).
    """
    for name in names:
        seat = _seats().get(_country(name))
        span = _phrase(page.words, name) if seat is not None else None
        if seat is None or span is None or not _is_town(page, *span):
            continue
        start, end = page.words[span[0]].start, page.words[span[1] - 1].end
        text = page.document.text[start:end]
        yield name._replace(
            first=span[0],
            last=span[1],
            start=start,
            end=end,
            text=text,
            key=f"{_CAPITAL} of {_country(name)}",
            shape=SEAT,
            why=f'"{text}" is {seat.name}, the seat of government of {seat.spelling}',
            title="",
            entries=(seat,),
        )


def _country(name: Name) -> str:
    if name.kind != "place":
        return ""
    demonym = next((e.name for e in name.entries if e.what == "demonym"), None)
    return fold_name(demonym) if demonym is not None else name.key


def _phrase(words: Sequence[Word], name: Name) -> tuple[int, int] | None:
    """The words of the phrase that the country's name or adjective stands in."""
    behind = [w.folded for w in words[name.last : name.last + 2]]
    if behind[:1] == [_CAPITAL] and words[name.last].joined == " ":
        return name.first, name.last + 1
    if behind == ["s", _CAPITAL] and words[name.last].joined == "'":
        return name.first, name.last + 2
    before = [w.folded for w in words[max(name.first - 2, 0) : name.first]]
    return (name.first - 2, name.last) if before == [_CAPITAL, "of"] and name.shape != "demonym" else None


def _is_town(page: Page, first: int, last: int) -> bool:
    """Whether "capital" stands for a town there, and describes no other noun: "Syrian capital markets"."""
    at = next(n for n in range(first, last) if page.words[n].folded == _CAPITAL)
    token = page.parse.tokens[page.words[at].token]
    above = page.parse.tokens[token.head]
    return not page.words[at].capital and not (token.dep in {"compound", "amod"} and above.pos == "NOUN")


@cache
def _seats() -> dict[str, Entry]:
    """The capital of each country by its folded name: its name, with the country as spelling and its code."""
    out = {}
    for row in rows("countries"):
        if row["seat"] and row["seat"] != row["name"] and row["code"].casefold() not in _contested():
            seat = Entry("place", row["seat"], row["name"], "", row["code"], "")
            out.update({fold_name(name): seat for name in (row["name"], *row["other_names"].split("|")) if name})
    return out


@cache
def capitals() -> frozenset[str]:
    """Returns the folded names of all seats of government that are single words."""
    return frozenset(fold_name(row["seat"]) for row in rows("countries") if row["seat"] and " " not in row["seat"])


@cache
def _contested() -> frozenset[str]:
    return word_set("place_words", "capital", "contested")
