"""Commands that need no case: same-name, gazetteer, weigh."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from ..entities import SameName


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("same-name")(same_name)
    app.command()(gazetteer)
    app.command()(weigh)


def same_name(
    a: str = typer.Argument(None, metavar="A", help="A name, in any script."),
    b: str = typer.Argument(None, metavar="B", help="Another one."),
    jsonl: bool = typer.Option(False, "--jsonl", help='Read {"a","b"} lines on standard input instead.'),
) -> None:
    """Tells whether two spellings name one person, place or body. Ends with 0 if so, else with 1.

    \b
    Example:
      hearsay same-name Kadhafi Gaddafi
    """
    from ..errors import UsageError

    if jsonl:
        for pair in _lines("a", "b"):
            found = _compared(pair["a"], pair["b"])
            answer = {
                "a": pair["a"],
                "b": pair["b"],
                "same": found.same,
                "score": round(found.score, 4),
                "reason": found.reason,
            }
            typer.echo(json.dumps(answer, ensure_ascii=False))
        return
    if a is None or b is None:
        raise UsageError("Give two names: hearsay same-name Kadhafi Gaddafi.")
    found = _compared(a, b)
    typer.echo(f"{'same' if found.same else 'different'} {found.score:.2f} {found.reason}")
    if not found.same:
        raise typer.Exit(1)


def _compared(a: str, b: str) -> "SameName":
    """By letters and lists; where these say no, by the gazetteer (built at the first such question on a machine)."""
    from ..entities import one_place, open_gazetteer
    from ..entities import same_name as compare

    found = compare(a, b)
    return found if found.same else one_place(open_gazetteer(), a, b) or found


class _Action(StrEnum):
    ADD = "add"
    REMOVE = "remove"


def gazetteer(
    action: _Action = typer.Argument(metavar="ACTION", help="add: take places in; remove: forget all that were added."),
    files: list[Path] = typer.Argument(None, metavar="FILE", help="GeoNames dumps: places first, then other names."),
) -> None:
    """Adds places to those that the program knows, from GeoNames dumps; cases are worked again at their next add.

    A dump is a country's or all countries' (SY.zip, allCountries.zip), or the list of other names
    (alternateNamesV2.zip), from https://download.geonames.org/export/dump/.

    \b
    Example:
      hearsay gazetteer add SY.zip
    """
    from ..entities import add_places, added_path
    from ..errors import UsageError
    from .progress import bar

    if action is _Action.REMOVE:
        added_path().unlink(missing_ok=True)
        typer.echo("No added places are known any more.")
        return
    if not files:
        raise UsageError("Name the dumps: hearsay gazetteer add SY.zip.")
    for path in files:
        with bar() as progress:
            found = add_places(path, progress=lambda done, total: progress("Reading places", done, total))
        unread = f" Lines that could not be read: {found.unread:,}." if found.unread else ""
        typer.echo(f"{path}: places added: {found.places:,}; other names: {found.names:,}.{unread}")


def weigh(
    jsonl: bool = typer.Option(False, "--jsonl", help='Read {"source","item","value"} lines on standard input.'),
) -> None:
    """Tells which of several sources' values for an item is to be believed; copies of one another count once.

    \b
    Example:
      hearsay weigh --jsonl < values.jsonl
    """
    from ..errors import UsageError
    from ..weighing import Report
    from ..weighing import weigh as fuse

    if not jsonl:
        raise UsageError("Give --jsonl and lines of source, item, value on standard input.")
    given = [Report(line["source"], line["item"], line["value"]) for line in _lines("source", "item", "value")]
    for row in fuse(given):
        answer = {
            "item": row.item,
            "value": row.value,
            "probability": round(row.probability, 6),
            "origins": row.origins,
        }
        typer.echo(json.dumps(answer, ensure_ascii=False))


def _lines(*names: str) -> Iterator[dict[str, Any]]:
    """The objects on standard input; raises UsageError for a line that is none, or lacks one of the names."""
    from ..errors import UsageError

    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield {name: str(row[name]) for name in names}
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f"Line {number} of standard input is no JSON object with {', '.join(names)}.") from error
