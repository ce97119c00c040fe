"""Interviews: what somebody says in a turn of his own is his, and not the page's."""

from dataclasses import replace

from sayings import page

from hearsay.attribution import attribute

TALK = """Runa Holm spoke with Anders Moll about the night of the storm.
Runa Holm: Where were you?
Anders Moll: – I was at home in Hallen.
And who had the key?
– The board had it. The guards had left the town at noon.
The guards deny it."""
BY = [None, "Runa Holm", "Anders Moll", None, "Anders Moll", None]


def turns():
    document, segments, parse = page(TALK)
    given = tuple(replace(segment, author=name) for segment, name in zip(segments, BY, strict=True))
    found = attribute(document, given, parse, mentions=(), entities=()).statements
    return [
        (s.source.text, [c.text for c in s.content]) for s in found if "turn" in s.reason or "colon" in s.reason
    ]


def test_each_turn_is_its_speakers_and_what_has_none_stays_the_pages():
    assert turns() == [
        ("Runa Holm", ["Where were you"]),
        ("Anders Moll", ["I was at home in Hallen"]),
        ("Anders Moll", ["The board had it. The guards had left the town at noon"]),
    ]


def test_offsets_of_turns_are_those_of_the_words():
    document, segments, parse = page(TALK)
    given = tuple(replace(segment, author=name) for segment, name in zip(segments, BY, strict=True))
    for statement in attribute(document, given, parse, mentions=(), entities=()).statements:
        for span in (statement.source, *statement.content, statement.cue):
            assert span is None or document.text[span.start : span.end] == span.text
