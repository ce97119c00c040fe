"""Pairs of short pages, read by the shipped model, and how the claims of each pair stand to each other."""

import hashlib

from hearsay import analyse, open_case, pipeline
from hearsay.records import Capture
from hearsay.stages import versions


def capture_of(name, outlet, day, title, body):
    """A page of one outlet and day; paragraphs of the body are parted by lines."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body.split("\n"))
    html = (
        f'<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day}T18:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
    data = html.encode()
    return Capture(
        sha256=hashlib.sha256(data).hexdigest(), data=data, uri=f"https://pages.example/{name}",
        retrieved_at="2037-01-01T10:00:00+00:00", media_type="text/html; charset=utf-8",
    )  # fmt: skip


def links_of_pairs(folder, pairs):
    """The links between the pages of each pair, and within each page, out of one case that holds all pairs."""
    captures = [
        capture_of(f"{name.replace(' ', '-')}/{side}", *page)
        for name, (_, _, *pages) in pairs.items()
        for side, page in zip("ab", pages, strict=False)
    ]
    with open_case(folder / "x.case", create=True) as case:
        work = versions("document")
        for capture in captures:
            case.add_capture(capture, version="0")
            case.put(analyse(capture), work=work)
        pipeline.settle(case, progress=lambda *_: None)
        ledger = case.ledger()
    addresses = {d.id: d.uri.removeprefix("https://pages.example/") for d in ledger.documents.values()}
    links = {}
    for link in ledger.links:
        ends = [addresses[ledger.claims[claim].document].split("/") for claim in (link.a, link.b)]
        within = "within" if ends[0] == ends[1] else "between"
        links.setdefault((ends[0][0], ends[1][0], within), set()).add((link.kind, link.on))
    return links
