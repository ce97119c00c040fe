"""Captions of pictures that stand in the text itself: what they show is not the happening that the text tells of.

"Smoke rises over the harbour of Hesk September 5 2030. (Reuters)" dates the picture; what it shows was before it.
"""

from ..language import is_credit
from ..records import ClaimTime, Parse

#: Words of the longest bracket that is read as a credit.
_LONGEST = 8


def is_caption(parse: Parse, sentence: int) -> bool:
    """Tells whether a sentence describes a picture: in the present tense, with the credit in a bracket behind it."""
    here = parse.sentences[sentence]
    credited = _credited(parse, here.first, here.last) or _credit_follows(parse, sentence)
    return credited and _is_present(parse, sentence)


def _credit_follows(parse: Parse, sentence: int) -> bool:
    if sentence + 1 >= len(parse.sentences):
        return False
    here, after = parse.sentences[sentence : sentence + 2]
    opens = parse.tokens[after.first].text == "("
    return opens and here.paragraph == after.paragraph and _credited(parse, after.first - 1, after.last)


def _credited(parse: Parse, first: int, last: int) -> bool:
    """Whether a stretch ends with a credit in brackets; before the bracket stands something else."""
    tokens = parse.tokens
    while last > first and tokens[last - 1].text == ".":
        last -= 1
    if last - first < 3 or tokens[last - 1].text != ")":
        return False
    opening = next((n for n in range(last - 2, max(first, last - _LONGEST), -1) if tokens[n].text == "("), None)
    return opening is not None and is_credit(" ".join(t.text for t in tokens[opening + 1 : last - 1]))


def _is_present(parse: Parse, sentence: int) -> bool:
    here = parse.sentences[sentence]
    finite = next((t.morph for t in parse.tokens[here.first : here.last] if "VerbForm=Fin" in t.morph), "")
    return "Tense=Pres" in finite


def of_picture(time: ClaimTime | None) -> ClaimTime | None:
    """Returns the time of what a picture shows: it was before the day of the picture, by how much nobody says."""
    if time is None or time.latest is None or time.relation not in {"at", "during"}:
        return time
    return ClaimTime(
        earliest=None, latest=time.latest, text=time.text, start=time.start, end=time.end, relation="before"
    )
