"""What holds for every input: no error, no lost words, every offset right, the same bytes always the same reading."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pages import capture, reading

from hearsay.ids import make_id
from hearsay.reading import Reading, read

TAGS = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<div class='comment' id='comment-7'>", "<ul><li>", "</ul>", "<b class=fn>",
        "</b>", "<h1>", "</h1>", "<br>", "<br><br>", "<span hidden>", "</span>", "<article>", "</article>",
        "<blockquote>", "<table><tr><td>", "<pre>", "<a href=x>", "</a>", "<!--", "-->", "<script>", "</script>",
        "<time datetime=2020-01-02>", "<template>", "</template>", "<noscript>", "&amp;", "&#xD800;", "&nbsp;", "<",
        ">", "<svg>",
    ]
)
WORDS = st.sampled_from(
    [
        "The army said that it had taken the town of Karlowa.", "Ann", "3 May 2020", "Reply", "says:", "\u200b",
        "“We know nothing,”", "© 2020 Courier Ltd", "by Omar Dent", "Лес", "\ud83d\ude00", "\ud800",
        "\x00", "\t", "\n",
        "\r\n", "\u2028", "  ", "١٢", "İ", "ß",
    ]
)
SOUP = st.lists(st.one_of(TAGS, WORDS, st.text(max_size=12)), max_size=40).map("".join)
DUMP = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.sampled_from(["", "• ", "* ", "1. ", "- "]),
        st.one_of(WORDS, st.text(max_size=40)),
        st.integers(1, 3),
    ),
    max_size=30,
).map(lambda rows: "".join(" " * indent + bullet + text + "\n" * gap for indent, bullet, text, gap in rows))


def holds(found: Reading) -> None:
    """Checks what every reading must keep to."""
    document = found.document
    if document is None:
        assert found.segments == ()
        assert len(found.gaps) == 1
        return
    document.text.encode("utf-8")
    names = [segment.id for segment in found.segments]
    assert len(set(names)) == len(names)
    at = 0
    for segment in found.segments:
        assert segment.document == document.id
        assert 0 <= segment.start < segment.end <= len(document.text)
        assert document.text[segment.start : segment.end].strip()
        assert 0 <= segment.origin_start <= segment.origin_end
        assert segment.id == make_id("seg1", document.id, segment.start, segment.end, segment.kind)
        assert segment.parent is None or segment.parent in names
        if segment.kind != "pasted":
            assert segment.start == at, "the segments lie side by side, and nothing of the text is outside of them"
            at = segment.end + 1
    assert at == len(document.text) + 1


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_every_offset_of_any_soup_is_right(source):
    found = reading(source)
    holds(found)
    assert found == reading(source)


@settings(max_examples=150, deadline=None)
@given(DUMP)
def test_every_offset_of_any_dump_is_right(source):
    found = reading(source)
    holds(found)
    if found.document is not None and found.document.media_type == "text/plain":
        decoded = capture(source).data.decode("utf-8", "replace")
        for segment in found.segments:
            assert segment.origin_end <= len(decoded)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_explained(data):
    holds(reading(data))


@settings(max_examples=60, deadline=None)
@given(SOUP, st.sampled_from(["a.txt", "b.html", "c.pdf"]))
def test_the_address_changes_nothing(source, uri):
    one = capture(source)
    other = read(type(one)(sha256=one.sha256, data=one.data, uri=uri, retrieved_at="2030-01-01T00:00:00Z"))
    assert other.segments == read(one).segments


@settings(max_examples=100, deadline=None)
@given(st.lists(st.from_regex(r"[a-z]{3,9}( [a-z]{3,9}){3,12}\.", fullmatch=True), min_size=1, max_size=12))
def test_no_word_of_a_page_is_lost(lines):
    for source in ("\n\n".join(lines), "".join(f"<p>{line}</p>" for line in lines), "<div>" + "<br><br>".join(lines)):
        found = reading(source)
        assert found.document is not None
        assert found.document.text.split() == " ".join(lines).split()
