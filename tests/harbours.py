"""Six short pages on an invented harbour war, read by the program itself, for tests of whole cases.

Two raids on one town, a wire copy, a party under two spellings that the program keeps apart, a page without a date, and
a late page that tells what was said earlier.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from hearsay import Case, analyse, open_case, pipeline
from hearsay.case import Analysis
from hearsay.records import Capture
from hearsay.stages import versions

_HTML = """<html lang=en><head><title>{title}</title>{meta}</head><body><article><h1>{title}</h1>
{body}</article>{rest}</body></html>"""
_COMMENTS = """<section id="comments"><h2>2 comments</h2><ol class="comment-list">
<li class="comment" id="comment-1"><div class="comment-author">Hedda P.</div><time>March 5, 2031 at 9:12 am</time>
<div class="comment-content"><p>My cousin saw the harbour burn and nobody counts the dead of the ferry crew.</p></div></li>
<li class="comment" id="comment-2"><div class="comment-author">Jon W.</div><time>March 19, 2031 at 7:40 pm</time>
<div class="comment-content"><p>The navy of Tarvia destroyed the pier itself, everybody knows that by now.</p></div></li>
</ol></section>"""


def _page(title: str, day: str | None, *paragraphs: str, rest: str = "") -> str:
    meta = f'<meta property="article:published_time" content="{day}">' if day else ""
    return _HTML.format(title=title, meta=meta, body="\n".join(f"<p>{p}</p>" for p in paragraphs), rest=rest)


PAGES = {
    "https://bay-courier.example/raid": _page(
        "Raid on Ostrel harbour kills 12",
        "2031-03-04",
        "An air strike killed 12 dock workers in Ostrel on 3 March 2031, the harbour office of Ostrel said.",
        "Admiral Tovan Rusk said that the navy of Tarvia had captured the island of Merrow. "
        "“Our ships hold Merrow,” Admiral Rusk said.",
        rest=_COMMENTS,
    ),
    "https://harbour-post.example/raid": _page(
        "Twelve dead in Ostrel",
        "2031-03-05",
        "An air strike killed 12 dock workers in Ostrel on 3 March 2031, the harbour office of Ostrel said.",
        "The League of Free Ports denied that its aircraft had struck Ostrel.",
    ),
    "https://north-star.example/second": _page(
        "Another air strike on Ostrel",
        "2031-03-06",
        "Another air strike killed 9 sailors in Ostrel on 5 March 2031, Doctor Selma Aarn said.",
        "Tovann Rusk, the commander of the fleet, said that the navy of Tarvia had captured the island of Merrow.",
    ),
    "https://north-star.example/merrow": _page(
        "League retakes Merrow",
        "2031-03-20",
        "The League of Free Ports captured the island of Merrow on 19 March 2031, its spokesman Ivo Dahl said.",
        "Ivo Dahl told reporters on 4 March 2031 that the air strike had killed 15 dock workers in Ostrel.",
    ),
    "https://old-notes.example/undated": _page(
        "Notes from the harbour",
        None,
        "At least 10 dock workers were killed in Ostrel by an air strike on 3 March 2031, a crane driver said.",
    ),
    "https://monthly.example/review": _page(
        "The month in Ostrel",
        "March 2031",
        "An air strike on 3 March 2031 killed 14 dock workers in Ostrel, the hospital of Ostrel said.",
    ),
}

#: A seventh page that bears the second raid out.
BEARING_OUT = {
    "https://seamens-paper.example/mourning": _page(
        "Seamen in mourning",
        "2031-03-07",
        "Nine sailors died in Ostrel on 5 March 2031 in an air strike, the union of seamen said.",
    ),
}


def capture(uri: str, text: str) -> Capture:
    data = text.encode()
    return Capture(
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
        uri=uri,
        retrieved_at="2031-04-02T10:00:00+00:00",
        method="web",
        status=200,
    )


def read(path: Path, pages: Iterable[tuple[str, str]]) -> Path:
    """Reads pages into a case, as `hearsay add` does."""
    with open_case(path, create=True) as case:
        for uri, text in pages:
            add(case, uri, text)
        settle(case)
    return path


def add(case: Case, uri: str, text: str) -> None:
    """Puts one page into a case; each text is read once in all tests."""
    case.add_capture(capture(uri, text), version="0")
    case.put(_analysis(uri, text), work=versions("document"))


def settle(case: Case) -> None:
    """Works what the pages and the judgements change over all documents."""
    pipeline.settle(case, progress=lambda *_: None)


@cache
def _analysis(uri: str, text: str) -> Analysis:
    return analyse(capture(uri, text))
