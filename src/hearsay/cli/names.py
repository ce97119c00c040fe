"""Commands that need no case: same-name, weigh."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import typer


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("same-name")(same_name)
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
    from ..entities import same_name as compare
    from ..errors import UsageError

    if jsonl:
        for pair in _lines("a", "b"):
            found = compare(pair["a"], pair["b"])
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
    found = compare(a, b)
    typer.echo(f"{'same' if found.same else 'different'} {found.score:.2f} {found.reason}")
    if not found.same:
        raise typer.Exit(1)


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
