"""The command by which an analyst decides: judge."""

from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command()(judge)


def judge(
    case: Path = typer.Argument(metavar="CASE", help="The case file."),
    subject: str = typer.Argument(metavar="ID", help="The record that is judged, or the judgement that is taken back."),
    verdict: str = typer.Argument(metavar="VERDICT", help="accept, reject or undo."),
    by: str = typer.Option(..., help="Who judges."),
    reason: str = typer.Option(..., help="Why."),
) -> None:
    """Writes down a decision; nothing is deleted by it. A rejected link is left out of exports and the dossier.

    \b
    Example:
      hearsay judge war.case lnk1:5f0c… reject --by "M. Field" --reason "two different bridges"
    """
    from datetime import UTC, datetime

    from .. import open_case
    from ..case import append
    from ..errors import UsageError
    from ..records import Judgement

    if verdict not in ("accept", "reject", "undo"):
        raise UsageError(f"{verdict!r} is no verdict. Say accept, reject or undo.")
    with open_case(case, write=True) as opened:
        made = append(
            opened.connection,
            Judgement(
                id="",
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                by=by,
                subject=subject,
                verdict=verdict,
                value=None,
                reason=reason,
                undoes=subject if verdict == "undo" else None,
                chain_hash="",
            ),
        )
    typer.echo(f"{made.id} {made.verdict} {made.subject}")
