"""Statements of a few sentences, written for a test and read by the shipped model."""

from functools import cache

from hearsay.attribution import attribute
from hearsay.ids import make_id
from hearsay.language import analyse
from hearsay.records import Document, DocumentEntity, Mention, Segment


@cache
def page(text, *, kind="body"):
    """A document with one segment a line, its segments and its parse."""
    id_ = make_id("doc1", text)
    document = Document(
        id=id_,
        capture_sha256="0",
        uri="file:///a.txt",
        media_type="text/plain",
        retrieved_at="2031-06-01",
        outlet=None,
        title=None,
        authors=(),
        published=None,
        language="en",
        text=text,
    )
    segments, at = [], 0
    for line in text.split("\n"):
        if line.strip():
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
        at += len(line) + 1
    return document, tuple(segments), analyse(document, tuple(segments))


def attribution(text, *, known=(), kind="body"):
    """What the stage finds. `known`: names with the kind of their entity, ("Ana Veld", "person"), or with a third name
    that they belong to, ("Veld", "person", "Ana Veld")."""
    document, segments, parse = page(text, kind=kind)
    mentions, entities = [], {}
    for name, what, *whole in known:
        entity = f"ent1:{(whole or [name])[0]}"
        entities.setdefault(
            entity, DocumentEntity(id=entity, document=document.id, name=(whole or [name])[0], kind=what)
        )
        at = text.find(name)
        while at >= 0:
            mentions.append(
                Mention(document=document.id, start=at, end=at + len(name), text=name, entity=entity, reason="known")
            )
            at = text.find(name, at + 1)
    return attribute(document, segments, parse, mentions=_longest(mentions), entities=tuple(entities.values()))


def _longest(mentions):
    return [
        m for m in mentions if not any(o.start <= m.start and m.end <= o.end and o.text != m.text for o in mentions)
    ]


def said(text, **given):
    """The statements of a text in reading order, without those that are pieces of others."""
    return tuple(s for s in attribution(text, **given).statements if s.part_of is None)


def pieces(text, **given):
    """The statements of a text that are pieces of others."""
    return tuple(s for s in attribution(text, **given).statements if s.part_of is not None)


def one(text, cue, **given):
    """The statement whose cue holds a word."""
    found = [s for s in said(text, **given) if s.cue and cue in s.cue.text]
    assert found, [(s.cue and s.cue.text, [c.text for c in s.content]) for s in said(text, **given)]
    return found[0]


def words(statement):
    """The content as text, its spans joined by a bar, without a leading "that" and closing stops."""
    return " | ".join(c.text.removeprefix("that ").strip(" .,?!") for c in statement.content)


def who(statement):
    """The words of the source, None where the page names none."""
    return statement.source.text.strip(" ,") if statement.source else None


def chain(text, content):
    """The sources from the outermost to the one whose content ends in these words."""
    found = {s.id: s for s in said(text)}
    inner = {s.within for s in found.values()}
    last = next((s for s in found.values() if s.id not in inner and words(s).endswith(content)), None)
    assert last, [(who(s), words(s)) for s in found.values()]
    out = []
    while last is not None:
        out.append(who(last))
        last = found.get(last.within)
    return out[::-1]
