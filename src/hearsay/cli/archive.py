"""The command that gives the pages back: archive."""

from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command()(archive)


def archive(
    case: Path = typer.Argument(metavar="CASE", help="The case file."),
    output: Path = typer.Option(..., "-o", "--output", help="Where to write the web archive (.warc.gz, or .warc)."),
) -> None:
    """Writes all pages of a case, as they were taken, into a web archive (WARC) that other programs read.

    \b
    Example:
      hearsay archive war.case -o war.warc.gz
    """
    from datetime import UTC, datetime

    from .. import __version__, open_case
    from ..capture import write_archive
    from ..errors import UsageError

    if not output.name.lower().endswith((".warc", ".warc.gz")):
        raise UsageError(f"Web archives are named so: {output.with_suffix('.warc.gz')}.")
    part = output.with_name(f"{output.name}.part")
    try:
        with open_case(case) as opened, part.open("wb") as file:
            written = write_archive(
                opened.captures(), opened.sightings(), file, version=__version__,
                made_at=datetime.now(UTC).isoformat(timespec="seconds"), packed=output.suffix.lower() == ".gz",
            )
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
    typer.echo(f"{written:,} {'record' if written == 1 else 'records'} written to {output}")
