"""Names as stretches of words, also where the model of language cut them in two or let them run on."""

from ..records import Parse
from .vocabulary import words
from .wordclasses import is_name

_LONGEST = 8


def name_end(parse: Parse, at: int, last: int) -> int:
    """Returns the end of the name that begins at a token (exclusive), the token itself where none begins."""
    token = parse.tokens[at]
    if (
        not is_name(token)
        or not token.text[:1].isalnum()
        or (token.text.islower() and token.lower not in words("name_openers"))
    ):
        return at
    end = at + 1
    while end < min(last, at + _LONGEST) and _continues(parse, at, end, last):
        end += 1
    while end > at + 1 and parse.tokens[end - 1].text == "-":
        end -= 1
    return end


def name_around(parse: Parse, head: int) -> range:
    """Returns the tokens of the whole name that a word is part of; the word alone where it is in none."""
    sentence = parse.sentences[parse.sentence_of[head]]
    first = head
    while (
        first > sentence.first
        and head - first < _LONGEST
        and (is_name(parse.tokens[first - 1]) or parse.tokens[first - 1].text == "-")
    ):
        first -= 1
    while first < head:
        end = name_end(parse, first, sentence.last)
        if first <= head < end:
            return range(first, end)
        first = max(end, first + 1)
    return range(head, max(name_end(parse, head, sentence.last), head + 1))


def _continues(parse: Parse, at: int, n: int, last: int) -> bool:
    """Tells whether token `n` goes on with the name that begins at `at`; hyphens and Arabic articles always bind."""
    token, before = parse.tokens[n], parse.tokens[n - 1]
    if token.text == "-":
        if token.start != before.end:
            return False
        return (
            n + 1 < last
            and parse.tokens[n + 1].text[:1].isupper()
            and (before.lower in words("name_openers") or is_name(parse.tokens[n + 1]))
        )
    if before.text == "-" or (before.lower in words("name_openers")):
        return token.text[:1].isupper()
    if token.lower in words("name_openers") and n + 1 < last and parse.tokens[n + 1].text == "-":
        return True
    if not is_name(token) or token.opens or not (token.text[:1].isupper() or token.text[:1].isdigit()):
        return False
    return token.name == parse.tokens[at].name or parse.tokens[at].lower in words("name_openers")
