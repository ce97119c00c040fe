"""Runs the table of stages over a case: takes inputs, works what is not done, writes down what could not be done."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from . import __version__, capture
from .analysis import cut_short, read_only, readers_of
from .case import Analysis, Case, judged_links, read_remembered
from .collector import paused_collector
from .ids import digest
from .judging import without_subject
from .records import DocumentEntity, Gap, Judged, Ledger, Ruling
from .settings import Settings
from .stages import STAGES, Findings, Stage, versions
from .workers import Pool

#: Called with what is being done, how much of it is done, and how much there is (0: not known).
Progress = Callable[[str, int, int], None]
#: Gaps that say what an input is by nature, and are no failure: a feed is no page, an archive holds more than pages.
BY_NATURE = ("feed", "feed-cut", "archive-other-records", "page-parts")
#: What is being done while a stage works.
_DOING: Final = {
    "joining": "Joining names",
    "origins": "Finding origins",
    "linking": "Comparing claims",
    "weighing": "Weighing claims",
}
_WRITING: Final = "Writing what was found"
#: The first stage that reads the judgements on a kind of record; grades are laid over when they are read.
_FIRST_STAGE: Final[Mapping[Judged, str]] = {
    "entity": "joining",
    "mention": "joining",
    "statement": "origins",
    "claim": "origins",
    "origin": "origins",
    "edge": "origins",
    "event": "linking",
    "link": "weighing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one call of `add` did. `failed` are the inputs of which nothing could be read, each with the reason."""

    captures: int
    new: int
    documents: int
    failed: tuple[Gap, ...]
    notes: int


def add(
    case: Case,
    inputs: Iterable[str],
    *,
    settings: Settings,
    progress: Progress,
    stdin: BinaryIO | None = None,
    readers: Pool[Analysis] | None = None,
) -> Summary:
    """Takes inputs into a case and brings its analysis up to date; `readers` are processes that got ready before.

    Safe to repeat and to interrupt: every capture and every document is a transaction, and the next call finishes what
    is missing. Raises CaseBusy, CannotWrite.
    """
    taken, new = [], 0
    failed: list[Gap] = []
    told: list[Gap] = []
    with readers or readers_of(settings) as pool:
        for item in capture.find(
            inputs, settings=settings, clock=_now, stdin=stdin or BytesIO(), leave_out=_files_of(case.path)
        ):
            if isinstance(item, Gap):
                (told if item.code in BY_NATURE else failed).append(item)
                continue
            if case.add_capture(item, version=__version__):
                new += 1
                pool.begin()
            taken.append(item.sha256)
            progress("Taking in pages", len(taken), 0)
        case.put_gaps([*failed, *told])
        work_documents(case, readers=pool, progress=progress)
    settle(case, progress=progress)
    here = set(taken)
    gaps = [gap for gap in case.rows("gaps", Gap) if gap.capture in here]
    failed += [replace(gap, sentence=f"{case.address(gap.capture)}: {gap.sentence}") for gap in gaps
               if gap.document is None and gap.code not in BY_NATURE]
    return Summary(
        captures=len(here),
        new=new,
        documents=case.count("documents"),
        failed=tuple(failed),
        notes=len(told) + sum(gap.document is not None for gap in gaps),
    )


def work_documents(case: Case, *, readers: Pool[Analysis], progress: Progress) -> None:
    """Runs the stages of single documents over every capture that they have not worked yet."""
    work = versions("document")
    pending = case.without(work)
    if not pending:
        return
    prepare(progress)
    found = readers.map(case.captures(pending), jobs=len(pending))
    _warm_up()
    case.take_up(but=pending)
    for number, (item, analysis) in enumerate(found, start=1):
        if analysis is None:  # too slow or too much: the page is kept as text, without analysis
            analysis = readers.retry(item, read_only) or Analysis(capture=item.sha256)
            analysis = cut_short(item, analysis, readers.seconds)
        case.put(analysis, work=work)
        progress("Reading pages", number, len(pending))


def _warm_up() -> None:
    """Has the stages over all documents load their tables, while the first pages are read in other processes."""
    given = {"ledger": Ledger(), "remembered": (), "document_entities": (), "judgements": ()}
    for stage in STAGES:
        if stage.grain == "case":
            stage.run(**{name: given[name] for name in stage.takes})


def settle(case: Case, *, progress: Progress) -> None:
    """Makes the tables over all documents anew where the documents, or what analysts decided on them, have changed.

    A decision is worked from the first stage on that reads it: a rejected link only changes grades.
    """
    rulings = case.rulings()
    work = case_work(rulings)
    stale = case.stale(work)
    stages = [stage for stage in STAGES if stage.grain == "case"]
    first = next((n for n, stage in enumerate(stages) if stage.name in stale), len(stages))
    if first < len(stages):
        with paused_collector():
            found = _worked(case, stages, first, rulings=rulings, progress=progress)
            progress(_WRITING, 0, 1)
            remembered = found.pop("remembered", None)
            case.put_case(found, work=work, remembered=remembered)
            progress(_WRITING, 1, 1)


def _worked(
    case: Case, stages: Sequence[Stage], first: int, *, rulings: Sequence[Ruling], progress: Progress
) -> Findings:
    """What the stages from `first` on find over all documents."""
    found: Findings = {"gaps": _kept_gaps(case, stages[:first])}
    # the last stage grades the events that lie there, and linking takes up the links; nothing else made anew is read
    anew = {name for stage in stages[first:-1] for name in stage.gives} - {"entities", "links"}
    ledger = case.ledger(without=anew) if first else None
    for stage in stages[first:]:
        progress(_DOING[stage.name], 0, 1)
        given = _run_on_case(case, stage, ledger)
        found |= {name: (*found.get(name, ()), *value) if name == "gaps" else value for name, value in given.items()}
        if ledger is None:
            case.put_case({"entities": found.pop("entities")}, work={})
            ledger = case.ledger(without=anew)
        ledger = _with_found(ledger, found, rulings)
        progress(_DOING[stage.name], 1, 1)
    if ledger is not None:
        found["gaps"] = (*found["gaps"], *without_subject(case, rulings, ledger))
    return found


def _with_found(ledger: Ledger, found: Findings, rulings: Sequence[Ruling]) -> Ledger:
    """The ledger with what the stages have found so far, as an analyst sees it."""
    origins = tuple(found.get("origins", ledger.origins))
    links = ledger.links
    if "links" in found:
        links = tuple(judged_links(found["links"], rulings, ledger.claims, origins))
    events = {event.id: event for event in found["events"]} if "events" in found else ledger.events
    return replace(ledger, origins=origins, links=links, events=events, givers=found.get("sources", ledger.givers))


def case_work(rulings: Sequence[Ruling]) -> Mapping[str, str]:
    """Returns the version of every stage over all documents, together with the judgements that it reads."""
    read: dict[str, list[str]] = {}
    for ruling in rulings:
        stage = _FIRST_STAGE.get(ruling.decision.kind)
        if stage and ruling.judgement.verdict != "regrade":
            read.setdefault(stage, []).append(ruling.judgement.id)
    return {
        name: f"{version}+{digest(read[name])[:12]}" if name in read else version
        for name, version in versions("case").items()
    }


def _run_on_case(case: Case, stage: Stage, ledger: Ledger | None) -> Findings:
    if "remembered" in stage.takes:
        return stage.run(ledger=ledger, remembered=read_remembered(case.connection))
    if "ledger" in stage.takes:
        return stage.run(ledger=ledger)
    return stage.run(document_entities=case.rows("document_entities", DocumentEntity), judgements=case.judgements())


def _kept_gaps(case: Case, done: Iterable[Stage]) -> tuple[Gap, ...]:
    """The gaps over all documents that stages found which need not run again."""
    names = {stage.name for stage in done}
    return tuple(g for g in case.rows("gaps", Gap) if not g.capture and not g.document and g.stage in names)


def prepare(progress: Progress) -> None:
    """Builds what is built once a machine (the gazetteer), before the pages are shared out."""
    from .entities import build_gazetteer, gazetteer_path

    path = gazetteer_path()
    if not path.exists():
        build_gazetteer(path, progress=lambda done, total: progress("Building the gazetteer, once", done, total))


def _files_of(path: Path) -> list[Path]:
    return [path, *(Path(f"{path}{ending}") for ending in ("-wal", "-shm", "-journal"))]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
