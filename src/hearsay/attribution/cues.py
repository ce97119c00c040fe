"""The cue lexicon: which words tell that somebody says, thinks or wants something, and in what forms they come."""

from functools import cache
from typing import NamedTuple

from ..errors import KnowledgeError
from ..knowledge import rows


class Cue(NamedTuple):
    """A row of the lexicon. `particle` is the rest of a cue of two words ("out" of "point out")."""

    lemma: str
    particle: str
    kind: str
    stance: str
    takes: frozenset[str]


class Form(NamedTuple):
    """A form of a cue: `shape` is base, third, past, participle or ing, and "past" also where it is the participle.

    That of an adjective is "adjective".
    """

    cue: Cue
    shape: str


@cache
def verbs() -> dict[str, tuple[Form, ...]]:
    """Returns every form of every verb cue in small letters, those with a particle first, and the adjectives."""
    out: dict[str, list[Form]] = {}
    for row in rows("cues"):
        if row["kind"] == "verb":
            cue = _cue(row)
            for shape, form in _inflect(cue.lemma, row["forms"]).items():
                out.setdefault(form, []).append(Form(cue, shape))
        elif row["kind"] == "adjective":
            out.setdefault(row["cue"], []).append(Form(_cue(row), "adjective"))
    return {form: tuple(sorted(found, key=lambda f: not f.cue.particle)) for form, found in out.items()}


@cache
def participles() -> frozenset[str]:
    """Returns the forms that make a passive with "be"."""
    found = set()
    for row in rows("cues"):
        if row["kind"] == "verb":
            found.add(_inflect(_cue(row).lemma, row["forms"])["participle"])
    return frozenset(found)


@cache
def unmistakable() -> frozenset[str]:
    """Returns the forms that are cues whatever their tag: verbs of speech in a form that no noun or adjective has."""
    return frozenset(form for form, found in verbs().items()
                     if any("quote" in f.cue.takes and "clause" in f.cue.takes for f in found)
                     and (form in {"says", "tells"} or (any(f.shape == "past" for f in found) and form not in nouns())))


@cache
def nouns() -> dict[str, Cue]:
    """Returns every noun cue by its singular and plural."""
    out: dict[str, Cue] = {}
    for row in rows("cues"):
        if row["kind"] == "noun":
            out[row["cue"]] = out[_third(row["cue"])] = _cue(row)
    return out


def _cue(row: dict[str, str]) -> Cue:
    lemma, _, particle = row["cue"].partition(" ")
    return Cue(lemma, particle, row["kind"], row["stance"], frozenset(row["takes"].split()))


def _inflect(lemma: str, irregular: str) -> dict[str, str]:
    if irregular:
        parts = irregular.split(";")
        if len(parts) != 4:
            raise KnowledgeError(f"Cannot read the forms of {lemma!r} in cues.csv: {len(parts)} of 4. Mend the row.")
        return {"base": lemma, "third": parts[0], "past": parts[1], "participle": parts[2], "ing": parts[3] or "-"}
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    past = lemma[:-1] + "ied" if _consonant_y(lemma) else stem + "ed"
    return {"base": lemma, "third": _third(lemma), "past": past, "participle": past, "ing": stem + "ing"}


def _third(lemma: str) -> str:
    if _consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"
