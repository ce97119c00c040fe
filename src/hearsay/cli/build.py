"""Commands that make something: add, report, demo."""

import sys
from pathlib import Path

import typer

from ..settings import Settings, help_of


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(add)
    app.command()(report)
    app.command()(demo)


def add(
    case: Path = typer.Argument(metavar="CASE", help="The case file; it is made if it is not there."),
    inputs: list[str] = typer.Argument(metavar="INPUT", help="Files and folders, or - for standard input."),
    max_bytes: int = typer.Option(Settings().max_bytes, min=1, help=help_of("max_bytes")),
    page_seconds: float = typer.Option(Settings().page_seconds, min=0.1, help=help_of("page_seconds")),
    workers: int = typer.Option(Settings().workers, min=0, help=help_of("workers")),
) -> None:
    """Reads pages into a case. Safe to repeat: the same bytes are the same capture.

    \b
    Example:
      hearsay add war.case pages/ notes.txt
      curl -s https://example.org/story | hearsay add war.case -
    """
    settings = Settings(max_bytes=max_bytes, page_seconds=page_seconds, workers=workers)
    if not _add(case, inputs, settings):
        raise typer.Exit(1)


def _add(path: Path, inputs: list[str], settings: Settings) -> bool:
    """Adds and says what was done; returns whether every input could be read."""
    from .. import open_case, pipeline
    from .progress import bar

    with open_case(path, create=True) as case:
        with bar() as progress:
            done = pipeline.add(case, inputs, settings=settings, progress=progress, stdin=sys.stdin.buffer)
        typer.echo(
            f"{path}: {_some(done.captures, 'page')} taken in, {done.new} of them new. The case holds "
            f"{_some(done.documents, 'document')}, {_some(case.count('statements'), 'statement')}, "
            f"{_some(case.count('claims'), 'claim')} and {_some(case.count('links'), 'link')} between claims."
        )
        if done.notes:
            typer.echo(f"{_some(done.notes, 'thing')} could not be read or understood: hearsay export {path} gaps")
    for gap in done.failed:
        typer.echo(f"failed: {gap.sentence}", err=True)
    return not done.failed


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def report(
    case: Path = typer.Argument(metavar="CASE", help="The case file."),
    output: Path = typer.Option(..., "-o", "--output", help="Where to write the dossier (.html)."),
    title: str = typer.Option("", help="The title of the dossier; the name of the case if none is given."),
) -> None:
    """Writes the dossier: one HTML file in which every line points at its source.

    \b
    Example:
      hearsay report war.case -o war.html
    """
    _report(case, output, title or case.stem)
    typer.echo(f"The dossier is in {output}")


def _report(path: Path, output: Path, title: str) -> None:
    from .. import __version__, open_case
    from ..errors import UsageError
    from ..report import dossier

    if output.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"The dossier is written as HTML: name the output {output.with_suffix('.html')}.")
    with open_case(path) as case:
        page = dossier(case.ledger(), title=title, version=__version__, case_digest=case.digest())
    output.write_text(page, encoding="utf-8")


def demo(
    folder: Path = typer.Option(Path("hearsay-demo"), help="Where to put the case and the dossier."),
    show: bool = typer.Option(True, "--open/--no-open", help="Open the dossier in the browser, if there is a screen."),
) -> None:
    """Builds a case from the pages that come with the program (an invented event) and writes its dossier.

    \b
    Example:
      hearsay demo --no-open
    """
    from .. import open_case, samples
    from .findings import sentences

    folder.mkdir(parents=True, exist_ok=True)
    case, output = folder / "demo.case", folder / "demo.html"
    with samples.folder() as pages:
        _add(case, [str(pages)], Settings())
    _report(case, output, "The fall of Tesqal (an invented event)")
    with open_case(case) as opened:
        for sentence in sentences(opened.ledger()):
            typer.echo(sentence)
    typer.echo(f"The dossier is in {output.resolve()}")
    if show and _has_screen():
        typer.launch(output.resolve().as_uri())


def _has_screen() -> bool:
    import os

    return sys.stdout.isatty() and (sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY")))
