"""Threads that are broken, declared falsely, or none at all; interviews saved as text."""

import json

from pages import comments, of_kind, reading, thread, words

P = "The pump house of Varnholt stood silent for nine days while three offices said that another one held the key."
TOP = f"<article class='post'><h1>Silent pumps</h1><div class='entry-content'><p>{P}</p><p>{P}</p></div></article>"


def scripted(item: object, below: str = "") -> str:
    script = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "comment": item})
    return f"<html><head><script type='application/ld+json'>{script}</script></head><body>{TOP}{below}</body></html>"


def test_a_comment_that_only_a_script_holds_is_none_that_a_reader_sees():
    said = {"@type": "Comment", "text": "Nobody asked us.", "author": {"@type": "Person", "name": "Ann"}}
    assert comments(reading(scripted(said))) == []
    shown = reading(scripted(said, "<div><p>Nobody asked us.</p></div>"))
    assert thread(shown) == [("Ann", 0, "Nobody asked us.")]


def test_what_a_script_declares_over_several_paragraphs_is_found_as_one_comment():
    said = {"@type": "Comment", "text": "Nobody asked us. Ever.", "author": "Ann", "dateCreated": "2022-05-17"}
    found = reading(scripted([said], "<div><p>Nobody asked us.</p><p>Ever.</p></div>"))
    (only,) = comments(found)
    assert (words(found, only), only.published) == ("Nobody asked us.\nEver.", "2022-05-17")


def test_scripts_without_end_or_sense_do_no_harm():
    deep: object = {"@type": "Comment", "text": "x"}
    for _ in range(600):
        deep = {"@type": "Comment", "comment": deep, "text": 7, "author": None}
    assert of_kind(reading(scripted(deep)), "body") == [P, P]


def test_comments_that_answer_one_another_in_a_ring_are_still_a_list():
    found = reading(
        TOP + "<section class='comments'>"
        "<div class='comment' id='c1' data-parent-id='c2'><b class='username'>Ann</b><p>First words here.</p></div>"
        "<div class='comment' id='c2' data-parent-id='c1'><b class='username'>Bert</b><p>Second words here.</p></div>"
        "</section>"
    )
    first, second = comments(found)
    assert (first.parent, first.depth) == (second.id, 1)
    assert (second.parent, second.depth) == (None, 0)


def test_a_disqus_export_that_breaks_off_keeps_what_came_before():
    post = '<post dsq:id="{n}"><message>{text}</message><isDeleted>{gone}</isDeleted><author><name>Ann</name></author>'
    source = (
        '<?xml version="1.0"?><disqus xmlns:dsq="x"><thread dsq:id="1"><title>Silent pumps</title></thread>'
        + post.format(n=1, text="&lt;p&gt;Fish &amp;amp; chips.&lt;/p&gt;", gone="false")
        + '<thread dsq:id="1"/><parent dsq:id="2"/></post>'
        + post.format(n=2, text="Gone.", gone="true")
        + '<thread dsq:id="1"/><parent dsq:id="1"/></post>'
        + '<post dsq:id="3"><message><![CDATA[<p>Cut off'
    )
    found = reading(source)
    assert found.document.title == "Silent pumps"
    assert thread(found) == [("Ann", 0, "Fish & chips."), (None, 0, "Cut off")]
    assert of_kind(found, "hidden") == ["Gone."]


def test_teasers_with_dates_are_no_thread():
    boxes = "".join(
        f"<div class='t{n % 2}'><h3><a href='/{n}'>Buckets wanted again</a></h3><span>May {n}, 2022</span>"
        f"<p>The brewery asks its neighbours for {n} buckets.</p><a href='/{n}'>Read more</a></div>"
        for n in range(3, 9)
    )
    assert comments(reading(TOP + f"<div class='box'>{boxes}</div>")) == []


def test_keys_before_colons_make_no_interview():
    lines = "\n\n".join(f"Price: {n} crowns for the bucket.\n\nSize: {n} litres, as the label says." for n in range(3, 7))
    found = reading(f"Buckets of Varnholt\n\n{P}\n\n{lines}\n\n{P}\n")
    assert {segment.author for segment in found.segments} == {None}


def test_turns_of_an_interview_saved_as_text_have_their_speakers():
    turns = (
        "Runa Holm: Who has the key to the house?\n\nAnders Moll: There are three of them, and one hangs in my kitchen.\n\n"
        "Runa Holm: And the others?\n\nAnders Moll: One is with the board, and one has been missing since the frost.\n\n"
    )
    found = reading(f"Three keys, one frost\n\n{P}\n\n{turns}")
    spoken = [segment.author for segment in found.segments if segment.kind == "body" and segment.author]
    assert spoken == ["Runa Holm", "Anders Moll", "Runa Holm", "Anders Moll"]


def test_a_comment_whose_author_is_gone_stays_without_a_name():
    found = reading(
        TOP + "<div class='comments'>"
        "<div class='comment'><b class='author'>[deleted]</b> <time>3 years ago</time>"
        "<div class='comment-text'>[removed]</div></div>"
        "<div class='comment'><b class='author'>Ann</b> <time>3 years ago</time>"
        "<div class='comment-text'>Who was that?</div></div></div>"
    )
    assert [(c.author, words(found, c)) for c in comments(found)] == [(None, "[removed]"), ("Ann", "Who was that?")]
