"""The half over one document: what is found in a capture, a pure function of it, and the processes that find it.

They import this module and what it needs, and nothing of the half over all documents.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from .case import Analysis
from .ids import make_id
from .records import Capture, Gap
from .settings import Settings
from .stages import STAGES, Findings, Stage
from .workers import Pool

#: Languages whose grammar the shipped model knows; a page too short to tell is tried as well.
ANALYSED = (None, "en")


def readers_of(settings: Settings) -> Pool[Analysis]:
    """Returns the processes that read pages, none of which runs yet."""
    return Pool(analyse, workers=settings.workers, seconds=settings.page_seconds, ready=load_models)


def load_models() -> None:
    """Loads what pages are read with, in a process that does nothing else."""
    from .language import leave_out_extras, load

    leave_out_extras()
    with suppress(Exception):  # what is missing is told by the stage that needs it
        load()


def analyse(item: Capture) -> Analysis:
    """Returns all that the document half finds in a capture: a pure function of it."""
    return _run(item, [stage for stage in STAGES if stage.grain == "document"])


def read_only(item: Capture) -> Analysis:
    """Returns a capture's text and segments without any analysis of its language."""
    return _run(item, [stage for stage in STAGES if stage.name == "reading"])


def _run(item: Capture, stages: Iterable[Stage]) -> Analysis:
    found: Findings = {"capture": item}
    gaps: list[Gap] = []
    for stage in stages:
        try:
            given = stage.run(**{name: found[name] for name in stage.takes})
        except Exception as error:  # one page may not lose the others, one stage not what the others find
            sentence = f"The stage {stage.name} broke off ({type(error).__name__}: {error}). Please report it."
            gaps.append(_gap(item, stage.name, "failed", sentence, found))
            if {"document", "parse"} & set(stage.gives):
                break
            given = dict.fromkeys(stage.gives, ())
        gaps += given.pop("gaps", ())
        found |= given
        document = found.get("document")
        if document is None:
            break
        if stage.name == "reading" and document.language not in ANALYSED:
            sentence = f"The language is '{document.language}': the text is kept and shown, its claims are not read."
            gaps.append(_gap(item, "language", "language-not-analysed", sentence, found))
            break
    kept = {name: value for name, value in found.items() if name not in ("capture", "parse")}
    return Analysis(capture=item.sha256, gaps=tuple(gaps), **kept)


def cut_short(item: Capture, analysis: Analysis, seconds: float) -> Analysis:
    """Returns what was found of a page that took too long, with a gap that says so."""
    sentence = f"The analysis took longer than {seconds:g} seconds and was left. Allow more with --page-seconds."
    found = {"document": analysis.document}
    return replace(analysis, gaps=(*analysis.gaps, _gap(item, "pipeline", "too-slow", sentence, found)))


def _gap(item: Capture, stage: str, code: str, sentence: str, found: Mapping[str, Any]) -> Gap:
    document = found.get("document")
    return Gap(
        id=make_id("gap1", item.sha256, stage, code),
        capture=item.sha256,
        document=document.id if document else None,
        stage=stage,
        code=code,
        sentence=sentence,
    )
