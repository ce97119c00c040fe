"""The commands put together, and what happens to an error that reaches the top."""

import os
import sys

import typer

from . import archive, ask, build, hypotheses, look, names

app = typer.Typer(
    name="hearsay",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (build, archive, look, names, ask, hypotheses):
    module.register(app)


@app.callback(invoke_without_command=True)
def about(context: typer.Context, version: bool = typer.Option(False, "--version", help="Print the version.")) -> None:
    """Who says so, on whose word, and does it hold? A desk for contested events.

    \b
    hearsay demo                          a first look, on pages that come with the program
    hearsay add war.case pages/           read pages into a case
    hearsay report war.case -o war.html   the dossier
    """
    if version:
        from .. import __version__

        typer.echo(f"hearsay {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Runs the program; ends with 0 done, 1 some inputs failed or something does not hold, 2 a mistake in the call."""
    from ..errors import HearsayError, NotACase, UsageError

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except (UsageError, NotACase) as error:
        _end(str(error), 2)
    except HearsayError as error:
        _end(str(error), 1)
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _end("Stopped. What was added so far is kept; the same command goes on from there.", 1)
    except OSError as error:
        _end(f"{error.filename or 'The system'}: {error.strerror}.", 1)
    except Exception as error:
        if os.environ.get("HEARSAY_TRACEBACK"):
            raise
        _end(
            f"This is a mistake in hearsay: {type(error).__name__}: {error}. Nothing that was added is lost. Please "
            "report it with the output of the same command under HEARSAY_TRACEBACK=1.",
            4,
        )


def _end(sentence: str, code: int) -> None:
    typer.echo(f"hearsay: {sentence}", err=True)
    sys.exit(code)
