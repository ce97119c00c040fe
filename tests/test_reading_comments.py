"""Comment threads in page source: known systems, own layouts, repeated children, lines below a heading."""

import pytest
from pages import comments, of_kind, reading, thread, words

P = "The dam above Orlec was reopened on Friday after eleven days in which nobody would say who held the sluices."
TOP = f"<article class='post'><h1>Dam reopened at Orlec</h1><div class='entry-content'><p>{P}</p><p>{P}</p></div>"
TOP += "</article>"

WORDPRESS = """<div id="comments" class="comments-area"><h2>3 thoughts on the dam</h2><ol class="comment-list">
<li id="comment-11" class="comment even thread-even depth-1"><article id="div-comment-11" class="comment-body">
 <footer class="comment-meta"><div class="comment-author vcard">
<b class="fn">Petra K</b> <span class="says">says:</span></div>
 <div class="comment-metadata"><a href="#"><time datetime="2021-06-12T10:00:00">June 12, 2021 at 10:00 am</time></a>
</div></footer>
 <div class="comment-content"><p>It was our boys.</p><p>Everybody knows.</p></div><div class="reply">
<a href="#">Reply</a></div></article>
 <ol class="children"><li id="comment-12" class="comment odd alt depth-2"><article class="comment-body">
  <footer class="comment-meta"><div class="comment-author vcard">
<b class="fn">old_miller</b> <span class="says">says:</span></div></footer>
  <div class="comment-content"><p>Were you there?</p></div><div class="reply"><a href="#">Reply</a></div></article>
</li></ol></li>
<li id="comment-13" class="comment even thread-odd depth-1"><article class="comment-body">
 <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Nobody</b></div></footer>
 <div class="comment-content"><p>The water did it.</p></div></article></li></ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><label>Name</label><textarea></textarea>
</form></div></div>"""

SCHEMA = """<section><div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
<span itemprop="author">Petra K</span>
<time itemprop="dateCreated" datetime="2021-06-12">12 June 2021</time><div itemprop="text">It was our boys.</div>
<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">old_miller</span>
<div itemprop="text">Were you there?</div></div></div></section>"""

DISQUS = """<div id="disqus_thread"><ul class="post-list">
<li class="comment" id="comment-1" data-depth="0"><header><span class="author">Petra K</span> <span \
class="time-ago">2 years ago</span></header>
<div class="comment-message"><p>It was our boys.</p></div><footer><a>Like</a> <a>Reply</a></footer></li>
<li class="comment" id="comment-2" data-depth="1"><header><span class="author">old_miller</span> <span \
class="time-ago">2 years ago</span></header>
<div class="comment-message"><p>Were you there?</p></div></li></ul></div>"""

GENERIC = """<div class="reader-comments"><h3>Reader comments</h3>
<div class="box"><strong>Petra K</strong> <em>12 June 2021, 10:00</em><p>It was our boys.</p></div>
<div class="box"><strong>old_miller</strong> <em>12 June 2021, 11:00</em><p>Were you there?</p></div></div>"""

HEADING = """<div id="wrap"><div class="bar">Comments</div><div class="x"><p>Petra K</p><p>12 June 2021, 10:00</p>
<p>It was our boys.</p>
<p>old_miller</p><p>12 June 2021, 11:00</p><p>Were you there?</p></div></div>"""

LEVELS = """<div class="comments"><div class="comment level-1"><b class="username">Petra K</b>
<p>It was our boys.</p></div>
<div class="comment level-2"><b class="username">old_miller</b><p>Were you there?</p></div></div>"""

TERMS = """<dl id="comment_list"><dt class="comment">Petra K <span>June 12, 2021 at 10:00 am</span></dt>
<dd class="comment"><p>It was our boys.</p></dd>
<dt class="comment">old_miller <span>June 12, 2021 at 11:00 am</span></dt><dd class="comment"><p>Were you there?</p>
</dd></dl>"""

NEWS = """<h3>Kommentare</h3><div class="news-comments"><div class="newsComment"><span class="user">Petra K</span>
<p>It was our boys.</p></div>
<div class="newsComment"><span class="user">old_miller</span><p>Were you there?</p></div></div>"""


def test_a_wordpress_thread_keeps_authors_times_and_places():
    found = reading(TOP + WORDPRESS)
    assert thread(found) == [
        ("Petra K", 0, "It was our boys."),
        ("old_miller", 1, "Were you there?"),
        ("Nobody", 0, "The water did it."),
    ]
    first, second, third = comments(found)
    assert words(found, first) == "It was our boys.\nEverybody knows."
    assert first.published == "June 12, 2021 at 10:00 am"
    assert (first.parent, second.parent, third.parent) == (None, first.id, None)
    assert of_kind(found, "body") == [P, P]
    aside = "\n".join(of_kind(found, "boilerplate"))
    assert "Leave a Reply" in aside
    assert "Petra K" in aside


@pytest.mark.parametrize(
    ("source", "depths"),
    [
        (SCHEMA, [0, 1]),
        (DISQUS, [0, 1]),
        (LEVELS, [0, 1]),
        (GENERIC, [None, None]),
        (HEADING, [None, None]),
        (TERMS, [None, None]),
        (NEWS, [None, None]),
    ],
)
def test_other_layouts_are_read_as_well(source, depths):
    found = reading(TOP + source)
    assert thread(found) == [("Petra K", depths[0], "It was our boys."), ("old_miller", depths[1], "Were you there?")]
    assert comments(found)[1].parent == (comments(found)[0].id if depths[1] else None)
    assert of_kind(found, "body") == [P, P]


def test_times_are_kept_as_printed():
    assert [c.published for c in comments(reading(TOP + DISQUS))] == ["2 years ago", "2 years ago"]
    assert [c.published for c in comments(reading(TOP + GENERIC))] == ["12 June 2021, 10:00", "12 June 2021, 11:00"]


FORUM = """<div class="topic"><h1>Who opened the dam?</h1>
<article class="message" id="js-post-1"><h4><a class="username" href="/members/1">Petra K</a></h4>
<time>Jun 12, 2021</time>
<div class="message-body">I saw our boys walk up to the dam at four in the morning, with no lights on, and then the \
water came down.</div></article>
<article class="message" id="js-post-2"><h4><a class="username" href="/members/2">old_miller</a></h4>
<time>Jun 13, 2021</time>
<div class="message-body">I saw two trucks of the council.</div></article>
<article class="message" id="js-post-3"><h4><a class="username" href="/members/1">Petra K</a></h4>
<time>Jun 13, 2021</time>
<div class="message-body">Trucks are not an army.</div></article></div>"""


def test_the_first_post_of_a_forum_is_what_the_others_answer():
    found = reading(f"<html><body>{FORUM}</body></html>")
    assert thread(found) == [
        ("old_miller", None, "I saw two trucks of the council."),
        ("Petra K", None, "Trucks are not an army."),
    ]
    assert of_kind(found, "body")[0].startswith("I saw our boys walk up")
    assert found.document.authors == ("Petra K",)
    assert found.document.title == "Who opened the dam?"


def test_an_article_pasted_into_a_comment_is_set_apart():
    line = "The water rose through the night, and by morning the square stood under it from end to end, said a baker."
    pasted = "<p>Nine days that drowned the town</p><p>by Ilka Brandt</p>" + f"<p>{line}</p>" * 10
    found = reading(TOP + WORDPRESS.replace("<p>The water did it.</p>", pasted))
    (paste,) = (segment for segment in found.segments if segment.kind == "pasted")
    assert paste.credit == "Ilka Brandt"
    assert paste.parent == comments(found)[-1].id
    assert words(found, paste) == "\n".join([line] * 10)


def test_links_and_forms_about_comments_are_no_comments():
    found = reading(
        TOP
        + "<div class='comments-link comment'><a href='#c'>3 Comments</a></div>"
        + "<div class='share-comment comment'>Post</div>"
        "<div class='comment-form'><p>Join the conversation below.</p></div>"
    )
    assert comments(found) == []
