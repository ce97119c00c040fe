"""Thread pages as the software of forums and papers lays them out, against what a reader sees on them.

The pages and the gold lie in `tests/threads`; `gold.toml` says for each comment who wrote it and what it answers.
"""

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from pages import comments, reading, words

from hearsay.reading import Reading
from hearsay.records import Segment

FOLDER = Path(__file__).parent / "threads"
GOLD = tomllib.loads((FOLDER / "gold.toml").read_text(encoding="utf-8"))["page"]
FLOOR = 0.98


@cache
def found_in(file: str) -> Reading:
    return reading((FOLDER / file).read_bytes())


def paired(page: dict) -> list[tuple[dict, Segment | None]]:
    """Hands each comment of the gold the next comment that was read with its beginning."""
    found = found_in(page["file"])
    left = comments(found)
    out = []
    for wanted in page.get("comment", ()):
        fits = (s for s in left if words(found, s).replace("\n", " ").startswith(wanted["begins"]))
        segment = next(fits, None)
        if segment is not None:
            left.remove(segment)
        out.append((wanted, segment))
    return out


def verdicts(page: dict) -> list[dict[str, bool]]:
    """Says for each comment of the gold whether it was found with its author, its parent and its depth."""
    pairs = paired(page)
    out = []
    for wanted, segment in pairs:
        above = pairs[wanted["parent"]][1] if "parent" in wanted else None
        parent = segment is not None and segment.parent == (above.id if above else None)
        out.append(
            {
                "author": segment is not None and segment.author == wanted.get("author"),
                "parent": parent and (above is not None or "parent" not in wanted),
                "depth": segment is not None and segment.depth == wanted.get("depth"),
            }
        )
    return out


@pytest.mark.parametrize("page", GOLD, ids=[page["file"] for page in GOLD])
def test_a_thread_page_is_read_as_it_stands(page):
    found = found_in(page["file"])
    told = [
        (
            segment.author,
            segment.depth,
            segment.published,
            next((i for i, (_, s) in enumerate(paired(page)) if s and s.id == segment.parent), None),
            words(found, segment).split("\n")[0][:60],
        )
        for segment in comments(found)
    ]
    keys = ("author", "depth", "published", "parent")
    assert told == [(*(c.get(key) for key in keys), c["begins"][:60]) for c in page.get("comment", ())]


@pytest.mark.parametrize("page", [page for page in GOLD if any("credit" in c for c in page.get("comment", ()))])
def test_an_article_pasted_into_a_comment_keeps_its_credit(page):
    segments = found_in(page["file"]).segments
    for wanted, segment in paired(page):
        inside = [s.credit for s in segments if s.kind == "pasted" and segment and s.parent == segment.id]
        assert inside == ([wanted["credit"]] if "credit" in wanted else [])


@pytest.mark.parametrize("page", [page for page in GOLD if "answer" in page], ids=lambda page: page["file"])
def test_each_answer_of_an_interview_has_its_speaker(page):
    found = found_in(page["file"])
    for answer in page["answer"]:
        near = [s for s in found.segments if s.kind == "body" and answer["begins"] in words(found, s)]
        assert [s.author for s in near] == [answer.get("speaker")]


@pytest.mark.parametrize("what", ["author", "parent", "depth"])
def test_over_all_pages_hardly_a_comment_is_misplaced(what):
    all_verdicts = [verdict for page in GOLD for verdict in verdicts(page)]
    assert len(GOLD) >= 25
    assert sum(verdict[what] for verdict in all_verdicts) >= FLOOR * len(all_verdicts)


def test_every_comment_stands_where_it_says():
    for page in GOLD:
        found = found_in(page["file"])
        spans = [(s.start, s.end) for s in comments(found)]
        assert spans == sorted(spans)
        assert all(first[1] < second[0] for first, second in pairwise(spans))
