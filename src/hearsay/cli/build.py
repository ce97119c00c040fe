"""Commands that make something: add, report, demo."""

import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from ..settings import DEFAULTS, Settings, help_of, least_of
from .viewing import AS_OF, BY, looking_at


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(_with_settings(add))
    app.command()(report)
    app.command()(demo)


def add(
    case: Path = typer.Argument(metavar="CASE", help="The case file; it is made if it is not there."),
    inputs: list[str] = typer.Argument(
        metavar="INPUT", help="Files, folders, web archives, web addresses of pages and feeds, or - for standard input."
    ),
    **given: Any,
) -> None:
    """Reads pages into a case. Safe to repeat: the same bytes are the same capture.

    Nothing is fetched from the network but the web addresses that are given, and what they redirect to; of a feed,
    also the pages of its newest items.

    \b
    Example:
      hearsay add war.case pages/ notes.txt
      hearsay add war.case https://example.org/story https://example.org/feed.xml
      curl -s https://example.org/story | hearsay add war.case -
    """
    if not _add(case, inputs, Settings(**given)):
        raise typer.Exit(1)


def _with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command that takes `**given` one option for every setting, out of the table of settings."""
    signature = inspect.signature(command)
    own = [p for p in signature.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
    named = inspect.Parameter.KEYWORD_ONLY
    options = [
        inspect.Parameter(name, named, default=_option(name, default), annotation=type(default))
        for name, default in DEFAULTS.items()
    ]
    vars(command)["__signature__"] = signature.replace(parameters=[*own, *options])
    command.__annotations__ |= {option.name: option.annotation for option in options}
    return command


def _option(name: str, default: object) -> Any:
    return typer.Option(default, f"--{name.replace('_', '-')}", min=least_of(name), help=help_of(name))


def _add(path: Path, inputs: list[str], settings: Settings) -> bool:
    """Adds and says what was done; returns whether every input could be read."""
    from ..analysis import readers_of

    with readers_of(settings) as readers:
        readers.begin()  # first of all: until it can read, it takes longer than everything that is done here before
        from .. import open_case, pipeline
        from .progress import bar

        with open_case(path, create=True) as case:
            with bar() as progress:
                given = sys.stdin.buffer
                done = pipeline.add(case, inputs, settings=settings, progress=progress, stdin=given, readers=readers)
            typer.echo(
                f"{path}: {_some(done.captures, 'page')} taken in, {done.new} of them new. The case holds "
                f"{_some(done.documents, 'document')}, {_some(case.count('statements'), 'statement')}, "
                f"{_some(case.count('claims'), 'claim')} and {_some(case.count('links'), 'link')} between claims."
            )
            if done.notes:
                some = _some(done.notes, "thing")
                typer.echo(f"{some} could not be read or understood: hearsay export {path} gaps")
    for gap in done.failed:
        typer.echo(f"failed: {gap.sentence}", err=True)
    return not done.failed


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def report(
    case: Path = typer.Argument(metavar="CASE", help="The case file."),
    output: Path = typer.Option(..., "-o", "--output", help="Where to write the dossier: .html, or .md."),
    title: str = typer.Option("", help="The title of the dossier; the name of the case if none is given."),
    as_of: str = AS_OF,
    by: str = BY,
) -> None:
    """Writes the dossier: one file in which every line points at its source, as HTML (with pictures) or Markdown.

    \b
    Example:
      hearsay report war.case -o war.html
      hearsay report war.case -o then.html --as-of 2019-03-23
    """
    _report(case, output, title or case.stem, as_of=as_of, by=by)
    typer.echo(f"The dossier is in {output}")


def _report(path: Path, output: Path, title: str, *, as_of: str | None = None, by: str | None = None) -> None:
    from .. import __version__
    from ..errors import UsageError
    from ..report import as_markdown, dossier

    form = output.suffix.lower()
    if form not in (".html", ".htm", ".md"):
        raise UsageError(f"The dossier is written as .html or .md: name the output {output.with_suffix('.html')}.")
    with looking_at(path, as_of, by) as (case, told):
        page = dossier(case.ledger(), title=title, version=__version__, case_digest=case.digest(), known=told)
    output.write_text(as_markdown(page) if form == ".md" else page, encoding="utf-8")


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
