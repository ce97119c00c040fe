"""The file as a whole: one HTML document that needs nothing from outside and forbids itself to ask for it."""

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from ..records import Ledger
from ..weighing import (
    boards,
    clash_matrix,
    credit_matrix,
    event_labels,
    givers,
    number_table,
    origin_names,
    sensitivity,
    state_lines,
    timeline,
    track_records,
)
from . import (
    clashes,
    credit,
    documents,
    events,
    hypotheses,
    judgements,
    leaning,
    limits,
    numbers,
    origins,
    places,
    speakers,
    states,
    summary,
)
from . import timeline as times
from .book import Book, open_book
from .html import Content, Markup, raw, tag
from .register import Use
from .scale import gradients
from .section import Section

_MARKS: Final = re.compile(r' id="([^"]+)"|href="#([cs]-[^"]+)"')


def dossier(ledger: Ledger, *, title: str, version: str, case_digest: str, known: Sequence[str] = ()) -> str:
    """Writes the dossier of a case as one HTML file: the answer first, the evidence under it.

    The same ledger gives the same bytes. `version` and `case_digest` are printed, so that a reader can tell which case
    the paper was drawn from. `known` says under the title how much of the case this is, where it is not all.
    """
    head = _Head(title=title, version=version, digest=case_digest, known=tuple(known))
    sections = contents(open_book(ledger))
    return "<!DOCTYPE html>\n" + _html(head, sections) + "\n"


def contents(book: Book) -> list[Section]:
    """Builds the sections of a dossier in their order, the texts of the documents last."""
    ledger = book.ledger
    matrix, figures, moments = credit_matrix(ledger), number_table(ledger), timeline(ledger)
    graded = {giver.entity: giver for giver in ledger.givers or givers(ledger)}
    labels = event_labels(ledger)
    leant = sensitivity(ledger)
    found = summary.Findings(
        matrix=matrix,
        numbers=figures,
        boards=boards(ledger, ledger.judgements),
        supports=leant.supports,
        names=labels,
    )
    parts = [
        summary.section(book, found),
        credit.section(book, matrix),
        clashes.section(book, clash_matrix(ledger)),
        numbers.section(book, figures),
        events.section(book, labels),
        hypotheses.section(book, found.boards),
        leaning.section(book, leant, names=found.names),
        states.section(book, state_lines(ledger)),
        times.section(book, moments),
        places.section(book),
        speakers.section(book, graded, track_records(ledger)),
        origins.section(book, origin_names(ledger)),
        judgements.section(book),
        limits.section(book, documents.shortened(book)),
    ]
    sections = [part for part in parts if part is not None]
    return [*sections, documents.section(book, uses_of(sections))]


def uses_of(sections: Sequence[Section]) -> Mapping[str, Sequence[Use]]:
    """Finds for each record that sections point at the lines that do so: the nearest anchor before each link."""
    found: dict[str, list[Use]] = defaultdict(list)
    for number, section in enumerate(sections, start=1):
        line = section.id
        for mark in _MARKS.finditer(section.body):
            name, target = mark.groups()
            line = name or line
            if target and Use(number, line) not in found[target][-1:]:
                found[target].append(Use(number, line))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands on the title page."""

    title: str
    version: str
    digest: str
    known: tuple[str, ...]


def _html(head: _Head, sections: Sequence[Section]) -> Markup:
    return tag("html", _head(head), _body(head, sections), lang="en")


def _head(head: _Head) -> Markup:
    style, script = _shipped("dossier.css"), _shipped("dossier.js")
    own = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    policy = f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"hearsay {head.version}"),
        tag("title", f"{head.title} – dossier"),
        tag("style", raw(style)),
        tag("script", raw(script), type="module"),
    )


def _body(head: _Head, sections: Sequence[Section]) -> Markup:
    contents = [
        tag("li", tag("a", tag("span", str(number), class_="number"), " ", section.short, href=f"#{section.id}"))
        for number, section in enumerate(sections, start=1)
    ]
    title = tag("h1", head.title, dir="auto")
    return tag(
        "body",
        gradients(),
        tag("a", "Skip to the content", href="#summary", class_="skip"),
        tag("header", tag("p", "Dossier", class_="kicker"), title, _known(head), _origin(head)),
        tag("nav", tag("h2", "Contents"), tag("ol", contents), aria_label="Contents"),
        tag("main", [_section(number, section) for number, section in enumerate(sections, start=1)]),
        tag("footer", _origin(head)),
    )


def _known(head: _Head) -> Markup | None:
    """Says of a dossier of a past day that it is one, and what it leaves out."""
    return tag("p", " ".join(head.known), class_="known", role="note") if head.known else None


def _origin(head: _Head) -> Markup:
    return tag(
        "p",
        f"Drawn by hearsay {head.version} from the case with digest ",
        tag("code", head.digest),
        class_="origin-line",
    )


def _section(number: int, section: Section) -> Content:
    title = tag("h2", tag("span", str(number), class_="number"), " ", section.title, id=f"{section.id}-title")
    return tag("section", title, section.body, id=section.id, aria_labelledby=f"{section.id}-title")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _shipped(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
