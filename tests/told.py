"""Claims of a few sentences, written for a test and read by the shipped model."""

from functools import cache

from hearsay.claims import extract, find_times
from hearsay.ids import make_id
from hearsay.language import analyse
from hearsay.records import Document, Mention, Published, Segment, Source, Span, Statement


@cache
def page(*paragraphs, day="2031-05-14", title=None):
    """A document with one segment a paragraph, its segments and its parse."""
    lines = [*([title] if title else []), *paragraphs]
    text = "\n\n".join(lines)
    id_ = make_id("doc1", text, day)
    shown = Published(earliest=day, latest=day, text=day, evidence="written for the test") if day else None
    document = Document(
        id=id_,
        capture_sha256="0",
        uri="file:///a.txt",
        media_type="text/plain",
        retrieved_at="2031-06-01",
        outlet=None,
        title=title,
        authors=(),
        published=shown,
        language="en",
        text=text,
    )
    segments, at = [], 0
    for number, line in enumerate(lines):
        kind = "title" if title and number == 0 else "body"
        segments.append(
            Segment(
                id=make_id("seg1", id_, at),
                document=id_,
                kind=kind,
                start=at,
                end=at + len(line),
                origin_start=at,
                origin_end=at + len(line),
            )
        )
        at += len(line) + 2
    return document, tuple(segments), analyse(document, segments)


def claims_of(*paragraphs, day="2031-05-14", title=None, said=(), known=()):
    """The claims of a page. `said`: (source, content, stance, negated) of statements; `known`: names with an entity."""
    document, segments, parse = page(*paragraphs, day=day, title=title)
    statements = [_statement(document, segments, *one) for one in said]
    mentions = [
        Mention(
            document=document.id,
            start=document.text.index(name),
            end=document.text.index(name) + len(name),
            text=name,
            entity=f"ent1:{name}",
            reason="known",
        )
        for name in known
    ]
    times = find_times(document, segments, parse)
    return extract(document, segments, parse, statements=statements, mentions=mentions, times=times).claims


def _statement(document, segments, source, content, stance="says", negated=False):
    start, who = document.text.index(content), document.text.index(source)
    return Statement(
        id=make_id("stm1", start),
        document=document.id,
        segment=segments[0].id,
        source=Source(text=source, start=who, end=who + len(source), entity=f"ent1:{source}", kind="named"),
        cue=None,
        content=(Span(text=content, start=start, end=start + len(content)),),
        mode="indirect",
        stance=stance,
        negated=negated,
        within=None,
        reason="by hand",
    )


def one(sentence, event, **given):
    """The first claim of a type, found by the beginning of its name."""
    found = [c for c in claims_of(sentence, **given) if c.event.startswith(event)]
    assert found, [c.event for c in claims_of(sentence, **given)]
    return found[0]


def texts(arguments):
    """The words of arguments."""
    return [a.text for a in arguments]
